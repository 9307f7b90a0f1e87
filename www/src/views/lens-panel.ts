import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import "../controls/number-box";
import "./lens.css";
import "./lens-picture";
import type { Picture } from "../charts/pictures";
import { figure, typeset } from "../i18n/format";
import { lenses as s } from "../i18n/lenses";
import type { Awaited } from "../lens-open";
import { largest, partsOf } from "../parts";
import type {
	Drawing,
	LensInfo,
	OptionInfo,
	OptionKind,
	Picture as OwnPicture,
	Parts,
	Sight,
} from "../protocol";
import { View } from "./view";

type Options = Record<string, unknown>;
type Kind<K extends OptionKind["kind"]> = Extract<OptionKind, { kind: K }>;
type Context = {
	option: OptionInfo;
	id: string;
	value: unknown;
	set(value: unknown): void;
	/** How many parts of each kind the network has; null without a run. */
	parts: Record<Parts, number> | null;
};

/** One control for each kind of option. */
const CONTROLS: {
	[K in OptionKind["kind"]]: (kind: Kind<K>, context: Context) => TemplateResult | typeof nothing;
} = {
	choice: ({ choices }, { option, id, value, set }) =>
		html`<label title=${option.help}
				>${option.label}
				<select data-testid=${id} @change=${(event: Event) => set(textOf(event))}>
					${choices.map(
						(choice) =>
							html`<option
								value=${choice.id}
								title=${choice.help}
								.selected=${choice.id === (value ?? choices[0]?.id)}
							>
								${choice.label}
							</option>`,
					)}
				</select></label
			>`,
	number: (kind, { option, id, value, set, parts }) => {
		const { min, step, default: usual } = kind;
		const max = largest(kind, parts);
		// Of one layer nobody needs to choose one.
		if (max <= min) return nothing;
		return html`<grok-number
				title=${option.help}
				.label=${s.range(option.label, min, max)}
				.name=${id}
				.value=${(value as number | undefined) ?? usual}
				.min=${min}
				.max=${max}
				.step=${Number.isInteger(step) && Number.isInteger(min) ? "1" : "any"}
				.set=${set}
			></grok-number>`;
	},
	list: (_, { option, id, value, set }) =>
		html`<label title="${option.help} ${s.list_help}"
				>${option.label}
				<input
					type="text"
					data-testid=${id}
					autocomplete="off"
					spellcheck="false"
					placeholder=${s.list_example}
					.value=${live((value as string | undefined) ?? "")}
					@change=${(event: Event) => set(textOf(event))}
			/></label>`,
};

const textOf = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;

const MOST_TRENDS = 3;
const narrow = matchMedia("(max-width: 40rem)");

const drawn = (pictures: OwnPicture[], says: string) =>
	html`<div class="lens-pictures">
		${pictures.map(
			(picture) =>
				html`<grok-lens-picture
					.picture=${picture as unknown as Picture}
					.says=${says}
				></grok-lens-picture>`,
		)}
	</div>`;

/** What one lens shows: its options, its pictures, what they say, and what that is worth. Fires `options` and `close`. */
class LensPanel extends View {
	static override properties = {
		...View.properties,
		info: { attribute: false },
		sight: { attribute: false },
		trends: { attribute: false },
		unfolded: { state: true },
		options: { attribute: false },
		busy: { type: Boolean },
		awaits: { attribute: false },
		ms: { attribute: false },
		problem: { attribute: false },
	};
	declare info: LensInfo;
	declare sight: Sight | null;
	/** Its numbers over the run. */
	declare trends: OwnPicture[];
	/** Whether those are shown where there is no room for so many. */
	declare unfolded: boolean;
	/** What was asked that is not as usual. */
	declare options: Options;
	/** A newer look is under way. */
	declare busy: boolean;
	/** Why there is nothing to see yet, if no look is under way. */
	declare awaits: Awaited | null;
	/** What the look took, in milliseconds. */
	declare ms: number | null;
	declare problem: string | null;

	constructor() {
		super();
		this.sight = null;
		this.trends = [];
		this.unfolded = false;
		this.options = {};
		this.busy = false;
		this.awaits = null;
		this.ms = null;
		this.problem = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		const turned = () => this.requestUpdate();
		narrow.addEventListener("change", turned);
		this.onLeave(() => narrow.removeEventListener("change", turned));
	}

