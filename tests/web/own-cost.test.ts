// What settings of one's own cost: said where it is known, and nothing where it would be a guess.

import { describe, expect, it } from "vitest";
import { write } from "../../www/src/fields";
import { costOf, isComing, toTry } from "../../www/src/own-cost";
import { initialState, reduce, type State } from "../../www/src/store";
import { catalogue, config, opened } from "./fixture";

const CPU = {
	...{ kind: "cpu" as const, name: "", no_fma: false },
	...{ reason: "", waiting: "", arrived: null },
};
const own = write(config, "task.p", 5);
const chosen = { preset: "first", device: "auto" as const, workers: "auto" as const, changes: [] };
/** Settings of which the core has said how much work they are. */
const draft = (config: typeof own) => ({
	draft: { ...chosen, config },
	judged: { config, work: { flop_step: 1e6, flop_evaluation: 1e6 } },
});

/** A visitor in the middle of the page, with a run that has not begun. */
const quiet: State = {
	...reduce(
		{ ...initialState, catalogue, place: { level: "tinker", view: "train", figure: null } },
		opened,
	),
	device: CPU,
	speed: 1e6,
	...draft(own),
};

describe("the cost of settings", () => {
	it("is not known before anything is", () => {
		expect(costOf(initialState)).toBe(null);
		expect(costOf({ ...quiet, speed: null })).toBe(null);
		expect(toTry({ ...quiet, speed: null })).toBe(null);
		expect(isComing({ ...quiet, speed: null })).toBe(true);
	});

	it("is not known before the core has said how much work it is", () => {
		const unsaid = { ...quiet, judged: draft(opened.config).judged };
		expect(costOf(unsaid)).toBe(null);
		expect(toTry(unsaid)).toBe(null);
		expect(isComing(unsaid)).toBe(true);
		// But the run on screen has said it of itself.
		const own = { ...quiet, ...draft(opened.config), judged: null };
		expect(costOf(own)).toEqual(costOf({ ...quiet, ...draft(opened.config) }));
	});

	it("is that of what was tried out, and of no other settings", () => {
		const fast = costOf({ ...quiet, tried: { config: own, flops: 2e6 } })?.ms as number;
		const slow = costOf({ ...quiet, tried: { config: own, flops: 1e6 } })?.ms as number;
		expect(slow / fast).toBeCloseTo(2);
		expect(costOf({ ...quiet, tried: { config: own, flops: 0 } })).toEqual(costOf(quiet));
		expect(toTry({ ...quiet, tried: { config: own, flops: 1 } })).toBe(null);
	});

	it("is that of other sizes by arithmetic, and of other choices nobody's guess", () => {
		expect(costOf(quiet)?.ms).toBeGreaterThan(0);
		const other = write(own, "optimizer.method", "sgd");
		expect(costOf({ ...quiet, ...draft(other) })).toBe(null);
		const deeper = write(own, "model.n_layers", 2);
		expect(costOf({ ...quiet, ...draft(deeper) })).toBe(null);
		expect(costOf({ ...quiet, ...draft(other), tried: { config: other, flops: 1e6 } })).not.toBe(
			null,
		);
	});

	it("is what the run has shown once it has been going for a while", () => {
		const ran = {
			...quiet,
			...draft(opened.config),
			pace: { steps_per_second: 50, elapsed_ms: 2000 },
		};
		expect(costOf(ran)).toEqual({ steps: 1000, ms: 20_000 });
		expect(costOf({ ...ran, device: { ...CPU, kind: "webgpu" } })?.ms).toBe(20_000);
		expect(costOf({ ...ran, limit: 1 })?.ms).toBe(1_000_000);
	});

	it("is in so many steps that they take a second, if the run has them", () => {
		const quick = {
			...quiet,
			...draft(opened.config),
			pace: { steps_per_second: 2500, elapsed_ms: 2000 },
		};
		expect(costOf(quick)).toEqual({ steps: 3000, ms: 1200 });
	});

	it("of a GPU is known of its own runs alone, and is not tried out", () => {
		for (const device of [{ ...CPU, kind: "webgpu" as const }, { ...CPU, waiting: "soon" }, null]) {
			expect(costOf({ ...quiet, device })).toBe(null);
			expect(toTry({ ...quiet, device })).toBe(null);
		}
	});

	it("is tried out where a step is short, for those who see it", () => {
		expect(toTry({ ...quiet, speed: 1e12 })?.config).toBe(own);
		expect(toTry({ ...quiet, speed: 1 })).toBe(null);
		expect([1e12, 1].map((speed) => isComing({ ...quiet, speed }))).toEqual([true, false]);
		const watching = { ...quiet.place, level: "watch" as const };
		expect(toTry({ ...quiet, speed: 1e12, place: watching })).toBe(null);
	});
});
