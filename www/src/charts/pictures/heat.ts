// A grid of cells, each number a colour. Any number of cells: they are one image with a pixel for each.

import { figure } from "../../i18n/format";
import { lenses as s } from "../../i18n/lenses";
import type { Theme } from "../theme";
import { css, type Extent, reach, shader } from "./colors";
import { drawBelow, drawKeys, isInside, keysHeight, LINE, type Placed, placeKeys } from "./frame";
import { type Bitmap, type Pen, shorten, textWidth } from "./pen";
import { named, range } from "./scale";
import { type Box, type Drawer, isThere, type Of, type Size } from "./types";

type Heat = Of<"heat">;
/** Pixels: of a square at most, of a flat map's height, of a cell. */
const WIDEST = 440;
const FLAT = 240;
const LARGEST = 48;
const LONGEST_NAME = 120;
const BAR = { width: 140, height: 10, steps: 70 };
/** Rows are named with this distance. */
const NAME_APART = 20;

export type Grid = { plot: Box; cell: { width: number; height: number } };

/** Cells are whole device pixels where they can be: none is wider than another. */
export function grid({ rows, columns, values }: Heat, width: number, scale: number): Grid {
	const [down, across] = [Math.max(1, rows.length), Math.max(1, columns.length)];
	const left = Math.min(LONGEST_NAME, Math.max(LINE, ...rows.map(textWidth))) + 8;
	const room = Math.max(1, width - left - LINE / 2);
	const whole = (length: number) =>
		length * scale < 1 ? length : Math.floor(length * scale) / scale;
	const square = down <= 2 * across && across <= 2 * down;
	const most = square ? WIDEST / Math.max(across, down) : LARGEST;
	const wide = whole(Math.min(LARGEST, most, room / across));
	const tall = square ? wide : whole(Math.min(LARGEST / 2, FLAT / down));
	const cells = values.length > 0 ? { width: wide, height: tall } : { width: 0, height: 0 };
	const plot = { left, top: LINE + 4, width: wide * across, height: tall * down };
	return { plot, cell: cells };
}

/** A pixel for each cell; those without a number are left clear. */
export function bitmap(
	{ rows, columns, values }: Heat,
	paint: (value: number) => readonly number[],
): Bitmap {
	const bytes = new Uint8ClampedArray(4 * rows.length * columns.length);
	for (let i = 0; i < rows.length * columns.length; i++) {
		const value = values[i];
		if (!isThere(value)) continue;
		const [r = 0, g = 0, b = 0] = paint(value);
		bytes[4 * i] = r;
		bytes[4 * i + 1] = g;
		bytes[4 * i + 2] = b;
		bytes[4 * i + 3] = 255;
	}
	return { columns: columns.length, rows: rows.length, bytes };
}

/** So many colours are more than an eye tells apart, and computed once. */
const SHADES = 256;

function painter({ shade, kinds, values }: Heat, theme: Theme) {
	const extent = range(values, false);
	const paint = shader(shade, extent, kinds, theme);
	const numbers = shade === "sequential" || shade === "diverging";
	if (!numbers) return { extent, paint: remembered(paint) };
	const [low, high] = shade === "diverging" ? reach(extent) : extent;
	const step = (high - low) / (SHADES - 1);
	const table = Array.from({ length: SHADES }, (_, i) => paint(low + i * step));
	// 0 lies between two steps of an even number; it alone must be exactly white or black.
	const zero = shade === "diverging" ? paint(0) : null;
	const look = (value: number) =>
		(value === 0 && zero) || (table[Math.round((value - low) / step)] ?? paint(value));
	return { extent, paint: look };
}

function remembered<T>(paint: (value: number) => T): (value: number) => T {
	const known = new Map<number, T>();
	return (value) => {
		const color = known.get(value) ?? paint(value);
		known.set(value, color);
		return color;
	};
}

function draw(pen: Pen, picture: Heat, size: Size, theme: Theme, pointed: number | null) {
	const { plot, cell } = grid(picture, size.width, size.scale);
	const { extent, paint } = painter(picture, theme);
	const { colors } = theme;
	pen.text(shorten(s.downwards(picture.y.label), size.width), [0, LINE / 2], {
		color: colors.muted,
	});
	if (cell.width > 0) pen.image(bitmap(picture, paint), plot);
	pen.rect(plot, null, { color: colors.line, width: 1 });
	drawNames(pen, picture, plot, theme);
	const below = plot.top + plot.height + 1.5 * LINE + 4;
	drawBelow(pen, plot, below, picture.x.label, size.width, theme);
	drawLegend(pen, picture, plot, size.width, extent, theme);
	if (pointed !== null) drawPointed(pen, cellBox(picture, { plot, cell }, pointed), theme);
}

