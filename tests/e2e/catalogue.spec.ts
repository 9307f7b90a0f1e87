// Everything on offer can be opened and trained: what the engine lists is what the page is tested with, in one visit.

import type { RunConfig } from "../../www/src/protocol";
import { loadEngine } from "../web/engine";
import { expect, type Site, test } from "./site";

const bundle = await loadEngine();
const catalogue = bundle.catalogue();
const tiny = catalogue.presets.find(({ id }) => id === "tiny")?.config as RunConfig;
const withOperation = (operation: string) => ({ ...tiny, task: { ...tiny.task, operation } });

/** A link into the page that is open, and a run of what it asks for. */
async function follow(site: Site, hash: string) {
	await site.page.evaluate((next) => {
		location.hash = next;
	}, `#${hash}`);
	await expect(site.toggle).toHaveText(/^(?!Continue|Pause)/);
	await site.press(site.toggle);
	await site.stepBeyond(0);
	await expect(site.error).toHaveCount(0);
	const rows = await site.history();
	expect(rows.length).toBeGreaterThan(0);
	for (const value of rows.flatMap((row) => Object.values(row)))
		expect(value).toBeGreaterThanOrEqual(0);
}

async function pause(site: Site) {
	if ((await site.toggle.getAttribute("data-state")) !== "running") return;
	await site.press(site.toggle);
	await expect(site.toggle).not.toHaveAttribute("data-state", "running");
}

test("every preset", async ({ site, page }) => {
	test.setTimeout(180_000);
	await site.open("#preset=tiny");
	for (const { id, config } of catalogue.presets)
		await test.step(id, async () => {
			await follow(site, `preset=${id}`);
			expect(await page.evaluate(() => window.grokscope.config())).toEqual(config);
			await expect(page.getByTestId("preset")).toHaveValue(id);
			await pause(site);
		});
});

test("every operation", async ({ site, page }) => {
	test.setTimeout(180_000);
	await site.open("#preset=tiny");
	for (const { id } of catalogue.operations)
		await test.step(id, async () => {
			// One needs a table first: settings.spec.ts brings one.
			const preview = bundle.preview(withOperation(id));
			if (!preview) return;
			await follow(site, `preset=tiny&operation=${id}&max_steps=100000`);
			// "(a*b) mod 7" is "a*b modulo 7" in a sentence.
			const formula = preview.formula.replace(/ mod \d+$/, "").replace(/^\((.*)\)$/, "$1");
			await expect(page.getByTestId("facts")).toContainText(formula);
			await expect(site.field("task.operation")).toHaveValue(id);
			await pause(site);
		});
});
