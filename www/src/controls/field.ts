// One control for one field of the catalogue. A new kind of field is one row of CONTROLS.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { App } from "../app";
import { format, isWhole, parse, range, read } from "../fields";
import { strings } from "../i18n/strings";
import { judge } from "../lesson";
import type { FieldInfo, FieldKind } from "../protocol";
import type { State } from "../store";
import { lessonAt } from "../teaching";
import { fixedNote, inputs } from "./fixed";
import "./table-field";

type Kind<K extends FieldKind["type"]> = FieldInfo & { kind: Extract<FieldKind, { type: K }> };
type Context = { app: App; id: string; text: string; bad: boolean };

const CONTROLS: {
	[K in FieldKind["type"]]: (field: Kind<K>, context: Context) => TemplateResult;
} = {
	choice: (field, { app, id, text, bad }) =>
		html`<select
			id=${id}
			data-testid=${id}
			aria-describedby="${id}-hint"
			aria-invalid=${bad}
			.value=${live(text)}
			@change=${(event: Event) => edit(app, field, event)}
		>
			${field.kind.options.map(
				(choice) =>
					html`<option value=${choice.id} title=${choice.help} ?selected=${choice.id === text}>
						${choice.label}
					</option>`,
			)}
		</select>`,
	number: (field, context) =>
		html`${hasSlider(field) ? slider(field, context) : nothing}${typed(field, context)}
		${field.kind.null_label === null ? nothing : nullBox(field, field.kind.null_label, context)}`,
	seed: (field, context) => typed(field, context),
	toggle: (field, { app, id, text, bad }) =>
		html`<input
			id=${id}
			data-testid=${id}
			type="checkbox"
			aria-describedby="${id}-hint"
			aria-invalid=${bad}
			.checked=${live(text === format(true))}
			@change=${() => app.settings.edit(field.path, format(text !== format(true)))}
		/>`,
	text: (field, { app, id, text, bad }) =>
		html`<input
			id=${id}
			data-testid=${id}
			type="text"
			maxlength=${field.kind.max_length}
			autocomplete="off"
			autocapitalize="off"
			spellcheck="false"
			aria-describedby="${id}-hint"
			aria-invalid=${bad}
			.value=${live(text)}
			@input=${(event: Event) => edit(app, field, event)}
			@blur=${() => app.settings.commit()}
		/>`,
	answers: (field, { app, id, text, bad }) =>
		html`<grok-table-field
			.app=${app}
			.path=${field.path}
			.name=${id}
			.value=${text}
			.bad=${bad}
		></grok-table-field>`,
};

/** What has no effect is not shown, unless something is wrong with it. */
export function isShown(field: FieldInfo, { idle, problem, place }: State): boolean {
	if (judge(lessonAt(place), field) === "hidden") return false;
	return !idle.includes(field.path) || problem?.field === field.path;
}

export function renderField(field: FieldInfo, app: App) {
	const { draft, problem, texts, place } = app.state;
	const rule = judge(lessonAt(place), field);
	if (rule === "hidden") return nothing;
	const value = draft ? read(draft.config, field.path) : "";
	const text = texts[field.path] ?? format(value);
	const bad = problem?.field === field.path;
	const id = `field-${field.path}`;
	const control = CONTROLS[field.kind.type] as (f: FieldInfo, c: Context) => TemplateResult;
	return html`<div class="field ${field.kind.type} ${hasSlider(field) ? "slides" : ""}">
		<label for=${id}>${field.label} <small>${limits(field)}</small>${fixedNote(rule)}</label>
		${inputs(rule, control(field, { app, id, text, bad }))}
		${hint(field, id, text, bad ? strings.problem(problem) : null)}
	</div>`;
}

/** "pairs, 1 to 512" */
function limits({ unit, kind }: FieldInfo): string {
	const bounded = kind.type === "number" || kind.type === "seed";
	return [unit, bounded ? range(kind) : null].filter(Boolean).join(", ");
}

/** Help always in sight; a problem takes its place, so that little moves. */
function hint(field: FieldInfo, id: string, text: string, problem: string | null): TemplateResult {
	if (problem !== null)
		return html`<p class="hint bad" id="${id}-hint" role="alert" data-testid="${id}-problem">${problem}</p>`;
	const source = field.level === "more" && field.source;
	return html`<p class="hint" id="${id}-hint">
		${field.help}${chosen(field, text)}${source ? html` <span class="source">${strings.source(source)}</span>` : nothing}
	</p>`;
}

/** What the chosen option means. */
function chosen({ kind }: FieldInfo, text: string) {
	const option = kind.type === "choice" && kind.options.find(({ id }) => id === text);
	if (!option) return nothing;
	return html` <span class="chosen">${option.help}</span>`;
}

function edit(app: App, field: FieldInfo, event: Event) {
	app.settings.edit(field.path, (event.target as HTMLInputElement).value);
}

function typed(field: Kind<"number" | "seed">, { app, id, text, bad }: Context): TemplateResult {
	const { kind } = field;
	const off = text === format(null);
	return html`<input
		id=${id}
		data-testid=${id}
		type="number"
		inputmode=${isWhole(kind) ? "numeric" : "decimal"}
		min=${kind.type === "seed" ? 0 : kind.min}
		max=${kind.max}
		step=${isWhole(kind) ? 1 : "any"}
		autocomplete="off"
		aria-describedby="${id}-hint"
		aria-invalid=${bad}
		?disabled=${off}
		.value=${live(off ? "" : text)}
		@input=${(event: Event) => edit(app, field, event)}
		@blur=${() => app.settings.commit()}
	/>`;
}

/** Whole numbers are better typed: next to a prime there is seldom another. */
function hasSlider({ kind, level }: FieldInfo): boolean {
	return kind.type === "number" && level !== "more" && !kind.integer;
}

const SLIDER_STEPS = 100;

function slider(field: Kind<"number">, { app, text }: Context): TemplateResult {
	const { min, max, scale } = field.kind;
	const [to, from] = scale === "log" ? [Math.log, Math.exp] : [identity, identity];
	const value = parse(field, text);
	const position = typeof value === "number" ? (to(value) - to(min)) / (to(max) - to(min)) : 0;
	const slide = (event: Event) => {
		const share = Number((event.target as HTMLInputElement).value) / SLIDER_STEPS;
		// Two figures: what a hand on a slider means is 0.43, not 0.4297.
		const exact = from(to(min) + share * (to(max) - to(min)));
		app.settings.edit(
			field.path,
			String(Math.min(max, Math.max(min, Number(exact.toPrecision(2))))),
		);
	};
	return html`<input
		type="range"
		min="0"
		max=${SLIDER_STEPS}
		aria-label=${strings.slider(field.label)}
		.value=${live(String(Math.round(position * SLIDER_STEPS)))}
		@input=${slide}
		@change=${() => app.settings.commit()}
	/>`;
}

const identity = (x: number) => x;

/** A field that can be left out, such as a batch size for full batches. */
function nullBox(field: Kind<"number">, label: string, { app, text }: Context): TemplateResult {
	const off = text === format(null);
	const toggle = () => app.settings.edit(field.path, off ? String(field.kind.min) : format(null));
	return html`<label class="null"
		><input type="checkbox" .checked=${live(off)} @change=${toggle} />${label}</label
	>`;
}
