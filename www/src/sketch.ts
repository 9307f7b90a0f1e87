// The test curve that somebody expects, drawn before the run. Pure.

import type { Run } from "./store";

/** Steps and shares of right answers, by step. */
export type Sketch = [step: number, share: number][];

/** What counts as having understood, as in the core. */
const GOAL = 0.99;
/** A hand does not meet the upper edge exactly. */
const SNAP = 0.03;
/** Places on the axis that a line is made of: finer than a finger. */
const FINEST = 1 / 80;
/** Of how many steps a keyboard chooses the heights. */
const N_KNOTS = 6;

const log = (step: number) => Math.log(step + 1);
const clamp = (share: number) => Math.min(1, Math.max(0, share));
const snapped = (share: number) => (share > 1 - SNAP ? 1 : share < SNAP ? 0 : clamp(share));

/** Steps, evenly over a logarithmic axis, in one figure, as people say them. */
export function knots(most: number): number[] {
	const even = Array.from({ length: N_KNOTS }, (_, i) =>
		Math.expm1((i / (N_KNOTS - 1)) * log(most)),
	);
	const said = even.map((step, i) => (i === N_KNOTS - 1 ? most : Number(step.toPrecision(1))));
	return [...new Set(said.map(Math.round))];
}

/** Where the line is at a step; beyond its ends it goes on as it ends. */
export function shareAt(sketch: Sketch, step: number): number {
	const after = sketch.findIndex(([at]) => at >= step);
	const [right, left] = [sketch[after], sketch[after - 1]];
	if (!right) return sketch.at(-1)?.[1] ?? 0;
	if (!left || right[0] === step) return right[1];
	const part = (log(step) - log(left[0])) / (log(right[0]) - log(left[0]));
	return left[1] + part * (right[1] - left[1]);
}

/** The pen has gone from one place to another, or has been put down there: what it has crossed is drawn anew. */
export function drawn(
	sketch: Sketch,
	[from]: Sketch[number],
	[step, share]: Sketch[number],
	most: number,
): Sketch {
	const near = FINEST * log(most);
	const [low, high] = [Math.min(log(from), log(step)), Math.max(log(from), log(step))];
	const kept = sketch.filter(([at]) => {
		const place = log(at);
		const crossed = at !== from && place > low && place < high;
		return !crossed && Math.abs(place - log(step)) >= near;
	});
	const place: Sketch[number] = [Math.min(most, Math.max(0, Math.round(step))), snapped(share)];
	return [...kept, place].sort((a, b) => a[0] - b[0]);
}

/** One of the knots is set to a height: what was drawn up to half-way to its neighbours goes with it. */
export function setKnot(
	sketch: Sketch | null,
	at: number[],
	which: number,
	share: number,
	chance: number,
): Sketch {
	const now: Sketch = sketch ?? at.map((step) => [step, chance]);
	const heights = at.map((step): Sketch[number] => [step, shareAt(now, step)]);
	const half = (i: number, j: number) => (log(at[i] ?? 0) + log(at[j] ?? 0)) / 2;
	const low = which === 0 ? -1 : half(which - 1, which);
	const high = which === at.length - 1 ? Number.POSITIVE_INFINITY : half(which, which + 1);
	const others = now.filter(([step]) => log(step) < low || log(step) > high);
	const known = new Set(others.map(([step]) => step));
	const missing = heights.filter(([step], i) => i !== which && !known.has(step));
	const set: Sketch[number] = [at[which] ?? 0, clamp(share)];
	return [...others, ...missing, set].sort((a, b) => a[0] - b[0]);
}

/** When the line is first at 99 %; null if it never is. */
export function goalOf(sketch: Sketch): number | null {
	const after = sketch.findIndex(([, share]) => share >= GOAL);
	const [right, left] = [sketch[after], sketch[after - 1]];
	if (!right) return null;
	if (!left) return right[0];
	const part = (GOAL - left[1]) / (right[1] - left[1]);
	return Math.round(Math.expm1(log(left[0]) + part * (log(right[0]) - log(left[0]))));
}

export type Comparison = {
	/** The step at which it was expected; null for never. */
	expected: number | null;
	/** The step at which it came; null if the run has ended without, and undefined while that is open. */
	came: number | null | undefined;
};

export function comparison({
	sketch,
	milestones,
	state,
}: Pick<Run, "sketch" | "milestones" | "state">): Comparison | null {
	if (!sketch) return null;
	const ended = state === "finished" || state === "failed";
	return { expected: goalOf(sketch), came: milestones.generalised ?? (ended ? null : undefined) };
}

/** What outlives the page may have been written by another version of it. */
export function isSketch(found: unknown): found is Sketch {
	const isPoint = (point: unknown) =>
		Array.isArray(point) && point.length === 2 && point.every(Number.isFinite);
	return Array.isArray(found) && found.every(isPoint);
}
