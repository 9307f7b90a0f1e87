import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { count, duration, perSecond, arrived as sayArrived } from "../i18n/format";
import { playStrings } from "../i18n/play";
import { strings } from "../i18n/strings";
import { watchStrings } from "../i18n/watch";
import { readCharacters } from "../keys";
import type { DeviceReport } from "../messages";
import {
	canReset,
	canStep,
	isChanged,
	liveChanges,
	type MainAction,
	mainAction,
	nChanges,
} from "../possible";
import "./hidden-choice";
import { hinted } from "./key-names";
import { progress } from "./progress";
import { View } from "./view";

const LABELS = {
	none: strings.start,
	start: strings.start,
	resume: strings.resume,
	pause: strings.pause,
	start_again: strings.start_again,
};
/** Steps per second; null for as fast as it goes. */
const SPEEDS = [null, 50, 10, 3, 1];
const saySpeed = (n: number | null) => (n === null ? strings.speeds.full : strings.speeds.slow(n));
const ICONS = { play: "M3 1.5v13l11-6.5z", pause: "M3 2h3.5v12H3zM9.5 2H13v12H9.5z" };

class Transport extends View {
	static override properties = {
		...View.properties,
		simple: { type: Boolean },
		away: { state: true },
	};
	/** For those who came to watch: start, pause, start over. */
	declare simple: boolean;
	/** Scrolled off the screen. */
	declare away: boolean;

	protected override firstUpdated() {
		const screen = new IntersectionObserver(([entry]) => {
			this.away = !(entry?.isIntersecting ?? true);
		});
		screen.observe(this.querySelector(".transport") as Element);
		this.onLeave(() => screen.disconnect());
	}

	protected override render() {
		return html`<div class="transport">
			<div class="buttons" role="group" aria-label=${readCharacters() ? strings.keys_hint : playStrings.transport}>
				${this.#buttons()}
			</div>
			${this.#numbers()} ${this.simple ? nothing : this.#speed()} ${device(this.state.device)}
			${this.away ? this.#withinReach() : nothing}
		</div>`;
	}

	/** On small screens the curve is far below: what goes on can be paused from there too. */
	#withinReach() {
		const { run } = this.state;
		const action = mainAction(this.state);
		if (!run || (action !== "pause" && action !== "resume")) return nothing;
		return html`<div class="reach" data-testid="reach">
			<button class="primary" data-testid="toggle-reach" @click=${() => this.app.main()}>
				${icon(action === "pause" ? ICONS.pause : ICONS.play)}${LABELS[action]}
			</button>
			<span>${strings.step_label} ${count(run.step)}</span>
		</div>`;
	}

	#buttons(): TemplateResult {
		const { state, app } = this;
		const action = mainAction(state);
		const playing = state.run?.state === "running";
		return html`
			<button
				class="primary"
				data-testid="toggle"
				data-state=${state.run?.state ?? "empty"}
				data-action=${action}
				title=${hinted(strings.start_hint, "play")}
				?disabled=${action === "none"}
				@click=${() => app.main()}
			>
				${icon(action === "pause" ? ICONS.pause : ICONS.play)}${this.#label(action)}
			</button>
			${this.#apply()}
			${
				playing && isChanged(state)
					? html`<button data-testid="pause" @click=${() => app.pause()}>${strings.pause}</button>`
					: this.simple
						? nothing
						: html`<button
							data-testid="step"
							title=${hinted(strings.step_hint, "step")}
							?disabled=${!canStep(state)}
							@click=${() => app.step()}
						>
							${strings.step}
						</button>`
			}
			<button
				data-testid="reset"
				title=${hinted(strings.reset_hint, "reset")}
				?disabled=${!canReset(state)}
				@click=${() => app.reset()}
			>
				${this.simple ? watchStrings.start_over : strings.reset}
			</button>
		`;
	}

	/** A new run says how much of it is new. */
	#label(action: MainAction): string {
		return action === "start_new" ? strings.start_new(nChanges(this.state)) : LABELS[action];
	}

	#apply() {
		const changes = liveChanges(this.state);
		if (changes.length === 0) return nothing;
		const labels = changes.map(({ label }) => label).join(", ");
		return html`<button
			data-testid="apply-now"
			title=${strings.apply_hint(labels)}
			@click=${() => this.app.applyNow()}
		>
			${strings.apply_now}
		</button>`;
	}

	#speed(): TemplateResult {
		const { limit } = this.state;
		const choose = (event: Event) =>
			this.app.limit(Number((event.target as HTMLSelectElement).value) || null);
		return html`<select
			class="speed"
			data-testid="speed"
			aria-label=${strings.speed}
			title=${strings.speed_hint}
			.value=${live(String(limit ?? ""))}
			@change=${choose}
		>
			${SPEEDS.map(
				(n) => html`<option value=${n ?? ""} ?selected=${n === limit}>${saySpeed(n)}</option>`,
			)}
		</select>`;
	}

	#numbers(): TemplateResult {
		const { run, pace } = this.state;
		return html`<dl class="numbers">
			${number("step-count", strings.step_label, run?.step ?? 0, count(run?.step ?? 0))}
			${number(
				"steps-per-second",
				strings.speed_label,
				pace.steps_per_second,
				perSecond(pace.steps_per_second),
			)}
			${number("elapsed", strings.elapsed_label, pace.elapsed_ms / 1000, duration(pace.elapsed_ms))}
		</dl>`;
	}
}
customElements.define("grok-transport", Transport);

const icon = (path: string) =>
	html`<svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true"><path d=${path} /></svg>`;

function number(id: string, label: string, value: number, text: string) {
	return html`<div class=${id}>
		<dt>${label}</dt>
		<dd data-testid=${id} data-value=${value}>${text}</dd>
	</div>`;
}

function device(report: DeviceReport | null) {
	if (!report)
		return html`<span class="chip waiting" data-testid="device"
			><span aria-hidden="true">…</span><span class="hidden">${strings.device_waiting}</span></span
		>`;
	const { kind, name, waiting, arrived } = report;
	return html`<details class="chip" data-testid="device" data-device=${kind} data-waiting=${waiting}>
		<summary>
			<span class="lamp ${kind} ${waiting ? "joining" : ""}" aria-hidden="true"></span
			>${strings.device_names[kind]}${waiting ? html` <small>${strings.device_joining}</small>` : nothing}
			${arrived ? progress(arrived) : nothing}
		</summary>
		<div class="popover">
			${name ? html`<p>${strings.device_adapter(name)}</p>` : nothing}
			<p data-testid="device-reason">${explain(report)}</p>
			<grok-hidden-choice></grok-hidden-choice>
		</div>
	</details>`;
}

function explain({ kind, reason, waiting, arrived }: DeviceReport): string {
	const some = arrived ? ` (${sayArrived(arrived)})` : "";
	if (waiting) return strings.gpu_joins(waiting + some);
	return kind === "webgpu" ? strings.device_ok : strings.device_not_gpu(reason);
}
