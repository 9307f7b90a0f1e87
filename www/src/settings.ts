// The settings as the page shows them: typed texts, a draft that is always a valid config, and what the core says of it.

import type { Client } from "./client";
import { applyTexts, sameTable } from "./drafts";
import { equal, isProblem, seedFields } from "./fields";
import type { DeviceChoice } from "./messages";
import { isEarly, toTry } from "./own-cost";
import { isChanged, isUntouched } from "./possible";
import type { RunConfig, Verdict } from "./protocol";
import type { Store } from "./store";
import { mayEdit, withinLesson } from "./teaching";
import { type EngineChoice, findPreset, type Link } from "./url";

/** After that long without a change, somebody looks at what there is. */
const SETTLED_MS = 700;

export type Hooks = {
	/** What the core says; null if nobody is there to say. */
	ask: Client["ask"];
	/** Sees to it that there is an engine. */
	wake(): void;
	/** Puts a draft into the address. */
	write(draft: Link): void;
	/** Makes the draft the run on screen. */
	open(): void;
	/** The visitor has changed something; `lost` if that has replaced what nobody could easily type again. */
	changed(before: Link, after: Link, lost: boolean): void;
};

/** How settings are taken: with the texts as they were typed, and what is known to be without effect in them. */
type How = {
	texts?: Record<string, string>;
	idle?: string[] | null;
	/** What is replaced could not easily be typed again. */
	lost?: boolean;
	/** No deed of its own. */
	silent?: boolean;
};

export class Settings {
	#store: Store;
	#hooks: Hooks;
	#edits = 0;
	#judgement = Promise.resolve();

	constructor(store: Store, hooks: Hooks) {
		this.#store = store;
		this.#hooks = hooks;
	}

	/** Takes a field's text as typed; it becomes part of the draft once the core accepts the whole. */
	edit(path: string, text: string) {
		this.editAll([path], text);
	}

	editSeed(text: string) {
		const { catalogue } = this.#store.state;
		if (catalogue)
			this.editAll(
				seedFields(catalogue.fields).map(({ path }) => path),
				text,
			);
	}

	/** Another seed at random, for all of them. */
	rollSeed() {
		this.editSeed(String(Math.floor(Math.random() * 10_000)));
		this.commit();
	}

