import { html, nothing } from "lit";
import { watchStrings as strings } from "../i18n/watch";
import { outcome } from "../predict";
import { mayEdit } from "../teaching";
import { View } from "./view";

/** What to try next: each button sets up another run and starts it. */
class Questions extends View {
	protected override render() {
		const { catalogue, question, run } = this.state;
		// What comes next is no question before there is an answer.
		if (!catalogue || !run || (question === null && outcome(run) === null)) return nothing;
		// A lesson may have fixed what a question would change.
		const open = catalogue.questions.filter(({ changes }) =>
			changes.every(({ path }) => mayEdit(this.state, path)),
		);
		if (open.length === 0) return nothing;
		const asked = catalogue.questions.find(({ id }) => id === question);
		return html`<section class="questions" aria-labelledby="questions-title">
			<h2 id="questions-title">${strings.questions_title}</h2>
			<div class="choices">
				${open.map(
					({ id, label }) =>
						html`<button
							data-testid="question-${id}"
							title=${strings.question_hint}
							aria-pressed=${id === question}
							?disabled=${!this.state.ready}
							@click=${() => this.app.askQuestion(id)}
						>
							${label}
						</button>`,
				)}
			</div>
			${
				asked &&
				html`<p data-testid="question-watch">
					${asked.watch}
					${run.state === "finished" ? html`<small>${strings.question_measured(asked.outcome)}</small>` : nothing}
				</p>`
			}
		</section>`;
	}
}
customElements.define("grok-questions", Questions);
