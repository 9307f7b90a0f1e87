// Das Verzeichnis der Läufe.

import type { enRuns } from "./en-runs";
import { count, roundPercent } from "./format";

export const deRuns: typeof enRuns = {
	title: "Deine Läufe",
	list: "Liste der Läufe",
	lead: "Jeder Lauf bleibt hier als blasse Linie: die letzten fünf und alle angehefteten.",
	not_lasting: "Dieser Browser speichert nichts: Die Liste hält, bis die Seite verlassen wird.",
	none: "Noch kein Lauf: Der erste beginnt die Liste.",
	columns: {
		name: "Lauf",
		difference: "was anders ist",
		memorised: "auswendig gelernt",
		generalised: "verallgemeinert",
		test: "Testgenauigkeit",
		step: "Schritte",
		begun: "begonnen",
		time: "Trainingszeit",
	},
	on_screen: "gezeigt",
	never: "–",
	first: "der erste",
	same: "dieselben Einstellungen",
	difference: (label: string, from: string, to: string) => `${label} ${from} → ${to}`,
	more: (n: number) => `${count(n)} weitere`,
	forked: (name: string, step: number) => `abgezweigt von „${name}“ bei Schritt ${count(step)}`,
	accuracy: roundPercent,
	rename: (name: string) => `Name von „${name}“`,
	pin: (name: string) => `„${name}“ anheften: seine Linie bleibt`,
	unpin: (name: string) => `„${name}“ nicht mehr anheften`,
	pin_short: "anheften",
	use: "Einstellungen laden",
	go_on: (step: number) => `Weiter ab Schritt ${count(step)}`,
	remove: (name: string) => `„${name}“ löschen`,
	remove_short: "löschen",
	restored: (name: string) =>
		`Das ist „${name}“, so wie beim Verlassen der Seite. „Weiter“ nimmt ihn wieder auf.`,
	not_restored:
		"Die Seite wurde zweimal verlassen, während ein Lauf wieder aufgenommen wurde; darum ist es diesmal unterblieben. Er steht noch in der Liste deiner Läufe.",
	lost: (name: string) =>
		`„${name}“ kann nicht weitergehen: Dieser Browser hat seinen Zwischenstand nicht mehr.`,
	// Every animal is masculine, so that any adjective goes with it.
	adjectives:
		"flinker kluger ruhiger heller munterer sanfter goldener stiller wacher bunter mutiger heiterer silberner treuer froher schneller leiser zarter frischer klarer kühner wilder milder sonniger neugieriger lustiger samtener rosiger roter blauer grüner gelber kecker emsiger braver flotter".split(
			" ",
		),
	animals:
		"Dachs Biber Bison Kranich Dingo Adler Falke Fuchs Fink Gecko Hase Reiher Ibis Koala Luchs Marder Maulwurf Elch Molch Otter Panda Papagei Rabe Schwan Storch Tapir Wolf Igel Hamster Hirsch Käfer Kauz Specht Star Sperling Uhu Delfin Puma Tukan Wal".split(
			" ",
		),
	name: (adjective: string, animal: string) => `${adjective} ${animal}`,
};
