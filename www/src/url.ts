// The config in the address: readable, complete, and never trusted. Everything here is pure.

import {
	commonSeed,
	differing,
	type FieldValue,
	format,
	isProblem,
	leafName,
	parse,
	read,
	seedFields,
	shorten,
	write,
} from "./fields";
import { strings } from "./i18n/strings";
import {
	DEVICE_CHOICES,
	type DeviceChoice,
	type EngineChoice,
	MOST_WORKERS,
	type WorkersChoice,
} from "./messages";
import { AT, readChanges, sayChanges } from "./planned";
import type { Catalogue, Change, FieldInfo, PresetInfo, Problem, RunConfig } from "./protocol";
import { SWEEP_KEYS, sweepOf } from "./sweep-link";
import { TEACH_KEYS, teachingOf } from "./teaching";

export type { EngineChoice };
export type Link = {
	preset: string;
	config: RunConfig;
	/** What is changed while the run goes on. */
	changes?: Change[];
} & EngineChoice;
/** `link` is null when a value is unusable: then nothing of it is applied. */
export type ReadLink = {
	link: Link | null;
	problems: Problem[];
	/** The settings that the link names, one by one. */
	named: FieldInfo[];
};

const PRESET = "preset";
const DEVICE = "device";
const WORKERS = "workers";
const VIEW = "view";
/** What a view shows in particular: a figure's name. */
const FIGURE = "figure";
/** Which lenses are open. */
const LENSES = "lenses";
/** How much of the page is shown. */
const LEVEL = "level";
const LANGUAGE = "lang";
/** How steps are spaced along the curves: by their logarithm unless it says so. */
const AXIS = "axis";
const LINEAR = "linear";
/** What is neither a setting nor a shorthand for one. */
const OTHERS = [
	...[PRESET, DEVICE, WORKERS, AT, VIEW, FIGURE, LENSES, LEVEL, LANGUAGE, AXIS],
	...[...SWEEP_KEYS, ...TEACH_KEYS],
];
/** What says where a link leads. */
const PLACES = [VIEW, FIGURE, LENSES, LEVEL, LANGUAGE, AXIS, ...SWEEP_KEYS, ...TEACH_KEYS];

/** What the page can show; the first is what it opens with. */
export const VIEWS = ["train", "figures", "sweep", "scoreboard", "class", "stage"] as const;
export type ViewName = (typeof VIEWS)[number];
/** How much of the page is shown: one picture and one button, all settings, or every instrument. */
export const LEVELS = ["watch", "tinker", "lab"] as const;
export type Level = (typeof LEVELS)[number];
export type Place = {
	level: Level;
	view: ViewName;
	figure: string | null;
	lenses?: string[];
	/** Whether steps are evenly spaced along the curves. */
	linear?: boolean;
	/** What the form of a sweep says, as it stands in the link. */
	sweep?: string;
	/** What a teacher has written into the link, as it stands there. */
	teaching?: string;
};
/** Views of what was recorded: no settings belong to them. */
export const RECORDED_VIEWS: ViewName[] = ["figures", "scoreboard"];
/** Views of the run itself; the others are instruments. */
export const RUN_VIEWS: ViewName[] = ["train", "stage"];

/** Where a link leads, whatever its settings. A link that names no level leads to the lowest that shows what it is about. */
export function readPlace(hash: string): Place {
	const parts = new URLSearchParams(hash.slice(1));
	const view = VIEWS.find((name) => name === parts.get(VIEW)) ?? VIEWS[0];
	const lenses = (parts.get(LENSES) ?? "").split(",").filter((id) => /^\w+$/.test(id));
	const figure = RUN_VIEWS.includes(view) ? null : parts.get(FIGURE);
	const needed = needs({ view, lenses }, isAboutSettings(parts));
	const asked = LEVELS.find((name) => name === parts.get(LEVEL)) ?? needed;
	const level = needed === "lab" ? needed : asked;
	const teaching = teachingOf(hash);
	const sweep = view === "sweep" ? sweepOf(hash) : "";
	return {
		...{ level, view, figure },
		...(lenses.length > 0 ? { lenses } : {}),
		...(parts.get(AXIS) === LINEAR ? { linear: true } : {}),
		...(sweep !== "" ? { sweep } : {}),
		...(teaching !== "" ? { teaching } : {}),
	};
}

function needs({ view, lenses }: Pick<Place, "view" | "lenses">, settings: boolean): Level {
	if (!RUN_VIEWS.includes(view) || lenses?.length) return "lab";
	return settings ? "tinker" : "watch";
}

const isAboutSettings = (parts: URLSearchParams) =>
	[...parts.keys()].some((key) => !PLACES.includes(key));

