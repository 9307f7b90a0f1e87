// What happens to a run while its tab is hidden: the worker trains on by itself, or, if the visitor wants that, it is
// paused and goes on with the visitor. Pure but for the choice.

import { Choice } from "./storage";
import type { Run } from "./store";

export type HiddenChoice = "keep" | "pause";
/** Until somebody chooses: where there is a finger for a pointer, there is a battery. */
export const whenHidden = new Choice<HiddenChoice>("grokscope-hidden", ["keep", "pause"], () =>
	matchMedia("(pointer: coarse)").matches ? "pause" : "keep",
);

/** Shorter looks elsewhere need no report. */
const WORTH_TELLING_MS = 3000;

type Seen = Pick<Run, "run_id" | "step" | "state"> | null;
export type Welcome = {
	/** Whether the run that was paused goes on. */
	resume: boolean;
	/** Steps done meanwhile that are worth telling, or 0. */
	steps: number;
};

export class Away {
	#left: { run_id: number; step: number; at: number; paused: boolean } | null = null;

	/** The tab is hidden; the answer says whether the run is to be paused. */
	leave(run: Seen, choice: HiddenChoice, now: number): boolean {
		// A page that is hidden twice, as one that is closed is, has been left once.
		if (this.#left) return false;
		const paused = choice === "pause" && run?.state === "running";
		this.#left = run && { run_id: run.run_id, step: run.step, at: now, paused };
		return paused;
	}

	comeBack(run: Seen, now: number): Welcome {
		const left = this.#left;
		this.#left = null;
		if (!left || !run || run.run_id !== left.run_id) return { resume: false, steps: 0 };
		const tell = !left.paused && now - left.at >= WORTH_TELLING_MS;
		return {
			resume: left.paused && run.state === "paused",
			steps: tell ? Math.max(0, run.step - left.step) : 0,
		};
	}
}
