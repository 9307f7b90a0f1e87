import { html } from "lit";
import { happenings } from "../happenings";
import { labStrings as strings } from "../i18n/lab";
import { View } from "./view";

/** What happened in the run, in words; each line leads back to its step. */
class Happened extends View {
	protected override render() {
		const { run } = this.state;
		const all = run ? happenings(run) : [];
		return html`<section class="happened" aria-label=${strings.events} data-testid="happened">
			<ol aria-live="polite">
				${all.map(
					({ kind, step }) =>
						html`<li data-kind=${kind}>
							<button class="plain" @click=${() => this.app.time.pin(step)}>
								${strings.event_says[kind](step)}
							</button>
						</li>`,
				)}
			</ol>
		</section>`;
	}
}
customElements.define("grok-happened", Happened);
