import { html, nothing } from "lit";
import uPlot from "uplot";
import {
	type LineChart,
	type LineData,
	lineColumns,
	lineOptions,
	lineSteps,
} from "../charts/lines";
import { RUN_COLORS } from "../charts/palette";
import { STEP_OFFSET } from "../charts/step-axis";
import { type Measures, onThemeChange, readMeasures, readTheme, type Theme } from "../charts/theme";
import { happenings } from "../happenings";
import { exact } from "../i18n/format";
import { labStrings } from "../i18n/lab";
import { strings } from "../i18n/strings";
import { watchStrings } from "../i18n/watch";
import { CURVE_MOVES, turnAxis } from "../keys";
import type { Change, MetricsRow } from "../protocol";
import { drawn } from "../records";
import { drawn as drawSketch } from "../sketch";
import { awaitsOutcome, isSketching } from "../teaching";
import { hinted } from "./key-names";
import { View } from "./view";

class LineChartView extends View {
	static override properties = {
		...View.properties,
		chart: { attribute: false },
		index: { state: true },
	};
	declare chart: LineChart;
	/** The row under the cursor; null when nobody points. */
	declare index: number | null;
	#plot: uPlot | undefined;
	#theme: Theme | undefined;
	/** What the plot was made for. */
	#made: (Measures & { linear: boolean }) | undefined;
	#drawn: unknown[] = [];

	constructor() {
		super();
		this.index = null;
	}

	protected override firstUpdated() {
		this.#make();
		this.onResize(this.#host, () => this.#fit());
		this.onLeave(
			onThemeChange(() => {
				this.#theme = undefined;
				this.#fit();
				this.#plot?.redraw(false, true);
			}),
		);
		// The plots know each other by their common cursor.
		this.onLeave(() => this.#plot?.destroy());
	}

	get #host(): HTMLElement {
		return this.querySelector(".plot") as HTMLElement;
	}

	get #size() {
		const { clientWidth, clientHeight } = this.#host;
		return { width: clientWidth || 300, height: clientHeight || 180 };
	}

