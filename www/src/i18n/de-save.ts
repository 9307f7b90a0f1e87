// Die Sätze zum Sichern, Teilen, Öffnen und Drucken; sie werden damit geladen.

import type { enSave } from "./en-save";
import { count, megabytes } from "./format";

export const deSave: typeof enSave = {
	none_yet: "Noch gibt es keinen Lauf. Starte einen, dann lässt er sich hier sichern.",

	// --- Der Link ---------------------------------------------------------------------------------
	link_title: "Link",
	link_help:
		"Öffnet Einstellungen und Startwerte dieses Laufs überall; auf der CPU wird daraus derselbe Lauf.",
	copy_link: "Link kopieren",
	copied: "Kopiert.",
	copy_failed: "Der Browser erlaubt das Kopieren nicht. Text markieren und selbst kopieren.",
	show_qr: "QR-Code",
	qr_says: (link: string) => `QR-Code des Links ${link}`,
	qr_too_long: "Dieser Link ist zu lang für einen QR-Code.",

	// --- Dateien ----------------------------------------------------------------------------------
	files_title: "Dateien",
	config: "Einstellungen (JSON)",
	config_help: "So liest sie `grokscope run --config`.",
	csv: "Kurven (CSV)",
	jsonl: "Kurven (JSONL)",
	metrics_help: "Dieselben Zeilen, die auch die Kommandozeile schreibt.",
	story: "Über diesen Lauf (JSON)",
	story_help:
		"Einstellungen, Startwerte, Version, Gerät, Browser und Zeit: was eine Zahlentabelle nicht über sich selbst sagen kann.",
	checkpoint: (step: number) => `Zwischenstand, Schritt ${count(step)}`,
	checkpoint_none: "Zwischenstand",
	checkpoint_help:
		"Der ganze Lauf: Diese Seite und `grokscope run --resume` setzen ihn fort, Bit für Bit. Er folgt dem gezeigten Schritt; eine Pause legt einen vom jetzigen an.",
	checkpoint_lost: "Diesen Zwischenstand hat der Browser nicht mehr.",
	weights_help: "Gewichte für andere Programme, aus dem Zwischenstand:",

	// --- Die Kommandozeile --------------------------------------------------------------------------
	command_title: "Dasselbe auf der Kommandozeile",
	command_file: "Diese Zeile braucht die Einstellungen als Datei, zu sichern unter „Dateien“.",
	command_gpu:
		"Dieser Lauf wurde auf einer GPU trainiert: Die Zahlen der Kommandozeile weichen etwas ab, und der Sprung kann einige Schritte früher oder später kommen.",
	copy_command: "Befehl kopieren",

	// --- Bilder -------------------------------------------------------------------------------------
	pictures_title: "Bilder",
	pictures_help: "In den Farben der Seite, mit Titel, Legende und Herkunft.",
	table_picture: "Antworttafel",
	save_picture: (kind: string, what: string) => `${what} als ${kind}`,
	not_saved: (why: string) => `Nicht gesichert: ${why}`,
	picture_title: (what: string, formula: string) => `${what}: ${formula}`,
	picture_at: (what: string, formula: string, step: number) =>
		`${what}: ${formula}, Schritt ${count(step)}`,
	with_unit: (what: string, unit: string) => `${what} (${unit})`,
	shown_wrong: "gezeigt, falsch",
	hidden_wrong: "verborgen, falsch",
	provenance: (version: string, seeds: string, day: string) =>
		`grokscope ${version} · ${seeds} · ${day}`,

	// --- Bewegte Bilder -----------------------------------------------------------------------------
	movie_title: "Der Lauf als Film",
	movie_help: "Acht Sekunden: Neben der Kurve füllt sich die Antworttafel.",
	gif: "Als GIF sichern",
	webm: "Als WebM sichern",
	movie_early: "Ein Film braucht einige Momente eines Laufs: erst ein paar Schritte trainieren.",
	movie_gathering: (done: number, all: number) =>
		`Das Netz wird befragt: ${count(done)} von ${count(all)} Momenten …`,
	movie_drawing: (done: number, all: number) => `Bild ${count(done)} von ${count(all)} …`,
	movie_progress: "Wie weit der Film ist",
	movie_done: (bytes: number) => `Gesichert: ${megabytes(bytes)}.`,
	movie_failed: (why: string) => `Der Film ist nicht entstanden: ${why}`,
	movie_large: (most: number) => `er ist selbst mit wenigen Bildern größer als ${megabytes(most)}`,
	movie_hidden: "die Seite war verdeckt, während er aufgenommen wurde; bleib acht Sekunden hier",
	movie_step: (step: number) => `Schritt ${count(step)}`,
	cancel: "Abbrechen",
	cancelled: "Abgebrochen.",

	// --- Hören --------------------------------------------------------------------------------------
	listen_title: "Hören",
	listen: "Kurve anhören",
	listen_stop: "Ton anhalten",
	listen_help:
		"Testgenauigkeit als Tonhöhe, vier Sekunden lang; Trainingsgenauigkeit leiser darunter. Escape hält an.",
	listen_early: "Noch gibt es keine Kurve zu hören.",
	listen_failed: (why: string) => `Der Browser gibt keinen Ton: ${why}`,

	// --- Zitieren -----------------------------------------------------------------------------------
	cite_title: "Diesen Lauf zitieren",
	cite_text: "Als Text",
	cite_bibtex: "BibTeX",
	copy_text: "Text kopieren",
	copy_bibtex: "BibTeX kopieren",

	// --- Drucken ------------------------------------------------------------------------------------
	print: "Bericht drucken",
	print_title: "Drucken",
	print_help: "Eine Seite: Einstellungen, Tafel, Kurven, was geschah, Link und Startwerte.",
	report_title: "Bericht über einen Lauf von grokscope",
	report_settings: "Einstellungen, die von der Vorlage abweichen",
	report_preset: (preset: string) => `Vorlage: ${preset}.`,
	report_same: "Alle Einstellungen sind die der Vorlage.",
	report_more: (n: number) => `und ${count(n)} weitere: siehe Link`,
	report_setting: (label: string, value: string, usual: string) => `${label}: ${value} (${usual})`,
	report_happened: "Was geschah",
	report_nothing: "Noch nichts.",
	report_seeds: "Startwerte",
	report_link: "Derselbe Lauf",
	report_version: (version: string, day: string) => `grokscope ${version}, ${day}`,

	// --- Öffnen -------------------------------------------------------------------------------------
	open_title: "Öffnen",
	open: "Datei öffnen",
	open_help:
		"Einstellungen, ein Link, Kurven oder ein Zwischenstand: Datei auswählen, irgendwo auf die Seite ziehen oder Text einfügen.",
	opened_config: "Die Einstellungen sind geöffnet.",
	opened_link: "Die Einstellungen des Links sind geöffnet.",
	opened_checkpoint: (step: number) =>
		`Der Lauf geht ab Schritt ${count(step)} des Zwischenstands weiter: „Weiter“ drücken.`,
	opening: "Der Zwischenstand wird angesehen …",
	allowed:
		"Einstellungen als JSON, ein Link mit Einstellungen, Kurven (CSV oder JSONL) mit oder ohne ihre Einstellungen, oder ein Zwischenstand (safetensors) von dieser Seite oder von `grokscope run --checkpoint`",
	named: (name: string) => `„${name}“`,
	pasted: "der eingefügte Text",
	refused: (what: string, found: string, allowed: string) =>
		`${what}: ${found}; erlaubt: ${allowed}.`,
	too_large: (what: string, bytes: number, most: number) =>
		`${what} hat ${megabytes(bytes)}; erlaubt: höchstens ${megabytes(most)}.`,
	too_many: (n: number) =>
		`${count(n)} Dateien auf einmal; erlaubt: eine, oder Kurven und ihre Einstellungen.`,
	unusable: (what: string, why: string) => `${what} lässt sich nicht verwenden: ${why}`,
	cannot_read: (what: string, why: string) => `${what} lässt sich nicht lesen: ${why}`,
	found: {
		empty: "das ist leer",
		binary: "das ist binär und keine safetensors-Datei",
		text: (begin: string) => `das ist Text, der mit „${begin}“ anfängt`,
		json: "das ist JSON, aber keine Einstellungen",
		broken_json: "das sieht aus wie JSON, ist aber beschädigt oder abgeschnitten",
		results: "das sind Ergebnisse einer Versuchsreihe; öffne sie unter „Versuchsreihe“",
		foreign_link: (host: string) =>
			`das ist ein Link zu ${host} ohne eine Einstellung dieser Seite`,
		weights:
			"das ist eine safetensors-Datei, aber kein Zwischenstand (`grokscope import` macht aus Gewichten einen)",
		header:
			"das fängt an wie eine safetensors-Datei, aber ihr Kopf ist beschädigt oder abgeschnitten",
	},
	no_engine:
		"das Rechenwerk, das ihn prüfen würde, ist nicht da; „Auf Anfang“ drücken und noch einmal versuchen",
};
