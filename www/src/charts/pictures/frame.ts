// What surrounds a plot: its axes, their names and the legend. Sizes follow from the words alone, so that nothing moves
// while numbers change.

import type { Theme } from "../theme";
import { type Pen, shorten, textWidth } from "./pen";
import { type Range, type Scale, scale } from "./scale";
import type { Along, Box, Size } from "./types";

export const LINE = 16;
const GAP = 6;
const TICKS_APART = { x: 72, y: 30 };
export const RIGHT = 14;

/** A name in the legend, with its colour. */
export type Key = { words: string; color: string; dash?: number[] };
export type Placed = Key & { left: number; top: number };

/** Where each name of a legend lies, in as many lines as it needs. */
export function placeKeys(keys: Key[], left: number, top: number, width: number): Placed[] {
	let [x, y] = [left, top];
	return keys.map((key) => {
		const wide = SWATCH + GAP + textWidth(key.words) + LINE;
		if (x > left && x + wide > left + width) [x, y] = [left, y + LINE];
		const placed = { ...key, words: shorten(key.words, width - SWATCH - GAP), left: x, top: y };
		x += wide;
		return placed;
	});
}

const SWATCH = 14;

export function drawKeys(pen: Pen, keys: Placed[], { colors }: Theme) {
	for (const { words, color, dash, left, top } of keys) {
		const middle = top + LINE / 2;
		if (dash)
			pen.line(
				[
					[left, middle],
					[left + SWATCH, middle],
				],
				{ color, dash, width: 2 },
			);
		else
			pen.rect({ left: left + 2, top: middle - 5, width: 10, height: 10 }, color, {
				color: colors.line,
				width: 1,
			});
		pen.text(words, [left + SWATCH + GAP, middle], { color: colors.muted });
	}
}

export const keysHeight = (keys: Placed[]) =>
	keys.length > 0 ? Math.max(...keys.map(({ top }) => top)) - (keys[0]?.top ?? 0) + LINE : 0;

/** What a picture says of its surroundings. */
export type Surroundings = {
	size: Size;
	y: Along;
	/** Its numbers upwards. */
	range: Range;
	keys: Key[];
	/** Pixels below the plot for names and the label of x. */
	below: number;
	/** Lines of names within the plot, above all its numbers. */
	lanes?: number;
	/** Pixels to the left of the plot, at least: names that slant begin there. */
	left?: number;
};
export type Frame = { plot: Box; y: Scale; keys: Placed[] };

/** As wide as the widest number that is usual, or wider if it must be. */
const LEFT = 40;

export function frame({
	size,
	y,
	range,
	keys,
	below,
	lanes = 0,
	left: least = LEFT,
}: Surroundings): Frame {
	const named = keys.length > 1 ? placeKeys(keys, 0, LINE, size.width) : [];
	const top = LINE + keysHeight(named) + GAP;
	const bottom = Math.max(top + 1, size.height - below);
	const up = scale(range, y, bottom, Math.min(bottom - 1, top + lanes * LINE), TICKS_APART.y);
	const left = Math.max(LEFT, least, ...up.ticks.map(({ words }) => textWidth(words) + GAP + 4));
	const width = Math.max(1, size.width - left - RIGHT);
	return { plot: { left, top, width, height: bottom - top }, y: up, keys: named };
}

/** The scale of numbers along x. */
export const across = ({ left, width }: Box, x: Along, numbers: Range): Scale =>
	scale(numbers, x, left, left + width, TICKS_APART.x);

/** Axis of y with its lines across the plot, its label above, and the legend. */
export function drawFrame(pen: Pen, { plot, y, keys }: Frame, label: string, theme: Theme) {
	const { line, muted } = theme.colors;
	const [left, right] = [plot.left, plot.left + plot.width];
	for (const { at, words } of y.ticks) {
		const height = y.place(at);
		pen.line(
			[
				[left, height],
				[right, height],
			],
			{ color: line, width: 1 },
		);
		pen.text(words, [left - GAP, height], { color: muted, align: "end" });
	}
	pen.text(shorten(label, right), [0, LINE / 2], { color: muted });
	drawKeys(pen, keys, theme);
}

/** The ticks of numbers along x. */
export function drawAcross(pen: Pen, plot: Box, { ticks, place }: Scale, theme: Theme) {
	const bottom = plot.top + plot.height;
	for (const { at, words } of ticks) {
		const x = place(at);
		pen.line(
			[
				[x, bottom],
				[x, bottom + 4],
			],
			{ color: theme.colors.line, width: 1 },
		);
		pen.text(words, [x, bottom + LINE / 2 + 4], { color: theme.colors.muted, align: "middle" });
	}
}

/** The name of x, in the middle under the plot, or as near to it as `room` pixels across allow. */
export function drawBelow(
	pen: Pen,
	{ left, width }: Box,
	middle: number,
	label: string,
	room: number,
	theme: Theme,
) {
	const words = shorten(label, room);
	const half = textWidth(words) / 2;
	const at = Math.max(half, Math.min(room - half, left + width / 2));
	pen.text(words, [at, middle], { color: theme.colors.muted, align: "middle" });
}

/** The places inside a box. */
export const isInside = ({ left, top, width, height }: Box, x: number, y: number) =>
	x >= left && y >= top && x < left + width && y < top + height;
