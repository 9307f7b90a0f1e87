// How many steps to do before looking up again, and how fast they go. Fed with measured times; has no clock.

/** Short enough that Pause feels immediate, long enough that looking up costs little. */
const SLICE_MS = 30;
/** Where looking up is slow, as with some GPUs, so long. */
const LONGEST_MS = 100;
/** Pause must act within this time. */
const MOST_MS = 150;
/** The share of a slice that looking up may cost, before slices grow. */
const OVERHEAD = 1 / 4;
const MAX_SLICE = 256;
/** Milliseconds of training over which the shown speed forgets. */
const MEMORY_MS = 1000;
/** Slices over which the cost of looking up is remembered. */
const MEMORY_SLICES = 20;

export class Pace {
	slice = 1;
	elapsedMs = 0;
	stepsPerSecond = 0;
	/** Most steps per second; null for as fast as it goes. */
	limit: number | null = null;
	/** When the next slice may begin. */
	#due = 0;
	#msPerStep = 0;
	#started = false;
	/** Weighted sums of 1, n, n², ms, n·ms over slices of n steps: a straight line through them. */
	#sums = [0, 0, 0, 0, 0];
	#perSlice = 0;
	#fitted = false;

	/** Another run. */
	reset() {
		this.elapsedMs = 0;
		this.stepsPerSecond = 0;
		this.#started = false;
	}

	/** Another engine: what was learnt of the last one does not hold. */
	forget() {
		this.slice = 1;
		this.#started = false;
		this.#sums = [0, 0, 0, 0, 0];
		this.#perSlice = 0;
		this.#fitted = false;
	}

	/** Steps of the next slice: fewer in slow motion. */
	get steps(): number {
		if (this.limit === null) return this.slice;
		return Math.max(1, Math.min(this.slice, Math.floor((this.limit * SLICE_MS) / 1000)));
	}

	/** Milliseconds to wait before the next slice. */
	rest(now: number): number {
		return this.limit === null ? 0 : Math.max(0, this.#due - now);
	}

	/** What a step takes, waiting aside. */
	get msPerStep(): number {
		return this.#msPerStep;
	}

	/** A slice of so many steps has taken so long, and ended now. */
	record(steps: number, ms: number, now = 0) {
		this.elapsedMs += ms;
		const rest = this.limit === null ? 0 : Math.max(0, (1000 * steps) / this.limit - ms);
		this.#due = now + rest;
		this.#smooth(steps, Math.max(ms, 0.01), rest);
		this.#fit(steps, ms);
		// At most double: the first steps compile shaders or warm caches and say little about the next.
		const target = Math.min(Math.max(this.#perSlice / OVERHEAD, SLICE_MS), LONGEST_MS);
		const perStep = Math.max((ms - this.#perSlice) / steps, 0.01);
		const wanted = Math.floor((target - this.#perSlice) / perStep);
		// One step that fills a slice may be all looking up: two in a row tell.
		const least = !this.#fitted && 2 * ms <= MOST_MS ? 2 : 1;
		this.slice = Math.max(least, Math.min(wanted, this.slice * 2, MAX_SLICE));
	}

	#smooth(steps: number, ms: number, rest: number) {
		const now = (steps / (ms + rest)) * 1000;
		const weight = this.#started ? 1 - Math.exp(-(ms + rest) / MEMORY_MS) : 1;
		this.stepsPerSecond += weight * (now - this.stepsPerSecond);
		this.#msPerStep += weight * (ms / steps - this.#msPerStep);
		this.#started = true;
	}

	/** ms = perSlice + n · perStep, by least squares. Slices that are all alike say nothing new about the two. */
	#fit(n: number, ms: number) {
		const keep = 1 - 1 / MEMORY_SLICES;
		const seen = [1, n, n * n, ms, n * ms];
		this.#sums = this.#sums.map((sum, i) => sum * keep + (seen[i] as number));
		const [w, sn, snn, sm, snm] = this.#sums as [number, number, number, number, number];
		const spread = w * snn - sn * sn;
		if (spread < 0.05 * sn * sn) return;
		const perSlice = (sm * snn - sn * snm) / spread;
		this.#fitted = true;
		this.#perSlice = Math.min(Math.max(perSlice, 0), 0.8 * ms);
	}
}
