// When a run pauses by itself before its last step, if the visitor wants that: what nobody watches need not cost energy.
// Pure but for the choice.

import { Choice } from "./storage";
import type { Run } from "./store";

const STOPS = ["end", "generalised", "minute", "ten_minutes"] as const;
export type Stop = (typeof STOPS)[number];
export const whenStopped = new Choice<Stop>("grokscope-stop", STOPS, () => "end");

/** A fifth more steps show whether it stays so. */
const MORE = 1.2;
const MINUTE_MS = 60_000;
const TIMES: Partial<Record<Stop, number>> = { minute: MINUTE_MS, ten_minutes: 10 * MINUTE_MS };

type Seen = Pick<Run, "run_id" | "step" | "state" | "milestones"> | null;

export class Stopping {
	/** The run that has been paused: whoever goes on with it is not stopped twice. */
	#done: { run_id: number; stop: Stop } | null = null;

	/** Whether the run is to be paused now. */
	isDue(run: Seen, elapsed_ms: number, stop: Stop): boolean {
		if (run?.state !== "running") return false;
		const { generalised } = run.milestones;
		const due =
			stop === "generalised"
				? generalised !== undefined && run.step >= MORE * generalised
				: elapsed_ms >= (TIMES[stop] ?? Number.POSITIVE_INFINITY);
		if (!due || (this.#done?.run_id === run.run_id && this.#done.stop === stop)) return false;
		this.#done = { run_id: run.run_id, stop };
		return true;
	}
}
