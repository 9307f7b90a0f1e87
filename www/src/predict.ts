// What somebody expected of a run, and what became of it. Pure.

import type { Run } from "./store";

/** In the order in which they are offered. */
export const PREDICTIONS = ["together", "later", "no"] as const;
export type Prediction = (typeof PREDICTIONS)[number];

/** Generalised by so much later than it memorised, a network has understood "much later". */
const MUCH = 1.5;

/** What became of a run; null while that is open. */
export function outcome({
	milestones,
	state,
}: Pick<Run, "milestones" | "state">): Prediction | null {
	const { memorised, generalised } = milestones;
	if (generalised !== undefined)
		return memorised !== undefined && generalised > MUCH * memorised ? "later" : "together";
	return state === "finished" || state === "failed" ? "no" : null;
}
