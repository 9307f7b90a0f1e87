// WebGPU in a machine without a GPU: Chromium's software adapter computes what a GPU would, slowly.

import type { MetricsRow } from "../../www/src/protocol";
import { expect, type Site, test } from "./site";

/**
 * A GPU adds in another order and approximates exp and sqrt, so losses differ in their last bits; some tens of steps do
 * not let that grow. A wrong kernel is off by far more.
 */
const TOLERANCE = 1e-4;
const STEPS = 30;
const JOINS = { timeout: 120_000 };

const onGpu = (site: Site) => expect(site.device).toHaveAttribute("data-device", "webgpu", JOINS);
const onCpu = (site: Site) => expect(site.device).toHaveAttribute("data-device", "cpu", JOINS);
const expectOrdered = (rows: MetricsRow[]) => {
	const steps = rows.map(({ step }) => step);
	expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
};

test("auto does not take a software adapter, and names it", async ({ site, page }) => {
	await site.open("#preset=tiny");
	await onCpu(site);
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText(/software.*swiftshader/i);
});

test("?debug says what the adapter can do", async ({ site, page }) => {
	await site.open("?debug#preset=tiny&device=cpu");
	await expect(page.getByTestId("debug-gpu")).toHaveText(/swiftshader/i);
	await expect(page.getByTestId("debug-gpu-maxBufferSize")).toHaveText(/^[\d,]{9,}$/);
	await expect(page.getByTestId("debug-gpu-features")).toHaveText(/[a-z]+-[a-z]+/);
});

/** One with fused kernels, and some without, of sizes that fill no tile. */
const NETWORKS = [
	["one layer", "preset=tiny"],
	["two layers", "preset=tiny&p=11&n_layers=2&d_model=20&d_mlp=70"],
	[
		"RMSNorm, rotary positions and SwiGLU",
		"preset=tiny&p=11&n_layers=2&d_model=20&d_mlp=70&norm=rms&positions=rotary&activation=swiglu",
	],
] as const;

for (const [name, settings] of NETWORKS)
	test(`device=webgpu trains, and its losses are the CPU's: ${name}`, async ({ site, page }) => {
		test.setTimeout(240_000);
		const link = `#${settings}&max_steps=${STEPS}`;
		await site.open(`${link}&device=cpu`);
		await site.finish();
		const expected = await site.history();

		const opened = Date.now();
		await site.open(`${link}&device=webgpu`);
		await onGpu(site);
		const started = Date.now();
		await site.finish();
		const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
		console.log(
			`software WebGPU, ${name}: joins after ${seconds(opened, started)} s, ${STEPS} steps in ${seconds(started, Date.now())} s`,
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

test("a run begins on the CPU and moves to the GPU without a gap", async ({ site, page }) => {
	test.setTimeout(240_000);
	await site.open("#preset=tiny&max_steps=1000000&device=webgpu");
	await onCpu(site);
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText(/on the CPU for now/);
	await site.press(site.toggle);
	await site.stepBeyond(0);
	await onGpu(site);
	const moved = await site.steps();
	await expect(site.toggle).toHaveText("Pause");
	await site.stepBeyond(moved + 2);
	await site.press(site.toggle);
	await site.expectRun("paused");
	const rows = await site.history();
	expectOrdered(rows);
	expect(rows[0]?.step).toBe(0);
	expect(rows.at(-1)?.step).toBeGreaterThan(moved);
	await expect(site.error).toHaveCount(0);

	// The next run begins on the CPU too, and a reset stays where it is.
	await site.press(site.reset);
	await site.stepTo(0);
	await onGpu(site);
	await site.field("task.p").fill("11");
	await onCpu(site);
	await onGpu(site);
	await site.press(site.step);
	await site.stepTo(1);
});

test("a GPU that fails its self-test is not used, and the page says why", async ({
	site,
	page,
}) => {
	test.setTimeout(180_000);
	await site.open("?debug=selftest#preset=tiny&max_steps=1000000&device=webgpu");
	await site.press(site.toggle);
	await expect(site.device).toHaveAttribute("data-waiting", /./);
	await expect(site.device).toHaveAttribute("data-waiting", "", JOINS);
	await onCpu(site);
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText(/self-test failed.*than the CPU/);
	await site.stepBeyond(await site.steps());
});

test("a lost GPU costs a few steps; a fresh one joins, and the third loss leaves it at the CPU", async ({
	site,
	page,
}) => {
	test.setTimeout(400_000);
	await site.open("?debug#preset=tiny&max_steps=1000000&device=webgpu");
	for (const again of [true, true, false]) {
		await onGpu(site);
		if ((await site.toggle.getAttribute("data-state")) === "paused") await site.press(site.toggle);
		await site.stepBeyond((await site.steps()) + 1);
		await page.getByTestId("debug-lose").click();
		await onCpu(site);
		await expect(site.error).toContainText(/The GPU was lost .*went on from step/);
		if (again) await expect(site.error).toContainText("is being started again");
		await site.stepBeyond((await site.steps()) + 2);
		await expect(site.toggle).toHaveText("Pause");
		expectOrdered(await site.history());
		await page.getByRole("button", { name: "Dismiss" }).click();
	}
	await site.device.click();
	await expect(page.getByTestId("device-reason")).toContainText("lost three times");
	await site.press(site.toggle);
	await site.expectRun("paused");
	expectOrdered(await site.history());
});
