// What is kept of a run after it has left the screen. Pure.

import { differing, format, read } from "./fields";
import { playStrings } from "./i18n/play";
import { runStrings as strings } from "./i18n/runs";
import type { EngineChoice } from "./messages";
import { stages } from "./planned";
import type { Prediction } from "./predict";
import type { Catalogue, Change, FieldInfo, MetricsRow, RunConfig, RunState } from "./protocol";
import type { Sketch } from "./sketch";
import type { Run } from "./store";

export type RunRecord = {
	id: string;
	name: string;
	/** Which of the colours its line has. */
	color: number;
	pinned: boolean;
	/** Milliseconds since 1970. */
	begun: number;
	/** Null if curves were opened without it. */
	config: RunConfig | null;
	changes: Change[];
	engine: EngineChoice;
	/** Task, model and split in words. */
	sentence: string;
	/** The config of the run that was on screen before; its differences are what people want to see. */
	before: RunConfig | null;
	/** The run that it forked from. */
	fork: { name: string; step: number } | null;
	state: RunState;
	step: number;
	elapsed_ms: number;
	rows: MetricsRow[];
	milestones: Run["milestones"];
	prediction: Prediction | null;
	/** The curve that was expected; what an earlier version has kept has none. */
	sketch?: Sketch | null;
	/** The step of its latest checkpoint, from which it can go on. */
	kept: number | null;
	version: string;
	/** The file that it was opened from: a run of another computer. */
	file?: string;
};

/** Rows that are kept of a run. */
const MOST_ROWS = 4000;
/** Colours of lines. */
export const N_COLORS = 6;
/** Runs that are kept, besides those that are pinned. */
const MOST = 40;
/** Lines that are drawn, besides those that are pinned. */
const MOST_LINES = 5;
/** Of so many the latest checkpoint is kept: they are large. */
const MOST_KEPT = 8;

export function newRecord(
	run: Run,
	others: RunRecord[],
	about: Pick<RunRecord, "engine" | "before" | "fork" | "version">,
	chance = Math.random,
): RunRecord {
	const begun = Date.now();
	return {
		...about,
		id: `${begun.toString(36)}-${Math.floor(chance() * 1e9).toString(36)}`,
		name: newName(others, chance),
		color: nextColor(others),
		pinned: false,
		begun,
		elapsed_ms: 0,
		kept: null,
		...lately(run),
	};
}

/** Shares of right answers from which a milestone counts, as in the core. */
const REACHED = 0.99;

/** A run of another computer, as its file tells it. */
export function recordOf(
	file: string,
	all: MetricsRow[],
	config: RunConfig | null,
	others: RunRecord[],
): RunRecord {
	const begun = Date.now();
	const first = (part: "train_accuracy" | "test_accuracy") =>
		all.find((row) => row[part] >= REACHED)?.step;
	const [memorised, generalised] = [first("train_accuracy"), first("test_accuracy")];
	return {
		id: `${begun.toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`,
		name: file.replace(/\.\w+$/, "").slice(0, 60) || file,
		file,
		color: nextColor(others),
		// Opened to be looked at: newer runs do not push it out.
		pinned: true,
		...{ begun, config, before: null, fork: null, kept: null, changes: [], version: "" },
		engine: { device: "auto", workers: "auto" },
		...{ sentence: "", state: "finished", elapsed_ms: 0, prediction: null },
		step: all.at(-1)?.step ?? 0,
		rows: thinned(all),
		milestones: {
			...(memorised === undefined ? {} : { memorised }),
			...(generalised === undefined ? {} : { generalised }),
		},
	};
}

const nextColor = (others: RunRecord[]) => ((others.at(-1)?.color ?? -1) + 1) % N_COLORS;

function thinned(rows: MetricsRow[]): MetricsRow[] {
	const every = Math.ceil(rows.length / MOST_ROWS);
	return rows.filter((_, i) => i % every === 0 || i === rows.length - 1);
}

/** What changes while a run goes on. */
export function lately(run: Run) {
	const { config, changes, facts, state, step, history, milestones, prediction, sketch } = run;
	const rows = thinned(history);
	const { sentence } = facts;
	return { config, changes, sentence, state, step, rows, milestones, prediction, sketch };
}

function newName(others: RunRecord[], chance: () => number): string {
	const pick = (words: string[]) => words[Math.floor(chance() * words.length)] ?? "";
	const taken = others.map(({ name }) => name);
	const draw = () => strings.name(pick(strings.adjectives), pick(strings.animals));
	const names = Array.from({ length: 20 }, draw);
	return names.find((name) => !taken.includes(name)) ?? (names[0] as string);
}

/** The config that a run has ended with. */
export const latest = ({ config, changes }: { config: RunConfig; changes: Change[] }): RunConfig =>
	stages(config, changes).at(-1) ?? config;

/** Differences that fit in a line. */
const MOST_NAMED = 3;

/** In what a run differs from the one before it, in a line. */
export function sayDifference(record: RunRecord, { fields }: Catalogue): string {
	const { config, before, fork, file } = record;
	if (file !== undefined) return playStrings.from_file(file);
	if (!config) return "";
	if (fork) return strings.forked(fork.name, fork.step);
	if (!before) return strings.first;
	const changed = differing(config, before, fields).filter(({ kind }) => kind.type !== "answers");
	if (changed.length === 0) return strings.same;
	const say = ({ label, path }: FieldInfo) =>
		strings.difference(label, format(read(before, path)), format(read(config, path)));
	const said = changed.slice(0, MOST_NAMED).map(say);
	const more = changed.length - said.length;
	return [...said, ...(more > 0 ? [strings.more(more)] : [])].join("; ");
}

/** Those that are kept, oldest first. */
export function worthKeeping(records: RunRecord[]): RunRecord[] {
	const free = records.filter(({ pinned }) => !pinned).slice(-MOST);
	return records.filter((record) => record.pinned || free.includes(record));
}

/** Those whose checkpoint is kept. */
export function worthContinuing(records: RunRecord[]): RunRecord[] {
	const with_one = records.filter(({ kept }) => kept !== null);
	const free = with_one.filter(({ pinned }) => !pinned).slice(-MOST_KEPT);
	return with_one.filter((record) => record.pinned || free.includes(record));
}

/** Those that are drawn as pale lines behind the run on screen. */
export function drawn(records: RunRecord[], current: string | null): RunRecord[] {
	const others = records.filter(({ id, rows }) => id !== current && rows.length > 1);
	const free = others.filter(({ pinned }) => !pinned).slice(-MOST_LINES);
	return others.filter((record) => record.pinned || free.includes(record));
}
