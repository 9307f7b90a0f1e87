// What is kept of a run while it goes on: its weights at some steps, spread evenly over the logarithm of the steps, so that
// one can go back in time. Pure bookkeeping; knows no view and no worker.

/** The weights of a run after so many steps. */
export type Still = { run_id: number; step: number; theta: Float32Array };

/** A checkpoint on the shelf: of this run, or of the one that it forked from. */
export type Kept = { run_id: number; step: number };

/** Bytes of weights that are kept of a run. */
const BUDGET = 12_000_000;
/** With fewer than these the budget is better spent on halves of the numbers. */
const WANTED = 48;
/** Steps below which a logarithm would see a world of difference. */
const EARLY = 20;

/** Weights as they are kept: whole, or the upper halves of their bits. */
type Frame = { step: number; whole: Float32Array | null; halves: Uint16Array | null };

export class Reel {
	run_id = 0;
	/** Checkpoints on the shelf, ascending: a run can go on from them. */
	kept: Kept[] = [];
	/** What has been put here last, exactly, whatever is kept. */
	latest: Still | null = null;
	/** Grows with every change. */
	version = 0;
	#frames: Frame[] = [];
	#budget: number;

	constructor(budget = BUDGET) {
		this.#budget = budget;
	}

	get steps(): number[] {
		return this.#frames.map(({ step }) => step);
	}

	get bytes(): number {
		return this.#frames.reduce((sum, frame) => sum + size(frame), 0);
	}

	/** Whether weights are kept at 16 bits, as bfloat16 has them. */
	get halved(): boolean {
		return this.#frames.some(({ halves }) => halves !== null);
	}

	begin(run_id: number) {
		this.run_id = run_id;
		this.#frames = [];
		this.kept = [];
		this.latest = null;
		this.version++;
	}

	/** The run goes on as another from this step: what came before is the same. */
	fork(run_id: number, step: number) {
		this.run_id = run_id;
		this.rewind(step);
	}

	/** What came after this step did not happen. */
	rewind(step: number) {
		this.#frames = this.#frames.filter((frame) => frame.step <= step);
		this.kept = this.kept.filter((kept) => kept.step <= step);
		if (this.latest && this.latest.step > step) this.latest = null;
		this.version++;
	}

	add(still: Still) {
		if (still.run_id !== this.run_id) return;
		if (this.latest && this.latest.step > still.step) this.rewind(still.step);
		this.latest = still;
		this.#frames = this.#frames.filter(({ step }) => step !== still.step);
		this.#frames.push(this.#frame(still));
		while (this.bytes > this.#budget && this.#frames.length > 2) this.#thin();
		this.version++;
	}

	#frame({ step, theta }: Still): Frame {
		const small = theta.byteLength * WANTED > this.#budget;
		return small
			? { step, whole: null, halves: halved(theta) }
			: { step, whole: theta, halves: null };
	}

	/** Drops the frame whose neighbours lie closest; never the first or the last. */
	#thin() {
		const at = (i: number) => Math.log((this.#frames[i]?.step ?? 0) + EARLY);
		let [best, gap] = [1, Number.POSITIVE_INFINITY];
		for (let i = 1; i + 1 < this.#frames.length; i++) {
			const between = at(i + 1) - at(i - 1);
			if (between < gap) [best, gap] = [i, between];
		}
		this.#frames.splice(best, 1);
	}

	/** The step nearest to this one, on the axis that the curves have; null while there is none. */
	nearest(step: number): number | null {
		const distance = (other: number) => Math.abs(Math.log((other + 1) / (step + 1)));
		return this.steps.reduce<number | null>(
			(best, other) => (best === null || distance(other) < distance(best) ? other : best),
			null,
		);
	}

	/** The weights after that step, a copy; null if they are not kept. */
	weights(step: number): Float32Array | null {
		if (this.latest?.step === step) return this.latest.theta.slice();
		const frame = this.#frames.find((one) => one.step === step);
		if (!frame) return null;
		return frame.whole ? frame.whole.slice() : doubled(frame.halves as Uint16Array);
	}
}

const size = ({ whole, halves }: Frame) => (whole ?? halves)?.byteLength ?? 0;

/** To bfloat16, rounded to the nearest. */
export function halved(numbers: Float32Array): Uint16Array {
	const bits = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
	const halves = new Uint16Array(bits.length);
	// A loop: `from` takes fifty times as long, and the page has something else to do while a run goes on.
	for (let i = 0; i < bits.length; i++) {
		const x = bits[i] as number;
		halves[i] = (x + 0x7fff + ((x >>> 16) & 1)) >>> 16;
	}
	return halves;
}

export function doubled(halves: Uint16Array): Float32Array {
	const bits = new Uint32Array(halves.length);
	for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] as number) << 16;
	return new Float32Array(bits.buffer);
}
