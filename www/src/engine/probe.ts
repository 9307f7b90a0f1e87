// How fast does this computer train? Some steps of a preset, done while nobody waits for anything.

import type { Bundle, Engine } from "../messages";
import type { PresetInfo } from "../protocol";

/** Milliseconds of computing, altogether. */
const BUDGET_MS = 600;
/** The first steps compile and warm caches. */
const WARM_UP = 3;

export class Probe {
	#engine: Engine | null = null;
	#preset: PresetInfo;
	#spent = 0;
	#steps = 0;
	#best = 0;

	constructor(preset: PresetInfo) {
		this.#preset = preset;
	}

	/** One step, unless it is known by now; returns the speed in operations per second once it is. */
	async step(bundle: Bundle): Promise<number | null> {
		if (!this.#engine) this.#engine = await this.#open(bundle);
		const begin = performance.now();
		this.#engine.advance(1);
		const events = await this.#engine.drain();
		const ms = performance.now() - begin;
		const examined = events.flatMap((event) => (event.kind === "metrics" ? event.rows : [])).length;
		const { flop_step, flop_evaluation } = this.#preset;
		const flop = flop_step + examined * flop_evaluation;
		this.#spent += ms;
		// The fastest is the one that nothing else has disturbed.
		if (++this.#steps > WARM_UP) this.#best = Math.max(this.#best, (1000 * flop) / ms);
		return this.#spent > BUDGET_MS && this.#best > 0 ? this.#finish() : null;
	}

	async #open(bundle: Bundle): Promise<Engine> {
		const engine = await bundle.Engine.create();
		engine.send({ kind: "open", run_id: 1, config: this.#preset.config });
		engine.send({ kind: "start" });
		await engine.drain();
		return engine;
	}

	#finish(): number {
		this.#engine?.free();
		return this.#best;
	}
}