function drawNames(pen: Pen, { rows, columns }: Heat, plot: Box, { colors }: Theme) {
	const [right, bottom] = [plot.left, plot.top + plot.height];
	for (const i of named(rows, plot.height, NAME_APART)) {
		const y = plot.top + ((i + 0.5) * plot.height) / rows.length;
		const name = shorten(rows[i] as string, LONGEST_NAME);
		pen.text(name, [right - 6, y], { color: colors.muted, align: "end" });
	}
	for (const i of named(columns, plot.width)) {
		const x = plot.left + ((i + 0.5) * plot.width) / columns.length;
		pen.text(columns[i] as string, [x, bottom + LINE / 2 + 2], {
			color: colors.muted,
			align: "middle",
		});
	}
}

function kindKeys(
	{ kinds, shade }: Heat,
	top: number,
	width: number,
	theme: Theme | null,
): Placed[] {
	const paint = theme ? shader(shade, [0, 1], kinds, theme) : null;
	const keys = kinds.map((words, i) => ({ words, color: paint ? css(paint(i)) : "" }));
	return placeKeys(keys, 0, top, width);
}

const legendTop = (plot: Box) => plot.top + plot.height + 2 * LINE + 10;

function drawLegend(
	pen: Pen,
	picture: Heat,
	plot: Box,
	width: number,
	extent: Extent,
	theme: Theme,
) {
	const top = legendTop(plot);
	if (picture.shade === "kinds") drawKeys(pen, kindKeys(picture, top, width, theme), theme);
	else drawBar(pen, picture, top, width, extent, theme);
}

/** What the numbers are, and below it all colours in a row, from the smallest to the largest. */
function drawBar(
	pen: Pen,
	{ shade, unit }: Heat,
	top: number,
	width: number,
	extent: Extent,
	theme: Theme,
) {
	const [low, high] = ends(shade, extent);
	const [first, last] = [figure(low), figure(high)];
	const color = theme.colors.muted;
	const left = textWidth(first) + 6;
	const paint = shader(shade, extent, [], theme);
	const bytes = new Uint8ClampedArray(4 * BAR.steps);
	for (let i = 0; i < BAR.steps; i++)
		bytes.set([...paint(low + ((high - low) * i) / (BAR.steps - 1)), 255], 4 * i);
	const middle = top + 1.5 * LINE;
	const box = { left, top: middle - BAR.height / 2, width: BAR.width, height: BAR.height };
	pen.text(first, [0, middle], { color });
	pen.image({ columns: BAR.steps, rows: 1, bytes }, box);
	pen.rect(box, null, { color: theme.colors.line, width: 1 });
	pen.text(last, [left + BAR.width + 6, middle], { color });
	pen.text(shorten(unit, width), [0, top + LINE / 2], { color: theme.colors.text });
}

function ends(shade: Heat["shade"], extent: Extent): Extent {
	if (typeof shade === "object") return [0, shade.cyclic.n - 1];
	return shade === "diverging" ? reach(extent) : extent;
}

function cellBox({ columns }: Heat, { plot, cell }: Grid, index: number): Box {
	const [row, column] = [Math.floor(index / columns.length), index % columns.length];
	return { left: plot.left + column * cell.width, top: plot.top + row * cell.height, ...cell };
}

/** Light and dark, to be seen on every colour. */
function drawPointed(pen: Pen, { left, top, width, height }: Box, { colors }: Theme) {
	const around = (by: number) => ({
		left: left - by,
		top: top - by,
		width: width + 2 * by,
		height: height + 2 * by,
	});
	pen.rect(around(3), null, { color: colors.surface, width: 2 });
	pen.rect(around(1), null, { color: colors.text, width: 2 });
}

export const heat: Drawer<"heat"> = {
	height(picture, width) {
		const { plot } = grid(picture, width, 1);
		const top = legendTop(plot);
		const kinds = picture.shade === "kinds";
		const legend = kinds ? keysHeight(kindKeys(picture, top, width, null)) : 2 * LINE;
		return Math.ceil(top + legend + 2);
	},
	draw,
	hit(picture, { width, scale }, x, y) {
		const { plot, cell } = grid(picture, width, scale);
		if (cell.width === 0 || !isInside(plot, x, y)) return null;
		const row = Math.floor((y - plot.top) / cell.height);
		return row * picture.columns.length + Math.floor((x - plot.left) / cell.width);
	},
	count: ({ rows, columns }) => rows.length * columns.length,
	row: ({ columns }) => columns.length,
	say(picture, index) {
		const { x, y, rows, columns } = picture;
		const row = rows[Math.floor(index / columns.length)] ?? "";
		const column = columns[index % columns.length] ?? "";
		return s.at_cell(`${y.label} ${row}`, `${x.label} ${column}`, sayValue(picture, index));
	},
	sheet: ({ x, y, rows, columns, values, shade, kinds }) => ({
		header: [s.rows_by_columns(y.label, x.label), ...columns],
		rows: rows.map((name, row) => [
			name,
			...columns.map((_, column) => {
				const value = values[row * columns.length + column] ?? Number.NaN;
				return shade === "kinds" ? (kinds[value] ?? "") : value;
			}),
		]),
	}),
};

function sayValue({ values, shade, kinds, unit }: Heat, index: number): string {
	const value = values[index];
	if (!isThere(value)) return s.nothing_here;
	return shade === "kinds" ? (kinds[value] ?? s.nothing_here) : `${unit} ${figure(value)}`;
}
