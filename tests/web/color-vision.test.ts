// Colours that mean something stay apart for those who see fewer of them: simulated after Machado, Oliveira and Fernandes
// (2009), at full severity, and compared in OKLab. Where two come too close, something else must tell them apart.

import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { RUN_COLORS } from "../../www/src/charts/palette";
import type { Theme } from "../../www/src/charts/theme";
import { enStudies } from "../../www/src/i18n/en-studies";

// The theme listens to the browser's wishes; here there is none.
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
const { seriesStyle } = await import("../../www/src/charts/pictures/colors");

type Rgb = [number, number, number];
type Matrix = [Rgb, Rgb, Rgb];

/** Rows on linear light. */
const VISIONS: Record<string, Matrix> = {
	everything: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

/** Twice what is just seen of two fields that touch is 0.04; lines and small cells need more. */
const APART = 0.06;

const times = (matrix: Matrix, [x, y, z]: Rgb): Rgb =>
	matrix.map(([a, b, c]) => a * x + b * y + c * z) as Rgb;
const linear = (byte: number) => {
	const share = byte / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const clip = (share: number) => Math.min(1, Math.max(0, share));

function oklab(light: Rgb): Rgb {
	const lms = times(
		[
			[0.4122214708, 0.5363325363, 0.0514459929],
			[0.2119034982, 0.6806995451, 0.1073969566],
			[0.0883024619, 0.2817188376, 0.6299787005],
		],
		light,
	).map(Math.cbrt) as Rgb;
	return times(
		[
			[0.2104542553, 0.793617785, -0.0040720468],
			[1.9779984951, -2.428592205, 0.4505937099],
			[0.0259040371, 0.7827717662, -0.808675766],
		],
		lms,
	);
}

function distance(vision: string, one: Rgb, other: Rgb): number {
	const [a, b] = [one, other].map((color) =>
		oklab(times(VISIONS[vision] as Matrix, color.map(linear) as Rgb).map(clip) as Rgb),
	) as [Rgb, Rgb];
	return Math.hypot(...a.map((part, i) => part - (b[i] as number)));
}

const style = (file: string) =>
	readFileSync(new URL(`../../www/src/${file}`, import.meta.url), "utf8");
const hex = (text: string): Rgb =>
	[1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as Rgb;

/** A colour of a style sheet, by day and by night. */
function token(file: string, name: string): { light: Rgb; dark: Rgb } {
	const [, light, dark] =
		new RegExp(`--${name}:\\s*light-dark\\((#\\w{6}),\\s*(#\\w{6})\\)`).exec(style(file)) ?? [];
	if (!light || !dark) throw new Error(`${file} has no --${name}`);
	return { light: hex(light), dark: hex(dark) };
}

const bytes = (text: string): Rgb => (text.match(/\d+/g) ?? []).map(Number) as Rgb;
type Pair = [name: string, one: Rgb, other: Rgb];

/** Every two of some colours. */
const pairs = (colors: [string, Rgb][]): Pair[] =>
	colors.flatMap(([a, one], i) =>
		colors.slice(i + 1).map(([b, other]): Pair => [`${a} and ${b}`, one, other]),
	);

/** Pairs that come too close for somebody, and how close. */
function close(all: Pair[], apart = APART): string[] {
	return Object.keys(VISIONS).flatMap((vision) =>
		all
			.map(([name, one, other]) => [name, distance(vision, one, other)] as const)
			.filter(([, far]) => far < apart)
			.map(([name, far]) => `${name}: ${far.toFixed(3)} with ${vision}`),
	);
}

describe.each(["light", "dark"] as const)("%s colours", (scheme) => {
	const of = (file: string, ...names: string[]) =>
		names.map((name): [string, Rgb] => [name, token(file, name)[scheme]]);

	it("of train, test and what lies behind them are apart for everybody", () => {
		expect(close(pairs(of("theme.css", "train", "test", "surface", "muted")))).toEqual([]);
	});

	it("of the cells of the answer table are apart for everybody", () => {
		const cells = of("theme.css", "train-cell", "test-cell", "train-pale", "test-pale");
		const [trainPale, testPale] = [cells[2], cells[3]] as [[string, Rgb], [string, Rgb]];
		// Wrong answers are pale whether shown or hidden; a dot says which.
		const alike = `${trainPale[0]} and ${testPale[0]}`;
		expect(close(pairs(cells)).filter((one) => !one.startsWith(alike))).toEqual([]);
		expect(
			close(of("theme.css", "on-wrong").map(([name, dot]) => [name, dot, trainPale[1]])),
		).toEqual([]);
	});

	it("of earlier runs are apart from each other, from both curves and from the page", () => {
		const runs = RUN_COLORS.map((color, i): [string, Rgb] => [`run ${i}`, bytes(color)]);
		const fixed = of("theme.css", "train", "test", "surface");
		const beside = runs.flatMap(([a, one]) =>
			fixed.map(([b, other]): Pair => [`${a} and ${b}`, one, other]),
		);
		expect(close([...pairs(runs), ...beside])).toEqual([]);
	});

	it("of the lines in lenses are apart from train, from test and from each other, or dashed", () => {
		const theme = { dark: scheme === "dark", colors: {} } as Theme;
		const labels = ["a", "b", "c", "d", "e", "f"];
		const styles = labels.map((_, i) => seriesStyle(labels, i, theme));
		const lines = styles.map(({ color }, i): [string, Rgb] => [`line ${i}`, hex(color)]);
		const sameDash = (a: number, b: number) => String(styles[a]?.dash) === String(styles[b]?.dash);
		for (const one of close(pairs(lines))) {
			const [a, b] = (one.match(/\d+/g) ?? []).map(Number) as [number, number];
			expect(sameDash(a, b), one).toBe(false);
		}
	});

	it("of phases are apart as far as can be seen, and so are their letters", () => {
		const names = ["never", "memorises", "at-once", "groks"];
		expect(close(pairs(of("views/sweep.css", ...names)), 0.05)).toEqual([]);
		const letters = Object.values(enStudies.letters);
		expect(new Set(letters).size).toBe(letters.length);
	});
});
