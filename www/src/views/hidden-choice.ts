import { html, LitElement } from "lit";
import { HIDDEN_CHOICES, type HiddenChoice, keepHiddenChoice, readHiddenChoice } from "../away";
import { comfortStrings as strings } from "../i18n/comfort";
import { keepStop, readStop, STOPS, type Stop } from "../stopping";

/** What becomes of a run that nobody watches: while its tab is hidden, and when it has shown what there is to see. */
class HiddenChoiceField extends LitElement {
	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		return html`${choice("when-hidden", strings.hidden_label, strings.hidden, HIDDEN_CHOICES, readHiddenChoice(), (one) => keepHiddenChoice(one as HiddenChoice))}
		${choice("when-stopped", strings.stop_label, strings.stops, STOPS, readStop(), (one) => keepStop(one as Stop))}`;
	}
}
customElements.define("grok-hidden-choice", HiddenChoiceField);

function choice(
	id: string,
	label: string,
	words: Record<string, string>,
	all: readonly string[],
	chosen: string,
	keep: (one: string) => void,
) {
	return html`<label class="when-hidden">
		${label}
		<select
			data-testid=${id}
			@change=${(event: Event) => keep((event.target as HTMLSelectElement).value)}
		>
			${all.map((one) => html`<option value=${one} ?selected=${one === chosen}>${words[one]}</option>`)}
		</select>
	</label>`;
}
