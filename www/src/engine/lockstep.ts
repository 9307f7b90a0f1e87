// One step of training shared by several workers, each with the whole run. Every worker computes some shards of the
// gradient, sends their sum to the others, and all add up the same sums in the same order: the bits do not depend on how
// many they are. Runs in the leader (rank 0) and in its peers alike.

import type { Engine } from "../messages";
import type { Lane } from "./line";

/** What some neighbouring shards give, or nothing where another one's sum contains it. */
type Sum = Float32Array | undefined;

/** How long to wait for another worker, at least; a slow computer's steps are slow for all of them. */
const PATIENCE_MS = 3000;

/** Which of `n` things the worker of that rank does. */
export function share(n: number, workers: number, rank: number): [from: number, to: number] {
	return [Math.floor((n * rank) / workers), Math.floor((n * (rank + 1)) / workers)];
}

export class Lockstep {
	#engine: Engine;
	#rank: number;
	/** To every worker, by rank; none to oneself. */
	#lanes: (Lane | null)[];
	#own: Float32Array;
	#patience = PATIENCE_MS;

	/** `size` is the number of parameters. */
	constructor(engine: Engine, rank: number, lanes: (Lane | null)[], size: number) {
		this.#engine = engine;
		this.#rank = rank;
		this.#lanes = lanes;
		this.#own = new Float32Array(size);
	}

	/** Does one step, and says how long it took without the examination, and in how many shards. */
	async step(): Promise<{ ms: number; shards: number }> {
		const begin = performance.now();
		const shards = this.#engine.shards();
		// A single shard is computed by everybody: nothing has to be sent.
		const sums = shards > 1 ? await this.#exchange(shards) : [await this.#compute(0, 1)];
		const pieces = this.#engine.apply_shards(sums);
		const ms = performance.now() - begin;
		this.#patience = PATIENCE_MS + 10 * ms;
		if (pieces > 0) await this.#examine(pieces);
		return { ms, shards };
	}

	/** What all shards give: every worker's sum in the place of its first shard, and nothing in those of its others. */
	async #exchange(shards: number): Promise<Sum[]> {
		const sums = new Array<Sum>(shards).fill(undefined);
		const [from, to] = this.#share(shards, this.#rank);
		if (to > from) {
			const own = await this.#compute(from, to);
			for (const lane of this.#lanes) lane?.sendCopy(own);
			sums[from] = own;
		}
		await Promise.all(this.#lanes.map((lane, rank) => this.#receive(lane, rank, sums)));
		return sums;
	}

	#share(n: number, rank: number) {
		return share(n, this.#lanes.length, rank);
	}

	/** What some shards give, in an array that is used at every step. */
	async #compute(from: number, to: number): Promise<Float32Array> {
		await this.#engine.shards_gradient(from, to, this.#own);
		return this.#own;
	}

	async #receive(lane: Lane | null | undefined, rank: number, sums: Sum[]) {
		const [from, to] = this.#share(sums.length, rank);
		if (!lane || to === from) return;
		const [sum] = await lane.receive(this.#patience);
		sums[from] = sum;
		// It is filled again at the next step at the earliest.
		if (sum) lane.reuse(sum);
	}

	/** The leader alone has the curve: the others send it their pieces and go on. */
	async #examine(pieces: number) {
		const own = await this.#look(...this.#share(pieces, this.#rank));
		if (this.#rank > 0) {
			if (own.length > 0) this.#lanes[0]?.send(own);
			return;
		}
		const all = [own];
		for (let rank = 1; rank < this.#lanes.length; rank++)
			all.push(await this.#piecesFrom(rank, this.#share(pieces, rank)));
		this.#engine.take_examination(all.flat());
	}

	/** A worker that is gone costs its pieces a second look, not the curve a point. */
	async #piecesFrom(rank: number, [from, to]: [number, number]): Promise<Float32Array[]> {
		const lane = this.#lanes[rank];
		if (!lane || to === from) return [];
		return lane.receive(this.#patience).catch(() => this.#look(from, to));
	}

	async #look(from: number, to: number): Promise<Float32Array[]> {
		const seen: Float32Array[] = [];
		for (let piece = from; piece < to; piece++) seen.push(await this.#engine.examine_piece(piece));
		return seen;
	}
}
