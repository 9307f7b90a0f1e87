// The page's side of the service worker: registers it once there is something to see, and says when a new version waits.

import { Workbox } from "workbox-window";

const HOUR_MS = 3_600_000;

/** Why this visit has no service worker, or null. */
export function whyNot(embedded: boolean): string | null {
	if (import.meta.env.DEV) return "a page under development";
	if (embedded) return "embedded in another page";
	if (!location.protocol.startsWith("http")) return "not from a server";
	return "serviceWorker" in navigator ? null : "this browser or address has none";
}

export type Hooks = {
	/** How it went: for the debug panel; nobody else needs to know. */
	report(text: string): void;
	/** A new version waits; `take` lets it in, and the page is loaded again. */
	onNew(take: () => void): void;
};

export async function keepOffline(embedded: boolean, { report, onNew }: Hooks) {
	const reason = whyNot(embedded);
	if (reason !== null) return report(`no: ${reason}`);
	const workbox = new Workbox(new URL("sw.js", document.baseURI).href);
	workbox.addEventListener("waiting", () =>
		onNew(() => {
			workbox.addEventListener("controlling", () => location.reload());
			workbox.messageSkipWaiting();
		}),
	);
	let kept = false;
	workbox.addEventListener("redundant", () => {
		// One that has worked is replaced by a newer one.
		if (!kept) report("failed: not all files could be kept");
	});
	try {
		await workbox.register({ immediate: true });
		lookEvery(HOUR_MS, () => workbox.update());
		await navigator.serviceWorker.ready;
		kept = true;
		report("ready");
	} catch (error) {
		// The page works without; who wonders finds out with ?debug.
		report(`failed: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** Browsers look for a new version when a page is opened; some tabs stay open for days. */
function lookEvery(ms: number, look: () => Promise<void>) {
	let due = Date.now() + ms;
	document.addEventListener("visibilitychange", () => {
		if (document.visibilityState === "hidden" || Date.now() < due) return;
		due = Date.now() + ms;
		// Without a network there is nothing to find.
		look().catch(() => {});
	});
}
