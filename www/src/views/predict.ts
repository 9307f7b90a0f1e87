import { html, nothing } from "lit";
import { count, ratio } from "../i18n/format";
import { playStrings } from "../i18n/play";
import { watchStrings as strings } from "../i18n/watch";
import { outcome, PREDICTIONS, type Prediction } from "../predict";
import { comparison } from "../sketch";
import type { Run } from "../store";
import { asksSketch, isSketching } from "../teaching";
import { View } from "./view";

/** Until there is a run, a number about as wide as that of its hidden pairs. */
const SOME = 1000;

/** Asks before the run what will become of it, and says afterwards who was right. */
class Predict extends View {
	static override properties = { ...View.properties, loaded: { state: true } };
	/** Whether what is needed for drawing is there. */
	declare loaded: boolean;

	protected override render() {
		const { run } = this.state;
		return html`<section class="predict" aria-labelledby="predict-title" data-testid="predict">
			<h2 id="predict-title">${strings.predict_title}</h2>
			${isSketching(this.state) ? this.#paper() : this.#said(run)}
		</section>`;
	}

	#said(run: Run | null) {
		const became = run && outcome(run);
		const asks = run && run.prediction === null && run.sketch === null && became === null;
		return html`<div class="said">
				<div ?inert=${!asks}>${this.#ask(run)}</div>
				${run && !asks ? this.#answer(run, became) : nothing}
			</div>
			${asksSketch(this.state.place) ? nothing : this.#door(run)}`;
	}

	protected override updated() {
		if (this.loaded || !isSketching(this.state)) return;
		// Without it the chart can be drawn on as well.
		import("./sketch").then(
			() => {
				this.loaded = true;
			},
			() => {},
		);
	}

	#paper() {
		return this.loaded ? html`<grok-sketch .app=${this.app}></grok-sketch>` : nothing;
	}

	/** To drawing, while nothing has begun; its place stays. */
	#door(run: Run | null) {
		const begun = !run || run.step > 0 || run.state !== "paused";
		return html`<button
			class="link door"
			data-testid="sketch-open"
			?inert=${begun}
			@click=${() => this.app.store.patch({ sketching: true })}
		>
			${run?.sketch ? playStrings.sketch_more : playStrings.sketch_open}
		</button>`;
	}

	#ask(run: Run | null) {
		return html`<p id="predict-ask">${strings.predict_ask(run?.facts.n_test ?? SOME)}</p>
			<div class="choices" role="group" aria-labelledby="predict-ask">
				${PREDICTIONS.map(
					(choice) =>
						html`<button data-testid="predict-${choice}" @click=${() => this.app.predict(choice)}>
							${strings.predictions[choice]}
						</button>`,
				)}
			</div>`;
	}

	#answer(run: Run, became: Prediction | null) {
		const { prediction } = run;
		const said = prediction && strings.predicted(strings.predictions[prediction]);
		const right = prediction === became ? strings.predicted_right : strings.predicted_wrong;
		return html`<p data-testid="prediction" data-outcome=${became ?? ""}>
			${said} ${became === null ? (prediction ? strings.predict_open : "") : sayOutcome(run, became)}
			${prediction && became ? right : ""} ${saySketch(run)}
		</p>`;
	}
}
customElements.define("grok-predict", Predict);

function sayOutcome({ milestones, history }: Run, became: Prediction): string {
	const { memorised = 1, generalised = 1 } = milestones;
	if (became === "later") return strings.outcomes.later(ratio(generalised / memorised));
	if (became === "no") return strings.outcomes.no(history.at(-1)?.test_accuracy ?? 0);
	return strings.outcomes.together;
}

/** What was drawn, and what became of it; "" if nothing was drawn. */
function saySketch(run: Run): string {
	const compared = comparison(run);
	if (!compared) return "";
	const { expected, came } = compared;
	const drew =
		expected === null
			? playStrings.drew_never
			: playStrings.drew(count(Number(expected.toPrecision(2))));
	if (came === undefined) return drew;
	return `${drew} ${came === null ? playStrings.came_never : playStrings.came(came)}`;
}
