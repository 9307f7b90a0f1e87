import type { Recorded, RecordedSeries } from "virtual:recorded";
import { html, nothing, type TemplateResult } from "lit";
import { type Curve, curveOf, curves } from "../charts/curves";
import { powerOfTen, roughly } from "../i18n/format";
import { ENGINE_LANGUAGE } from "../i18n/language";
import { studies as s } from "../i18n/studies";
import type {
	BudgetInfo,
	FigureInfo,
	FigureVerdict,
	Finding,
	RunConfig,
	RunResult,
} from "../protocol";
import { type Study, studiesOf, workers } from "../studies";
import { say, seriesLabel } from "../study-catalogue";
import "./study-progress";
import { View } from "./view";

const SEEDS = [1, 3, 5];
const LIMITS = { accuracy: 0.95, delay: 2 };

/** A figure: what the paper has, what was recorded, and a button that runs it here. */
class FigureCard extends View {
	static override properties = {
		...View.properties,
		figure: { attribute: false },
		records: { attribute: false },
		curves: { attribute: false },
		named: { attribute: false },
		seeds: { state: true },
		open: { state: true },
		series: { state: true },
	};
	declare figure: FigureInfo;
	declare records: Recorded[];
	/** Where the curves of each record are. */
	declare curves: Record<string, () => Promise<{ series: RecordedSeries[] }>>;
	/** Whether the address names it. */
	declare named: boolean;
	declare seeds: number;
	declare open: boolean;
	/** The recorded curves, by record; loaded when they are first shown. */
	declare series: Record<string, RecordedSeries[]>;
	#asked = new Set<string>();
	#parsed = new Map<string, Curve>();

	constructor() {
		super();
		this.seeds = 1;
		this.open = false;
		this.series = {};
	}

	protected override willUpdate(changed: Map<string, unknown>) {
		if (changed.has("named") && this.named) this.open = true;
		if (this.open) for (const record of this.records) this.#load(keyOf(record));
	}

