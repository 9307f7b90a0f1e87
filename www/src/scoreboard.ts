// The recorded scoreboard of signs, as rows of a table. Pure, but for loading the records.

import { exact } from "./i18n/format";
import type { SignalWords } from "./i18n/signals";

export type Score = {
	signal: string;
	rule: string;
	strictness: number;
	/** Steps ahead of the jump in each run; null where the sign was missed. */
	leads: (number | null)[];
	median_lead: number | null;
	misses: number;
	controls: { kind: string; false_alarms: number; of: number }[];
};
export type Scoreboard = {
	version: string;
	config: { task: { operation: string; p: number; train_fraction: number } };
	runs: { kind: string }[];
	rules: { signals: { id: string; label: string; help: string; source: string }[] };
	scores: Score[];
};
export type ScoreRow = Pick<Score, "signal" | "rule" | "leads" | "median_lead" | "misses"> & {
	label: string;
	help: string;
	source: string;
	falseAlarms: number;
	controls: number;
};

/** The usual strictness of a rule; a record has looser and stricter ones beside it. */
const USUAL = 1;

/** A file of the folder docs for each preset that was recorded. */
export const RECORDS: (() => Promise<Scoreboard>)[] = [
	() => import("../../docs/scoreboard_patient.json").then(asScoreboard),
	() => import("../../docs/scoreboard_minute.json").then(asScoreboard),
];

const asScoreboard = (module: { default: unknown }) => module.default as Scoreboard;

/** The earliest sign first; those that were missed last. */
export function scoreRows({ scores, rules }: Scoreboard): ScoreRow[] {
	const usual = scores.filter(({ strictness }) => strictness === USUAL);
	const about = new Map(rules.signals.map(({ id, ...words }) => [id, words]));
	const rows = usual.map(({ signal, rule, leads, median_lead, misses, controls }) => ({
		...(about.get(signal) ?? { label: signal, help: "", source: "" }),
		...{ signal, rule, leads, median_lead, misses },
		falseAlarms: controls.reduce((sum, one) => sum + one.false_alarms, 0),
		controls: controls.reduce((sum, one) => sum + one.of, 0),
	}));
	const order = ({ median_lead }: ScoreRow) => median_lead ?? Number.NEGATIVE_INFINITY;
	return rows.sort((one, other) => order(other) - order(one));
}

/** A row in the language that is spoken, its numbers as well; without words it is left as it was recorded. */
export function rowInWords(row: ScoreRow, words: SignalWords | null): ScoreRow {
	if (!words) return row;
	const rule = row.rule
		.replace(/\d+\.\d+/g, (number) => exact(Number(number)))
		.replace(/[a-z]{2,}/g, (word) => words.rules[word] ?? word);
	return { ...row, ...words.signs[row.signal], rule };
}
