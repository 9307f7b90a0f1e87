// One step of training shared by several workers, each with the whole run. Every worker computes some shards of the
// gradient, sends them to the others, and applies the same sum in the same order: the bits do not depend on how many
// they are. Runs in the leader (rank 0) and in its peers alike.

import type { Engine } from "../messages";
import type { Lane } from "./line";

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
	#size: number;
	#own = new Float32Array(0);
	#patience = PATIENCE_MS;

	/** `size` is the number of parameters. */
	constructor(engine: Engine, rank: number, lanes: (Lane | null)[], size: number) {
		this.#engine = engine;
		this.#rank = rank;
		this.#lanes = lanes;
		this.#size = size;
	}

	/** Does one step, and says how long it took without the examination, and in how many shards. */
	async step(): Promise<{ ms: number; shards: number }> {
		const begin = performance.now();
		const shards = this.#engine.shards();
		// A single shard is computed by everybody: nothing has to be sent.
		const all = shards > 1 ? await this.#exchange(shards) : await this.#alone();
		const pieces = this.#engine.apply_shards(all);
		const ms = performance.now() - begin;
		this.#patience = PATIENCE_MS + 10 * ms;
		if (pieces > 0) await this.#examine(pieces);
		return { ms, shards };
	}

	async #alone(): Promise<Float32Array[]> {
		return [await this.#compute(0, 1)];
	}

	async #exchange(shards: number): Promise<Float32Array[]> {
		const [from, to] = this.#share(shards, this.#rank);
		const own = await this.#compute(from, to);
		if (to > from) for (const lane of this.#lanes) lane?.sendCopy(own);
		const blocks = await Promise.all(this.#lanes.map((_, rank) => this.#block(shards, rank, own)));
		for (const [rank, lane] of this.#lanes.entries()) {
			const block = blocks[rank];
			if (lane && block && block.length > 0) lane.reuse(block);
		}
		return blocks.flatMap((block, rank) => this.#cut(block, this.#share(shards, rank)));
	}

	#share(n: number, rank: number) {
		return share(n, this.#lanes.length, rank);
	}

	/** The gradients of some shards, one after the other, in an array that is used at every step. */
	async #compute(from: number, to: number): Promise<Float32Array> {
		const size = this.#size;
		const length = (to - from) * size;
		if (this.#own.length < length) this.#own = new Float32Array(length);
		for (let shard = from; shard < to; shard++) {
			const at = (shard - from) * size;
			await this.#engine.shard_gradient(shard, this.#own.subarray(at, at + size));
		}
		return this.#own.subarray(0, length);
	}

	async #block(shards: number, rank: number, own: Float32Array): Promise<Float32Array> {
		const lane = this.#lanes[rank];
		const [from, to] = this.#share(shards, rank);
		if (!lane || to === from) return lane ? new Float32Array(0) : own;
		const [block] = await lane.receive(this.#patience);
		return block as Float32Array;
	}

	#cut(block: Float32Array, [from, to]: [number, number]): Float32Array[] {
		const size = this.#size;
		return Array.from({ length: to - from }, (_, i) => block.subarray(i * size, (i + 1) * size));
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
