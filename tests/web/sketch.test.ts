// Predictions that are drawn.

import { expect, it } from "vitest";
import {
	comparison,
	drawn,
	goalOf,
	isSketch,
	knots,
	type Sketch,
	setKnot,
	shareAt,
} from "../../www/src/sketch";

const steps = (sketch: Sketch) => sketch.map(([step]) => step);
const isSorted = (sketch: Sketch) =>
	expect(steps(sketch)).toEqual([...new Set(steps(sketch))].sort((a, b) => a - b));

it("offers a few steps, evenly over the axis, from the first to the last", () => {
	expect(knots(1200)).toEqual([0, 3, 20, 70, 300, 1200]);
	expect(knots(5)).toEqual([0, 1, 2, 3, 5]);
	for (const most of [1, 2, 10, 999, 1_000_000]) {
		const all = knots(most);
		expect(all[0]).toBe(0);
		expect(all.at(-1)).toBe(most);
		expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
	}
});

it("follows the pen, forwards, backwards, and over what was drawn before", () => {
	let sketch = drawn([], [10, 0.1], [10, 0.1], 1000);
	sketch = drawn(sketch, [10, 0.1], [100, 0.5], 1000);
	sketch = drawn(sketch, [100, 0.5], [800, 0.999], 1000);
	expect(sketch).toEqual([
		[10, 0.1],
		[100, 0.5],
		[800, 1],
	]);
	// Back over all of it, in one stroke.
	sketch = drawn(sketch, [800, 1], [5, 0.01], 1000);
	expect(sketch).toEqual([
		[5, 0],
		[800, 1],
	]);
	isSorted(sketch);
	// Beyond the edges of the paper.
	expect(drawn([], [0, 0], [5000, 1.4], 1000)).toEqual([[1000, 1]]);
});

it("keeps no more points than an eye can tell apart", () => {
	let sketch: Sketch = [];
	for (let i = 0; i <= 5000; i++) {
		const place: [number, number] = [i, (i % 100) / 100];
		sketch = drawn(sketch, [Math.max(0, i - 1), 0], place, 5000);
	}
	isSorted(sketch);
	expect(sketch.length).toBeLessThan(90);
});

it("knows the height between two points, on a logarithmic axis", () => {
	const sketch: Sketch = [
		[0, 0],
		[99, 1],
	];
	expect(shareAt(sketch, 9)).toBeCloseTo(0.5);
	expect(shareAt(sketch, 1e6)).toBe(1);
	expect(shareAt([[10, 0.3]], 0)).toBe(0.3);
	expect(shareAt([], 5)).toBe(0);
});

it("sets one height and leaves the others", () => {
	const at = knots(1200);
	let sketch = setKnot(null, at, 4, 1, 0.1);
	expect(sketch.map(([, share]) => share)).toEqual([0.1, 0.1, 0.1, 0.1, 1, 0.1]);
	sketch = setKnot(sketch, at, 5, 1, 0.1);
	expect(steps(sketch)).toEqual(at);
	expect(sketch.at(-1)).toEqual([1200, 1]);
	// Of a drawn line only the part around it goes.
	const fine: Sketch = Array.from({ length: 50 }, (_, i) => [i * 20, 0.2]);
	const changed = setKnot(fine, at, 5, 0.9, 0.1);
	isSorted(changed);
	expect(shareAt(changed, 1200)).toBe(0.9);
	expect(shareAt(changed, 300)).toBeCloseTo(0.2);
	expect(shareAt(changed, 20)).toBeCloseTo(0.2);
});

it("says when 99 % was expected, and what came of it", () => {
	const sketch: Sketch = [
		[0, 0],
		[99, 0.99],
		[500, 1],
	];
	expect(goalOf(sketch)).toBe(99);
	expect(goalOf([[0, 0.5]])).toBeNull();
	expect(goalOf([[7, 1]])).toBe(7);
	const of = (change: object) =>
		comparison({ sketch, milestones: {}, state: "running", ...change });
	expect(of({})).toEqual({ expected: 99, came: undefined });
	expect(of({ milestones: { generalised: 700 } })).toEqual({ expected: 99, came: 700 });
	expect(of({ state: "finished" })).toEqual({ expected: 99, came: null });
	expect(of({ sketch: null })).toBeNull();
});

it("takes nothing for a drawing that is none", () => {
	expect(isSketch([[1, 0.5]])).toBe(true);
	for (const other of [null, undefined, {}, "x", [1], [[1]], [[1, "a"]], [[1, Number.NaN]]])
		expect(isSketch(other)).toBe(false);
});
