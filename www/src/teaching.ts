// The lesson and the class of the page's address, as the views ask for them.

import { CLASS_KEYS } from "./class/plan";
import {
	isFixed,
	judge,
	keepFixed,
	LESSON_KEYS,
	type Lesson,
	plainLesson,
	readLesson,
} from "./lesson";
import { outcome } from "./predict";
import type { RunConfig } from "./protocol";
import type { Run, State } from "./store";
import type { Link } from "./url";

/** Keys of a link that are a teacher's. */
export const TEACH_KEYS = [...LESSON_KEYS, ...CLASS_KEYS];

/** The teacher's part of a hash, as it stands there; "" if it has none. */
export function teachingOf(hash: string): string {
	const parts = [...new URLSearchParams(hash.replace(/^#/, ""))];
	return String(new URLSearchParams(parts.filter(([key]) => TEACH_KEYS.includes(key))));
}

/** Whether somebody is here as a student of a class. */
export function isStudentOf(teaching: string): boolean {
	const parts = new URLSearchParams(teaching);
	return parts.has("class") && parts.has("student");
}

let latest: { teaching: string; lesson: Lesson | null } = { teaching: "", lesson: null };

/** What a place asks of the controls; null if nothing. */
export function lessonAt({ teaching = "" }: { teaching?: string }): Lesson | null {
	if (latest.teaching !== teaching) {
		const lesson = readLesson(teaching);
		const assigned = isStudentOf(teaching);
		latest = { teaching, lesson: assigned ? { ...(lesson ?? plainLesson), assigned } : lesson };
	}
	return latest.lesson;
}

// --- What it leaves to the visitor -----------------------------------------------------------------------

/** Whether nothing starts before somebody has said what will become of it. */
export function asksPrediction(place: { teaching?: string }): boolean {
	const lesson = lessonAt(place);
	return lesson?.predict === true && judge(lesson, "predict") !== "hidden";
}

/** Whether it is to be drawn. */
export const asksSketch = (place: { teaching?: string }) =>
	asksPrediction(place) && lessonAt(place)?.draw === true;

export function awaitsPrediction({ place, run }: State): boolean {
	if (!run || hasBegun(run) || !asksPrediction(place)) return false;
	return run.sketch === null && (asksSketch(place) || run.prediction === null);
}

/** Whether the chart is being drawn on. */
export const isSketching = ({ place, run, sketching }: State) =>
	run !== null && !hasBegun(run) && (sketching || asksSketch(place));

const hasBegun = ({ step, state }: Run) => step > 0 || state !== "paused";

export function mayEdit({ place, catalogue }: State, path: string): boolean {
	const field = catalogue?.fields.find((one) => one.path === path);
	return field === undefined || !isFixed(lessonAt(place), field);
}

/** What is left of a change: all that the lesson has not fixed. The config is the same value if nothing was. */
export function withinLesson({ place, catalogue, draft }: State, wanted: Link): Link {
	const lesson = lessonAt(place);
	if (!lesson || !catalogue || !draft) return wanted;
	const free = (control: "preset" | "device") => judge(lesson, control) === "free";
	return {
		...wanted,
		...(free("preset") ? {} : { preset: draft.preset }),
		...(free("device") ? {} : { device: draft.device }),
		config: keepFixed(lesson, draft.config, wanted.config, catalogue.fields),
	};
}

/** Whether a run of the history may go on here: whether it differs in nothing that the lesson has fixed. */
export function fitsLesson(state: State, config: RunConfig): boolean {
	const { draft } = state;
	return draft === null || withinLesson(state, { ...draft, config }).config === config;
}

/** Whether a prediction is still to come true or not. */
export const awaitsOutcome = (state: State): boolean => {
	const { place, run } = state;
	const asked = asksPrediction(place) || isSketching(state) || run?.sketch != null;
	return asked && (run === null || outcome(run) === null);
};
