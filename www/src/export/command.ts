// The line that repeats a run on the command line. Pure.

import { differing, format, read } from "../fields";
import type { Catalogue, Change, PresetInfo, RunConfig } from "../protocol";

/**
 * What a file or a line is made from: the config, what was changed on the way, the settings without effect, and whether
 * the same bits need a command line that rounds more often.
 */
export type Recipe = { config: RunConfig; changes: Change[]; idle: string[]; no_fma?: boolean };

/** A longer line is no longer one that anybody would copy: a table of one's own is better kept in a file. */
const LONGEST = 2000;

/** `null` where the line would be too long: then a file has the settings. */
export function command(recipe: Recipe, catalogue: Catalogue, preferred = ""): string | null {
	const { config, idle } = recipe;
	const base = nearest(config, catalogue, preferred);
	const fields = differing(config, base.config, catalogue.fields).filter(
		({ path }) => !idle.includes(path),
	);
	const settings = fields.map(({ path }) => ["--set", `${path}=${typed(read(config, path))}`]);
	const line = words(["--preset", base.id], ...settings, ...asHere(recipe));
	return line.length > LONGEST ? null : line;
}

/** The same with the settings in a file. */
export const commandWithFile = (recipe: Recipe, file: string): string =>
	words(["--config", file], ...asHere(recipe));

/** What a config does not say. */
const asHere = ({ changes, no_fma }: Recipe) => [
	...changes.map(({ step, path, value }) => ["--at", `${step}:${path}=${typed(value)}`]),
	...(no_fma ? [["--no-fma"]] : []),
];

const words = (...pairs: string[][]) =>
	["grokscope", "run", ...pairs.flat(), "--out", "run.csv"].map(quoted).join(" ");

/** The preset with the fewest differences; of several, the preferred one. */
export function nearest(
	config: RunConfig,
	{ presets, fields }: Catalogue,
	preferred = "",
): PresetInfo {
	const order = presets
		.map((preset) => ({ preset, distance: differing(config, preset.config, fields).length }))
		.sort(
			(one, other) =>
				one.distance - other.distance ||
				Number(other.preset.id === preferred) - Number(one.preset.id === preferred),
		);
	return order[0]?.preset as PresetInfo;
}

/** As the command line reads it: JSON where it is JSON, text otherwise. So text that looks like JSON is quoted. */
function typed(value: unknown): string {
	if (typeof value !== "string") return value === undefined ? "null" : format(value as number);
	try {
		JSON.parse(value);
		return JSON.stringify(value);
	} catch {
		return value;
	}
}

/** For a shell: what is not plainly a word stands between single quotes. */
function quoted(word: string): string {
	return /^[\w./:=+@%,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
