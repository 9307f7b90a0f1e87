// Records what the default preset does at several training fractions, for the pale bands behind the first curve:
//   node docs/expected/record.mjs BINARY FOLDER
// Runs that are in the folder already are not done again. Writes docs/expected/PRESET.json.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const PRESET = "minute";
const AXIS = "task.train_fraction";
const VALUES = [0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8];
const SEEDS = [0, 1, 2];
/** Points of a band. */
const POINTS = 48;

const [binary, folder] = process.argv.slice(2);
if (!binary || !folder) throw new Error("node docs/expected/record.mjs BINARY FOLDER");
mkdirSync(folder, { recursive: true });

function run(value, seed) {
	const out = `${folder}/${PRESET}-${value}-${seed}.jsonl`;
	const seeds = ["split", "init", "batch"].flatMap((name) => ["--set", `seeds.${name}_seed=${seed}`]);
	const set = ["--set", `${AXIS}=${value}`, ...seeds];
	if (!existsSync(out)) execFileSync(binary, ["run", "--preset", PRESET, ...set, "--quiet", "--out", out]);
	return {
		rows: readFileSync(out, "utf8").trim().split("\n").map((line) => JSON.parse(line)),
		meta: JSON.parse(readFileSync(`${out}.meta.json`, "utf8")),
	};
}

/** The lowest and the highest of the runs, at evenly spaced rows: all runs are examined at the same steps. */
function band(value) {
	const runs = SEEDS.map((seed) => run(value, seed).rows);
	const n = Math.min(...runs.map((rows) => rows.length));
	const wanted = Math.min(n, POINTS);
	const at = Array.from({ length: wanted }, (_, i) => Math.round((i * (n - 1)) / (wanted - 1)));
	const short = (share) => Math.round(share * 1000) / 1000;
	const range = (i, name) => {
		const values = runs.map((rows) => short(rows[i][name]));
		return [Math.min(...values), Math.max(...values)];
	};
	return {
		value,
		steps: at.map((i) => runs[0][i].step),
		train: at.map((i) => range(i, "train_accuracy")),
		test: at.map((i) => range(i, "test_accuracy")),
	};
}

const curves = VALUES.map(band);
const { version, commit } = run(VALUES[0], SEEDS[0]).meta;
const record = { preset: PRESET, axis: AXIS, seeds: SEEDS.length, version, commit, curves };
writeFileSync(new URL(`./${PRESET}.json`, import.meta.url), `${JSON.stringify(record)}\n`);
