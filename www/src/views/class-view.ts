import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import "./class-results";
import {
	type ClassForm,
	classHash,
	firstForm,
	formOfPlan,
	formText,
	setAxis,
	sweepOf,
} from "../class/form";
import { type ClassPlan, classable, MOST_AXES, readPlan, studentOf } from "../class/plan";
import { keepClass, onClassChange, planOf, recallClass, type SavedClass } from "../class/saved";
import { format, isProblem } from "../fields";
import { roughly } from "../i18n/format";
import { teachersPages } from "../i18n/language";
import { teach } from "../i18n/teach";
import { studiesOf } from "../studies";
import { readLink } from "../url";
import "./sweep.css";
import "./teach.css";
import { openLessonDialog } from "./open-dialog";
import { absolute } from "./share-link";
import { View } from "./view";

const words = teach.class;

/** A teacher's view: the plan of a class, the link to it, and what comes back. */
class ClassView extends View {
	static override properties = {
		...View.properties,
		form: { state: true },
		saved: { state: true },
		problem: { state: true },
		takes: { state: true },
		lasting: { state: true },
	};
	declare form: ClassForm | null;
	declare saved: SavedClass | null;
	declare problem: string | null;
	/** Milliseconds of the longest run of the plan; null until known. */
	declare takes: number | null;
	declare lasting: boolean;
	#leave = () => {};

