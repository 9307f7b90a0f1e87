// The two curves over training steps, drawn by uPlot from rows of metrics alone.

import type uPlot from "uplot";
import type { Expected } from "../expected";
import { count, exact, nats, percent, powerOfTen } from "../i18n/format";
import { strings } from "../i18n/strings";
import type { Change, MetricsRow, Milestone, RunFacts } from "../protocol";
import type { Sketch } from "../sketch";
import { drawBehind } from "./behind";
import { STEP_OFFSET } from "./step-axis";
import { MEASURES, type Theme } from "./theme";

export type LineData = {
	rows: MetricsRow[];
	milestones: Partial<Record<Milestone, number>>;
	facts: RunFacts | null;
	/** What was changed while the run went on. */
	changes: Change[];
	/** The rows of the run that it forked from, from the fork on; they are drawn pale. */
	parent: MetricsRow[];
	/** Test rows of earlier runs, pale, in colours of their own; `strong` if somebody points at one. */
	others: { rows: MetricsRow[]; color: string; strong: boolean }[];
	/** What recorded runs with these settings did. */
	expected: Expected | null;
	/** What somebody has drawn of the test accuracy that is to come. */
	sketch: Sketch | null;
	/** Steps for which there is to be room, whatever the run has reached. */
	room: number;
	/** Rises and peaks that are no milestones. */
	happenings: { label: string; step: number }[];
	/** The step that is shown; null for the latest. */
	shown: number | null;
};

export type LineChart = {
	id: "accuracy" | "loss";
	label: string;
	unit(facts: RunFacts | undefined): string;
	format(value: number): string;
	train(row: MetricsRow): number;
	test(row: MetricsRow): number;
	/** What guessing at random would score. */
	guess(facts: RunFacts): number;
	scale: uPlot.Scale;
	ticks(values: number[]): string[];
	/** One chart names the milestones; in the other their marks are enough. */
	namesMilestones: boolean;
};

/** One row for each chart, in display order. */
export const LINE_CHARTS: LineChart[] = [
	{
		id: "accuracy",
		label: strings.accuracy,
		unit: () => strings.accuracy_unit,
		format: percent,
		train: (row) => row.train_accuracy,
		test: (row) => row.test_accuracy,
		guess: (facts) => facts.chance,
		scale: { range: [-0.02, 1.04] },
		ticks: (values) => values.map((value) => count(value * 100)),
		namesMilestones: true,
	},
	{
		id: "loss",
		label: strings.loss,
		unit: (facts) => (facts?.squared_loss ? strings.squared_loss_unit : strings.loss_unit),
		format: nats,
		train: (row) => row.train_loss,
		test: (row) => row.test_loss,
		guess: (facts) => facts.uniform_loss,
		scale: { distr: 3, range: (_, min, max) => lossRange(min, max) },
		ticks: (values) => values.map((value) => (isPower(value) ? sayPower(value) : "")),
		namesMilestones: false,
	},
];

/** At least 0.1 to 10 nats, then whole powers of ten: the axis moves seldom. */
function lossRange(min: number | null, max: number | null): [number, number] {
	const low = Math.min(min ?? 0.1, 0.1);
	const high = Math.max(max ?? 10, 10);
	return [10 ** Math.floor(Math.log10(low) + 1e-9), 10 ** Math.ceil(Math.log10(high) - 1e-9)];
}

const sayPower = (value: number) =>
	value < 0.01 ? powerOfTen(Math.round(Math.log10(value))) : exact(value);
const isPower = (value: number) => Math.abs(Math.log10(value) % 1) < 1e-6;

/** Steps at which there is anything to draw, ascending. */
export function lineSteps({ rows, parent }: Pick<LineData, "rows" | "parent">): number[] {
	const steps = rows.map(({ step }) => step);
	if (parent.length === 0) return steps;
	return [...new Set([...steps, ...parent.map(({ step }) => step)])].sort((a, b) => a - b);
}

export function lineColumns(
	chart: LineChart,
	rows: MetricsRow[],
	parent: MetricsRow[] = [],
): uPlot.AlignedData {
	const steps = lineSteps({ rows, parent });
	// A loss that underflowed to exactly 0 has no place on a log axis either.
	const drawable = (value: number | undefined) =>
		value === undefined || (chart.scale.distr === 3 && value <= 0) ? null : value;
	const column = (from: MetricsRow[], part: "train" | "test") => {
		if (from.length === 0) return steps.map(() => null);
		const known = new Map(from.map((row) => [row.step, chart[part](row)]));
		return steps.map((step) => drawable(known.get(step)));
	};
	return [
		steps.map((step) => step + STEP_OFFSET),
		column(rows, "train"),
		column(rows, "test"),
		column(parent, "train"),
		column(parent, "test"),
	];
}

