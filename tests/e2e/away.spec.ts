// Hidden and frozen tabs, and the screen that stays on.

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./site";

/** As browsers do when another tab is in front. */
function hide(page: Page, hidden: boolean) {
	return page.evaluate((hidden) => {
		const state = hidden ? "hidden" : "visible";
		Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
		document.dispatchEvent(new Event("visibilitychange"));
	}, hidden);
}

test("a hidden run goes on and says how far it came; it can be told to pause", async ({
	site,
	page,
}) => {
	await site.open("#device=cpu");
	await site.press(site.toggle);
	await site.stepBeyond(1);
	await hide(page, true);
	await page.waitForTimeout(3200);
	await hide(page, false);
	await expect(page.getByTestId("note-away")).toContainText(/Ran [\d,]+ steps while you were away/);
	await site.device.locator("summary").click();
	const seen = await new AxeBuilder({ page }).include("grok-notes").include(".popover").analyze();
	expect(seen.violations.map(({ id }) => id)).toEqual([]);
	await page.getByTestId("note-away").getByTestId("note-close").click();
	await expect(page.getByTestId("note-away")).toHaveCount(0);

	await page.getByTestId("when-hidden").selectOption("pause");
	await hide(page, true);
	await site.expectRun("paused");
	const steps = await site.steps();
	await page.waitForTimeout(500);
	expect(await site.steps()).toBe(steps);
	await hide(page, false);
	await site.expectRun("running");
	await expect(page.getByTestId("note-away")).toContainText("Paused while this tab was hidden");

	// Another visit finds the choice again.
	await site.open("#device=cpu");
	await expect(page.getByTestId("when-hidden")).toHaveValue("pause");
});

test("a run pauses by itself once it has generalised, if that is wanted, and can go on", async ({
	site,
	page,
}) => {
	await site.open("#device=cpu&train_fraction=0.7&max_steps=100000");
	await site.device.locator("summary").click();
	await page.getByTestId("when-stopped").selectOption("generalised");
	await site.press(site.toggle);
	// Nobody looks: numbers come in all the same.
	await hide(page, true);
	await expect(site.toggle).toHaveAttribute("data-state", "paused", { timeout: 120_000 });
	await hide(page, false);
	await expect(page.getByTestId("note-stopped")).toContainText("it has generalised");
	const steps = await site.steps();
	expect(steps).toBeLessThan(20_000);
	await site.press(site.toggle);
	await site.stepBeyond(steps + 20);
	await site.expectRun("running");
});

test("a frozen page works when it is thawed", async ({ site, page, context }) => {
	await site.open("#device=cpu");
	await site.press(site.toggle);
	await site.stepBeyond(1);
	const session = await context.newCDPSession(page);
	await session.send("Page.setWebLifecycleState", { state: "frozen" });
	await new Promise((resolve) => setTimeout(resolve, 1000));
	await session.send("Page.setWebLifecycleState", { state: "active" });
	const steps = await site.steps();
	await site.stepBeyond(steps);
	await site.press(site.toggle);
	await site.expectRun("paused");
	await site.press(site.reset);
	await site.stepTo(0);
});

test("the screen is kept on while a run goes on, and no longer", async ({ site, page }) => {
	await page.addInitScript(() => {
		const held = { locks: 0 };
		Object.assign(window, { held });
		if (navigator.wakeLock)
			navigator.wakeLock.request = async () => {
				held.locks++;
				const release = async () => void held.locks--;
				return Object.assign(new EventTarget(), { release }) as unknown as WakeLockSentinel;
			};
	});
	const locks = () =>
		page.evaluate(() => (window as unknown as { held: { locks: number } }).held.locks);
	await site.open("#device=cpu");
	expect(await locks()).toBe(0);
	await site.press(site.toggle);
	await expect.poll(locks).toBe(1);
	await hide(page, true);
	await expect.poll(locks).toBe(0);
	await hide(page, false);
	await expect.poll(locks).toBe(1);
	await site.press(site.toggle);
	await site.expectRun("paused");
	await expect.poll(locks).toBe(0);
});
