import { html } from "lit";
import uPlot from "uplot";
import { type LineChart, type LineData, lineColumns, lineOptions } from "../charts/lines";
import { onThemeChange, readTheme, type Theme } from "../charts/theme";
import { strings } from "../i18n/en";
import type { Change, MetricsRow } from "../protocol";
import { View } from "./view";

const KEYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };

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
	#drawn: unknown[] = [];

	constructor() {
		super();
		this.index = null;
	}

	protected override firstUpdated() {
		const host = this.querySelector(".plot") as HTMLElement;
		const source = {
			data: () => this.#data(),
			theme: () => (this.#theme ??= readTheme(this)),
			onCursor: (index: number | null) => {
				this.index = index;
			},
		};
		const size = () => ({ width: host.clientWidth || 300, height: host.clientHeight || 180 });
		const options = lineOptions(this.chart, source, size());
		this.#plot = new uPlot(options, lineColumns(this.chart, this.#data().rows), host);
		new ResizeObserver(() => this.#plot?.setSize(size())).observe(host);
		onThemeChange(() => {
			this.#theme = undefined;
			this.#plot?.redraw(false, true);
		});
	}

	protected override updated() {
		const { rows, milestones, facts, changes } = this.#data();
		const seen = [rows, milestones, facts, changes];
		if (seen.every((part, i) => part === this.#drawn[i])) return;
		this.#drawn = seen;
		this.#plot?.setData(lineColumns(this.chart, rows));
	}

	#data(): LineData {
		const { run } = this.state;
		return {
			rows: run?.history ?? NO_ROWS,
			milestones: run?.milestones ?? NO_MILESTONES,
			facts: run?.facts ?? null,
			changes: run?.changes ?? NO_CHANGES,
		};
	}

	protected override render() {
		const { chart } = this;
		const { rows } = this.#data();
		const last = rows.at(-1);
		const pointed = this.index === null ? undefined : rows[this.index];
		return html`<section class="chart" aria-label=${chart.label}>
			<header>
				<h2>${chart.label} <small>${chart.unit}</small></h2>
				${this.#readout("train", last)} ${this.#readout("test", last)}
			</header>
			<div
				class="plot"
				data-testid="chart-${chart.id}"
				tabindex="0"
				role="application"
				aria-roledescription=${chart.label}
				aria-label=${this.#summary(last)}
				@keydown=${this.#move}
				@blur=${() => this.#plot?.setCursor({ left: -10, top: -10 })}
			></div>
			<p class="readout" aria-live="polite">${pointed ? this.#sayRow(pointed) : "\u00a0"}</p>
		</section>`;
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
		const by = KEYS[event.key];
		const plot = this.#plot;
		const last = (plot?.data[0].length ?? 0) - 1;
		if (by === undefined || !plot || last < 0) return;
		event.preventDefault();
		const next = Math.min(last, Math.max(0, (this.index ?? last) + by));
		plot.setCursor({ left: plot.valToPos(plot.data[0][next] as number, "x"), top: 1 });
	};
}
customElements.define("grok-line-chart", LineChartView);

const NO_ROWS: MetricsRow[] = [];
const NO_MILESTONES = {};
const NO_CHANGES: Change[] = [];
