// Lesson links: what is free, locked and hidden, the teacher's words, predictions first, and the dialog that makes them.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const SAY = "Halve the data.\nWhat happens?\n<img src=x onerror=alert(1)>";
const lesson = (entries: Record<string, string>) =>
	`#preset=tiny&${new URLSearchParams({ lesson: "Less data", ...entries })}`;
const fixed = (page: Page, path: string) =>
	page.locator(".field", { has: page.getByTestId(`field-${path}`) }).getByTestId("fixed");

test("a teacher's words stand above the run, as text", async ({ site, page }) => {
	await site.open(lesson({ say: SAY }));
	await expect(page.getByTestId("lesson").getByRole("heading")).toHaveText("Less data");
	expect(await page.locator(".say").textContent()).toBe(SAY);
	await expect(page.locator("img")).toHaveCount(0);
	await expect(site.error).toHaveCount(0);
	// The words stay in the address when settings change.
	await site.field("task.p").fill("11");
	await expect.poll(() => page.url()).toContain("p=11");
	await page.reload();
	await site.ready();
	expect(await page.locator(".say").textContent()).toBe(SAY);
});

test("what is locked is shown, and nothing changes it", async ({ site, page }) => {
	await site.open(`${lesson({ others: "lock", free: "task.*,preset" })}&weight_decay=0.5`);
	await expect(site.field("optimizer.weight_decay")).toBeDisabled();
	await expect(fixed(page, "optimizer.weight_decay")).toHaveText("fixed by your teacher");
	await expect(site.field("task.p")).toBeEnabled();
	await expect(page.getByTestId("field-seed")).toBeDisabled();
	await expect(page.getByTestId("dice")).toBeDisabled();
	await expect(page.getByTestId("device-choice")).toBeDisabled();

	// A preset brings what is free, and leaves what is not.
	const before = await site.setting("optimizer.weight_decay");
	await page.getByTestId("preset").selectOption("minute");
	await expect.poll(() => site.setting("task.p")).toBe(59);
	expect(await site.setting("optimizer.weight_decay")).toBe(before);
	expect(await site.setting("train.max_steps")).toBe(200);
});

test("“Discard” and keys leave alone what is locked", async ({ site, page }) => {
	await site.open(`${lesson({ lock: "weight_decay,seed" })}&weight_decay=0.5`);
	await site.press(site.step);
	await site.stepTo(1);
	await site.field("task.p").fill("11");
	await page.getByTestId("pending").getByRole("button", { name: "Discard" }).click();
	expect(await site.setting("optimizer.weight_decay")).toBe(0.5);
	await page.getByTestId("facts").click();
	await page.keyboard.press("r");
	await site.stepTo(0);
	await page.keyboard.press("s");
	await site.stepTo(1);
	expect(await site.setting("optimizer.weight_decay")).toBe(0.5);
});

test("hiding every control hides no read-out, and a read-out goes by its own name", async ({
	site,
	page,
}) => {
	await site.open(lesson({ others: "hide" }));
	await expect(page.locator("grok-controls .field")).toHaveCount(0);
	await expect(page.locator("nav.places")).toHaveCount(0);
	await expect(site.table).toBeVisible();
	await expect(page.getByTestId("chart-accuracy")).toBeVisible();
	await expect(page.getByTestId("facts")).toContainText("modulo 7");
	await site.press(site.toggle);
	await site.stepBeyond(0);

	await site.open(lesson({ hide: "answers,happened" }));
	await expect(site.table).toHaveCount(0);
	await expect(page.getByTestId("happened")).toHaveCount(0);
	await expect(page.getByTestId("chart-accuracy")).toBeVisible();
});

