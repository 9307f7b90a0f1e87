// The colours of pictures: of series, and of the cells of a heat map.

import type { Shade } from "../../protocol";
import { cyclic, oklch } from "../palette";
import { type Rgb, rgb, type Theme } from "../theme";

export const css = (color: Rgb) => `rgb(${color.join(", ")})`;

/** Told apart without colour vision, after Okabe and Ito; their blue and orange belong to train and test. */
const SERIES = {
	light: ["#009e73", "#b0568a", "#8a7a00", "#1b2126", "#7c6bb5", "#868f96"],
	dark: ["#2fb38a", "#d98bb8", "#d6c94a", "#e7eaec", "#a99be0", "#77828a"],
};
/** Lines differ in their strokes too. */
const DASHES = [[], [6, 4], [2, 3], [9, 3, 2, 3]];

/** How labels of the two parts of a table begin. */
const PARTS = { train: /^train(ing)?\b/, test: /^(test|held-out|unseen)\b/ };

export type Style = { color: string; dash: number[] };

export function seriesStyle(labels: string[], index: number, theme: Theme): Style {
	const dash = labels.length > 1 ? (DASHES[index % DASHES.length] ?? []) : [];
	return { color: seriesColor(labels, index, theme), dash };
}

function seriesColor(labels: string[], index: number, { colors, dark }: Theme): string {
	const part = (Object.keys(PARTS) as (keyof typeof PARTS)[]).find(
		// Two lines of one part must be told apart.
		(name) => labels.findIndex((label) => PARTS[name].test(label)) === index,
	);
	if (part) return colors[part];
	if (labels.length === 1) return colors.accent;
	const others = dark ? SERIES.dark : SERIES.light;
	return others[index % others.length] as string;
}

/** Halfway to the background: what lies behind, or does not stand out. */
export function pale(color: string, theme: Theme, share = 0.45): string {
	const [from, to] = [rgb(color), rgb(theme.colors.surface)];
	const mixed = from.map((part, i) => Math.round(part + share * ((to[i] as number) - part)));
	return css(mixed as unknown as Rgb);
}

/** Smallest and largest of what is drawn. */
export type Extent = readonly [low: number, high: number];

/** What gives a number its colour. */
export function shader(
	shade: Shade,
	extent: Extent,
	kinds: string[],
	theme: Theme,
): (value: number) => Rgb {
	if (shade === "sequential") return (value) => sequential(share(value, extent), theme.dark);
	if (shade === "diverging") {
		const [low, high] = reach(extent);
		return (value) => diverging(2 * share(value, [low, high]) - 1, theme.dark);
	}
	if (shade === "kinds") {
		const colors = kindColors(kinds.length, theme);
		return (value) => colors[value] ?? rgb(theme.colors.none);
	}
	const { n } = shade.cyclic;
	return (value) => cyclic(value / n);
}

/** As far to one side of 0 as to the other. */
export function reach([low, high]: Extent): Extent {
	const most = Math.max(Math.abs(low), Math.abs(high)) || 1;
	return [-most, most];
}

const share = (value: number, [low, high]: Extent) =>
	high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;

/** As in the answer table: wrong and right of the unseen, wrong and right of the shown; then further ones. */
function kindColors(n: number, theme: Theme): Rgb[] {
	const { colors, dark } = theme;
	const first = [
		colors["test-pale"],
		colors["test-cell"],
		colors["train-pale"],
		colors["train-cell"],
	];
	return [...first, ...(dark ? SERIES.dark : SERIES.light).map(hex)]
		.slice(0, n)
		.map((color) => (typeof color === "string" ? rgb(color) : color));
}

const hex = (color: string): Rgb =>
	[1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as unknown as Rgb;

/** Little is near the background, much is far from it; lightness alone tells the order. */
function sequential(t: number, dark: boolean): Rgb {
	const lightness = dark ? 0.24 + 0.7 * t : 0.97 - 0.67 * t;
	const hue = ((dark ? 285 - 175 * t : 110 + 175 * t) * Math.PI) / 180;
	return oklch(lightness, 0.03 + 0.1 * Math.sin(Math.PI * (0.1 + 0.8 * t)), hue);
}

/** White, or black where it is dark, at 0; green above and purple below, equally far in lightness. */
function diverging(t: number, dark: boolean): Rgb {
	const far = Math.abs(t);
	const lightness = dark ? 0.78 * far : 1 - 0.58 * far;
	return oklch(lightness, 0.15 * far, ((t > 0 ? 155 : 325) * Math.PI) / 180);
}
