// Checkpoints of the run on screen: in the browser's database, or the last few in memory. They do not outlive the page (the
// latest one does, with its run): a visit begins by clearing what an earlier one has left.

import type { Kept } from "./reel";
import { Shelf } from "./shelf";

/** In memory, where there is no database. */
const MOST_IN_MEMORY = 4;
/** In the database, of one run. */
const MOST = 24;
/** Checkpoints of visits longer ago than this are of no use to anybody. */
const STALE_MS = 24 * 3600 * 1000;

export class CheckpointShelf {
	#shelf = new Shelf<{ checkpoints: Uint8Array }>("grokscope-checkpoints", ["checkpoints"]);
	/** Two pages may share a database. */
	#visit = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
	#cleared: Promise<void> | undefined;

	/** Keeps a checkpoint and says which are kept now, given those that were. */
	async put(own: Kept, bytes: Uint8Array, before: Kept[]): Promise<Kept[]> {
		this.#cleared ??= this.#clear();
		await this.#cleared;
		const others = before.filter(({ step }) => step !== own.step);
		const all = [...others, own].sort((one, other) => one.step - other.step);
		const lasting = await this.#shelf.put("checkpoints", this.#key(own), bytes);
		const most = lasting ? MOST : MOST_IN_MEMORY;
		for (const old of all.slice(0, Math.max(0, all.length - most)))
			await this.#shelf.drop("checkpoints", this.#key(old));
		return all.slice(-most);
	}

	get(kept: Kept): Promise<Uint8Array | null> {
		return this.#shelf.get("checkpoints", this.#key(kept));
	}

	#key = ({ run_id, step }: Kept) => `${this.#visit} ${run_id} ${step}`;

	async #clear() {
		for (const key of await this.#shelf.keys("checkpoints"))
			if (Date.now() - Number(key.split("-")[0]) > STALE_MS)
				await this.#shelf.drop("checkpoints", key);
	}
}
