// A curve as notes: accuracy is pitch, time runs with the logarithm of the steps as it does along the axis. Pure.

import type { MetricsRow } from "../protocol";

/** A moment of the melody, in seconds from its beginning, the step it stands for, and both pitches in hertz. */
export type Note = { at: number; step: number; train: number; test: number };

export const SECONDS = 4;
/** More moments than an ear tells apart. */
const NOTES = 80;
/** No answer right sounds like this; all of them, two octaves higher. */
const LOWEST = 220;
const OCTAVES = 2;

export const pitch = (accuracy: number) =>
	LOWEST * 2 ** (OCTAVES * Math.min(1, Math.max(0, Number.isFinite(accuracy) ? accuracy : 0)));

export function melody(history: MetricsRow[], seconds = SECONDS, notes = NOTES): Note[] {
	const first = history[0];
	const last = history.at(-1);
	if (!first || !last || last.step <= first.step) return [];
	const [from, to] = [Math.log(first.step + 1), Math.log(last.step + 1)];
	return Array.from({ length: notes }, (_, i) => {
		const share = i / (notes - 1);
		const step = Math.round(Math.exp(from + share * (to - from)) - 1);
		const row = history.findLast((one) => one.step <= step) ?? first;
		const [train, test] = [pitch(row.train_accuracy), pitch(row.test_accuracy)];
		return { at: share * seconds, step: row.step, train, test };
	});
}
