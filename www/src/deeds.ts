// What a visitor has done on this page and can take back, in words, and with a note where something would be lost.

import type { App } from "./app";
import { differing } from "./fields";
import { playStrings as strings } from "./i18n/play";
import { strings as words } from "./i18n/strings";
import { sameEngine } from "./possible";
import type { FieldInfo } from "./protocol";
import { type Deed, Undo } from "./undo";
import type { Link } from "./url";

const NOTE = "undo";
const NOTE_MS = 12_000;
/** Labels that fit in a line. */
const MOST_NAMED = 2;
/** A run that has trained for less is quickly there again. */
const WORTH_MS = 3000;

export class DeedsOf {
	#app: App;
	#undo = new Undo(() => this.#onChange());
	/** What the note on the screen offers to take back. */
	#offered: Deed | null = null;

	constructor(app: App) {
		this.#app = app;
	}

	get next(): Deed | null {
		return this.#undo.next;
	}

	get following(): Deed | null {
		return this.#undo.following;
	}

	back() {
		this.#undo.back();
	}

	again() {
		this.#undo.again();
	}

	changed(before: Link, after: Link, lost: boolean) {
		const fields = this.#app.state.catalogue?.fields ?? [];
		const changed = differing(before.config, after.config, fields);
		if (changed.length === 0 && sameEngine(before, after) && before.preset === after.preset) return;
		const deed = this.#undo.did({
			says: changed.length > 0 ? sayFields(changed) : words.device,
			// A preset is a deed of its own, however soon it follows.
			...(before.preset === after.preset ? { about: changed.map(({ path }) => path).join() } : {}),
			back: () => this.#app.settings.restore(before),
			again: () => this.#app.settings.restore(after),
		});
		if (lost) this.#offer(deed, strings.settings_replaced);
	}

	remove(id: string) {
		const { runs } = this.#app;
		const name = runs.find(id)?.name ?? "";
		let restore = runs.remove(id);
		if (!restore) return;
		const deed = this.#undo.did({
			says: strings.deed_delete(name),
			back: () => restore?.(),
			again: () => {
				restore = runs.remove(id);
			},
		});
		this.#offer(deed, strings.deleted(name));
	}

	/** The run on screen is about to begin again; as it is, it stays in the list. */
	resets() {
		const { current } = this.#app.runs;
		if (!current || current.kept === null || current.elapsed_ms < WORTH_MS) return;
		const deed = this.#undo.did({
			says: strings.deed_reset,
			back: () => this.#app.goOn(current.id),
		});
		this.#offer(deed, strings.started_over(current.name));
	}

	/** Nobody needs the note before there is something to take back. */
	async #offer(deed: Deed, text: string) {
		this.#offered = deed;
		const { say } = await import("./views/notes");
		if (!this.#undo.has(deed)) return;
		say({
			id: NOTE,
			text,
			action: { label: strings.undo, run: () => this.#undo.back(deed) },
			stayMs: NOTE_MS,
		});
	}

	async #onChange() {
		this.#app.store.patch({});
		if (!this.#offered || this.#undo.has(this.#offered)) return;
		this.#offered = null;
		const { dismiss } = await import("./views/notes");
		dismiss(NOTE);
	}
}

function sayFields(fields: FieldInfo[]): string {
	const labels = fields.map(({ label }) => label);
	return labels.length <= MOST_NAMED ? labels.join(", ") : strings.several_settings(labels.length);
}
