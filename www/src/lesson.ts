// What a teacher's link says about the page: which controls are free, locked or hidden, and the teacher's own words.
// Pure; no setting is known by name.

import { leafName, read, shorten, write } from "./fields";
import { lessonStrings as words } from "./i18n/lesson";
import type { Catalogue, FieldInfo, RunConfig } from "./protocol";

export type Rule = "free" | "locked" | "hidden";
export type Lesson = {
	title: string;
	/** The teacher's own words: plain text. */
	say: string;
	/** By name: a field's path or last segment, a group such as `task.*`, a control, a read-out. */
	rules: Map<string, Rule>;
	/** For every control that is not named. Read-outs are hidden by name alone. */
	others: Rule;
	/** A prediction is asked before Start unlocks. */
	predict: boolean;
	/** It is asked as a curve, drawn on the chart. */
	draw: boolean;
	/** Somebody else chooses every setting: the plan of a class. */
	assigned: boolean;
};

/** Controls besides the settings. */
export const CONTROLS = ["preset", "device", "seed", "level", "views", "lenses", "sweep"] as const;
/** What only shows. `answers` is the answer table: `table` is a setting. */
export const READOUTS = [
	"answers",
	"curves",
	"happened",
	"ask",
	"predict",
	"runs",
	"save",
] as const;
export type Control = (typeof CONTROLS)[number] | (typeof READOUTS)[number];

/** Keys of the link, and what each makes of the names in its list. */
const LISTS = { free: "free", lock: "locked", hide: "hidden" } as const;
type List = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as List[];
const STRICTNESS: Rule[] = ["free", "locked", "hidden"];

/** `edit` opens the dialog again in which the lesson was made. */
export const LESSON_KEYS = ["lesson", "say", ...LIST_NAMES, "others", "predict", "edit"];
/** A prediction that is chosen, or drawn. */
const DRAWN = "draw";
const PREDICTS = ["1", DRAWN];
export const LONGEST = { lesson: 80, say: 600 };

export const plainLesson: Lesson = {
	title: "",
	say: "",
	rules: new Map(),
	others: "free",
	predict: false,
	draw: false,
	assigned: false,
};

