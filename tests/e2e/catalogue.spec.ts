// Everything on offer can be opened and trained: what the engine lists is what the page is tested with.

import { loadEngine } from "../web/engine";
import { expect, type Site, test } from "./site";

const catalogue = (await loadEngine()).catalogue();

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

for (const { id, formula } of catalogue.operations)
	test(`operation ${id}`, async ({ site, page }) => {
		await expectOneStep(site, `#preset=tiny&operation=${id}`);
		await expect(page.getByTestId("facts")).toContainText(formula);
		await expect(site.field("task.operation")).toHaveValue(id);
	});
