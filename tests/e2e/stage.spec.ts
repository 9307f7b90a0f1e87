// The projector: what is large enough to be read from the last row, and the keys of whoever stands beside it.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const SIZES = [
	{ width: 1920, height: 1080, letters: 28 },
	{ width: 1024, height: 768, letters: 24 },
];

const letters = (page: Page, selector: string) =>
	page
		.locator(selector)
		.evaluateAll((all) =>
			all
				.filter((one) => (one as HTMLElement).offsetParent !== null)
				.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
		);

for (const { width, height, letters: least } of SIZES)
	test(`at ${width} by ${height} the table and the curve fill the screen, in large letters`, async ({
		site,
		page,
	}) => {
		await page.setViewportSize({ width, height });
		await site.open("#view=stage&preset=tiny");
		await expect(page.getByTestId("stage-keys")).toBeVisible();
		await page.keyboard.press(" ");
		await site.expectRun("finished");
		await expect(site.table).toBeVisible();
		await expect(page.getByTestId("chart-accuracy")).toBeVisible();
		await expect(page.getByTestId("chart-loss")).toBeHidden();
		await expect(page.locator("grok-controls")).toBeHidden();
		for (const selector of [".status", ".counts span", ".legend span", ".series b", ".chart h2"])
			for (const size of await letters(page, selector)) expect(size).toBeGreaterThanOrEqual(least);
		const chart = await page
			.locator("grok-line-chart")
			.first()
			.evaluate((host) => {
				const style = getComputedStyle(host);
				return ["--chart-size", "--chart-line"].map((name) => Number(style.getPropertyValue(name)));
			});
		expect(chart).toEqual([least, 4]);
		// Nothing has to be scrolled.
		const [inner, outer] = await page.evaluate(() => [
			document.documentElement.scrollHeight,
			innerHeight,
		]);
		expect(inner).toBeLessThanOrEqual(outer as number);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(wide).toBeLessThanOrEqual(width);
	});

test("keys run it, go back in time, change the scene and show the QR code", async ({
	site,
	page,
}) => {
	await page.emulateMedia({ colorScheme: "dark" });
	await site.open("#view=stage&preset=tiny");
	// Light, whatever this computer prefers; D is for dark rooms.
	const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
	await expect.poll(scheme).toBe("light");
	await page.keyboard.press("d");
	await expect.poll(scheme).toBe("dark");
	await page.keyboard.press("d");

	await page.keyboard.press(" ");
	await site.expectRun("finished");
	const shown = page.locator("grok-line-chart").first().locator(".u-over");
	await expect(shown).toBeVisible();
	for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
	// The table follows.
	await expect.poll(() => site.table.getAttribute("data-step")).not.toBe("200");
	await page.keyboard.press("r");
	await site.stepTo(0);

	await page.keyboard.press("2");
	await expect(page.getByTestId("chart-accuracy")).toBeHidden();
	await expect(site.table).toBeVisible();
	await page.keyboard.press("3");
	await expect(site.table).toBeHidden();
	await expect(page.getByTestId("chart-accuracy")).toBeVisible();
	await page.keyboard.press("1");
	await expect(site.table).toBeVisible();
	// No class, no key for it.
	await expect(page.getByTestId("key-4")).toHaveCount(0);

	await page.keyboard.press("q");
	await expect(page.getByTestId("qr")).toBeVisible();
	const { height } = (await page.getByTestId("qr").boundingBox()) as { height: number };
	expect(height).toBeGreaterThan(500);
	await page.keyboard.press("q");
	await expect(page.getByTestId("qr")).toBeHidden();

	const audit = await new AxeBuilder({ page }).analyze();
	expect(audit.violations).toEqual([]);
	await page.getByRole("link", { name: "Leave" }).click();
	await expect(page.getByTestId("stage-keys")).toHaveCount(0);
	await expect.poll(scheme).toBe("light dark");
});

test("key 4 shows what the class has found", async ({ site, page }) => {
	await site.open("#view=class&preset=tiny");
	await page.getByTestId("class-make").click();
	await expect(page.getByTestId("share-class")).toBeVisible();
	await page.getByTestId("to-stage").click();
	await expect(page.getByTestId("stage-keys")).toBeVisible();
	await page.keyboard.press("4");
	await expect(page.getByTestId("stage-received")).toContainText("0 of");
	await expect(page.getByTestId("phases").first()).toBeVisible();
	await expect(site.table).toBeHidden();
	for (const size of await letters(page, ".stage .cell b")) expect(size).toBeGreaterThanOrEqual(24);
});
