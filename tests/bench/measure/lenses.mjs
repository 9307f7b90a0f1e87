// Lenses: what they take from training while they are on the screen, and what one look costs.

import { fileURLToPath } from "node:url";
import { median, summary } from "../stats.mjs";
import { configOf, loadBundle, WORKLOADS } from "../workloads.mjs";
import { firstLine } from "./steps.mjs";

const SMALL = WORKLOADS.find(({ id }) => id === "small");
const LOOKED_AT = ["small", "nanda_quick"];
/** A network that has begun to learn: with its first weights some lenses have less to do. */
const STEPS = 30;
const LOOKS = 3;
/** Lenses look only where they are seen, or nearly: in this window that is all of the first ones. */
const TALL = { width: 1440, height: 2200 };
const PATIENCE = { timeout: 60_000 };

export async function measureLenses(env) {
	const looks = {};
	for (const id of LOOKED_AT) looks[id] = await measureLooks(id, env);
	const training = await measureTraining(env).catch((error) => ({ error: firstLine(error) }));
	return { looks, training };
}

/** Seconds of a look by lens, for those that look on their own, each at weights that no lens has seen. */
async function measureLooks(id, { browser, base, bundle, say }) {
	say(`lenses: a look at ${id}`);
	const config = configOf(
		WORKLOADS.find((workload) => workload.id === id),
		bundle,
	);
	const page = await browser.newPage();
	try {
		await page.goto(base);
		const found = await page.evaluate(
			async ([url, config, steps, looks]) => {
				const { lookAtAll } = await import(url);
				return lookAtAll(config, steps, looks);
			},
			[`${base}page/lenses.js`, config, STEPS, LOOKS],
		);
		return Object.fromEntries(found.map(([lens, seconds]) => [lens, summary(seconds)]));
	} finally {
		await page.close();
	}
}

/** One run on the page: with the lenses that a visitor gets first and without any, in turn. */
async function measureTraining({ browser, base, say, rounds, quick }) {
	const { first_lenses } = (await loadBundle("study")).studies();
	const context = await browser.newContext({ viewport: TALL });
	try {
		const page = await context.newPage();
		await page.addInitScript({ path: fileURLToPath(new URL("../page/watch.js", import.meta.url)) });
		const link = `preset=${SMALL.preset}&eval_spacing=1&max_steps=1000000&device=cpu`;
		await page.goto(`${base}site/index.html#${link}`);
		await page.getByTestId("toggle").and(page.locator(":enabled")).click(PATIENCE);
		const samples = { closed: [], open: [] };
		for (let round = 0; round < Math.max(3, rounds); round++)
			for (const state of ["closed", "open"]) {
				say(`lenses ${state}: round ${round + 1}`);
				await (state === "open" ? openLenses(page, first_lenses) : closeLenses(page));
				samples[state].push(await page.evaluate((s) => window.watch(s), quick ? 3 : 6));
			}
		return Object.fromEntries(Object.entries(samples).map(([state, all]) => [state, ofAll(all)]));
	} finally {
		await context.close();
	}
}

/** The first look also loads the lenses' engine: it is waited for. */
async function openLenses(page, first) {
	await page.getByTestId("open-lenses").click(PATIENCE);
	await page.getByTestId("lab").evaluate((lab) => lab.scrollIntoView());
	for (const id of first)
		await page.locator(`[data-testid=lens-${id}][data-step]`).waitFor(PATIENCE);
}

async function closeLenses(page) {
	const lab = page.getByTestId("lab");
	if (await lab.count()) await lab.locator("> header > button").last().click();
	await page.getByTestId("open-lenses").waitFor(PATIENCE);
}

function ofAll(samples) {
	const of = (what) => samples.map((sample) => sample[what]);
	return {
		steps_per_second: summary(of("steps_per_second")),
		frames_per_second: median(of("frames_per_second")),
	};
}
