import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { commonSeed, differing, seedFields } from "../fields";
import { playStrings } from "../i18n/play";
import { strings } from "../i18n/strings";
import { judge, judgeSeed } from "../lesson";
import { DEVICE_CHOICES, type DeviceChoice } from "../messages";
import { isPending, liveChanges, nChanges } from "../possible";
import type { Catalogue, FieldInfo, Group } from "../protocol";
import { lessonAt } from "../teaching";
import { View } from "../views/view";
import { isShown, renderField } from "./field";
import { fixedNote, inputs } from "./fixed";
import "./preview";
import { costs, renderPresets } from "./preset";
import { undoRow } from "./undo-row";

type Draft = NonNullable<View["app"]["state"]["draft"]>;

class Controls extends View {
	protected override render() {
		const { catalogue, draft } = this.state;
		if (!catalogue || !draft)
			return html`<aside class="controls" aria-label=${strings.controls}></aside>`;
		const groups = [...new Set(catalogue.fields.map(({ group }) => group))];
		return html`<aside class="controls" aria-label=${strings.controls}>
			${renderPresets(this.app, catalogue, draft)} ${undoRow(this.app)}
			${groups.map((group) => this.#group(group, catalogue, draft))}
			${this.state.preview ? html`<grok-preview .app=${this.app}></grok-preview>` : nothing}
			${this.#pending()}
		</aside>`;
	}

	/** A problem that nobody can see helps nobody. */
	protected override updated() {
		const { problem, catalogue } = this.state;
		const field = catalogue?.fields.find(({ path }) => path === problem?.field);
		if (!field || isAtOnce(field)) return;
		const group = this.querySelector<HTMLDetailsElement>(`[data-testid="group-${field.group}"]`);
		if (group) group.open = true;
	}

	#fields(fields: FieldInfo[]) {
		return fields
			.filter((field) => isShown(field, this.state))
			.map((field) => renderField(field, this.app));
	}

	/** One number for all seeds: what most people mean by "the seed". */
	#seed({ fields }: Catalogue, { config }: Draft) {
		const rule = judgeSeed(lessonAt(this.state.place), fields);
		if (rule === "hidden") return nothing;
		const paths = seedFields(fields).map(({ path }) => path);
		const { problem, texts } = this.state;
		const typed = common(paths.map((path) => texts[path]));
		const text = typed ?? String(commonSeed(config, fields) ?? "");
		// The core names the first seed it stumbles over: if all were typed here, the problem is this field's.
		const bad = typed !== undefined && paths.some((path) => path === problem?.field);
		const control = html`<input
					id="field-seed"
					data-testid="field-seed"
					type="number"
					min="0"
					step="1"
					inputmode="numeric"
					autocomplete="off"
					placeholder=${strings.seed_mixed}
					aria-describedby="seed-hint"
					aria-invalid=${bad}
					.value=${live(text)}
					@input=${(event: Event) => this.app.settings.editSeed(value(event))}
					@blur=${() => this.app.settings.commit()}
				/>
				<button class="dice" data-testid="dice" title=${strings.dice} @click=${() => this.app.settings.rollSeed()}>
					<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
						<rect x="1.5" y="1.5" width="13" height="13" rx="3" />
						<path d="M5 5h.01M11 5h.01M8 8h.01M5 11h.01M11 11h.01" />
					</svg>
					<span class="hidden">${strings.dice}</span>
				</button>`;
		return html`<div class="field seed">
			<label for="field-seed">${strings.seed}${fixedNote(rule)}</label>
			${inputs(rule, control)}
			<p class="hint ${bad ? "bad" : ""}" id="seed-hint">
				${bad && problem ? strings.problem(problem) : strings.seed_help}
			</p>
		</div>`;
	}

	#device(draft: Draft) {
		const rule = judge(lessonAt(this.state.place), "device");
		if (rule === "hidden") return nothing;
		const control = html`<select
					id="device-choice"
					data-testid="device-choice"
					aria-describedby="device-hint"
					.value=${live(draft.device)}
					@change=${(event: Event) => this.app.settings.chooseDevice(value(event) as DeviceChoice)}
				>
					${DEVICE_CHOICES.map(
						(choice) =>
							html`<option value=${choice} ?selected=${choice === draft.device}>
								${strings.devices[choice]}
							</option>`,
					)}
				</select>`;
		return html`<div class="field choice">
			<label for="device-choice">${strings.device}${fixedNote(rule)}</label>
			${inputs(rule, control)}
			<p class="hint" id="device-hint">${strings.device_help}</p>
		</div>`;
	}

	#pending() {
		const { state, app } = this;
		if (!isPending(state)) return nothing;
		const inTheRun = liveChanges(state).map(({ label }) => label);
		return html`<div class="pending" data-testid="pending">
			<p>
				${strings.pending} ${costs(app)}
				${inTheRun.length > 0 ? strings.pending_live(inTheRun.join(", ")) : nothing}
				<button class="link" @click=${() => app.settings.discard()}>${strings.discard}</button>
				<button class="link" data-testid="undo-pending" @click=${() => app.deeds.back()}>
					${playStrings.undo}
				</button>
			</p>
			<button class="primary" data-testid="start-new" @click=${() => app.main()}>
				${strings.start_new(nChanges(state))}
			</button>
		</div>`;
	}

	/** A part of the experiment: what most people change, and the rest behind "more". */
	#group(group: Group, catalogue: Catalogue, draft: Draft) {
		const fields = catalogue.fields
			.filter((field) => field.group === group)
			.filter((field) => isShown(field, this.state));
		const id = `group-title-${group}`;
		const tail = group === "run" ? [this.#seed(catalogue, draft), this.#device(draft)] : [];
		// A lesson may hide all of it.
		if (fields.length === 0 && tail.every((part) => part === nothing)) return nothing;
		return html`<section class="group" aria-labelledby=${id}>
			<h2 id=${id}>${strings.groups[group]}</h2>
			${this.#fields(fields.filter(isAtOnce))}
			${tail}
			${this.#more(
				group,
				fields.filter((field) => !isAtOnce(field)),
				catalogue,
				draft,
			)}
		</section>`;
	}

	#more(group: Group, more: FieldInfo[], { presets }: Catalogue, { preset, config }: Draft) {
		if (more.length === 0) return nothing;
		const base = presets.find(({ id }) => id === preset)?.config ?? config;
		const n = differing(base, config, more).length;
		return html`<div class="more">
			<details data-testid="group-${group}">
				<summary>
					${strings.more_of[group]} ${n > 0 ? html`<small>${strings.n_changed(n)}</small>` : nothing}
				</summary>
				<div class="fields">${this.#fields(more)}</div>
			</details>
		</div>`;
	}
}
customElements.define("grok-controls", Controls);

/** What all texts say, if they agree. */
const common = ([first, ...others]: (string | undefined)[]) =>
	others.every((text) => text === first) ? first : undefined;
const value = (event: Event) => (event.target as HTMLInputElement).value;
/** Seeds have one box for all of them. */
const isAtOnce = ({ level, kind }: FieldInfo) => level !== "more" && kind.type !== "seed";
