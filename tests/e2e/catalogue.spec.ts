// Everything on offer can be opened and trained: what the engine lists is what the page is tested with.

import type { RunConfig } from "../../www/src/protocol";
import { loadEngine } from "../web/engine";
import { expect, type Site, test } from "./site";

const bundle = await loadEngine();
const catalogue = bundle.catalogue();
const tiny = catalogue.presets.find(({ id }) => id === "tiny")?.config as RunConfig;
const withOperation = (operation: string) => ({ ...tiny, task: { ...tiny.task, operation } });

async function expectOneStep(site: Site, link: string) {
	await site.open(link);
	await expect(site.error).toHaveCount(0);
	await site.press(site.step);
	await site.stepTo(1);
	for (const row of await site.history())
		for (const value of Object.values(row)) expect(value).toBeGreaterThanOrEqual(0);
}

for (const { id, config } of catalogue.presets)
	test(`preset ${id}`, async ({ site, page }) => {
		await expectOneStep(site, `#preset=${id}`);
		expect(await page.evaluate(() => window.grokscope.config())).toEqual(config);
		await expect(page.getByTestId("preset")).toHaveValue(id);
	});

for (const { id } of catalogue.operations) {
	// One needs a table first: settings.spec.ts brings one.
	const preview = bundle.preview(withOperation(id));
	if (!preview) continue;
	test(`operation ${id}`, async ({ site, page }) => {
		await expectOneStep(site, `#preset=tiny&operation=${id}`);
		// "(a*b) mod 7" is "a*b modulo 7" in a sentence.
		const formula = preview.formula.replace(/ mod \d+$/, "").replace(/^\((.*)\)$/, "$1");
		await expect(page.getByTestId("facts")).toContainText(formula);
		await expect(site.field("task.operation")).toHaveValue(id);
	});
}
