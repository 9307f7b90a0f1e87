// What lies under the lenses, in a worker of their own: one run's network at one step.

import type { App } from "./app";
import type { LensApi } from "./engine/lens-worker";
import { Helper } from "./engine/line";
import { language } from "./i18n/language";

export class LensStage {
	#app: App;
	#worker: Helper<LensApi> | null = null;
	/** A run, its step, and whether with its optimiser. */
	#placed = "";

	constructor(app: App) {
		this.#app = app;
	}

	get isOpen(): boolean {
		return this.#worker !== null;
	}

	/** Whether the worker is lost, and not merely an answer unwelcome. */
	get isLost(): boolean {
		return this.#worker?.failure !== null;
	}

	/** What was under way fails, and nobody waits for it any longer. */
	close(why: string) {
		this.#worker?.fail(why);
		this.#worker = null;
		this.#placed = "";
	}

	clear() {
		this.#placed = "";
	}

	/** Puts the network of that step under the lens; false if it is no longer kept. */
	async place(step: number, deep: boolean): Promise<boolean> {
		const { run } = this.#app.state;
		if (!run) return false;
		const place = `${run.run_id} ${step}`;
		if (this.#placed === `${place} deep` || (!deep && this.#placed === place)) return true;
		if (!this.#placed.startsWith(`${run.run_id} `))
			await this.call((worker) => worker.call("open", [run.config]));
		this.#placed = `${run.run_id} nothing`;
		if (!(await (deep ? this.#placeCheckpoint(step) : this.#placeWeights(step)))) return false;
		this.#placed = deep ? `${place} deep` : place;
		return true;
	}

	async #placeCheckpoint(step: number): Promise<boolean> {
		const bytes = await this.#app.time.checkpoint(step);
		if (bytes) await this.call((worker) => worker.call("place_checkpoint", [bytes]));
		return bytes !== null;
	}

	async #placeWeights(step: number): Promise<boolean> {
		const theta = this.#app.time.reel.weights(step);
		if (!theta) return false;
		const transfer = [theta.buffer as ArrayBuffer];
		await this.call((worker) => worker.call("place", [step, theta], { transfer }));
		return true;
	}

	call<T>(work: (worker: Helper<LensApi>) => Promise<T>): Promise<T> {
		this.#worker ??= new Helper<LensApi>(
			new Worker(new URL("./engine/lens-worker.ts", import.meta.url), {
				type: "module",
				name: language,
			}),
		);
		return work(this.#worker);
	}
}
