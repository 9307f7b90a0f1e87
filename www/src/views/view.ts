import { LitElement } from "lit";
import type { App } from "../app";
import type { State } from "../store";

/** An element that redraws when the store tells it to. Light DOM: one style sheet, plain labels and ids. */
export abstract class View extends LitElement {
	static override properties = { app: { attribute: false } };
	declare app: App;
	#release = () => {};
	/** What is to be undone when the element leaves the page: others would hold on to it. */
	#leaving: (() => void)[] = [];

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
		for (const undo of this.#leaving.splice(0)) undo();
	}

	protected onLeave(undo: () => void) {
		this.#leaving.push(undo);
	}

	/** Draws whenever the size of a part changes. */
	protected onResize(part: Element, draw: () => void) {
		const observer = new ResizeObserver(draw);
		observer.observe(part);
		this.onLeave(() => observer.disconnect());
	}

	protected override createRenderRoot() {
		return this;
	}
}
