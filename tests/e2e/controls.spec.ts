// What a visitor types is judged by the core, said at the field, and never harms a run.

import { expect, test } from "./site";

const BAD: [path: string, typed: string, said: RegExp][] = [
	["task.p", "0", /0 .*2 to 256/],
	["task.p", "4", /4 .*prime.*3 or 5/],
	["task.p", "1e9", /1000000000 .*2 to 256/],
	["task.p", "", /2 to 256/],
	["task.p", "7.5", /7\.5.*whole number/],
	["task.train_fraction", "0", /: 0 is .*0\.01 to 0\.99/],
	["task.train_fraction", "1", /: 1 is .*0\.01 to 0\.99/],
	["model.d_model", "33", /33 .*multiple of the number of heads/],
	["optimizer.lr_peak", "-1", /: -1 is .* to 1/],
	["train.max_steps", "0", /0 .*1000000/],
];

test("a bad value is explained at its field; the run goes on untouched", async ({ site, page }) => {
	await site.open("#p=23&operation=div&d_model=32&d_mlp=128&max_steps=100000");
	await site.openMore();
	await site.press(site.toggle);
	await site.stepBeyond(1);
	for (const [path, typed, said] of BAD) {
		const good = await site.field(path).inputValue();
		const [before, address] = [await site.steps(), page.url()];
		await site.field(path).fill(typed);
		await expect(site.problem(path), `${path} = ${typed}`).toContainText(said);
		await expect(site.field(path)).toHaveAttribute("aria-invalid", "true");
		// Leaving the field does not hide what is wrong with it.
		await site.field(path).blur();
		await expect(site.problem(path)).toBeVisible();
		await expect(site.field(path)).toHaveValue(typed);
		expect(page.url()).toBe(address);
		await site.stepBeyond(before);
		await site.field(path).fill(good);
		await expect(site.problem(path)).toHaveCount(0);
	}
	await expect(site.toggle).toHaveText("Pause");
	expect(await site.setting("task.p")).toBe(23);
});

test("letters in a number field are explained too", async ({ site }) => {
	await site.open("#preset=tiny");
	await site.field("task.p").fill("");
	await site.field("task.p").pressSequentially("e");
	await expect(site.problem("task.p")).toContainText(/not a number.*2 to 256/);
	await site.field("task.p").fill("13");
	await expect(site.problem("task.p")).toHaveCount(0);
	expect(await site.setting("task.p")).toBe(13);
});

test("values typed in quick succession all count, even while long steps run", async ({ site }) => {
	// Some half a second a step, for which the worker is deaf: every judgement comes late.
	await site.open("#preset=nanda");
	await site.press(site.toggle);
	await site.stepBeyond(0);
	await site.field("task.p").fill("101");
	await site.field("task.train_fraction").fill("0.5");
	await site.field("task.operation").selectOption("sub");
	await expect.poll(() => site.setting("task.operation")).toBe("sub");
	expect(await site.setting("task.p")).toBe(101);
	expect(await site.setting("task.train_fraction")).toBe(0.5);
	await expect(site.field("task.p")).toHaveValue("101");
});

test("before the first step a change shows at once; later it waits for a new run", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	await site.field("task.p").fill("11");
	await expect(page.getByTestId("facts")).toContainText("modulo 11");
	await expect(page.getByTestId("pending")).toHaveCount(0);
	await site.press(site.step);
	await site.stepTo(1);

	await site.field("task.p").fill("13");
	await expect(page.getByTestId("pending")).toBeVisible();
	await expect(page.getByTestId("facts")).toContainText("modulo 11");
	await expect(site.toggle).toHaveText(/Start new run with \d+ change/);
	// The old run can still be stepped, and Space never replaces it.
	await site.press(site.step);
	await site.stepTo(2);

	await page.getByTestId("pending").getByRole("button", { name: "Discard" }).click();
	await expect(site.field("task.p")).toHaveValue("11");
	await expect(site.toggle).toHaveText("Continue");
	expect(await site.steps()).toBe(2);

	await site.field("task.p").fill("13");
	await site.press(site.toggle);
	await expect(page.getByTestId("facts")).toContainText("modulo 13");
});

test("one seed sets all seeds, the dice draw another, and seeds can differ", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	const seed = page.getByTestId("field-seed");
	await seed.fill("7");
	for (const name of ["split", "init", "batch"])
		await expect.poll(() => site.setting(`seeds.${name}_seed`)).toBe(7);
	await page.getByTestId("dice").click();
	await expect(seed).not.toHaveValue("7");
	await site.openMore();
	await seed.fill("7");
	await site.field("seeds.init_seed").fill("8");
	await expect(seed).toHaveValue("");
	await expect(seed).toHaveAttribute("placeholder", "several");
	await seed.fill("-1");
	await expect(seed).toHaveAttribute("aria-invalid", "true");
	await expect(page.locator("#seed-hint")).toContainText(/-1 .*0 to 999999/);
});

test("a preset changes everything; its own settings are one press away", async ({ site, page }) => {
	await site.open();
	await page.getByTestId("preset").selectOption("tiny");
	expect(await site.setting("task.p")).toBe(7);
	await site.field("task.p").fill("11");
	await expect(page.locator("#preset-hint")).toContainText("1 change");
	await page.getByRole("button", { name: "Back to the preset" }).click();
	await expect(site.field("task.p")).toHaveValue("7");
	expect(new URL(page.url()).hash).toBe("#preset=tiny");
});

test("the slider and the number are one setting", async ({ site, page }) => {
	await site.open("#preset=tiny");
	const slider = page.getByRole("slider", { name: /train fraction/ });
	await slider.focus();
	await page.keyboard.press("End");
	await expect(site.field("task.train_fraction")).toHaveValue("0.99");
	await site.field("task.train_fraction").fill("0.5");
	await expect(slider).toHaveValue("50");
});

test("cells of the table can be read with a pointer and with arrow keys", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	const said = page.getByTestId("cell");
	await site.table.focus();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("ArrowRight");
	await expect(said).toContainText(/1 \+ 1 mod 7 = 2; it says .*; (held out|shown in training)/);
	const box = await site.table.boundingBox();
	await site.table.hover({ position: { x: (box?.width ?? 0) - 5, y: (box?.height ?? 0) - 5 } });
	await expect(said).toContainText("6 + 6 mod 7 = 5");
	await page.getByText("predicted value").click();
	await expect(page.getByRole("radio", { name: "predicted value" })).toBeChecked();
});
