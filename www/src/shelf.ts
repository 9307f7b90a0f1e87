// What is kept in the browser's database, or, where there is none (private windows, blocked storage, full disks), in
// memory until the page is left.

import { type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";

type Objects = IDBPObjectStore<unknown, [string], string, "readwrite">;

/** Committed at once: a page that is left before the database has answered has written all the same. */
async function write(
	database: IDBPDatabase,
	store: string,
	work: (objects: Objects) => Promise<unknown>,
) {
	const transaction = database.transaction(store, "readwrite");
	const worked = work(transaction.objectStore(store));
	transaction.commit();
	await Promise.all([worked, transaction.done]);
	return true;
}

/** `Values` says what each store of the database holds; keys are texts. */
export class Shelf<Values extends Record<string, unknown>> {
	/** Whether what is put here outlives the page; known after the first use. */
	lasting = true;
	#open: () => Promise<IDBPDatabase>;
	#database: Promise<IDBPDatabase | null> | undefined;
	#memory = new Map<string, unknown>();

	constructor(name: string, stores: (keyof Values & string)[]) {
		this.#open = async () =>
			openDB(name, 1, {
				upgrade(fresh) {
					for (const store of stores) fresh.createObjectStore(store);
				},
			});
	}

	async get<S extends keyof Values & string>(store: S, key: string): Promise<Values[S] | null> {
		// What the database had no room for is newer than what it has.
		const here = this.#memory.get(`${store} ${key}`);
		const found = here ?? (await this.#try((database) => database.get(store, key)));
		return (found ?? null) as Values[S] | null;
	}

	/** Says whether it outlives the page. */
	async put<S extends keyof Values & string>(
		store: S,
		key: string,
		value: Values[S],
	): Promise<boolean> {
		const done = await this.#try((database) =>
			write(database, store, (objects) => objects.put(value, key)),
		);
		if (done === undefined) this.#memory.set(`${store} ${key}`, value);
		else this.#memory.delete(`${store} ${key}`);
		// A disk that was full may have room again.
		this.lasting = this.#memory.size === 0;
		return done !== undefined;
	}

	async drop(store: keyof Values & string, key: string) {
		await this.#try((database) => write(database, store, (objects) => objects.delete(key)));
		// Afterwards, as `put` does: what was asked for first is done first.
		this.#memory.delete(`${store} ${key}`);
	}

	async keys(store: keyof Values & string): Promise<string[]> {
		const kept = await this.#try((database) => database.getAllKeys(store));
		const here = [...this.#memory.keys()]
			.filter((key) => key.startsWith(`${store} `))
			.map((key) => key.slice(store.length + 1));
		return [...new Set([...((kept ?? []) as string[]), ...here])];
	}

	async #try<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T | undefined> {
		this.#database ??= this.#open().catch(() => null);
		const database = await this.#database;
		try {
			if (database) return await work(database);
		} catch {
			// A full disk: as where there is no database.
		}
		this.lasting = false;
		return undefined;
	}
}
