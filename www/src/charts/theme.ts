// The colours of theme.css as numbers for the canvas: one source for both.

import { isDark } from "../look";

export const COLORS = [
	"text",
	"muted",
	"line",
	"surface",
	"train",
	"test",
	"train-cell",
	"test-cell",
	"train-pale",
	"test-pale",
	"none",
	"on-right",
	"on-wrong",
	"accent",
	"bad",
] as const;
export type ColorName = (typeof COLORS)[number];
/** What the style sheet says of charts besides colours: height of their letters and width of their lines, in pixels. */
export type Measures = { size: number; line: number };
export type Theme = Measures & {
	dark: boolean;
	font: string;
	colors: Record<ColorName, string>;
};
export const MEASURES: Measures = { size: 11, line: 2 };

/** Computed by the browser through an element, so that `light-dark()` is already decided. */
export function readTheme(host: HTMLElement): Theme {
	const probe = document.createElement("i");
	// Where the computer's few colours replace all others, those that mean something stay: the table would be all black.
	probe.style.setProperty("forced-color-adjust", "none");
	host.append(probe);
	const resolve = (name: ColorName) => {
		probe.style.color = `var(--${name})`;
		return getComputedStyle(probe).color;
	};
	const colors = Object.fromEntries(COLORS.map((name) => [name, resolve(name)]));
	const { fontFamily, colorScheme } = getComputedStyle(probe);
	probe.remove();
	return {
		dark: colorScheme === "dark" || (colorScheme !== "light" && isDark()),
		font: fontFamily,
		colors: colors as Theme["colors"],
		...readMeasures(host),
	};
}

export function readMeasures(host: HTMLElement): Measures {
	const style = getComputedStyle(host);
	const number = (name: string) => Number.parseFloat(style.getPropertyValue(name));
	const [size, line] = [number("--chart-size"), number("--chart-line")];
	return { size: size || MEASURES.size, line: line || MEASURES.line };
}

const computer = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((wish) =>
	matchMedia(wish),
);

export function onThemeChange(listener: () => void): () => void {
	for (const wish of computer) wish.addEventListener("change", listener);
	document.addEventListener("look", listener);
	return () => {
		for (const wish of computer) wish.removeEventListener("change", listener);
		document.removeEventListener("look", listener);
	};
}

/** The page itself has changed its colours or the size of its letters. */
export function tellThemeChange() {
	document.dispatchEvent(new Event("look"));
}

export type Rgb = readonly [number, number, number];

/** Reads what getComputedStyle answers: `rgb(…)`, or `color(srgb …)` with shares of one. */
export function rgb(color: string): Rgb {
	const scale = color.startsWith("color(") ? 255 : 1;
	const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => Number(part) * scale);
	return [Math.round(r), Math.round(g), Math.round(b)];
}
