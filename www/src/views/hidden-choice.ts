import { html, LitElement } from "lit";
import { HIDDEN_CHOICES, type HiddenChoice, keepHiddenChoice, readHiddenChoice } from "../away";
import { comfortStrings as strings } from "../i18n/comfort";

/** What becomes of a run while its tab is hidden. */
class HiddenChoiceField extends LitElement {
	protected override createRenderRoot() {
		return this;
	}

	protected override render() {
		const chosen = readHiddenChoice();
		const choose = (event: Event) =>
			keepHiddenChoice((event.target as HTMLSelectElement).value as HiddenChoice);
		return html`<label class="when-hidden">
			${strings.hidden_label}
			<select data-testid="when-hidden" @change=${choose}>
				${HIDDEN_CHOICES.map(
					(one) =>
						html`<option value=${one} ?selected=${one === chosen}>${strings.hidden[one]}</option>`,
				)}
			</select>
		</label>`;
	}
}
customElements.define("grok-hidden-choice", HiddenChoiceField);
