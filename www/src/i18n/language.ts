// Which language the page speaks: chosen once, when it is loaded. A link says so, or an earlier choice, or the browser.

import { lasting } from "../storage";

/** In the order in which they are offered, by their own names. The first is what every other falls back to. */
export const LANGUAGES = { en: "English", de: "Deutsch", es: "Español" } as const;
export type Language = keyof typeof LANGUAGES;

const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE", es: "es" };
const KEPT = "grokscope-language";
const LINK_KEY = "lang";

const known = (name: string | null | undefined): Language | undefined =>
	(Object.keys(LANGUAGES) as Language[]).find((one) => one === name?.slice(0, 2).toLowerCase());

/** A worker is told by its name; the page finds out. */
function find(): Language {
	if (typeof document === "undefined") return known((globalThis as { name?: string }).name) ?? "en";
	const inLink = [location.hash.slice(1), location.search].map((part) =>
		known(new URLSearchParams(part).get(LINK_KEY)),
	);
	const wanted = [...inLink, known(lasting.get(KEPT)), ...navigator.languages.map(known)];
	return wanted.find((one) => one !== undefined) ?? "en";
}

export const language: Language = find();
export const locale = LOCALES[language];
/** For what the engine says and no table translates: whoever reads it aloud should know. */
export const ENGINE_LANGUAGE = "en";

/** Pages for teachers, in the language that is spoken. */
export const teachersPages = `teach/${language === "en" ? "" : `${language}/`}index.html`;

/** The table of the language that is spoken. */
export const choose = <T>(tables: Record<Language, T>): T => tables[language];

/** Loads the page again in another language; the run is kept, as at any reload. */
export function speak(next: Language) {
	// Private windows forget; the link remembers.
	lasting.set(KEPT, next);
	const parts = new URLSearchParams(location.hash.slice(1));
	if (parts.has(LINK_KEY)) {
		parts.set(LINK_KEY, next);
		location.hash = String(parts);
	}
	location.reload();
}
