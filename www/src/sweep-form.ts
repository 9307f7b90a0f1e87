// What the form of a sweep says, and what it suggests. Pure; no setting is known by name.

import { format, read } from "./fields";
import type { FieldInfo, RunConfig } from "./protocol";
import type { State } from "./store";

export type Form = {
	axes: { path: string; text: string }[];
	seeds: number;
	steps: number;
	stop: { at: number; after: number } | null;
};

const STEPS = 3000;

/** Settings that can be an axis: those with an effect here that can be told in a word or a number. */
export function sweepable({ catalogue, idle }: State): FieldInfo[] {
	return catalogue?.fields.filter((field) => canVary(field) && !idle.includes(field.path)) ?? [];
}

const KINDS = ["number", "choice", "toggle"];
export const canVary = ({ kind }: FieldInfo) => KINDS.includes(kind.type);

/** Two settings to begin with: the first fractions that everybody sees. */
export function formOf(state: State): Form {
	const { draft } = state;
	const basic = sweepable(state).filter(
		({ level, kind }) => level === "basic" && kind.type === "number" && !kind.integer,
	);
	const axes = draft
		? basic.slice(0, 2).map((field) => ({
				path: field.path,
				text: suggestion(field, draft.config),
			}))
		: [];
	return { axes, seeds: 1, steps: STEPS, stop: { at: 0.99, after: 4 } };
}

/** Some values around the present one. */
export function suggestion({ path, kind }: FieldInfo, config: RunConfig): string {
	if (kind.type === "choice") return kind.options.map(({ id }) => id).join(",");
	if (kind.type === "toggle") return "false,true";
	const now = read(config, path);
	if (kind.type !== "number" || typeof now !== "number") return format(now);
	const [from, to] = [now / 2, now * 2].map((x) => Math.min(kind.max, Math.max(kind.min, x)));
	if (kind.scale === "log")
		return [now / 10, now, now * 10].map(short).filter(fits(kind)).join(",");
	if (kind.integer) return [...new Set([from, now, to].map((x) => Math.round(x ?? now)))].join(",");
	return `${short(from ?? now)}..${short(to ?? now)}:lin:4`;
}

const short = (x: number) => Number(x.toPrecision(3));
const fits =
	({ min, max }: { min: number; max: number }) =>
	(x: number) =>
		x >= min && x <= max;