	get #study(): Study | null {
		const { figure } = studiesOf(this.app);
		return figure?.source.kind === "figure" && figure.source.id === this.figure.id ? figure : null;
	}

	#budget(name: string): BudgetInfo | undefined {
		return this.figure.budgets.find(({ budget }) => budget === name);
	}

	protected override render() {
		const { figure } = this;
		const best = this.records.find(({ budget }) => budget === "full") ?? this.records[0];
		return html`<article class="figure" aria-labelledby="title-${figure.id}" data-testid="figure-${figure.id}">
			<header>
				<h3 id="title-${figure.id}">
					<a
						href=${this.app.linkTo({ view: "figures", figure: figure.id })}
						title=${s.figure_link(figure.title)}
						>${figure.title}</a
					>
				</h3>
				<span class="verdict ${best?.verdict ?? ""}" data-testid="verdict">
					${best ? s.verdicts[best.verdict] : s.not_recorded}
					${best ? html`<span class="budget">· ${s.budgets[best.budget]}</span>` : nothing}
				</span>
			</header>
			<p class="source" lang=${ENGINE_LANGUAGE}>${figure.source}</p>
			<dl>
				<dt>${s.expected}</dt>
				<dd>${figure.expected}</dd>
				<dt>${s.quick}</dt>
				<dd>${figure.quick}</dd>
			</dl>
			${this.state.fatal === null ? this.#run() : nothing} ${this.#live()} ${this.records.length > 0 ? this.#recorded() : nothing}
		</article>`;
	}

	// --- Running it ------------------------------------------------------------------------------

	#run(): TemplateResult {
		const quick = this.#budget("quick");
		const full = this.#budget("full");
		const { speed } = this.state;
		const time = (flop: number, at_a_time: number) =>
			speed === null ? "…" : roughly((1000 * flop) / speed / at_a_time);
		const runs = (quick?.series.length ?? 0) * this.seeds;
		const flop = (quick?.flop ?? 0) * this.seeds;
		return html`<div class="run-here">
			<button data-testid="run-figure" ?disabled=${this.#study?.pool?.state === "running"} @click=${() => this.#start()}>
				${s.run_quick}
			</button>
			<label
				><span class="hidden">${s.seeds}</span>
				<select
					@change=${(event: Event) => {
						this.seeds = Number((event.target as HTMLSelectElement).value);
					}}
				>
					${SEEDS.map((n) => html`<option value=${n} ?selected=${n === this.seeds}>${s.seeds_of(n)}</option>`)}
				</select></label
			>
			<span class="cost" data-testid="figure-cost">${s.cost(runs, time(flop, Math.min(runs, workers())))}</span>
			${
				quick?.series.length === 1
					? html`<button class="link" @click=${() => this.#openSettings()}>${s.open_settings}</button>`
					: nothing
			}
			${full ? html`<p class="hint">${s.cost_full(time(full.flop, 1))} <code>grokscope reproduce ${this.figure.id} --budget full</code></p>` : nothing}
		</div>`;
	}

	get #source() {
		return { kind: "figure", id: this.figure.id, quick: true, seeds: this.seeds } as const;
	}

	async #start() {
		const studies = studiesOf(this.app);
		const same = this.#study?.source.kind === "figure" && this.#study.source.seeds === this.seeds;
		const study = same ? this.#study : await studies.open("figure", this.#source, LIMITS);
		this.#show();
		if (study) await studies.start(study);
	}

	async #openSettings() {
		const studies = studiesOf(this.app);
		const study = this.#study ?? (await studies.open("figure", this.#source, LIMITS));
		const config = await study?.config(0);
		if (config) this.app.openConfig(config as RunConfig);
	}

	#live(): TemplateResult | typeof nothing {
		const study = this.#study;
		if (!study) return nothing;
		return html`<section class="live" aria-label=${s.live}>
			<h4>
				${s.live}
				${study.conclusion ? this.#verdict(study.conclusion.verdict, "live-verdict") : nothing}
			</h4>
			<grok-study-progress .app=${this.app} .study=${study}></grok-study-progress>
			${study.conclusion ? claims(study.conclusion.findings) : nothing}
			${this.records.length > 0 ? nothing : this.#curves(undefined)}
		</section>`;
	}

	#verdict(verdict: FigureVerdict, id: string) {
		return html`<span class="verdict ${verdict}" data-testid=${id}>${s.verdicts[verdict]}</span>`;
	}

	// --- What was recorded -----------------------------------------------------------------------

	#recorded(): TemplateResult {
		return html`<details ?open=${this.open} @toggle=${this.#toggled} data-testid="recorded">
			<summary>${s.show}</summary>
			${this.open ? this.records.map((record) => this.#record(record)) : nothing}
		</details>`;
	}

	#toggled = (event: Event) => {
		if ((event.currentTarget as HTMLDetailsElement).open) this.#show();
		else this.open = false;
	};

	#show() {
		this.open = true;
	}

	async #load(key: string) {
		if (this.#asked.has(key)) return;
		this.#asked.add(key);
		const loaded = await this.curves[key]?.();
		this.series = { ...this.series, [key]: loaded?.series ?? [] };
	}

	#record(record: Recorded): TemplateResult {
		const { budget, seeds, date, version, device } = record;
		return html`<section class="record">
			<h4>${s.recorded} ${this.#verdict(record.verdict, "record-verdict")}</h4>
			<p class="hint">${s.record(s.budgets[budget] ?? budget, seeds, date, version, device)}</p>
			${claims(record.findings)} ${this.#curves(record)}
		</section>`;
	}

	/** Runs of now are of the quick budget: they lie over a record of the same. */
	#curves(record: Recorded | undefined): TemplateResult {
		const budget = this.#budget(record?.budget ?? "quick");
		const recorded = record && this.series[keyOf(record)];
		if (record && !recorded) return html`<p class="waiting">${s.waiting_record}</p>`;
		const here = !record || record.budget === "quick" ? this.#study : null;
		return html`<div class="small-curves">
				${budget?.series.map((label, i) => this.#small(label, recorded?.[i], here, i, budget))}
			</div>
			<p class="hint">
				${[record ? s.legend_recorded : "", here ? s.legend_now : "", budget?.bands.length ? s.legend_band : ""].filter(Boolean).join("; ")}
			</p>`;
	}

	#small(
		label: string,
		recorded: RecordedSeries | undefined,
		here: Study | null,
		index: number,
		budget: BudgetInfo,
	): TemplateResult {
		const lines = here?.pool?.results.filter((_, job) => here.jobs[job]?.cell === index) ?? [];
		const now = lines.flatMap((line) => (line === undefined ? [] : [this.#curve(line)]));
		const bands = budget.bands.filter(({ series }) => series === label);
		const words = {
			label: s.curves(seriesLabel(label)),
			power: (step: number) => powerOfTen(Math.round(Math.log10(step))),
		};
		return html`<figure>
			<figcaption>${seriesLabel(label)}</figcaption>
			${curves(recorded?.runs ?? [], now, bands, words)}
		</figure>`;
	}

	#curve(line: string): Curve {
		const known = this.#parsed.get(line) ?? curveOf((JSON.parse(line) as RunResult).rows);
		this.#parsed.set(line, known);
		return known;
	}
}
customElements.define("grok-figure", FigureCard);

const keyOf = ({ id, budget }: Recorded) => `${id}.${budget}`;

function claims(findings: Finding[]): TemplateResult {
	const { claims } = s;
	return html`<div class="rows" tabindex="0" role="group" aria-label=${s.claims_label}>
		<table class="claims">
			<thead>
				<tr>
					${Object.values(claims).map((title) => html`<th scope="col">${title}</th>`)}
				</tr>
			</thead>
			<tbody>
				${findings.map(
					(finding) =>
						html`<tr>
							<td class="outcome ${finding.outcome}">${s.outcomes[finding.outcome]}</td>
							<td>${seriesLabel(finding.series)}</td>
							<td>${say(finding.measure)}</td>
							<td>${say(finding.expected)}</td>
							<td>${say(finding.measured)}</td>
							<td>${finding.runs.map(say).join(s.between_runs)}</td>
						</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}
