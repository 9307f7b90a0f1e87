// One class, one sweep: a teacher's plan, three students in browsers of their own, and their codes on the teacher's page.

import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expect, Site, test } from "./site";

const AXES = [["train_fraction", "0.5,0.7,0.8"]] as const;

async function makePlan(site: Site, page: Page) {
	await site.open("#view=class&preset=tiny&max_steps=40");
	for (const index of [2, 1, 0]) await page.getByTestId(`class-axis-${index}`).selectOption("");
	for (const [index, [name, values]] of AXES.entries()) {
		await page.getByTestId(`class-axis-${index}`).selectOption(name);
		await page.getByTestId(`class-values-${index}`).fill(values);
	}
	await page.getByTestId("class-make").click();
	await expect(page.getByTestId("class-size")).toContainText("3 cells");
	return page.getByTestId("share-class").inputValue();
}

type Student = { context: BrowserContext; page: Page; site: Site };
async function student(browser: Browser, link: string, n: number): Promise<Student> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const site = new Site(page);
	await page.goto(link);
	await site.ready();
	await page.getByTestId("student-number").fill(String(n));
	await page.getByTestId("student-take").click();
	await expect(page.getByTestId("student-cell")).toBeVisible();
	return { context, page, site };
}

async function finish({ page, site }: Student): Promise<string> {
	await site.finish();
	return page.getByTestId("share-code").inputValue();
}

test("three students fill the teacher's diagram", async ({ site, page, browser }) => {
	test.setTimeout(180_000);
	const link = await makePlan(site, page);
	const audit = await new AxeBuilder({ page }).include("[data-testid=class]").analyze();
	expect(audit.violations).toEqual([]);

	const codes: string[] = [];
	const fractions: unknown[] = [];
	for (const n of [1, 2, 3]) {
		const one = await student(browser, link, n);
		fractions.push(await one.site.setting("task.train_fraction"));
		await expect(one.site.field("task.train_fraction")).toBeDisabled();
		await expect(one.site.field("task.p")).toBeDisabled();
		codes.push(await finish(one));
		if (n === 2) {
			// The number is remembered, and the link is still the class's.
			await one.page.reload();
			await one.site.ready();
			await expect(one.page.getByTestId("student-cell")).toBeVisible();
			expect(one.page.url().replace(/=$/, "")).toBe(link);
		}
		await one.context.close();
	}
	expect(new Set(fractions)).toEqual(new Set([0.5, 0.7, 0.8]));
	for (const code of codes) expect(code.length).toBeLessThanOrEqual(40);

	const cells = page.getByTestId("phases").locator(".cell:not([data-phase=none])");
	await page.getByTestId("codes").fill(`${codes[0]?.toLowerCase().replaceAll("-", " ")}`);
	await page.getByTestId("codes-add").click();
	await expect(cells).toHaveCount(1);
	await expect(page.getByTestId("class-missing")).toContainText("2, 3");
	await expect(page.getByTestId("class-fill")).toHaveText("Run student 2’s cell here");

	const broken = `${codes[1]?.slice(0, -1)}${codes[1]?.endsWith("0") ? "2" : "0"}`;
	await page.getByTestId("codes").fill([codes[0], broken, codes[1], codes[2], "hello"].join("\n"));
	await page.getByTestId("codes-add").click();
	await expect(page.getByTestId("codes-said")).toHaveText("3 codes taken, 2 refused.");
	await expect(cells).toHaveCount(3);
	await expect(page.getByTestId("class-received")).toHaveText("Every cell is in.");
	await expect(page.getByTestId("class-news")).toContainText("came 2 times, always the same");
	await expect(page.getByTestId("codes-refused")).toContainText("a letter is wrong");
	await expect(page.getByTestId("codes-refused")).toContainText("a code has 24");

	// All of it is there after a reload, and as a file.
	await page.reload();
	await site.ready();
	await expect(cells).toHaveCount(3);
	const file = await page.getByTestId("class-csv").getAttribute("href");
	const lines = decodeURIComponent(file ?? "")
		.trim()
		.split("\n");
	expect(lines).toHaveLength(4);
	expect(lines[1]).toContain(codes[0]);
});

test("the teacher's machine fills a missing cell", async ({ site, page }) => {
	await makePlan(site, page);
	const opened = page.waitForEvent("popup");
	await page.getByTestId("class-fill").click();
	const fill = await opened;
	const other = new Site(fill);
	await other.ready();
	await expect(fill.getByTestId("student-cell")).toBeVisible();
	const code = await finish({ page: fill, site: other, context: fill.context() });
	await fill.close();
	await page.getByTestId("codes").fill(code);
	await page.getByTestId("codes-add").click();
	await expect(page.getByTestId("class-received")).toHaveAttribute("data-value", "1");
});

test("a code of another plan is refused by name", async ({ site, page }) => {
	await makePlan(site, page);
	await page.getByTestId("codes").fill("1000-0000");
	await page.getByTestId("codes-add").click();
	await expect(page.getByTestId("codes-refused")).toContainText("8 letters and digits");
	await page.getByTestId("codes-refused").getByRole("button").click();
	await expect(page.getByTestId("codes-refused")).toHaveCount(0);
});

test("a bad plan and a bad number are explained", async ({ site, page }) => {
	const link = await makePlan(site, page);
	await page.getByTestId("class-values-0").fill("0.5,7");
	await page.getByTestId("class-make").click();
	await expect(page.getByTestId("class-problem")).toContainText(
		/train_fraction.*7.*0\.01 to 0\.99/,
	);
	await page.getByTestId("class-values-0").fill("0.5,half");
	await page.getByTestId("class-make").click();
	await expect(page.getByTestId("class-problem")).toContainText("“half”");

	await site.open(link.slice(link.indexOf("#")));
	await page.getByTestId("student-number").fill("0");
	await page.getByTestId("student-take").click();
	await expect(page.getByTestId("student")).toContainText("“0” cannot be used");
	await site.open("#preset=tiny&class=colour:1,2&student=1");
	await expect(page.getByTestId("student")).toContainText("“colour”");
});