/** The lesson of a hash; null if it holds none. */
export function readLesson(hash: string): Lesson | null {
	const parts = new URLSearchParams(hash.replace(/^#/, ""));
	if (![...parts.keys()].some((key) => LESSON_KEYS.includes(key))) return null;
	const rules = new Map<string, Rule>();
	for (const key of LIST_NAMES)
		for (const name of namesIn(parts, key))
			rules.set(name, stricter(rules.get(name) ?? "free", LISTS[key]));
	return {
		title: clean(parts.get("lesson") ?? "")
			.replace(/\s+/g, " ")
			.slice(0, LONGEST.lesson),
		say: clean(parts.get("say") ?? "").slice(0, LONGEST.say),
		rules,
		others: LISTS[parts.get("others") as List] ?? "free",
		predict: PREDICTS.includes(parts.get("predict") ?? ""),
		draw: parts.get("predict") === DRAWN,
		assigned: false,
	};
}

/** A lesson as entries of a link. Empty if it asks for nothing. */
export function writeLesson({
	title,
	say,
	rules,
	others,
	predict,
	draw,
}: Lesson): [string, string][] {
	const listed = LIST_NAMES.map((key): [string, string] => [
		key,
		[...rules].flatMap(([name, rule]) => (rule === LISTS[key] ? [name] : [])).join(","),
	]);
	const rest = LIST_NAMES.find((key) => LISTS[key] === others) as List;
	const entries: [string, string][] = [
		["lesson", title],
		["say", say],
		...listed,
		["others", rest === "free" ? "" : rest],
		["predict", predict ? (draw ? DRAWN : "1") : ""],
	];
	return entries.filter(([, value]) => value !== "");
}

const namesIn = (parts: URLSearchParams, key: string) =>
	(parts.get(key) ?? "")
		.split(",")
		.map((name) => name.trim())
		.filter(Boolean);

/** Line breaks stay; what cannot be seen goes. */
const clean = (text: string) =>
	text
		.replace(/\r\n?/g, "\n")
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, " ")
		.trim();

export const stricter = (a: Rule, b: Rule): Rule =>
	STRICTNESS.indexOf(a) > STRICTNESS.indexOf(b) ? a : b;

// --- What holds for a control ----------------------------------------------------------------------

/** Whether a control, a read-out or a setting is free, locked or hidden. What is named more exactly wins. */
export function judge(lesson: Lesson | null, control: Control | FieldInfo): Rule {
	if (!lesson) return "free";
	if (isReadout(control)) return lesson.rules.get(control) === "hidden" ? "hidden" : "free";
	const rule = namesOf(control).find((name) => lesson.rules.has(name));
	const said = rule === undefined ? lesson.others : (lesson.rules.get(rule) as Rule);
	const chosenByOthers =
		lesson.assigned && (typeof control !== "string" || SETTING.includes(control));
	return chosenByOthers ? stricter(said, "locked") : said;
}

/** Controls that change settings. */
const SETTING: string[] = ["preset", "seed"];
const isReadout = (control: Control | FieldInfo): control is (typeof READOUTS)[number] =>
	(READOUTS as readonly unknown[]).includes(control);

function namesOf(control: Control | FieldInfo): string[] {
	if (typeof control === "string") return [control];
	const { path, group, kind } = control;
	return [path, leafName(path), ...(kind.type === "seed" ? ["seed"] : []), groupName(group)];
}

const groupName = (group: string) => `${group}.*`;

/** The one number for all seeds is as strict as its own rule, and never freer than a seed that it would change. */
export function judgeSeed(lesson: Lesson | null, fields: FieldInfo[]): Rule {
	const own = judge(lesson, "seed");
	const seeds = fields.filter(({ kind }) => kind.type === "seed");
	const fixed = seeds.some((field) => judge(lesson, field) !== "free");
	return fixed ? stricter(own, "locked") : own;
}

export const isFixed = (lesson: Lesson | null, field: FieldInfo) => judge(lesson, field) !== "free";

/** `after` with everything that is not the visitor's to change as it was before. */
export function keepFixed(
	lesson: Lesson | null,
	before: RunConfig,
	after: RunConfig,
	fields: FieldInfo[],
): RunConfig {
	return fields
		.filter(
			(field) => isFixed(lesson, field) && read(before, field.path) !== read(after, field.path),
		)
		.reduce((config, { path }) => write(config, path, read(before, path)), after);
}

// --- What is wrong with a link -----------------------------------------------------------------------

/** Every name that a list may hold. */
export function knownNames({ fields }: Catalogue): string[] {
	const groups = new Set(fields.map(({ group }) => groupName(group)));
	return [...CONTROLS, ...READOUTS, ...groups, ...fields.map(({ path }) => leafName(path))];
}

/** In the words of the link's other problems: key, value, what is allowed. */
export function lessonProblems(hash: string, catalogue: Catalogue): string[] {
	const parts = new URLSearchParams(hash.replace(/^#/, ""));
	return [
		...LIST_NAMES.flatMap((key) => listProblems(parts, key, catalogue)),
		...contradictions(parts),
		...oneOf(parts, "others", LIST_NAMES),
		...oneOf(parts, "predict", PREDICTS),
		...oneOf(parts, "edit", ["1"]),
		...(parts.has("student") && !parts.has("class")
			? [words.student_alone(shorten(parts.get("student") ?? ""))]
			: []),
		...(["lesson", "say"] as const).flatMap((key) => {
			const { length } = clean(parts.get(key) ?? "");
			return length > LONGEST[key] ? [words.too_long(key, length, LONGEST[key])] : [];
		}),
	];
}

function listProblems(parts: URLSearchParams, key: List, catalogue: Catalogue): string[] {
	const known = new Set([...knownNames(catalogue), ...catalogue.fields.map(({ path }) => path)]);
	const names = namesIn(parts, key);
	const unknown = names.filter((name) => !known.has(name)).map(shorten);
	const shown = names.filter((name) => key === "lock" && isReadout(name as Control));
	return [
		...(unknown.length > 0
			? [words.unknown(key, unknown.slice(0, 5), knownNames(catalogue).join(", "))]
			: []),
		...shown.map(words.no_lock),
	];
}

function contradictions(parts: URLSearchParams): string[] {
	const first = new Map<string, List>();
	const said: string[] = [];
	for (const key of LIST_NAMES)
		for (const name of namesIn(parts, key)) {
			const before = first.get(name) ?? key;
			if (before !== key) said.push(words.contradiction(shorten(name), before, key));
			first.set(name, before);
		}
	return said.slice(0, 5);
}

function oneOf(parts: URLSearchParams, key: string, allowed: string[]): string[] {
	const value = parts.get(key);
	if (value === null || allowed.includes(value)) return [];
	return [words.none_of(key, shorten(value), allowed.join(", "))];
}

// --- Making a lesson -----------------------------------------------------------------------------------

/** A rule for every control, said in as few names as it takes. Read-outs are named only where they are hidden. */
export function compact(said: Map<string, Rule>): Pick<Lesson, "rules" | "others"> {
	const readout = (name: string) => (READOUTS as readonly string[]).includes(name);
	const controls = [...said].filter(([name]) => !readout(name));
	const often = (rule: Rule) => controls.filter(([, one]) => one === rule).length;
	const others = STRICTNESS.reduce((best, rule) => (often(rule) > often(best) ? rule : best));
	const named = [...said].filter(([name, rule]) =>
		readout(name) ? rule === "hidden" : rule !== others,
	);
	return { rules: new Map(named), others };
}

/** The link of a lesson: settings as they are in another link, and what the lesson says. */
export function lessonHash(settings: string, lesson: Lesson, level = ""): string {
	const parts = new URLSearchParams(settings.replace(/^#/, ""));
	for (const key of [...LESSON_KEYS, "level", "class", "student"]) parts.delete(key);
	if (level !== "") parts.append("level", level);
	for (const [key, value] of writeLesson(lesson)) parts.append(key, value);
	// People read links too.
	return `#${String(parts).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";")}`;
}
