// The class that this browser knows: its plan as the students' link has it, and the codes that have come in.

import { isProblem } from "../fields";
import type { Catalogue } from "../protocol";
import { lasting } from "../storage";
import { type Link, readLink } from "../url";
import { CLASS_KEYS, type ClassPlan, cellConfig, cellOf, isStudent, readPlan } from "./plan";

export type SavedClass = { hash: string; codes: string[] };
const KEPT = "grokscope-class";

/** False where the browser keeps nothing. */
export const keepClass = (saved: SavedClass | null): boolean =>
	lasting.set(KEPT, saved && JSON.stringify(saved));

export function recallClass(): SavedClass | null {
	try {
		const saved = JSON.parse(lasting.get(KEPT) ?? "null");
		const usable = typeof saved?.hash === "string" && Array.isArray(saved.codes);
		return usable ? { hash: saved.hash, codes: saved.codes.map(String) } : null;
	} catch {
		return null;
	}
}

/** Another tab of this browser has changed the class. */
export function onClassChange(listener: () => void): () => void {
	const heard = ({ key }: StorageEvent) => key === KEPT && listener();
	addEventListener("storage", heard);
	return () => removeEventListener("storage", heard);
}

/** The plan that a link carries; what is wrong with it, in words; null if it carries none. */
export function planOf(hash: string, catalogue: Catalogue): ClassPlan | string | null {
	const text = new URLSearchParams(hash.replace(/^#/, "")).get(CLASS_KEYS[0] as string);
	if (text === null) return null;
	const { link, problems } = readLink("", hash, catalogue);
	if (!link) return problems.map(({ message }) => message).join(" ");
	const plan = readPlan(text, link.config, catalogue.fields);
	return isProblem(plan as never) ? (plan as { message: string }).message : (plan as ClassPlan);
}

/** The settings of a link, or those of the student who has opened it. */
export function asStudent(link: Link, catalogue: Catalogue | null): Link {
	const inLink = new URLSearchParams(location.hash.slice(1)).get(CLASS_KEYS[1] as string);
	const plan = inLink !== null && catalogue ? planOf(location.hash, catalogue) : null;
	if (plan === null || typeof plan === "string") return link;
	const student = Number(inLink || recallStudent(plan));
	if (!isStudent(student)) return link;
	return { ...link, config: cellConfig(plan, cellOf(plan, student)) };
}

/** A number per plan, so that another lesson's does not count here. */
const studentKey = ({ check }: ClassPlan) => `grokscope-student-${check}`;

export const recallStudent = (plan: ClassPlan): string => lasting.get(studentKey(plan)) ?? "";

/** Private windows forget; the number is typed again. */
export const keepStudent = (plan: ClassPlan, student: number | null) =>
	lasting.set(studentKey(plan), student === null ? null : String(student));
