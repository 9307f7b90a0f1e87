// The form of a sweep in a link: `axes=train_fraction:0.2,0.4;p:59,97&sweep_seeds=3&sweep_steps=3000&sweep_stop=0.99,4`. Pure.

import { leafName } from "./fields";
import { linkStrings } from "./i18n/link";
import { strings } from "./i18n/strings";
import { refused } from "./link-problem";
import type { Catalogue, FieldInfo, Problem } from "./protocol";
import { canVary, type Form } from "./sweep-form";

const [AXES, SEEDS, STEPS, STOP] = ["axes", "sweep_seeds", "sweep_steps", "sweep_stop"] as const;
export const SWEEP_KEYS: string[] = [AXES, SEEDS, STEPS, STOP];
/** The form has room for so many. */
const MOST_AXES = 2;
const LONGEST = 2000;
const MOST_SEEDS = 1000;
const MOST_STEPS = 1_000_000_000;

/** What a link says of a sweep, as it stands there. */
export function sweepOf(hash: string): string {
	const parts = [...new URLSearchParams(hash.replace(/^#/, ""))];
	return String(new URLSearchParams(parts.filter(([key]) => SWEEP_KEYS.includes(key))));
}

export function sayForm({ axes, seeds, steps, stop }: Form): string {
	const named = axes.map(({ path, text }) => `${leafName(path)}:${text}`).join(";");
	const rule = stop === null ? "off" : `${stop.at},${stop.after}`;
	const all = { [AXES]: named, [SEEDS]: String(seeds), [STEPS]: String(steps), [STOP]: rule };
	return String(new URLSearchParams(all));
}

/** The form that a link asks for, `base` where it says nothing; whether the values fit is the core's to say. */
export function readForm(said: string, base: Form, { fields }: Catalogue): Form | Problem {
	const parts = new URLSearchParams(said);
	const read = <T>(key: string, otherwise: T, how: (text: string) => T | Problem) => {
		const text = parts.get(key);
		return text === null ? otherwise : how(text);
	};
	const axes = read(AXES, base.axes, (text) => readAxes(text, fields.filter(canVary)));
	const seeds = read(SEEDS, base.seeds, (text) => whole(SEEDS, text, MOST_SEEDS));
	const steps = read(STEPS, base.steps, (text) => whole(STEPS, text, MOST_STEPS));
	const stop = read(STOP, base.stop, readStop);
	for (const part of [axes, seeds, steps, stop]) if (isRefused(part)) return part;
	return { axes, seeds, steps, stop } as Form;
}

const isRefused = (part: unknown): part is Problem =>
	typeof part === "object" && part !== null && "message" in part;

function readAxes(text: string, fields: FieldInfo[]): Form["axes"] | Problem {
	const allowed = linkStrings.axes_form(fields.map(({ path }) => leafName(path)).join(", "));
	const entries = text.split(";");
	const axes = entries.flatMap((entry) => {
		const [name = "", ...values] = entry.split(":");
		const field = fields.find(({ path }) => path === name || leafName(path) === name);
		return field && values.join(":") !== "" ? [{ path: field.path, text: values.join(":") }] : [];
	});
	const different = new Set(axes.map(({ path }) => path)).size;
	const usable = different === entries.length && different <= MOST_AXES && text.length <= LONGEST;
	return usable ? axes : refused(AXES, text, allowed);
}

function whole(key: string, text: string, most: number): number | Problem {
	const n = Number(text);
	const usable = /^\d{1,10}$/.test(text) && n >= 1 && n <= most;
	return usable ? n : refused(key, text, linkStrings.whole(most));
}

function readStop(text: string): Form["stop"] | Problem {
	if (text === "off") return null;
	const [, at, after] = /^(0?\.\d{1,6}|1),([1-9]\d{0,5})$/.exec(text) ?? [];
	const usable = at !== undefined && Number(at) > 0;
	return usable
		? { at: Number(at), after: Number(after) }
		: refused(STOP, text, linkStrings.stop_form);
}

/** What is wrong with it, in words. */
export function sweepProblems(said: string | undefined, catalogue: Catalogue): string[] {
	if (said === undefined) return [];
	const form = readForm(said, { axes: [], seeds: 1, steps: 1, stop: null }, catalogue);
	return isRefused(form) ? [strings.problem(form)] : [];
}
