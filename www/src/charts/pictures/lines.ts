// Lines over a common x, with the places along it that matter.

import { figure } from "../../i18n/format";
import { lenses as s } from "../../i18n/lenses";
import type { Stretch } from "../../protocol";
import type { Theme } from "../theme";
import { pale, seriesStyle } from "./colors";
import {
	across,
	drawAcross,
	drawBelow,
	drawFrame,
	type Frame,
	frame,
	isInside,
	keysHeight,
	LINE,
	placeKeys,
} from "./frame";
import { laneCount, lanes, type Span } from "./lanes";
import { type Pen, shorten, textWidth } from "./pen";
import { counting, padded, range, type Scale } from "./scale";
import { type Drawer, isThere, type Of, type Point, type Size } from "./types";

type Lines = Of<"lines">;
type Layout = Frame & { x: Scale };
/** Bands may share a line. */
const lanesOf = ({ marks, bands = [] }: Lines) =>
	laneCount(marks.length + Math.min(1, bands.length));
const HEIGHT = 240;
const DOT = 2.5;
const NARROWEST = 14;
/** So few numbers are shown one by one: what lies between them is a guess. */
const FEW = 12;

function lay(picture: Lines, size: Size, theme: Theme | null): Layout {
	const { at, series, marks } = picture;
	const labels = series.map(({ label }) => label);
	const places = range([...at, ...marks.map((mark) => mark.at)], picture.x.log);
	const x = counting(picture.x, [at]);
	const y = counting(
		picture.y,
		series.map((line) => line.values),
	);
	const values = range(
		series.flatMap((line) => line.values),
		y.log,
	);
	const laid = frame({
		size,
		y,
		range: padded(values, y),
		keys: labels.map((words, i) => ({
			words,
			...(theme ? seriesStyle(labels, i, theme) : { color: "" }),
		})),
		below: 2 * LINE + 8,
		lanes: lanesOf(picture),
	});
	return { ...laid, x: across(laid.plot, x, places) };
}

function draw(pen: Pen, picture: Lines, size: Size, theme: Theme, pointed: number | null) {
	const laid = lay(picture, size, theme);
	drawBands(pen, picture, laid, theme);
	drawFrame(pen, laid, picture.y.label, theme);
	drawAcross(pen, laid.plot, laid.x, theme);
	drawBelow(pen, laid.plot, size.height - LINE / 2, picture.x.label, size.width, theme);
	for (const { at } of picture.marks) drawMark(pen, laid, at, theme);
	const labels = picture.series.map(({ label }) => label);
	picture.series.forEach((line, i) => {
		const style = seriesStyle(labels, i, theme);
		for (const piece of pieces(laid, picture.at, line.values)) {
			if (piece.length > 1) pen.line(piece, { ...style, width: 2 });
			if (piece.length === 1 || picture.at.length <= FEW)
				for (const point of piece) pen.circle(point, DOT, style.color);
		}
	});
	drawNames(pen, picture, laid, theme);
	if (pointed !== null) drawPointed(pen, picture, laid, pointed, theme);
}

/** A line goes on until a number is missing. */
export function pieces(
	{ x, y }: Pick<Layout, "x" | "y">,
	at: number[],
	values: number[],
): Point[][] {
	const all: Point[][] = [[]];
	at.forEach((place, i) => {
		const value = values[i];
		const point = [x.place(place), isThere(value) ? y.place(value) : Number.NaN] as const;
		if (point.every(isThere)) all.at(-1)?.push(point);
		else all.push([]);
	});
	return all.filter((piece) => piece.length > 0);
}

const edges = ({ x, plot }: Layout, { from, to }: Stretch) =>
	[from, to].map((step) => Math.max(plot.left, x.place(step))) as [number, number];

/** Stretches of x, every other one darker. */
function drawBands(pen: Pen, { bands = [] }: Lines, laid: Layout, theme: Theme) {
	bands.forEach((band, i) => {
		const [left, right] = edges(laid, band);
		const fill = pale(theme.colors.muted, theme, i % 2 === 0 ? 0.9 : 0.78);
		pen.rect({ ...laid.plot, left, width: Math.max(0, right - left) }, fill);
	});
}

function drawMark(pen: Pen, { plot, x }: Layout, at: number, { colors }: Theme) {
	const place = x.place(at);
	if (!isThere(place)) return;
	const ends = [plot.top, plot.top + plot.height].map((y) => [place, y] as const);
	pen.line(ends, { color: colors.muted, width: 1, dash: [2, 2] });
}

type Name = Span & { words: string; at: number; align: "start" | "middle" | "end" };

