// Bars, lines and points: where they lie, and what is found under a pointer.

import { describe, expect, it } from "vitest";
import type { Picture, Point } from "../../www/src/charts/pictures/types";
import {
	at,
	bars,
	color,
	elements,
	lines,
	log,
	ONE,
	points,
	theme,
	WIDTH,
	words,
} from "./picture-samples";

const { pictureHeight, pictureSvg, pictureTable, sayPlace } = await import(
	"../../www/src/charts/pictures"
);
const { stack } = await import("../../www/src/charts/pictures/bars");
const { seriesStyle } = await import("../../www/src/charts/pictures/colors");
const { textWidth } = await import("../../www/src/charts/pictures/pen");
const { pieces } = await import("../../www/src/charts/pictures/lines");
const { lanes } = await import("../../www/src/charts/pictures/lanes");
const { alike } = await import("../../www/src/charts/pictures/points");

describe("bars", () => {
	it("stack what is positive upwards and what is negative downwards", () => {
		expect(stack(bars, 0)).toEqual([
			{ series: 0, from: 0, to: 1 },
			{ series: 1, from: 1, to: 3 },
		]);
		const mixed = { ...bars, series: [1, -2, 4].map((value) => ({ label: "", values: [value] })) };
		expect(stack(mixed, 0).map(({ from, to }) => [from, to])).toEqual([
			[0, 1],
			[0, -2],
			[1, 5],
		]);
		expect(stack(bars, 2)).toHaveLength(1);
	});

	it("are as tall as their numbers", () => {
		const single: Picture = { ...bars, series: [{ label: "energy", values: [1, 2, 4] }] };
		const height = (name: "accent" | "muted") =>
			elements(single, "rect")
				.filter(({ fill }) => (name === "accent") === (fill === color("accent")))
				.map((bar) => Number(bar.height));
		const [one, four] = height("muted")
			.filter((tall) => Number.isFinite(tall))
			.slice(-2);
		const [two, mark] = height("accent");
		expect((two as number) / (one as number)).toBeCloseTo(2, 1);
		expect((four as number) / (one as number)).toBeCloseTo(4, 1);
		// What stands out has a mark below it too.
		expect(mark).toBe(3);
	});

	it("that are chosen have a strip, a dot and a word", () => {
		const chosen: Picture = { ...bars, chosen: [2], chooser: "Ablate by hand" };
		const dots = (picture: Picture) => elements(picture, "circle").length;
		expect(dots(chosen)).toBe(dots(bars) + 1);
		expect(elements(chosen, "rect").length).toBe(elements(bars, "rect").length + 1);
		expect(sayPlace(chosen, 2)).toMatch(/; chosen$/);
		expect(sayPlace(chosen, 0)).not.toMatch(/chosen/);
	});

	it("have a stroke for what each is to be compared with, in words and in the table too", () => {
		const compared: Picture = {
			...bars,
			names: ["d = 1", "d = 4"],
			series: [{ label: "share", values: [0.25, 0.75] }],
			beside: { label: "guess", values: [0.5, 0.125] },
			marked: [1],
		};
		expect(words(compared)).toEqual(expect.arrayContaining(["d = 1", "d = 4", "share", "guess"]));
		expect(sayPlace(compared, 1)).toBe("frequency d = 4: share 0.75, guess 0.125; marked");
		expect(pictureTable(compared)).toEqual({
			header: ["frequency", "share", "guess", "marked"],
			rows: [
				["d = 1", "0.25", "0.5", ""],
				["d = 4", "0.75", "0.125", "yes"],
			],
		});
		const strokes = elements(compared, "rect").filter(({ fill }) => fill === color("text"));
		expect(strokes).toHaveLength(2);
	});

	it("are found at every pixel of their place, names included", () => {
		const found = Array.from({ length: WIDTH }, (_, x) => at(bars, x, 100));
		const within = found.filter((place) => place !== null);
		expect([...new Set(within)]).toEqual([0, 1, 2]);
		expect(within).toEqual([...within].sort());
		expect(at(bars, 200, pictureHeight(bars, WIDTH) - 10)).toBe(1);
		expect(at(bars, 200, 2)).toBeNull();
	});

	it("have a legend if there are several series, and none otherwise", () => {
		expect(words(bars)).toEqual(expect.arrayContaining(["cosine", "sine"]));
		expect(words(ONE[0] as Picture)).not.toContain("energy");
	});

	it("write long names aslant and become taller, so that the plot stays", () => {
		const names = ["restricted, train", "restricted, test", "excluded, train"];
		const long: Picture = { ...bars, names };
		expect(pictureHeight(long, 200)).toBeGreaterThan(pictureHeight(bars, 200));
		const svg = pictureSvg(long, theme, 200);
		for (const name of names) expect(svg).toContain(`>${name}<`);
		expect(svg.match(/rotate/g)).toHaveLength(3);
		expect(pictureSvg(long, theme, 640)).not.toContain("rotate");
		// Numbers are thinned out instead.
		const numbers: Picture = { ...bars, names: Array.from({ length: 20 }, (_, i) => String(i)) };
		expect(pictureSvg(numbers, theme, 200)).not.toContain("rotate");
	});

	it("begin no name outside the picture", () => {
		const names = ["blocks.0.attn.W_Q", "blocks.0.attn.W_K", "unembed.W_U"];
		const slanting = elements({ ...bars, names }, "text").filter(({ transform }) => transform);
		for (const { x, words } of slanting)
			expect(Number(x) - Math.cos(0.61) * textWidth(words as string)).toBeGreaterThanOrEqual(-1);
	});

	it("rise from the bottom of a logarithmic axis", () => {
		const logarithmic: Picture = {
			...bars,
			y: log("energy"),
			series: [{ label: "energy", values: [0.001, 1, 0] }],
			marked: [0, 1, 2],
		};
		const tall = elements(logarithmic, "rect")
			.filter(({ fill, height }) => fill === color("accent") && height !== "3")
			.map((bar) => Number(bar.height));
		expect(tall).toHaveLength(3);
		expect(tall[0]).toBeGreaterThan(0);
		expect(tall[1]).toBeGreaterThan(5 * (tall[0] as number));
		expect(tall[2]).toBe(0);
	});
});

