// Zurücknehmen, Tasten, gezeichnete Vorhersagen und Kurven anderer Computer.

import type { enPlay } from "./en-play";
import { count } from "./format";

export const dePlay: typeof enPlay = {
	undo: "Rückgängig",
	redo: "Wiederholen",
	undo_what: (what: string) => `Rückgängig: ${what}`,
	redo_what: (what: string) => `Wiederholen: ${what}`,
	several_settings: (n: number) => `${count(n)} Einstellungen`,
	settings_replaced: "Die Einstellungen sind ersetzt.",
	deleted: (name: string) => `„${name}“ ist gelöscht.`,
	deed_delete: (name: string) => `„${name}“ gelöscht`,
	started_over: (name: string) => `Zurück bei Schritt 0. „${name}“ kann weitergehen, wo er war.`,
	deed_reset: "Zurücksetzen",

	keys_title: "Tasten",
	keys_close: "Schließen",
	keys_or: " oder ",
	keys: {
		play: "starten oder anhalten",
		step: "einen einzigen Schritt tun",
		reset: "zurück zu Schritt 0, mit denselben Startwerten",
		dice: "einen anderen Startwert würfeln (Basteln und Labor)",
		earlier: "den Wert davor zeigen",
		later: "den nächsten Wert zeigen",
		live: "wieder den neuesten zeigen",
		axis: "Schritte entlang der Kurven: logarithmisch oder gleichmäßig",
		lenses: "die Lupen öffnen oder schließen (Labor)",
		watch: "zum Zusehen",
		tinker: "zum Basteln",
		lab: "ins Labor",
		undo: "die letzte Änderung zurücknehmen",
		redo: "sie wiederholen",
		help: "diese Liste zeigen oder schließen",
	},
	keys_curve: "auf einer Kurve: Werte ablesen",
	keys_cell: "auf der Antworttabelle: Felder ablesen",
	keys_note:
		"Was gerade den Fokus hat, behält die Tasten, die es selbst braucht. Der Projektor zeigt seine eigenen Tasten.",
	keys_switch: "Einzelne Zeichen sind Tasten (bei Spracheingabe ausschalten)",
	key_names: {
		" ": "Leertaste",
		escape: "Esc",
		ctrl: "Strg",
		shift: "Umschalt",
		pageup: "Bild auf",
		pagedown: "Bild ab",
	},
	transport: "Starten, Schritt, Zurücksetzen",

	sketch_open: "Zeichne die Kurve, die du erwartest",
	sketch_more: "Ändere die gezeichnete Kurve",
	sketch_how:
		"Wie viele der verborgenen Antworten werden stimmen, und wann? Zeichne es ins Diagramm oder stelle die Höhen hier ein.",
	sketch_step: (step: number) => `Schritt ${count(step)}`,
	sketch_clear: "Leeren",
	sketch_done: "Fertig",
	drew: (step: string) => `Du hast 99 % etwa bei Schritt ${step} erwartet.`,
	drew_never: "Du hast erwartet, dass es nie auf 99 % kommt.",
	came: (step: number) => `Eingetreten ist es bei Schritt ${count(step)}.`,
	came_never: "In diesem Lauf ist es nicht so weit gekommen.",

	from_file: (file: string) => `aus ${file}`,
	opened_curves:
		"Die Kurve ist geöffnet: eine blasse Linie und eine Zeile in der Liste deiner Läufe.",
	opened_curves_alone:
		"Die Kurve ist geöffnet: eine blasse Linie und eine Zeile in der Liste deiner Läufe. Ihre Einstellungen stehen nicht in der Datei: Ziehe die Datei mit ihnen gemeinsam mit ihr auf die Seite.",
	metrics_none: "sie hat keine Zeilen.",
	metrics_many: (n: number, most: number) =>
		`sie hat ${count(n)} Zeilen; erlaubt: höchstens ${count(most)}.`,
	metrics_columns: (missing: string, all: string) =>
		`ihr fehlt die Spalte ${missing}; erlaubt: eine Kopfzeile mit ${all}.`,
	metrics_line: (line: number, text: string) =>
		`Zeile ${count(line)} ist „${text}“; erlaubt: ein JSON-Objekt.`,
	metrics_value: (line: number, column: string, value: string, allowed: string) =>
		`Zeile ${count(line)}: ${column} ist „${value}“; erlaubt: ${allowed}.`,
	metrics_allowed: {
		step: "ganze Zahlen, jede größer als die davor",
		train_loss: "Zahlen ab 0",
		test_loss: "Zahlen ab 0",
		train_accuracy: "Zahlen von 0 bis 1",
		test_accuracy: "Zahlen von 0 bis 1",
	},
};
