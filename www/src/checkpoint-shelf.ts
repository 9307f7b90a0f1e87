// Checkpoints of the run on screen, in the browser's database; where there is none, the last few, in memory. They do not
// outlive the page: a visit begins by clearing what an earlier one has left.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Kept } from "./reel";

type Schema = DBSchema & { checkpoints: { key: string; value: Uint8Array } };
/** In memory, where there is no database. */
const MOST_IN_MEMORY = 4;
/** In the database, of one run. */
const MOST = 24;

export class CheckpointShelf {
	#database: Promise<IDBPDatabase<Schema> | null> | undefined;
	#memory = new Map<string, Uint8Array>();
	/** Two pages may share a database. */
	#visit = `${Date.now()}-${Math.random().toString(36).slice(2)}`;

	/** Keeps a checkpoint and says which are kept now, given those that were. */
	async put(own: Kept, bytes: Uint8Array, before: Kept[]): Promise<Kept[]> {
		const others = before.filter(({ step }) => step !== own.step);
		const all = [...others, own].sort((one, other) => one.step - other.step);
		const key = this.#key(own);
		const stored = await this.#try(async (database) => {
			await database.put("checkpoints", bytes, key);
			return true;
		});
		if (!stored) this.#memory.set(key, bytes);
		const most = stored ? MOST : MOST_IN_MEMORY;
		for (const old of all.slice(0, Math.max(0, all.length - most))) await this.#drop(old);
		return all.slice(-most);
	}

	async get(kept: Kept): Promise<Uint8Array | null> {
		const key = this.#key(kept);
		const found = await this.#try((database) => database.get("checkpoints", key));
		return found ?? this.#memory.get(key) ?? null;
	}

	async #drop(kept: Kept) {
		const key = this.#key(kept);
		this.#memory.delete(key);
		await this.#try((database) => database.delete("checkpoints", key));
	}

	#key = ({ run_id, step }: Kept) => `${this.#visit} ${run_id} ${step}`;

	async #try<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
		this.#database ??= open();
		const database = await this.#database;
		try {
			if (database) return await work(database);
		} catch {
			// A full disk: as where there is no database.
		}
		return undefined;
	}
}

/** Checkpoints of visits longer ago than this are of no use to anybody. */
const STALE_MS = 24 * 3600 * 1000;

async function open(): Promise<IDBPDatabase<Schema> | null> {
	try {
		const database = await openDB<Schema>("grokscope-checkpoints", 1, {
			upgrade(fresh) {
				fresh.createObjectStore("checkpoints");
			},
		});
		for (const key of await database.getAllKeys("checkpoints"))
			if (Date.now() - Number(key.split("-")[0]) > STALE_MS)
				await database.delete("checkpoints", key);
		return database;
	} catch {
		return null;
	}
}
