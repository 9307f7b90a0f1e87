// The picture of the answer table: one coloured cell for each pair, a down the rows, b across.

import { strings } from "../i18n/strings";
import { isRight, isTrain, NO_PAIR, SPLIT, type TableData } from "./answers";
import { cyclic, isDark } from "./palette";
import { type ColorName, MEASURES, type Rgb, rgb, type Theme } from "./theme";

type Paint = { [name in ColorName]: Rgb };
export type TableView = {
	id: string;
	label: string;
	/** The colour of one cell. */
	color(data: TableData, cell: number, paint: Paint): Rgb;
	/** The mark of a training pair, readable on its cell. */
	dot(data: TableData, cell: number, theme: Theme): string;
	/** Swatches for the legend, in order. */
	legend(data: TableData, theme: Theme): Swatch[];
};
type Swatch = { label: string; background: string; wide?: boolean };

/** One row for each way to colour the table, in display order. */
export const TABLE_VIEWS: TableView[] = [
	{
		id: "right",
		label: strings.views.right,
		color(data, cell, paint) {
			const part = data.split[cell];
			if (part === SPLIT.none) return paint.none;
			const right = isRight(data, cell);
			if (isTrain(part)) return right ? paint["train-cell"] : paint["train-pale"];
			return right ? paint["test-cell"] : paint["test-pale"];
		},
		dot: (data, cell, { colors }) =>
			isRight(data, cell) ? colors["on-right"] : colors["on-wrong"],
		legend: (_, { colors }) => [
			{ label: strings.legend_train_right, background: colors["train-cell"] },
			{ label: strings.legend_test_right, background: colors["test-cell"] },
			{
				label: strings.legend_wrong,
				background: `linear-gradient(90deg, ${colors["train-pale"]} 50%, ${colors["test-pale"]} 50%)`,
			},
		],
	},
	{
		id: "predicted",
		label: strings.views.predicted,
		color(data, cell, paint) {
			const value = data.predictions?.[cell] ?? NO_PAIR;
			if (data.split[cell] === SPLIT.none) return paint.none;
			return value < data.n ? cyclic(value / data.n) : paint["test-pale"];
		},
		dot(data, cell) {
			const value = data.predictions?.[cell] ?? NO_PAIR;
			return value < data.n && isDark(cyclic(value / data.n)) ? "#fffb" : "#0009";
		},
		legend: ({ n }) => [{ label: strings.legend_values(n), background: wheel(), wide: true }],
	},
	{
		id: "answers",
		label: strings.views.answers,
		color(data, cell, paint) {
			if (data.split[cell] === SPLIT.none) return paint.none;
			return cyclic((data.answers[cell] as number) / data.n);
		},
		dot: (data, cell) =>
			isDark(cyclic((data.answers[cell] as number) / data.n)) ? "#fffb" : "#0009",
		legend: ({ n }) => [{ label: strings.legend_answers(n), background: wheel(), wide: true }],
	},
];

