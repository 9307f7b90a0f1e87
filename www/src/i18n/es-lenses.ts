// Every sentence of the lenses' panels and pictures, in Spanish. The original is en-lenses.ts.

import type { Awaited } from "../lens-open";
import type { Claim } from "../protocol";
import type { enLenses } from "./en-lenses";
import { count, figure, milliseconds } from "./format";

export const esLenses: typeof enLenses = {
	step: (step: number) => `paso ${count(step)}`,
	took: (ms: number) => `calculado en ${milliseconds(ms)}`,
	waiting: "Mirando…",
	awaits: {
		order: "Necesita su tiempo, así que solo mira cuando se lo pides, abajo.",
		checkpoint: "Necesita un punto de control; todavía no hay ninguno antes de este paso.",
		sight: "Mira en cuanto está a la vista.",
	} as Record<Awaited, string>,
	options: (lens: string) => `Qué muestra «${lens}»`,
	range: (label: string, min: number, max: number) =>
		`${label}, de ${figure(min)} a ${figure(max)}`,
	list_example: "3, 14, 27",
	list_help: "Números enteros separados por comas; vacío para una elección automática.",
	measures: "Medidas",
	claims: {
		published: "Calculado como se publicó.",
		adapted: "Una idea publicada con decisiones nuestras.",
		own: "Idea nuestra.",
	} as Record<Claim, string>,
	why: "Por qué mirar y qué puede afirmar",
	source: (source: string) => `Fuente: ${source}.`,
	close: "Cerrar",
	lens: (label: string) => `Lente: ${label}`,
	close_lens: (lens: string) => `Cerrar ${lens}`,
	trends: (n: number) => `A lo largo de la ejecución: ${count(n)} imágenes`,
	point_hint: "Señala la imagen, o usa las flechas, para leer sus valores.",
	point_picture: "imagen, las flechas leen los valores",
	describe: (title: string, says: string) => `${title}. ${says}`,
	files: (title: string) => `${title}: como tabla o archivo`,
	table: "Tabla",
	csv: "CSV",
	png: "PNG",
	svg: "SVG",
	save_as: (kind: string, title: string) => `Guardar «${title}» como ${kind}`,
	show_table: (title: string) => `«${title}» como tabla`,
	first_rows: (shown: number, all: number) =>
		`Las primeras ${count(shown)} de ${count(all)} filas; el archivo CSV las tiene todas.`,
	not_saved: (why: string) => `No se guardó la imagen: ${why}`,

	at_place: (axis: string, place: string, values: string) => `${axis} ${place}: ${values}`,
	at_cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
	at_point: (name: string, x: string, y: string) => `${name}: ${x}, ${y}`,
	stands_out: (place: string) => `${place}; marcado`,
	chosen_place: (place: string) => `${place}; elegido`,
	band: "tramo",
	choose_hint: (lens: string) =>
		`Señala o usa las flechas para leer valores; un clic o Intro elige una barra para «${lens}».`,
	marked: "marcado",
	yes: "sí",
	point: "punto",
	place_on_circle: (of: number) => `color, de ${count(of)}`,
	nothing_here: "aquí no hay nada",
	downwards: (label: string) => `${label} ↓`,
	rows_by_columns: (rows: string, columns: string) => `${rows} \\ ${columns}`,
};
