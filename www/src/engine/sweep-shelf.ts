// What is kept of sweeps between visits: in the browser's database, or, where there is none, until the page is left.

import { Shelf as Database } from "../shelf";
import type { Shelf } from "./sweep-pool";

type Values = { results: string; kept: Uint8Array; plans: unknown };

export class SweepShelf implements Shelf {
	#version: string;
	#database = new Database<Values>("grokscope-sweeps", ["results", "kept", "plans"]);

	/** Another version of the engine may compute other bits: it has results of its own. */
	constructor(version: string) {
		this.#version = version;
	}

	/** Whether what is put here outlives the page. */
	get lasting(): boolean {
		return this.#database.lasting;
	}

	result = (key: string) => this.#database.get("results", this.#named(key));
	putResult = (key: string, line: string) => this.#database.put("results", this.#named(key), line);
	dropResult = (key: string) => this.#database.drop("results", this.#named(key));
	kept = (key: string) => this.#database.get("kept", this.#named(key));
	putKept = (key: string, bytes: Uint8Array) => this.#database.put("kept", this.#named(key), bytes);
	dropKept = (key: string) => this.#database.drop("kept", this.#named(key));
	plan = (name: string) => this.#database.get("plans", name);
	putPlan = (name: string, plan: unknown) => this.#database.put("plans", name, plan);
	dropPlan = (name: string) => this.#database.drop("plans", name);

	#named = (key: string) => `${this.#version} ${key}`;
}