/** The step at which what is to be expected ends: the axis has room for it from the beginning. */
function until(source: Source): number {
	const { expected, sketch, room } = source.data();
	return Math.max(expected?.steps.at(-1) ?? 0, sketch?.at(-1)?.[0] ?? 0, room) + STEP_OFFSET;
}

/** Ends at 1, 2 or 5 times a power of ten, at least 100: it grows in few jumps. Evenly spaced steps leave less room empty. */
export function stepRange(max: number, linear = false): [number, number] {
	const wanted = Math.max(100, linear ? max - STEP_OFFSET : max);
	const power = 10 ** Math.floor(Math.log10(wanted));
	const factors = linear ? [1, 1.5, 2, 3, 4, 5, 6, 8, 10] : [1, 2, 5, 10];
	const end = power * (factors.find((factor) => factor * power >= wanted) ?? 10);
	return [1, linear ? end + STEP_OFFSET : end];
}

export type Source = { data(): LineData; theme(): Theme; onCursor(index: number | null): void };

/** A single row makes no line yet: show it as a point. */
const FIRST_POINT: uPlot.Series.Points = { show: ({ data }) => data[0].length === 1, size: 7 };
/** Of a run and the one it forked from, each has rows where the other has none. */
const CHILD = { points: FIRST_POINT, spanGaps: true };
const PARENT = { points: { show: false }, spanGaps: true, alpha: 0.4 };
const powersOnly = (_: uPlot, splits: number[]) =>
	splits.map((value) => (isPower(value) ? value : null));

/** Both charts share one cursor, by this key. */
const SYNC = "steps";

export function lineOptions(
	chart: LineChart,
	source: Source,
	size: { width: number; height: number },
	linear = false,
): uPlot.Options {
	const color = (name: "muted" | "line") => () => source.theme().colors[name];
	const { font, size: letter, line } = source.theme();
	const [child, parent] = [
		{ ...CHILD, width: line },
		{ ...PARENT, width: 0.75 * line },
	];
	/** A distance that grows with the letters. */
	const room = (pixels: number) => Math.round((pixels * letter) / MEASURES.size);
	const axis = {
		stroke: color("muted"),
		font: `${letter}px ${font}`,
		grid: { stroke: color("line"), width: 1 },
		ticks: { stroke: color("line"), width: 1, size: 4 },
	};
	// Of a log axis only the powers of ten get a line across; the rest keep their small ticks.
	const logAxis = { ...axis, grid: { ...axis.grid, filter: powersOnly } };
	return {
		...size,
		legend: { show: false },
		padding: [room(10), room(20), 0, 0],
		cursor: { sync: { key: SYNC, setSeries: false }, drag: { x: false, y: false }, y: false },
		scales: {
			x: {
				time: false,
				distr: linear ? 1 : 3,
				range: (_, __, max) => stepRange(Math.max(max ?? 0, until(source)), linear),
			},
			y: chart.scale,
		},
		axes: [
			{
				...(linear ? axis : logAxis),
				values: (_, values) =>
					values.map((value) => (linear || isPower(value) ? count(value) : "")),
				space: room(50),
				label: linear ? strings.axis_even : strings.axis_step,
				labelFont: axis.font,
				labelSize: room(16),
				size: room(26),
			},
			{
				...(chart.scale.distr === 3 ? logAxis : axis),
				size: room(46),
				space: room(30),
				values: (_, values) => chart.ticks(values),
			},
		],
		series: [
			{},
			{ ...child, stroke: () => source.theme().colors.train },
			{ ...child, stroke: () => source.theme().colors.test, dash: [6, 4] },
			{ ...parent, stroke: () => source.theme().colors.train },
			{ ...parent, stroke: () => source.theme().colors.test, dash: [6, 4] },
		],
		hooks: {
			drawAxes: [(plot) => drawBehind(plot, chart, source)],
			draw: [(plot) => drawMarks(plot, chart, source)],
			setCursor: [({ cursor }) => source.onCursor(cursor.idx ?? null)],
		},
	};
}

/** A pale line where guessing scores, and a mark at each milestone. */
function drawMarks(plot: uPlot, chart: LineChart, source: Source) {
	const { facts, milestones, changes, happenings, shown } = source.data();
	const { ctx } = plot;
	ctx.save();
	const { font, size } = source.theme();
	ctx.font = `${size * devicePixelRatio}px ${font}`;
	ctx.lineWidth = devicePixelRatio;
	if (facts) drawGuess(plot, chart.guess(facts), source.theme());
	Object.entries(milestones).forEach(([name, step], i) => {
		const text = `${strings.milestones[name as Milestone]} ${count(step)}`;
		// Each name on a line of its own: the marks may be close together.
		const height = 0.4 + 0.15 * i;
		drawMilestone(plot, step, chart.namesMilestones ? text : "", height, source.theme());
	});
	for (const { step } of changes) drawChange(plot, step, source.theme());
	for (const { step } of happenings) drawHappening(plot, step, source.theme());
	if (shown !== null) drawShown(plot, shown, source.theme());
	ctx.restore();
}

