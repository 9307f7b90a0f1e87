// Is a step faster together or alone? Measured, not assumed: messages cost time, and cores may be busy with other
// things. Pure: fed with times, says what to do next.

export type Mode = "alone" | "together";

/** Samples for a verdict: enough of them, or enough time where steps are slow. */
const SAMPLES = 9;
const FEWEST = 3;
const ENOUGH_MS = 400;
/** The first steps of a mode warm caches and compile, and say little. */
const WARM_UP = 1;
/** Together must be clearly better: it also keeps the other cores busy. */
const GAIN = 0.92;
/** A step that has become so much slower means that something has changed: measure again, but not all the time. */
const SLOWER = 1.5;
const REST_MS = 30_000;

export class Tuner {
	#times: Record<Mode, number[]> = { alone: [], together: [] };
	#decided: Mode | null = null;
	#expected = 0;
	#recent: number[] = [];
	#since = 0;

	/** What to do next, or to go on with. */
	get mode(): Mode {
		if (this.#decided) return this.#decided;
		return isEnough(this.#times.alone) ? "together" : "alone";
	}

	get decided(): boolean {
		return this.#decided !== null;
	}

	/** Milliseconds of a step in either mode, as measured; 0 while unknown. */
	get alone(): number {
		return median(warm(this.#times.alone));
	}
	get together(): number {
		return median(warm(this.#times.together));
	}

	record(ms: number, now: number) {
		if (this.#decided === "together") return this.#watch(ms, now);
		if (this.#decided) return;
		this.#times[this.mode].push(ms);
		if (isEnough(this.#times.together)) this.#decide(now);
	}

	#decide(now: number) {
		this.#decided = this.together < GAIN * this.alone ? "together" : "alone";
		this.#expected = this.together;
		this.#since = now;
	}

	#watch(ms: number, now: number) {
		this.#recent = [...this.#recent.slice(1 - SAMPLES), ms];
		const slower = median(this.#recent) > SLOWER * this.#expected;
		if (!slower || this.#recent.length < SAMPLES || now - this.#since < REST_MS) return;
		this.#times = { alone: [], together: [] };
		this.#recent = [];
		this.#decided = null;
	}
}

const warm = (times: number[]) => times.slice(WARM_UP);

function isEnough(times: number[]): boolean {
	const counted = warm(times);
	const total = counted.reduce((sum, ms) => sum + ms, 0);
	return counted.length >= SAMPLES || (counted.length >= FEWEST && total >= ENOUGH_MS);
}

function median(times: number[]): number {
	const sorted = [...times].sort((a, b) => a - b);
	return sorted[sorted.length >> 1] ?? 0;
}
