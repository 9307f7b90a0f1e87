// The lesson and the class of the page's address, as the views ask for them.

import { CLASS_KEYS } from "./class/plan";
import { LESSON_KEYS, type Lesson, plainLesson, readLesson } from "./lesson";

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
