import { LitElement } from "lit";
import type { App } from "../app";
import type { State } from "../store";

/** An element that redraws when the store tells it to. Light DOM: one style sheet, plain labels and ids. */
export abstract class View extends LitElement {
	static override properties = { app: { attribute: false } };
	declare app: App;
	#release = () => {};

	protected get state(): State {
		return this.app.state;
	}

	override connectedCallback() {
		super.connectedCallback();
		this.#release = this.app.store.listen(() => this.requestUpdate());
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		this.#release();
	}

	protected override createRenderRoot() {
		return this;
	}
}
