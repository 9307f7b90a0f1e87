import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { commonSeed, differing, seedFields } from "../fields";
import { strings } from "../i18n/strings";
import { DEVICE_CHOICES, type DeviceChoice } from "../messages";
import { isChanged, isUntouched, liveChanges } from "../possible";
import type { Catalogue, FieldInfo } from "../protocol";
import { View } from "../views/view";
import { isShown, renderField } from "./field";
import "./preview";
import { renderPresets } from "./preset";

type Draft = NonNullable<View["app"]["state"]["draft"]>;

class Controls extends View {
	protected override render() {
		const { catalogue, draft } = this.state;
		if (!catalogue || !draft)
			return html`<aside class="controls" aria-label=${strings.controls}></aside>`;
		const basic = catalogue.fields.filter(({ level }) => level === "basic");
		return html`<aside class="controls" aria-label=${strings.controls}>
			${renderPresets(this.app, catalogue, draft)} ${this.#fields(basic.filter(isNoSeed))}
			${this.#seed(catalogue, draft)} ${this.#device(draft)} ${this.#pending()}
			${this.#more(catalogue, draft)}
		</aside>`;
	}

	/** A problem that nobody can see helps nobody. */
	protected override updated() {
		const { problem, catalogue } = this.state;
		const field = catalogue?.fields.find(({ path }) => path === problem?.field);
		if (field?.level !== "more" || !isNoSeed(field)) return;
		const group = this.querySelector<HTMLDetailsElement>(`[data-testid="group-${field.group}"]`);
		if (group) group.open = true;
	}

	#fields(fields: FieldInfo[]) {
		return fields
			.filter((field) => isShown(field, this.state))
			.map((field) => renderField(field, this.app));
	}

	/** One number for all seeds: what most people mean by "the seed". */
	#seed({ fields }: Catalogue, { config }: Draft): TemplateResult {
		const paths = seedFields(fields).map(({ path }) => path);
		const { problem, texts } = this.state;
		const typed = common(paths.map((path) => texts[path]));
		const text = typed ?? String(commonSeed(config, fields) ?? "");
		// The core names the first seed it stumbles over: if all were typed here, the problem is this field's.
		const bad = typed !== undefined && paths.some((path) => path === problem?.field);
		return html`<div class="field seed">
			<label for="field-seed">${strings.seed}</label>
			<div class="inputs">
				<input
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
					@input=${(event: Event) => this.app.editSeed(value(event))}
					@blur=${() => this.app.commit()}
				/>
				<button class="dice" data-testid="dice" title=${strings.dice} @click=${this.#roll}>
					<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
						<rect x="1.5" y="1.5" width="13" height="13" rx="3" />
						<path d="M5 5h.01M11 5h.01M8 8h.01M5 11h.01M11 11h.01" />
					</svg>
					<span class="hidden">${strings.dice}</span>
				</button>
			</div>
			<p class="hint ${bad ? "bad" : ""}" id="seed-hint">
				${bad ? problem?.message : strings.seed_help}
			</p>
		</div>`;
	}

	#roll = () => {
		this.app.editSeed(String(Math.floor(Math.random() * 10_000)));
		this.app.commit();
	};

	#device(draft: Draft): TemplateResult {
		return html`<div class="field choice">
			<label for="device-choice">${strings.device}</label>
			<div class="inputs">
				<select
					id="device-choice"
					data-testid="device-choice"
					aria-describedby="device-hint"
					.value=${live(draft.device)}
					@change=${(event: Event) => this.app.chooseDevice(value(event) as DeviceChoice)}
				>
					${DEVICE_CHOICES.map(
						(choice) =>
							html`<option value=${choice} ?selected=${choice === draft.device}>
								${strings.devices[choice]}
							</option>`,
					)}
				</select>
			</div>
			<p class="hint" id="device-hint">${strings.device_help}</p>
		</div>`;
	}

	#pending() {
		const { state, app } = this;
		if (!isChanged(state) || isUntouched(state)) return nothing;
		const inTheRun = liveChanges(state).map(({ label }) => label);
		return html`<div class="pending" data-testid="pending">
			<p>
				${strings.pending}
				${inTheRun.length > 0 ? strings.pending_live(inTheRun.join(", ")) : nothing}
				<button class="link" @click=${() => app.discard()}>${strings.discard}</button>
			</p>
			${state.preview ? html`<grok-preview .app=${app}></grok-preview>` : nothing}
		</div>`;
	}

	#more({ fields, presets }: Catalogue, { preset, config }: Draft): TemplateResult {
		const base = presets.find(({ id }) => id === preset)?.config ?? config;
		const more = fields
			.filter((field) => field.level === "more" || !isNoSeed(field))
			.filter((field) => isShown(field, this.state));
		const changed = differing(base, config, more);
		const groups = [...new Set(more.map(({ group }) => group))];
		return html`<section class="more" data-testid="more" aria-labelledby="more-title">
			<h2 id="more-title">${strings.more}</h2>
			${groups.map((group) =>
				this.#group(group, more.filter(isIn(group)), changed.filter(isIn(group)).length),
			)}
		</section>`;
	}

	#group(group: string, fields: FieldInfo[], n_changed: number): TemplateResult {
		return html`<details data-testid="group-${group}">
			<summary>
				${strings.groups[group] ?? group}
				${n_changed > 0 ? html`<small>${strings.n_changed(n_changed)}</small>` : nothing}
			</summary>
			<div class="fields">${this.#fields(fields)}</div>
		</details>`;
	}
}
customElements.define("grok-controls", Controls);

/** What all texts say, if they agree. */
const common = ([first, ...others]: (string | undefined)[]) =>
	others.every((text) => text === first) ? first : undefined;
const value = (event: Event) => (event.target as HTMLInputElement).value;
const isNoSeed = ({ kind }: FieldInfo) => kind.type !== "seed";
const isIn = (group: string) => (field: FieldInfo) => field.group === group;