	override connectedCallback() {
		super.connectedCallback();
		this.saved = recallClass();
		this.lasting = true;
		this.problem ??= null;
		this.takes = null;
		this.form ??= null;
		this.#leave = onClassChange(() => {
			this.saved = recallClass();
		});
		this.#followLink();
		const plan = this.#plan();
		if (plan && typeof plan !== "string") this.#look(plan);
	}

	/** A link may bring a plan; what has been collected for another one is not lost for it. */
	#followLink() {
		const { catalogue } = this.state;
		const brought = catalogue && planOf(location.hash, catalogue);
		if (brought === null || typeof brought === "string") {
			this.problem = brought;
			return;
		}
		const there = this.#plan();
		if (there && typeof there !== "string" && there.check === brought.check) return;
		if (this.saved && this.saved.codes.length > 0) this.problem = words.other_class;
		else this.#keep({ hash: classHash(location.hash, brought.axes), codes: [] });
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#leave();
	}

	#plan(): ClassPlan | string | null {
		const { catalogue } = this.state;
		return this.saved && catalogue ? planOf(this.saved.hash, catalogue) : null;
	}

	#keep(saved: SavedClass | null) {
		this.saved = saved;
		this.lasting = keepClass(saved);
	}

	/** The core's word on every cell, and how long the longest run takes. */
	async #look(plan: ClassPlan): Promise<string | null> {
		const source = { kind: "plan" as const, plan: sweepOf(plan), max_steps: null };
		const planned = await studiesOf(this.app).look(source);
		if (typeof planned === "string") return planned;
		const { speed } = this.state;
		const flop = Math.max(...planned.jobs.map((job) => job.flop));
		this.takes = speed === null ? null : (1000 * flop) / speed;
		return null;
	}

	#make = async (event: Event) => {
		event.preventDefault();
		const { catalogue, draft } = this.state;
		if (!catalogue || !draft) return;
		// What the link leaves out has no effect; the plan is what the link says, here as on every student's page.
		const settings = this.app.linkTo({ view: "train", figure: null });
		const base = readLink("", settings, catalogue).link?.config ?? draft.config;
		const plan = readPlan(formText(this.#form()), base, catalogue.fields);
		if (isProblem(plan as never)) {
			this.problem = (plan as { message: string }).message;
			return;
		}
		this.problem = await this.#look(plan as ClassPlan);
		if (this.problem === null)
			this.#keep({ hash: classHash(settings, (plan as ClassPlan).axes), codes: [] });
	};

	#form(): ClassForm {
		const { catalogue, draft } = this.state;
		if (this.form) return this.form;
		const plan = this.#plan();
		if (plan && typeof plan !== "string") return formOfPlan(plan);
		return catalogue && draft ? firstForm(catalogue, draft.config) : [];
	}

	protected override render() {
		const plan = this.#plan();
		const there = plan !== null && typeof plan !== "string" ? plan : null;
		return html`<section class="study class" aria-labelledby="class-title" data-testid="class">
			<h2 id="class-title" tabindex="-1">${words.title}</h2>
			${this.#doors()}
			<h3>${words.sweep}</h3>
			<p class="hint">${words.lead}</p>
			${typeof plan === "string" ? html`<p class="hint bad" role="alert">${words.saved_unusable(plan)}</p>` : nothing}
			${this.#planForm(there)} ${there ? this.#made(there) : nothing}
			${this.lasting ? nothing : html`<p class="hint">${words.not_kept}</p>`}
		</section>`;
	}

	/** What else there is for teachers. */
	#doors(): TemplateResult {
		return html`<p class="actions">
			<button data-testid="make-lesson" @click=${() => openLessonDialog(this.app)}>
				${teach.lesson.title}
			</button>
			<a class="button" href=${this.app.linkTo({ view: "stage", figure: null })} data-testid="to-stage"
				>${words.stage}</a
			>
			<a class="button" href=${teachersPages} data-testid="to-teach">${words.pages}</a>
		</p>`;
	}

	#planForm(plan: ClassPlan | null): TemplateResult {
		return html`<form class="plan" @submit=${this.#make}>
			<h4>${words.plan}</h4>
			<p class="hint" id="class-help">${words.plan_help}</p>
			<div class="axes">
				${Array.from({ length: MOST_AXES }, (_, index) => this.#axis(index))}
			</div>
			${this.problem === null ? nothing : html`<p class="hint bad" role="alert" data-testid="class-problem">${this.problem}</p>`}
			<div class="start">
				<button class="primary" data-testid="class-make">${plan ? words.remake : words.make}</button>
				${plan ? html`<p class="hint">${words.remake_help}</p>` : nothing}
			</div>
		</form>`;
	}

	#axis(index: number): TemplateResult {
		const { catalogue, draft, idle } = this.state;
		const form = this.#form();
		const axis = form[index];
		const fields = catalogue?.fields.filter(({ path }) => !idle.includes(path)) ?? [];
		const choose = (event: Event) => {
			const name = (event.target as HTMLSelectElement).value;
			if (draft) this.form = setAxis(form, index, name, fields, draft.config);
		};
		const type = (event: Event) => {
			const text = (event.target as HTMLInputElement).value;
			this.form = form.map((one, i) => (i === index ? { ...one, text } : one));
		};
		return html`<fieldset>
			<legend>${words.axis(index)}</legend>
			<select data-testid="class-axis-${index}" aria-label=${words.axis(index)} @change=${choose}>
				<option value="" ?selected=${!axis}>${words.none}</option>
				${classable(fields).map(
					({ name, label }) =>
						html`<option value=${name} ?selected=${axis?.name === name}>${label}</option>`,
				)}
			</select>
			<input
				type="text"
				data-testid="class-values-${index}"
				aria-label=${words.values(words.axis(index))}
				aria-describedby="class-help"
				autocomplete="off"
				spellcheck="false"
				?disabled=${!axis}
				.value=${live(axis?.text ?? "")}
				@input=${type}
			/>
		</fieldset>`;
	}

	#made(plan: ClassPlan): TemplateResult {
		const { hash, codes } = this.saved as SavedClass;
		const time = this.takes === null ? "" : ` ${words.takes(roughly(this.takes))}`;
		return html`<section class="results" aria-label=${words.link}>
				<p data-testid="class-size">${words.size(plan.cells.length)}${time}</p>
				<grok-share-link name="class" .label=${words.link} .text=${absolute(hash)}></grok-share-link>
				<p class="hint">${words.link_help}</p>
				${who(plan)}
			</section>
			<grok-class-results
				.app=${this.app}
				.plan=${plan}
				.hash=${hash}
				.codes=${codes}
				.keep=${(codes: string[] | null) => this.#keep(codes && { hash, codes })}
			></grok-class-results>`;
	}
}
customElements.define("grok-class", ClassView);

/** Who has which cell, as a table to print or to read out. */
function who(plan: ClassPlan): TemplateResult {
	return html`<details class="rows">
		<summary>${words.who}</summary>
		<div class="scroll">
			<table data-testid="class-who">
				<thead>
					<tr>
						<th scope="col">${words.student}</th>
						${plan.axes.map(({ label }) => html`<th scope="col">${label}</th>`)}
					</tr>
				</thead>
				<tbody>
					${plan.order.map(
						(cell) => html`<tr>
							<th scope="row">${studentOf(plan, cell)}</th>
							${plan.cells[cell]?.settings.map(([, value]) => html`<td>${format(value)}</td>`)}
						</tr>`,
					)}
				</tbody>
			</table>
		</div>
	</details>`;
}
