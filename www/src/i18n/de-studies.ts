// Die Sätze der Versuchsreihen und Befunde; sie werden mit ihnen geladen.

import type { enStudies } from "./en-studies";
import { count, figure } from "./format";

const runs = (n: number) => (n === 1 ? "1 Lauf" : `${count(n)} Läufe`);
/** After “von”. */
const ofRuns = (n: number) => (n === 1 ? "1 Lauf" : `${count(n)} Läufen`);

export const deStudies: typeof enStudies = {
	// --- Versuchsreihen -------------------------------------------------------------------------
	title: "Versuchsreihe",
	lead: "Viele Läufe nebeneinander: Wähle, worin sie sich unterscheiden. Alles andere ist wie in den Einstellungen.",
	form: "Was laufen soll",
	axis: (n: number) => (n === 0 ? "Erste Achse" : "Zweite Achse"),
	no_axis: "keine",
	values: "Werte",
	values_help:
		"Werte mit Kommas oder ein Bereich: 0.2..0.5:lin:4 sind vier Werte in gleichen Abständen, 0.1..10:log:5 fünf in gleichen Verhältnissen.",
	seeds: "Startwerte",
	seeds_help: "Jede Zelle läuft mit den Startwerten 0, 1, 2, …",
	steps: "Schritte",
	steps_help: "Höchstzahl der Schritte eines Laufs.",
	stop: "Läufe früher beenden",
	stop_at: "bei Testgenauigkeit",
	stop_after: "und so viele Auswertungen später",
	percent: "%",
	planned: (n: number, cells: number) =>
		`${runs(n)} (${count(cells)} ${cells === 1 ? "Zelle" : "Zellen"})`,
	takes: (time: string, workers: number) =>
		`hier höchstens etwa ${time}, ${workers === 1 ? "einer nach dem anderen" : `${count(workers)} zugleich`}`,
	takes_unknown: "die Dauer ist bekannt, sobald das Tempo dieses Computers gemessen ist",
	start: "Reihe starten",
	start_over: "Stattdessen diese starten",
	pauses_main:
		"Der Start hält den Lauf unter „Training“ an, damit die Kerne des Computers für die Reihe da sind: alle bis auf einen. Er darf dort weitergehen; dann sind beide langsamer.",
	pause: "Pause",
	resume: "Weiter",
	discard: "Verwerfen",
	discard_hint: "Beendet die Reihe und vergisst ihre Ergebnisse",
	retry: (n: number) => `${runs(n)} wiederholen`,
	progress: (done: number, all: number) => `${count(done)} von ${ofRuns(all)} fertig`,
	left: (time: string) => `noch etwa ${time}`,
	states: { paused: "Angehalten", running: "Läuft", done: "Fertig" },
	resumable: "Die bisherigen Ergebnisse sind in diesem Browser gespeichert.",
	not_lasting: "Dieser Browser speichert nichts: Ergebnisse halten, bis die Seite verlassen wird.",
	failed: (n: number, why: string) => `Zweimal gescheitert: ${runs(n)} (${why})`,
	results: "Was die Läufe taten",
	imported: (n: number) => `${runs(n)} aus einer Datei`,
	import_title: "Ergebnisse ansehen",
	import_help:
		"Die runs.jsonl von „grokscope sweep“ irgendwo auf diese Seite ziehen oder auswählen. Was jetzt zu sehen ist, wird ersetzt.",
	import_choose: "Datei auswählen",
	import_large: "eine Datei von mehr als 100 MB",
	export_jsonl: "Als JSONL sichern",
	export_csv: "Als CSV sichern",
	phases: {
		never_learns: "lernt nie",
		memorises: "lernt nur auswendig",
		generalizes_at_once: "verallgemeinert sofort",
		groks: "grokt",
	} as Record<string, string>,
	/** Wie der Kern sie abkürzt. */
	letters: { never_learns: "·", memorises: "m", generalizes_at_once: "g", groks: "G" } as Record<
		string,
		string
	>,
	not_run: "noch nicht gelaufen",
	phase_diagram: "Phasendiagramm",
	down_across: (down: string, across: string) => `${down} nach unten, ${across} nach rechts`,
	across_only: (across: string) => `${across} nach rechts`,
	swap: "Achsen tauschen",
	learnt_at: "Genauigkeit, die als gelernt gilt",
	delay: "als Grokking gilt, was später kommt als das Auswendiglernen",
	times: "-mal",
	thresholds: "Wo ein Wort aufhört und das nächste anfängt",
	thresholds_help: "Nichts läuft noch einmal.",
	diagram_help: "Pfeiltasten führen von Zelle zu Zelle.",
	agree: (same: number, of: number) => `${count(same)}/${count(of)}`,
	cell: (where: string, what: string) => `${where}: ${what}`,
	cell_runs: (same: number, of: number) =>
		of === 1 ? "ein Lauf" : `${count(same)} von ${ofRuns(of)}`,
	/** `step` heißt „nicht bis 300“, wo es nicht geschah. */
	memorised: (step: string, never: boolean) =>
		never ? `auswendig gelernt ${step}` : `auswendig gelernt bei Schritt ${step}`,
	generalised: (step: string, never: boolean) =>
		never ? `verallgemeinert ${step}` : `verallgemeinert bei Schritt ${step}`,
	best_test: (share: string) => `beste Testgenauigkeit ${share}`,
	at: (step: number) => (step >= 100 ? count(step) : figure(step)),
	not_by: (step: number) => `nicht bis ${count(step)}`,
	pointed: "Eine Zelle ansteuern, um sie zu lesen.",
	times_title: "Schritte bis zum Verallgemeinern",
	times_help:
		"Median über die Startwerte, mit den Quartilen als Band. Ein Dreieck steht für „bis dahin nicht“: vielleicht später, vielleicht nie.",
	times_lines: (label: string) => `Eine Linie für jeden Wert: ${label}.`,
	times_summary: (axis: string, n: number) =>
		`Median des Schritts, bei dem verallgemeinert wird, über: ${axis}, ${count(n)} ${n === 1 ? "Linie" : "Linien"}; die Zahlen stehen in der Tabelle darunter.`,
	table_title: "Die Zellen als Tabelle",
	columns: {
		runs: "Läufe",
		phase: "was die meisten taten",
		memorised: "auswendig gelernt",
		generalised: "verallgemeinert",
		reached: "verallgemeinert, Läufe",
		best: "bester Test",
	},
	quartiles: (median: string, lower: string, upper: string) => `${median} (${lower} bis ${upper})`,

	// --- Befunde --------------------------------------------------------------------------------
	figures_title: "Befunde",
	figures_lead:
		"Veröffentlichte Abbildungen und Zahlen zum Grokking, jede als Läufe und prüfbare Behauptungen: hier mit einem kleineren Netz oder weniger Schritten, vollständig auf der Kommandozeile.",
	expected: "Die Arbeit",
	quick: "Hier geprüft",
	cost: (n: number, time: string) => `${runs(n)}, auf diesem Computer höchstens etwa ${time}`,
	cost_full: (time: string) =>
		`Mit den Netzen und Schritten der Arbeit selbst, auf der Kommandozeile: etwa ${time} auf einem Kern wie diesem.`,
	run_quick: "Hier laufen lassen",
	resume_quick: "Weiter",
	seeds_of: (n: number) => (n === 1 ? "1 Startwert" : `${count(n)} Startwerte`),
	verdicts: {
		reproduced: "✓ bestätigt",
		partly: "◐ teilweise bestätigt",
		not_reproduced: "✗ nicht bestätigt",
		not_run: "– noch nicht zu sagen",
	} as Record<string, string>,
	outcomes: {
		holds: "✓ trifft zu",
		fails: "✗ trifft nicht zu",
		unknown: "– nicht zu sagen",
	} as Record<string, string>,
	not_recorded: "noch nicht aufgezeichnet",
	recorded: "Aufgezeichnet",
	live: "Hier gelaufen, jetzt",
	budgets: { quick: "kleiner Aufwand", full: "voller Aufwand" } as Record<string, string>,
	record: (budget: string, seeds: number, date: string, version: string, device: string) =>
		`${budget}, ${seeds === 1 ? "1 Startwert" : `${count(seeds)} Startwerte`}, ${date}, grokscope ${version}, ${device}`,
	claims_label: "Behauptungen und was gemessen wurde",
	// Decimals have commas.
	between_runs: "; ",
	claims: {
		outcome: "Behauptung",
		series: "Reihe",
		measure: "gemessen",
		expected: "erwartet",
		median: "Median",
		runs: "Läufe",
	},
	curves: (series: string) =>
		`${series}: Trainings- und Testgenauigkeit über den Schritten (logarithmische Achse)`,
	legend_recorded: "blass: aufgezeichnet",
	legend_now: "kräftig: jetzt gelaufen",
	legend_band:
		"Balken: wo die Kurve der Arbeit diese Höhe erreicht, von der Hälfte bis zum Doppelten",
	open_settings: "Diese Einstellungen unter „Training“ öffnen",
	show: "Aufgezeichnetes Ergebnis und Kurven",
	figure_link: (title: string) => `Link zu „${title}“`,
	waiting_record: "Die Aufzeichnung wird geladen …",
};
