// How fast does this computer train? Some steps of a config, done while nobody waits for anything.

import type { Bundle, Engine, Trial } from "../messages";

/** Milliseconds of computing, altogether. */
const BUDGET_MS = 600;
/** As long as others can wait without noticing. */
const PORTION_MS = 30;
/** The first steps compile and warm caches. */
const WARM_UP = 3;

export class Probe {
	#engine: Engine | null = null;
	#trial: Trial;
	#spent = 0;
	#portions = 0;
	/** Steps at a time: between two of them, others have their turn. */
	#portion = 1;
	#best = 0;

	constructor(trial: Trial) {
		this.#trial = trial;
	}

	/** A portion, unless it is known by now; returns the speed in operations per second once it is, 0 if it cannot be. */
	async step(bundle: Bundle): Promise<number | null> {
		if (!this.#engine) this.#engine = await this.#open(bundle);
		const begin = performance.now();
		const done = this.#engine.advance(this.#portion);
		if (done === 0) return this.finish();
		const events = await this.#engine.drain();
		const ms = performance.now() - begin;
		const examined = events.flatMap((event) => (event.kind === "metrics" ? event.rows : [])).length;
		const { flop_step, flop_evaluation } = this.#trial.work;
		const flop = done * flop_step + examined * flop_evaluation;
		this.#spent += ms;
		if (2 * ms < PORTION_MS) this.#portion *= 2;
		// The fastest is the one that nothing else has disturbed.
		if (++this.#portions > WARM_UP) this.#best = Math.max(this.#best, (1000 * flop) / ms);
		return this.#spent > BUDGET_MS && this.#best > 0 ? this.finish() : null;
	}

	async #open(bundle: Bundle): Promise<Engine> {
		const engine = await bundle.Engine.create();
		engine.send({ kind: "open", run_id: 1, config: this.#trial.config });
		engine.send({ kind: "start" });
		await engine.drain();
		return engine;
	}

	/** Nothing more is to be measured: says what has been. */
	finish(): number {
		this.#engine?.free();
		this.#engine = null;
		return this.#best;
	}
}
