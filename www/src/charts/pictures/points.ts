// Points in a plane, coloured around a circle, and joined if they have an order.

import { figure } from "../../i18n/format";
import { lenses as s } from "../../i18n/lenses";
import { cyclic } from "../palette";
import type { Theme } from "../theme";
import { css } from "./colors";
import { across, drawAcross, drawBelow, drawFrame, type Frame, frame, LINE } from "./frame";
import { nearest } from "./lines";
import { type Pen, textWidth } from "./pen";
import { counting, padded, range, type Scale } from "./scale";
import { type Box, type Drawer, isThere, type Of, type Point, type Size } from "./types";

type Points = Of<"points">;
type Layout = Frame & { x: Scale; at: Point[] };
const HEIGHT = 260;
const TALLEST = 420;
const BELOW = 2 * LINE + 8;
/** So many can have their names beside them. */
const FEW = 32;
/** A finger is not more exact than that. */
const REACH = 24;

function lay({ xs, ys, square, ...axes }: Points, size: Size): Layout {
	const [x, y] = [counting(axes.x, [xs]), counting(axes.y, [ys])];
	const [wide, tall] = [padded(range(xs, x.log), x), padded(range(ys, y.log), y)];
	const around = (range: typeof wide) => frame({ size, y, range, keys: [], below: BELOW });
	const [right, up] =
		square && !x.log && !y.log ? alike(around(tall).plot, wide, tall) : [wide, tall];
	const laid = around(up);
	const along = across(laid.plot, x, right);
	const at = xs.map((value, i): Point => {
		const other = ys[i];
		if (!isThere(value) || !isThere(other)) return [Number.NaN, Number.NaN];
		return [along.place(value), laid.y.place(other)];
	});
	return { ...laid, x: along, at };
}

/** Widens the shorter of two ranges, so that a unit is as long across as upwards. */
export function alike(
	{ width, height }: Pick<Box, "width" | "height">,
	...ranges: (readonly [number, number])[]
) {
	const spans = [width, height];
	const unit = Math.max(...ranges.map(([low, high], i) => (high - low) / (spans[i] as number)));
	return ranges.map(([low, high], i) => {
		const [middle, half] = [(low + high) / 2, (unit * (spans[i] as number)) / 2];
		return [middle - half, middle + half] as const;
	}) as [readonly [number, number], readonly [number, number]];
}

function draw(pen: Pen, picture: Points, size: Size, theme: Theme, pointed: number | null) {
	const laid = lay(picture, size);
	const { plot, at } = laid;
	drawFrame(pen, laid, picture.y.label, theme);
	drawAcross(pen, plot, laid.x, theme);
	drawBelow(pen, plot, size.height - LINE / 2, picture.x.label, size.width, theme);
	const joined = picture.path.flatMap((i) => (at[i]?.every(isThere) ? [at[i]] : []));
	if (joined.length > 1)
		pen.line(joined, { color: theme.colors.muted, width: 1, closed: joined.length > 2 });
	const radius = at.length > 200 ? 2.5 : 4;
	at.forEach((point, i) => {
		if (point.every(isThere)) pen.circle(point, radius, color(picture, i, theme), rim(theme));
	});
	if (at.length <= FEW) drawNames(pen, picture, laid, theme);
	const here = pointed === null ? undefined : at[pointed];
	if (here?.every(isThere))
		pen.circle(here, radius + 4, null, { color: theme.colors.text, width: 2 });
}

/** Dark colours are seen on a dark page, and pale ones on a white one. */
const rim = ({ colors }: Theme) => ({ color: colors.muted, width: 0.75 });

const color = ({ colour, colours }: Points, index: number, { colors }: Theme) =>
	colours > 1 ? css(cyclic((colour[index] ?? 0) / colours)) : colors.accent;

function drawNames(pen: Pen, { names }: Points, { plot, at }: Layout, { colors }: Theme) {
	at.forEach(([x, y], i) => {
		const name = names[i] ?? "";
		const room = x + 8 + textWidth(name) < plot.left + plot.width;
		if (isThere(x) && isThere(y))
			pen.text(name, [x + (room ? 7 : -7), y], {
				color: colors.text,
				halo: colors.surface,
				align: room ? "start" : "end",
			});
	});
}

export const points: Drawer<"points"> = {
	height: ({ square }, width) => (square ? Math.min(TALLEST, Math.round(width)) : HEIGHT),
	draw,
	hit(picture, size, x, y) {
		const distances = lay(picture, size).at.map(([px, py]) => Math.hypot(px - x, py - y));
		const best = nearest(distances);
		return best !== null && (distances[best] as number) <= REACH ? best : null;
	},
	count: ({ xs }) => xs.length,
	row: () => 0,
	say({ x, y, xs, ys, names }, index) {
		const at = [xs, ys].map((values) => figure(values[index] ?? null)) as [string, string];
		return s.at_point(names[index] ?? "", `${x.label} ${at[0]}`, `${y.label} ${at[1]}`);
	},
	sheet({ x, y, xs, ys, names, colour, colours }) {
		const cyclic = colours > 1;
		return {
			header: [s.point, x.label, y.label, ...(cyclic ? [s.place_on_circle(colours)] : [])],
			rows: names.map((name, i) => [
				name,
				xs[i] ?? Number.NaN,
				ys[i] ?? Number.NaN,
				...(cyclic ? [colour[i] ?? Number.NaN] : []),
			]),
		};
	},
};
