import { html } from "lit";
import { type Sentence, sentence } from "./sentence";
import { View } from "./view";

/** A listener to a screen reader should hear events, not every number. */
const QUIET_MS = 5000;

/** The same sentence twice: up to date for the eye, and now and then for the ear. */
class StatusLine extends View {
	#spoken: Sentence = { phase: "", text: "" };
	#since = 0;

	protected override render() {
		const now = sentence(this.state.run, this.state.failure);
		this.#speak(now);
		return html`
			<p class="status" aria-hidden="true" data-testid="status" data-phase=${now.phase}>${now.text}</p>
			<p class="hidden" role="status">${this.#spoken.text}</p>
		`;
	}

	#speak(sentence: Sentence) {
		const time = performance.now();
		if (sentence.phase === this.#spoken.phase && time - this.#since < QUIET_MS) return;
		this.#spoken = sentence;
		this.#since = time;
	}
}
customElements.define("grok-status", StatusLine);
