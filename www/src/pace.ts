// How many steps to do before looking up again, and how fast they go. Fed with measured times; has no clock.

/** Long enough that read-backs cost little, short enough that Pause feels immediate. */
const SLICE_MS = 30;
const MAX_SLICE = 256;
/** Milliseconds of training over which the shown speed forgets. */
const MEMORY_MS = 1000;

export class Pace {
	slice = 1;
	elapsedMs = 0;
	stepsPerSecond = 0;
	#started = false;

	reset() {
		this.elapsedMs = 0;
		this.stepsPerSecond = 0;
		this.#started = false;
	}

	record(steps: number, ms: number) {
		this.elapsedMs += ms;
		this.#smooth(steps, Math.max(ms, 0.01));
		// At most double: the first steps compile shaders or warm caches and say little about the next.
		const wanted = Math.round((steps * SLICE_MS) / Math.max(ms, 0.01));
		this.slice = Math.max(1, Math.min(wanted, this.slice * 2, MAX_SLICE));
	}

	#smooth(steps: number, ms: number) {
		const now = (steps / ms) * 1000;
		const weight = this.#started ? 1 - Math.exp(-ms / MEMORY_MS) : 1;
		this.stepsPerSecond += weight * (now - this.stepsPerSecond);
		this.#started = true;
	}
}
