// Puts the page together: browser checks, the app, the root element, keys, and the door for researchers.

import "uplot/dist/uPlot.min.css";
import "./theme.css";
import "./controls/controls.css";
import "./charts/charts.css";
import "./views/listing.css";
import "./views/runs.css";
import "./views/watch.css";
import { html, render } from "lit";
import "./embed-mode";
import "./trusted";
import { App } from "./app";
import { wordsIn } from "./i18n/spoken";
import { strings } from "./i18n/strings";
import { onKeys } from "./keys";
import { applyLook, readLook } from "./look";
import type { MetricsRow, RunConfig } from "./protocol";
import "./views/page";

declare global {
	interface Window {
		grokscope: {
			/** All rows of metrics of the run on screen. */
			history(): MetricsRow[];
			/** The config that the controls show; null while loading. */
			config(): RunConfig | null;
			/** Every event of the core, by its kind: `events.addEventListener("milestone", …)`. */
			events: EventTarget;
		};
	}
}

/** The smallest module with a SIMD instruction: () -> v128, i8x16.popcnt(i8x16.splat(0)). */
const SIMD_MODULE = new Uint8Array([
	0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
	253, 98, 11,
]);

document.documentElement.lang = wordsIn;
applyLook(readLook());
const app = new App();
window.grokscope = {
	history: () => app.state.run?.history ?? [],
	config: () => app.state.draft?.config ?? null,
	events: app,
};

const whenReady = app.store.listen(() => {
	document.documentElement.dataset.ready = String(app.state.ready);
	if (!app.state.ready) return;
	whenReady();
	// Nothing that a run needs: without it the page trains as well.
	import("./comfort").then(({ begin }) => begin(app)).catch(() => {});
});
onKeys(app);
const root = document.querySelector("#page") as HTMLElement;
root.replaceChildren();
if (WebAssembly.validate(SIMD_MODULE)) app.boot();
else app.store.patch({ fatal: strings.fatal_simd });
render(html`<grok-page .app=${app}></grok-page>`, root);
