// Everything on offer can be opened and trained: what the engine lists is what the page is tested with, in one visit.

import type { Page } from "@playwright/test";
import type { RunConfig } from "../../www/src/protocol";
import { loadEngine } from "../web/engine";
import { expect, type Site, test } from "./site";

const bundle = await loadEngine();
const catalogue = bundle.catalogue();
const tiny = catalogue.presets.find(({ id }) => id === "tiny")?.config as RunConfig;

const config = (page: Page) => page.evaluate(() => window.grokscope.config());

/** A link into the page that is open, and a few steps of what it asks for. */
async function follow(site: Site, hash: string, wanted: RunConfig) {
	await site.page.evaluate((next) => {
		location.hash = next;
	}, `#${hash}`);
	await expect.poll(() => config(site.page)).toEqual(wanted);
	await site.press(site.toggle);
	// The run before it, which has a history as well, was paused.
	await site.expectRun("running");
	await expect
		.poll(() => site.page.evaluate(() => window.grokscope.history().at(-1)?.step), {
			timeout: 60_000,
		})
		.toBeGreaterThan(0);
	await expect(site.error).toHaveCount(0);
	for (const value of (await site.history()).flatMap((row) => Object.values(row)))
		expect(value).toBeGreaterThanOrEqual(0);
}

async function pause(site: Site) {
	await site.press(site.toggle);
	await expect(site.toggle).not.toHaveAttribute("data-state", "running");
}

test("every preset", async ({ site, page }) => {
	test.setTimeout(180_000);
	await site.open("#level=tinker");
	for (const preset of catalogue.presets)
		await test.step(preset.id, async () => {
			const long = { ...preset.config.train, max_steps: 1_000_000 };
			await follow(site, `preset=${preset.id}&max_steps=1000000`, {
				...preset.config,
				train: long,
			});
			await expect(page.getByTestId("preset")).toHaveValue(preset.id);
			await pause(site);
		});
});

test("every operation", async ({ site, page }) => {
	test.setTimeout(180_000);
	await site.open("#level=tinker");
	for (const { id } of catalogue.operations)
		await test.step(id, async () => {
			const task = { ...tiny.task, operation: id };
			const wanted = { ...tiny, task, train: { ...tiny.train, max_steps: 1_000_000 } };
			// One needs a table first: settings.spec.ts brings one.
			const preview = bundle.preview(wanted);
			if (!preview) return;
			await follow(site, `preset=tiny&operation=${id}&max_steps=1000000`, wanted);
			// "(a*b) mod 7" is "a*b modulo 7" in a sentence.
			const formula = preview.formula.replace(/ mod \d+$/, "").replace(/^\((.*)\)$/, "$1");
			await expect(page.getByTestId("facts")).toContainText(formula);
			await expect(site.field("task.operation")).toHaveValue(id);
			await pause(site);
		});
});
