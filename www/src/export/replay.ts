// The film of a run: which moment each frame shows, and what a frame looks like. Pure; draws with a pen.

import { counts, sayCounts, type TableData } from "../charts/answers";
import type { LineChart } from "../charts/lines";
import { across, drawAcross, drawBelow, drawFrame, frame, LINE } from "../charts/pictures/frame";
import { type Pen, shorten } from "../charts/pictures/pen";
import { isThere, type Point, type Size } from "../charts/pictures/types";
import { pixels, type TABLE_VIEWS } from "../charts/table";
import { COLORS, type ColorName, type Rgb, rgb, type Theme } from "../charts/theme";
import { save as s } from "../i18n/save";
import { strings } from "../i18n/strings";
import type { MetricsRow } from "../protocol";
import type { Run } from "../store";
import { moved } from "./pictures";

export const SECONDS = 8;
/** The end is shown for this share of the time. */
const HOLD = 0.12;
export const SIZE = { width: 640, height: 360 };

/** What the network answered at the moments that are kept. */
export type Moments = { step: number; predictions: Uint16Array }[];

/** The step that is shown after a share of the film: evenly along the axis of the curves, then the end for a while. */
export function stepAt(share: number, first: number, last: number): number {
	const along = Math.min(1, share / (1 - HOLD));
	const [from, to] = [Math.log(first + 1), Math.log(last + 1)];
	return Math.round(Math.exp(from + along * (to - from)) - 1);
}

/** At most so many of some steps, evenly spread; the first and the last are among them. */
export function chosen(steps: number[], most: number): number[] {
	if (steps.length <= most) return steps;
	const at = (i: number) => steps[Math.round((i * (steps.length - 1)) / (most - 1))] as number;
	return Array.from({ length: most }, (_, i) => at(i));
}

/** What was known at a step: the latest moment not after it. */
export const momentAt = (moments: Moments, step: number) =>
	moments.findLast((moment) => moment.step <= step) ?? moments[0];

export type Scene = {
	run: Run;
	moments: Moments;
	chart: LineChart;
	view: (typeof TABLE_VIEWS)[number];
	theme: Theme;
	/** Where it comes from. */
	origin: string;
};

const MARGIN = 16;
const TOP = 44;
const TABLE = 272;
const CURVE = { left: MARGIN + TABLE + 20, height: TABLE + 26 };

export function drawScene(pen: Pen, scene: Scene, step: number) {
	const { run, theme, origin } = scene;
	const { width, height } = SIZE;
	const { text, muted, surface } = theme.colors;
	pen.rect({ left: 0, top: 0, width, height }, surface);
	const title = run.facts.formula;
	pen.text(shorten(title, width - 160), [MARGIN, 20], { color: text, bold: true });
	pen.text(s.movie_step(step), [width - MARGIN, 20], { color: text, bold: true, align: "end" });
	drawTable(pen, scene, step);
	const curve = { width: width - CURVE.left - MARGIN / 2, height: CURVE.height, scale: 1 };
	drawCurve(moved(pen, CURVE.left, TOP - 8), scene, step, curve);
	pen.text(shorten(origin, width - 2 * MARGIN), [MARGIN, height - 10], { color: muted });
}

function drawTable(pen: Pen, { run, moments, view, theme }: Scene, step: number) {
	const moment = momentAt(moments, step);
	const n = run.facts.n_symbols;
	const { split, answers, facts } = run;
	const predictions = moment?.predictions ?? null;
	const data: TableData = { n, formula: facts.formula, split, answers, predictions, cursor: null };
	const paint = Object.fromEntries(COLORS.map((name) => [name, rgb(theme.colors[name])]));
	const bytes = pixels(data, view, paint as Record<ColorName, Rgb>);
	// Whole pixels for each cell, as far as they go.
	const cell = TABLE >= n ? Math.floor(TABLE / n) : TABLE / n;
	const box = { left: MARGIN, top: TOP, width: cell * n, height: cell * n };
	pen.image({ columns: n, rows: n, bytes }, box);
	pen.rect(box, null, { color: theme.colors.line, width: 1 });
	const said = sayCounts(data);
	const { train, test } = counts(data);
	const color = theme.colors.muted;
	if (train.of > 0) pen.text(said.train, [MARGIN, TOP + TABLE + 10], { color });
	if (test.of > 0) pen.text(said.test, [MARGIN + TABLE / 2 + 8, TOP + TABLE + 10], { color });
}

/** The whole height is there from the beginning: nothing jumps while the curve grows. */
const SHARES = [-0.02, 1.04] as const;
const STEP_OFFSET = 1;

function drawCurve(pen: Pen, scene: Scene, step: number, size: Size) {
	const { run, chart, theme } = scene;
	const { train, test, accent } = theme.colors;
	const parts = [
		{ words: strings.train, color: train, dash: [] as number[], of: chart.train },
		{ words: strings.test, color: test, dash: [6, 4], of: chart.test },
	];
	const y = { label: s.with_unit(chart.label, chart.unit(run.facts)), log: false };
	const range = SHARES.map((share) => 100 * share) as unknown as readonly [number, number];
	const laid = frame({ size, y, range, keys: parts, below: 2 * LINE + 8 });
	const last = (run.history.at(-1)?.step ?? 1) + STEP_OFFSET;
	const x = across(laid.plot, { label: "", log: true }, [STEP_OFFSET, Math.max(last, 2)]);
	drawFrame(pen, laid, y.label, theme);
	drawAcross(pen, laid.plot, x, theme);
	drawBelow(pen, laid.plot, size.height - LINE / 2, strings.axis_step, size.width, theme);
	const past = run.history.filter((row) => row.step <= step);
	for (const { of, color, dash } of parts) {
		const point = (row: MetricsRow): Point => [
			x.place(row.step + STEP_OFFSET),
			laid.y.place(100 * of(row)),
		];
		const points = past.map(point).filter((at) => at.every(isThere));
		if (points.length > 1) pen.line(points, { color, dash, width: 2 });
	}
	const at = x.place(step + STEP_OFFSET);
	const ends = [laid.plot.top, laid.plot.top + laid.plot.height];
	pen.line(
		ends.map((end): Point => [at, end]),
		{ color: accent, width: 2 },
	);
}