	protected override render() {
		const { info, sight } = this;
		const drawing = sight?.drawing ?? null;
		return html`<section
			class="lens"
			aria-label=${s.lens(info.label)}
			aria-busy=${this.busy}
			data-testid="lens-${info.id}"
			data-step=${sight?.step ?? nothing}
		>
			${this.#header()}
			<p class="help">${info.help} <small data-testid="lens-claim">${s.claims[info.claim]}</small></p>
			${info.options.length > 0 ? this.#controls() : nothing}
			${this.#refusal()}
			<div class="lens-body">${drawing ? this.#drawing(drawing) : this.#nothing()}</div>
			${this.#worth()}
		</section>`;
	}

	#header() {
		const { info, sight, ms } = this;
		return html`<header>
			<h3>${info.label}</h3>
			<small class="at">
				${sight ? s.step(sight.step) : ""}
				<span>${this.busy ? s.waiting : ms === null ? "" : s.took(ms)}</span>
			</small>
			<button
				class="small"
				aria-label=${s.close_lens(info.label)}
				data-testid="lens-close"
				@click=${() => this.dispatchEvent(new CustomEvent("close"))}
			>
				${s.close}
			</button>
		</header>`;
	}

	#controls() {
		const { info, options } = this;
		const { run } = this.state;
		const parts = run && partsOf(run.config, run.facts);
		return html`<fieldset class="lens-options">
			<legend class="hidden">${s.options(info.label)}</legend>
			${info.options.map((option) => {
				const control = CONTROLS[option.kind.kind] as (
					kind: OptionKind,
					context: Context,
				) => TemplateResult;
				const set = (value: unknown) => this.#set(option.id, value);
				const id = `lens-${info.id}-${option.id}`;
				return control(option.kind, { option, id, value: options[option.id], set, parts });
			})}
		</fieldset>`;
	}

	#set(id: string, value: unknown) {
		const detail = { ...this.options, [id]: value };
		this.dispatchEvent(new CustomEvent("options", { detail }));
	}

	#refusal() {
		const { problem } = this;
		if (problem === null) return nothing;
		return html`<p class="problem" role="alert">${problem}</p>`;
	}

	#drawing({ says: said, measures, pictures }: Drawing) {
		const says = typeset(said);
		return html`<p class="says" data-testid="lens-says">${says}</p>
			${drawn([...pictures, ...(this.#folds ? [] : this.trends)], says)}
			${this.#folds ? this.#folded(says) : nothing}
			${guard([measures], () =>
				measures.length === 0
					? nothing
					: html`<dl class="measures" aria-label=${s.measures}>
							${measures.map(
								({ id, label, value, unit }) =>
									html`<div>
										<dt>${label}</dt>
										<dd data-testid="measure-${id}" data-value=${value}>
											${figure(value)}${unit ? html` <small>${unit}</small>` : nothing}
										</dd>
									</div>`,
							)}
						</dl>`,
			)}`;
	}

	/** On a phone many pictures are a long way to the next lens. */
	get #folds() {
		return narrow.matches && this.trends.length > MOST_TRENDS;
	}

	#folded(says: string) {
		return html`<details
			class="trends"
			data-testid="lens-trends"
			?open=${this.unfolded}
			@toggle=${(event: Event) => {
				this.unfolded = (event.currentTarget as HTMLDetailsElement).open;
			}}
		>
			<summary>${s.trends(this.trends.length)}</summary>
			${this.unfolded ? drawn(this.trends, says) : nothing}
		</details>`;
	}

	#nothing() {
		const said = this.sight?.nothing ?? null;
		const waiting = this.awaits ? s.awaits[this.awaits] : s.waiting;
		return html`<p class="says nothing" data-testid="lens-nothing">${said ?? waiting}</p>`;
	}

	#worth() {
		const { why, source } = this.info;
		return html`<details class="why">
			<summary>${s.why}</summary>
			${why.map((paragraph) => html`<p>${paragraph}</p>`)}
			<p class="source">${s.source(source)}</p>
		</details>`;
	}
}
customElements.define("grok-lens-panel", LensPanel);
