import { html } from "lit";
import { live } from "lit/directives/live.js";
import { labStrings as strings } from "../i18n/lab";
import { View } from "./view";

/** Which moment of the run is shown: a slider over those that are kept, and the buttons beside it. */
class TimeBar extends View {
	protected override render() {
		const { time } = this.app;
		const { cursor, playing } = this.state;
		const { steps } = time.reel;
		const shown = time.shown;
		const at = shown === null ? 0 : Math.max(0, steps.indexOf(shown));
		const said =
			shown === null
				? strings.none_yet
				: cursor === null
					? strings.live_at(shown)
					: strings.at(shown);
		const last = Math.max(0, steps.length - 1);
		return html`<div class="time-bar" role="group" aria-label=${strings.time}>
			<label>
				<span class="hidden">${strings.time}</span>
				<input
					type="range"
					data-testid="time"
					min="0"
					max=${last}
					.value=${live(String(cursor === null ? last : at))}
					aria-valuetext=${said}
					?disabled=${steps.length < 2}
					@input=${(event: Event) => this.#move((event.currentTarget as HTMLInputElement).valueAsNumber)}
					@keydown=${(event: KeyboardEvent) => event.key === "Escape" && time.live()}
				/>
			</label>
			<output data-testid="shown" data-step=${shown ?? ""} data-live=${cursor === null}>${said}</output>
			<button
				data-testid="play"
				title=${strings.play_hint}
				?disabled=${steps.length < 2}
				@click=${() => (playing ? time.live() : time.play())}
			>
				${playing ? strings.stop : strings.play}
			</button>
			<button data-testid="live" title=${strings.to_live_hint} ?disabled=${cursor === null} @click=${() => time.live()}>
				${strings.to_live}
			</button>
			${this.#fork()}
			<small>${strings.kept(steps.length)}${time.reel.halved ? strings.halved : ""}</small>
		</div>`;
	}

	#fork() {
		const { time } = this.app;
		const from = time.forkable;
		return html`<button
			data-testid="fork"
			data-step=${from ?? ""}
			title=${from === null ? strings.fork_wait : strings.fork_hint}
			?disabled=${from === null}
			@click=${() => time.fork()}
		>
			${from === null ? strings.fork_none : strings.fork(from)}
		</button>`;
	}

	#move(at: number) {
		const { steps } = this.app.time.reel;
		this.app.time.pin(at >= steps.length - 1 ? null : (steps[at] ?? null));
	}
}
customElements.define("grok-time-bar", TimeBar);
