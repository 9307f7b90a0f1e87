// An engine at work, in this thread or in another: what the loop needs of it, in one call per slice.

import type { Engine } from "../messages";
import type { Change, Command, DeviceInfo, Event as RunEvent } from "../protocol";

/** A new run that goes on from a checkpoint. */
export type Fork = { kind: "fork"; run_id: number; checkpoint: Uint8Array };
export type Order = Command | Fork;

export type Work = {
	commands: Order[];
	/** Updates to do afterwards, at most. */
	steps: number;
	/** Whether somebody looks at the table. */
	table: boolean;
};
/** What the debug panel shows of a slice. */
export type Meter = {
	steps: number;
	ms: number;
	enqueue_ms: number;
	read_ms: number;
	memory: number;
	workers: number;
	dispatches: number;
	submits: number;
};
export type Worked = {
	done: number;
	running: boolean;
	step: number;
	events: RunEvent[];
	meter: Meter;
};

export interface Seat {
	readonly device: DeviceInfo;
	work(work: Work): Promise<Worked>;
	/** The present weights. */
	weights(): Promise<Float32Array>;
	/** The run as a checkpoint. */
	save(): Promise<Uint8Array>;
	/** Takes a run over without a word: the page knows it already. Says what had been changed in it. */
	restore(runId: number, checkpoint: Uint8Array, start: boolean): Promise<Change[]>;
}

/** Who does the steps, and how: alone unless told otherwise. */
export type Stepper = {
	workers: number;
	opened(runId: number, size: number): void;
	/** A setting of the run has changed. */
	changed(): void;
	advance(steps: number): Promise<number>;
	rest(): void;
	lose(): void;
};

export type Counts = { dispatches: number; submits: number };

/** The engine of this very thread. */
export class LocalSeat implements Seat {
	readonly device: DeviceInfo;
	#engine: Engine;
	#memory: WebAssembly.Memory;
	#stepper: Stepper | null;
	#counts: () => Counts;
	/** Single steps are not worth sharing. */
	#steady = false;
	#step = 0;
	/** Since the latest picture of the table. */
	#examined = false;

	constructor(
		engine: Engine,
		memory: WebAssembly.Memory,
		stepper: Stepper | null = null,
		counts = () => ({ dispatches: 0, submits: 0 }),
	) {
		this.device = engine.device();
		this.#engine = engine;
		this.#memory = memory;
		this.#stepper = stepper;
		this.#counts = counts;
	}

	async work({ commands, steps, table }: Work): Promise<Worked> {
		const engine = this.#engine;
		for (const command of commands) this.#obey(command);
		// A command may have changed what the table shows.
		this.#examined ||= commands.length > 0;
		const [begin, before] = [performance.now(), this.#counts()];
		const done = await this.#advance(steps);
		const enqueued = performance.now();
		this.#step += done;
		const events = await engine.drain();
		const [end, after] = [performance.now(), this.#counts()];
		for (const event of events) this.#note(event);
		const busy = done > 0 || commands.length > 0;
		// An invisible table costs nothing, but the last picture of a run that stands still must be true.
		const wanted = this.#examined && busy && (table || !engine.running());
		const picture = wanted ? await engine.table() : undefined;
		if (picture) {
			events.push(picture);
			this.#examined = false;
		}
		const meter = {
			...{ steps: done, ms: end - begin, enqueue_ms: enqueued - begin, read_ms: end - enqueued },
			...{ memory: this.#memory.buffer.byteLength, workers: this.#stepper?.workers ?? 1 },
			dispatches: after.dispatches - before.dispatches,
			submits: after.submits - before.submits,
		};
		return { done, running: engine.running(), step: this.#step, events, meter };
	}

	weights(): Promise<Float32Array> {
		return this.#engine.weights();
	}

	save(): Promise<Uint8Array> {
		return this.#engine.save();
	}

	async restore(runId: number, checkpoint: Uint8Array, start: boolean) {
		this.#engine.restore(runId, checkpoint);
		if (start) this.#obey({ kind: "start" });
		const events = await this.#engine.drain();
		for (const event of events) this.#note(event);
		return events.flatMap((event) => (event.kind === "opened" ? event.changes : []));
	}

	/** The run goes on elsewhere. */
	rest() {
		this.#stepper?.rest();
	}

	lose() {
		this.#stepper?.lose();
	}

	#obey(command: Order) {
		if (command.kind === "fork") return this.#engine.restore(command.run_id, command.checkpoint);
		this.#engine.send(command);
		if (command.kind === "change") this.#stepper?.changed();
		if (command.kind === "start" || command.kind === "step")
			this.#steady = command.kind === "start";
	}

	#advance(steps: number): Promise<number> | number {
		const shared = this.#stepper && this.#steady && steps > 0 && this.#engine.running();
		return shared ? (this.#stepper as Stepper).advance(steps) : this.#engine.advance(steps);
	}

	#note(event: RunEvent) {
		if (event.kind === "state") this.#step = event.step;
		if (event.kind === "metrics") this.#examined = true;
		if (event.kind === "opened") this.#stepper?.opened(event.run_id, event.facts.n_params);
	}
}
