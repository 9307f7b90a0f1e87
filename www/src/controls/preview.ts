// A small picture of the table that the next run will have, beside a run that goes on.

import { html } from "lit";
import { draw, TABLE_VIEWS } from "../charts/table";
import { onThemeChange, readTheme } from "../charts/theme";
import { strings } from "../i18n/strings";
import { View } from "../views/view";

const ANSWERS = TABLE_VIEWS.find(({ id }) => id === "answers") as (typeof TABLE_VIEWS)[number];

class PreviewTable extends View {
	#drawn: unknown;

	protected override firstUpdated() {
		this.onLeave(onThemeChange(() => this.#redraw()));
		this.onResize(this, () => this.#redraw());
	}

	protected override render() {
		const { preview } = this.state;
		const said = preview ? strings.preview_note(preview.n_symbols) : "";
		return html`<figure class="preview" data-testid="preview">
			<figcaption><b>${strings.preview_title}</b> ${said}</figcaption>
			<div class="frame"><canvas role="img" aria-label="${strings.preview_title}. ${said}"></canvas></div>
		</figure>`;
	}

	protected override updated() {
		if (this.state.preview !== this.#drawn) this.#redraw();
	}

	#redraw() {
		const { preview } = this.state;
		const canvas = this.querySelector("canvas");
		if (!preview || !canvas) return;
		this.#drawn = preview;
		const { n_symbols: n, ...table } = preview;
		draw(canvas, { n, ...table, predictions: null, cursor: null }, ANSWERS, readTheme(this));
	}
}
customElements.define("grok-preview", PreviewTable);
