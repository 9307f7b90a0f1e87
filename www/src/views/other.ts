import { html, type TemplateResult } from "lit";
import type { App } from "../app";
import { strings } from "../i18n/strings";
import type { ViewName } from "../url";
import { View } from "./view";

/** Each is a file of its own, and so is what only it needs. */
const LOADED: Record<Exclude<ViewName, "train">, () => Promise<unknown>> = {
	figures: () => import("./gallery"),
	sweep: () => import("./sweep"),
	scoreboard: () => import("./scoreboard"),
	class: () => import("./class-view"),
	stage: () => import("./stage"),
};

const SHOWN: Record<Exclude<ViewName, "train">, (app: App) => TemplateResult> = {
	figures: (app) => html`<grok-gallery .app=${app}></grok-gallery>`,
	sweep: (app) => html`<grok-sweep .app=${app}></grok-sweep>`,
	scoreboard: (app) => html`<grok-scoreboard .app=${app}></grok-scoreboard>`,
	class: (app) => html`<grok-class .app=${app}></grok-class>`,
	stage: (app) => html`<grok-stage .app=${app}></grok-stage>`,
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
		return SHOWN[view](this.app);
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
