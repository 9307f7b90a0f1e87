// What the engine says of data, in another language. It says so in English, as on the command line; a table names its
// sentences and labels, with holes for what differs from time to time. What is in no table stays as it is.

import type { Drawing, OverRun, Picture, Sight } from "../protocol";
import { choose, locale } from "./language";

/** By what the engine says: `{name}` stands for some words or a number, `{#name}` for a number only. */
export type Sayings = Record<string, string>;
export type Say = (text: string) => string;

/** Loaded only where they are spoken. */
const LOADERS = choose<(() => Promise<Sayings>) | null>({
	en: null,
	de: async () => {
		const { deSayings } = await import("./de-sayings");
		return { ...deSayings, ...(await import("./de-sayings-labels")).deSayingLabels };
	},
	es: async () => {
		const { esSayings } = await import("./es-sayings");
		return { ...esSayings, ...(await import("./es-sayings-labels")).esSayingLabels };
	},
});

export const loadSayings = async (): Promise<Sayings> =>
	(await LOADERS?.().catch(() => null)) ?? {};

const HOLE = /\{(#?)(\w+)\}/g;
const NUMBER = String.raw`-?(?:\d[\d.]*(?:e-?\d+)?|inf)|NaN`;
/** Words in a hole go no further than their sentence does. */
const WORDS = String.raw`(?:(?![.!?] [A-Z\d]).)*?`;
const SENTENCES = /(?<=[.!?]) (?=[A-Z\d])/;
/** Pairs in parentheses are said, for the commas between them. */
const WORDLESS = /^[^\p{L}(]*(?:e-?\d+)?$/u;
const IS_NUMBER = new RegExp(`^(?:${NUMBER})$`);
const DECIMAL = (0.5).toLocaleString(locale)[1] ?? ".";

type Pattern = {
	matches: RegExp;
	holes: string[];
	said: string;
	/** How many letters are its own. */
	own: number;
};

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function patternOf([key, said]: [string, string]): Pattern {
	const holes = [...key.matchAll(HOLE)].map(([, , name = ""]) => name);
	const [first = "", ...rest] = key.split(HOLE);
	let source = escaped(first);
	for (let i = 0; i < rest.length; i += 3)
		source += `(${rest[i] ? NUMBER : WORDS})${escaped(rest[i + 2] ?? "")}`;
	return {
		matches: new RegExp(`^${source}$`, "u"),
		holes,
		said,
		own: key.replace(HOLE, "").length,
	};
}

/** Says in the words of a table what the engine says. */
export function speaker(sayings: Sayings): Say {
	const known = new Map(Object.entries(sayings));
	const patterns = Object.entries(sayings)
		.filter(([key]) => key.includes("{"))
		.map(patternOf)
		// The most telling first.
		.sort((one, other) => other.own - one.own);

	/** Null if no table has it. */
	function whole(text: string): string | null {
		const said = known.get(text);
		if (said !== undefined) return said;
		for (const { matches, holes, said } of patterns) {
			const found = matches.exec(text);
			if (!found) continue;
			const values = new Map(holes.map((name, i) => [name, value(found[i + 1] ?? "")]));
			return said.replace(/\{#?(\w+)\}/g, (_, name: string) => values.get(name) ?? "");
		}
		return null;
	}

	function value(text: string): string {
		const listed = known.has(text) ? [] : text.split(", ").map(whole);
		return listed.length > 1 && !listed.includes(null) ? listed.join(", ") : say(text);
	}

	function say(text: string): string {
		// Thousands of points are named "3 ∘ 4 = 0".
		if (WORDLESS.test(text)) return IS_NUMBER.test(text) ? text.replace(".", DECIMAL) : text;
		const said = whole(text);
		if (said !== null) return said;
		const sentences = text.trim().split(SENTENCES);
		if (sentences.length > 1) return sentences.map(say).join(" ");
		return text === text.trim() ? text : text.replace(text.trim(), say);
	}
	return say;
}

/** What a lens shows. Ids stay, and with them what is counted by them. */
export function sightInWords(sight: Sight, say: Say): Sight {
	const { drawing, nothing } = sight;
	return {
		...sight,
		drawing: drawing && drawingInWords(drawing, say),
		nothing: nothing === null ? null : say(nothing),
	};
}

function drawingInWords(drawing: Drawing, say: Say): Drawing {
	return {
		says: say(drawing.says),
		measures: drawing.measures.map((one) => ({
			...one,
			label: say(one.label),
			unit: say(one.unit),
		})),
		pictures: drawing.pictures.map((picture) => pictureInWords(picture, say)),
	};
}

const labelled = <T extends { label: string }>(one: T, say: Say): T => ({
	...one,
	label: say(one.label),
});
const all = <T extends { label: string }>(some: T[], say: Say) =>
	some.map((one) => labelled(one, say));

function pictureInWords(picture: Picture, say: Say): Picture {
	const own = {
		title: say(picture.title),
		x: labelled(picture.x, say),
		y: labelled(picture.y, say),
	};
	switch (picture.kind) {
		case "bars":
			return {
				...picture,
				...own,
				names: picture.names.map(say),
				series: all(picture.series, say),
				beside: picture.beside && labelled(picture.beside, say),
			};
		case "lines":
			return {
				...picture,
				...own,
				series: all(picture.series, say),
				marks: all(picture.marks, say),
			};
		case "heat":
			return {
				...picture,
				...own,
				rows: picture.rows.map(say),
				columns: picture.columns.map(say),
				kinds: picture.kinds.map(say),
				unit: say(picture.unit),
			};
		case "points":
			return { ...picture, ...own, names: picture.names.map(say) };
	}
}

/** What a lens's numbers say over a run. */
export function overRunInWords(over: OverRun, say: Say): OverRun {
	return {
		says: say(over.says),
		bands: all(over.bands, say),
		marks: all(over.marks, say),
		levels: all(over.levels, say),
	};
}
