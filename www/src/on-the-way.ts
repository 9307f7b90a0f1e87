// How a run with changes in store trains: up to the next one, which is then made, and on.

import { pending } from "./planned";
import { isChanged } from "./possible";
import type { Command, Event as RunEvent } from "./protocol";
import type { Settings } from "./settings";
import type { Store } from "./store";
import type { Link } from "./url";

type Hooks = { send(command: Command): void; write(draft: Link): void };

export class OnTheWay {
	#store: Store;
	#settings: Settings;
	#hooks: Hooks;
	/** The step at which the run on screen pauses for a change, and whether it goes on after one. */
	#due: number | null = null;
	#startWhenChanged = false;

	constructor(store: Store, settings: Settings, hooks: Hooks) {
		this.#store = store;
		this.#settings = settings;
		this.#hooks = hooks;
	}

	/** Trains on: without end, or up to the next change that the link has in store, which is then made. */
	go() {
		const { run } = this.#store.state;
		const [next] = pending(this.#store.state);
		this.#due = null;
		if (!run || !next) return this.#hooks.send({ kind: "start" });
		if (next.step > run.step) {
			this.#due = next.step;
			return this.#hooks.send({ kind: "step", steps: next.step - run.step });
		}
		this.#startWhenChanged = true;
		this.#hooks.send({ kind: "change", path: next.path, value: next.value });
	}

	/** One step, with what is to be changed before it. */
	step() {
		for (const { step, path, value } of pending(this.#store.state))
			if (step === this.#store.state.run?.step) this.#hooks.send({ kind: "change", path, value });
		this.#hooks.send({ kind: "step", steps: 1 });
	}

	/** Settings that have followed a run with changes in store go back to its beginning with it. */
	toBeginning() {
		const { run, draft } = this.#store.state;
		if (run && draft?.changes?.length && !isChanged(this.#store.state))
			this.#settings.replace(run.config, draft);
	}

	/** The run has come to a change, or made one; settings that said the same as the run go on doing so. */
	came(event: RunEvent, followed: boolean) {
		const { run, draft } = this.#store.state;
		if (!run || event.run_id !== run.run_id) return;
		if (event.kind === "state" && event.state === "paused" && event.step === this.#due) this.go();
		if (event.kind === "refused") this.#startWhenChanged = false;
		if (event.kind !== "changed") return;
		if (draft && followed) this.#store.patch({ draft: { ...draft, config: run.current } });
		if (this.#store.state.draft) this.#hooks.write(this.#store.state.draft);
		if (!this.#startWhenChanged) return;
		this.#startWhenChanged = false;
		this.go();
	}
}
