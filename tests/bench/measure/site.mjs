// The built page as a visitor meets it: a fresh profile each time, nothing cached.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { summary } from "../stats.mjs";
import { WORKLOADS } from "../workloads.mjs";
import { firstLine } from "./steps.mjs";

const SEEDS = [0, 1, 2];
/** Presets by what the targets call them. */
const PRESETS = { default: undefined, nanda_quick: "nanda_quick" };
/** On the page, steps are timed up to this one, from half of it: by then the browser has compiled engines a second time. */
const TO_STEP = { nanda_quick: 512, nanda: 256 };
/** A run that takes longer than this has missed every target. */
const GIVE_UP_SECONDS = 90;

/** Navigation to the first update, in seconds; Start is pressed as soon as it can be. */
export async function measureFirstStep(env) {
	const seconds = [];
	for (let visit = 0; visit < 2 * env.rounds - 1; visit++) {
		env.say(`first step: visit ${visit + 1}`);
		const run = await visitPage(env, "device=cpu", ({ step }) => step >= 1);
		seconds.push(run.at / 1000);
	}
	return { seconds: summary(seconds) };
}

/** How long presets take to 99 % test accuracy, after Start. */
export async function measurePresets(env) {
	const presets = {};
	for (const [name, preset] of Object.entries(PRESETS)) {
		presets[name] = [];
		for (const seed of SEEDS.slice(0, env.quick ? 1 : undefined)) {
			env.say(`preset ${preset ?? "by default"}, seed ${seed}`);
			const link = `${preset ? `preset=${preset}&` : ""}seed=${seed}&device=cpu`;
			const run = await visitPage(env, link, ({ test_accuracy }) => test_accuracy >= 0.99);
			const memorised = run.rows.find(({ train_accuracy }) => train_accuracy >= 0.99);
			presets[name].push({
				seed,
				seconds: run.reached ? (run.at - run.started) / 1000 : null,
				step: run.rows.at(-1)?.step,
				memorised_at: memorised?.step,
				test_at_memorised: memorised?.test_accuracy ?? 1,
			});
		}
	}
	return presets;
}

/** Seconds per step on the page with one worker and with two: between two examinations, so that nothing else counts. */
export async function measureWorkers(env) {
	const workers = {};
	for (const { id, preset } of WORKLOADS.filter(({ id }) => id !== "small")) {
		const samples = { 1: [], 2: [] };
		for (let round = 0; round < Math.min(3, env.rounds); round++)
			for (const count of [1, 2]) {
				env.say(`${id} on the page with ${count} worker${count > 1 ? "s" : ""}`);
				const link = `preset=${preset}&eval_spacing=1&device=cpu&workers=${count}`;
				samples[count].push(await secondsPerStep(env, link, TO_STEP[id]).catch(firstLine));
			}
		workers[id] = Object.fromEntries(
			Object.entries(samples).map(([count, all]) => {
				const error = all.find((sample) => typeof sample === "string");
				return [count, error ? { error } : summary(all)];
			}),
		);
	}
	return workers;
}

/** From the examination at half of `to` to the one at `to`. */
async function secondsPerStep(env, link, to) {
	const run = await visitPage(env, link, ({ step }) => step >= to);
	if (!run.reached) throw new Error(`not at step ${to} within ${GIVE_UP_SECONDS} s`);
	const half = run.rows.find(({ step }) => step === to / 2);
	return (run.at - half.at) / 1000 / (to / 2);
}

/** Opens the page, presses Start at once, and waits for a row of metrics. Times are milliseconds since navigation. */
async function visitPage({ browser, base }, link, until) {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	try {
		const page = await context.newPage();
		await page.addInitScript(pressStart);
		await page.goto(`${base}site/index.html#${link}`);
		const deadline = Date.now() + 1000 * GIVE_UP_SECONDS;
		for (;;) {
			const visit = await page.evaluate(() => window.visit);
			const row = visit.rows.find(until);
			if (row || Date.now() > deadline)
				return { ...visit, at: row?.at, reached: row !== undefined };
			// A link that it does not understand in full would measure something else.
			const complaint = await page.getByTestId("error").allTextContents();
			if (complaint.length > 0) throw new Error(`the page says: ${complaint.join(" ").trim()}`);
			// Rows say when they came; to ask often would take time from a page that has none to spare.
			await page.waitForTimeout(1000);
		}
	} finally {
		await context.close();
	}
}

/** Runs in the page before anything else. */
function pressStart() {
	window.visit = { started: null, rows: [] };
	const note = ({ detail }) => {
		const at = performance.now();
		window.visit.rows.push(...detail.rows.map((row) => ({ ...row, at })));
	};
	const look = () => {
		if (document.documentElement.dataset.ready !== "true") return;
		const toggle = document.querySelector("[data-testid=toggle]");
		if (!toggle || toggle.disabled) return;
		observer.disconnect();
		window.grokscope.events.addEventListener("metrics", note);
		window.visit.started = performance.now();
		toggle.click();
	};
	const observer = new MutationObserver(look);
	observer.observe(document, { subtree: true, childList: true, attributes: true });
}

/** What a visitor downloads, part by part. */
export function measureSize({ site }) {
	if (!existsSync(site)) return undefined;
	const script = fileURLToPath(new URL("../../../src/web/size.mjs", import.meta.url));
	return JSON.parse(execFileSync(process.execPath, [script, site, "--json"], { encoding: "utf8" }));
}
