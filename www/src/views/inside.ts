import { html } from "lit";
import { fixedNote } from "../controls/fixed";
import { labStrings as strings } from "../i18n/lab";
import { judge } from "../lesson";
import { lessonAt } from "../teaching";
import { View } from "./view";

/** The door to the lenses: they are loaded when somebody first wants them. */
class Inside extends View {
	static override properties = {
		...View.properties,
		loaded: { state: true },
		failure: { state: true },
	};
	declare loaded: boolean;
	declare failure: string;

	protected override render() {
		const open = (this.state.place.lenses ?? []).length > 0;
		if (this.failure) return html`<p role="alert">${strings.failed(this.failure)}</p>`;
		if (!open) return this.#door();
		if (!this.loaded) return html`<p class="waiting">${strings.loading}</p>`;
		return html`<grok-lab .app=${this.app}></grok-lab>`;
	}

	#door() {
		const rule = judge(lessonAt(this.state.place), "lenses");
		return html`<section class="inside" aria-labelledby="inside-title">
			<h2 id="inside-title">${strings.title}</h2>
			<p>${strings.closed}</p>
			<button
				data-testid="open-lenses"
				?disabled=${!this.state.ready || rule !== "free"}
				@click=${this.#open}
			>
				${strings.open}
			</button>
			${fixedNote(rule)}
		</section>`;
	}

	#open = () => this.app.openFirstLenses().catch(this.#fail);

	#fail = (error: unknown) => {
		this.failure = String(error);
	};

	protected override updated() {
		const open = (this.state.place.lenses ?? []).length > 0;
		if (!open || this.loaded) return;
		import("./lab").then(() => {
			this.loaded = true;
		}, this.#fail);
	}
}
customElements.define("grok-inside", Inside);