	/** Takes somebody's table of answers, as text, for the field that holds one. */
	async editTable(path: string, text: string) {
		const edit = ++this.#edits;
		const answer = await this.#hooks.ask("table_from_text", text);
		if (edit !== this.#edits || !answer) return;
		if (answer.table !== null) this.edit(path, answer.table);
		else this.#store.patch({ problem: answer.problem && { ...answer.problem, field: path } });
	}

	/** A field's table as text that people can read; "" if it has none. */
	async sayTable(table: string): Promise<string> {
		return (table && (await this.#hooks.ask("text_from_table", table))) || "";
	}

	editAll(paths: string[], text: string) {
		// Only an engine can judge; after a crash the next edit brings a fresh one.
		this.#hooks.wake();
		const texts = { ...this.#store.state.texts };
		for (const path of paths) if (mayEdit(this.#store.state, path)) texts[path] = text;
		this.#store.patch({ texts });
		this.#judgement = this.#judgeTexts();
	}

	/** The visitor leaves a field: once it is judged, it shows the accepted value in its own notation. */
	async commit() {
		const judgement = this.#judgement;
		await judgement;
		// The next field may already be in the making; its texts are committed with it.
		if (judgement === this.#judgement && this.#store.state.problem === null)
			this.#store.patch({ texts: {} });
	}

	choosePreset(preset: string) {
		const { catalogue, draft } = this.#store.state;
		if (!catalogue || !draft) return;
		this.take({ ...draft, preset, config: findPreset(catalogue, preset).config, changes: [] });
	}

	/** Replaces the whole. */
	take(wanted: Link) {
		const { catalogue, draft } = this.#store.state;
		const own = catalogue && draft && findPreset(catalogue, draft.preset).config;
		const lost = own ? !equal(own, draft.config, catalogue.fields) : false;
		return this.accept(wanted, { lost });
	}

	/** What the core says of a config; null if nobody is there to say. */
	judge(config: unknown) {
		return this.#hooks.ask("validate", config);
	}

	/** Settings that a class's plan gives to a student. */
	assign(config: RunConfig) {
		const { draft } = this.#store.state;
		if (!draft) return;
		this.adopt({ ...draft, config, changes: [] });
		this.judgeDraft(this.#store.state.draft ?? draft);
	}

	chooseDevice(device: DeviceChoice) {
		if (this.#store.state.draft) this.accept({ ...this.#store.state.draft, device });
	}

	/** What the link has in store for the run is forgotten. */
	unplan() {
		if (this.#store.state.draft) this.accept({ ...this.#store.state.draft, changes: [] });
	}

	/** Back to what the run on screen was made of. */
	discard() {
		const { run, draft, runEngine } = this.#store.state;
		if (run && draft) this.take({ ...draft, config: run.current, ...runEngine });
	}

	dismissNotices() {
		// A problem at a field stays until its text is put right.
		const { problem, catalogue } = this.#store.state;
		const atField = catalogue?.fields.some(({ path }) => path === problem?.field);
		this.#store.patch({ notices: [], problem: atField ? problem : null });
	}

	async #judgeTexts() {
		const { catalogue, draft, texts } = this.#store.state;
		if (!catalogue || !draft) return;
		const edit = ++this.#edits;
		const judged = applyTexts(draft.config, catalogue, texts);
		if (isProblem(judged)) return this.#store.patch({ problem: judged });
		const verdict = await this.#hooks.ask("validate", judged);
		// A later keystroke has its own verdict.
		if (edit !== this.#edits) return;
		if (verdict) this.#note(judged, verdict);
		if (verdict?.problem) this.#store.patch({ problem: verdict.problem });
		else this.accept({ ...draft, config: judged }, { texts, idle: verdict?.idle });
	}

	/** As it was before a deed, or after it: no deed of its own. */
	restore(wanted: Link) {
		return this.accept(wanted, { silent: true });
	}

	/** What a lesson has fixed stays; what is then left of a choice may not fit together, which the core says. */
	async accept(wanted: Link, { texts = {}, idle, lost = false, silent = false }: How = {}) {
		const before = this.#store.state.draft;
		const draft = withinLesson(this.#store.state, wanted);
		const edit = ++this.#edits;
		if (draft.config !== wanted.config) {
			const verdict = await this.#hooks.ask("validate", draft.config);
			if (edit !== this.#edits) return;
			if (verdict?.problem) return this.#store.patch({ problem: verdict.problem });
		}
		this.#store.patch({ question: null });
		this.adopt(draft, texts);
		this.#hooks.write(draft);
		if (before && !silent) this.#hooks.changed(before, draft, lost);
		if (!idle || draft.config !== wanted.config) this.judgeDraft(draft);
	}

	/** What a link says, once there is a run that it takes the place of. */
	follow(link: Link) {
		const { draft: before, run } = this.#store.state;
		this.adopt(link);
		if (before && run) this.#hooks.changed(before, link, false);
	}

	/** Until the core has answered, what it said of the draft before stays. */
	async judgeDraft(draft: Link) {
		const verdict = await this.#hooks.ask("validate", draft.config);
		if (draft !== this.#store.state.draft || !verdict?.idle) return;
		this.#note(draft.config, verdict);
		this.#hooks.write(draft);
	}

	#note(config: RunConfig, { idle, work }: Verdict) {
		if (idle) this.#store.patch({ idle });
		if (work) this.#store.patch({ judged: { config, work } });
	}

	/** How fast settings are that stay for a moment: tried out while nothing trains. */
	async #tryOut(draft: Link) {
		const isLatest = () => draft === this.#store.state.draft;
		do await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
		while (isLatest() && isEarly(this.#store.state));
		const trial = isLatest() ? toTry(this.#store.state) : null;
		const flops = trial && (await this.#hooks.ask("speed", trial));
		if (flops !== null && isLatest()) this.#store.patch({ tried: { config: draft.config, flops } });
	}

	adopt(draft: Link, texts: Record<string, string> = {}) {
		this.#store.patch({ draft, texts, problem: null });
		this.#tryOut(draft);
		// A run that has not begun has nothing to lose: show the new table at once.
		if (isUntouched(this.#store.state) && isChanged(this.#store.state)) this.#hooks.open();
		else this.#lookAhead(draft);
	}

	/** Beside a run that has begun, the table that the next one would have. */
	async #lookAhead(draft: Link) {
		const wanted = isChanged(this.#store.state) && this.#store.state.run !== null;
		const preview = wanted ? await this.#hooks.ask("preview", draft.config) : null;
		if (draft !== this.#store.state.draft) return;
		const { run } = this.#store.state;
		this.#store.patch({ preview: preview && run && !sameTable(preview, run) ? preview : null });
	}

	/** The settings of a run that is about to be on screen. */
	replace(config: RunConfig, engine: EngineChoice = this.#store.state.runEngine) {
		if (!this.#store.state.draft) return;
		const { draft: before } = this.#store.state;
		const draft = { ...before, ...engine, config };
		if (isChanged(this.#store.state)) this.#hooks.changed(before, draft, true);
		this.#edits++;
		this.#store.patch({ draft, texts: {}, problem: null, preview: null, question: null });
		this.#tryOut(draft);
		this.#hooks.write(draft);
		this.judgeDraft(draft);
	}
}
