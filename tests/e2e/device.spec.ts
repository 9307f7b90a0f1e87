// Without WebGPU the page trains on the CPU, and says why.

import { expect, test } from "./site";

test("a wish for WebGPU that cannot be met falls back to the CPU and says why", async ({
	site,
	page,
}) => {
	await site.open("#preset=tiny&device=webgpu");
	await expect(site.device).toHaveAttribute("data-device", "cpu");
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText(/WebGPU/);
	await site.press(site.step);
	await site.stepTo(1);
});

test("choosing the CPU is a reason too", async ({ site, page }) => {
	await site.open("#preset=tiny&device=cpu");
	await expect(site.device).toHaveAttribute("data-device", "cpu");
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText("you chose the CPU");
});

test("another device is another run, on a fresh engine", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await site.press(site.step);
	await site.stepTo(1);
	await page.getByTestId("device-choice").selectOption("cpu");
	expect(new URL(page.url()).hash).toBe("#preset=tiny&device=cpu");
	await expect(site.toggle).toHaveText(/Start new run with \d+ change/);
	await site.press(site.toggle);
	await site.expectRun("finished");
	expect((await site.history()).at(-1)?.step).toBe(200);
});
