import { html, nothing } from "lit";
import { strings } from "../i18n/strings";
import { View } from "./view";

/** Where nothing can be trained there is still something to see: what other computers have recorded needs no engine. */
class RecordedOnly extends View {
	static override properties = { ...View.properties, loaded: { state: true } };
	declare loaded: boolean;

	override connectedCallback() {
		super.connectedCallback();
		// Without it the page says all the same why it cannot train.
		import("./gallery").then(
			() => {
				this.loaded = true;
			},
			() => {},
		);
	}

	protected override render() {
		if (!this.loaded) return nothing;
		return html`<p>${strings.fatal_recorded}</p>
			<grok-gallery .app=${this.app}></grok-gallery>`;
	}
}
customElements.define("grok-recorded-only", RecordedOnly);
