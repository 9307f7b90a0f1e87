// Pictures for the tests of what is drawn, and what these look at: the elements of a drawing.

import { vi } from "vitest";
import type { Of, Picture } from "../../www/src/charts/pictures/types";

// The colours are read by a browser; the pictures under test are not. Tests load the charts after this file.
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));

const { hit, pictureHeight, pictureSvg } = await import("../../www/src/charts/pictures");
const { COLORS } = await import("../../www/src/charts/theme");

/** Every colour is another one; what is drawn in it can be found by it. */
const colors = Object.fromEntries(COLORS.map((name, i) => [name, `rgb(${i}, 0, 0)`])) as never;
export const theme = { size: 11, line: 2, dark: false, font: "sans", colors };
export const color = (name: (typeof COLORS)[number]) => `rgb(${COLORS.indexOf(name)}, 0, 0)`;
export const linear = (label: string) => ({ label, log: false });
export const log = (label: string) => ({ label, log: true });

export const bars: Of<"bars"> = {
	kind: "bars",
	title: "Energy, by frequency",
	x: linear("frequency"),
	y: linear("share"),
	names: ["13", "14", "15"],
	series: [
		{ label: "cosine", values: [1, 1.2, -2] },
		{ label: "sine", values: [2, 0.3, Number.NaN] },
	],
	beside: null,
	marked: [1],
	picks: null,
};
export const lines: Of<"lines"> = {
	kind: "lines",
	title: "Loss",
	x: log("step"),
	y: log("nats"),
	at: [1, 10, 100, 1000],
	series: [
		{ label: "train", values: [1, 0.1, 0, 0.001] },
		{ label: "test", values: [1, 1, 1, 0.5] },
	],
	marks: [{ at: 100, label: "memorised" }],
};
export const heat: Of<"heat"> = {
	kind: "heat",
	title: "Weights",
	x: linear("b"),
	y: linear("a"),
	rows: ["0", "1"],
	columns: ["0", "1", "2"],
	values: [-1, 0, 2, Number.NaN, 0.5, 1],
	shade: "diverging",
	kinds: [],
	unit: "weight",
};
export const points: Of<"points"> = {
	kind: "points",
	title: "Ring",
	x: linear("cosine"),
	y: linear("sine"),
	xs: [1, 0, -1, 0],
	ys: [0, 1, 0, -1],
	names: ["0", "1", "2", "3"],
	colour: [0, 1, 2, 3],
	colours: 4,
	path: [0, 1, 2, 3],
	square: true,
};
export const ALL: Picture[] = [bars, lines, heat, points];
export const EMPTY: Picture[] = [
	{ ...bars, names: [], series: [], marked: [] },
	{ ...lines, at: [], series: [], marks: [] },
	{ ...heat, rows: [], columns: [], values: [] },
	{ ...points, xs: [], ys: [], names: [], colour: [], path: [] },
];
export const ONE: Picture[] = [
	{ ...bars, names: ["7"], series: [{ label: "energy", values: [0] }], marked: [] },
	{ ...lines, at: [1], series: [{ label: "loss", values: [2] }], marks: [] },
	{ ...heat, rows: ["0"], columns: ["0"], values: [3], shade: "sequential" },
	{ ...points, xs: [5], ys: [5], names: ["0"], colour: [0], path: [0], square: false },
];
/** Nothing is a number: not finite, or null as JSON has it. */
const NONE = [Number.NaN, null as unknown as number, Number.POSITIVE_INFINITY];
export const MISSING: Picture[] = [
	{ ...bars, series: [{ label: "energy", values: NONE }] },
	{ ...lines, at: [1, 2, 3], series: [{ label: "loss", values: NONE }] },
	{ ...heat, values: [...NONE, ...NONE] },
	{ ...points, xs: NONE, ys: NONE, names: ["0", "1", "2"], path: [0, 1, 2] },
];

export const WIDTH = 400;
/** The elements of a kind in a drawing, with their attributes. */
export function elements(picture: Picture, name: string): Record<string, string>[] {
	const svg = pictureSvg(picture, theme, WIDTH);
	return [...svg.matchAll(new RegExp(`<${name} ([^>]*)>([^<]*)`, "g"))].map(
		([, all = "", words = ""]) => ({
			...Object.fromEntries(
				[...all.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
			),
			words,
		}),
	);
}
export const words = (picture: Picture) => elements(picture, "text").map((text) => text.words);
export const at = (picture: Picture, x: number, y: number) =>
	hit(picture, WIDTH, pictureHeight(picture, WIDTH), x, y);
