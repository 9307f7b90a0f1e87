// Bars: one at each place, or several stacked; those that matter stand out.

import { figure } from "../../i18n/format";
import { lenses as s } from "../../i18n/lenses";
import type { Theme } from "../theme";
import { pale, seriesStyle } from "./colors";
import { drawBelow, drawFrame, type Frame, frame, isInside, type Key, LINE, RIGHT } from "./frame";
import { type Pen, shorten, textWidth } from "./pen";
import { counting, named, padded, type Range, range } from "./scale";
import { type Drawer, isThere, type Of, type Size } from "./types";

type Bars = Of<"bars">;
const HEIGHT = 240;
/** Names that do not fit beside each other slant, if they are few. */
const FEW = 24;
const SLANT = -35;
const [ACROSS, DOWN] = [Math.cos, Math.sin].map((of) => of((-SLANT * Math.PI) / 180)) as [
	number,
	number,
];
const LONGEST = 125;
/** Widths of names are guesses. */
const SPARE = 8;
/** A bar takes this share of its place. */
const FILLED = 0.8;

type Part = { series: number; from: number; to: number };
type Layout = Frame & { band: number; slants: boolean; base: number };

/** The parts of a stack: what is positive upwards from 0, what is negative downwards. */
export function stack({ series }: Bars, place: number): Part[] {
	let [up, down] = [0, 0];
	return series.flatMap(({ values }, i) => {
		const value = values[place];
		if (!isThere(value)) return [];
		const from = value < 0 ? down : up;
		if (value < 0) down += value;
		else up += value;
		return [{ series: i, from, to: from + value }];
	});
}

function lay(picture: Bars, size: Size, theme: Theme | null): Layout {
	const { names, series, beside } = picture;
	const lines = series.map(({ values }) => values);
	const y = counting(picture.y, beside ? [...lines, beside.values] : lines);
	const stacked = names.flatMap((_, place) => stack(picture, place).map(({ to }) => to));
	const ends = [...stacked, ...(beside?.values ?? [])];
	const slants = slantHeight(names, size.width) > 0;
	const laid = frame({
		size,
		y,
		range: y.log ? padded(range(ends, true), y, 0.1) : around0(ends),
		keys: keys(picture, theme),
		below: slantHeight(names, size.width) + 2 * LINE + 8,
		left: slantLeft(names, size.width),
	});
	const bottom = laid.plot.top + laid.plot.height;
	const base = y.log ? bottom : laid.y.place(0);
	return { ...laid, slants, base, band: laid.plot.width / Math.max(1, names.length) };
}

/** Without a theme, only as long as they are. Bars beside a reference are mostly such as do not stand out. */
function keys({ series, beside }: Bars, theme: Theme | null): Key[] {
	const labels = series.map(({ label }) => label);
	const color = (i: number) => theme && seriesStyle(labels, i, theme).color;
	const plain = beside && theme ? pale(theme.colors.muted, theme) : null;
	const ofBars = labels.map((words, i) => ({ words, color: plain ?? color(i) ?? "" }));
	if (!beside) return ofBars;
	return [...ofBars, { words: beside.label, color: theme?.colors.text ?? "", dash: [] }];
}

/** From 0 to the ends, and a little more where there are any. */
function around0(ends: number[]): Range {
	const [low, high] = range([0, ...ends], false);
	return ends.every((end) => end === 0) ? [0, 1] : [low * 1.05, high * 1.05];
}

/** How much taller names that slant are than others; 0 where they lie side by side. Of numbers some will do. */
function slantHeight(names: string[], width: number): number {
	const widest = Math.max(0, ...names.map(textWidth));
	const room = (width - 60) / Math.max(1, names.length);
	const numbers = names.every((name) => Number.isFinite(Number(name)));
	if (numbers || names.length > FEW || widest + 8 <= room) return 0;
	return Math.round(Math.min(LONGEST, widest) * DOWN) - 4;
}

/** How much room names that slant need before the first bar, if that leaves most of the width to the bars. */
function slantLeft(names: string[], width: number): number {
	if (slantHeight(names, width) === 0) return 0;
	const needs = names.map((name, i) => {
		const share = (i + 0.5) / names.length;
		const long = Math.min(LONGEST, textWidth(name)) * ACROSS + SPARE;
		return (long - share * (width - RIGHT)) / (1 - share);
	});
	return Math.min(width / 3, Math.max(...needs));
}

function draw(pen: Pen, picture: Bars, size: Size, theme: Theme, pointed: number | null) {
	const laid = lay(picture, size, theme);
	const { plot, band } = laid;
	drawFrame(pen, laid, picture.y.label, theme);
	for (const place of picture.chosen ?? []) drawChosen(pen, laid, place, theme);
	if (pointed !== null)
		pen.rect({ ...plot, left: plot.left + pointed * band, width: band }, theme.colors.line);
	for (const place of picture.names.keys()) drawStack(pen, picture, laid, place, theme);
	drawReference(pen, picture, laid, theme);
	for (const place of picture.marked) drawMark(pen, laid, place, theme);
	const ends = [plot.left, plot.left + plot.width].map((x) => [x, laid.base] as const);
	pen.line(ends, { color: theme.colors.muted, width: 1 });
	drawNames(pen, picture, laid, theme);
	drawBelow(pen, plot, size.height - LINE / 2, picture.x.label, size.width, theme);
}

