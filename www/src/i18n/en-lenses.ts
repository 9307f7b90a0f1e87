// Every sentence of the lenses' panels and pictures. What a lens itself says comes from the core.

import type { Awaited } from "../lens-open";
import type { Claim } from "../protocol";
import { count, figure, milliseconds } from "./format";

export const enLenses = {
	step: (step: number) => `step ${count(step)}`,
	took: (ms: number) => `computed in ${milliseconds(ms)}`,
	waiting: "Looking…",
	awaits: {
		order: "It takes its time, so it looks when it is told to, below.",
		checkpoint: "It needs a kept checkpoint; there is none before this step yet.",
		sight: "It looks when it comes into sight.",
	} as Record<Awaited, string>,
	options: (lens: string) => `What ${lens} shows`,
	range: (label: string, min: number, max: number) => `${label}, ${figure(min)} to ${figure(max)}`,
	list_example: "3, 14, 27",
	list_help: "Whole numbers with commas between them; empty for an automatic choice.",
	measures: "Measures",
	claims: {
		published: "Computed as published.",
		adapted: "A published idea with choices of our own.",
		own: "Our own.",
	} as Record<Claim, string>,
	why: "Why look, and what it may claim",
	source: (source: string) => `Source: ${source}.`,
	close: "Close",
	lens: (label: string) => `Lens: ${label}`,
	close_lens: (lens: string) => `Close ${lens}`,
	trends: (n: number) => `Over the run: ${count(n)} pictures`,
	point_hint: "Point at the picture, or use arrow keys, to read its values.",
	point_picture: "picture, arrow keys read values",
	describe: (title: string, says: string) => `${title}. ${says}`,
	files: (title: string) => `${title}: as a table or file`,
	table: "Table",
	csv: "CSV",
	png: "PNG",
	svg: "SVG",
	save_as: (kind: string, title: string) => `Save “${title}” as ${kind}`,
	show_table: (title: string) => `“${title}” as a table`,
	first_rows: (shown: number, all: number) =>
		`The first ${count(shown)} of ${count(all)} rows; the CSV file has all of them.`,
	not_saved: (why: string) => `The picture was not saved: ${why}`,

	at_place: (axis: string, place: string, values: string) => `${axis} ${place}: ${values}`,
	at_cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
	at_point: (name: string, x: string, y: string) => `${name}: ${x}, ${y}`,
	stands_out: (place: string) => `${place}; marked`,
	chosen_place: (place: string) => `${place}; chosen`,
	band: "stretch",
	choose_hint: (lens: string) =>
		`Point or use arrow keys to read values; a click or Enter chooses a bar for “${lens}”.`,
	marked: "marked",
	yes: "yes",
	point: "point",
	place_on_circle: (of: number) => `colour, of ${count(of)}`,
	nothing_here: "nothing here",
	downwards: (label: string) => `${label} ↓`,
	rows_by_columns: (rows: string, columns: string) => `${rows} \\ ${columns}`,
};
