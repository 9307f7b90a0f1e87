// What the form of a class plan says, and the link that comes of it. Pure; no setting is known by name.

import type { FieldValue } from "../fields";
import { format, leafName, read } from "../fields";
import type { Catalogue, FieldInfo, RunConfig } from "../protocol";
import type { SweepPlan } from "../sweep-messages";
import { axesText, type ClassPlan, classable, MOST_AXES } from "./plan";

export type ClassForm = { name: string; text: string }[];

/** The form of a plan that is there. */
export const formOfPlan = ({ axes }: ClassPlan): ClassForm =>
	axes.map(({ name, values }) => ({ name, text: values.map(format).join(",") }));

/** To begin with: the shares and strengths that the page’s own questions are about, around their present values. */
export function firstForm({ fields, questions }: Catalogue, config: RunConfig): ClassForm {
	const asked = questions.flatMap(({ changes }) => changes.map(({ path }) => path));
	const numbers = fields.filter(
		({ path, kind }) => asked.includes(path) && kind.type === "number" && !kind.integer,
	);
	return numbers.slice(0, MOST_AXES - 1).map((field) => ({
		name: leafName(field.path),
		text: around(field, read(config, field.path)),
	}));
}

/** A strength may be nothing at all; a share may not. */
const FACTORS = {
	share: [0.5, 0.75, 1, 1.25, 1.5],
	strength: [0, 0.3, 1, 3],
	log: [0.1, 0.3, 1, 3],
};
const SEEDS = "0,1,2";

export function around({ kind }: FieldInfo, now: FieldValue): string {
	if (kind.type === "choice") return kind.options.map(({ id }) => id).join(",");
	if (kind.type === "toggle") return "false,true";
	if (kind.type !== "number" || typeof now !== "number") return SEEDS;
	const values = FACTORS[kind.scale === "log" ? "log" : kind.min === 0 ? "strength" : "share"].map(
		(factor) => {
			const value = Math.min(kind.max, Math.max(kind.min, Number((now * factor).toPrecision(2))));
			return kind.integer ? Math.round(value) : value;
		},
	);
	return [...new Set(values)].join(",");
}

/** The form as the link has it. */
export function formText(form: ClassForm): string {
	return form.map(({ name, text }) => `${name}:${text}`).join(";");
}

export function setAxis(
	form: ClassForm,
	index: number,
	name: string,
	fields: FieldInfo[],
	config: RunConfig,
): ClassForm {
	const axis = classable(fields).find((one) => one.name === name);
	const field = axis?.fields[0];
	const next = [...form];
	if (field) next[index] = { name, text: around(field, read(config, field.path)) };
	else next.splice(index, 1);
	return next.filter(Boolean);
}

/** What the core is asked about a plan: every setting in every combination, but for seeds, which all fit together. */
export function sweepOf({ base, axes }: ClassPlan): SweepPlan {
	const own = axes.filter(({ fields }) => fields[0]?.kind.type !== "seed");
	return {
		base,
		set: [],
		axes: own.map(({ fields, values }) => ({ path: fields[0]?.path as string, values })),
		seeds: 1,
		stop: { at: null, after: 0 },
	};
}

/** A link to a class: the settings and the words that it shares, and what differs. `student` opens a student's page. */
export function classHash(settings: string, axes: ClassPlan["axes"], student?: number): string {
	const parts = new URLSearchParams(settings.replace(/^#/, ""));
	for (const key of ["class", "student", "level", "view", "figure", "lenses", "edit"])
		parts.delete(key);
	parts.append("class", axesText(axes));
	parts.append("student", student === undefined ? "" : String(student));
	// People read links too.
	const text = String(parts).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";");
	return `#${text.replace(/student=$/, "student")}`;
}
