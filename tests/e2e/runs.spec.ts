// Runs stay: in the list, as pale lines, over a reload, over a crash.

import type { Page } from "@playwright/test";
import { expect, type Site, test } from "./site";

const LONG = "#preset=tiny&max_steps=1000000";
const rows = (page: Page) => page.getByTestId("run-row");

async function runTo(site: Site, steps: number) {
	await site.press(site.toggle);
	await site.stepBeyond(steps);
	await site.press(site.toggle);
	await site.expectRun("paused");
}

test("each run is in the list, with what differs from the one before, and can be deleted", async ({
	site,
	page,
}) => {
	await site.open(LONG);
	await expect(rows(page)).toHaveCount(0);
	await runTo(site, 30);
	await expect(rows(page)).toHaveCount(1);
	await site.field("task.train_fraction").fill("0.5");
	await expect(site.toggle).toHaveText(/Start new run with 1 change/);
	await site.press(site.toggle);
	await site.stepBeyond(30);
	await expect(rows(page)).toHaveCount(2);
	await expect(rows(page).first()).toContainText("train fraction 0.6 → 0.5");
	await expect(rows(page).first()).toContainText("on screen");
	// The older one is drawn: pointing at it changes what is on the canvas.
	await site.press(site.toggle);
	const picture = () =>
		page.evaluate(() => document.querySelector<HTMLCanvasElement>(".plot canvas")?.toDataURL());
	await page.mouse.move(0, 0);
	const before = await picture();
	await rows(page).nth(1).hover();
	await expect.poll(picture).not.toBe(before);

	await rows(page).nth(1).getByRole("textbox").fill("my first");
	await rows(page).nth(1).getByRole("textbox").press("Enter");
	await rows(page).nth(1).getByTestId("pin").check();
	await page.reload();
	await site.ready();
	await expect(rows(page).nth(1).getByRole("textbox")).toHaveValue("my first");
	await expect(rows(page).nth(1).getByTestId("pin")).toBeChecked();
	await rows(page).nth(1).getByTestId("remove").click();
	await expect(rows(page)).toHaveCount(1);
	await page.reload();
	await site.ready();
	await expect(rows(page)).toHaveCount(1);
});

test("a name can be typed while its run goes on, and without one it keeps the old", async ({
	site,
	page,
}) => {
	await site.open(LONG);
	await site.press(site.toggle);
	await site.stepBeyond(5);
	const name = rows(page).first().getByRole("textbox");
	const old = await name.inputValue();
	await name.fill("");
	await name.pressSequentially("a long name, slowly", { delay: 60 });
	await expect(name).toHaveValue("a long name, slowly");
	await name.press("Enter");
	await expect(name).toHaveAccessibleName(/a long name, slowly/);
	expect(old).not.toBe("a long name, slowly");
	await name.fill("  ");
	await name.blur();
	await expect(name).toHaveValue("a long name, slowly");
});

test("a reload brings the run back, paused, and it goes on bit for bit", async ({ site, page }) => {
	await site.open("#preset=tiny&max_steps=120");
	await site.finish();
	const whole = await site.history();

	await site.open("#preset=tiny&max_steps=120&seed=0");
	await page.getByTestId("speed").selectOption("50");
	await runTo(site, 20);
	const step = await site.steps();
	await expect(rows(page).first()).toHaveAttribute("data-kept", String(step));
	await page.reload();
	await site.ready();
	await expect(page.getByTestId("news")).toContainText("as it was when the page was left");
	expect(await site.steps()).toBe(step);
	await site.expectRun("paused");
	await expect(site.toggle).toHaveText(/Continue/);
	await expect(rows(page)).toHaveCount(2);
	await site.finish();
	const common = (await site.history()).filter((row) =>
		whole.some(({ step }) => step === row.step),
	);
	expect(common.length).toBeGreaterThan(20);
	for (const row of common) expect(whole).toContainEqual(row);
	await expect(rows(page)).toHaveCount(2);
});

test("an earlier run can be gone on with, or its settings used", async ({ site, page }) => {
	await site.open(LONG);
	await runTo(site, 30);
	const step = await site.steps();
	await site.field("task.p").fill("11");
	await site.press(site.toggle);
	await site.stepBeyond(30);
	await rows(page).nth(1).getByTestId("go-on").click();
	await expect(page.getByTestId("facts")).toContainText("modulo 7");
	await site.stepTo(step);
	await expect(rows(page)).toHaveCount(2);
	await expect(rows(page).nth(1)).toContainText("on screen");
	await rows(page).first().getByTestId("use").click();
	await expect(site.field("task.p")).toHaveValue("11");
});

test("a worker that crashes costs a few seconds of the run, not the run", async ({
	site,
	page,
}) => {
	await site.open(LONG);
	await site.press(site.toggle);
	await site.stepBeyond(60);
	const [worker] = page.workers();
	await worker?.evaluate(() => {
		setTimeout(() => {
			throw new Error("a test's crash");
		});
	});
	await expect(page.getByTestId("news")).toContainText("took the run up at its last checkpoint");
	await site.expectRun("running");
	const step = await site.steps();
	await site.stepBeyond(step + 20);
	await expect(rows(page)).toHaveCount(1);
	const steps = (await site.history()).map((row) => row.step);
	expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
});

test("a run that diverges goes back, and on with a third of the learning rate", async ({
	site,
	page,
}) => {
	await site.open(
		"#preset=tiny&lr_peak=1&beta1=0&beta2=0&eps=1e-12&warmup_steps=0&weight_decay=4&max_steps=200",
	);
	await site.press(site.toggle);
	await site.expectRun("failed");
	await page.getByTestId("rewind").click();
	await expect(site.field("optimizer.lr_peak")).toHaveValue("0.333");
	await expect.poll(() => site.setting("optimizer.lr_peak")).toBe(0.333);
	await site.expectRun("finished");
	await expect(page.getByTestId("rewind")).toHaveCount(0);
});

test.describe("a browser that keeps nothing", () => {
	test("has the list until the page is left, and says so", async ({ site, page }) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, "indexedDB", { get: () => undefined });
			Object.defineProperty(window, "sessionStorage", {
				get: () => {
					throw new Error("blocked");
				},
			});
		});
		await site.open(LONG);
		await runTo(site, 30);
		await expect(rows(page)).toHaveCount(1);
		await expect(page.getByTestId("runs")).toContainText("keeps nothing");
		await page.reload();
		await site.ready();
		await expect(rows(page)).toHaveCount(0);
	});
});
