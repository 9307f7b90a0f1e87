// Going back in time: what is kept of the run on screen, the step that is shown, and runs that fork from it.

import { CALM_MS, wantsCalm } from "./calm";
import { CheckpointShelf } from "./checkpoint-shelf";
import type { MetricsRow, Milestone } from "./protocol";
import { Reel, type Still } from "./reel";
import type { Store } from "./store";

/** A whole run in so many milliseconds. */
const PLAY_MS = 8000;
const FRAME_MS = 40;

export class Time {
	readonly reel = new Reel();
	#shelf = new CheckpointShelf();
	#store: Store;
	#open: (checkpoint: Uint8Array) => void;
	/** Where the cursor stays when nobody points: a step, or null for live. */
	#pinned: number | null = null;
	#player: ReturnType<typeof setInterval> | undefined;
	#saving = Promise.resolve();

	constructor(store: Store, open: (checkpoint: Uint8Array) => void) {
		this.#store = store;
		this.#open = open;
	}

	// --- What arrives ----------------------------------------------------------------------------

	opened(run_id: number, forked: number | null) {
		if (forked === null) this.reel.begin(run_id);
		else this.reel.fork(run_id, forked);
		this.live();
	}

	still(still: Still) {
		this.reel.add(still);
		this.#store.patch({});
	}

	keep(run_id: number, step: number, checkpoint: Uint8Array) {
		this.#saving = this.#saving.then(async () => {
			if (run_id !== this.reel.run_id) return;
			this.reel.kept = await this.#shelf.put({ run_id, step }, checkpoint, this.reel.kept);
			this.#store.patch({});
		});
	}

	// --- The cursor ------------------------------------------------------------------------------

	/** Somebody points at a step, or no longer. */
	hover(step: number | null) {
		if (this.#player) return;
		this.#show(step ?? this.#pinned);
	}

	/** The cursor stays where it is put. */
	pin(step: number | null) {
		this.stop();
		this.#pinned = step;
		this.#show(step);
	}

	live() {
		this.pin(null);
	}

	/** Through the examinations of the run; beyond the last it is live again. */
	move(by: number) {
		const { run, cursor } = this.#store.state;
		const steps = run?.history.map(({ step }) => step) ?? [];
		const now = cursor === null ? steps.length - 1 : steps.findLastIndex((step) => step <= cursor);
		this.pin(steps[Math.max(0, now + by)] ?? null);
	}

	/** Shows the run from its beginning, evenly over the logarithm of its steps. */
	play() {
		this.stop();
		const { steps } = this.reel;
		const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 0];
		const [from, to] = [Math.log(first + 1), Math.log(last + 1)];
		const begin = performance.now();
		const frame = wantsCalm() ? CALM_MS : FRAME_MS;
		this.#player = setInterval(() => {
			const share = (performance.now() - begin) / PLAY_MS;
			if (share >= 1) this.live();
			else this.#show(Math.round(Math.exp(from + share * (to - from)) - 1));
		}, frame);
		this.#show(first);
	}

	stop() {
		clearInterval(this.#player);
		this.#player = undefined;
		this.#store.patch({ playing: false });
	}

	#show(cursor: number | null) {
		const playing = this.#player !== undefined;
		const { state } = this.#store;
		if (cursor === state.cursor && playing === state.playing) return;
		this.#store.patch({ cursor, playing });
	}

	/** The step whose weights are shown: the nearest that is kept, or the latest. */
	get shown(): number | null {
		const { cursor } = this.#store.state;
		if (cursor === null) return this.reel.latest?.step ?? this.reel.steps.at(-1) ?? null;
		return this.reel.nearest(cursor);
	}

	// --- Forks -----------------------------------------------------------------------------------

	/** The last step, not after the one that is shown, from which a run can go on. */
	get forkable(): number | null {
		const shown = this.#store.state.cursor ?? Number.POSITIVE_INFINITY;
		return this.reel.kept.findLast(({ step }) => step <= shown)?.step ?? null;
	}

	/** The checkpoint of that step; null if it is no longer there. */
	async checkpoint(step: number): Promise<Uint8Array | null> {
		const kept = this.reel.kept.find((one) => one.step === step);
		return kept ? this.#shelf.get(kept) : null;
	}

	async fork() {
		const [{ run }, step] = [this.#store.state, this.forkable];
		if (!run || step === null) return;
		const checkpoint = await this.checkpoint(step);
		if (checkpoint) this.forkFrom(step, checkpoint);
	}

	forkFrom(step: number, checkpoint: Uint8Array) {
		const { run } = this.#store.state;
		if (!run) return;
		const { history, milestones } = run;
		this.#store.patch({ forking: { step, history, milestones, own: null } });
		this.#open(checkpoint);
	}
}

/** What a child run is drawn over. */
export type Parent = {
	/** Where the child leaves it. */
	step: number;
	history: MetricsRow[];
	milestones: Partial<Record<Milestone, number>>;
};
