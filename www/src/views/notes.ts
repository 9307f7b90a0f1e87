import { html, LitElement } from "lit";
import { comfortStrings as strings } from "../i18n/comfort";
import "./notes.css";

/** Something worth knowing that asks for nothing. It leaves by itself if it says for how long it stays. */
export type Note = {
	id: string;
	text: string;
	action?: { label: string; run: () => void };
	stayMs?: number;
};

/** Quiet notes in a corner: they lie over the page, so that nothing moves. */
class Notes extends LitElement {
	static override properties = { notes: { state: true } };
	declare notes: Note[];

	constructor() {
		super();
		this.notes = [];
	}

	dismiss(id: string) {
		this.notes = this.notes.filter((note) => note.id !== id);
	}

	/** A second note of the same name takes the place of the first. */
	show(note: Note) {
		this.notes = [...this.notes.filter(({ id }) => id !== note.id), note];
		if (note.stayMs) setTimeout(() => this.#drop(note), note.stayMs);
	}

	#drop(note: Note) {
		this.notes = this.notes.filter((one) => one !== note);
	}

	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		return html`<div role="status" aria-label=${strings.notes}>
			${this.notes.map(
				(note) =>
					html`<div class="note" data-testid="note-${note.id}">
						<p>${note.text}</p>
						${this.#buttons(note)}
					</div>`,
			)}
		</div>`;
	}

	#buttons(note: Note) {
		const close = html`<button data-testid="note-close" @click=${() => this.#drop(note)}>
			${note.action && !note.stayMs ? strings.later : strings.close}
		</button>`;
		if (!note.action) return close;
		const { label, run } = note.action;
		const act = () => {
			this.#drop(note);
			run();
		};
		return html`<button class="primary" data-testid="note-action" @click=${act}>${label}</button
			>${close}`;
	}
}
customElements.define("grok-notes", Notes);

export const dismiss = (id: string) => shown?.dismiss(id);

let shown: Notes | undefined;

export function say(note: Note) {
	if (!shown) {
		shown = document.createElement("grok-notes") as Notes;
		document.body.append(shown);
	}
	shown.show(note);
}
