// What the answer table says, as data: counts, cells and sentences. No canvas here.

import { strings } from "../i18n/en";
import type { OperationInfo } from "../protocol";

export const NO_PAIR = 65535;
export const SPLIT = { test: 0, train: 1, none: 2 } as const;

/** Everything a picture of the table needs. Arrays are row-major: the pair (a, b) is at a·p + b. */
export type TableData = {
	p: number;
	split: Uint8Array;
	answers: Uint16Array;
	predictions: Uint16Array | null;
	/** The cell being read out, if any. */
	cursor: { a: number; b: number } | null;
};

export type Counts = { train: Tally; test: Tally };
type Tally = { right: number; of: number };

export function isRight({ answers, predictions }: TableData, cell: number): boolean {
	return predictions !== null && predictions[cell] === answers[cell];
}

export function counts(data: TableData): Counts {
	const result: Counts = { train: { right: 0, of: 0 }, test: { right: 0, of: 0 } };
	data.split.forEach((part, cell) => {
		if (part === SPLIT.none) return;
		const tally = part === SPLIT.train ? result.train : result.test;
		tally.of += 1;
		if (isRight(data, cell)) tally.right += 1;
	});
	return result;
}

/** "41 + 77 mod 97 = 21; it says 21; held out" */
export function sayCell(data: TableData, a: number, b: number, operation: OperationInfo): string {
	const cell = a * data.p + b;
	const question = withNumbers(operation.formula, a, b, data.p);
	if (data.split[cell] === SPLIT.none) return `${question}: ${strings.no_pair}`;
	const part = data.split[cell] === SPLIT.train ? strings.seen : strings.held_out;
	return `${question} = ${data.answers[cell]}; ${sayPrediction(data, cell)}; ${part}`;
}

function sayPrediction({ predictions, p }: TableData, cell: number): string {
	const value = predictions?.[cell];
	if (value === undefined) return strings.not_asked;
	return strings.it_says(value < p ? String(value) : strings.no_residue);
}

/** Puts numbers in a formula's letters; "ab" becomes "41·77". Words such as "mod" stay. */
export function withNumbers(formula: string, a: number, b: number, p: number): string {
	const numbers: Record<string, number> = { a, b, p };
	const filled = formula.replace(/\p{L}+/gu, (word) =>
		/^[abp]+$/.test(word) ? [...word].map((letter) => numbers[letter]).join("·") : word,
	);
	return /\bmod\b/.test(filled) ? filled : `${filled} mod ${p}`;
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
	return strings.table_summary(data.p, step, train, test);
}

export const share = ({ right, of }: Tally) => (of > 0 ? right / of : 0);
