import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { download } from "../export/download";
import { roughly } from "../i18n/format";
import { studies as s } from "../i18n/studies";
import type { Axis } from "../protocol";
import { type Studies, type Study, studiesOf, workers } from "../studies";
import { type Form, formOf, suggestion, sweepable } from "../sweep-form";
import { readForm, sayForm } from "../sweep-link";
import type { Planned, Source } from "../sweep-messages";
import "../controls/number-box";
import "./phase-diagram";
import "./study-progress";
import "./sweep-import";
import "./sweep.css";
import "./times-chart";
import { View } from "./view";

const LIMITS = { accuracy: 0.95, delay: 2 };
const PLAN = "sweep";
type Saved = { form: Form; source: Source };

/** The view of sweeps: what to run, how far it is, and what came out. */
class SweepView extends View {
	static override properties = {
		...View.properties,
		planned: { state: true },
		problem: { state: true },
	};
	declare planned: Planned | null;
	declare problem: string | null;
	#source: Source | null = null;
	#looked: unknown[] = [];
	/** The form as it stands in the address. */
	#said = "";

	/** It outlives this element: whoever comes back finds what was typed. */
	get form(): Form {
		return this.#studies.form ?? formOf(this.state);
	}

	set form(form: Form) {
		this.#studies.form = form;
		this.#said = sayForm(form);
		this.app.nameSweep(this.#said);
		this.requestUpdate();
	}

	/** The form that the address asks for; null if it says nothing that can be used, or what the form says already. */
	#linked(): Form | null {
		const { place, catalogue } = this.state;
		if (!catalogue || place.sweep === undefined || place.sweep === this.#said) return null;
		const form = readForm(place.sweep, formOf(this.state), catalogue);
		return "message" in form ? null : form;
	}

	get #studies(): Studies {
		return studiesOf(this.app);
	}

	override connectedCallback() {
		super.connectedCallback();
		this.form = this.#linked() ?? this.form;
		this.planned ??= null;
		this.problem ??= null;
		this.#restore();
	}

