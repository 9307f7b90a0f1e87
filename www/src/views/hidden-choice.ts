import { html, LitElement } from "lit";
import { whenHidden } from "../away";
import { comfortStrings as strings } from "../i18n/comfort";
import { whenStopped } from "../stopping";
import type { Choice } from "../storage";

/** What becomes of a run that nobody watches: while its tab is hidden, and when it has shown what there is to see. */
class HiddenChoiceField extends LitElement {
	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		return html`${field("when-hidden", strings.hidden_label, strings.hidden, whenHidden)}
		${field("when-stopped", strings.stop_label, strings.stops, whenStopped)}`;
	}
}
customElements.define("grok-hidden-choice", HiddenChoiceField);

function field<T extends string>(
	id: string,
	label: string,
	words: Record<T, string>,
	choice: Choice<T>,
) {
	const { all, value } = choice;
	return html`<label class="when-hidden">
		${label}
		<select
			data-testid=${id}
			@change=${(event: Event) => choice.choose((event.target as HTMLSelectElement).value as T)}
		>
			${all.map((one) => html`<option value=${one} ?selected=${one === value}>${words[one]}</option>`)}
		</select>
	</label>`;
}
