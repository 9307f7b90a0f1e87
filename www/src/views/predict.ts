import { html, nothing } from "lit";
import { ratio } from "../i18n/format";
import { watchStrings as strings } from "../i18n/watch";
import { outcome, PREDICTIONS, type Prediction } from "../predict";
import type { Run } from "../store";
import { View } from "./view";

/** Until there is a run, a number about as wide as that of its hidden pairs. */
const SOME = 1000;

/** Asks before the run what will become of it, and says afterwards who was right. */
class Predict extends View {
	protected override render() {
		const { run } = this.state;
		const became = run && outcome(run);
		const asks = run && run.prediction === null && became === null;
		return html`<section class="predict" aria-labelledby="predict-title" data-testid="predict">
			<h2 id="predict-title">${strings.predict_title}</h2>
			<div class="said">
				<div ?inert=${!asks}>${this.#ask(run)}</div>
				${run && !asks ? this.#answer(run, became) : nothing}
			</div>
		</section>`;
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
			${said} ${became === null ? strings.predict_open : sayOutcome(run, became)}
			${prediction && became ? right : ""}
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
