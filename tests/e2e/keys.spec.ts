// Keys outside the projector: what they do, the list of them, and the switch.

import { expect, test } from "./site";

test("the list of keys opens by its key and by its button, and closes", async ({ site, page }) => {
	await site.open("#preset=tiny");
	const list = page.getByTestId("keys");
	await page.keyboard.press("?");
	await expect(list).toBeVisible();
	await expect(list).toContainText("undo the latest change");
	// A dialog has the keys.
	await page.keyboard.press("s");
	await site.stepTo(0);
	await page.keyboard.press("?");
	await expect(list).toHaveCount(0);
	await page.getByTestId("show-keys").click();
	await expect(list).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(list).toHaveCount(0);
});

test("every key does what the list says", async ({ site, page }) => {
	await site.open("#preset=tiny&max_steps=1000000");
	for (let n = 1; n <= 3; n++) {
		await page.keyboard.press("s");
		await site.stepTo(n);
	}
	const readout = page.locator(".chart .readout").first();
	await page.keyboard.press("ArrowLeft");
	await expect(readout).toContainText("at step 2");
	await page.keyboard.press("ArrowLeft");
	await expect(readout).toContainText("at step 1");
	await page.keyboard.press("ArrowRight");
	await expect(readout).toContainText("at step 2");
	await page.keyboard.press("Escape");
	await expect(readout).not.toContainText("at step");
	await page.keyboard.press("r");
	await site.stepTo(0);
	const seed = await site.setting("seeds.init_seed");
	await page.keyboard.press("d");
	await expect.poll(() => site.setting("seeds.init_seed")).not.toBe(seed);
	await page.keyboard.press("3");
	await expect(page.getByTestId("level-lab")).toHaveAttribute("aria-current", "page");
	await page.keyboard.press("l");
	await expect(page.getByTestId("lab")).toBeVisible();
	await page.keyboard.press("l");
	await expect(page.getByTestId("lab")).toHaveCount(0);
	await page.keyboard.press("1");
	await expect(page.getByTestId("level-watch")).toHaveAttribute("aria-current", "page");
	await page.keyboard.press("2");
	await expect(page.getByTestId("level-tinker")).toHaveAttribute("aria-current", "page");
	await page.keyboard.press(" ");
	await site.expectRun("running");
	await page.keyboard.press(" ");
	await site.expectRun("paused");
});

test("single characters can be switched off, for good", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await expect(page.getByTestId("step")).toHaveAttribute("title", /\(S\)$/);
	await page.getByTestId("show-keys").click();
	await page.getByTestId("keys-on").uncheck();
	await page.getByTestId("keys-close").click();
	await expect(page.getByTestId("step")).not.toHaveAttribute("title", /\(S\)/);
	await page.reload();
	await site.ready();
	for (const key of ["s", " ", "?", "3"]) await page.keyboard.press(key);
	await expect(page.getByTestId("keys")).toHaveCount(0);
	await expect(page.getByTestId("level-tinker")).toHaveAttribute("aria-current", "page");
	await site.stepTo(0);
	// What is no character still works.
	await page.getByTestId("preset").selectOption("minute");
	await expect.poll(() => site.setting("task.p")).not.toBe(7);
	await page.keyboard.press("Control+z");
	await expect.poll(() => site.setting("task.p")).toBe(7);
});

test("a lesson that fixes the level fixes it for keys too", async ({ site, page }) => {
	await site.open("#preset=tiny&level=tinker&lock=level,seed");
	await page.keyboard.press("3");
	await expect(page.getByTestId("level-tinker")).toHaveAttribute("aria-current", "page");
	await page.keyboard.press("d");
	await page.keyboard.press("s");
	await site.stepTo(1);
	expect(await site.setting("seeds.init_seed")).toBe(0);
});
