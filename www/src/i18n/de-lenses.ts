// Die Sätze um die Lupen und ihre Bilder. Was eine Lupe selbst sagt, kommt aus dem Kern.

import type { Awaited } from "../lens-open";
import type { Claim } from "../protocol";
import type { enLenses } from "./en-lenses";
import { count, figure, milliseconds } from "./format";

export const deLenses: typeof enLenses = {
	step: (step: number) => `Schritt ${count(step)}`,
	took: (ms: number) => `berechnet in ${milliseconds(ms)}`,
	waiting: "Wird angesehen …",
	awaits: {
		order: "Sie braucht ihre Zeit und sieht nur hin, wenn man es ihr sagt: unten.",
		checkpoint: "Sie braucht einen Zwischenstand; vor diesem Schritt ist noch keiner aufbewahrt.",
		sight: "Sie sieht hin, sobald sie in Sicht kommt.",
	} as Record<Awaited, string>,
	options: (lens: string) => `Was „${lens}“ zeigt`,
	range: (label: string, min: number, max: number) => `${label}, ${figure(min)} bis ${figure(max)}`,
	list_example: "3, 14, 27",
	list_help: "Ganze Zahlen mit Kommas dazwischen; leer für eine automatische Wahl.",
	measures: "Messwerte",
	claims: {
		published: "Berechnet wie veröffentlicht.",
		adapted: "Eine veröffentlichte Idee, im Einzelnen von uns gewählt.",
		own: "Von uns.",
	} as Record<Claim, string>,
	why: "Warum hinsehen, und was sich daraus schließen lässt",
	source: (source: string) => `Quelle: ${source}.`,
	close: "Schließen",
	lens: (label: string) => `Lupe: ${label}`,
	close_lens: (lens: string) => `„${lens}“ schließen`,
	trends: (n: number) => `Über den Lauf: ${count(n)} Bilder`,
	point_hint: "Auf das Bild zeigen oder Pfeiltasten drücken, um Werte abzulesen.",
	point_picture: "Bild, Pfeiltasten lesen Werte ab",
	describe: (title: string, says: string) => `${title}. ${says}`,
	files: (title: string) => `${title}: als Tabelle oder Datei`,
	table: "Tabelle",
	csv: "CSV",
	png: "PNG",
	svg: "SVG",
	save_as: (kind: string, title: string) => `„${title}“ als ${kind} sichern`,
	show_table: (title: string) => `„${title}“ als Tabelle`,
	first_rows: (shown: number, all: number) =>
		`Die ersten ${count(shown)} von ${count(all)} Zeilen; in der CSV-Datei stehen alle.`,
	not_saved: (why: string) => `Das Bild wurde nicht gesichert: ${why}`,

	at_place: (axis: string, place: string, values: string) => `${axis} ${place}: ${values}`,
	at_cell: (row: string, column: string, value: string) => `${row}, ${column}: ${value}`,
	at_point: (name: string, x: string, y: string) => `${name}: ${x}, ${y}`,
	stands_out: (place: string) => `${place}; markiert`,
	chosen_place: (place: string) => `${place}; gewählt`,
	band: "Abschnitt",
	choose_hint: (lens: string) =>
		`Zeigen oder Pfeiltasten lesen Werte ab; ein Klick oder die Eingabetaste wählt einen Balken für „${lens}“.`,
	marked: "markiert",
	yes: "ja",
	point: "Punkt",
	place_on_circle: (of: number) => `Farbe, von ${count(of)}`,
	nothing_here: "hier ist nichts",
	downwards: (label: string) => `${label} ↓`,
	rows_by_columns: (rows: string, columns: string) => `${rows} \\ ${columns}`,
};
