// The sentences and labels that Rust sources put together for people, as tables of other languages name them: holes
// without a name are numbered, formats are left out. A single word is not told from an id here.

import { readdirSync, readFileSync } from "node:fs";

const NOT_SAID = [
	/^\s*\/\/.*$/gm,
	/#\[cfg\(test\)\][\s\S]*/g,
	/#!?\[[^\]]*\]/g,
	// Catalogues of lenses and options have a table of their own.
	/^(pub(\(\w+\))? )?const \w+: (Lens|OptionInfo|NamedInfo|&\[(OptionInfo|NamedInfo)\]) = [\s\S]*?^[}\])];$/gm,
	// What nobody ever sees.
	/\b(expect|unreachable!|panic!)\(\s*"[^"]*"/g,
];
const LITERAL = /"((?:[^"\\]|\\.)*)"/gs;
const HOLE = /\{([^}:]*)[^}]*\}/g;
const ID = /^([a-z\d]+|[\w.]*[._][\w.]*)$/;
/** Where one sentence ends and another begins, or a hole for some. */
const BETWEEN = /(?<=[^\d][.!?]) (?=[A-Z{])|(?<=^\{\}) (?=[A-Z])/;

const unescaped = (text: string) =>
	text.replace(/\\\n\s*|\\(.)/g, (_, c: string | undefined) => (c === "n" ? "\n" : (c ?? "")));

/** As a key of a table: `{} of {name:.1}` is "{1} of {name}". */
function asKey(text: string): string {
	let at = 0;
	return text.replace(HOLE, (_, name: string) => `{${name || ++at}}`).trim();
}

function isSaid(text: string): boolean {
	const own = text.replace(HOLE, "");
	return /\p{L}{2}/u.test(own) && !ID.test(own);
}

export function textsOf(source: string): string[] {
	const left = NOT_SAID.reduce((left, pattern) => left.replace(pattern, ""), source);
	return [...left.matchAll(LITERAL)]
		.flatMap(([, text = ""]) => unescaped(text).split(BETWEEN))
		.filter(isSaid)
		.map(asKey);
}

/** All `.rs` files of a folder and below. */
export function rustFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith(".rs"))
		.map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"));
}
