import { deSignals } from "./de-signals";
import { esSignals } from "./es-signals";
import { choose } from "./language";

/** What the scoreboard's records say in English: signs by id, and the words of their rules. */
export type SignalWords = {
	signs: Record<string, { label: string; help: string }>;
	rules: Record<string, string>;
};

/** None where the records speak the page's language. */
export const signalWords = choose<SignalWords | null>({ en: null, de: deSignals, es: esSignals });
