// The pages for teachers: readable by everybody, printable, and every lesson link on them opens without a complaint.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./site";

const PAGES = ["index", "lesson", "worksheet", "answers"];

for (const name of PAGES)
	test(`teach/${name}.html is read, printed and followed`, async ({ site, page }) => {
		test.setTimeout(120_000);
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(`./teach/${name}.html`);
			const audit = await new AxeBuilder({ page }).analyze();
			expect(audit.violations).toEqual([]);
		}
		await page.setViewportSize({ width: 360, height: 700 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
			360,
		);
		await page.emulateMedia({ media: "print", colorScheme: "light" });
		await expect(page.locator("nav")).toBeHidden();
		await page.emulateMedia({ media: null });
		await page.setViewportSize({ width: 1440, height: 900 });

		const links = await page
			.locator("a")
			.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
		for (const link of links)
			expect((await page.request.get(`./teach/${link}`)).status()).toBe(200);
		for (const link of new Set(links.filter((one) => one.includes("#")))) {
			await site.open(link.slice(link.indexOf("#")));
			await expect(site.error, link).toHaveCount(0);
			await expect(page.locator("[role=alert]"), link).toHaveCount(0);
		}
	});

test("the page leads to them, and the lesson asks for a prediction and nothing else", async ({
	site,
	page,
}) => {
	await site.open("");
	await page.getByTestId("teachers").click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("For teachers");
	await page.getByRole("link", { name: "Will it understand?" }).click();
	await site.ready();
	await expect(page.getByTestId("lesson")).toContainText("59 hours");
	await expect(page.locator(".field")).toHaveCount(0);
	await expect(site.toggle).toBeDisabled();
	await page.getByTestId("predict-later").click();
	await site.press(site.toggle);
	await site.stepBeyond(0);
});
