// What somebody's file or text is: settings, a link, a checkpoint, or none of ours, in words. Pure; never throws, whatever
// the bytes are, and believes nothing: the core judges configs and checkpoints afterwards.

import { shorten } from "../fields";
import { save as s } from "../i18n/save";
import type { FieldInfo, MetricsRow } from "../protocol";
import { otherQuery } from "../url";
import { readMetrics } from "./metrics-reader";

/** Nobody's config, and hardly anybody's checkpoint, is larger. */
export const LARGEST = 64e6;

export type Found =
	| { kind: "config"; config: unknown }
	| { kind: "link"; hash: string }
	| { kind: "checkpoint"; step: number }
	/** Curves of a run; or, as text, what is wrong with them. */
	| { kind: "metrics"; rows: MetricsRow[] | string }
	/** Not ours: what it is instead. */
	| { kind: "foreign"; found: string };

export function readBytes(bytes: Uint8Array, fields: FieldInfo[]): Found {
	const header = safetensors(bytes);
	if (header) return header;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		// Text has none of these; what has some is no text, though it may decode.
		if (!text.includes("\0")) return readText(text, fields);
	} catch {
		// Not UTF-8: not text.
	}
	return foreign(s.found.binary);
}

export function readText(text: string, fields: FieldInfo[]): Found {
	const trimmed = text.trim();
	if (trimmed === "") return foreign(s.found.empty);
	return (
		link(trimmed, fields) ??
		json(trimmed, fields) ??
		(isMetricsHeader(trimmed)
			? metrics(trimmed)
			: foreign(s.found.text(shorten(trimmed.split(/\s*\n/)[0] ?? ""))))
	);
}

const foreign = (found: string): Found => ({ kind: "foreign", found });

const metrics = (text: string): Found => ({ kind: "metrics", rows: readMetrics(text) });

// --- Links ---------------------------------------------------------------------------------------------

/** Any host will do: a class may have its own copy of the page. */
function link(text: string, fields: FieldInfo[]): Found | null {
	const whole = text.startsWith("#") ? `http://localhost/${text}` : text;
	if (/\s/.test(whole) || !/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return null;
	const { hash, search, host } = new URL(whole);
	const parts = [...new URLSearchParams(search), ...new URLSearchParams(hash.slice(1))];
	const ours = ([key, value]: [string, string]) =>
		otherQuery(`?${new URLSearchParams([[key, value]])}`, fields) === "";
	if (!parts.some(ours)) return foreign(s.found.foreign_link(shorten(host)));
	// What others put in the query string is not ours to judge; the hash wins.
	const inQuery = [...new URLSearchParams(search)].filter(ours);
	const inHash = [...new URLSearchParams(hash.slice(1))];
	const named = new Set(inHash.map(([key]) => key));
	const all = [...inQuery.filter(([key]) => !named.has(key)), ...inHash];
	return { kind: "link", hash: `#${new URLSearchParams(all)}` };
}

// --- JSON ----------------------------------------------------------------------------------------------

function json(text: string, fields: FieldInfo[]): Found | null {
	if (!/^[{[]/.test(text)) return null;
	const whole = parsed(text);
	if (whole !== undefined) return isRow(whole) ? metrics(text) : ofJson(whole, fields);
	const first = parsed(text.slice(0, text.search(/\r?\n|$/)));
	if (first !== undefined && isRow(first)) return metrics(text);
	if (first !== undefined && isResult(first)) return foreign(s.found.results);
	return foreign(s.found.broken_json);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A config, or a file that says where a run comes from, with the config in it. */
function ofJson(value: unknown, fields: FieldInfo[]): Found {
	for (const candidate of [value, inside(value, "config")])
		if (looksLikeConfig(candidate, fields)) return { kind: "config", config: candidate };
	if (isResult(value)) return foreign(s.found.results);
	return foreign(s.found.json);
}

function inside(value: unknown, key: string): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, key)
		? (value as Record<string, unknown>)[key]
		: undefined;
}

/** Has at least one of our groups of settings, so that the core can say what is wrong with the rest. */
function looksLikeConfig(value: unknown, fields: FieldInfo[]): boolean {
	const groups = new Set(
		fields.map(({ path }) => path.split(".")).filter((keys) => keys.length > 1),
	);
	const grouped = [...groups].some(
		([group = "", leaf = ""]) => inside(inside(value, group), leaf) !== undefined,
	);
	return grouped && !Array.isArray(value);
}

/** Enough to be meant as metrics; what is missing is then named. */
const METRICS = ["step", "train_loss", "test_loss"];
const isRow = (value: unknown) => METRICS.every((key) => inside(value, key) !== undefined);
const isMetricsHeader = (text: string) => {
	const columns = text.split(/\r?\n/)[0]?.split(",") ?? [];
	return METRICS.every((name) => columns.includes(name));
};
const isResult = (value: unknown) =>
	inside(value, "seed") !== undefined && inside(value, "config") === undefined;

// --- Checkpoints -----------------------------------------------------------------------------------------

const LENGTH_BYTES = 8;
/** As the format itself allows. */
const LONGEST_HEADER = 100_000_000;

/** Length of the header, then the header as JSON, which begins with a brace. */
function safetensors(bytes: Uint8Array): Found | null {
	if (bytes.length <= LENGTH_BYTES || bytes[LENGTH_BYTES] !== 0x7b) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = view.getBigUint64(0, true);
	if (length > BigInt(LONGEST_HEADER)) return null;
	const text = new TextDecoder().decode(
		bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + Number(length)),
	);
	const metadata = inside(parsed(text), "__metadata__");
	if (parsed(text) === undefined || LENGTH_BYTES + Number(length) > bytes.length)
		return foreign(s.found.header);
	const format = inside(metadata, "format");
	const isOurs = typeof format === "string" && format.startsWith("grokscope-checkpoint");
	return isOurs
		? { kind: "checkpoint", step: Number(inside(metadata, "step")) || 0 }
		: foreign(s.found.weights);
}
