// Heat maps: their cells, the shades of these, and the image that a file has of them.

import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Of, Picture } from "../../www/src/charts/pictures/types";
import { at, color, elements, heat, theme, WIDTH, words } from "./picture-samples";

const { pictureHeight, pictureTable, sayPlace } = await import("../../www/src/charts/pictures");
const { reach, shader } = await import("../../www/src/charts/pictures/colors");
const { bitmap, grid } = await import("../../www/src/charts/pictures/heat");
const { png } = await import("../../www/src/charts/pictures/png");
const { rgb } = await import("../../www/src/charts/theme");

describe("heat maps", () => {
	const table = (n: number, shade: Of<"heat">["shade"]): Of<"heat"> => ({
		...heat,
		rows: Array.from({ length: n }, (_, i) => String(i)),
		columns: Array.from({ length: n }, (_, i) => String(i)),
		values: Array.from({ length: n * n }, (_, i) => i % n),
		shade,
	});

	it("have a pixel for each cell, clear where there is nothing", () => {
		const { bytes, columns, rows } = bitmap(heat, (value) => [100 * value, 1, 2]);
		expect([columns, rows, bytes.length]).toEqual([3, 2, 24]);
		expect([...bytes.subarray(8, 16)]).toEqual([200, 1, 2, 255, 0, 0, 0, 0]);
	});

	it("have cells of whole device pixels", () => {
		for (const n of [2, 59, 97, 120])
			for (const ratio of [1, 1.5, 2]) {
				const { cell, plot } = grid(table(n, "sequential"), 330, ratio);
				expect(Number.isInteger(Math.round(cell.width * ratio * 1e6) / 1e6)).toBe(true);
				expect(cell.height).toBe(cell.width);
				expect(plot.left + plot.width).toBeLessThanOrEqual(330);
			}
	});

	it("find the cell under a pointer", () => {
		const { plot, cell } = grid(heat, WIDTH, 1);
		for (let index = 0; index < 6; index++) {
			const [row, column] = [Math.floor(index / 3), index % 3];
			const x = plot.left + (column + 0.5) * cell.width;
			expect(at(heat, x, plot.top + (row + 0.5) * cell.height)).toBe(index);
		}
		expect(at(heat, plot.left - 1, plot.top)).toBeNull();
		expect(at(heat, plot.left + plot.width, plot.top)).toBeNull();
	});

	it("show as many cells as there are, wide or square", () => {
		for (const [rows, columns] of [
			[128, 64],
			[120, 120],
			[4, 56],
			[500, 3],
		] as const) {
			const picture: Picture = {
				...heat,
				rows: Array.from({ length: rows }, (_, i) => String(i)),
				columns: Array.from({ length: columns }, (_, i) => String(i)),
				values: Array.from({ length: rows * columns }, Math.sin),
			};
			for (const width of [300, 640]) {
				const box = grid(picture, width, 1).plot;
				expect(box.left + box.width).toBeLessThanOrEqual(width);
				expect(pictureHeight(picture, width)).toBeLessThan(600);
			}
		}
	});

	it("name their kinds, and say them", () => {
		const kinds = ["wrong, unseen", "right, unseen", "wrong, trained on", "right, trained on"];
		const picture: Picture = { ...heat, shade: "kinds", kinds, values: [0, 1, 2, 3, 0, 1] };
		expect(words(picture)).toEqual(expect.arrayContaining(kinds));
		expect(sayPlace(picture, 3)).toBe("a 1, b 0: right, trained on");
		expect(pictureTable(picture).rows[0]).toEqual(["0", ...kinds.slice(0, 3)]);
		const paint = shader("kinds", [0, 3], kinds, theme);
		expect([0, 1, 2, 3].map(paint)).toEqual(
			(["test-pale", "test-cell", "train-pale", "train-cell"] as const).map((name) =>
				rgb(color(name)),
			),
		);
	});

	it("embed their cells as an image that holds every one of them", () => {
		const { href = "" } = elements(heat, "image")[0] ?? {};
		const file = Buffer.from(href.split(",")[1] ?? "", "base64");
		expect(file.subarray(1, 4).toString()).toBe("PNG");
		expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([3, 2]);
	});
});

describe("a PNG", () => {
	it("holds the bytes it was made of, in more than one block if need be", () => {
		const [columns, rows] = [150, 120];
		const bytes = Uint8ClampedArray.from({ length: 4 * columns * rows }, (_, i) => (i * 7) % 251);
		const file = Buffer.from(png({ columns, rows, bytes }));
		const length = file.readUInt32BE(33);
		expect(file.subarray(37, 41).toString()).toBe("IDAT");
		// Checks the sum too.
		const lines = inflateSync(file.subarray(41, 41 + length));
		expect(lines).toHaveLength(rows * (1 + 4 * columns));
		expect(lines.subarray(4 * columns + 2, 8 * columns + 2)).toEqual(
			Buffer.from(bytes.subarray(4 * columns, 8 * columns)),
		);
		// The end is the same in every PNG.
		expect(file.subarray(-12).toString("hex")).toBe("0000000049454e44ae426082");
	});
});

describe("shades", () => {
	const light = (color: readonly number[]) => color.reduce((sum, part) => sum + part, 0);
	const dark = { ...theme, dark: true };
	const steps = Array.from({ length: 11 }, (_, i) => i / 10);

	it("of what grows lead away from the background, without a step back", () => {
		for (const [look, sign] of [
			[theme, -1],
			[dark, 1],
		] as const) {
			const paint = shader("sequential", [3, 4], [], look);
			const bright = steps.map((share) => sign * luminance(paint(3 + share)));
			expect(bright).toEqual([...bright].sort((a, b) => a - b));
			expect(Math.abs((bright[10] as number) - (bright[0] as number))).toBeGreaterThan(0.5);
		}
	});

	it("around 0 are white or black there, and as far on both sides", () => {
		expect(shader("diverging", [-1, 5], [], theme)(0)).toEqual([255, 255, 255]);
		expect(shader("diverging", [-1, 5], [], dark)(0)).toEqual([0, 0, 0]);
		expect(reach([-1, 5])).toEqual([-5, 5]);
		const paint = shader("diverging", [-1, 5], [], theme);
		for (const far of [1, 3, 5]) {
			expect(paint(far)).not.toEqual(paint(-far));
			expect(luminance(paint(far))).toBeCloseTo(luminance(paint(-far)), 1);
		}
		// A lone kind of sign keeps its colour: −0.5 of [−1, 5] is nearly white.
		expect(light(paint(-0.5))).toBeGreaterThan(light(paint(4)));
	});

	it("of residues close", () => {
		const paint = shader({ cyclic: { n: 59 } }, [0, 58], [], theme);
		const apart = (i: number, j: number) =>
			Math.hypot(...paint(i).map((part, k) => part - (paint(j)[k] as number)));
		const all = Array.from({ length: 59 }, (_, i) => apart(i, (i + 1) % 59));
		expect(apart(58, 0)).toBeLessThanOrEqual(Math.max(...all));
		expect(Math.max(...all)).toBeLessThan(50);
	});

	it("exist for cells that are all the same", () => {
		for (const shade of ["sequential", "diverging", "kinds"] as const)
			expect(shader(shade, [0, 0], ["only"], theme)(0).every(Number.isFinite)).toBe(true);
	});
});

/** Of sRGB, 0 to 1. */
function luminance(color: readonly number[]): number {
	const [r = 0, g = 0, b = 0] = color.map((part) => (part / 255) ** 2.2);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
