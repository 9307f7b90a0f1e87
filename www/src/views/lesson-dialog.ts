import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { leafName } from "../fields";
import { strings } from "../i18n/strings";
import { teach } from "../i18n/teach";
import { watchStrings } from "../i18n/watch";
import {
	CONTROLS,
	type Control,
	compact,
	judge,
	judgeSeed,
	type Lesson,
	LONGEST,
	lessonHash,
	plainLesson,
	READOUTS,
	type Rule,
} from "../lesson";
import type { Catalogue } from "../protocol";
import { lessonAt } from "../teaching";
import { LEVELS, namesLevel } from "../url";
import "./share-link";
import "./teach.css";
import { absolute } from "./share-link";
import { View } from "./view";

const words = teach.lesson;
const RULES: Rule[] = ["free", "locked", "hidden"];

/** A teacher makes a link: what students see, what they may change, and what they read. */
export class LessonDialog extends View {
	static override properties = {
		...View.properties,
		lesson: { state: true },
		rules: { state: true },
		level: { state: true },
	};
	declare lesson: Lesson;
	/** By name, for every control and read-out. */
	declare rules: Map<string, Rule>;
	/** How much of the page the link opens with; "" leaves it open. */
	declare level: string;

	constructor() {
		super();
		this.lesson = plainLesson;
		this.rules = new Map();
		this.level = "";
	}

	/** The lesson of the address, if there is one, to go on with. */
	override connectedCallback() {
		super.connectedCallback();
		const { catalogue, place } = this.state;
		const lesson = lessonAt(place);
		if (lesson) {
			this.lesson = { ...lesson, assigned: false };
			this.level = namesLevel(location.hash) ? place.level : "";
		}
		if (catalogue) this.rules = rulesOf(lesson, catalogue);
	}

	protected override firstUpdated() {
		this.querySelector("dialog")?.showModal();
	}

	protected override render() {
		const { catalogue } = this.state;
		return html`<dialog class="lesson-dialog" aria-labelledby="lesson-dialog-title" @close=${() => this.remove()}>
			<form method="dialog" @submit=${() => this.querySelector("dialog")?.close()}>
				<header>
					<h2 id="lesson-dialog-title">${words.title}</h2>
					<button data-testid="lesson-close">${words.close}</button>
				</header>
				<p class="hint">${words.lead}</p>
				${this.#words()} ${catalogue ? this.#controls(catalogue) : nothing} ${this.#link()}
			</form>
		</dialog>`;
	}

