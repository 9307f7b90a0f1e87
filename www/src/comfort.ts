// What makes a visit comfortable once there is something to see. None of it is needed to train, and none of it delays
// the first picture: this file and all it uses are loaded after that.

import type { App } from "./app";
import { Away, whenHidden } from "./away";
import { embedded } from "./embed-mode";
import { comfortStrings as strings } from "./i18n/comfort";
import { keepOffline } from "./offline";
import { Stopping, whenStopped } from "./stopping";
import { say } from "./views/notes";
import { Wake } from "./wake";

const NOTE_MS = 12_000;

export function begin(app: App) {
	keepAwake(app);
	mindTheTab(app);
	mindTheEnd(app);
	keepOffline(embedded, {
		report: (text) => {
			document.documentElement.dataset.offline = text;
			// The debug panel shows it.
			app.store.patch({});
		},
		onNew: (take) =>
			say({
				id: "new-version",
				text: strings.new_version,
				action: { label: strings.reload, run: take },
			}),
	});
	if (embedded) import("./embedding").then(({ Embedding }) => new Embedding(app));
}

function keepAwake(app: App) {
	if (!("wakeLock" in navigator)) return;
	const wake = new Wake(() => navigator.wakeLock.request("screen"));
	const look = () =>
		wake.want(app.state.run?.state === "running" && document.visibilityState === "visible");
	app.store.listen(look);
	document.addEventListener("visibilitychange", look);
	look();
}

/** A tab that is frozen, or kept for the way back, was hidden before: coming back is the same for all. */
function mindTheTab(app: App) {
	const away = new Away();
	const hide = () => {
		if (away.leave(app.state.run, whenHidden.value, Date.now())) app.pause();
	};
	const show = () => {
		const { resume, steps } = away.comeBack(app.state.run, Date.now());
		if (resume) app.togglePlay();
		const text = resume ? strings.paused_away : steps > 0 ? strings.away(steps) : null;
		if (text) say({ id: "away", text, stayMs: NOTE_MS });
	};
	document.addEventListener("visibilitychange", () =>
		document.visibilityState === "hidden" ? hide() : show(),
	);
	if (document.visibilityState === "hidden") hide();
}

/** Asked when numbers come in, which they do in hidden tabs too. */
function mindTheEnd(app: App) {
	const stopping = new Stopping();
	app.addEventListener("metrics", () => {
		const { run, pace } = app.state;
		const stop = whenStopped.value;
		if (!stopping.isDue(run, pace.elapsed_ms, stop)) return;
		app.pause();
		say({
			id: "stopped",
			text: stop === "generalised" ? strings.stopped_done : strings.stopped_time,
		});
	});
}
