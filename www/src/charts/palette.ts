// A cyclic palette: residue 0 and residue p − 1 are neighbours, so their colours must be too.

import type { Rgb } from "./theme";

/**
 * Hue goes once around the OKLCH wheel while lightness swings, so that neighbours differ evenly
 * to the eye and the order can be read without any hue at all. Source: B. Ottosson, "A perceptual
 * color space for image processing" (2020).
 */
export function cyclic(turn: number): Rgb {
	const angle = 2 * Math.PI * turn;
	const lightness = 0.62 - 0.23 * Math.cos(angle);
	return oklch(lightness, 0.115, angle + 4.6);
}

/** By the eye's own weights: green counts most, blue least. */
export function isDark([r, g, b]: Rgb): boolean {
	return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

export function oklch(lightness: number, chroma: number, hue: number): Rgb {
	const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
		encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
		encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
	];
}

/** Linear light to an sRGB byte. */
function encode(linear: number): number {
	const clipped = Math.min(1, Math.max(0, linear));
	const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
	return Math.round(255 * value);
}

/**
 * Lines of earlier runs: apart from each other and from the blue of train and the orange of test for whoever sees fewer
 * colours, too (tests/web/color-vision.test.ts), by lightness where the hue is no help. Found by a search for that.
 */
const RUNS: [lightness: number, chroma: number, degrees: number][] = [
	[0.66, 0.17, 277],
	[0.6, 0.09, 136],
	[0.51, 0.13, 44],
	[0.65, 0.09, 329],
	[0.75, 0.09, 144],
	[0.52, 0.1, 342],
];
export const RUN_COLORS: string[] = RUNS.map(([lightness, chroma, degrees]) => {
	const [r, g, b] = oklch(lightness, chroma, (degrees * Math.PI) / 180);
	return `rgb(${r} ${g} ${b})`;
});