function wheel(): string {
	const stops = Array.from({ length: 13 }, (_, i) => `rgb(${cyclic(i / 12).join(" ")})`);
	return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/** The view's own swatches, and those for wrong answers and for pairs that do not exist, where there are some. */
export function legend(data: TableData, view: TableView, theme: Theme): Swatch[] {
	const none = { label: strings.legend_none, background: theme.colors.none };
	const wrong = { label: strings.legend_told_wrong, background: theme.colors.bad };
	return [
		...view.legend(data, theme),
		...(data.split.includes(SPLIT.trainWrong) ? [wrong] : []),
		...(data.split.includes(SPLIT.none) ? [none] : []),
	];
}

/** One pixel for each cell, as RGBA bytes. */
export function pixels(
	data: TableData,
	view: TableView,
	paint: Paint,
): Uint8ClampedArray<ArrayBuffer> {
	const bytes = new Uint8ClampedArray(4 * data.n * data.n);
	for (let cell = 0; cell < data.n * data.n; cell++) {
		const [r, g, b] = view.color(data, cell, paint);
		bytes.set([r, g, b, 255], 4 * cell);
	}
	return bytes;
}

/** Where the cells lie, in device pixels. Whole pixels for each cell: no cell is wider than another. */
export type Grid = { cell: number; left: number; top: number; size: number };

export function grid(width: number, n: number, scale: number, size = MEASURES.size): Grid {
	const letter = (size / MEASURES.size) * scale;
	const [left, top] = [Math.round(30 * letter), Math.round(22 * letter)];
	const cell = Math.max(1, Math.floor((width * scale - left) / n));
	return { cell, left, top, size: cell * n };
}

/** The side of a table of the usual size. */
const USUAL = 59;

/** Before there is a table: as large as it will probably be. */
export function reserve(canvas: HTMLCanvasElement, theme: Theme) {
	const scale = devicePixelRatio || 1;
	shape(canvas, gridOn(canvas, USUAL, theme, scale), scale);
}

const gridOn = (canvas: HTMLCanvasElement, n: number, theme: Theme, scale: number): Grid =>
	grid(canvas.parentElement?.clientWidth ?? 300, n, scale, theme.size);

export function draw(canvas: HTMLCanvasElement, data: TableData, view: TableView, theme: Theme) {
	const scale = devicePixelRatio || 1;
	const box = gridOn(canvas, data.n, theme, scale);
	shape(canvas, box, scale);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.clearRect(0, 0, canvas.width, canvas.height);
	drawCells(context, data, view, theme, box);
	drawDots(context, data, view, theme, box);
	drawAxes(context, data.n, theme, box, scale);
	if (data.cursor) drawCursor(context, data.cursor, theme, box, scale);
}

function shape(canvas: HTMLCanvasElement, { left, top, size }: Grid, scale: number) {
	const [width, height] = [left + size + 1, top + size + 1];
	if (canvas.width !== width) canvas.width = width;
	if (canvas.height !== height) canvas.height = height;
	canvas.style.width = `${width / scale}px`;
	canvas.style.height = `${height / scale}px`;
}

function drawCells(
	context: CanvasRenderingContext2D,
	data: TableData,
	view: TableView,
	{ colors }: Theme,
	{ left, top, size }: Grid,
) {
	const paint = Object.fromEntries(
		Object.entries(colors).map(([name, color]) => [name, rgb(color)]),
	) as Paint;
	const bitmap = new OffscreenCanvas(data.n, data.n);
	const image = new ImageData(pixels(data, view, paint), data.n, data.n);
	bitmap.getContext("2d")?.putImageData(image, 0, 0);
	context.imageSmoothingEnabled = false;
	context.drawImage(bitmap, left, top, size, size);
}

/** A dot marks a pair that training shows: a mark, not only a colour. */
function drawDots(
	context: CanvasRenderingContext2D,
	data: TableData,
	view: TableView,
	theme: Theme,
	{ cell, left, top }: Grid,
) {
	const dot = Math.max(1, Math.round(cell * 0.28));
	const inset = (cell - dot) >> 1;
	data.split.forEach((part, index) => {
		if (!isTrain(part)) return;
		const [a, b] = [Math.floor(index / data.n), index % data.n];
		const wrong = part === SPLIT.trainWrong;
		// A wrong answer is a larger mark in the colour of trouble.
		const [from, size] = wrong ? [inset >> 1, cell - 2 * (inset >> 1)] : [inset, dot];
		context.fillStyle = wrong ? theme.colors.bad : view.dot(data, index, theme);
		context.fillRect(left + b * cell + from, top + a * cell + from, size, size);
	});
}

function drawAxes(
	context: CanvasRenderingContext2D,
	p: number,
	{ colors, font, size: lettersOf }: Theme,
	{ cell, left, top, size }: Grid,
	scale: number,
) {
	// All distances grow with the letters.
	const letter = (lettersOf / MEASURES.size) * scale;
	context.fillStyle = colors.muted;
	context.font = `${11 * letter}px ${font}`;
	const gap = 6 * letter;
	for (const value of ticks(p, size / letter)) {
		const middle = (value + 0.5) * cell;
		label(context, String(value), left + middle, top - gap, "center", "alphabetic");
		label(context, String(value), left - gap, top + middle, "right", "middle");
	}
	context.fillStyle = colors.text;
	context.font = `italic 600 ${12 * letter}px ${font}`;
	label(context, "a", 3 * letter, top + size / 2, "left", "middle");
	label(context, "b", left + size / 2, 9 * letter, "center", "middle");
}

function label(
	context: CanvasRenderingContext2D,
	text: string,
	x: number,
	y: number,
	align: CanvasTextAlign,
	baseline: CanvasTextBaseline,
) {
	context.textAlign = align;
	context.textBaseline = baseline;
	context.fillText(text, x, y);
}

/** Round numbers, some 50 CSS pixels apart, skipping the middle where the axis has its name. */
export function ticks(p: number, size: number): number[] {
	const wanted = (50 * p) / size;
	const step = [1, 2, 5, 10, 20, 50, 100].find((candidate) => candidate >= wanted) ?? 100;
	const all = Array.from({ length: Math.ceil(p / step) }, (_, i) => i * step);
	return all.filter((value) => Math.abs((value + 0.5) / p - 0.5) * size > 16);
}

function drawCursor(
	context: CanvasRenderingContext2D,
	{ a, b }: { a: number; b: number },
	{ colors }: Theme,
	{ cell, left, top }: Grid,
	scale: number,
) {
	const width = 2 * scale;
	const [x, y] = [left + b * cell, top + a * cell];
	context.lineWidth = width;
	context.strokeStyle = colors.surface;
	context.strokeRect(x - width * 1.5, y - width * 1.5, cell + width * 3, cell + width * 3);
	context.strokeStyle = colors.text;
	context.strokeRect(x - width / 2, y - width / 2, cell + width, cell + width);
}
