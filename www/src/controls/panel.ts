import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { isChanged, isUntouched } from "../app";
import { estimate } from "../estimate";
import { commonSeed, equal, read, seedFields } from "../fields";
import { strings } from "../i18n/en";
import { roughly } from "../i18n/format";
import { DEVICE_CHOICES, type DeviceChoice } from "../messages";
import type { Catalogue, FieldInfo, PresetInfo } from "../protocol";
import { findPreset } from "../url";
import { View } from "../views/view";
import { renderField } from "./field";

type Draft = NonNullable<View["app"]["state"]["draft"]>;

class Controls extends View {
	protected override render() {
		const { catalogue, draft } = this.state;
		if (!catalogue || !draft)
			return html`<aside class="controls" aria-label=${strings.controls}></aside>`;
		const basic = catalogue.fields.filter(({ level }) => level === "basic");
		return html`<aside class="controls" aria-label=${strings.controls}>
			${this.#preset(catalogue, draft)} ${this.#fields(basic.filter(isNoSeed))}
			${this.#seed(catalogue, draft)} ${this.#device(draft)} ${this.#pending()}
			${this.#more(catalogue)}
		</aside>`;
	}

	/** A problem that nobody can see helps nobody. */
	protected override updated() {
		const { problem, catalogue } = this.state;
		const field = catalogue?.fields.find(({ path }) => path === problem?.field);
		const more = this.querySelector<HTMLDetailsElement>(".more");
		if (field?.level === "more" && isNoSeed(field) && more) more.open = true;
	}

	#fields(fields: FieldInfo[]) {
		return fields.map((field) => renderField(field, this.app));
	}

	#preset(catalogue: Catalogue, draft: Draft): TemplateResult {
		const preset = findPreset(catalogue, draft.preset);
		const same = equal(preset.config, draft.config, catalogue.fields);
		return html`<div class="field choice" title=${preset.help}>
			<label for="preset">${strings.preset}</label>
			<div class="inputs">
				<select
					id="preset"
					data-testid="preset"
					aria-describedby="preset-hint"
					.value=${live(draft.preset)}
					@change=${(event: Event) => this.app.choosePreset(value(event))}
				>
					${catalogue.presets.map(
						(one) =>
							html`<option value=${one.id} ?selected=${one.id === draft.preset}>
								${this.#withTime(one)}
							</option>`,
					)}
				</select>
			</div>
			<p class="hint" id="preset-hint">
				${
					same
						? html`${preset.help} ${this.#takes(preset)}`
						: html`${strings.changed(changes(catalogue, draft))}.
								<button class="link" @click=${() => this.app.choosePreset(draft.preset)}>
									${strings.back_to_preset}
								</button>`
				}
			</p>
		</div>`;
	}

	#withTime(preset: PresetInfo): string {
		const ms = estimate(preset, this.state.speed);
		return ms === null ? preset.label : strings.takes_short(preset.label, roughly(ms));
	}

	/** Room is kept for it while it is being measured. */
	#takes(preset: PresetInfo) {
		if (preset.flop_generalising === null) return nothing;
		const ms = estimate(preset, this.state.speed);
		return html`<span class="takes" data-testid="takes" data-ms=${ms ?? nothing}
			>${ms === null ? strings.takes_unknown : strings.takes(roughly(ms))}</span
		>`;
	}

	/** One number for all seeds: what most people mean by "the seed". */
	#seed({ fields }: Catalogue, { config }: Draft): TemplateResult {
		const paths = seedFields(fields).map(({ path }) => path);
		const { problem, texts } = this.state;
		const typed = common(paths.map((path) => texts[path]));
		const text = typed ?? String(commonSeed(config, fields) ?? "");
		// The core names the first seed it stumbles over: if all were typed here, the problem is this field's.
		const bad = typed !== undefined && paths.some((path) => path === problem?.field);
		return html`<div class="field seed" title=${strings.seed_help}>
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
		return html`<div class="field choice" title=${strings.device_help}>
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
		const { state } = this;
		if (!isChanged(state) || isUntouched(state)) return nothing;
		return html`<p class="pending" data-testid="pending">
			${strings.pending}
			<button class="link" @click=${() => this.app.discard()}>${strings.discard}</button>
		</p>`;
	}

	#more({ fields }: Catalogue): TemplateResult {
		const more = fields.filter((field) => field.level === "more" || !isNoSeed(field));
		const groups = [...new Set(more.map(({ group }) => group))];
		return html`<details class="more" data-testid="more">
			<summary>${strings.more}</summary>
			${groups.map(
				(group) =>
					html`<fieldset>
						<legend>${strings.groups[group] ?? group}</legend>
						${this.#fields(more.filter((field) => field.group === group))}
					</fieldset>`,
			)}
		</details>`;
	}
}
customElements.define("grok-controls", Controls);

/** What all texts say, if they agree. */
const common = ([first, ...others]: (string | undefined)[]) =>
	others.every((text) => text === first) ? first : undefined;
const value = (event: Event) => (event.target as HTMLInputElement).value;
const isNoSeed = ({ kind }: FieldInfo) => kind.type !== "seed";

function changes(catalogue: Catalogue, { preset, config }: Draft): number {
	const base = findPreset(catalogue, preset).config;
	return catalogue.fields.filter(({ path }) => read(base, path) !== read(config, path)).length;
}
