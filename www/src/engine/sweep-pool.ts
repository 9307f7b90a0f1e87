// Many runs, a worker each. Which worker does which run, in what order they end, and how often they were interrupted
// makes no difference to any result.

import type { JobInfo, Lines } from "../sweep-messages";
import { words } from "./line";

/** A worker as the pool sees it; every call may fail, which means that the worker is lost. */
export type Hand = {
	begin(job: number, kept: Uint8Array | null): Promise<number>;
	advance(): Promise<{ step: number; going: boolean }>;
	keep(): Promise<Uint8Array>;
	finish(): Promise<string>;
	/** Lets the worker go. */
	end(): void;
};

/** Where results and interrupted runs are kept, by the key of a run. */
export type Shelf = {
	putResult(key: string, line: string): Promise<unknown>;
	kept(key: string): Promise<Uint8Array | null>;
	putKept(key: string, bytes: Uint8Array): Promise<unknown>;
	dropKept(key: string): Promise<void>;
};

export type PoolState = "paused" | "running" | "done";

/** A long run is kept this often. */
const KEEP_EVERY_MS = 20_000;

export class Pool {
	state: PoolState = "paused";
	readonly results: Lines;
	/** Runs that were given up, and why. */
	readonly failed = new Map<number, string>();
	/** Updates done by the runs under way. */
	readonly steps = new Map<number, number>();
	#queue: number[] = [];
	#hands = new Set<Hand>();
	#workers: Promise<void>[] = [];
	#cancelled = false;
	/** Of the present shift. */
	#number = 0;

	constructor(
		readonly jobs: JobInfo[],
		known: Lines,
		readonly size: number,
		private readonly hire: () => Promise<Hand>,
		private readonly shelf: Shelf,
		/** Something has changed; with the index of a run, it is over. */
		private readonly tell: (finished?: number) => void,
		private readonly now: () => number = () => performance.now(),
	) {
		this.results = jobs.map((_, job) => known[job]);
		this.#finishIfDone();
	}

	get done(): number {
		return this.results.filter((line) => line !== undefined).length + this.failed.size;
	}

	/** Share of all operations that are done; a run that ended early counts as whole. */
	get flop(): { done: number; all: number } {
		let [done, all] = [0, 0];
		this.jobs.forEach(({ flop, max_steps }, job) => {
			all += flop;
			const over = this.results[job] !== undefined || this.failed.has(job);
			done += over ? flop : (flop * (this.steps.get(job) ?? 0)) / max_steps;
		});
		return { done, all };
	}

	start() {
		if (this.state !== "paused" || this.#cancelled) return;
		this.state = "running";
		this.#workers = [this.#shift(++this.#number, this.#workers)];
		this.tell();
	}

	/** From a start to a pause, or to the end. The shift before puts down its runs first. */
	async #shift(number: number, earlier: Promise<void>[]) {
		await Promise.all(earlier);
		if (!this.#going(number)) return;
		this.#queue = this.jobs
			.map((_, job) => job)
			.filter((job) => this.results[job] === undefined && !this.failed.has(job));
		const hands = Math.min(this.size, this.#queue.length);
		await Promise.all(Array.from({ length: hands }, () => this.#work(number)));
	}

	/** Resolves once every run under way has been put down where it was. */
	async pause() {
		if (this.state !== "running") return;
		this.state = "paused";
		this.tell();
		await Promise.all(this.#workers);
	}

	/** Lets every worker go at once; nothing is told any more. */
	cancel() {
		this.#cancelled = true;
		this.state = this.state === "done" ? "done" : "paused";
		for (const hand of this.#hands) hand.end();
		this.#hands.clear();
	}

	/** Runs that failed are to be tried again. */
	retry() {
		this.failed.clear();
		if (this.state === "done") this.state = "paused";
		this.start();
	}

	#going(shift: number): boolean {
		return this.state === "running" && shift === this.#number && !this.#cancelled;
	}

	async #work(shift: number) {
		let hand: Hand | null = null;
		while (this.#going(shift)) {
			const job = this.#queue.shift();
			if (job === undefined) break;
			hand = await this.#twice(job, hand, shift);
		}
		this.#release(hand);
		this.#finishIfDone();
	}

	/** A run whose worker is lost is repeated once. */
	async #twice(job: number, first: Hand | null, shift: number): Promise<Hand | null> {
		let hand = first;
		for (const attempt of [0, 1]) {
			try {
				hand ??= await this.#newHand();
				await this.#run(hand, job, attempt, shift);
				return hand;
			} catch (error) {
				this.#release(hand);
				hand = null;
				if (this.#cancelled) return null;
				if (attempt === 1) this.failed.set(job, words(error));
				this.steps.delete(job);
				this.tell(attempt === 1 ? job : undefined);
			}
		}
		return hand;
	}

	async #newHand(): Promise<Hand> {
		const hand = await this.hire();
		if (this.#cancelled) hand.end();
		else this.#hands.add(hand);
		return hand;
	}

	#release(hand: Hand | null) {
		if (!hand) return;
		this.#hands.delete(hand);
		hand.end();
	}

	async #run(hand: Hand, job: number, attempt: number, shift: number) {
		const { key } = this.jobs[job] as JobInfo;
		// What was kept may be what a worker died of.
		this.steps.set(job, await hand.begin(job, attempt === 0 ? await this.shelf.kept(key) : null));
		let kept = this.now();
		for (let going = true; going; ) {
			const slice = await hand.advance();
			going = slice.going;
			this.steps.set(job, slice.step);
			this.tell();
			if (going && (!this.#going(shift) || this.now() - kept > KEEP_EVERY_MS)) {
				await this.shelf.putKept(key, await hand.keep());
				kept = this.now();
			}
			if (going && !this.#going(shift)) return;
		}
		await this.#finish(job, await hand.finish());
	}

	async #finish(job: number, line: string) {
		if (this.#cancelled) return;
		const { key } = this.jobs[job] as JobInfo;
		this.results[job] = line;
		this.steps.delete(job);
		this.tell(job);
		await this.shelf.putResult(key, line);
		await this.shelf.dropKept(key);
	}

	#finishIfDone() {
		if (this.done < this.jobs.length || this.state === "done") return;
		this.state = "done";
		this.tell();
	}
}
