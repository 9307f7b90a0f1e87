// WebGPU in a machine without a GPU: Chromium's software adapter computes what a GPU would, slowly.

import type { MetricsRow } from "../../www/src/protocol";
import { expect, test } from "./site";

/**
 * A GPU adds in another order and approximates exp and sqrt, so losses differ in their last bits; some tens of steps do
 * not let that grow. A wrong kernel is off by far more.
 */
const TOLERANCE = 1e-4;
const STEPS = 30;

test("auto does not take a software adapter, and names it", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await expect(site.device).toHaveAttribute("data-device", "cpu");
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText(/software.*swiftshader/i);
});

test("device=webgpu trains, and its losses are the CPU's", async ({ site, page }) => {
	test.setTimeout(180_000);
	const link = `#preset=tiny&max_steps=${STEPS}`;
	await site.open(`${link}&device=cpu`);
	await site.finish();
	const expected = await site.history();

	const opened = Date.now();
	await site.open(`${link}&device=webgpu`);
	await expect(site.device).toHaveAttribute("data-device", "webgpu");
	const started = Date.now();
	await site.finish();
	const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
	console.log(
		`software WebGPU: ready after ${seconds(opened, started)} s, ${STEPS} steps in ${seconds(started, Date.now())} s`,
	);
	await site.device.click();
	await expect(site.device).toContainText(/Trains on: .*swiftshader/i);

	const rows = await site.history();
	expect(rows.map(({ step }) => step)).toEqual(expected.map(({ step }) => step));
	expect(rows.at(-1)?.step).toBe(STEPS);
	let largest = 0;
	rows.forEach((row, i) => {
		const cpu = expected[i] as MetricsRow;
		for (const loss of ["train_loss", "test_loss"] as const) {
			const difference = Math.abs(row[loss] - cpu[loss]) / cpu[loss];
			expect(difference, `${loss} at step ${row.step}`).toBeLessThan(TOLERANCE);
			largest = Math.max(largest, difference);
		}
	});
	console.log(`largest relative difference of a loss: ${largest.toExponential(1)}`);
	// It did learn something: the first update is one with learning rate 0.
	expect(rows.at(-1)?.train_loss).toBeLessThan(rows[0]?.train_loss as number);
	await expect(page.getByTestId("answer-table")).toHaveAttribute("data-step", String(STEPS));
});
