// Pictures from data alone: where things lie, what is said of them, and what becomes of them in files.

import { describe, expect, it } from "vitest";
import type { Kind, Picture } from "../../www/src/charts/pictures/types";
import {
	ALL,
	at,
	bars,
	EMPTY,
	elements,
	heat,
	linear,
	lines,
	MISSING,
	ONE,
	points,
	theme,
	WIDTH,
	words,
} from "./picture-samples";

const { move, pictureCsv, pictureHeight, pictureSvg, pictureTable, sayPlace } = await import(
	"../../www/src/charts/pictures"
);

describe("every picture", () => {
	it.each([...ALL, ...ONE, ...EMPTY, ...MISSING])(
		"becomes a file that stands alone: $kind",
		(picture) => {
			const svg = pictureSvg(picture, theme, WIDTH);
			expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="400"/);
			expect(svg).not.toMatch(/NaN|Infinity|undefined|null|<script|url\(/);
			expect(words(picture)).toEqual(expect.arrayContaining([picture.x.label]));
			expect(svg).toContain(`<title>${picture.title}</title>`);
		},
	);

	it.each(ALL)("stays between its edges: $kind", (picture) => {
		const height = pictureHeight(picture, WIDTH);
		for (const { cx, cy } of elements(picture, "circle")) {
			expect(Number(cx)).toBeGreaterThan(0);
			expect(Number(cx)).toBeLessThan(WIDTH);
			expect(Number(cy)).toBeLessThan(height);
		}
		for (const text of elements(picture, "text")) expect(Number(text.y)).toBeLessThan(height);
	});

	it.each([...EMPTY])("without places has none to point at: $kind", (picture) => {
		for (let x = 0; x < WIDTH; x += 20) expect(at(picture, x, 60)).toBeNull();
		expect(move(picture, null, "ArrowRight")).toBeNull();
		expect(sayPlace(picture, 0)).toBe("");
		expect(pictureTable(picture).rows).toEqual([]);
	});

	it.each([...MISSING])("says of missing numbers that they are missing: $kind", (picture) => {
		expect(sayPlace(picture, 0)).toMatch(/–|nothing here/);
		const cells = pictureCsv(picture).split("\r\n")[1]?.split(",") ?? [];
		expect(cells[1]).toBe("");
	});

	it("escapes what a name may contain", () => {
		const svg = pictureSvg({ ...bars, title: 'a < b & "c"' }, theme);
		expect(svg).toContain("<title>a &lt; b &amp; &quot;c&quot;</title>");
	});

	it("says what is at a place", () => {
		expect(ALL.map((picture) => sayPlace(picture, 1))).toEqual([
			"frequency 14: cosine 1.2, sine 0.3; marked",
			"step 10: train 0.1, test 1",
			"a 0, b 1: weight 0",
			"1: cosine 0, sine 1",
		]);
		expect(sayPlace(lines, 2)).toBe("step 100: train 0, test 1, memorised");
		expect(sayPlace(heat, 3)).toBe("a 1, b 0: nothing here");
	});

	it("is a table of words", () => {
		expect(pictureTable(bars)).toEqual({
			header: ["frequency", "cosine", "sine", "marked"],
			rows: [
				["13", "1", "2", ""],
				["14", "1.2", "0.3", "yes"],
				["15", "−2", "–", ""],
			],
		});
		expect(pictureTable(heat).rows[1]).toEqual(["1", "–", "0.5", "1"]);
		expect(pictureTable(points).header).toEqual(["point", "cosine", "sine", "colour, of 4"]);
		expect(pictureTable(lines).rows).toHaveLength(4);
	});

	it("is comma-separated values with every digit, quoted where it must be", () => {
		const tenth = Math.fround(0.1);
		const third = Math.fround(1 / 3);
		const picture: Picture = {
			...bars,
			x: linear('the "k", of the sum'),
			names: ["a, b", "c\nd", "plain"],
			series: [{ label: "energy", values: [tenth, Number.NaN, third] }],
			marked: [],
		};
		const csv = pictureCsv(picture);
		expect(csv).toBe(
			'"the ""k"", of the sum",energy\r\n"a, b",0.1\r\n"c\nd",\r\nplain,0.33333334\r\n',
		);
		expect(Math.fround(Number("0.33333334"))).toBe(third);
	});
});

describe("keys", () => {
	it("go from place to place, and stop at the ends", () => {
		expect(move(bars, null, "ArrowRight")).toBe(0);
		expect(move(bars, 0, "ArrowRight")).toBe(1);
		expect(move(bars, 2, "ArrowRight")).toBe(2);
		expect(move(bars, 2, "Home")).toBe(0);
		expect(move(points, null, "End")).toBe(3);
		expect(move(bars, 0, "Tab")).toBeNull();
	});

	it("go up and down in a heat map's column", () => {
		expect(move(heat, 1, "ArrowDown")).toBe(4);
		expect(move(heat, 4, "ArrowDown")).toBe(4);
		expect(move(heat, 4, "ArrowUp")).toBe(1);
		expect(move(heat, 1, "ArrowUp")).toBe(1);
	});
});

it("knows every kind", () => {
	const kinds: Record<Kind, true> = { bars: true, lines: true, heat: true, points: true };
	expect(ALL.map(({ kind }) => kind)).toEqual(Object.keys(kinds));
});
