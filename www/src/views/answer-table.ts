import { html, nothing } from "lit";
import { Calm } from "../calm";
import { counts, sayCell, sayCounts, share, summary, type TableData } from "../charts/answers";
import { draw, grid, legend, reserve, TABLE_VIEWS } from "../charts/table";
import { onThemeChange, readTheme, type Theme } from "../charts/theme";
import { strings } from "../i18n/strings";
import { CELL_MOVES } from "../keys";
import type { Run } from "../store";
import { View } from "./view";

type Cursor = { a: number; b: number };
/** What the network says of a cell may change many times a second: that often nobody wants to hear it. */
const QUIET_MS = 5000;
class AnswerTable extends View {
	static override properties = {
		...View.properties,
		view: { state: true },
		cursor: { state: true },
	};
	declare view: (typeof TABLE_VIEWS)[number];
	declare cursor: Cursor | null;
	#theme: Theme | undefined;
	#drawn: unknown[] = [];
	#onScreen = true;
	#spoken = new Calm<string>();

	constructor() {
		super();
		[this.view] = TABLE_VIEWS as [(typeof TABLE_VIEWS)[number]];
		this.cursor = null;
	}

	protected override firstUpdated() {
		const redraw = () => {
			this.#theme = undefined;
			this.#drawn = [];
			this.requestUpdate();
		};
		this.onLeave(onThemeChange(redraw));
		this.onResize(this.querySelector(".frame") as Element, redraw);
		const screen = new IntersectionObserver(([entry]) => {
			this.#onScreen = entry?.isIntersecting ?? true;
			this.#tellVisibility();
		});
		screen.observe(this);
		const tell = () => this.#tellVisibility();
		document.addEventListener("visibilitychange", tell);
		this.onLeave(() => {
			screen.disconnect();
			document.removeEventListener("visibilitychange", tell);
		});
	}

	#tellVisibility() {
		this.app.watchTable(this.#onScreen && !document.hidden);
	}

	protected override render() {
		const { run } = this.#shown();
		const data = run && tableData(run, this.cursor);
		return html`<section class="table" aria-labelledby="table-title">
			<header>
				<h2 id="table-title">${strings.table_title}</h2>
				${this.#switch()}
			</header>
			<div class="frame">${this.#canvas(run, data)}</div>
			${this.#notes(run, data)}
		</section>`;
	}

	/** The run with the table of the step that is shown. */
	#shown(): { run: Run | null } {
		const { run, past } = this.state;
		return { run: run && past ? { ...run, table: past } : run };
	}

	#canvas(run: Run | null, data: TableData | null) {
		const { train, test } = data ? counts(data) : { train: none, test: none };
		return html`<canvas
			data-testid="answer-table"
			data-step=${run?.table?.step ?? 0}
			data-right-train=${share(train)}
			data-right-test=${share(test)}
			tabindex="0"
			role="application"
			aria-roledescription=${strings.table_title}
			aria-label=${data ? summary(data, run?.table?.step ?? 0) : strings.table_empty}
			aria-describedby="table-help"
			@pointermove=${this.#point}
			@pointerdown=${this.#point}
			@pointerleave=${this.#leave}
			@click=${this.#choose}
			@keydown=${this.#move}
		></canvas>`;
	}

	#switch() {
		return html`<fieldset class="switch">
			<legend class="hidden">${strings.table_title}</legend>
			${TABLE_VIEWS.map(
				(view) =>
					html`<label>
						<input
							type="radio"
							name="table-view"
							value=${view.id}
							.checked=${view === this.view}
							@change=${() => {
								this.view = view;
							}}
						/><span>${view.label}</span>
					</label>`,
			)}
		</fieldset>`;
	}

	#notes(run: Run | null, data: TableData | null) {
		const said = data && sayCounts(data);
		this.#theme ??= readTheme(this);
		const swatches = data ? legend(data, this.view, this.#theme) : [];
		const cell =
			data && this.cursor ? sayCell(data, this.cursor.a, this.cursor.b) : strings.point_hint;
		const quiet = run?.state === "running" ? QUIET_MS : 0;
		return html`<p class="readout" aria-hidden="true" data-testid="cell">${cell}</p>
			<p class="hidden" aria-live="polite">${this.#spoken.hold(this.cursor, cell, quiet)}</p>
			<p class="legend">
				${swatches.map(
					({ label, background, wide }) =>
						html`<span><i class="swatch ${wide ? "wide" : ""}" .style=${`background:${background}`}></i>${label}</span>`,
				)}
				<span><i class="swatch dot"></i>${strings.legend_train}</span>
			</p>
			<p class="counts">
				${said ? html`<span>${said.train}</span><span>${said.test}</span>` : nothing}
			</p>
			<p id="table-help" class="hidden">${strings.table_help}</p>`;
	}

	/** Only what can change the picture makes it be drawn again. */
	protected override updated() {
		const { run } = this.#shown();
		const canvas = this.querySelector("canvas");
		const seen = [run?.split, run?.table, this.view, this.cursor, this.#theme];
		if (!run && canvas) reserve(canvas, readTheme(this));
		if (!run || !canvas || seen.every((part, i) => part === this.#drawn[i])) return;
		this.#drawn = seen;
		this.#theme ??= readTheme(this);
		draw(canvas, tableData(run, this.cursor), this.view, this.#theme);
	}

	#point = (event: PointerEvent) => {
		const n = this.state.run?.facts.n_symbols;
		const canvas = event.currentTarget as HTMLCanvasElement;
		if (!n) return;
		const scale = canvas.width / canvas.clientWidth;
		const box = grid(canvas.parentElement?.clientWidth ?? 0, n, scale, this.#theme?.size);
		const a = Math.floor((event.offsetY * scale - box.top) / box.cell);
		const b = Math.floor((event.offsetX * scale - box.left) / box.cell);
		this.cursor = a >= 0 && b >= 0 && a < n && b < n ? { a, b } : null;
	};

	/** A finger that lifts has not left: what it touched stays readable. */
	#leave = (event: PointerEvent) => {
		if (event.pointerType === "mouse") this.cursor = null;
	};

	/** Whoever is interested in pairs hears of it: a lens may show one. */
	#choose = () => {
		if (this.cursor) this.app.dispatchEvent(new CustomEvent("pair", { detail: this.cursor }));
	};

	#move = (event: KeyboardEvent) => {
		if (event.key === "Enter") this.#choose();
		const n = this.state.run?.facts.n_symbols;
		const move = CELL_MOVES[event.key];
		if (!move || !n) return;
		event.preventDefault();
		const clamp = (value: number) => Math.min(n - 1, Math.max(0, value));
		const { a, b } = this.cursor ?? { a: -move.a, b: -move.b };
		this.cursor = { a: clamp(a + move.a), b: clamp(b + move.b) };
	};
}
customElements.define("grok-answer-table", AnswerTable);

const none = { right: 0, of: 0 };

function tableData(run: Run, cursor: Cursor | null): TableData {
	const { split, answers, table, facts } = run;
	const { n_symbols: n, formula } = facts;
	// A new run may have a smaller table than the one the cursor was in.
	const inside = cursor && cursor.a < n && cursor.b < n ? cursor : null;
	return { n, formula, split, answers, predictions: table?.predictions ?? null, cursor: inside };
}
