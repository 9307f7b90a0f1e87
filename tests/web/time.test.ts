import { describe, expect, it } from "vitest";
import { Stills } from "../../www/src/engine/stills";
import { happenings } from "../../www/src/happenings";
import { doubled, halved, Reel } from "../../www/src/reel";
import type { Run } from "../../www/src/store";
import { opened } from "./fixture";

const still = (step: number, n = 4, run_id = 1) => ({
	run_id,
	step,
	theta: new Float32Array(n).fill(step),
});

function filled(steps: number[], budget?: number, n = 4): Reel {
	const reel = new Reel(budget);
	reel.begin(1);
	for (const step of steps) reel.add(still(step, n));
	return reel;
}

describe("the reel", () => {
	it("gives back what was put there, and copies of it", () => {
		const reel = filled([0, 10]);
		const weights = reel.weights(10) as Float32Array;
		expect([...weights]).toEqual([10, 10, 10, 10]);
		weights[0] = 99;
		expect(reel.weights(10)?.[0]).toBe(10);
		expect(reel.weights(11)).toBeNull();
	});

	it("stays within its budget, keeps both ends, and thins evenly on the axis of steps", () => {
		const steps = Array.from({ length: 2000 }, (_, i) => i);
		const reel = filled(steps, 4 * 4 * 50);
		expect(reel.bytes).toBeLessThanOrEqual(4 * 4 * 50);
		expect(reel.steps.length).toBe(50);
		expect(reel.steps[0]).toBe(0);
		expect(reel.steps.at(-1)).toBe(1999);
		const gaps = reel.steps
			.slice(1)
			.map((step, i) => Math.log((step + 20) / ((reel.steps[i] ?? 0) + 20)));
		expect(Math.max(...gaps)).toBeLessThan(8 * (Math.log(2019 / 20) / 49));
	});

	it("keeps halves of large networks, twice as many, and the latest whole", () => {
		const reel = filled([0, 1, 2, 3, 4, 5, 6, 7], 16_000, 1000);
		expect(reel.halved).toBe(true);
		expect(reel.bytes).toBe(8 * 2000);
		expect(reel.weights(3)?.[0]).toBe(3);
		reel.add({ run_id: 1, step: 9, theta: Float32Array.of(...new Array(1000).fill(0.1)) });
		expect(reel.weights(9)?.[0]).toBe(Math.fround(0.1));
	});

	it("rounds halves to the nearest", () => {
		const numbers = Float32Array.of(1, -2.5, 0.1, 1e-30, 3.25, 0);
		const back = doubled(halved(numbers));
		numbers.forEach((x, i) => {
			expect(Math.abs((back[i] as number) - x)).toBeLessThanOrEqual(Math.abs(x) * 2 ** -8);
		});
	});

	it("forgets what did not happen, and another run's weights", () => {
		const reel = filled([0, 10, 20, 30]);
		reel.rewind(20);
		expect(reel.steps).toEqual([0, 10, 20]);
		reel.add(still(40, 4, 2));
		expect(reel.steps).toEqual([0, 10, 20]);
		reel.fork(2, 10);
		reel.add(still(12, 4, 2));
		expect(reel.steps).toEqual([0, 10, 12]);
		reel.begin(3);
		expect(reel.steps).toEqual([]);
		expect(reel.nearest(5)).toBeNull();
	});

	it("finds the nearest moment on a logarithmic axis", () => {
		const reel = filled([0, 10, 100, 1000]);
		expect([0, 2, 4, 40, 50, 5000].map((step) => reel.nearest(step))).toEqual([
			0, 0, 10, 100, 100, 1000,
		]);
	});
});

describe("stills", () => {
	const walk = (watched: boolean, slice: number, until: number) => {
		const stills = new Stills();
		const taken = { still: [] as number[], checkpoint: [] as number[] };
		for (let step = 0; step <= until; step += slice) {
			const now = { run_id: 1, config: null, step, running: step < until };
			const due = stills.due(now, watched, 10 * step);
			if (due.still) taken.still.push(step);
			if (due.checkpoint) taken.checkpoint.push(step);
		}
		return taken;
	};

	it("are taken at log-spaced steps, and where training stops", () => {
		const { still, checkpoint } = walk(false, 1, 1000);
		expect(still.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
		expect(still.length).toBeLessThan(90);
		expect(still.at(-1)).toBe(1000);
		expect(checkpoint[0]).toBe(20);
		expect(checkpoint.length).toBeLessThan(13);
		expect(checkpoint.at(-1)).toBe(1000);
	});

	it("end slices, so that fast runs have them too", () => {
		const stills = new Stills();
		const steps: number[] = [];
		for (let step = 0; step < 1000; step += stills.room(step)) {
			expect(stills.due({ run_id: 1, config: null, step, running: true }, false, 0).still).toBe(
				true,
			);
			steps.push(step);
		}
		expect(steps.length).toBeGreaterThan(60);
		expect(steps.length).toBeLessThan(90);
	});

	it("are taken more often while somebody looks", () => {
		expect(walk(true, 10, 2000).still.length).toBeGreaterThan(walk(false, 10, 2000).still.length);
	});

	it("begin anew with a run, and when a run goes back", () => {
		const stills = new Stills();
		const at = (run_id: number, step: number) =>
			stills.due({ run_id, config: null, step, running: true }, false, 0).still;
		expect([at(1, 0), at(1, 0), at(1, 500), at(1, 501)]).toEqual([true, false, true, false]);
		expect(at(1, 40)).toBe(true);
		expect(at(2, 41)).toBe(true);
	});
});

describe("what happened", () => {
	const row = (step: number, test_accuracy: number, test_loss: number) => ({
		step,
		train_loss: 0.1,
		train_accuracy: 1,
		test_loss,
		test_accuracy,
	});
	const run = (history: Run["history"], milestones = {}): Run => ({
		...opened,
		facts: { ...opened.facts, uniform_loss: Math.log(100), chance: 0.01 },
		...{
			current: opened.config,
			state: "running",
			step: 1,
			table: null,
			parent: null,
			prediction: null,
			sketch: null,
		},
		...{ history, milestones },
	});

	it("is told in order", () => {
		const history = [row(0, 0, 4.7), row(100, 0.02, 12), row(300, 0.2, 9), row(500, 1, 0.1)];
		const found = happenings(run(history, { memorised: 90, generalised: 500 }));
		expect(found.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
			"memorised 90",
			"loss_peak 100",
			"first_rise 300",
			"generalised 500",
		]);
	});

	it("does not call a loss that still rises a peak, nor one that never rose", () => {
		expect(happenings(run([row(0, 0, 4.7), row(100, 0.02, 12)]))).toEqual([]);
		expect(happenings(run([row(0, 0, 4.7), row(100, 0.02, 4)]))).toEqual([]);
	});

	it("marks where a loss is no longer a number", () => {
		expect(happenings(run([row(0, 0, 4.7), row(7, 0, Number.NaN)]))).toEqual([
			{ kind: "diverged", step: 7 },
		]);
	});
});