for (const level of ["watch", "tinker"])
	test(`a prediction comes before Start, in ${level}`, async ({ site, page }) => {
		await site.open(`${lesson({ predict: "1" })}&level=${level}`);
		await expect(site.toggle).toBeDisabled();
		await page.keyboard.press(" ");
		await site.stepTo(0);
		await page.getByTestId("predict-no").click();
		await site.finish();
		await expect(page.getByTestId("prediction")).toContainText("You said");
		// The next run has a prediction of its own.
		await site.press(site.toggle);
		await expect(site.toggle).toBeDisabled();
		await page.getByTestId("predict-later").click();
		await site.press(site.toggle);
		await site.stepBeyond(0);
	});

test("who is asked for a prediction is not shown what recorded runs did", async ({
	site,
	page,
}) => {
	const note = page.getByText("Pale bands");
	await site.open("#level=watch&preset=minute");
	await expect(note).toBeVisible();
	await site.open("#level=watch&preset=minute&lesson=Predict&predict=1");
	await expect(page.getByTestId("predict-later")).toBeVisible();
	await page.getByTestId("predict-later").click();
	await expect(note).toHaveCount(0);
});

test("what a lesson link gets wrong is explained, and the rest of it holds", async ({ site }) => {
	await site.open(lesson({ lock: "colour,p", others: "maybe", predict: "yes" }));
	for (const words of ["“colour”", "others: “maybe”", "predict: “yes”", "train_fraction"])
		await expect(site.error).toContainText(words);
	await expect(site.field("task.p")).toBeDisabled();
	await expect(site.field("task.train_fraction")).toBeEnabled();
});

test("the dialog makes a link, and opens it again to change it", async ({ site, page }) => {
	await site.open("#view=class&preset=tiny&p=11");
	await page.getByTestId("make-lesson").click();
	const dialog = page.getByRole("dialog");
	await expect(dialog).toBeVisible();
	await page.getByTestId("lesson-title").fill("Weight decay");
	await page.getByTestId("lesson-say").fill("One\ntwo & three");
	await page.getByTestId("lesson-predict").check();
	await page.getByTestId("lesson-all-locked").click();
	await page.getByTestId("lesson-group-optimizer").locator("summary").click();
	await page.getByTestId("rule-weight_decay").getByLabel("free").check();
	await page.getByTestId("rule-level").getByLabel("hidden").check();
	await page.getByTestId("rule-ask").getByLabel("hidden").check();
	await page.getByTestId("lesson-level").selectOption("tinker");
	const link = await page.getByTestId("share-lesson").inputValue();
	expect(decodeURIComponent(link)).toContain("free=weight_decay&hide=level,ask&others=lock");
	await dialog.locator("summary", { hasText: "QR" }).click();
	await expect(dialog.getByTestId("qr")).toBeVisible();
	const audit = await new AxeBuilder({ page }).include("dialog").analyze();
	expect(audit.violations).toEqual([]);

	const opened = page.waitForEvent("popup");
	await page.getByTestId("lesson-try").click();
	const student = await opened;
	await student.locator("html[data-ready=true]").waitFor();
	await expect(student.getByTestId("lesson")).toContainText("two & three");
	await expect(student.getByTestId("field-task.p")).toBeDisabled();
	await expect(student.getByTestId("field-task.p")).toHaveValue("11");
	await expect(student.getByTestId("field-optimizer.weight_decay")).toBeEnabled();
	await expect(student.getByTestId("toggle")).toBeDisabled();
	await student.close();

	await site.open(`${link.slice(link.indexOf("#"))}&edit=1`);
	await expect(page.getByRole("dialog")).toBeVisible();
	await expect(page.getByTestId("lesson-title")).toHaveValue("Weight decay");
	await expect(page.getByTestId("lesson-say")).toHaveValue("One\ntwo & three");
	await expect(page.getByTestId("rule-level").getByLabel("hidden")).toBeChecked();
	expect(await page.getByTestId("share-lesson").inputValue()).toBe(link);
	await page.getByTestId("lesson-close").click();
	await expect(page.getByRole("dialog")).toHaveCount(0);
});
