// The menu of presets, and how long each takes here.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { App } from "../app";
import { Calm } from "../calm";
import { estimate } from "../estimate";
import { differing } from "../fields";
import { roughly } from "../i18n/format";
import { strings } from "../i18n/strings";
import { judge, type Rule } from "../lesson";
import { costOf, isComing } from "../own-cost";
import { isPending } from "../possible";
import type { Catalogue, PresetInfo } from "../protocol";
import { lessonAt } from "../teaching";
import { findPreset, type Link } from "../url";
import { fixedNote, inputs } from "./fixed";

export function renderPresets(app: App, catalogue: Catalogue, draft: Link) {
	const groups = [...new Set(catalogue.presets.map(({ group }) => group))];
	const rule = judge(lessonAt(app.state.place), "preset");
	if (rule === "hidden") return nothing;
	const control = html`<select
				id="preset"
				data-testid="preset"
				aria-describedby="preset-hint"
				.value=${live(draft.preset)}
				@change=${(event: Event) => app.settings.choosePreset((event.target as HTMLSelectElement).value)}
			>
				${groups.map((group) => renderGroup(app, catalogue, draft, group))}
			</select>`;
	return html`<div class="field choice">
		<label for="preset">${strings.preset}${fixedNote(rule)}</label>
		${inputs(rule, control)}
		<p class="hint" id="preset-hint">${hint(app, catalogue, draft, rule)}</p>
	</div>`;
}

function renderGroup(app: App, { presets }: Catalogue, draft: Link, group: string): TemplateResult {
	return html`<optgroup label=${group}>
		${presets
			.filter((preset) => preset.group === group)
			.map(
				(one) =>
					html`<option value=${one.id} ?selected=${one.id === draft.preset}>
						${withTime(app, one)}
					</option>`,
			)}
	</optgroup>`;
}

function hint(app: App, catalogue: Catalogue, draft: Link, rule: Rule): TemplateResult {
	const preset = findPreset(catalogue, draft.preset);
	const changes = differing(preset.config, draft.config, catalogue.fields).length;
	if (changes === 0) return html`${preset.help} ${takes(app, preset)}`;
	const back = html`<button
		class="link"
		@click=${() => app.settings.choosePreset(draft.preset)}
	>
		${strings.back_to_preset}
	</button>`;
	return html`${strings.changed(changes)}. ${rule === "free" ? back : nothing}
	${isPending(app.state) ? nothing : costs(app)}`;
}

function withTime(app: App, preset: PresetInfo): string {
	const ms = estimate(preset, app.state.speed);
	return ms === null ? preset.label : strings.takes_short(preset.label, roughly(ms));
}

/** Room is kept for it while it is being measured. */
function takes(app: App, preset: PresetInfo) {
	if (preset.flop_generalising === null) return isPending(app.state) ? nothing : costs(app);
	const ms = estimate(preset, app.state.speed);
	return html`<span class="takes" data-testid="takes" data-ms=${ms ?? nothing}
		>${ms === null ? strings.takes_unknown : strings.takes(roughly(ms))}</span
	>`;
}

/** A run's pace goes up and down; what is made of it need not. */
const calm = new Calm<ReturnType<typeof costOf>>();
const CALM_COST_MS = 2000;

/** Of settings that nobody has measured: what some of their steps take, where that is known. Room is kept for it. */
export function costs({ state }: App) {
	const known = costOf(state);
	const moving = known && state.run?.state === "running";
	const cost = moving ? calm.hold(state.draft, known, CALM_COST_MS) : known;
	const said = cost
		? strings.costs(cost.steps, roughly(cost.ms))
		: isComing(state)
			? strings.takes_unknown
			: "";
	return html`<span
		class="takes own"
		data-testid="costs"
		data-steps=${cost?.steps ?? nothing}
		data-ms=${cost?.ms ?? nothing}
		>${said}</span
	>`;
}
