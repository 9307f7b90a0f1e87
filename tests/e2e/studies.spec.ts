// Sweeps and figures on the page: a small sweep to its end, a reload in the middle, and every figure of the catalogue.

import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { loadEngine, type StudyBundle } from "../web/engine";
import { expect, type Site, test } from "./site";

const { figures } = ((await loadEngine("", "study")) as unknown as StudyBundle).studies();
const STEPS = 60;

async function plan(site: Site, page: Page, { steps = STEPS } = {}) {
	await site.open("#view=sweep&preset=tiny");
	await expect(page.getByTestId("sweep")).toBeVisible();
	await page.getByTestId("axis-0").selectOption("optimizer.weight_decay");
	await page.getByTestId("values-0").fill("0.1,1");
	await page.getByTestId("axis-1").selectOption("task.train_fraction");
	await page.getByTestId("values-1").fill("0.5..0.8:lin:2");
	await page.getByTestId("sweep-steps").fill(String(steps));
	await page.getByTestId("sweep-steps").blur();
	await expect(page.getByTestId("sweep-cost")).toContainText("4 runs (4 cells)");
}

const progress = (page: Page) => page.getByTestId("study-progress");
const done = async (page: Page) =>
	Number(await page.getByTestId("study-done").getAttribute("data-value"));
/** The cells that have an answer. */
const answered = (page: Page) => page.getByTestId("phases").locator(".cell:not([data-phase=none])");

test.describe("a sweep", () => {
	test("runs to its end and shows its cells as a diagram, in words and as a table", async ({
		site,
		page,
	}) => {
		await plan(site, page);
		await page.getByTestId("sweep-start").click();
		await expect(progress(page)).toHaveAttribute("data-state", "done", { timeout: 60_000 });
		await expect(answered(page)).toHaveCount(4);
		await answered(page).first().focus();
		await expect(page.getByTestId("phase-readout")).toContainText(/0\.1.*0\.5.*one run/);
		await page.keyboard.press("ArrowRight");
		await expect(page.getByTestId("phase-readout")).toContainText(/0\.1.*0\.8/);
		await page.getByText("The cells as a table").click();
		await expect(page.getByTestId("cells-table").locator("tbody tr")).toHaveCount(4);
		await expect(page.getByTestId("times")).toBeVisible();

		// Other thresholds are other words, and no run.
		const letters = () => answered(page).locator("b").allTextContents();
		await page.getByTestId("limit-accuracy").fill("1");
		await page.getByTestId("limit-accuracy").blur();
		await expect.poll(letters).not.toContain("·");
		await expect(progress(page)).toHaveAttribute("data-state", "done");
	});

	test("goes on after a reload in the middle, and counts no run twice", async ({ site, page }) => {
		await plan(site, page, { steps: 6000 });
		await page.getByTestId("sweep-stop").uncheck();
		await page.getByTestId("sweep-start").click();
		await expect.poll(() => done(page), { timeout: 60_000 }).toBeGreaterThan(0);
		await page.getByTestId("study-toggle").click();
		await expect(progress(page)).toHaveAttribute("data-state", "paused");
		const before = await done(page);
		expect(before).toBeLessThan(4);
		await page.reload();
		await site.ready();
		await expect(progress(page)).toHaveAttribute("data-state", "paused");
		expect(await done(page)).toBeGreaterThanOrEqual(before);
		await expect(page.getByTestId("values-1")).toHaveValue("0.5..0.8:lin:2");
		await page.getByTestId("study-toggle").click();
		await expect(progress(page)).toHaveAttribute("data-state", "done", { timeout: 60_000 });
		await expect(answered(page)).toHaveCount(4);
	});

	test("travels in its link: the form comes filled in, and what cannot be used is refused", async ({
		site,
		page,
	}) => {
		await plan(site, page);
		const hash = await page.evaluate(() => location.hash);
		expect(hash).toContain("axes=weight_decay:0.1,1;train_fraction:0.5..0.8:lin:2");
		await site.open("#view=sweep");
		await site.open(hash);
		await expect(page.getByTestId("axis-0")).toHaveValue("optimizer.weight_decay");
		await expect(page.getByTestId("values-0")).toHaveValue("0.1,1");
		await expect(page.getByTestId("values-1")).toHaveValue("0.5..0.8:lin:2");
		await expect(page.getByTestId("sweep-steps")).toHaveValue(String(STEPS));
		await expect(page.getByTestId("sweep-cost")).toContainText("4 runs (4 cells)");
		await site.open("#view=sweep&axes=bogus:1,2");
		await expect(page.getByTestId("error")).toContainText("axes: “bogus:1,2” cannot be used");
	});

	test("leaves as JSONL and CSV, and comes back from a file", async ({ site, page }) => {
		await plan(site, page);
		await page.getByTestId("sweep-start").click();
		await expect(progress(page)).toHaveAttribute("data-state", "done", { timeout: 60_000 });
		const saved = async (id: string) => {
			const download = page.waitForEvent("download");
			await page.getByTestId(id).click();
			return readFileSync(await (await download).path(), "utf8");
		};
		const csv = (await saved("export-csv")).trim().split("\n");
		expect(csv[0]).toContain("optimizer.weight_decay,task.train_fraction,runs,phase");
		expect(csv).toHaveLength(5);
		const lines = await saved("export-jsonl");
		expect(lines.trim().split("\n")).toHaveLength(4);
		// As the command line writes them: without curves.
		const bare = lines
			.trim()
			.split("\n")
			.map((line) => JSON.stringify({ ...JSON.parse(line), rows: undefined, cell: "x" }))
			.join("\n");
		await page
			.getByTestId("import")
			.setInputFiles({ name: "runs.jsonl", mimeType: "text/plain", buffer: Buffer.from(bare) });
		await expect(page.getByTestId("sweep-imported")).toContainText("4 runs");
		await expect(answered(page)).toHaveCount(4);
		await page
			.getByTestId("import")
			.setInputFiles({ name: "x.jsonl", mimeType: "text/plain", buffer: Buffer.from("{}\n") });
		await expect(page.getByRole("alert")).toContainText("line 1");
	});

	test("says what is wrong with a plan before anything runs", async ({ site, page }) => {
		await plan(site, page);
		await page.getByTestId("values-0").fill("0.1..3:log");
		await expect(page.getByTestId("sweep-problem")).toContainText("optimizer.weight_decay");
		await expect(page.getByTestId("sweep-start")).toBeDisabled();
		await page.getByTestId("values-0").fill("0.1,-5");
		await expect(page.getByTestId("sweep-problem")).toContainText("-5");
	});
});

