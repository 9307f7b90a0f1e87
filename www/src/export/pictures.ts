// A run's table and curves as pictures of the kind that lenses draw, with a title above and where they come from below.

import { isTrain, SPLIT } from "../charts/answers";
import type { LineChart } from "../charts/lines";
import { drawOn, type Picture, pictureHeight } from "../charts/pictures";
import { canvasPen, type Pen, shorten } from "../charts/pictures/pen";
import { svgFile, svgPen } from "../charts/pictures/svg";
import type { Of, Point } from "../charts/pictures/types";
import type { Theme } from "../charts/theme";
import { count } from "../i18n/format";
import { save as s } from "../i18n/save";
import { strings } from "../i18n/strings";
import type { MetricsRow, Milestone } from "../protocol";
import type { Run } from "../store";

/** A logarithm has no place for step 0: as on the page, the axis shows step + 1. */
const STEP_OFFSET = 1;

/** Which answers are right after some step. */
export function tablePicture(
	run: Run,
	{ step, predictions }: NonNullable<Run["table"]>,
): Of<"heat"> {
	const { split, answers, facts } = run;
	const names = Array.from({ length: facts.n_symbols }, (_, i) => String(i));
	const values = [...split].map((part, cell) => {
		if (part === SPLIT.none) return Number.NaN;
		return 2 * Number(isTrain(part)) + Number(predictions[cell] === answers[cell]);
	});
	return {
		kind: "heat",
		title: s.picture_at(strings.table_title, facts.formula, step),
		x: { label: "b", log: false },
		y: { label: "a", log: false },
		rows: names,
		columns: names,
		values,
		shade: "kinds",
		kinds: [s.hidden_wrong, strings.legend_test_right, s.shown_wrong, strings.legend_train_right],
		unit: "",
	};
}

/** Accuracy is drawn in per cent. */
const drawn = ({ id }: LineChart, value: number) => (id === "accuracy" ? 100 * value : value);

const named = (name: Milestone, step: number) => `${strings.milestones[name]} ${count(step)}`;

export function curvePicture(
	chart: LineChart,
	run: Run,
	until = Number.POSITIVE_INFINITY,
): Of<"lines"> {
	const { history, facts, milestones } = run;
	const values = (of: (row: MetricsRow) => number) =>
		history.map((row) => (row.step <= until ? drawn(chart, of(row)) : Number.NaN));
	const marks = Object.entries(milestones).filter(([, step]) => step <= until);
	return {
		kind: "lines",
		title: s.picture_title(chart.label, facts.formula),
		x: { label: strings.axis_step, log: true },
		y: { label: s.with_unit(chart.label, chart.unit(facts)), log: chart.scale.distr === 3 },
		at: history.map(({ step }) => step + STEP_OFFSET),
		series: [
			{ label: strings.train, values: values(chart.train) },
			{ label: strings.test, values: values(chart.test) },
			{ label: strings.guessing, values: history.map(() => drawn(chart, chart.guess(facts))) },
		],
		// As on the page, one chart names the milestones; in the other their marks are enough.
		marks: marks.map(([name, step]) => ({
			at: step + STEP_OFFSET,
			label: chart.namesMilestones ? named(name as Milestone, step) : "",
		})),
	};
}

// --- Files -------------------------------------------------------------------------------------------

/** As wide as a column; a table is not as wide as that. */
const widthOf = ({ kind }: Picture) => (kind === "heat" ? 500 : 640);
const MARGIN = 14;
const LINE = 18;

/** Everything a little further right and down. */
export function moved(pen: Pen, right: number, down: number): Pen {
	const at = ([x, y]: Point): Point => [x + right, y + down];
	return {
		line: (points, stroke) => pen.line(points.map(at), stroke),
		rect: (box, ...rest) =>
			pen.rect({ ...box, left: box.left + right, top: box.top + down }, ...rest),
		circle: (point, ...rest) => pen.circle(at(point), ...rest),
		text: (words, point, lettering) => pen.text(words, at(point), lettering),
		image: (bitmap, box) =>
			pen.image(bitmap, { ...box, left: box.left + right, top: box.top + down }),
	};
}

const inner = (width: number) => width - 2 * MARGIN;
const posterHeight = (picture: Picture, width: number) =>
	pictureHeight(picture, inner(width)) + 2 * MARGIN + 2 * LINE;

function drawPoster(pen: Pen, picture: Picture, width: number, origin: string, theme: Theme) {
	const room = inner(width);
	const top = MARGIN + LINE;
	const { colors } = theme;
	pen.text(shorten(picture.title, room), [MARGIN, MARGIN + LINE / 3], {
		color: colors.text,
		bold: true,
	});
	drawOn(moved(pen, MARGIN, top), picture, room, theme);
	const bottom = posterHeight(picture, width) - MARGIN;
	if (origin) pen.text(shorten(origin, room), [MARGIN, bottom], { color: colors.muted });
}

export function posterSvg(
	picture: Picture,
	origin: string,
	theme: Theme,
	width = widthOf(picture),
): string {
	const { pen, lines } = svgPen();
	drawPoster(pen, picture, width, origin, theme);
	const height = posterHeight(picture, width);
	const { font, colors } = theme;
	return svgFile(lines, { width, height, title: picture.title, font, background: colors.surface });
}

/** On a canvas, with `scale` pixels for each of its own. */
export function posterCanvas(
	picture: Picture,
	origin: string,
	theme: Theme,
	{ width = widthOf(picture), scale }: { width?: number; scale: number },
): HTMLCanvasElement {
	const canvas = document.createElement("canvas");
	canvas.width = width * scale;
	canvas.height = Math.ceil(posterHeight(picture, width) * scale);
	const context = canvas.getContext("2d");
	if (!context) throw new Error("no canvas");
	context.scale(scale, scale);
	context.fillStyle = theme.colors.surface;
	context.fillRect(0, 0, canvas.width, canvas.height);
	drawPoster(canvasPen(context, theme.font), picture, width, origin, theme);
	return canvas;
}

/** Four pixels for each of the page's. */
const SCALE = 2;

export async function posterPng(picture: Picture, origin: string, theme: Theme): Promise<Blob> {
	const canvas = posterCanvas(picture, origin, theme, { scale: SCALE });
	return new Promise((done, fail) => {
		canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no PNG"))), "image/png");
	});
}
