// A lens's numbers over a run as pictures, with what the core says of them.

import { describe, expect, it } from "vitest";
import { moments, overRun } from "../../www/src/over-run";
import type { Measure, OverRun } from "../../www/src/protocol";
import { color, elements, linear, words } from "./picture-samples";

const { pictureTable, sayPlace } = await import("../../www/src/charts/pictures");

const measure = (id: string, value: number, unit = "nats"): Measure => ({
	id,
	label: id,
	value,
	unit,
});
const known = new Map(
	[0, 1, 10, 100, 1000].map((step) => [
		step,
		[measure("ildr", step / 100, ""), measure("loss", 1 / (1 + step))],
	]),
);
const about: OverRun = {
	says: "Phases.",
	bands: [
		{ from: 0, to: 10, label: "memorising" },
		{ from: 10, to: 1000, label: "stable" },
	],
	marks: [{ at: 100, label: "flag: step 100" }],
	levels: [{ beside: "ildr", label: "2.5 × baseline", from: 10, value: 0.25 }],
};

describe("over the run", () => {
	const [ildr, loss] = overRun(known, 100, about, "online keys");

	it("draws a level beside its measure only, from its first step on", () => {
		expect(ildr?.series.map(({ label }) => label)).toEqual(["ildr", "2.5 × baseline"]);
		expect(ildr?.series[1]?.values).toEqual([Number.NaN, 0.25, 0.25, 0.25]);
		expect(loss?.series).toHaveLength(1);
	});

	it("has marks and stretches on every picture, from its first step on", () => {
		for (const picture of [ildr, loss]) {
			expect(picture?.marks.map(({ at }) => at)).toEqual([100, 100]);
			expect(picture?.bands.map(({ from, to }) => [from, to])).toEqual([
				[1, 10],
				[10, 1000],
			]);
			expect(picture?.title).toMatch(/; online keys$/);
		}
	});

	it("says which stretch a place is in, in words and in the table", () => {
		const picture = { ...(loss as object), x: linear("step"), y: linear("nats") } as never;
		expect(sayPlace(picture, 0)).toContain("memorising");
		expect(sayPlace(picture, 1)).toContain("stable");
		const { header, rows } = pictureTable(picture);
		expect(header).toHaveLength(3);
		expect(rows.map((row) => row[2])).toEqual(["memorising", "stable", "stable", ""]);
	});

	it("shades stretches and names them", () => {
		const picture = {
			...(loss as object),
			x: { label: "step", log: true },
			y: linear("nats"),
		} as never;
		expect(words(picture)).toEqual(expect.arrayContaining(["memorising", "stable"]));
		expect(elements(picture, "rect").length).toBeGreaterThanOrEqual(2);
		expect(color("muted")).toBeTruthy();
	});

	it("names a line that is alone, and shares many out evenly", () => {
		expect(loss?.y.label).toBe("loss, nats");
		const share = measure("share of the five strongest", 1, "share");
		const [said] = overRun(new Map([1, 2].map((step) => [step, [share]])), 2);
		expect(said?.y.label).toBe("share of the five strongest");
		const five = [1, 2, 3, 4, 5].map((i) => measure(String(i), i));
		const pictures = overRun(new Map([1, 2].map((step) => [step, five])), 2);
		expect(pictures.map(({ series }) => series.length)).toEqual([3, 2]);
	});

	it("has a gap where nobody has looked yet, and begins where the run does", () => {
		const [picture] = overRun(known, 100, null, "", [0, 1, 3, 30, 300, 1000]);
		expect(picture?.at).toEqual([1, 3, 10, 30, 100, 300, 1000]);
		expect(picture?.series[0]?.values).toEqual([
			0.01,
			Number.NaN,
			0.1,
			Number.NaN,
			1,
			Number.NaN,
			10,
		]);
	});

	it("gives the core what is finite", () => {
		const odd = new Map([[5, [measure("a", Number.NaN), measure("b", 2)]]]);
		expect(moments(odd)).toEqual([{ step: 5, measures: { b: 2 } }]);
	});

	it("shows nothing of a single step", () => {
		expect(overRun(new Map([[5, [measure("a", 1)]]]), 5)).toEqual([]);
	});
});
