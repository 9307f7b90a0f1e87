// The picture of the answer table: one coloured cell for each pair, a down the rows, b across.

import { strings } from "../i18n/en";
import { isRight, NO_PAIR, SPLIT, type TableData } from "./answers";
import { cyclic, isDark } from "./palette";
import { type ColorName, type Rgb, rgb, type Theme } from "./theme";

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
			if (part === SPLIT.train) return right ? paint["train-cell"] : paint["train-pale"];
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
			return value < data.p ? cyclic(value / data.p) : paint["test-pale"];
		},
		dot(data, cell) {
			const value = data.predictions?.[cell] ?? NO_PAIR;
			return value < data.p && isDark(cyclic(value / data.p)) ? "#fffb" : "#0009";
		},
		legend: ({ p }) => [{ label: strings.legend_values(p), background: wheel(), wide: true }],
	},
];

function wheel(): string {
	const stops = Array.from({ length: 13 }, (_, i) => `rgb(${cyclic(i / 12).join(" ")})`);
	return `linear-gradient(90deg, ${stops.join(", ")})`;
}

/** The view's own swatches, and one for pairs that do not exist where some do not. */
export function legend(data: TableData, view: TableView, theme: Theme): Swatch[] {
	const none = { label: strings.legend_none, background: theme.colors.none };
	const swatches = view.legend(data, theme);
	return data.split.includes(SPLIT.none) ? [...swatches, none] : swatches;
}

/** One pixel for each cell, as RGBA bytes. */
export function pixels(
	data: TableData,
	view: TableView,
	paint: Paint,
): Uint8ClampedArray<ArrayBuffer> {
	const bytes = new Uint8ClampedArray(4 * data.p * data.p);
	for (let cell = 0; cell < data.p * data.p; cell++) {
		const [r, g, b] = view.color(data, cell, paint);
		bytes.set([r, g, b, 255], 4 * cell);
	}
	return bytes;
}

/** Where the cells lie, in device pixels. Whole pixels for each cell: no cell is wider than another. */
export type Grid = { cell: number; left: number; top: number; size: number };

export function grid(width: number, p: number, scale: number): Grid {
	const [left, top] = [Math.round(30 * scale), Math.round(22 * scale)];
	const cell = Math.max(1, Math.floor((width * scale - left) / p));
	return { cell, left, top, size: cell * p };
}

export function draw(canvas: HTMLCanvasElement, data: TableData, view: TableView, theme: Theme) {
	const scale = devicePixelRatio || 1;
	const box = grid(canvas.parentElement?.clientWidth ?? 300, data.p, scale);
	resize(canvas, box.left + box.size + 1, box.top + box.size + 1, scale);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.clearRect(0, 0, canvas.width, canvas.height);
	drawCells(context, data, view, theme, box);
	drawDots(context, data, view, theme, box);
	drawAxes(context, data.p, theme, box, scale);
	if (data.cursor) drawCursor(context, data.cursor, theme, box, scale);
}

function resize(canvas: HTMLCanvasElement, width: number, height: number, scale: number) {
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
	const bitmap = new OffscreenCanvas(data.p, data.p);
	const image = new ImageData(pixels(data, view, paint), data.p, data.p);
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
		if (part !== SPLIT.train) return;
		context.fillStyle = view.dot(data, index, theme);
		const [a, b] = [Math.floor(index / data.p), index % data.p];
		context.fillRect(left + b * cell + inset, top + a * cell + inset, dot, dot);
	});
}

function drawAxes(
	context: CanvasRenderingContext2D,
	p: number,
	{ colors, font }: Theme,
	{ cell, left, top, size }: Grid,
	scale: number,
) {
	context.fillStyle = colors.muted;
	context.font = `${11 * scale}px ${font}`;
	const gap = 6 * scale;
	for (const value of ticks(p, size / scale)) {
		const middle = (value + 0.5) * cell;
		label(context, String(value), left + middle, top - gap, "center", "alphabetic");
		label(context, String(value), left - gap, top + middle, "right", "middle");
	}
	context.fillStyle = colors.text;
	context.font = `italic 600 ${12 * scale}px ${font}`;
	label(context, "a", 3 * scale, top + size / 2, "left", "middle");
	label(context, "b", left + size / 2, 9 * scale, "center", "middle");
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
