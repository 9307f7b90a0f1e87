import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { roundPercent } from "../i18n/format";
import { playStrings as strings } from "../i18n/play";
import { knots, setKnot, shareAt } from "../sketch";
import type { Run } from "../store";
import { asksSketch } from "../teaching";
import "./sketch.css";
import { View } from "./view";

/** Heights of the expected curve at a few steps, for those who do not draw; and what has been drawn, in words. */
class SketchView extends View {
	protected override render() {
		const { run, sketching, place } = this.state;
		if (!run) return nothing;
		const at = knots(run.config.train.max_steps);
		const free = !asksSketch(place);
		return html`<div class="sketch" data-testid="sketch">
			<p>${strings.sketch_how}</p>
			<div class="knots">${at.map((step, i) => this.#knot(run, at, i, step))}</div>
			<p>
				<button
					data-testid="sketch-clear"
					?disabled=${run.sketch === null}
					@click=${() => this.app.sketch(null)}
				>
					${strings.sketch_clear}
				</button>
				${
					free && sketching
						? html`<button data-testid="sketch-done" @click=${() => this.app.store.patch({ sketching: false })}>
								${strings.sketch_done}
							</button>`
						: nothing
				}
			</p>
		</div>`;
	}

	#knot({ sketch, facts }: Run, at: number[], which: number, step: number) {
		const chance = facts.chance;
		const share = sketch ? shareAt(sketch, step) : chance;
		const set = ({ currentTarget }: Event) => {
			const wanted = Number((currentTarget as HTMLInputElement).value) / 100;
			this.app.sketch(setKnot(sketch, at, which, wanted, chance));
		};
		return html`<label
			>${strings.sketch_step(step)}
			<input
				type="range"
				min="0"
				max="100"
				data-testid="knot"
				aria-valuetext=${roundPercent(share)}
				.value=${live(String(Math.round(100 * share)))}
				@input=${set}
			/>
			<output>${roundPercent(share)}</output></label
		>`;
	}
}
customElements.define("grok-sketch", SketchView);
