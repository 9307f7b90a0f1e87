// When the training worker takes weights aside: at log-spaced steps whatever happens, a few times a second while somebody
// looks, and wherever training stops. Checkpoints, from which a run can go on, are larger and rarer.

import type { Now } from "./snapshots";

/** Each log-spaced still is so much later than the last: every step first, then some steps, then a share. */
const SPACING = 1.06;
const FIRST_STEPS = 16;
/** A GPU wants several steps at a time. */
const LEAST_STEPS = 8;
const CHECKPOINT_SPACING = 1.5;
const FIRST_CHECKPOINT = 20;
/** While somebody looks. */
const LIVE_MS = 250;
/** What a page that is left loses at most. */
const LATEST_MS = 5000;

/** `spaced`: the checkpoint is one of those that are kept for going back, and not only for going on. */
export type Due = { still: boolean; checkpoint: boolean; spaced: boolean };

export class Stills {
	#run = 0;
	#step = -1;
	#checkpoint = -1;
	#next = 0;
	#nextCheckpoint = FIRST_CHECKPOINT;
	#live = 0;
	#latest = 0;

	/** What is to be taken at this step; whoever asks takes it. */
	due({ run_id, step, running }: Now, watched: boolean, ms: number): Due {
		if (run_id !== this.#run || step < this.#step) this.#begin(run_id, step);
		const stopped = !running;
		const live = watched && ms - this.#live >= LIVE_MS;
		const still = step !== this.#step && (step >= this.#next || live || stopped);
		const spaced =
			step > 0 && step !== this.#checkpoint && (step >= this.#nextCheckpoint || stopped);
		const checkpoint =
			spaced || (step !== this.#checkpoint && ms - this.#latest >= LATEST_MS && step > 0);
		if (still) {
			this.#step = step;
			this.#live = ms;
			if (step >= this.#next) this.#next = after(step);
		}
		if (checkpoint) {
			this.#checkpoint = step;
			this.#latest = ms;
			if (step >= this.#nextCheckpoint) this.#nextCheckpoint = Math.ceil(step * CHECKPOINT_SPACING);
		}
		return { still, checkpoint, spaced };
	}

	/** Steps until the next still: a slice ends there, however fast they go. */
	room(step: number): number {
		return step < this.#next ? this.#next - step : after(step) - step;
	}

	#begin(run: number, step: number) {
		this.#run = run;
		this.#step = this.#checkpoint = -1;
		this.#next = step;
		this.#nextCheckpoint = Math.max(FIRST_CHECKPOINT, step);
	}
}

function after(step: number): number {
	const least = step < FIRST_STEPS ? 1 : LEAST_STEPS;
	return Math.max(step + least, Math.ceil(step * SPACING));
}
