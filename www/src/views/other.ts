import { html } from "lit";
import { strings } from "../i18n/strings";
import type { ViewName } from "../url";
import { View } from "./view";

/** Each is a file of its own, and so is what only it needs. */
const LOADED: Record<Exclude<ViewName, "train">, () => Promise<unknown>> = {
	figures: () => import("./gallery"),
	sweep: () => import("./sweep"),
};

/** The place of the views beside the first. */
class Other extends View {
	static override properties = {
		...View.properties,
		loaded: { state: true },
		failure: { state: true },
	};
	declare loaded: string;
	declare failure: string;

	protected override render() {
		const { view } = this.state.place;
		if (this.failure) return html`<p role="alert">${strings.place_failed(this.failure)}</p>`;
		if (view === "train" || this.loaded !== view || !this.state.catalogue)
			return html`<p class="waiting">${strings.place_loading}</p>`;
		return view === "figures"
			? html`<grok-gallery .app=${this.app}></grok-gallery>`
			: html`<grok-sweep .app=${this.app}></grok-sweep>`;
	}

	protected override updated() {
		const { view } = this.state.place;
		if (view === "train" || this.loaded === view) return;
		LOADED[view]().then(
			() => {
				this.loaded = view;
			},
			(error) => {
				this.failure = String(error);
			},
		);
	}
}
customElements.define("grok-other", Other);