/** The same settings in another place. */
export function writePlace(
	hash: string,
	{ level, view, figure, lenses, linear, sweep, teaching }: Place,
): string {
	const parts = new URLSearchParams(hash.slice(1));
	const settings = [...parts].filter(([key]) => !PLACES.includes(key) || key === LANGUAGE);
	const place = view === VIEWS[0] ? [] : [[VIEW, view], ...(figure ? [[FIGURE, figure]] : [])];
	const open = lenses?.length ? [[LENSES, lenses.join(",")]] : [];
	const implied = needs({ view, lenses }, isAboutSettings(new URLSearchParams(hash.slice(1))));
	const named = level === implied ? [] : [[LEVEL, level]];
	const said = [
		...new URLSearchParams(view === "sweep" ? sweep : ""),
		...new URLSearchParams(teaching),
	];
	const axis = linear ? [[AXIS, LINEAR]] : [];
	const all = [...place, ...named, ...settings, ...open, ...axis, ...said] as [string, string][];
	return readable(new URLSearchParams(all));
}

/** Commas and colons may stay as they are: a link is read by people too. */
export const readable = (parts: URLSearchParams) =>
	`#${String(parts).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3B", ";")}`;

/** A link to a place that says nothing of settings leaves them alone. */
export function namesSettings(hash: string): boolean {
	const parts = new URLSearchParams(hash.slice(1));
	return parts.size === 0 || isAboutSettings(parts);
}

export const namesLevel = (hash: string) => new URLSearchParams(hash.slice(1)).has(LEVEL);
/** Shorthand for every seed field at once. */
const SEED = "seed";

/** The hash for a config: the preset, and only what differs from it and has an effect. */
export function writeHash(link: Link, catalogue: Catalogue, idle: string[] = []): string {
	const preset = findPreset(catalogue, link.preset);
	const parts = new URLSearchParams([[PRESET, link.preset]]);
	const fields = catalogue.fields.filter(({ path }) => !idle.includes(path));
	for (const [key, value] of changes(link.config, preset.config, fields))
		parts.append(key, format(value));
	if (link.device !== "auto") parts.append(DEVICE, link.device);
	if (link.workers !== "auto") parts.append(WORKERS, String(link.workers));
	if (link.changes?.length) parts.append(AT, sayChanges(link.changes));
	return `#${parts}`;
}

function changes(config: RunConfig, base: RunConfig, fields: FieldInfo[]): [string, FieldValue][] {
	const changed = differing(config, base, fields);
	const seed = commonSeed(config, fields);
	const seeds = seedFields(changed);
	if (seed === null || seeds.length === 0)
		return changed.map(({ path }) => [leafName(path), read(config, path)]);
	const others = changed.filter((field) => !seeds.includes(field));
	const pairs = others.map(({ path }): [string, FieldValue] => [
		leafName(path),
		read(config, path),
	]);
	return [...pairs, [SEED, seed]];
}

