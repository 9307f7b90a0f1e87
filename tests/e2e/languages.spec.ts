// The page in each of its languages, and from right to left: everything fits, nothing stays English, nothing is lost.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { LANGUAGES } from "../../www/src/i18n/language";
import { expectFits } from "./fits";
import { expect, test } from "./site";

const OTHERS = Object.keys(LANGUAGES).filter((one) => one !== "en");
const LEVELS = ["watch", "tinker", "lab"];
const SIZES = [
	{ width: 1440, height: 900 },
	{ width: 360, height: 740 },
];
/** Words that no other language of this page has, in sentences that would not do without one of them. */
const ENGLISH =
	/\b(the|of|with|is|are|it|step|steps|learning|run|settings|this|which|what|where|loading)\b/gi;

/** The English words that can be read and are not marked as English, each with what surrounds it. Citations stay as they are. */
function english(page: Page): Promise<string[]> {
	return page.evaluate((source) => {
		const told = (element: Element) => element.closest("[lang]:not(html), code, .source") === null;
		const found: string[] = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const { parentElement: around, textContent: text } = node;
			if (!around || !text || !told(around) || !around.checkVisibility()) continue;
			if (new RegExp(source, "i").test(text)) found.push(text.trim().slice(0, 80));
		}
		return found;
	}, ENGLISH.source);
}

const unfold = (page: Page, details: string) =>
	page.locator(details).evaluateAll((all) => {
		for (const one of all) (one as HTMLDetailsElement).open = true;
	});

const violations = async (page: Page) =>
	(await new AxeBuilder({ page }).analyze()).violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
	);

for (const lang of OTHERS)
	for (const viewport of SIZES)
		test.describe(`${lang}, ${viewport.width} px`, () => {
			test.use({ viewport });

			for (const level of LEVELS)
				test(`${level} fits, is in its language, and axe finds nothing`, async ({ site, page }) => {
					await site.open(`#preset=tiny&p=13&lang=${lang}&level=${level}`);
					await expect(page.locator("html")).toHaveAttribute("lang", lang);
					await expectFits(page);
					expect(await english(page)).toEqual([]);
					await site.finish();
					await site.openMore();
					await expectFits(page);
					expect(await english(page)).toEqual([]);
					expect(await violations(page)).toEqual([]);
					const path = `test-results/screens/${lang}-${viewport.width}-${level}.png`;
					await page.screenshot({ path, fullPage: true });
				});
		});

for (const lang of OTHERS) {
	for (const view of ["figures", "sweep", "scoreboard", "class", "stage"])
		test(`nothing of ${view} is in English without saying so: ${lang}`, async ({ site, page }) => {
			await site.open(`#preset=tiny&p=13&lang=${lang}&level=lab&view=${view}`);
			await expect(page.locator("main h2:visible, main table:visible").first()).toBeVisible();
			await unfold(page, "main details");
			expect(await english(page)).toEqual([]);
		});

	test(`nothing of a lens is in English: ${lang}`, async ({ site, page }) => {
		const open = "answers,progress,representations,example,floor,ildr,spectra";
		await site.open(`#preset=tiny&p=13&lang=${lang}&level=lab&max_steps=60&lenses=${open}`);
		await site.finish();
		for (const id of open.split(",")) {
			const lens = page.getByTestId(`lens-${id}`);
			await lens.scrollIntoViewIfNeeded();
			const said = lens.locator("[data-testid=lens-says], [data-testid=lens-nothing]");
			await expect(said).toContainText(/[.:]/);
			await expect(lens.locator("[lang]")).toHaveCount(0);
		}
		await unfold(page, "grok-lens-panel details");
		expect(await english(page)).toEqual([]);
	});
}

for (const viewport of SIZES)
	test.describe(`from right to left, ${viewport.width} px`, () => {
		test.use({ viewport });

		for (const level of ["watch", "tinker"])
			test(`${level} fits`, async ({ site, page }) => {
				await site.open(`#preset=tiny&level=${level}`);
				await page.evaluate(() => {
					document.documentElement.dir = "rtl";
				});
				await expectFits(page);
				await site.finish();
				await site.openMore();
				await expectFits(page);
				const path = `test-results/screens/rtl-${viewport.width}-${level}.png`;
				await page.screenshot({ path, fullPage: true });
			});
	});

for (const lang of OTHERS)
	test(`the language is chosen on the page, and the run survives: ${lang}`, async ({
		site,
		page,
	}) => {
		await site.open("#preset=tiny&max_steps=120&level=tinker");
		await site.finish();
		const before = await site.history();
		await expect(page.getByTestId("run-row")).toHaveAttribute("data-kept", "120");
		const english = await site.toggle.textContent();
		const loaded = page.waitForEvent("load");
		await page.getByTestId("language").selectOption(lang);
		await loaded;
		await site.ready();
		await expect(page.locator("html")).toHaveAttribute("lang", lang);
		await expect(page.getByTestId("language")).toHaveValue(lang);
		await site.stepTo(120);
		expect(await site.history()).toEqual(before);
		await expect(site.toggle).not.toHaveText(english ?? "");
		// It is remembered where a link says nothing, and a link that says something wins.
		await site.open("#preset=tiny");
		await expect(page.locator("html")).toHaveAttribute("lang", lang);
		await site.open("#preset=tiny&lang=en");
		await expect(page.locator("html")).toHaveAttribute("lang", "en");
	});

for (const lang of OTHERS)
	test(`a setting that is refused says so in its language: ${lang}`, async ({ site, page }) => {
		await site.open(`#preset=tiny&level=tinker&lang=${lang}`);
		await site.field("task.p").fill("0");
		await expect(site.problem("task.p")).toContainText("0");
		expect(await english(page)).toEqual([]);
		await site.open(`#preset=tiny&p=1000&nonsense=1&lang=${lang}`);
		await expect(site.error).toContainText("1000");
		expect(await english(page)).toEqual([]);
	});

for (const lang of ["en", ...OTHERS])
	test(`a visit loads one table of words at most, its own: ${lang}`, async ({ site, page }) => {
		const asked: string[] = [];
		page.on("request", (request) => asked.push(request.url()));
		await site.open(`#preset=tiny&lang=${lang}`);
		const tables = asked.flatMap((url) => /\/(\w+)-tables-/.exec(url)?.[1] ?? []);
		expect(tables).toEqual(lang === "en" ? [] : [lang]);
	});

test.describe("a server that has lost a language", () => {
	test.use({ expected: /Failed to load resource/ });

	test("still has a page, in English, that says so to screen readers", async ({ site, page }) => {
		await page.route("**/de-tables-*.js", (route) => route.abort());
		await site.open("#preset=tiny&lang=de");
		await expect(page.locator("html")).toHaveAttribute("lang", "en");
		await expect(site.toggle).toHaveText("Start");
		await site.finish();
	});
});
