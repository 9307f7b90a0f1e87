// Is a step faster together or alone? Measured, not assumed: messages cost time, and cores may be busy with other
// things. Pure: fed with times, says what to do next.

export type Mode = "alone" | "together";

/** Samples for a verdict: enough of them, or enough time where steps are slow. */
const SAMPLES = 9;
const FEWEST = 3;
const ENOUGH_MS = 400;
/** The first steps of a round warm caches and compile, and say little. */
const WARM_UP = 2;
/** Alone comes first and last: a young engine becomes faster by itself, which must not count for either. */
const ROUNDS: Mode[] = ["alone", "together", "alone"];
/** Together must be clearly better: it also keeps the other cores busy. */
const GAIN = 0.92;
/** A step that has become so much slower means that something has changed: measure again, but not all the time. */
const SLOWER = 1.5;
const REST_MS = 30_000;

export class Tuner {
	#rounds: number[][] = [[]];
	#decided: Mode | null = null;
	#expected = 0;
	#recent: number[] = [];
	#since = 0;

	/** What to do next, or to go on with. */
	get mode(): Mode {
		return this.#decided ?? (ROUNDS[this.#rounds.length - 1] as Mode);
	}

	get decided(): boolean {
		return this.#decided !== null;
	}

	record(ms: number, now: number) {
		if (this.#decided === "together") return this.#watch(ms, now);
		if (this.#decided) return;
		const round = this.#rounds.at(-1) as number[];
		round.push(ms);
		if (!isEnough(round)) return;
		if (this.#rounds.length === ROUNDS.length) this.#decide(now);
		else this.#rounds.push([]);
	}

	/** Milliseconds of a step in that mode: of its best round. */
	#best(mode: Mode): number {
		const rounds = this.#rounds.filter((_, i) => ROUNDS[i] === mode);
		return Math.min(...rounds.map((times) => median(warm(times))));
	}

	#decide(now: number) {
		const together = this.#best("together");
		this.#decided = together < GAIN * this.#best("alone") ? "together" : "alone";
		this.#expected = together;
		this.#since = now;
	}

	#watch(ms: number, now: number) {
		this.#recent = [...this.#recent.slice(1 - SAMPLES), ms];
		const slower = median(this.#recent) > SLOWER * this.#expected;
		if (!slower || this.#recent.length < SAMPLES || now - this.#since < REST_MS) return;
		this.#rounds = [[]];
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
