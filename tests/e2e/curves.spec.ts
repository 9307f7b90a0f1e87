// Curves of another computer: opened as a pale line beside one's own.

import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const rows = (page: Page) => page.getByTestId("run-row");
const HEAD = "step,train_loss,train_accuracy,test_loss,test_accuracy\n";
const CURVE = `${HEAD}0,2.0,0.1,2.0,0.1\n10,1.0,1.0,2.5,0.2\n4000,0.1,1.0,0.01,1.0\n`;
const file = (name: string, text: string) => ({
	name,
	mimeType: "text/plain",
	buffer: Buffer.from(text),
});

async function choose(page: Page, files: ReturnType<typeof file>[]) {
	await page.getByTestId("open-file").setInputFiles(files);
}

test("curves are a pale line and a row of the list; with their settings these can be used", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	const config = await page.evaluate(() => window.grokscope.config());
	await page.getByTestId("save").locator("summary").first().click();
	const picture = () =>
		page.evaluate(() => document.querySelector<HTMLCanvasElement>(".plot canvas")?.toDataURL());
	const before = await picture();
	await choose(page, [file("theirs.csv", CURVE)]);
	await expect(rows(page)).toHaveCount(1);
	await expect(rows(page)).toContainText("opened from theirs.csv");
	await expect(rows(page)).toContainText("4,000");
	await expect(rows(page).getByTestId("go-on")).toHaveCount(0);
	await expect(rows(page).getByTestId("use")).toHaveCount(0);
	await expect(page.getByTestId("opened")).toContainText("settings are not in the file");
	await expect.poll(picture).not.toBe(before);

	const story = { program: "grokscope", config: { ...config, loss: "mse" } };
	const beside = file("theirs.json", JSON.stringify(story));
	await choose(page, [beside, file("with settings.csv", CURVE)]);
	await expect(rows(page)).toHaveCount(2);
	await rows(page).first().getByTestId("use").click();
	await expect.poll(() => site.setting("loss")).toBe("mse");
	// It stays.
	await page.reload();
	await site.ready();
	await expect(rows(page)).toHaveCount(2);
	await rows(page).first().getByTestId("remove").click();
	await page.getByTestId("note-undo").getByTestId("note-action").click();
	await expect(rows(page)).toHaveCount(2);
});

test("files that are no curves, or not these settings, are refused in words", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	await page.getByTestId("save").locator("summary").first().click();
	await choose(page, [file("bad.csv", `${CURVE}10,1,1,1,1\n`)]);
	await expect(site.error).toContainText("“bad.csv” cannot be used: line 5: step is “10”");
	await choose(page, [file("a.csv", CURVE), file("b.csv", CURVE)]);
	await expect(site.error).toContainText("2 files at once");
	const wrong = '{"task":{"p":100000}}';
	await choose(page, [file("a.csv", CURVE), file("wrong.json", wrong)]);
	await expect(site.error).toContainText("“wrong.json” cannot be used");
	await expect(rows(page)).toHaveCount(0);
});

test("a lesson can leave out the list of runs, and saving", async ({ site, page }) => {
	await site.open("#preset=tiny&level=tinker&hide=runs,save");
	await expect(site.error).toHaveCount(0);
	await expect(page.getByTestId("chart-accuracy")).toBeVisible();
	await expect(page.getByTestId("runs")).toHaveCount(0);
	await expect(page.getByTestId("save")).toHaveCount(0);
	await site.open("#preset=tiny&level=tinker");
	await expect(page.getByTestId("runs")).toHaveCount(1);
	await expect(page.getByTestId("save")).toHaveCount(1);
});

test("steps are spaced by their logarithm, or evenly: by button, by key and by link", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=cpu&max_steps=200");
	await site.finish();
	/** Where along the chart the cursor is that shows a step. */
	const shareOf = async (step: number) => {
		const chart = page.getByTestId("chart-accuracy");
		await chart.focus();
		await page.keyboard.press("ArrowRight");
		for (let i = 0; i < 400; i++) {
			const [said] =
				(await page.locator(".chart .readout").first().textContent())?.match(/\d+/) ?? [];
			if (Number(said) <= step) break;
			await page.keyboard.press("ArrowLeft");
		}
		const [cursor, over] = await Promise.all([
			chart.locator(".u-cursor-x").boundingBox(),
			chart.locator(".u-over").boundingBox(),
		]);
		return ((cursor?.x ?? 0) - (over?.x ?? 0)) / (over?.width ?? 1);
	};
	const byLogarithm = await shareOf(100);
	expect(byLogarithm).toBeGreaterThan(0.7);
	const axis = page.getByTestId("axis");
	await axis.click();
	await expect(page).toHaveURL(/axis=linear/);
	await expect(axis).toHaveAttribute("aria-pressed", "false");
	const evenly = await shareOf(100);
	expect(evenly).toBeGreaterThan(0.4);
	expect(evenly).toBeLessThan(0.6);
	// The run and its settings stay.
	await site.expectRun("finished");
	await axis.blur();
	await page.keyboard.press("x");
	await expect(axis).toHaveAttribute("aria-pressed", "true");
	await expect(page).not.toHaveURL(/axis=/);
	await site.open("#preset=tiny&device=cpu&axis=linear");
	await expect(axis).toHaveAttribute("aria-pressed", "false");
	await expect(site.error).toHaveCount(0);
});
