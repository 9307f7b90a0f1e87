// What the scoreboard's records say, in the language that is spoken. What has no translation stays English.

import { choose } from "./language";

/** Signs by id, and the words of their rules. */
export type SignalWords = {
	signs: Record<string, { label: string; help: string }>;
	rules: Record<string, string>;
};

/** Loaded only where they are spoken. */
const LOADERS = choose<(() => Promise<{ signals: SignalWords }>) | null>({
	en: null,
	de: () => import("./de-signals"),
	es: () => import("./es-signals"),
});

/** Null where the records speak the page's language. */
export async function signalWords(): Promise<SignalWords | null> {
	const loaded = await LOADERS?.().catch(() => null);
	return loaded?.signals ?? null;
}
