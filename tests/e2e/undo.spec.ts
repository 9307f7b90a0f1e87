// Nothing that is done by mistake is lost: settings, presets, runs.

import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const LONG = "#preset=tiny&max_steps=1000000";
const rows = (page: Page) => page.getByTestId("run-row");
const note = (page: Page) => page.getByTestId("note-undo");

test("a change of settings is taken back and done again, by keys and by buttons", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	const [undo, redo] = [page.getByTestId("undo"), page.getByTestId("redo")];
	await expect(undo).toBeDisabled();
	const fraction = site.field("task.train_fraction");
	await fraction.fill("");
	await fraction.pressSequentially("0.45");
	// What the core accepts together is one change, and nobody is as quick as a test.
	await expect.poll(() => site.setting("task.train_fraction")).toBe(0.45);
	await site.field("task.operation").selectOption("sub");
	await expect(undo).toHaveAttribute("title", /^Undo: /);
	await expect.poll(() => site.setting("task.operation")).toBe("sub");
	// Of a list the browser itself takes nothing back.
	await site.field("task.operation").focus();
	await page.keyboard.press("Control+z");
	await expect.poll(() => site.setting("task.operation")).toBe("add");
	expect(await site.setting("task.train_fraction")).toBe(0.45);
	// What was typed in one go is one change.
	await undo.click();
	await expect.poll(() => site.setting("task.train_fraction")).toBe(0.6);
	await expect(fraction).toHaveValue("0.6");
	await expect(undo).toBeDisabled();
	await expect.poll(() => new URL(page.url()).hash).toBe("#preset=tiny");
	await page.keyboard.press("Control+Shift+Z");
	await expect.poll(() => site.setting("task.train_fraction")).toBe(0.45);
	await redo.click();
	await expect.poll(() => site.setting("task.operation")).toBe("sub");
	await expect(redo).toBeDisabled();
});

test("a preset that replaces one's own settings can be taken back", async ({ site, page }) => {
	await site.open("#preset=tiny&p=11&weight_decay=0.5");
	await page.getByTestId("preset").selectOption("minute");
	await expect(note(page)).toContainText("The settings are replaced.");
	await note(page).getByTestId("note-action").click();
	await expect.poll(() => site.setting("task.p")).toBe(11);
	expect(await site.setting("optimizer.weight_decay")).toBe(0.5);
	await expect(page.getByTestId("preset")).toHaveValue("tiny");
	await expect(note(page)).toHaveCount(0);
	// Without changes of one's own there is nothing to lose.
	await site.open("#preset=tiny&level=tinker");
	await page.getByTestId("preset").selectOption("minute");
	await expect.poll(() => site.setting("task.p")).not.toBe(7);
	await expect(note(page)).toHaveCount(0);
});

test("a run that is deleted comes back, and goes on", async ({ site, page }) => {
	await site.open(LONG);
	await site.press(site.toggle);
	await site.stepBeyond(30);
	await site.press(site.toggle);
	await site.expectRun("paused");
	const step = await site.steps();
	const name = await rows(page).first().getByRole("textbox").inputValue();
	await site.field("task.p").fill("11");
	await site.press(site.toggle);
	await site.stepBeyond(30);
	await site.press(site.toggle);
	await rows(page).nth(1).getByTestId("remove").click();
	await expect(rows(page)).toHaveCount(1);
	await expect(note(page)).toContainText(`${name} is deleted.`);
	await note(page).getByTestId("note-action").click();
	await expect(rows(page)).toHaveCount(2);
	await expect(rows(page).nth(1).getByRole("textbox")).toHaveValue(name);
	await expect(note(page)).toHaveCount(0);
	// It is there after a reload as well, checkpoint and all.
	await page.reload();
	await site.ready();
	await expect(rows(page)).toHaveCount(2);
	await rows(page).nth(1).getByTestId("go-on").click();
	await site.stepTo(step);
	await expect(page.getByTestId("facts")).toContainText("modulo 7");
});

test("starting over by mistake costs nothing, in the simplest view either", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&max_steps=1000000&level=watch");
	await site.press(site.toggle);
	await expect.poll(() => site.value("elapsed")).toBeGreaterThan(3.2);
	await site.press(site.toggle);
	await site.expectRun("paused");
	const step = await site.steps();
	await expect
		.poll(() => page.evaluate(() => window.grokscope.history().length))
		.toBeGreaterThan(3);
	await page.getByTestId("reset").click();
	await site.stepTo(0);
	await expect(note(page)).toContainText("can go on where it was");
	await note(page).getByTestId("note-action").click();
	await site.stepTo(step);
});
