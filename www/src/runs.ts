// The history of runs: what is kept of each, what of it outlives the page, and how the last one is taken up again.

import { equal } from "./fields";
import { Hold } from "./hold";
import { runStrings as strings } from "./i18n/runs";
import type { Catalogue } from "./protocol";
import {
	lately,
	latest,
	newRecord,
	type RunRecord,
	worthContinuing,
	worthKeeping,
} from "./records";
import { Shelf } from "./shelf";
import { ofTab } from "./storage";
import { notice, type Store } from "./store";

/** A run that goes on is written down this often. */
const SAVE_MS = 2000;
/** Which run this tab shows; a tab keeps it over a reload, and no other tab sees it. */
const HERE = "grokscope-run";
/** Set while a run is taken up: whoever finds it set has crashed there. */
const RESTORING = "grokscope-restoring";
const SURVIVED_MS = 4000;
const PATIENCE_MS = 1500;
/** While a run goes on, its line in the list follows this often. */
const FOLLOW_MS = 500;

export type Kept = { step: number; bytes: Uint8Array };
type Values = { runs: RunRecord; checkpoints: Kept };

export class Runs {
	readonly shelf = new Shelf<Values>("grokscope-runs", ["runs", "checkpoints"]);
	#store: Store;
	/** The run on screen: the engine's number, and its record once it has begun. */
	#run = 0;
	#id: string | null = null;
	/** The same of the one before: its last checkpoint may come when another is on screen already. */
	#left: { run: number; id: string } | null = null;
	#before: RunRecord | null = null;
	#fork: RunRecord["fork"] = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#followed = 0;
	#writing: Promise<unknown> = Promise.resolve();
	/** A checkpoint that has come and is being written. */
	#keeping: Promise<void> = Promise.resolve();
	/** A run that another tab has taken meanwhile goes on here as a run of its own. */
	#hold = new Hold(() => this.#here(null));

	constructor(store: Store) {
		this.#store = store;
	}

	/** The record of the run on screen. */
	get current(): RunRecord | null {
		return this.find(this.#id);
	}

	find(id: string | null): RunRecord | null {
		return this.#store.state.runs.find((record) => record.id === id) ?? null;
	}

	async load() {
		const reading = this.shelf
			.keys("runs")
			.then((keys) => Promise.all(keys.map((key) => this.shelf.get("runs", key))));
		// A database that does not answer keeps nobody waiting.
		const giveUp = new Promise<null[]>((resolve) => setTimeout(() => resolve([]), PATIENCE_MS));
		const found: (RunRecord | null)[] = await Promise.race([reading, giveUp]);
		const records = found.filter(isRecord);
		// What has begun while the database was being read is there already.
		const known = this.#store.state.runs;
		const others = records.filter(({ id }) => known.every((one) => one.id !== id));
		const all = [...others, ...known].sort((one, other) => one.begun - other.begun);
		this.#store.patch({ runs: all });
	}

	// --- The run on screen ------------------------------------------------------------------------

	/** Another run is on screen; it is written down once it has begun, or at once if it is one that goes on. */
	opened(run_id: number, going_on: RunRecord | null, fork: number | null) {
		const left = this.current;
		if (left) this.#left = { run: this.#run, id: left.id };
		this.#write();
		this.#run = run_id;
		this.#before = left ?? this.#before;
		this.#fork = fork === null || !left ? null : { name: left.name, step: fork };
		this.#here(going_on?.id ?? null);
	}

	/** Something has happened in it. */
	changed() {
		const { run, pace } = this.#store.state;
		if (!run || run.run_id !== this.#run || run.step === 0) return;
		if (this.#id === null) this.#begin();
		const quiet = run.state === "running" && performance.now() - this.#followed < FOLLOW_MS;
		if (quiet) return;
		this.#followed = performance.now();
		const elapsed_ms = Math.max(pace.elapsed_ms, this.current?.elapsed_ms ?? 0);
		if (this.#id) this.#patch(this.#id, { ...lately(run), elapsed_ms });
		this.#timer ??= setTimeout(() => this.#write(), SAVE_MS);
		if (run.state !== "running") this.#write();
	}

	/** Its latest checkpoint. */
	keep(run_id: number, step: number, bytes: Uint8Array): Promise<void> {
		this.#keeping = this.#keep(run_id, step, bytes);
		return this.#keeping;
	}

	async #keep(run_id: number, step: number, bytes: Uint8Array) {
		this.#followed = 0;
		this.changed();
		const id = run_id === this.#run ? this.#id : this.#left?.run === run_id ? this.#left.id : null;
		if (id === null) return;
		// The rows first: of a run that is taken up again those after its checkpoint are left out. Then the checkpoint, and
		// only then the word that there is one: a page may be left between any two of them.
		this.#write();
		await this.#writing;
		await this.shelf.put("checkpoints", id, { step, bytes });
		// Deleted meanwhile: then nothing of it stays.
		if (!this.find(id)) return this.shelf.drop("checkpoints", id);
		this.#edit(id, { kept: step });
		await this.#dropOld();
	}

	/** Checkpoints are large; here it is the word that goes first. */
	async #dropOld() {
		const worth = worthContinuing(this.#store.state.runs);
		const old = this.#store.state.runs.filter((one) => one.kept !== null && !worth.includes(one));
		for (const { id } of old) {
			this.#edit(id, { kept: null });
			await this.#writing;
			await this.shelf.drop("checkpoints", id);
		}
	}

	/** A run of another computer. */
	add(record: RunRecord) {
		this.#store.patch({ runs: [...this.#store.state.runs, record] });
		this.#put(record);
	}

	#begin() {
		const { run, runs, runEngine, catalogue } = this.#store.state;
		if (!run || !catalogue) return;
		const before = this.#fork ? null : (this.#before?.config ?? null);
		const record = newRecord(run, runs, {
			engine: runEngine,
			before,
			fork: this.#fork,
			version: catalogue.version,
		});
		const kept = worthKeeping([...runs, record]);
		for (const { id } of runs.filter((one) => !kept.includes(one))) this.#forget(id);
		this.#store.patch({ runs: kept });
		this.#here(record.id);
	}

	#here(id: string | null) {
		this.#id = id;
		this.#hold.take(id);
		this.#store.patch({ record: id });
		ofTab.set(HERE, id);
	}

	#write() {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const record = this.current;
		if (record) this.#put(record);
	}

