// Everything that can be made of a picture: a drawing, words, a table, files. From data alone, without state.

import { figure } from "../../i18n/format";
import type { Theme } from "../theme";
import { bars } from "./bars";
import { heat } from "./heat";
import { lines } from "./lines";
import { canvasPen, type Pen } from "./pen";
import { points } from "./points";
import { svgFile, svgPen } from "./svg";
import type { Drawer, Kind, Picture, Size } from "./types";

export type { Picture } from "./types";

/** A new kind of picture is one file and one row. */
const DRAWERS: { [K in Kind]: Drawer<K> } = { bars, lines, heat, points };

/** Its own drawer takes each picture, which TypeScript cannot know of a look-up. */
const drawer = (picture: Picture) => DRAWERS[picture.kind] as Drawer<Kind>;

const size = (width: number, height: number, scale = globalThis.devicePixelRatio || 1): Size => ({
	width,
	height,
	scale,
});

/** How tall a picture is at some width, in CSS pixels. */
export const pictureHeight = (picture: Picture, width: number): number =>
	drawer(picture).height(picture, width);

/** Draws as wide as the canvas's parent is. */
export function drawPicture(
	canvas: HTMLCanvasElement,
	picture: Picture,
	theme: Theme,
	pointed: number | null = null,
) {
	const width = canvas.parentElement?.clientWidth || 300;
	const all = size(width, pictureHeight(picture, width));
	resize(canvas, all);
	const context = canvas.getContext("2d");
	if (!context) return;
	context.setTransform(all.scale, 0, 0, all.scale, 0, 0);
	context.clearRect(0, 0, all.width, all.height);
	// A newer picture may have fewer places than the one that was pointed at.
	const place = pointed !== null && pointed < drawer(picture).count(picture) ? pointed : null;
	drawer(picture).draw(canvasPen(context, theme.font), picture, all, theme, place);
}

function resize(canvas: HTMLCanvasElement, { width, height, scale }: Size) {
	const [wide, tall] = [Math.round(width * scale), Math.round(height * scale)];
	if (canvas.width !== wide) canvas.width = wide;
	if (canvas.height !== tall) canvas.height = tall;
	canvas.style.width = `${width}px`;
	canvas.style.height = `${height}px`;
}

/** The bar, cell, point or place under a pointer. */
export function hit(
	picture: Picture,
	width: number,
	height: number,
	x: number,
	y: number,
): number | null {
	const place = drawer(picture).hit(picture, size(width, height), x, y);
	return place !== null && place < drawer(picture).count(picture) ? place : null;
}

/** "frequency 14: cosine 1.2, sine 0.3" */
export const sayPlace = (picture: Picture, index: number): string =>
	index < drawer(picture).count(picture) ? drawer(picture).say(picture, index) : "";

/** Where a key leads; null if it leads nowhere. The first key enters at the first place. */
export function move(picture: Picture, from: number | null, key: string): number | null {
	const last = drawer(picture).count(picture) - 1;
	const row = drawer(picture).row(picture) || 10;
	const ways: Record<string, number> = {
		ArrowLeft: -1,
		ArrowRight: 1,
		ArrowUp: -row,
		ArrowDown: row,
		Home: Number.NEGATIVE_INFINITY,
		End: Number.POSITIVE_INFINITY,
	};
	const by = ways[key];
	if (by === undefined || last < 0) return null;
	if (from === null) return key === "End" ? last : 0;
	const next = from + by;
	// An arrow up or down stays in its column.
	if (drawer(picture).row(picture) > 0 && Math.abs(by) === row && (next < 0 || next > last))
		return from;
	return Math.min(last, Math.max(0, next));
}

/** A heading and rows of words: the text alternative. */
export function pictureTable(picture: Picture): { header: string[]; rows: string[][] } {
	const { header, rows } = drawer(picture).sheet(picture);
	const words = (cell: string | number) => (typeof cell === "string" ? cell : figure(cell));
	return { header, rows: rows.map((row) => row.map(words)) };
}

/** Comma-separated values (RFC 4180), with every digit that the core has sent; empty where there is nothing. */
export function pictureCsv(picture: Picture): string {
	const { header, rows } = drawer(picture).sheet(picture);
	return [header, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: string | number): string {
	const words = typeof cell === "string" ? cell : digits(cell);
	return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

/** The shortest decimal number that is this number of 32 bits. */
function digits(value: number): string {
	if (!Number.isFinite(value)) return "";
	const enough = [6, 7, 8].find(
		(n) => Math.fround(Number(value.toPrecision(n))) === Math.fround(value),
	);
	return String(Number(value.toPrecision(enough ?? 9)));
}

/** Draws on whatever the pen draws on. */
export function drawOn(pen: Pen, picture: Picture, width: number, theme: Theme) {
	const all = size(width, pictureHeight(picture, width), 1);
	drawer(picture).draw(pen, picture, all, theme, null);
}

/** Of files: as wide as a column of print at 96 dots per inch. */
const FILE_WIDTH = 640;

/** The same drawing as a file that needs nothing else. */
export function pictureSvg(picture: Picture, theme: Theme, width = FILE_WIDTH): string {
	const all = size(width, pictureHeight(picture, width), 1);
	const { pen, lines } = svgPen();
	drawer(picture).draw(pen, picture, all, theme, null);
	const { font, colors } = theme;
	return svgFile(lines, { ...all, title: picture.title, font, background: colors.surface });
}

/** The same drawing as pixels, four for each of the page's. */
export function picturePng(picture: Picture, theme: Theme, width = FILE_WIDTH): Promise<Blob> {
	const all = size(width, pictureHeight(picture, width), 2);
	const canvas = document.createElement("canvas");
	resize(canvas, all);
	const context = canvas.getContext("2d");
	if (!context) return Promise.reject(new Error("no canvas"));
	context.scale(all.scale, all.scale);
	context.fillStyle = theme.colors.surface;
	context.fillRect(0, 0, all.width, all.height);
	drawer(picture).draw(canvasPen(context, theme.font), picture, all, theme, null);
	return new Promise((done, fail) => {
		canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no PNG"))), "image/png");
	});
}
