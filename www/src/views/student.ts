import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { reportOf, writeCode } from "../class/codes";
import { type ClassPlan, cellConfig, cellOf, isStudent, MOST_STUDENTS } from "../class/plan";
import { keepStudent, planOf, recallStudent } from "../class/saved";
import { equal, format, shorten } from "../fields";
import { teach } from "../i18n/teach";
import type { RunConfig } from "../protocol";
import "./share-link";
import "./teach.css";
import { View } from "./view";

const words = teach.student;

/** A student of a class: a number, the settings that come with it, and a code when the run is over. */
class Student extends View {
	static override properties = {
		...View.properties,
		text: { state: true },
		student: { state: true },
		problem: { state: true },
	};
	declare text: string;
	declare student: number | null;
	declare problem: string;
	#plan: ClassPlan | string | null = null;
	#hash = "";

	constructor() {
		super();
		this.text = "";
		this.student = null;
		this.problem = "";
	}

	/** The number of the link, or the one that was typed here before. */
	protected override willUpdate() {
		const { catalogue } = this.state;
		if (!catalogue || !this.state.ready || this.#hash === location.hash) return;
		this.#hash = location.hash;
		this.#plan = planOf(location.hash, catalogue);
		if (this.#plan === null || typeof this.#plan === "string") return;
		const inLink = new URLSearchParams(location.hash.slice(1)).get("student");
		this.text = inLink || recallStudent(this.#plan);
		if (this.text !== "") this.#take(this.#plan);
	}

	#take(plan: ClassPlan) {
		const n = Number(this.text.trim());
		if (!isStudent(n)) {
			this.problem = words.bad_number(shorten(this.text), MOST_STUDENTS);
			return;
		}
		this.problem = "";
		this.student = n;
		keepStudent(plan, n);
		this.app.settings.assign(cellConfig(plan, cellOf(plan, n)));
	}

	#change = () => {
		this.student = null;
		if (this.#plan && typeof this.#plan !== "string") keepStudent(this.#plan, null);
	};

	protected override render() {
		const plan = this.#plan;
		return html`<section class="student" aria-labelledby="student-title" data-testid="student">
			<h2 id="student-title">${words.title}</h2>
			${typeof plan === "string" ? html`<p class="hint bad" role="alert">${words.bad_plan(plan)}</p>` : nothing}
			${plan && typeof plan !== "string" ? this.#part(plan) : nothing}
		</section>`;
	}

	#part(plan: ClassPlan): TemplateResult {
		return this.student === null ? this.#ask(plan) : this.#mine(plan, this.student);
	}

	#ask(plan: ClassPlan): TemplateResult {
		const submit = (event: Event) => {
			event.preventDefault();
			this.#take(plan);
		};
		return html`<form class="ask-number" @submit=${submit}>
			<label for="student-number">${words.number}</label>
			<div class="inputs">
				<input
					id="student-number"
					data-testid="student-number"
					type="text"
					inputmode="numeric"
					autocomplete="off"
					aria-describedby="student-help"
					aria-invalid=${this.problem !== ""}
					.value=${live(this.text)}
					@input=${(event: Event) => {
						this.text = (event.target as HTMLInputElement).value;
					}}
				/>
				<button class="primary" data-testid="student-take">${words.take}</button>
			</div>
			<p class="hint ${this.problem ? "bad" : ""}" id="student-help" role=${this.problem ? "alert" : nothing}>
				${this.problem || words.number_help(MOST_STUDENTS)}
			</p>
		</form>`;
	}

	#mine(plan: ClassPlan, student: number): TemplateResult {
		const cell = cellOf(plan, student);
		const settings = plan.axes.map(
			({ label }, i) =>
				html`<li>${label} <b>${format(plan.cells[cell]?.settings[i]?.[1] ?? null)}</b></li>`,
		);
		return html`<p>
				${words.yours(student)}
				<button class="link" @click=${this.#change}>${words.change}</button>
			</p>
			<ul class="cell-settings" data-testid="student-cell" data-cell=${cell}>
				${settings}
			</ul>
			${this.#result(plan, cell, cellConfig(plan, cell))}`;
	}

	/** A code is only for a run of exactly these settings, from its first step to where it is. */
	#result(plan: ClassPlan, cell: number, config: RunConfig): TemplateResult {
		const { run, catalogue } = this.state;
		if (!run || !catalogue || run.step === 0) return html`<p role="status">${words.start}</p>`;
		if (!equal(run.config, config, catalogue.fields))
			return html`<p role="status">${words.other}</p>`;
		if (run.changes.length > 0) return html`<p role="status">${words.changed}</p>`;
		if (run.state === "running") return html`<p role="status">${words.running}</p>`;
		const code = writeCode(reportOf(plan, cell, run));
		return html`<div class="code" role="status">
			<p>${run.state === "paused" ? words.going : words.code_help}</p>
			<grok-share-link name="code" .label=${words.code} .text=${code}></grok-share-link>
		</div>`;
	}
}
customElements.define("grok-student", Student);