function drawStack(pen: Pen, picture: Bars, laid: Layout, place: number, theme: Theme) {
	const { plot, y, band, base } = laid;
	const thin = band < 4 ? 1 : FILLED;
	const left = plot.left + (place + (1 - thin) / 2) * band;
	for (const { series, from, to } of stack(picture, place)) {
		const ends = [from, to].map((value) => (picture.y.log && value <= 0 ? base : y.place(value)));
		const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
		const box = { left, top, width: band * thin, height: bottom - top };
		pen.rect(box, barColor(picture, series, place, theme));
	}
}

function barColor({ series, marked }: Bars, index: number, place: number, theme: Theme): string {
	if (series.length > 1)
		return seriesStyle(
			series.map(({ label }) => label),
			index,
			theme,
		).color;
	return marked.includes(place) ? theme.colors.accent : pale(theme.colors.muted, theme);
}

/** A stroke across each bar where what it is compared with ends: wider than the bar, and seen on any colour. */
function drawReference(pen: Pen, { beside }: Bars, { plot, band, y }: Layout, theme: Theme) {
	beside?.values.forEach((value, place) => {
		const [left, at, width] = [plot.left + (place + 0.05) * band, y.place(value), 0.9 * band];
		if (!isThere(at)) return;
		pen.rect({ left, top: at - 2.5, width, height: 5 }, theme.colors.surface);
		pen.rect({ left, top: at - 1, width, height: 2 }, theme.colors.text);
	});
}

/** A stroke under a bar that matters: a mark, not only a colour. */
function drawMark(pen: Pen, { plot, band }: Layout, place: number, theme: Theme) {
	const width = Math.max(2, band * FILLED);
	const left = plot.left + (place + 0.5) * band - width / 2;
	pen.rect({ left, top: plot.top + plot.height + 1, width, height: 3 }, theme.colors.accent);
}

/** A strip behind a chosen bar and a dot above it: not only a colour. */
function drawChosen(pen: Pen, { plot, band }: Layout, place: number, theme: Theme) {
	const left = plot.left + place * band;
	pen.rect({ ...plot, left, width: band }, pale(theme.colors.accent, theme, 0.75));
	pen.circle([left + band / 2, plot.top + 4], 3, theme.colors.accent);
}

function drawNames(pen: Pen, { names }: Bars, { plot, band, slants }: Layout, theme: Theme) {
	const color = theme.colors.muted;
	const top = plot.top + plot.height + 4;
	const shown = slants ? [...names.keys()] : named(names, plot.width);
	for (const place of shown) {
		const x = plot.left + (place + 0.5) * band;
		const name = names[place] as string;
		// None begins before the picture does.
		const room = Math.min(LONGEST, (x + 3) / ACROSS);
		if (slants)
			pen.text(shorten(name, room), [x + 3, top + 6], { color, align: "end", turn: SLANT });
		else pen.text(name, [x, top + LINE / 2], { color, align: "middle" });
	}
}

/** What is compared with a bar is read out and listed after its own numbers. */
const listed = ({ series, beside }: Bars) => (beside ? [...series, beside] : series);

export const bars: Drawer<"bars"> = {
	height: ({ names }, width) => HEIGHT + slantHeight(names, width),
	draw,
	hit(picture, size, x, y) {
		const { plot, band } = lay(picture, size, null);
		// Names under the bars belong to them.
		const inside = isInside({ ...plot, height: size.height - plot.top }, x, y);
		return inside ? Math.floor((x - plot.left) / band) : null;
	},
	count: ({ names }) => names.length,
	row: () => 0,
	say(picture, place) {
		const { x, names, marked, chosen = [] } = picture;
		const values = listed(picture).map(
			({ label, values }) => `${label} ${figure(values[place] ?? null)}`,
		);
		const where = s.at_place(x.label, names[place] ?? "", values.join(", "));
		const said = marked.includes(place) ? s.stands_out(where) : where;
		return chosen.includes(place) ? s.chosen_place(said) : said;
	},
	sheet(picture) {
		const { x, names, marked } = picture;
		const series = listed(picture);
		const marks = marked.length > 0;
		const header = [x.label, ...series.map(({ label }) => label), ...(marks ? [s.marked] : [])];
		const rows = names.map((name, place) => [
			name,
			...series.map(({ values }) => values[place] ?? Number.NaN),
			...(marks ? [marked.includes(place) ? s.yes : ""] : []),
		]);
		return { header, rows };
	},
};
