// What pictures are drawn with: one interface, on a canvas or as SVG, so that there is one drawing of each.

import type { Box, Point } from "./types";

export type Stroke = { color: string; width: number; dash?: number[]; closed?: boolean };
export type Lettering = {
	color: string;
	align?: "start" | "middle" | "end";
	bold?: boolean;
	/** The background, around letters that cross lines. */
	halo?: string;
	/** Degrees, clockwise around where it begins or ends. */
	turn?: number;
};
/** Cells, row after row, as RGBA bytes. */
export type Bitmap = { columns: number; rows: number; bytes: Uint8ClampedArray<ArrayBuffer> };

/** Coordinates are CSS pixels; text stands on its middle line. */
export interface Pen {
	line(points: Point[], stroke: Stroke): void;
	rect(box: Box, fill: string | null, stroke?: Stroke): void;
	circle(at: Point, radius: number, fill: string | null, stroke?: Stroke): void;
	text(words: string, at: Point, lettering: Lettering): void;
	image(bitmap: Bitmap, box: Box): void;
}

export const FONT_SIZE = 11;
export const HALO = 3;

/** A guess that is the same on canvas, in SVG and in tests. */
export const textWidth = (words: string) => words.length * FONT_SIZE * 0.56;

/** Shortened to what fits; whoever wants all of it has the table. */
export function shorten(words: string, width: number): string {
	if (textWidth(words) <= width) return words;
	const letters = Math.max(1, Math.floor(width / textWidth("x")) - 1);
	return `${words.slice(0, letters).trimEnd()}…`;
}

const ALIGN = { start: "left", middle: "center", end: "right" } as const;

export function canvasPen(context: CanvasRenderingContext2D, font: string): Pen {
	const stroke = ({ color, width, dash = [] }: Stroke) => {
		context.strokeStyle = color;
		context.lineWidth = width;
		context.setLineDash(dash);
		context.stroke();
	};
	const finish = (fill: string | null, edge: Stroke | undefined) => {
		if (fill !== null) {
			context.fillStyle = fill;
			context.fill();
		}
		if (edge) stroke(edge);
	};
	return {
		line(points, edge) {
			context.beginPath();
			for (const [x, y] of points) context.lineTo(x, y);
			if (edge.closed) context.closePath();
			context.lineJoin = "round";
			stroke(edge);
		},
		rect({ left, top, width, height }, fill, edge) {
			context.beginPath();
			context.rect(left, top, width, height);
			finish(fill, edge);
		},
		circle([x, y], radius, fill, edge) {
			context.beginPath();
			context.arc(x, y, radius, 0, 2 * Math.PI);
			finish(fill, edge);
		},
		text(words, [x, y], { color, align = "start", bold = false, halo, turn = 0 }) {
			context.save();
			context.translate(x, y);
			context.rotate((turn * Math.PI) / 180);
			context.font = `${bold ? "600 " : ""}${FONT_SIZE}px ${font}`;
			context.textAlign = ALIGN[align];
			context.textBaseline = "middle";
			if (halo) {
				context.lineJoin = "round";
				context.lineWidth = HALO;
				context.setLineDash([]);
				context.strokeStyle = halo;
				context.strokeText(words, 0, 0);
			}
			context.fillStyle = color;
			context.fillText(words, 0, 0);
			context.restore();
		},
		image({ columns, rows, bytes }, { left, top, width, height }) {
			const cells = new OffscreenCanvas(columns, rows);
			cells.getContext("2d")?.putImageData(new ImageData(bytes, columns, rows), 0, 0);
			context.imageSmoothingEnabled = false;
			context.drawImage(cells, left, top, width, height);
		},
	};
}