	get #linear(): boolean {
		return this.state.place.linear ?? false;
	}

	#make() {
		const source = {
			data: () => this.#data(),
			theme: () => (this.#theme ??= readTheme(this)),
			onCursor: (index: number | null) => this.#point(index),
		};
		const { rows, parent } = this.#data();
		const options = lineOptions(this.chart, source, this.#size, this.#linear);
		this.#plot?.destroy();
		this.#plot = new uPlot(options, lineColumns(this.chart, rows, parent), this.#host);
		this.#made = { ...readMeasures(this), linear: this.#linear };
	}

	/** Letters and lines of another size are another chart; another width is the same one. */
	#fit() {
		const { size, line } = readMeasures(this);
		if (size === this.#made?.size && line === this.#made.line) {
			this.#plot?.setSize(this.#size);
			return;
		}
		this.#theme = undefined;
		this.#make();
	}

	protected override updated() {
		if (this.#made && this.#made.linear !== this.#linear) this.#make();
		const { rows, milestones, facts, changes, parent, shown, expected } = this.#data();
		const { runs, record, pointed } = this.state;
		const { sketch, room } = this.#data();
		const behind = [
			...[sketch, room],
			pointed,
			expected,
			drawn(runs, record)
				.map(({ id }) => id)
				.join(),
		];
		const seen = [rows, milestones, facts, changes, shown, ...behind];
		if (seen.every((part, i) => part === this.#drawn[i])) return;
		this.#drawn = seen;
		this.#plot?.setData(lineColumns(this.chart, rows, parent));
	}

	/** Whoever points at a curve moves the one cursor of the page; the other chart's cursor only follows. */
	#point(index: number | null) {
		this.index = index;
		if (!this.matches(":hover") && !this.contains(document.activeElement)) return;
		const step = index === null ? null : (lineSteps(this.#data())[index] ?? null);
		this.app.time.hover(step);
	}

	/** A press keeps the cursor where it is, and a drag takes it along; Escape lets it go. */
	#drag = (event: PointerEvent) => {
		const plot = this.#plot;
		if (!plot || (event.type === "pointermove" && event.buttons === 0)) return;
		if (this.#drawable) return this.#draw(plot, event);
		const left = event.clientX - plot.over.getBoundingClientRect().left;
		if (left < 0 || left > plot.over.clientWidth) return;
		plot.setCursor({ left, top: 1 });
		const step = lineSteps(this.#data())[plot.posToIdx(left)];
		if (step !== undefined) this.app.time.pin(step);
	};

	/** The pen: where it was put down, and where it goes. */
	#pen: [step: number, share: number] | null = null;

	get #drawable(): boolean {
		return this.chart.id === "accuracy" && isSketching(this.state);
	}

	#draw(plot: uPlot, event: PointerEvent) {
		const { run } = this.state;
		if (!run) return;
		const { left, top } = plot.over.getBoundingClientRect();
		const step = plot.posToVal(event.clientX - left, "x") - STEP_OFFSET;
		const share = plot.posToVal(event.clientY - top, "y");
		const most = run.config.train.max_steps;
		const place: [number, number] = [Math.min(most, Math.max(0, step)), share];
		if (event.type === "pointerdown") this.#host.setPointerCapture(event.pointerId);
		const from = event.type === "pointerdown" ? place : (this.#pen ?? place);
		this.#pen = place;
		this.app.sketch(drawSketch(run.sketch ?? [], from, place, most));
	}

	/** What is drawn on, and what was opened to be looked at, is to be seen as a whole. */
	#room(): number {
		const { run, runs, record } = this.state;
		const opened = drawn(runs, record).filter(({ file }) => file !== undefined);
		const most = run && isSketching(this.state) ? run.config.train.max_steps : 0;
		return Math.max(most, ...opened.map(({ step }) => step));
	}

	#data(): LineData {
		const { run, cursor, runs, record, pointed } = this.state;
		const known = new Set(Object.keys(run?.milestones ?? {}));
		const others = run ? happenings(run).filter(({ kind }) => !known.has(kind)) : [];
		return {
			parent: run?.parent
				? run.parent.history.filter(({ step }) => step >= (run.parent?.step ?? 0))
				: NO_ROWS,
			others: drawn(runs, record).map(({ id, rows, color }) => ({
				rows,
				color: RUN_COLORS[color] ?? "",
				strong: id === pointed,
			})),
			// Who is asked for a prediction is not told the answer.
			expected: awaitsOutcome(this.state) ? null : this.state.expected,
			happenings: others.map(({ kind, step }) => ({ label: labStrings.event[kind], step })),
			sketch: run?.sketch ?? null,
			room: this.#room(),
			shown: cursor,
			rows: run?.history ?? NO_ROWS,
			milestones: run?.milestones ?? NO_MILESTONES,
			facts: run?.facts ?? null,
			changes: run?.changes ?? NO_CHANGES,
		};
	}

	protected override render() {
		const { chart } = this;
		const data = this.#data();
		const { rows } = data;
		const last = rows.at(-1);
		const at = this.index === null ? this.state.cursor : lineSteps(data)[this.index];
		const pointed = at == null ? undefined : rows.findLast(({ step }) => step <= at);
		return html`<section class="chart" aria-label=${chart.label}>
			<header>
				<h2>${chart.label} <small>${chart.unit(this.state.run?.facts)}</small></h2>
				${this.#readout("train", last)} ${this.#readout("test", last)}
			</header>
			<div
				class="plot"
				data-testid="chart-${chart.id}"
				?data-sketching=${this.#drawable}
				tabindex="0"
				role="application"
				aria-roledescription=${chart.label}
				aria-label=${this.#summary(last)}
				@keydown=${this.#move}
				@pointerdown=${this.#drag}
				@pointermove=${this.#drag}
				@blur=${() => this.#plot?.setCursor({ left: -10, top: -10 })}
			></div>
			${this.chart.namesMilestones ? this.#axis() : nothing}
			<p class="readout" aria-live=${this.state.playing ? "off" : "polite"}>
				${pointed ? this.#sayRow(pointed) : (this.#sayExpected() ?? "\u00a0")}
			</p>
		</section>`;
	}

	/** One switch for both charts, where the axis has its name. */
	#axis() {
		return html`<button
			class="axis"
			data-testid="axis"
			title=${hinted(strings.axis_hint, "axis")}
			aria-label=${strings.axis_hint}
			aria-pressed=${!this.#linear}
			@click=${() => turnAxis(this.app)}
		>
			${strings.axis_log}
		</button>`;
	}

	#readout(part: "train" | "test", row: MetricsRow | undefined) {
		const value = row && this.chart[part](row);
		return html`<span class="series ${part}">
			<i aria-hidden="true"></i>${strings[part]}
			<b data-testid="${part}-${this.chart.id}" data-value=${value ?? ""}
				>${value === undefined ? "–" : this.chart.format(value)}</b
			>
		</span>`;
	}

	#sayExpected(): string | null {
		const [{ expected }, { catalogue }] = [this.#data(), this.state];
		if (!expected || this.chart.id !== "accuracy") return null;
		const field = catalogue?.fields.find(({ path }) => path === expected.path);
		return watchStrings.expected_note(expected.seeds, field?.label ?? "", exact(expected.value));
	}

	#sayRow(row: MetricsRow): string {
		const { chart } = this;
		const say = (part: "train" | "test") => `${strings[part]} ${chart.format(chart[part](row))}`;
		return `${strings.at_step(row.step)}: ${say("train")}, ${say("test")}`;
	}

	#summary(row: MetricsRow | undefined): string {
		const { chart } = this;
		if (!row) return strings.chart_empty(chart.label);
		const [train, test] = [chart.format(chart.train(row)), chart.format(chart.test(row))];
		return strings.chart_summary(chart.label, train, test, row.step);
	}

	#move = (event: KeyboardEvent) => {
		if (event.key === "Escape") this.app.time.live();
		const by = CURVE_MOVES[event.key];
		const plot = this.#plot;
		const last = (plot?.data[0].length ?? 0) - 1;
		if (by === undefined || !plot || last < 0) return;
		event.preventDefault();
		const next = Math.min(last, Math.max(0, (this.index ?? last) + by));
		plot.setCursor({ left: plot.valToPos(plot.data[0][next] as number, "x"), top: 1 });
		this.app.time.pin(lineSteps(this.#data())[next] ?? null);
	};
}
customElements.define("grok-line-chart", LineChartView);

const NO_ROWS: MetricsRow[] = [];
const NO_MILESTONES = {};
const NO_CHANGES: Change[] = [];
