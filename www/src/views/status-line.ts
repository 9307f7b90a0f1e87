import { html } from "lit";
import { Calm } from "../calm";
import { sentence } from "./sentence";
import { View } from "./view";

/** A listener to a screen reader should hear events, not every number. */
const QUIET_MS = 5000;

/** The same sentence twice: up to date for the eye, and now and then for the ear. */
class StatusLine extends View {
	#spoken = new Calm<string>();

	protected override render() {
		const now = sentence(this.state.run, this.state.failure);
		const spoken = this.#spoken.hold(now.phase, now.text, QUIET_MS);
		return html`
			<p class="status" aria-hidden="true" data-testid="status" data-phase=${now.phase}>${now.text}</p>
			<p class="hidden" role="status">${spoken}</p>
		`;
	}
}
customElements.define("grok-status", StatusLine);
