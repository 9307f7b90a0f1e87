// The recorded scoreboards, as the page shows them.

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { signals as deSignals } from "../../www/src/i18n/de-signals";
import { signals as esSignals } from "../../www/src/i18n/es-signals";
import { RECORDS, rowInWords, scoreRows } from "../../www/src/scoreboard";
import { compare, telling } from "./translation-checks";

const boards = await Promise.all(RECORDS.map((load) => load()));

it("shows every board that was recorded", () => {
	const files = readdirSync("docs").filter((name) => /^scoreboard_.*\.json$/.test(name));
	expect(RECORDS).toHaveLength(files.length);
});

describe.each(boards)("board of $config.task.operation", (board) => {
	const rows = scoreRows(board);

	it("has a row for every sign, each with words and a source", () => {
		expect(rows.map(({ label }) => label).sort()).toEqual(
			board.rules.signals.map(({ label }) => label).sort(),
		);
		for (const { label, help, source } of rows) {
			expect(label).not.toBe("");
			expect(help).not.toBe("");
			expect(source).not.toBe("");
		}
	});

	it("puts the earliest sign first, and counts what was missed and what was false", () => {
		const leads = rows.map(({ median_lead }) => median_lead ?? Number.NEGATIVE_INFINITY);
		expect(leads).toEqual([...leads].sort((a, b) => b - a));
		const runs = board.runs.filter(({ kind }) => kind === "run").length;
		for (const { leads, misses, falseAlarms, controls } of rows) {
			expect(leads).toHaveLength(runs);
			expect(leads.filter((lead) => lead === null)).toHaveLength(misses);
			expect(controls).toBe(board.runs.length - runs);
			expect(falseAlarms).toBeLessThanOrEqual(controls);
		}
	});

	it.each([
		["de", deSignals],
		["es", esSignals],
	])("says every sign and every rule in %s", (_, words) => {
		const ids = rows.map(({ signal }) => signal);
		expect(ids.filter((id) => !(id in words.signs))).toEqual([]);
		for (const row of rows) {
			const said = rowInWords(row, words);
			for (const key of ["label", "help", "rule"] as const)
				compare(`${row.signal}.${key}`, row[key], said[key]);
			expect(telling(said.rule).every((word) => Object.values(words.rules).includes(word))).toBe(
				true,
			);
			expect(rowInWords(row, null)).toBe(row);
		}
	});
});
