// The page without a network: what a visit needs is kept at the first one, the rest when it is first used. The list of
// files is written in by www/offline.ts; another list is another version.

import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import type { Kept } from "../offline";

declare const KEPT: Kept;

/** What this file uses of its global scope; TypeScript's own types of it exclude those of pages. */
type Scope = {
	clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(kind: string, listener: (event: Happening) => void): void;
};
type Happening = Event & { data?: { type?: string }; waitUntil(work: Promise<unknown>): void };
const scope = self as unknown as Scope;

// A query such as ?debug asks for the same page.
precacheAndRoute(KEPT.first, { ignoreURLParametersMatching: [/./], cleanURLs: false });
cleanupOutdatedCaches();

const later = new Set(KEPT.later.map((url) => new URL(url, location.href).href));
const whenUsed = new CacheFirst();
registerRoute(({ url }) => later.has(url.href), whenUsed);

/** Names carry hashes: what the list does not name belongs to an earlier version. */
async function forget() {
	const cache = await caches.open(whenUsed.cacheName);
	const old = (await cache.keys()).filter(({ url }) => !later.has(url));
	await Promise.all(old.map((request) => cache.delete(request)));
}

scope.addEventListener("activate", (event) =>
	event.waitUntil(Promise.all([scope.clients.claim(), forget()])),
);
// A new version waits until the visitor takes it: a run that goes on must not lose its files.
scope.addEventListener("message", ({ data }) => {
	if (data?.type === "SKIP_WAITING") scope.skipWaiting();
});
