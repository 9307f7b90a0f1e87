// The pages for teachers: readable by everybody, printable, and every lesson link on them opens without a complaint.

import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./site";

const FOLDERS = { en: "teach/", de: "teach/de/", es: "teach/es/" };
const NAMES = ["index", "lesson", "worksheet", "answers"];
const PAGES = Object.entries(FOLDERS).flatMap(([lang, folder]) =>
	NAMES.map((name) => ({ lang, folder, path: `${folder}${name}.html` })),
);

for (const { lang, folder, path } of PAGES)
	test(`${path} is read, printed and followed`, async ({ site, page }) => {
		test.setTimeout(120_000);
		for (const colorScheme of ["light", "dark"] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(`./${path}`);
			await expect(page.locator("html")).toHaveAttribute("lang", lang);
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
			.locator("a, link[rel=alternate]")
			.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
		// Each language leads to all others.
		expect(links.length).toBeGreaterThan(2 * Object.keys(FOLDERS).length);
		for (const link of links)
			expect((await page.request.get(`./${folder}${link}`)).status()).toBe(200);
		for (const link of new Set(links.filter((one) => one.includes("#")))) {
			await site.open(link.slice(link.indexOf("#")));
			await expect(page.locator("html")).toHaveAttribute("lang", lang);
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

for (const [lang, title, lesson, told] of [
	["de", "Für Lehrkräfte", "Wird es verstehen?", "59 Stunden"],
	["es", "Para docentes", "¿Llegará a entender?", "59 horas"],
] as const)
	test(`the page leads to them in its language, and they lead back to it: ${lang}`, async ({
		site,
		page,
	}) => {
		await site.open(`#lang=${lang}`);
		await page.getByTestId("teachers").click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
		await page.getByRole("link", { name: lesson }).click();
		await site.ready();
		await expect(page.locator("html")).toHaveAttribute("lang", lang);
		await expect(page.getByTestId("lesson")).toContainText(told);
		await expect(site.toggle).toBeDisabled();
	});
