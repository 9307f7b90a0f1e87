// The plan of a class: settings that all share, up to three axes along which students differ, and who gets which cell.
// Pure; the link carries all of it, so that a student's page and the teacher's agree without a server.

import {
	type FieldValue,
	format,
	isProblem,
	leafName,
	parse,
	read,
	seedFields,
	shorten,
	write,
} from "../fields";
import { lessonStrings } from "../i18n/lesson";
import { strings } from "../i18n/strings";
import type { FieldInfo, Problem, RunConfig } from "../protocol";

const words = lessonStrings.plan;

/** One thing that differs between students; `seed` stands for all seeds. */
export type ClassAxis = { name: string; label: string; fields: FieldInfo[]; values: FieldValue[] };
export type Cell = { settings: [name: string, value: FieldValue][]; place: number[] };
export type ClassPlan = {
	base: RunConfig;
	axes: ClassAxis[];
	cells: Cell[];
	/** Cells in the order in which students get them. */
	order: number[];
	/** Names the plan in 20 bits: settings and axes alike. */
	check: number;
};

export const CLASS_KEYS = ["class", "student"];
export const MOST_AXES = 3;
export const MOST_CELLS = 120;
/** More students than cells begin again: what two have alike is a check. */
export const MOST_STUDENTS = 999;
export const CHECK_BITS = 20;
const SEED = "seed";

/** Settings that can be told in a word or a number, and the shorthand for all seeds. */
export function classable(
	fields: FieldInfo[],
): { name: string; label: string; fields: FieldInfo[] }[] {
	const kinds = ["number", "choice", "toggle"];
	const own = fields
		.filter(({ kind }) => kinds.includes(kind.type))
		.map((field) => ({ name: leafName(field.path), label: field.label, fields: [field] }));
	return [...own, { name: SEED, label: strings.seed, fields: seedFields(fields) }];
}

/** "train_fraction:0.3,0.5;seed:0,1" */
export function axesText(axes: Pick<ClassAxis, "name" | "values">[]): string {
	return axes.map(({ name, values }) => `${name}:${values.map(format).join(",")}`).join(";");
}

/** Reads the axes of a link over the settings that it shares. */
export function readPlan(text: string, base: RunConfig, fields: FieldInfo[]): ClassPlan | Problem {
	const axes: ClassAxis[] = [];
	for (const part of text.split(";").filter((one) => one.trim() !== "")) {
		const axis = readAxis(part, fields);
		if (isProblem(axis as never)) return axis as Problem;
		axes.push(axis as ClassAxis);
	}
	const wrong = judgePlan(axes);
	if (wrong !== null) return problem(wrong, text);
	const cells = cellsOf(axes);
	return { base, axes, cells, order: orderOf(axes, cells), check: checkOf(base, axes, fields) };
}

const problem = (message: string, text: string): Problem => ({
	message,
	field: "class",
	value: shorten(text),
	allowed: "",
});

function readAxis(text: string, fields: FieldInfo[]): ClassAxis | Problem {
	const [, name = "", list = ""] = text.match(/^\s*([\w.]+)\s*:(.*)$/s) ?? [];
	if (name === "") return problem(words.axis(shorten(text)), text);
	const known = classable(fields).find((one) => one.name === name || one.fields[0]?.path === name);
	if (!known) {
		const allowed = classable(fields).map((one) => one.name);
		return problem(words.unknown(shorten(name), allowed.join(", ")), text);
	}
	const values: FieldValue[] = [];
	for (const one of list.split(",")) {
		const value = readValue(known.fields[0] as FieldInfo, one.trim(), known.name);
		if (isProblem(value)) return value;
		if (values.includes(value)) return problem(words.twice(name, shorten(one.trim())), text);
		values.push(value);
	}
	return { ...known, values };
}

/** The core judges whole configs; a list's own words and bounds can be told here. */
function readValue(field: FieldInfo, text: string, name: string): FieldValue | Problem {
	const value = parse(field, text, name);
	if (isProblem(value) || field.kind.type !== "choice") return value;
	const ids = field.kind.options.map(({ id }) => id);
	if (ids.includes(text)) return value;
	const allowed = ids.join(", ");
	const message = lessonStrings.none_of(name, shorten(text), allowed);
	return { message, field: field.path, value: shorten(text), allowed };
}

