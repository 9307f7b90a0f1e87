// Reads metrics back: CSV and JSON lines, as this page and the command line write them. Pure; believes nothing.

import { shorten } from "../fields";
import { playStrings as s } from "../i18n/play";
import type { MetricsRow } from "../protocol";

/** More is no file of ours: examinations are spaced logarithmically. */
const MOST_ROWS = 200_000;
const COLUMNS = ["step", "train_loss", "train_accuracy", "test_loss", "test_accuracy"] as const;
type Column = (typeof COLUMNS)[number];

/** As they are written where a run has diverged. */
const SPECIAL: Record<string, number> = {
	NaN: Number.NaN,
	inf: Number.POSITIVE_INFINITY,
	"-inf": Number.NEGATIVE_INFINITY,
};

/** The rows, or what is wrong with the first line that cannot be one. */
export function readMetrics(text: string): MetricsRow[] | string {
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	while (lines.at(-1) === "") lines.pop();
	if (lines.length > MOST_ROWS) return s.metrics_many(lines.length, MOST_ROWS);
	return lines[0]?.startsWith("{")
		? collect(lines, 1, fromJson)
		: fromCsv(lines[0] ?? "", lines.slice(1));
}

function fromCsv(heading: string, lines: string[]): MetricsRow[] | string {
	const names = heading.split(",").map((name) => name.trim());
	const missing = COLUMNS.filter((name) => !names.includes(name));
	if (missing.length > 0) return s.metrics_columns(missing.join(", "), COLUMNS.join(", "));
	const places = COLUMNS.map((name) => names.indexOf(name));
	return collect(lines, 2, (line) => {
		const cells = line.split(",");
		const cell = (i: number) => (cells[places[i] ?? 0] ?? "").trim();
		return Object.fromEntries(
			COLUMNS.map((name, i) => [name, SPECIAL[cell(i)] ?? number(cell(i))]),
		);
	});
}

/** An empty cell is no 0, and “1 %” no number. */
const number = (text: string): unknown =>
	text === "" || Number.isNaN(Number(text)) ? text : Number(text);

function fromJson(line: string): Partial<Record<Column, unknown>> | null {
	try {
		const { ...entry } = JSON.parse(line);
		// What is no number is null there.
		return Object.fromEntries(
			COLUMNS.map((name) => [name, entry[name] === null ? Number.NaN : entry[name]]),
		);
	} catch {
		return null;
	}
}

function collect(
	lines: string[],
	first: number,
	parse: (line: string) => Partial<Record<Column, unknown>> | null,
): MetricsRow[] | string {
	const rows: MetricsRow[] = [];
	for (const [i, line] of lines.entries()) {
		const entry = parse(line);
		if (!entry) return s.metrics_line(first + i, shorten(line));
		const bad = COLUMNS.find((name) => !isGood(name, entry[name], rows.at(-1)));
		if (bad)
			return s.metrics_value(
				first + i,
				bad,
				shorten(String(entry[bad] ?? "")),
				s.metrics_allowed[bad],
			);
		rows.push(entry as MetricsRow);
	}
	return rows.length > 0 ? rows : s.metrics_none;
}

function isGood(name: Column, value: unknown, before: MetricsRow | undefined): boolean {
	if (typeof value !== "number") return false;
	if (name === "step")
		return Number.isSafeInteger(value) && value >= 0 && value > (before?.step ?? -1);
	return name.endsWith("accuracy") ? !(value < 0 || value > 1) : !(value < 0);
}
