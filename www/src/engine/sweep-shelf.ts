// What is kept of sweeps between visits: in the browser's database, or, where there is none, until the page is left.

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Shelf } from "./sweep-pool";

type Schema = DBSchema & {
	results: { key: string; value: string };
	kept: { key: string; value: Uint8Array };
	plans: { key: string; value: unknown };
};
type Name = "results" | "kept" | "plans";
type Values = { results: string; kept: Uint8Array; plans: unknown };

export class SweepShelf implements Shelf {
	/** Whether what is put here outlives the page. */
	lasting = true;
	#version: string;
	#database: Promise<IDBPDatabase<Schema> | null> | undefined;
	#memory = new Map<string, unknown>();

	/** Another version of the engine may compute other bits: it has results of its own. */
	constructor(version: string) {
		this.#version = version;
	}

	result = (key: string) => this.#get("results", this.#named(key));
	putResult = (key: string, line: string) => this.#put("results", this.#named(key), line);
	kept = (key: string) => this.#get("kept", this.#named(key));
	putKept = (key: string, bytes: Uint8Array) => this.#put("kept", this.#named(key), bytes);
	dropKept = (key: string) => this.#drop("kept", this.#named(key));
	dropResult = (key: string) => this.#drop("results", this.#named(key));
	plan = (name: string) => this.#get("plans", name);
	putPlan = (name: string, plan: unknown) => this.#put("plans", name, plan);
	dropPlan = (name: string) => this.#drop("plans", name);

	#named = (key: string) => `${this.#version} ${key}`;

	async #get<N extends Name>(store: N, key: string): Promise<Values[N] | null> {
		const found = await this.#try((database) => database.get(store, key));
		const value = found ?? this.#memory.get(`${store} ${key}`);
		return (value as Values[N] | undefined) ?? null;
	}

	async #put<N extends Name>(store: N, key: string, value: Values[N]) {
		const done = await this.#try((database) => database.put(store, value as never, key));
		if (done === undefined) this.#memory.set(`${store} ${key}`, value);
	}

	async #drop(store: Name, key: string) {
		this.#memory.delete(`${store} ${key}`);
		await this.#try((database) => database.delete(store, key));
	}

	/** Private windows, full disks and blocked storage: a sweep goes on without. */
	async #try<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
		this.#database ??= open();
		const database = await this.#database;
		try {
			if (database) return await work(database);
		} catch {
			// As where there is no database.
		}
		this.lasting = false;
		return undefined;
	}
}

async function open(): Promise<IDBPDatabase<Schema> | null> {
	try {
		return await openDB<Schema>("grokscope-sweeps", 1, {
			upgrade(database) {
				for (const name of ["results", "kept", "plans"] as const) database.createObjectStore(name);
			},
		});
	} catch {
		return null;
	}
}
