// Predictions that are drawn before the run and compared with it afterwards.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

const said = (page: Page) => page.getByTestId("prediction");
const picture = (page: Page) =>
	page.evaluate(() => document.querySelector<HTMLCanvasElement>(".plot canvas")?.toDataURL());

/** A stroke across the paper: from bottom left to top, at a share of its width. */
async function draw(page: Page, until: number) {
	const box = await page.locator(".u-over").first().boundingBox();
	if (!box) throw new Error("there is no chart");
	const { x, y, width, height } = box;
	await page.mouse.move(x + 0.1 * width, y + 0.95 * height);
	await page.mouse.down();
	await page.mouse.move(x + 0.5 * until * width, y + 0.95 * height, { steps: 5 });
	await page.mouse.move(x + until * width, y + 2, { steps: 8 });
	await page.mouse.move(x + 0.95 * width, y + 2, { steps: 3 });
	await page.mouse.up();
}

test("a curve is drawn, stays behind the real one, is compared, and is gone after a reset", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&level=watch");
	await page.getByTestId("sketch-open").click();
	await expect(page.getByTestId("knot")).toHaveCount(6);
	const before = await picture(page);
	await draw(page, 0.7);
	await expect.poll(() => picture(page)).not.toBe(before);
	await page.getByTestId("sketch-done").click();
	await expect(said(page)).toContainText(/You expected 99 % at about step [\d,]+\.\s*$/);
	await expect(page.getByTestId("sketch-open")).toHaveText("Change the curve that you drew");
	await site.finish();
	await expect(said(page)).toContainText(
		/You expected 99 % at about step [\d,]+\. (It came at step [\d,]+|It did not get there in this run)\./,
	);
	// Kept with the run, whose last checkpoint is written down a moment after its end.
	await page.waitForTimeout(1500);
	await page.reload();
	await site.ready();
	await expect(said(page)).toContainText("You expected 99 %");
	await site.press(site.reset);
	await site.stepTo(0);
	await expect(page.getByTestId("predict")).not.toContainText("You expected");
});

test("without a pointer, heights are set at a few steps", async ({ site, page }) => {
	await site.open("#preset=tiny&level=watch");
	await page.getByTestId("sketch-open").focus();
	await page.keyboard.press("Enter");
	const knots = page.getByTestId("knot");
	await knots.nth(3).focus();
	await page.keyboard.press("End");
	await expect(knots.nth(3)).toHaveAttribute("aria-valuetext", /^100\s%$/);
	await page.getByTestId("sketch-done").click();
	await expect(said(page)).toContainText("You expected 99 %");
	await page.getByTestId("sketch-open").click();
	await page.getByTestId("sketch-clear").click();
	await page.getByTestId("sketch-done").click();
	await expect(page.getByTestId("predict-later")).toBeVisible();
	await page.getByTestId("sketch-open").click();
	await knots.nth(1).focus();
	await page.keyboard.press("PageUp");
	await page.getByTestId("sketch-done").click();
	await expect(said(page)).toContainText("never gets to 99 %");
});

test("a finger draws as a mouse does", async ({ browser, baseURL }) => {
	const context = await browser.newContext({
		...{ baseURL, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
	});
	const page = await context.newPage();
	await page.goto("./#preset=tiny&level=watch");
	await page.locator("html[data-ready=true]").waitFor();
	await page.getByTestId("sketch-open").click();
	await expect(page.getByTestId("knot")).toHaveCount(6);
	const paper = page.locator(".u-over").first();
	await paper.scrollIntoViewIfNeeded();
	const box = await paper.boundingBox();
	if (!box) throw new Error("there is no chart");
	const session = await context.newCDPSession(page);
	const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number, y: number) =>
		session.send("Input.dispatchTouchEvent", {
			type,
			touchPoints:
				type === "touchEnd" ? [] : [{ x: box.x + x * box.width, y: box.y + y * box.height }],
		});
	const scrolled = await page.evaluate(() => scrollY);
	await touch("touchStart", 0.3, 0.9);
	for (let i = 1; i <= 10; i++) await touch("touchMove", 0.3 + 0.05 * i, 0.9 - 0.09 * i);
	await touch("touchEnd", 0, 0);
	expect(await page.evaluate(() => scrollY)).toBe(scrolled);
	await page.getByTestId("sketch-done").click();
	await expect(page.getByTestId("prediction")).toContainText("You expected 99 %");
	await context.close();
});

test("a lesson asks for a drawing before Start", async ({ site, page }) => {
	await site.open("#level=tinker&preset=tiny&lesson=Draw&predict=draw");
	await expect(site.error).toHaveCount(0);
	await expect(site.toggle).toBeDisabled();
	await expect(page.getByTestId("knot")).toHaveCount(6);
	await draw(page, 0.5);
	await expect(site.toggle).toBeEnabled();
	await page.getByTestId("sketch-clear").click();
	await expect(site.toggle).toBeDisabled();
	await draw(page, 0.5);
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	await site.finish();
	await expect(said(page)).toContainText("You expected 99 %");
	// The next run asks again.
	await site.press(site.toggle);
	await expect(site.toggle).toBeDisabled();
	await expect(page.getByTestId("knot")).toHaveCount(6);
});

test("the dialog makes such a lesson", async ({ site, page }) => {
	await site.open("#view=class&preset=tiny");
	await page.getByTestId("make-lesson").click();
	await page.getByTestId("lesson-draw").check();
	await expect(page.getByTestId("lesson-predict")).toBeChecked();
	await expect(page.getByTestId("lesson-try")).toHaveAttribute("href", /predict=draw/);
	await page.getByTestId("lesson-predict").uncheck();
	await expect(page.getByTestId("lesson-draw")).not.toBeChecked();
});
