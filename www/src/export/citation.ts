// How a run is cited. Pure; a reference list has no language of its own.

import type { Catalogue } from "../protocol";
import { day, type Origin, sayEachSeed, versionOf } from "./provenance";

/** What a run is, in the core's own sentence. */
export type Cited = Origin & { sentence: string };

export function plainCitation(cited: Cited, catalogue: Catalogue): string {
	const { sentence, step, config, date, link } = cited;
	return (
		`grokscope maintainers (${date.getUTCFullYear()}). grokscope, version ${versionOf(cited)} [Computer software]. ` +
		`Run: ${bare(sentence)}; ${sayEachSeed(config, catalogue)}; step ${step}. ${day(date)}. ${link}`
	);
}

export function bibtex(cited: Cited, catalogue: Catalogue): string {
	const { sentence, step, config, date, link } = cited;
	const entries = {
		title: `{grokscope}: ${escaped(bare(sentence))}`,
		author: "{grokscope maintainers}",
		year: String(date.getUTCFullYear()),
		version: escaped(versionOf(cited)),
		note: escaped(`${sayEachSeed(config, catalogue)}; step ${step}`),
		url: link.replace(/[{}\\]/g, (letter) => encodeURIComponent(letter)),
		urldate: day(date),
	};
	const lines = Object.entries(entries).map(([key, value]) => `  ${key} = {${value}},\n`);
	return `@software{grokscope_run_${day(date).replaceAll("-", "")},\n${lines.join("")}}\n`;
}

const bare = (sentence: string) => sentence.replace(/[.\s]+$/, "");

const NAMES: Record<string, string> = {
	"\\": "\\textbackslash{}",
	"^": "\\textasciicircum{}",
	"~": "\\textasciitilde{}",
};

/** BibTeX reads its own signs everywhere. */
const escaped = (text: string) =>
	text.replace(/[\\^~]|[&%$#_{}]/g, (letter) => NAMES[letter] ?? `\\${letter}`);