/** Reads query string and hash together; the hash wins. What others put in the query string is not ours to judge. */
export function readLink(search: string, hash: string, catalogue: Catalogue): ReadLink {
	const query = [...new URLSearchParams(search)].filter(([key]) => isOurs(key, catalogue.fields));
	const parts = [query, [...new URLSearchParams(hash.replace(/^#/, ""))]];
	return readEntries(new Map(parts.flat()), parts.flatMap(readTwice), catalogue);
}

/** Which of two values a link means is not ours to guess. */
function readTwice(entries: [string, string][]): Problem[] {
	const first = new Map([...entries].reverse());
	return entries
		.filter(([key, value]) => first.get(key) !== value)
		.map(([key, text]) => {
			const [one, value] = [shorten(first.get(key) ?? ""), shorten(text)];
			const message = strings.link_twice(shorten(key), one, value);
			return { message, field: shorten(key), value, allowed: strings.one_value };
		})
		.slice(0, 1);
}

function readEntries(
	entries: Map<string, string>,
	unusable: Problem[],
	catalogue: Catalogue,
): ReadLink {
	const unknown: string[] = [];
	const keep = (value: FieldValue | Problem, use: (value: FieldValue) => void) =>
		isProblem(value) ? unusable.push(value) : use(value);

	let { config, id: preset } = findPreset(catalogue, catalogue.default_preset);
	keep(readPreset(entries.get(PRESET), catalogue), (id) => {
		({ config, id: preset } = findPreset(catalogue, id as string));
	});
	let device: DeviceChoice = "auto";
	keep(readDevice(entries.get(DEVICE)), (value) => {
		device = value as DeviceChoice;
	});
	let workers: WorkersChoice = "auto";
	keep(readWorkers(entries.get(WORKERS)), (value) => {
		workers = value as WorkersChoice;
	});
	const named: FieldInfo[] = [];
	for (const [key, text] of seedsFirst(entries)) {
		const fields = fieldsFor(key, catalogue.fields);
		if (fields.length === 0) unknown.push(key);
		// The shorthand names none of its seeds in particular.
		if (key !== SEED) named.push(...fields);
		for (const field of fields)
			keep(parse(field, text, key), (value) => {
				config = write(config, field.path, value);
			});
	}
	const said = entries.get(AT);
	const changes = said === undefined ? [] : readChanges(said, config, catalogue);
	const planned = Array.isArray(changes) ? changes : [];
	if (!Array.isArray(changes)) unusable.push(changes);
	const later = planned.length > 0 ? { changes: planned } : {};
	const link = unusable.length > 0 ? null : { preset, config, device, workers, ...later };
	if (unknown.length > 0) unusable.push(unknownKeys(unknown, catalogue.fields));
	return { link, problems: distinct(unusable), named };
}

/** The shorthand stands for several fields, which all say the same about a bad value. */
function distinct(problems: Problem[]): Problem[] {
	return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

/** The shorthand is applied first, so that a single seed can still be set apart. */
function seedsFirst(entries: Map<string, string>): [string, string][] {
	const rest = [...entries].filter(([key]) => !OTHERS.includes(key));
	return rest.sort(([a], [b]) => Number(b === SEED) - Number(a === SEED));
}

function fieldsFor(key: string, fields: FieldInfo[]): FieldInfo[] {
	const named = fields.filter(({ path }) => path === key || leafName(path) === key);
	return named.length === 0 && key === SEED ? seedFields(fields) : named;
}

const isOurs = (key: string, fields: FieldInfo[]) =>
	OTHERS.includes(key) || fieldsFor(key, fields).length > 0;

function readPreset(id: string | undefined, catalogue: Catalogue): string | Problem {
	const ids = catalogue.presets.map((preset) => preset.id);
	if (id === undefined) return catalogue.default_preset;
	if (ids.includes(id)) return id;
	const [value, allowed] = [shorten(id), ids.join(", ")];
	return { message: strings.link_preset(value, allowed), field: PRESET, value, allowed };
}

function readDevice(text: string | null | undefined): DeviceChoice | Problem {
	const device = DEVICE_CHOICES.find((choice) => choice === (text ?? "auto"));
	if (device) return device;
	const [value, allowed] = [shorten(text ?? ""), DEVICE_CHOICES.join(", ")];
	return { message: strings.link_device(value, allowed), field: DEVICE, value, allowed };
}

function readWorkers(text = "auto"): WorkersChoice | Problem {
	if (text === "auto") return text;
	if (/^[1-9]$/.test(text) && Number(text) <= MOST_WORKERS) return Number(text);
	const [value, allowed] = [shorten(text), `auto, 1 to ${MOST_WORKERS}`];
	return { message: strings.link_workers(value, allowed), field: WORKERS, value, allowed };
}

/** What must be known before there is a catalogue; what is unusable is told later. */
export function readEngine(search: string, hash: string): EngineChoice {
	const parts = [new URLSearchParams(hash.slice(1)), new URLSearchParams(search)];
	const find = (key: string) => parts.map((part) => part.get(key)).find((text) => text !== null);
	const [device, workers] = [readDevice(find(DEVICE)), readWorkers(find(WORKERS))];
	return {
		device: isProblem(device) ? "auto" : device,
		workers: isProblem(workers) ? "auto" : workers,
	};
}

function unknownKeys(keys: string[], fields: FieldInfo[]): Problem {
	const allowed = [...OTHERS, SEED, ...fields.map(({ path }) => leafName(path))].join(", ");
	const named = keys.slice(0, 5).map(shorten);
	return {
		message: strings.link_keys(named, allowed),
		field: named[0] ?? null,
		value: null,
		allowed,
	};
}

/** Whether a query string names settings; what others put there is not ours to judge. */
export function queryNamesSettings(search: string, fields: FieldInfo[]): boolean {
	return [...new URLSearchParams(search).keys()].some(
		(key) => isOurs(key, fields) && !PLACES.includes(key),
	);
}

/** The query string without our keys: once the hash speaks, an old `?p=7` must not come back. */
export function otherQuery(search: string, fields: FieldInfo[]): string {
	const rest = new URLSearchParams(search);
	for (const key of [...rest.keys()]) if (isOurs(key, fields)) rest.delete(key);
	return rest.size > 0 ? `?${rest}` : "";
}

export function findPreset(catalogue: Catalogue, id: string): PresetInfo {
	const preset = catalogue.presets.find((one) => one.id === id);
	if (!preset) throw new Error(`the catalogue has no preset ${id}`);
	return preset;
}