	/** At once, for the page may be left: the database keeps the order. */
	#put(record: RunRecord) {
		const written = this.shelf.put("runs", record.id, record);
		this.#writing = Promise.all([this.#writing, written]);
	}

	// --- Earlier runs -----------------------------------------------------------------------------

	rename(id: string, name: string) {
		const text = name.trim().slice(0, 60);
		if (text) this.#edit(id, { name: text });
	}

	pin(id: string, pinned: boolean) {
		this.#edit(id, { pinned });
	}

	/** Takes a run out of the list, and says how it comes back; null if it has to stay. */
	remove(id: string): (() => Promise<void>) | null {
		const record = this.find(id);
		if (!record || id === this.#id) return null;
		// Asked for before it is dropped, so it is read before.
		const checkpoint = this.shelf.get("checkpoints", id);
		this.#store.patch({ runs: this.#store.state.runs.filter((one) => one !== record) });
		this.#forget(id);
		return async () => {
			const kept = await checkpoint;
			const whole = { ...record, kept: kept ? record.kept : null };
			const others = this.#store.state.runs.filter((one) => one.id !== id);
			this.#store.patch({ runs: [...others, whole].sort((a, b) => a.begun - b.begun) });
			if (kept) this.shelf.put("checkpoints", id, kept);
			this.#put(whole);
		};
	}

	#forget(id: string) {
		this.#writing = Promise.all([this.#writing, this.shelf.drop("runs", id)]);
		this.shelf.drop("checkpoints", id);
	}

	#edit(id: string, change: Partial<RunRecord>) {
		this.#patch(id, change);
		const record = this.find(id);
		if (record) this.#put(record);
	}

	#patch(id: string, change: Partial<RunRecord>) {
		const { runs } = this.#store.state;
		this.#store.patch({
			runs: runs.map((record) => (record.id === id ? { ...record, ...change } : record)),
		});
	}

	/** The checkpoint that a record can go on from; null, with a word, if the browser has dropped it. */
	async checkpoint({ id, name }: RunRecord): Promise<Kept | null> {
		await this.#keeping;
		const kept = await this.shelf.get("checkpoints", id);
		if (!kept?.bytes && this.find(id)?.kept === null) return null;
		if (!kept?.bytes) {
			this.#patch(id, { kept: null });
			this.#store.update((state) => notice(state, strings.lost(name)));
			return null;
		}
		return kept;
	}

	/** The run that this tab showed before it was loaded again, if the address still speaks of it. */
	async toRestore(catalogue: Catalogue): Promise<RunRecord | null> {
		const id = ofTab.get(HERE);
		const record = this.find(id);
		const { draft } = this.#store.state;
		if (!record || record.kept === null || !draft) return null;
		const { config: begun, changes } = record;
		if (!begun) return null;
		const same = [begun, latest({ config: begun, changes })].some((config) =>
			equal(config, draft.config, catalogue.fields),
		);
		if (!same || !(await this.#hold.take(record.id))) return null;
		return this.#survived() ? record : null;
	}

	/** A page that has died while it took up a run does not try the same again. */
	#survived(): boolean {
		const died = ofTab.get(RESTORING) !== null;
		const survive = () => ofTab.set(RESTORING, null);
		ofTab.set(RESTORING, "1");
		setTimeout(survive, SURVIVED_MS);
		// Whoever leaves in good order has not crashed.
		addEventListener("pagehide", survive, { once: true });
		if (died) this.#store.update((state) => notice(state, strings.not_restored));
		return !died;
	}
}

/** What an older version has left may lack what this one needs. */
const isRecord = (record: RunRecord | null): record is RunRecord =>
	Array.isArray(record?.rows) && Array.isArray(record.changes) && typeof record.name === "string";