/** A wedge on the axis: something was changed here. */
function drawChange(plot: uPlot, step: number, { colors }: Theme) {
	const { ctx, bbox } = plot;
	const x = plot.valToPos(step + STEP_OFFSET, "x", true);
	const [bottom, half] = [bbox.top + bbox.height, 5 * devicePixelRatio];
	ctx.setLineDash([]);
	ctx.fillStyle = colors.accent;
	ctx.beginPath();
	ctx.moveTo(x, bottom - 2 * half);
	ctx.lineTo(x + half, bottom);
	ctx.lineTo(x - half, bottom);
	ctx.fill();
}

/** A small tick on the axis; the list below says what it is. */
function drawHappening(plot: uPlot, step: number, { colors }: Theme) {
	const { ctx, bbox } = plot;
	const x = Math.round(plot.valToPos(step + STEP_OFFSET, "x", true)) + 0.5;
	const bottom = bbox.top + bbox.height;
	stroke(ctx, colors.text, [], [x, bottom - 8 * devicePixelRatio], [x, bottom]);
}

/** The step that all panels show. */
function drawShown(plot: uPlot, step: number, { colors }: Theme) {
	const { ctx, bbox } = plot;
	const x = Math.round(plot.valToPos(step + STEP_OFFSET, "x", true)) + 0.5;
	ctx.save();
	ctx.lineWidth = 2 * devicePixelRatio;
	stroke(ctx, colors.accent, [], [x, bbox.top], [x, bbox.top + bbox.height]);
	ctx.restore();
}

function drawGuess(plot: uPlot, guess: number, theme: Theme) {
	const { ctx, bbox } = plot;
	const y = Math.round(plot.valToPos(guess, "y", true)) + 0.5;
	const right = bbox.left + bbox.width;
	stroke(ctx, theme.colors.muted, [2, 3], [bbox.left, y], [right, y]);
	ctx.textAlign = "right";
	// High enough for the rim of its letters to leave the line whole.
	const above = (7 / MEASURES.size) * theme.size * devicePixelRatio;
	write(ctx, strings.guessing, right, y - above, theme.colors.muted, theme);
}

function drawMilestone(plot: uPlot, step: number, text: string, height: number, theme: Theme) {
	const { ctx, bbox } = plot;
	const x = Math.round(plot.valToPos(step + STEP_OFFSET, "x", true)) + 0.5;
	stroke(ctx, theme.colors.muted, [], [x, bbox.top], [x, bbox.top + bbox.height]);
	const gap = 5 * devicePixelRatio;
	const room = bbox.left + bbox.width - x > ctx.measureText(text).width + 2 * gap;
	ctx.textAlign = room ? "left" : "right";
	write(
		ctx,
		text,
		x + (room ? gap : -gap),
		bbox.top + bbox.height * height,
		theme.colors.text,
		theme,
	);
}

/** Text with a rim of the background, readable across lines. */
function write(
	ctx: CanvasRenderingContext2D,
	text: string,
	x: number,
	y: number,
	color: string,
	{ colors }: Theme,
) {
	ctx.setLineDash([]);
	ctx.lineJoin = "round";
	ctx.lineWidth = 4 * devicePixelRatio;
	ctx.strokeStyle = colors.surface;
	ctx.strokeText(text, x, y);
	ctx.fillStyle = color;
	ctx.fillText(text, x, y);
	ctx.lineWidth = devicePixelRatio;
}

function stroke(
	ctx: CanvasRenderingContext2D,
	color: string,
	dash: number[],
	from: [number, number],
	to: [number, number],
) {
	ctx.strokeStyle = color;
	ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
	ctx.beginPath();
	ctx.moveTo(...from);
	ctx.lineTo(...to);
	ctx.stroke();
}

/** Some 20 rows for the text alternative, spread evenly over the (log-spaced) history. */
export function sampleRows(rows: MetricsRow[], wanted = 20): MetricsRow[] {
	if (rows.length <= wanted) return rows;
	const at = (i: number) => rows[Math.round((i * (rows.length - 1)) / (wanted - 1))];
	return Array.from({ length: wanted }, (_, i) => at(i) as MetricsRow);
}