	/** A sweep that was going on when the page was left is there again, paused. */
	async #restore() {
		if (this.#studies.sweep) return;
		const linked = this.state.place.sweep;
		const saved = (await this.#studies.shelf.plan(PLAN)) as Saved | null;
		if (!saved || this.#studies.sweep) return;
		if (linked === undefined) this.form = saved.form;
		await this.#studies.open("sweep", saved.source, LIMITS);
	}

	protected override willUpdate() {
		const linked = this.#linked();
		if (linked) this.form = linked;
	}

	/** Looks at the plan again whenever the form or the settings behind it have changed. */
	protected override updated() {
		const seen = [this.form, this.state.draft?.config];
		if (seen.every((part, i) => part === this.#looked[i])) return;
		this.#looked = seen;
		this.#look();
	}

	async #look() {
		const seen = this.#looked;
		const axes = await Promise.all(
			this.form.axes.map(({ path, text }) => this.#studies.axis(`${path}=${text}`)),
		);
		const bad = axes.find((axis) => typeof axis === "string");
		const source = bad ? null : this.#plan(axes as Axis[]);
		const planned = source ? await this.#studies.look(source) : bad;
		if (seen !== this.#looked || planned === undefined) return;
		this.problem = typeof planned === "string" ? planned : null;
		this.planned = typeof planned === "string" ? null : (planned as Planned);
		this.#source = source;
	}

	#plan(axes: Axis[]): Source | null {
		const { draft } = this.state;
		if (!draft) return null;
		const { seeds, steps, stop } = this.form;
		const rule = stop === null ? { at: null, after: 0 } : stop;
		const plan = { base: draft.config, set: [], axes, seeds, stop: rule };
		return { kind: "plan", plan, max_steps: steps };
	}

	protected override render() {
		const study = this.#studies.sweep;
		return html`<section class="study" aria-labelledby="sweep-title" data-testid="sweep">
			<h2 id="sweep-title" tabindex="-1">${s.title}</h2>
			<p class="hint">${s.lead}</p>
			${this.#form()} ${this.#start(study)}
			${this.#studies.problem ? html`<p class="hint bad" role="alert">${this.#studies.problem}</p>` : nothing}
			${study ? this.#results(study) : nothing} <grok-sweep-import .app=${this.app}></grok-sweep-import>
		</section>`;
	}

	// --- The form --------------------------------------------------------------------------------

	#form(): TemplateResult {
		const { form } = this;
		return html`<form class="plan" @submit=${(event: Event) => event.preventDefault()}>
			<h3>${s.form}</h3>
			<div class="axes">${[0, 1].map((index) => this.#axis(index))}</div>
			<p class="hint" id="values-help">${s.values_help}</p>
			<div class="numbers-row">
				${this.#number("seeds", s.seeds, form.seeds, (seeds) => ({ seeds }), [1000, "1"])}
				${this.#number("steps", s.steps, form.steps, (steps) => ({ steps }))}
			</div>
			<div class="numbers-row">${this.#stop()}</div>
			<p class="hint">${s.seeds_help}</p>
		</form>`;
	}

	#axis(index: number): TemplateResult {
		const axis = this.form.axes[index];
		const fields = sweepable(this.state);
		return html`<fieldset>
			<legend>${s.axis(index)}</legend>
			<select
				data-testid="axis-${index}"
				aria-label=${s.axis(index)}
				@change=${(event: Event) => this.#setAxis(index, value(event))}
			>
				<option value="" ?selected=${!axis}>${s.no_axis}</option>
				${fields.map(
					({ path, label }) =>
						html`<option value=${path} ?selected=${axis?.path === path}>${label}</option>`,
				)}
			</select>
			<input
				type="text"
				data-testid="values-${index}"
				aria-label="${s.axis(index)}, ${s.values}"
				aria-describedby="values-help"
				autocomplete="off"
				spellcheck="false"
				?disabled=${!axis}
				.value=${live(axis?.text ?? "")}
				@input=${(event: Event) => this.#setValues(index, value(event))}
			/>
		</fieldset>`;
	}

	#setAxis(index: number, path: string) {
		const axes = [...this.form.axes];
		const field = sweepable(this.state).find((one) => one.path === path);
		if (field && this.state.draft)
			axes[index] = { path, text: suggestion(field, this.state.draft.config) };
		else axes.splice(index, 1);
		this.form = { ...this.form, axes: axes.filter(Boolean) };
	}

	#setValues(index: number, text: string) {
		const axes = this.form.axes.map((axis, i) => (i === index ? { ...axis, text } : axis));
		this.form = { ...this.form, axes };
	}

	#number(
		id: string,
		label: string,
		now: number,
		set: (value: number) => Partial<Form>,
		[max, step] = [Number.MAX_SAFE_INTEGER, "1"],
	): TemplateResult {
		return html`<grok-number
			name="sweep-${id}"
			.label=${label}
			.value=${now}
			min="1"
			.max=${max}
			.step=${step}
			.set=${(value: number) => {
				this.form = { ...this.form, ...set(value) };
			}}
		></grok-number>`;
	}

	#stop(): TemplateResult {
		const { stop } = this.form;
		return html`<label class="check"
				><input
					type="checkbox"
					data-testid="sweep-stop"
					.checked=${live(stop !== null)}
					@change=${(event: Event) => {
						const on = (event.target as HTMLInputElement).checked;
						this.form = { ...this.form, stop: on ? { at: 0.99, after: 4 } : null };
					}}
				/>
				${s.stop}</label
			>
			${
				stop === null
					? nothing
					: html`${this.#number(
							"stop-at",
							`${s.stop_at} (${s.percent})`,
							Math.round(stop.at * 1000) / 10,
							(percent) => ({ stop: { ...stop, at: percent / 100 } }),
							[100, "any"],
						)}
						${this.#number("stop-after", s.stop_after, stop.after, (after) => ({
							stop: { ...stop, after },
						}))}`
			}`;
	}

	#start(study: Study | null): TemplateResult {
		const { planned, problem } = this;
		return html`<div class="start">
			<p class="cost" data-testid="sweep-cost" role="status">${planned && !problem ? this.#cost(planned) : nothing}</p>
			${problem ? html`<p class="hint bad" role="alert" data-testid="sweep-problem">${problem}</p>` : nothing}
			<button
				class="primary"
				data-testid="sweep-start"
				?disabled=${!planned || problem !== null}
				@click=${() => this.#begin()}
			>
				${study ? s.start_over : s.start}
			</button>
			<p class="hint">${s.pauses_main}</p>
		</div>`;
	}

	#cost({ jobs }: Planned): string {
		const flop = jobs.reduce((sum, job) => sum + job.flop, 0);
		const { speed } = this.state;
		const cells = new Set(jobs.map(({ cell }) => cell)).size;
		const at_a_time = Math.min(workers(), jobs.length);
		const time =
			speed === null
				? s.takes_unknown
				: s.takes(roughly((1000 * flop) / speed / at_a_time), at_a_time);
		return `${s.planned(jobs.length, cells)}: ${time}.`;
	}

	async #begin() {
		const source = this.#source;
		if (!source) return;
		await this.#studies.sweep?.pause();
		await this.#studies.shelf.putPlan(PLAN, { form: this.form, source } satisfies Saved);
		const study = await this.#studies.open("sweep", source, LIMITS);
		if (study) await this.#studies.start(study);
	}

	// --- Results ---------------------------------------------------------------------------------

	#results(study: Study): TemplateResult {
		const imported = study.source.kind === "results";
		const runs = study.cells.reduce((sum, cell) => sum + cell.runs, 0);
		return html`<section class="results" aria-labelledby="results-title">
			<h3 id="results-title">${s.results}</h3>
			${
				imported
					? html`<p data-testid="sweep-imported">${s.imported(runs)}</p>`
					: html`<grok-study-progress
							.app=${this.app}
							.study=${study}
							.discard=${() => this.#discard(study)}
						></grok-study-progress>`
			}
			<grok-phases .app=${this.app} .study=${study}></grok-phases>
			<grok-times .app=${this.app} .study=${study}></grok-times>
			<div class="buttons">
				<button data-testid="export-jsonl" ?disabled=${runs === 0} @click=${() => save(study.lines(), "runs.jsonl")}>
					${s.export_jsonl}
				</button>
				<button
					data-testid="export-csv"
					?disabled=${runs === 0}
					@click=${async () => save((await study.csv()) ?? "", "summary.csv")}
				>
					${s.export_csv}
				</button>
				${imported ? html`<button @click=${() => this.#discard(study)}>${s.discard}</button>` : nothing}
			</div>
		</section>`;
	}

	async #discard(study: Study) {
		if (this.#studies.sweep === study) this.#studies.sweep = null;
		await this.#studies.shelf.dropPlan(PLAN);
		await study.forget();
		this.requestUpdate();
	}
}
customElements.define("grok-sweep", SweepView);

const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

const save = (text: string, name: string) => download(name, text, "text/plain");
