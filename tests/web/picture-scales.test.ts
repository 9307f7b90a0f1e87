// What stands beside a picture: round numbers on its axes, and figures in words.

import { describe, expect, it } from "vitest";
import { log } from "./picture-samples";

const { counting, named, range, scale } = await import("../../www/src/charts/pictures/scale");
const { figure, typeset } = await import("../../www/src/i18n/format");

describe("axes", () => {
	const says = (low: number, high: number, log: boolean, room = 300) =>
		scale([low, high], { label: "", log }, 0, room, 60).ticks.map(({ words }) => words);

	it("have few, round numbers", () => {
		expect(says(0, 1, false)).toEqual(["0", "0.2", "0.4", "0.6", "0.8", "1"]);
		expect(says(-0.3, 0.3, false)).toEqual(["−0.2", "0", "0.2"]);
		expect(says(1000, 1003, false)).toEqual(["1,000", "1,001", "1,002", "1,003"]);
		expect(says(0, 1e-5, false)[1]).toBe("2.0·10⁻⁶");
	});

	it("have two numbers at least, and no more than there is room for", () => {
		expect(says(-1.4, 1.5, false, 130)).toEqual(["−1", "0", "1"]);
		expect(says(3e-4, 0.06, true, 180)).toEqual(["10⁻³", "0.01"]);
		expect(says(12, 80, true, 300)).toEqual(["20", "50"]);
	});

	it("have powers of ten where they are logarithmic, 2 and 5 where these are few", () => {
		expect(says(1, 1e6, true)).toEqual(["1", "100", "10⁴", "10⁶"]);
		expect(says(1e-4, 1, true)).toEqual(["10⁻⁴", "10⁻³", "0.01", "0.1", "1"]);
		expect(says(1, 12, true)).toEqual(["1", "2", "5", "10"]);
	});

	it("have whole numbers only where they count something", () => {
		const says = (low: number, high: number, along: { label: string; log: boolean }) =>
			scale([low, high], along, 0, 300, 60).ticks.map(({ words }) => words);
		const of = (lines: number[][]) => counting({ label: "", log: false }, lines);
		expect(says(0, 1.05, of([[0, 1, 1]]))).toEqual(["0", "1"]);
		expect(says(0, 2.1, of([[0, 2, Number.NaN]]))).toEqual(["0", "1", "2"]);
		// Of a count and what is expected of it, one is enough.
		expect(
			says(
				0,
				3.2,
				of([
					[3, 0],
					[0.2, 1.7],
				]),
			),
		).toEqual(["0", "1", "2", "3"]);
		// Shares are whole too where there is all or nothing.
		expect(
			says(
				0,
				1,
				of([
					[1, 1],
					[0.4, 0.9],
				]),
			),
		).toContain("0.4");
		expect(says(0, 1, of([[0.5, 1]]))).toContain("0.4");
		expect(of([[]]).whole).toBe(false);
	});

	it("put powers of ten equally far from each other, and 0 nowhere", () => {
		const { place } = scale([1, 1000], log(""), 0, 300, 60);
		expect([1, 10, 100, 1000].map((value) => Math.round(place(value)))).toEqual([0, 100, 200, 300]);
		expect(place(0)).toBeNaN();
	});

	it("have a range whatever is on them", () => {
		expect(range([], false)).toEqual([0, 1]);
		expect(range([Number.NaN, 3, 1], false)).toEqual([1, 3]);
		expect(range([2], false)).toEqual([1, 3]);
		// What differs by rounding only is one number.
		expect(range([1, 1 + 1.2e-7], false)).toEqual([0.5, 1.5]);
		expect(range([4.15022, 4.15023], false)).toEqual([4.15022, 4.15023]);
		expect(range([0, -1], true)).toEqual([1, 10]);
		expect(range([-1, 0, 5], true)).toEqual([2.5, 10]);
	});

	it("name what there is room for: round numbers where names count", () => {
		const counted = Array.from({ length: 29 }, (_, i) => String(i + 1));
		expect(named(counted, 200).map((i) => counted[i])).toEqual(["5", "10", "15", "20", "25"]);
		expect(named(["x", "y"], 200)).toEqual([0, 1]);
		expect(named(["aaaaaaaa", "bbbbbbbb", "cccccccc"], 100)).toEqual([0, 2]);
	});
});

describe("figures", () => {
	it("in the sentences of lenses are as in print", () => {
		expect(typeset("from 4.15e0 to 1.08e3, φ 1.5e-4 %: -0.60 nats")).toBe(
			"from 4.15 to 1.08·10³, φ 1.5·10⁻⁴ %: −0.60 nats",
		);
		expect(typeset("0.W_in of s-t5, 2 - 3")).toBe("0.W_in of s-t5, 2 - 3");
	});

	it("have three digits that count", () => {
		const said = [0, 3, 0.12345, -1.5, 1234.5, 1234567, 0.00012, Number.NaN].map(figure);
		expect(said).toEqual(["0", "3", "0.123", "−1.5", "1,235", "1,234,567", "1.2·10⁻⁴", "–"]);
	});
});