	#set(change: Partial<Lesson>) {
		this.lesson = { ...this.lesson, ...change };
	}

	#words(): TemplateResult {
		const { title, say, predict, draw } = this.lesson;
		const typed = (event: Event) => (event.target as HTMLInputElement).value;
		return html`<div class="words">
			<label for="lesson-title">${words.name}</label>
			<input
				id="lesson-title"
				data-testid="lesson-title"
				type="text"
				maxlength=${LONGEST.lesson}
				autocomplete="off"
				.value=${live(title)}
				@input=${(event: Event) => this.#set({ title: typed(event) })}
			/>
			<label for="lesson-say">${words.say}</label>
			<textarea
				id="lesson-say"
				data-testid="lesson-say"
				rows="4"
				maxlength=${LONGEST.say}
				aria-describedby="lesson-left"
				.value=${live(say)}
				@input=${(event: Event) => this.#set({ say: typed(event) })}
			></textarea>
			<p class="hint" id="lesson-left">${words.left(LONGEST.say - say.length)}</p>
			<label class="check"
				><input
					type="checkbox"
					data-testid="lesson-predict"
					.checked=${live(predict)}
					@change=${(event: Event) => {
						const { checked } = event.target as HTMLInputElement;
						this.#set({ predict: checked, draw: draw && checked });
					}}
				/>
				${words.predict}</label
			>
			<label class="check"
				><input
					type="checkbox"
					data-testid="lesson-draw"
					.checked=${live(draw)}
					@change=${(event: Event) => {
						const { checked } = event.target as HTMLInputElement;
						this.#set({ draw: checked, predict: predict || checked });
					}}
				/>
				${words.draw}</label
			>
			<label class="check"
				>${words.level}
				<select
					data-testid="lesson-level"
					@change=${(event: Event) => {
						this.level = typed(event);
					}}
				>
					<option value="" ?selected=${this.level === ""}>${words.level_any}</option>
					${LEVELS.map(
						(name) =>
							html`<option value=${name} ?selected=${name === this.level}>${watchStrings.levels[name]}</option>`,
					)}
				</select></label
			>
		</div>`;
	}

	#controls(catalogue: Catalogue): TemplateResult {
		const groups = [...new Set(catalogue.fields.map(({ group }) => group))];
		const settings = groups.map((group) => {
			const fields = catalogue.fields.filter(
				(field) => field.group === group && field.kind.type !== "seed",
			);
			const rows = fields.map(({ path, label }) => this.#row(leafName(path), label, RULES));
			return fields.length === 0
				? nothing
				: html`<details data-testid="lesson-group-${group}">
						<summary>${strings.groups[group] ?? group}</summary>
						${rows}
					</details>`;
		});
		return html`<h3>${words.controls}</h3>
			<p class="hint">${words.controls_help}</p>
			<p class="all">
				${words.all}
				${RULES.map(
					(rule) =>
						html`<button type="button" data-testid="lesson-all-${rule}" @click=${() => this.#setAll(rule)}>
							${words.rules[rule]}
						</button>`,
				)}
			</p>
			${CONTROLS.map((name) => this.#row(name, words.names[name] ?? name, RULES))} ${settings}
			<h3>${words.readouts}</h3>
			${READOUTS.map((name) => this.#row(name, words.names[name] ?? name, ["free", "hidden"]))}`;
	}

	#setAll(rule: Rule) {
		const shown = (name: string) => (READOUTS as readonly string[]).includes(name);
		this.rules = new Map([...this.rules].map(([name, old]) => [name, shown(name) ? old : rule]));
	}

	#row(name: string, label: string, choices: Rule[]): TemplateResult {
		const now = this.rules.get(name) ?? "free";
		const say = (rule: Rule) =>
			choices.length === 2 && rule === "free" ? words.shown : words.rules[rule];
		return html`<fieldset class="rule" data-testid="rule-${name}">
			<legend>${label}</legend>
			${choices.map(
				(rule) => html`<label
					><input
						type="radio"
						name="rule-${name}"
						value=${rule}
						.checked=${live(rule === now)}
						@change=${() => {
							this.rules = new Map(this.rules).set(name, rule);
						}}
					/>${say(rule)}</label
				>`,
			)}
		</fieldset>`;
	}

	#link(): TemplateResult {
		const settings = this.app.linkTo({ view: "train", figure: null });
		const lesson = { ...this.lesson, ...compact(this.rules) };
		const link = absolute(lessonHash(settings, lesson, this.level));
		return html`<footer>
			<grok-share-link name="lesson" .label=${words.link} .text=${link}></grok-share-link>
			<a class="button" href=${link} target="_blank" data-testid="lesson-try">${teach.new_tab}</a>
		</footer>`;
	}
}
customElements.define("grok-lesson-dialog", LessonDialog);

function rulesOf(lesson: Lesson | null, { fields }: Catalogue): Map<string, Rule> {
	const names: Control[] = [...CONTROLS, ...READOUTS];
	const controls = names.map((name): [string, Rule] => [
		name,
		name === "seed" ? judgeSeed(lesson, fields) : judge(lesson, name),
	]);
	const settings = fields
		.filter(({ kind }) => kind.type !== "seed")
		.map((field): [string, Rule] => [leafName(field.path), judge(lesson, field)]);
	return new Map([...controls, ...settings]);
}