describe("lines", () => {
	const axis = { place: (value: number) => value, ticks: [] };

	it("break where a number is missing, and show a lone one as a point", () => {
		const broken = pieces({ x: axis, y: axis }, [0, 1, 2, 3], [5, 6, Number.NaN, 7]);
		expect(broken).toEqual([
			[
				[0, 5],
				[1, 6],
			],
			[[3, 7]],
		] satisfies Point[][]);
		expect(elements(ONE[1] as Picture, "circle")).toHaveLength(1);
	});

	it("leave a gap where a logarithm has no place", () => {
		// Two numbers of the first line, then one alone; the other line is whole.
		const drawn = elements(lines, "polyline").filter((line) => line["stroke-width"] === "2");
		expect(drawn.map((line) => line.points?.split(" ").length)).toEqual(
			expect.arrayContaining([2, 4]),
		);
	});

	it("show few numbers as points besides, and many as a line only", () => {
		// 2, 1 and 4 that are there.
		expect(elements(lines, "circle")).toHaveLength(7);
		const at = Array.from({ length: 50 }, (_, i) => i + 1);
		const many = { ...lines, at, series: [{ label: "loss", values: at }] };
		expect(elements(many, "circle")).toHaveLength(0);
	});

	it("are found at the nearest place, evenly on a logarithmic axis", () => {
		const found = Array.from({ length: WIDTH }, (_, x) => at(lines, x, 100));
		const middle = [0, 1, 2, 3].map((place) => found.indexOf(place));
		const [, one, two, three] = middle as [number, number, number, number];
		expect(two - one).toBeCloseTo(three - two, -1);
		expect(found[WIDTH - 12]).toBe(3);
	});

	it("name their marks above all numbers", () => {
		expect(words(lines)).toContain("memorised");
		const name = elements(lines, "text").find((text) => text.words === "memorised");
		// Strokes of the legend are as thick, but have two ends only.
		const heights = elements(lines, "polyline")
			.filter((line) => line["stroke-width"] === "2")
			.map(({ points = "" }) => points.split(" ").map((point) => Number(point.split(",")[1])))
			.flatMap((points) => (points.length > 2 ? points : []));
		expect(Number(name?.y)).toBeLessThan(Math.min(...heights) - 4);
	});

	it("put names that would meet on lines of their own, the first ones first", () => {
		const [left, right] = [
			{ from: 0, to: 50 },
			{ from: 60, to: 90 },
		] as const;
		expect(lanes([left, right, { from: 40, to: 70 }], 2)).toEqual([0, 0, 1]);
		expect(lanes([left, left, left], 2)).toEqual([0, 1, null]);
	});

	it("of train and test have the colours that these have everywhere", () => {
		expect([0, 1].map((i) => seriesStyle(["train", "test"], i, theme).color)).toEqual([
			color("train"),
			color("test"),
		]);
		const pairs = ["training pairs", "held-out pairs"];
		expect(pairs.map((_, i) => seriesStyle(pairs, i, theme).color)).toEqual([
			color("train"),
			color("test"),
		]);
		const alike = ["training pairs with a margin", "training pairs without"];
		expect(new Set(alike.map((_, i) => seriesStyle(alike, i, theme).color)).size).toBe(2);
		const labels = ["a", "b", "c", "d"];
		const styles = labels.map((_, i) => seriesStyle(labels, i, theme));
		expect(new Set(styles.map((style) => style.color)).size).toBe(4);
		expect(new Set(styles.map(({ dash }) => dash.join())).size).toBe(4);
	});
});

describe("points", () => {
	const centers = (picture: Picture) =>
		elements(picture, "circle").map(({ cx, cy }) => [Number(cx), Number(cy)] as const);

	it("on a circle lie on a circle, and are joined", () => {
		const [right, top, left, bottom] = centers(points) as [Point, Point, Point, Point];
		expect(right[0] - left[0]).toBeCloseTo(bottom[1] - top[1], 1);
		expect((right[0] + left[0]) / 2).toBeCloseTo(top[0], 1);
		expect(elements(points, "polygon")).toHaveLength(1);
		expect(elements({ ...points, path: [] }, "polygon")).toHaveLength(0);
	});

	it("have the same unit in both directions, whatever the box", () => {
		const [wide, tall] = alike({ width: 300, height: 100 }, [0, 1], [0, 1]);
		expect([wide, tall]).toEqual([
			[-1, 2],
			[0, 1],
		]);
	});

	it("have colours around a circle", () => {
		const fills = elements(points, "circle").map(({ fill }) => fill);
		expect(new Set(fills).size).toBe(4);
	});

	it("are found near them, and not far from them", () => {
		centers(points).forEach(([x, y], index) => {
			expect(at(points, x + 5, y - 5)).toBe(index);
		});
		const [[x] = [0], [, y] = [0, 0]] = centers(points);
		expect(at(points, (x + WIDTH / 2) / 2, y + 60)).toBeNull();
	});
});
