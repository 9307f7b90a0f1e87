// Start, Pause, Step, Reset, and the keys that do the same.

import type { MetricsRow } from "../../www/src/protocol";
import { expect, type Site, test } from "./site";

/** Slow enough that it does not end while a test looks, quick enough that it moves. */
const LINK = "#p=23&d_model=32&d_mlp=128&max_steps=100000";

async function pauseBeyond(site: Site, step: number) {
	await site.press(site.toggle);
	await site.stepBeyond(step);
	await site.press(site.toggle);
	await site.expectRun("paused");
	return site.steps();
}

test("Pause holds the step still, and Continue goes on from it", async ({ site, page }) => {
	await site.open(LINK);
	const paused = await pauseBeyond(site, 5);
	await page.waitForTimeout(600);
	expect(await site.steps()).toBe(paused);
	await expect(site.status).toContainText("Paused.");
	// The picture is as old as the numbers: no older.
	await expect(site.table).toHaveAttribute("data-step", String(paused));
	expect((await site.history()).at(-1)?.step).toBe(paused);

	await expect(site.toggle).toHaveText("Continue");
	await site.press(site.toggle);
	await site.stepBeyond(paused);
});

test("Step does exactly one step", async ({ site }) => {
	await site.open(LINK);
	for (const n of [1, 2, 3]) {
		await site.press(site.step);
		await site.stepTo(n);
		await site.expectRun("paused");
		await expect(site.table).toHaveAttribute("data-step", String(n));
	}
	expect((await site.history()).map(({ step }) => step)).toEqual([0, 1, 2, 3]);
	await site.press(site.toggle);
	await expect(site.step).toBeDisabled();
});

test("five quick presses of Step are five steps", async ({ site, page }) => {
	await site.open(LINK);
	await page.evaluate(() => {
		const button = document.querySelector<HTMLButtonElement>("button[data-testid=step]");
		for (let i = 0; i < 5; i++) button?.click();
	});
	await expect.poll(() => site.steps()).toBeGreaterThan(0);
	await site.expectRun("paused");
	await site.stepTo(5);
});

test("Reset goes back to step 0, and the same run follows, bit for bit", async ({ site }) => {
	await site.open("#preset=tiny&max_steps=120");
	await site.finish();
	const first = await site.history();
	expect(first.at(-1)?.step).toBe(120);

	await site.press(site.reset);
	await site.stepTo(0);
	await site.expectRun("paused");
	await expect(site.status).toHaveAttribute("data-phase", "ready");
	expect(await site.history()).toHaveLength(1);
	await expect(site.reset).toBeDisabled();

	await site.finish();
	expect(await site.history()).toEqual(first);
});

test("Reset while it runs, and a run in portions, are the same run too", async ({ site }) => {
	await site.open(LINK);
	const paused = await pauseBeyond(site, 60);
	const whole = await site.history();
	await site.press(site.toggle);
	await site.stepBeyond(paused);
	await site.press(site.reset);
	await site.stepTo(0);
	await site.expectRun("paused");

	for (let n = 1; n <= 3; n++) {
		await site.press(site.step);
		await site.stepTo(n);
	}
	await pauseBeyond(site, 30);
	// A pause adds a row where it happened: compare what both have examined.
	const again = new Map((await site.history()).map((row) => [row.step, row]));
	const both = whole.filter(({ step }) => again.has(step));
	expect(both.length).toBeGreaterThan(20);
	expect(both.map(({ step }) => again.get(step))).toEqual(both as MetricsRow[]);
});

test("a run that ended starts again from its beginning", async ({ site }) => {
	await site.open("#preset=tiny&max_steps=10");
	await site.finish();
	await expect(site.status).toContainText("The run ended at step 10.");
	await expect(site.toggle).toHaveText("Start again");
	await expect(site.step).toBeDisabled();
	const first = await site.history();
	await site.press(site.toggle);
	await expect.poll(async () => (await site.history()).at(-1)?.step).toBe(10);
	await site.expectRun("finished");
	expect(await site.history()).toEqual(first);
});

test("keys: Space starts and pauses, S steps, R resets", async ({ site, page }) => {
	await site.open(LINK);
	await page.keyboard.press("s");
	await site.stepTo(1);
	await page.keyboard.press("Space");
	await site.stepBeyond(3);
	await page.keyboard.press("Space");
	await site.expectRun("paused");
	await page.keyboard.press("r");
	await site.stepTo(0);
});

test("keys belong to the control that has the focus", async ({ site, page }) => {
	await site.open(LINK);
	await site.field("task.p").focus();
	await page.keyboard.press("s");
	await page.keyboard.press("Space");
	expect(await site.steps()).toBe(0);
	await site.expectRun("paused");

	// On a button, Space is a press of that button and not of Start as well.
	await site.step.focus();
	await page.keyboard.press("Space");
	await site.stepTo(1);
	await site.expectRun("paused");
});