test.describe("the gallery", () => {
	test("lists every figure with its paper, its expectation and its cost", async ({
		site,
		page,
	}) => {
		await site.open("#view=figures");
		expect(figures.length).toBeGreaterThan(10);
		for (const { id, title, source, expected } of figures) {
			const card = page.getByTestId(`figure-${id}`);
			await expect(card.getByRole("heading", { name: title })).toBeAttached();
			await expect(card).toContainText(source);
			await expect(card).toContainText(expected);
			await expect(card.getByTestId("figure-cost")).toContainText(/[1-9]\d* runs?,/);
		}
		await expect(page.locator("grok-figure")).toHaveCount(figures.length);
	});

	test("shows what was recorded, with its curves", async ({ site, page }) => {
		await site.open("#view=figures");
		const cards = page.locator("article", { has: page.getByTestId("recorded") });
		await expect(page.getByTestId("verdict")).toHaveCount(figures.length);
		test.skip((await cards.count()) === 0, "nothing has been recorded yet");
		const card = cards.first();
		await card.getByTestId("recorded").locator("summary").click();
		await expect(card.getByTestId("record-verdict").first()).toContainText(/reproduced/);
		await expect(card.locator("path.pale").first()).toBeAttached();
		await expect(card.locator(".claims tbody tr").first()).toBeVisible();
	});

	test("runs the cheapest figure here to a verdict of the core", async ({ site, page }) => {
		const cost = (figure: (typeof figures)[number]) =>
			figure.budgets.find(({ budget }) => budget === "quick")?.flop ?? 0;
		const [cheapest] = figures.toSorted((a, b) => cost(a) - cost(b));
		test.setTimeout(240_000);
		await site.open(`#view=figures&figure=${cheapest?.id}`);
		const card = page.getByTestId(`figure-${cheapest?.id}`);
		await expect(card).toBeInViewport();
		await card.getByTestId("run-figure").click();
		await expect(progress(page)).toHaveAttribute("data-state", "done", { timeout: 200_000 });
		await expect(card.getByTestId("live-verdict")).toContainText(/reproduced/);
		await expect(card.locator("path.now").first()).toBeAttached();
	});
});

test("views are places: links, back and forward, and the settings stay", async ({ site, page }) => {
	await site.open("#level=lab&preset=tiny&p=13");
	await page.getByTestId("to-figures").click();
	await expect(page.getByTestId("gallery")).toBeVisible();
	await expect(page.getByTestId("to-figures")).toHaveAttribute("aria-current", "page");
	await expect(site.toggle).toBeHidden();
	await page.getByTestId("to-sweep").click();
	await expect(page.getByTestId("sweep")).toBeVisible();
	expect(new URL(page.url()).hash).toContain("view=sweep&preset=tiny&p=13");
	await page.goBack();
	await expect(page.getByTestId("gallery")).toBeVisible();
	await page.goBack();
	await expect(site.toggle).toBeVisible();
	await page.goForward();
	await expect(page.getByTestId("gallery")).toBeVisible();
	expect(await site.setting("task.p")).toBe(13);
	await page.evaluate(() => {
		location.hash = "#view=sweep";
	});
	await expect(page.getByTestId("sweep")).toBeVisible();
	expect(await site.setting("task.p")).toBe(13);
	await expect(site.error).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const)
	test.describe(`axe, ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 360, height: 740 } });

		test("finds nothing in a sweep and in the gallery", async ({ site, page }) => {
			const violations = async () =>
				(await new AxeBuilder({ page }).analyze()).violations.map(
					({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
				);
			await plan(site, page);
			await page.getByTestId("sweep-start").click();
			await expect(progress(page)).toHaveAttribute("data-state", "done", { timeout: 60_000 });
			await expect(answered(page)).toHaveCount(4);
			await page.getByText("The cells as a table").click();
			expect(await violations()).toEqual([]);
			await page.getByTestId("to-figures").click();
			await expect(page.getByTestId("gallery")).toBeVisible();
			for (const summary of await page.getByTestId("recorded").locator("summary").all())
				await summary.click();
			expect(await violations()).toEqual([]);
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(over).toBe(0);
		});
	});
