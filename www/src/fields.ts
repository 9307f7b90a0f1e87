// A config as the catalogue sees it: a flat list of fields, each with a path. No field is known by name.

import { exact } from "./i18n/format";
import { strings } from "./i18n/strings";
import type { FieldInfo, FieldKind, Problem, RunConfig } from "./protocol";

export type FieldValue = string | number | boolean | null;
type Tree = { [key: string]: Tree | FieldValue };
type NumberKind = Extract<FieldKind, { type: "number" | "seed" }>;

/** Written in the decimal or scientific notation that every one of our readers shares. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NULL_TEXT = "null";
const TOGGLED = new Map([
	["true", true],
	["false", false],
]);

export function read(config: RunConfig, path: string): FieldValue {
	let node: unknown = config;
	for (const key of path.split(".")) node = (node as Tree)[key];
	return node as FieldValue;
}

/** A copy of the config with one field changed. */
export function write(config: RunConfig, path: string, value: FieldValue): RunConfig {
	const copy = structuredClone(config);
	const keys = path.split(".");
	const leaf = keys.pop() as string;
	let node = copy as unknown as Tree;
	for (const key of keys) node = node[key] as Tree;
	node[leaf] = value;
	return copy;
}

export function leafName(path: string): string {
	return path.slice(path.lastIndexOf(".") + 1);
}

export function format(value: FieldValue): string {
	return value === null ? NULL_TEXT : String(value);
}

/** Only what a type can say (a number, a whole one); ranges and the rest are the core's to judge. */
export function parse(
	field: FieldInfo,
	text: string,
	name = leafName(field.path),
): FieldValue | Problem {
	const { kind } = field;
	if (kind.type === "choice" || kind.type === "text" || kind.type === "answers") return text;
	if (kind.type === "toggle") return TOGGLED.get(text.trim()) ?? notAToggle(field, name, text);
	const trimmed = text.trim();
	if (kind.type === "number" && kind.null_label !== null && trimmed === NULL_TEXT) return null;
	const value = Number(trimmed);
	const fits = NUMBER.test(trimmed) && Number.isFinite(value);
	if (!fits || (isWhole(kind) && !Number.isSafeInteger(value)))
		return notANumber(field, name, text);
	return value;
}

export function isProblem(value: FieldValue | Problem | RunConfig): value is Problem {
	return typeof value === "object" && value !== null && "message" in value;
}

export function isWhole(kind: NumberKind): boolean {
	return kind.type === "seed" || kind.integer;
}

/** "2 to 200" */
export function range(kind: NumberKind): string {
	const [min, max] = kind.type === "seed" ? [0, kind.max] : [kind.min, kind.max];
	return strings.range(bound(min), bound(max));
}

/** Small bounds in the notation in which they can be typed: 1e-12. */
const bound = (n: number) => (n !== 0 && Math.abs(n) < 1e-3 ? n.toExponential() : exact(n));

/** What a number field takes, in words: "a whole number, 2 to 200". */
function allowed(kind: NumberKind): string {
	return `${isWhole(kind) ? strings.whole_number : strings.any_number}, ${range(kind)}`;
}

function notANumber(field: FieldInfo, name: string, text: string): Problem {
	const what = allowed(field.kind as NumberKind);
	const value = shorten(text);
	const message = strings.not_a_number(name, value, what);
	return { message, field: field.path, value, allowed: what };
}

function notAToggle(field: FieldInfo, name: string, text: string): Problem {
	const [value, what] = [shorten(text), [...TOGGLED.keys()].join(", ")];
	const message = strings.none_of(name, value, what);
	return { message, field: field.path, value, allowed: what };
}

/** Strangers' text in a message: short enough to read, whatever they sent. */
export function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export function equal(a: RunConfig, b: RunConfig, fields: FieldInfo[]): boolean {
	return differing(a, b, fields).length === 0;
}

export function seedFields(fields: FieldInfo[]): FieldInfo[] {
	return fields.filter(({ kind }) => kind.type === "seed");
}

/** The one seed behind all seed fields, or null if they differ. */
export function commonSeed(config: RunConfig, fields: FieldInfo[]): number | null {
	const seeds = new Set(seedFields(fields).map(({ path }) => read(config, path) as number));
	return seeds.size === 1 ? ([...seeds][0] ?? null) : null;
}

/** Fields in which two configs differ. */
export function differing(a: RunConfig, b: RunConfig, fields: FieldInfo[]): FieldInfo[] {
	return fields.filter(({ path }) => read(a, path) !== read(b, path));
}
