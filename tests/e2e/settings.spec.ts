// Settings that come and go, operations of one's own, and what can be changed while a run goes on.

import { expect, test } from "./site";

test("what has no effect is not shown, and not in links; what a link sets in vain is named", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&beta1=0.5");
	await site.openMore();
	await expect(site.field("optimizer.beta1")).toHaveValue("0.5");
	await expect(site.field("optimizer.momentum")).toHaveCount(0);
	await site.field("optimizer.method").selectOption("sgd");
	await expect(site.field("optimizer.momentum")).toBeVisible();
	await expect(site.field("optimizer.beta1")).toHaveCount(0);
	await expect.poll(() => new URL(page.url()).hash).toBe("#preset=tiny&method=sgd");
	// Nothing is lost by looking elsewhere.
	await site.field("optimizer.method").selectOption("adamw");
	await expect(site.field("optimizer.beta1")).toHaveValue("0.5");

	await site.open("#preset=tiny&method=sgd&beta1=0.5&p=11");
	await expect(site.error).toContainText(
		/beta1: “0\.5” has no effect here; it needs an optimiser other than SGD/,
	);
	expect(await site.setting("task.p")).toBe(11);
	expect(await site.setting("optimizer.beta1")).toBe(0.5);
});

test("a formula of one's own is judged as it is typed, and its table shown at once", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	await site.field("task.operation").selectOption("custom");
	const formula = site.field("task.expression");
	await formula.fill("a*a + 3*");
	await expect(site.problem("task.expression")).toContainText(/end|character/);
	await expect(formula).toHaveAttribute("aria-invalid", "true");
	await formula.fill("a*a + 3*b");
	await expect(site.problem("task.expression")).toHaveCount(0);
	await expect(page.getByTestId("facts")).toContainText("a*a + 3*b modulo 7");
	await site.table.focus();
	for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight"])
		await page.keyboard.press(key);
	await expect(page.getByTestId("cell")).toContainText("(2*2 + 3*1) mod 7 = 0;");
	await page.locator(".switch").getByText("answers").click();
	await page.reload();
	await site.ready();
	await expect(site.field("task.expression")).toHaveValue("a*a + 3*b");
});

test("a table of one's own is pasted or opened, and travels in the link", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny");
	await site.field("task.operation").selectOption("table");
	const area = site.field("task.table");
	await area.fill("0,1,2\n1,2,0\n2,0,9");
	await expect(site.problem("task.table")).toContainText("9");
	await expect(site.field("task.p")).toHaveCount(0);
	await page.getByTestId("field-task.table-file").setInputFiles({
		name: "klein.csv",
		mimeType: "text/csv",
		buffer: Buffer.from("0,1,2,3\n1,0,3,2\n2,3,0,1\n3,2,1,0"),
	});
	await expect(site.problem("task.table")).toHaveCount(0);
	await expect(page.getByTestId("facts")).toContainText("a table of 4 symbols");
	await expect(site.table).toHaveAttribute("aria-label", /4 by 4/);
	await page.reload();
	await site.ready();
	await expect(area).toHaveValue(/0\D+1\D+2\D+3\n1\D+0/);
	await site.press(site.step);
	await site.stepTo(1);
	await expect(site.table).toHaveAttribute("aria-label", /4 by 4, at step 1/);
});

test("wrong answers are marked in the table", async ({ site, page }) => {
	await site.open("#preset=tiny&wrong_labels=4");
	await expect(page.locator(".legend").first()).toContainText("wrong answer");
	await site.openMore();
	await site.field("task.wrong_labels").fill("0");
	await expect(page.locator(".legend").first()).not.toContainText("wrong answer");
});

test("the next run's table is shown beside a run that has begun", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await site.press(site.step);
	await site.stepTo(1);
	await site.field("task.p").fill("11");
	await expect(page.getByTestId("preview")).toContainText("11 by 11");
	await site.field("task.p").fill("7");
	await expect(page.getByTestId("preview")).toHaveCount(0);
	await site.field("task.operation").selectOption("sub");
	await expect(page.getByTestId("preview")).toContainText("7 by 7");
	await page.getByTestId("pending").getByRole("button", { name: "Discard" }).click();
	await expect(page.getByTestId("preview")).toHaveCount(0);
});

test("learning rate and weight decay change in a run that goes on", async ({ site, page }) => {
	await site.open("#preset=tiny&max_steps=100000&p=23");
	await site.openMore();
	await site.press(site.toggle);
	await site.stepBeyond(20);
	await site.field("optimizer.weight_decay").fill("0");
	await site.field("optimizer.lr_peak").fill("0.002");
	await expect(site.toggle).toHaveText(/Start new run with \d+ change/);
	await site.press(page.getByTestId("apply-now"));
	await expect(site.toggle).toHaveText("Pause");
	await expect(page.getByTestId("pending")).toHaveCount(0);
	await expect(page.getByTestId("changes")).toContainText(
		/learning rate 0\.01 → 0\.002 at step [\d,]+; weight decay λ 1 → 0 at step/,
	);
	await site.stepBeyond(await site.steps());
	await site.press(site.toggle);
	await site.expectRun("paused");
	// What cannot change on the way waits.
	await site.field("task.p").fill("13");
	await expect(page.getByTestId("apply-now")).toHaveCount(0);
	await page.getByTestId("pending").getByRole("button", { name: "Discard" }).click();
	await site.press(site.reset);
	await expect(page.getByTestId("changes")).toHaveCount(0);
});

test("a link repeats a run with what was changed on its way, and says what is to come", async ({
	site,
	page,
}) => {
	const curve = async () => {
		await site.expectRun("finished");
		await expect(page.getByTestId("planned")).toHaveCount(0);
		await expect(page.getByTestId("changes")).toContainText("weight decay λ 1 → 0 at step 40");
		return page.evaluate(() => location.hash);
	};
	const hash = "#preset=tiny&max_steps=120&at=40:weight_decay:0;80:lr_peak:0.002";
	await site.open(hash);
	await site.openMore();
	await expect(page.getByTestId("planned")).toContainText("weight decay λ → 0 at step 40");
	await site.press(site.toggle);
	const first = await curve();
	expect(first).toContain("at=40:weight_decay:0;80:lr_peak:0.002");
	// The same again, from the button and from the link.
	await site.press(site.toggle);
	expect(await curve()).toBe(first);
	await site.open("#preset=tiny&max_steps=120&at=120:weight_decay:0");
	await expect(page.getByTestId("error")).toContainText("allowed: steps 0 to 119");
});

test("slow motion", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await page.getByTestId("speed").selectOption("3");
	await site.press(site.toggle);
	await site.stepBeyond(2);
	expect(await site.steps()).toBeLessThan(12);
	expect(await site.value("steps-per-second")).toBeLessThan(3.1);
	await site.press(site.toggle);
	await site.expectRun("paused");
	await page.getByTestId("speed").selectOption("");
	await site.finish();
});