function judgePlan(axes: ClassAxis[]): string | null {
	if (axes.length < 1 || axes.length > MOST_AXES)
		return words.too_many_axes(axes.length, MOST_AXES);
	const twice = axes.find(({ name }, i) => axes.findIndex((one) => one.name === name) < i);
	if (twice) return words.same_axis(twice.name);
	const seeds = axes.filter(({ fields }) => fields[0]?.kind.type === "seed");
	if (seeds.length > 1) return words.same_axis(SEED);
	const size = axes.reduce((product, { values }) => product * values.length, 1);
	return size < 2 || size > MOST_CELLS ? words.size(size, MOST_CELLS) : null;
}

/** Every combination; the last axis changes fastest. */
function cellsOf(axes: ClassAxis[]): Cell[] {
	return axes.reduce<Cell[]>(
		(all, { name, values }) =>
			all.flatMap(({ settings, place }) =>
				values.map((value, i) => ({
					settings: [...settings, [name, value]],
					place: [...place, i],
				})),
			),
		[{ settings: [], place: [] }],
	);
}

export function cellConfig({ base, axes, cells }: ClassPlan, index: number): RunConfig {
	const settings = cells[index]?.settings ?? [];
	return axes.reduce(
		(config, { fields }, i) =>
			fields.reduce((next, { path }) => write(next, path, settings[i]?.[1] ?? null), config),
		base,
	);
}

// --- Who gets which cell -----------------------------------------------------------------------------

/** The cell of a student, by number from 1 on. */
export const cellOf = ({ order }: ClassPlan, student: number): number =>
	order[(student - 1) % order.length] as number;

/** The first student who gets a cell. */
export const studentOf = ({ order }: ClassPlan, cell: number): number => order.indexOf(cell) + 1;

export const isStudent = (n: number) => Number.isInteger(n) && n >= 1 && n <= MOST_STUDENTS;

/** How much seeds count beside settings: a class of any size covers the settings first, then repeats them. */
const SEED_WEIGHT = 0.01;

/** Each student gets the cell that is farthest from all before it: however few they are, they cover the plan. */
function orderOf(axes: ClassAxis[], cells: Cell[]): number[] {
	const far = (a: Cell, b: Cell) => distance(axes, a, b);
	const nearest = cells.map(() => Number.POSITIVE_INFINITY);
	const order: number[] = [];
	let next = 0;
	while (order.length < cells.length) {
		order.push(next);
		const last = cells[next] as Cell;
		cells.forEach((cell, i) => {
			nearest[i] = Math.min(nearest[i] as number, far(cell, last));
		});
		next = best(nearest, (i) => far(cells[i] as Cell, last));
	}
	return order;
}

/** The farthest; of several the one that is also farthest from the neighbour. */
function best(nearest: number[], fromLast: (i: number) => number): number {
	let found = 0;
	nearest.forEach((distance, i) => {
		const better = distance - (nearest[found] as number);
		const apart = Math.abs(better) < 1e-9 && fromLast(i) > fromLast(found) + 1e-9;
		if (better >= 1e-9 || apart) found = i;
	});
	return found;
}

export function distance(axes: ClassAxis[], a: Cell, b: Cell): number {
	const parts = axes.map(({ fields, values }, i) => {
		const apart = Math.abs((a.place[i] as number) - (b.place[i] as number));
		const { type } = (fields[0] as FieldInfo).kind;
		if (type === "seed") return SEED_WEIGHT * Math.min(1, apart);
		return type === "number" ? apart / Math.max(1, values.length - 1) : Math.min(1, apart);
	});
	return Math.hypot(...parts);
}

/** Only what all students share is summed up, together with the axes. */
function checkOf(base: RunConfig, axes: ClassAxis[], fields: FieldInfo[]): number {
	const varied = axes.flatMap((axis) => axis.fields.map(({ path }) => path));
	const paths = fields.map(({ path }) => path).filter((path) => !varied.includes(path));
	const values = paths.sort().map((path) => [path, read(base, path)]);
	return fold(JSON.stringify([values, axesText(axes)]));
}

/** FNV-1a, folded. */
function fold(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text))
		hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	return ((hash >>> CHECK_BITS) ^ hash) & (2 ** CHECK_BITS - 1);
}