const spanned = (words: string, at: number, align: Name["align"]): Name => {
	const width = textWidth(words);
	const from = { start: at, middle: at - width / 2, end: at - width }[align];
	return { words, at, align, from, to: from + width };
};

/** Marks have theirs to the right if there is room, else to the left. */
function nameOfMark({ plot, x }: Layout, { at, label }: Lines["marks"][number]): Name[] {
	const place = x.place(at);
	if (!isThere(place)) return [];
	const right = plot.left + plot.width - place;
	const after = right > textWidth(label) + 8 || right > plot.width / 2;
	const words = shorten(label, (after ? right : plot.width - right) - 8);
	return [spanned(words, place + (after ? 5 : -5), after ? "start" : "end")];
}

/** Stretches have theirs in their middle; one too narrow for it is told by the text alone. */
function nameOfBand(laid: Layout, band: Stretch): Name[] {
	const { plot } = laid;
	const [left, right] = edges(laid, band);
	if (right - left < NARROWEST) return [];
	const words = shorten(band.label, plot.width);
	const half = textWidth(words) / 2;
	const [first, last] = [plot.left + half, plot.left + plot.width - half];
	return [spanned(words, Math.max(first, Math.min(last, (left + right) / 2)), "middle")];
}

/** Above all numbers; a stretch that finds no room there goes without. */
function drawNames(pen: Pen, picture: Lines, laid: Layout, { colors }: Theme) {
	const { marks, bands = [] } = picture;
	const names = [
		...marks.flatMap((mark) => nameOfMark(laid, mark)),
		...bands.flatMap((band) => nameOfBand(laid, band)),
	];
	const placed = lanes(names, lanesOf(picture));
	names.forEach(({ words, at, align }, i) => {
		const lane = placed[i];
		if (lane == null) return;
		pen.text(words, [at, laid.plot.top + LINE * (0.5 + lane)], {
			color: colors.text,
			halo: colors.surface,
			align,
		});
	});
}

function drawPointed(pen: Pen, picture: Lines, laid: Layout, index: number, theme: Theme) {
	const { plot, x, y } = laid;
	const place = x.place(picture.at[index] ?? Number.NaN);
	if (!isThere(place)) return;
	const edge = { color: theme.colors.text, width: 1 };
	pen.line(
		[
			[place, plot.top],
			[place, plot.top + plot.height],
		],
		edge,
	);
	const labels = picture.series.map(({ label }) => label);
	picture.series.forEach(({ values }, i) => {
		const value = values[index];
		const height = isThere(value) ? y.place(value) : Number.NaN;
		if (isThere(height))
			pen.circle([place, height], DOT + 1.5, seriesStyle(labels, i, theme).color, edge);
	});
}

export const lines: Drawer<"lines"> = {
	height({ series }, width) {
		const keys = series.length > 1 ? series.map(({ label }) => ({ words: label, color: "" })) : [];
		return HEIGHT + Math.max(0, keysHeight(placeKeys(keys, 0, 0, width)) - LINE);
	},
	draw,
	hit(picture, size, x, y) {
		const laid = lay(picture, size, null);
		const { plot } = laid;
		const grown = { ...plot, left: plot.left - 8, width: plot.width + 16 };
		if (!isInside({ ...grown, height: size.height - plot.top }, x, y)) return null;
		return nearest(picture.at.map((at) => Math.abs(laid.x.place(at) - x)));
	},
	count: ({ at }) => at.length,
	row: () => 0,
	say({ x, at, series, marks, bands = [] }, index) {
		const where = at[index];
		const values = series.map(({ label, values }) => `${label} ${figure(values[index] ?? null)}`);
		const here = marks.filter((mark) => mark.at === where).map(({ label }) => label);
		const inside = bands.filter(within(where)).map(({ label }) => label);
		return s.at_place(x.label, figure(where ?? null), [...values, ...here, ...inside].join(", "));
	},
	sheet: ({ x, at, series, bands = [] }) => ({
		header: [x.label, ...series.map(({ label }) => label), ...(bands.length > 0 ? [s.band] : [])],
		rows: at.map((place, i) => [
			place,
			...series.map(({ values }) => values[i] ?? Number.NaN),
			...(bands.length > 0 ? [bands.find(within(place))?.label ?? ""] : []),
		]),
	}),
};

/** A stretch begins with its first step; its last belongs to the next. */
const within =
	(place: number | undefined) =>
	({ from, to }: Stretch) =>
		place !== undefined && place >= from && place < to;

/** The smallest of some distances; those that are missing do not count. */
export function nearest(distances: number[]): number | null {
	let best: number | null = null;
	distances.forEach((distance, i) => {
		const least = best === null ? Number.POSITIVE_INFINITY : (distances[best] as number);
		if (distance < least) best = i;
	});
	return best;
}
