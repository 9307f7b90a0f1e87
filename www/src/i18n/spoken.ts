// The tables of the language that is spoken. English comes with the parts of the page that speak it; any other language is
// one file, which is there before anything is drawn. What this file waits for must not import it, or both wait for ever:
// www/vite.config.ts keeps what translations use apart.

import type { en } from "./en";
import type { enComfort } from "./en-comfort";
import type { enDebug } from "./en-debug";
import type { enLab } from "./en-lab";
import type { enLenses } from "./en-lenses";
import type { enLesson } from "./en-lesson";
import type { enLink } from "./en-link";
import type { enPlay } from "./en-play";
import type { enRuns } from "./en-runs";
import type { enSave } from "./en-save";
import type { enScoreboard } from "./en-scoreboard";
import type { enStudies } from "./en-studies";
import type { enTeach } from "./en-teach";
import type { enWatch } from "./en-watch";
import { type Language, language } from "./language";

/** What a language says, by part of the page. */
export type Tables = {
	strings: typeof en;
	comfort: typeof enComfort;
	debug: typeof enDebug;
	lab: typeof enLab;
	lenses: typeof enLenses;
	lesson: typeof enLesson;
	link: typeof enLink;
	play: typeof enPlay;
	runs: typeof enRuns;
	save: typeof enSave;
	scoreboard: typeof enScoreboard;
	studies: typeof enStudies;
	teach: typeof enTeach;
	watch: typeof enWatch;
};

const LOADERS: Record<Exclude<Language, "en">, () => Promise<{ tables: Tables }>> = {
	de: () => import("./de-tables"),
	es: () => import("./es-tables"),
};

async function load(): Promise<Tables | null> {
	if (language === "en") return null;
	try {
		return (await LOADERS[language]()).tables;
	} catch {
		// A page in English is better than none.
		return null;
	}
}

const tables = await load();

/** The language of the words on the page. */
export const wordsIn: Language = tables ? language : "en";

/** The table of that name in this language. */
export const spoken = <Name extends keyof Tables>(
	name: Name,
	english: Tables[Name],
): Tables[Name] => tables?.[name] ?? english;
