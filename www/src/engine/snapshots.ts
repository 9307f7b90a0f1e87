// The last checkpoint of a run on a device that can be lost: all of the run but its last few seconds.

import type { RunConfig } from "../protocol";
import type { Seat } from "./seat";

const INTERVAL_MS = 4000;

/** The run as the latest slice has left it; none before the first is opened. */
export type Now = { run_id: number; config: RunConfig | null; step: number; running: boolean };
export type Snapshot = { run_id: number; step: number; checkpoint: Uint8Array };

export class Snapshots {
	last: Snapshot | null = null;
	#due = 0;
	#stale = false;

	take({ run_id, step }: Now, checkpoint: Uint8Array) {
		this.last = { run_id, step, checkpoint };
		this.#stale = false;
		this.#due = performance.now() + INTERVAL_MS;
	}

	/** The run is no longer what it was at that step: one of its settings has changed. */
	outdate() {
		this.#stale = true;
	}

	/** At a step boundary: every few seconds, wherever training stops, and whenever the run goes back. */
	async keep(seat: Seat, now: Now) {
		const { last } = this;
		const same = !this.#stale && last?.run_id === now.run_id && last.step === now.step;
		const back = last?.run_id !== now.run_id || last.step > now.step;
		const due = back || this.#stale || !now.running || performance.now() >= this.#due;
		if (!same && due) this.take(now, await seat.save());
	}
}
