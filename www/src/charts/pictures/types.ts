// A picture as the core sends it, and what every kind of picture must be able to do.

import type { Picture as Sent, Stretch } from "../../protocol";
import type { Theme } from "../theme";
import type { Pen } from "./pen";

/** What is along an axis, with its unit; `whole` if there is nothing between its whole numbers. */
export type Along = { label: string; log: boolean; whole?: boolean };
/** The declarations have two things called Axis, of which a picture needs the one with a label. */
type Labelled<P> = P extends { x: unknown; y: unknown }
	? Omit<P, "x" | "y"> & { x: Along; y: Along }
	: never;
/** What the page knows beyond the picture: stretches along x, and which bars are chosen for which lens. */
type Known = {
	lines: { bands?: Stretch[] };
	bars: { chosen?: number[]; chooser?: string };
};
type Annotated<P> = P extends { kind: infer K }
	? P & (K extends keyof Known ? Known[K] : unknown)
	: never;
export type Picture = Annotated<Labelled<Sent>>;
export type Kind = Picture["kind"];
export type Of<K extends Kind> = Extract<Picture, { kind: K }>;

/** CSS pixels, and how many device pixels one of them has: cells are a whole number of those. */
export type Size = { width: number; height: number; scale: number };
export type Box = { left: number; top: number; width: number; height: number };
export type Point = readonly [x: number, y: number];
/** A table whose numbers are not yet words. */
export type Sheet = { header: string[]; rows: (string | number)[][] };

/** One kind of picture. Its places (bars, cells, points …) are numbered from 0. */
export type Drawer<K extends Kind> = {
	/** How tall it is at some width; the same for all pictures of one shape. */
	height(picture: Of<K>, width: number): number;
	draw(pen: Pen, picture: Of<K>, size: Size, theme: Theme, pointed: number | null): void;
	/** The place under a pointer. */
	hit(picture: Of<K>, size: Size, x: number, y: number): number | null;
	/** How many places there are. */
	count(picture: Of<K>): number;
	/** How many places an arrow up or down goes. */
	row(picture: Of<K>): number;
	/** What is at a place, in words. */
	say(picture: Of<K>, index: number): string;
	sheet(picture: Of<K>): Sheet;
};

/** What is missing is null in JSON and not finite elsewhere. */
export const isThere = (value: number | null | undefined): value is number =>
	Number.isFinite(value);
