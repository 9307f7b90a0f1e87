// The pure parts of tests/bench: arithmetic, medians, and how targets are judged.

import { describe, expect, it } from "vitest";
import { operations, products } from "../bench/arithmetic.mjs";
import { markdown, text } from "../bench/report.mjs";
import { median, summary } from "../bench/stats.mjs";
import { judge, TARGETS } from "../bench/targets.mjs";

const config = (p, d_model, n_layers = 1) => ({
	task: { p },
	model: { d_model, d_mlp: 4 * d_model, n_layers },
});

describe("the arithmetic of a step", () => {
	it("is the sum over its products, by hand for p = 2, width 1, three examples", () => {
		// Forward: 2 × [5, 1]·[1, 1], [1, 1]·[1, 1], [3, 1]·[1, 1], [3, 1]·[1, 4], [3, 4]·[4, 1], [3, 1]·[1, 3].
		const forward = 2 * (5 + 5 + 1 + 3 + 12 + 12 + 9);
		expect(operations(config(2, 1), 3)).toBe(3 * forward);
	});

	it("of two layers is the first at all positions, the second where it is scored, by hand for the same", () => {
		// Forward: 3 × [5, 1]·[1, 1], then [9, 1]·[1, 1], [9, 1]·[1, 4], [9, 4]·[4, 1]; 2 × [9, 1]·[1, 1], and from the query on
		// as one layer, with three queries.
		const first = 2 * (5 + 5 + 5 + 9 + 36 + 36);
		const second = 2 * (9 + 9 + 3 + 3 + 12 + 12 + 9);
		expect(operations(config(2, 1, 2), 3)).toBe(3 * (first + second));
	});

	it("has the gradients of both factors of every product", () => {
		const all = products(config(59, 64), 1740);
		expect(all).toHaveLength(21);
		expect(all).toContainEqual([1740, 64, 256]);
		expect(all).toContainEqual([1740, 256, 64]);
		expect(all).toContainEqual([64, 1740, 256]);
	});

	it("is 0.43 GFLOP for the small workload and 3.8 for Nanda's full batch", () => {
		expect(operations(config(59, 64), 1740) / 1e9).toBeCloseTo(0.431, 3);
		expect(operations(config(113, 128), 3830) / 1e9).toBeCloseTo(3.769, 3);
	});
});

it("a median is the middle, or the mean of the two in the middle", () => {
	expect(median([5, 1, 3])).toBe(3);
	expect(median([4, 1, 3, 2])).toBe(2.5);
	expect(median([])).toBeNaN();
	expect(summary([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3, n: 3 });
});

describe("targets", () => {
	const run = (wasm, torch) => ({
		steps: {
			small: {
				wasm: { seconds: { median: wasm } },
				torch_projected: { seconds: { median: torch } },
			},
		},
	});
	const judged = (measurements, id) => judge(measurements).find((target) => target.id === id);

	it("compare contestants of one run", () => {
		expect(judged(run(0.02, 0.018), "torch_small")).toMatchObject({
			met: true,
			met_stretch: false,
		});
		expect(judged(run(0.02, 0.018), "torch_small").value).toBeCloseTo(0.9);
		expect(judged(run(0.01, 0.018), "torch_small")).toMatchObject({ met: true, met_stretch: true });
		expect(judged(run(0.03, 0.018), "torch_small")).toMatchObject({
			met: false,
			met_stretch: false,
		});
	});

	it("of which nothing was measured are neither met nor missed", () => {
		for (const target of judge({})) expect(target).toMatchObject({ value: null, met: null });
		const failed = { steps: { small: { wasm: { error: "no browser" } } } };
		expect(judged(failed, "torch_small").met).toBeNull();
	});

	it("a run that never gets there misses its target", () => {
		const runs = [
			{ seconds: 9, test_at_memorised: 0.1 },
			{ seconds: null, test_at_memorised: 0.3 },
		];
		const presets = { default: runs, nanda_quick: [{ seconds: 29 }] };
		expect(judged({ presets }, "preset_default").met).toBe(false);
		expect(judged({ presets }, "preset_default_memorises").met).toBe(false);
		expect(judged({ presets }, "preset_nanda_quick").met).toBe(true);
	});

	it("of lenses are about the slowest of them, and about training with and without", () => {
		const at = (steps, frames) => ({
			steps_per_second: { median: steps },
			frames_per_second: frames,
		});
		const lenses = {
			looks: { small: { fast: { median: 0.01 }, slow: { median: 0.3 } } },
			training: { closed: at(50, 60), open: at(45, 55) },
		};
		expect(judged({ lenses }, "lenses_look_small")).toMatchObject({ value: 300, met: false });
		expect(judged({ lenses }, "lenses_look_nanda_quick").met).toBeNull();
		expect(judged({ lenses }, "lenses_training")).toMatchObject({ value: 0.9, met: true });
		expect(judged({ lenses }, "lenses_frames")).toMatchObject({ value: 55, met: true });
		const failed = { lenses: { looks: {}, training: { error: "no browser" } } };
		for (const target of judge(failed)) expect(target.met).toBeNull();
	});

	it("have names of their own", () => {
		expect(new Set(TARGETS.map(({ id }) => id)).size).toBe(TARGETS.length);
	});
});

it("tables align numbers, and let remarks run on", () => {
	const section = {
		title: "T",
		rows: [["", "n"], ["a", "10"], ["b", "5"], ["c: not measured: no"]],
	};
	expect(text(section)).toBe("\nT\n       n\n  a   10\n  b    5\n  c: not measured: no");
	expect(markdown(section)).toBe(
		"**T**\n\n|  | n |\n| --- | ---: |\n| a | 10 |\n| b | 5 |\n| c: not measured: no |  |",
	);
});
