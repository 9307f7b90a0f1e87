// What the answer table says, as data: counts, cells and sentences. No canvas here.

import { strings } from "../i18n/strings";

export const NO_PAIR = 65535;
export const SPLIT = { test: 0, train: 1, none: 2, trainWrong: 3, testWrong: 4 } as const;

/** Everything a picture of the table needs. Arrays are row-major: the pair (a, b) is at a·n + b. */
export type TableData = {
	/** Number of symbols. */
	n: number;
	/** The question with letters, such as "a + b mod 7". */
	formula: string;
	split: Uint8Array;
	answers: Uint16Array;
	predictions: Uint16Array | null;
	/** The cell being read out, if any. */
	cursor: { a: number; b: number } | null;
};

export type Counts = { train: Tally; test: Tally };
type Tally = { right: number; of: number };

export const isTrain = (part: number | undefined) =>
	part === SPLIT.train || part === SPLIT.trainWrong;
const isWrong = (part: number | undefined) => part === SPLIT.trainWrong || part === SPLIT.testWrong;

export function isRight({ answers, predictions }: TableData, cell: number): boolean {
	return predictions !== null && predictions[cell] === answers[cell];
}

/** By the run's split: they are asked for at every frame, and change only with the predictions. */
const known = new WeakMap<Uint8Array, { of: Uint16Array | null; counts: Counts }>();

export function counts(data: TableData): Counts {
	const { split, predictions } = data;
	const last = known.get(split);
	if (last && last.of === predictions) return last.counts;
	const counts = count(data);
	known.set(split, { of: predictions, counts });
	return counts;
}

function count(data: TableData): Counts {
	const result: Counts = { train: { right: 0, of: 0 }, test: { right: 0, of: 0 } };
	data.split.forEach((part, cell) => {
		if (part === SPLIT.none) return;
		const tally = isTrain(part) ? result.train : result.test;
		tally.of += 1;
		if (isRight(data, cell)) tally.right += 1;
	});
	return result;
}

/** "41 + 77 mod 97 = 21; it says 21; held out" */
export function sayCell(data: TableData, a: number, b: number): string {
	const cell = a * data.n + b;
	const question = withNumbers(data.formula, a, b);
	const part = data.split[cell];
	if (part === SPLIT.none) return `${question}: ${strings.no_pair}`;
	const told = isWrong(part) ? ` (${strings.told_wrong})` : "";
	const shown = isTrain(part) ? strings.seen : strings.held_out;
	return `${question} = ${data.answers[cell]}${told}; ${sayPrediction(data, cell)}; ${shown}`;
}

function sayPrediction({ predictions, n }: TableData, cell: number): string {
	const value = predictions?.[cell];
	if (value === undefined) return strings.not_asked;
	return strings.it_says(value < n ? String(value) : strings.no_residue);
}

/** Puts numbers in a formula's letters; "ab" becomes "41·77". Words such as "mod" stay. */
export function withNumbers(formula: string, a: number, b: number): string {
	const numbers: Record<string, number> = { a, b };
	return formula.replace(/\p{L}+/gu, (word) =>
		/^[ab]+$/.test(word) ? [...word].map((letter) => numbers[letter]).join("·") : word,
	);
}

export function sayCounts(data: TableData): { train: string; test: string } {
	const { train, test } = counts(data);
	return {
		train: strings.right_counts(strings.train, train.right, train.of),
		test: strings.right_counts(strings.test, test.right, test.of),
	};
}

export function summary(data: TableData, step: number): string {
	const { train, test } = sayCounts(data);
	return strings.table_summary(data.n, step, train, test);
}

export const share = ({ right, of }: Tally) => (of > 0 ? right / of : 0);
