// Jeder Satz der Seite auf Deutsch; die Schlüssel sind die der englischen Tabelle.

import type { Group, RunFacts } from "../protocol";
import type { en } from "./en";
import { count, ratio, roundPercent } from "./format";
import { problemIn } from "./problem";

const changes = (n: number) => (n === 1 ? "1 Änderung" : `${count(n)} Änderungen`);

/** What the engine allows is English; these are the forms it has. */
const ALLOWED: [RegExp, string][] = [
	[/\ba whole number from (\S+) to ([^\s,]+)/, "eine ganze Zahl von $1 bis $2"],
	[/\ba number from (\S+) to ([^\s,]+)/, "eine Zahl von $1 bis $2"],
	[/, or null for (.+)$/, " oder null"],
	[/^one of /, "eines von "],
	[/^true or false$/, "true oder false"],
	[/^a text of at most (\d+) characters$/, "ein Text von höchstens $1 Zeichen"],
];

export const de: typeof en = {
	name: "grokscope",
	skip: "Zum Lauf springen",
	lead: "Ein kleines Netz bekommt einen Teil einer Rechentafel zu sehen. Erst lernt es ihn auswendig; viel später, ganz plötzlich, versteht es den Rest.",
	places_label: "Ansichten",
	teachers: "Für Lehrkräfte",
	places: {
		train: "Training",
		figures: "Befunde",
		sweep: "Versuchsreihe",
		scoreboard: "Anzeichen",
		class: "Unterricht",
		stage: "Projektor",
	},
	language: "Sprache",
	look: "Aussehen",
	looks: { auto: "wie am Computer eingestellt", light: "hell", dark: "dunkel" },
	title_of: (place: string) => `${place} – grokscope`,
	place_loading: "Einen Moment …",
	place_failed: (why: string) => `Diese Ansicht konnte nicht geladen werden: ${why}`,
	loading: "Das Rechenwerk wird geladen …",
	loading_some: (what: string) => `Das Rechenwerk wird geladen: ${what}`,
	preparing: "Der Lauf wird vorbereitet …",
	fatal_title: "Hier kann diese Seite nicht trainieren",
	fatal_simd:
		"Diesem Browser fehlt WebAssembly SIMD, das zum Rechnen gebraucht wird. Aktuelle Versionen von Chrome, Edge, Firefox und Safari haben es.",
	fatal_engine: (why: string) => `Das Rechenwerk konnte nicht geladen werden: ${why}`,
	fatal_recorded:
		"Veröffentlichte Befunde, die andere Computer trainiert haben, lassen sich hier trotzdem ansehen.",
	reload: "Seite neu laden",

	start: "Start",
	resume: "Weiter",
	pause: "Pause",
	start_new: (n: number) => (n === 0 ? "Neuen Lauf starten" : `Neuer Lauf mit ${changes(n)}`),
	start_again: "Neu starten",
	step: "Schritt",
	reset: "Auf Anfang",
	start_hint: "Training starten oder anhalten",
	apply_now: "Anwenden",
	apply_hint: (labels: string) => `Ändert den gezeigten Lauf ab seinem nächsten Schritt: ${labels}`,
	changed_live: (what: string) => `Unterwegs geändert: ${what}.`,
	changed_at: (label: string, from: string, to: string, step: number) =>
		`${label} ${from} → ${to} bei Schritt ${count(step)}`,
	speed: "Tempo",
	speeds: {
		full: "volles Tempo",
		slow: (n: number) => (n === 1 ? "1 Schritt/s" : `${count(n)} Schritte/s`),
	},
	speed_hint: "Zeitlupe: höchstens so viele Schritte pro Sekunde",
	step_hint: "Einen einzigen Schritt tun",
	reset_hint: "Zurück zu Schritt 0, mit denselben Startwerten",
	keys_hint: "Die Leertaste startet und hält an, S tut einen Schritt, R setzt zurück.",

	controls: "Einstellungen",
	preset: "Vorlage",
	changed: changes,
	back_to_preset: "Zurück zur Vorlage",
	takes: (time: string) => `Bis zum Verallgemeinern dauert es auf diesem Computer etwa ${time}.`,
	takes_unknown: "Es wird gemessen, wie lange es auf diesem Computer dauert …",
	costs: (steps: number, time: string) =>
		`${count(steps)} Schritte dauern auf diesem Computer etwa ${time}.`,
	takes_short: (label: string, time: string) => `${label} (etwa ${time})`,
	pending:
		"Die Änderungen gelten für den nächsten Lauf; der gezeigte geht weiter, bis dieser gestartet wird.",
	pending_live: (labels: string) =>
		`„Anwenden“ übernimmt in ihn, was sich unterwegs ändern lässt: ${labels}.`,
	discard: "Verwerfen",
	source: (source: string) => `Quelle: ${source}.`,
	more_of: {
		task: "Mehr zur Aufgabe",
		data: "Mehr zu den Daten",
		model: "Mehr zum Modell",
		optimizer: "Mehr zum Optimierer",
		run: "Mehr zum Lauf",
	} as Record<Group, string>,
	n_changed: (n: number) => `${count(n)} geändert`,
	table_placeholder: "0, 1, 2\n1, 2, 0\n2, 0, 1",
	table_paste:
		"n Zeilen mit je n Zahlen einfügen oder eintippen (CSV oder JSON) oder eine Datei hierher ziehen.",
	table_open: "Datei öffnen",
	preview_title: "Tafel des nächsten Laufs",
	preview_note: (n: number) =>
		`Vorschau, ${n} mal ${n}: richtige Antworten; ein Punkt für alles, was das Netz sehen wird.`,
	seed: "Startwert",
	seed_help: "Eine Zahl für alles, was der Zufall bestimmt: gleicher Startwert, gleicher Lauf.",
	seed_mixed: "mehrere",
	dice: "Anderen Startwert würfeln",
	device: "Gerät",
	device_help: "Wo trainiert wird. Ein Wechsel beginnt einen neuen Lauf.",
	devices: { auto: "automatisch", cpu: "CPU", webgpu: "GPU (WebGPU)" },
	groups: {
		task: "Aufgabe",
		data: "Daten",
		model: "Modell",
		optimizer: "Optimierer",
		run: "Lauf",
	} as Record<Group, string>,
	range: (min: string, max: string) => `${min} bis ${max}`,
	whole_number: "eine ganze Zahl",
	any_number: "eine Zahl",
	slider: (label: string) => `${label}, Schieberegler`,

	device_waiting: "Gerät wird gesucht",
	device_names: { cpu: "CPU", webgpu: "GPU" },
	device_joining: "bald GPU",
	device_adapter: (name: string) => `Trainiert auf: ${name}`,
	device_ok: "Der Lauf wird mit WebGPU auf der GPU trainiert.",
	device_not_gpu: (reason: string) => `Nicht auf der GPU: ${reason}.`,

	gpu_joins: (what: string) =>
		`Noch wird auf der CPU trainiert: ${what}. Der Wechsel geschieht von selbst und ohne Lücke.`,

	step_label: "Schritt",
	speed_label: "Schritte/s",
	elapsed_label: "Dauer",

	sentence: ({ formula, n_params }: RunFacts) =>
		`${formulaInGerman(formula)}, gelernt von einem Netz mit ${count(n_params)} Parametern`,
	problem: problemIn(
		ALLOWED,
		(field, value, allowed) => `${field}: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	),
	split: (train: number, test: number) =>
		`${count(train)} Antworten werden gezeigt, ${count(test)} bleiben verborgen.`,

	table_title: "Antworttafel",
	table_help:
		"Ein Feld für jedes Paar: a nach unten, b nach rechts. Pfeiltasten führen von Feld zu Feld.",
	views: { right: "richtig / falsch", predicted: "Antwort des Netzes", answers: "Lösungen" },
	legend_told_wrong: "mit falscher Antwort gezeigt (Quadrat)",
	legend_answers: (n: number) => `richtige Antwort 0 … ${n - 1}`,
	legend_train: "im Training gezeigt (Punkt)",
	legend_train_right: "gezeigt, richtig",
	legend_test_right: "verborgen, richtig",
	legend_wrong: "noch falsch",
	legend_none: "kein solches Paar",
	legend_values: (p: number) => `Antwort des Netzes 0 … ${p - 1}`,
	right_counts: (name: string, right: number, of: number) =>
		`${name}: ${count(right)} von ${count(of)} richtig`,
	train: "Training",
	test: "Test",
	seen: "im Training gezeigt",
	held_out: "zurückgehalten",
	told_wrong: "mit Absicht eine falsche Antwort",
	it_says: (answer: string) => `das Netz sagt ${answer}`,
	no_residue: "„=“, und das ist keine Zahl",
	no_pair: "nicht in der Tafel",
	not_asked: "noch nicht gefragt",
	point_hint: "Ein Feld ansteuern, um es zu lesen.",
	table_summary: (p: number, step: number, train: string, test: string) =>
		`Antworttafel, ${p} mal ${p}, bei Schritt ${count(step)}: ${train}; ${test}.`,
	table_empty: "Antworttafel: noch kein Lauf.",

	accuracy: "Genauigkeit",
	accuracy_unit: "%",
	loss: "Verlust",
	loss_unit: "nats",
	squared_loss_unit: "quadrierte Logits",
	axis_even: "Schritt",
	axis_log: "log",
	axis_hint: "Schritte logarithmisch oder gleichmäßig",
	axis_step: "Schritt (log)",
	guessing: "geraten",
	at_step: (step: number) => `bei Schritt ${count(step)}`,
	chart_summary: (chart: string, train: string, test: string, step: number) =>
		`${chart} über den Schritten, logarithmische Achse. Bei Schritt ${count(step)}: Training ${train}, Test ${test}. Pfeiltasten lesen Werte ab.`,
	chart_empty: (chart: string) => `${chart} über den Schritten: noch keine Werte.`,
	rows_title: "Die Kurven als Tabelle",
	save_title: "Sichern, teilen, drucken",
	milestones: { memorised: "auswendig gelernt", generalised: "verallgemeinert" },

	status: {
		loading: "Einen Moment: Das Rechenwerk wird geladen.",
		ready: (train: string, guess: string) =>
			`Bereit. Das Netz wird ${train} der Antworten sehen. Vor dem Training kann es nur raten: etwa ${guess} richtig.`,
		learning: (share: string) =>
			`Training läuft … Das Netz kennt ${share} der gezeigten Antworten, die anderen rät es.`,
		memorised: (step: number, test: string) =>
			`Auswendig gelernt bei Schritt ${count(step)}: Jede gezeigte Antwort stimmt, die verborgenen sind noch geraten (${test}).`,
		plateau: (times: string, test: string) =>
			`Von außen ist nichts zu sehen, schon ${times}-mal so lange, wie das Auswendiglernen dauerte: Die verborgenen Antworten sind noch geraten (${test}). Was im Inneren geschieht, zeigen die Antworten nicht.`,
		only_memorised: (step: number, test: string) =>
			`Auswendig gelernt bei Schritt ${count(step)}, aber nie verallgemeinert: Von den nie gesehenen Paaren stimmen ${test}.`,
		rising: (step: number, test: string) =>
			`Auswendig gelernt bei Schritt ${count(step)}; jetzt ändert sich etwas: Von den nie gesehenen Paaren stimmen ${test}.`,
		generalised: (step: number, test: string, times: string) =>
			`Verallgemeinert bei Schritt ${count(step)}: Jetzt stimmen ${test} der nie gesehenen Paare${times}.`,
		times_later: (factor: number) => `, ${ratio(factor)}-mal so spät wie das Auswendiglernen`,
		paused: "Angehalten.",
		finished: (step: number) => `Der Lauf ist bei Schritt ${count(step)} zu Ende gegangen.`,
		failed: (step: number, why: string) =>
			`Der Lauf ist bei Schritt ${count(step)} stehen geblieben: ${why} Ändere eine Einstellung oder drücke „Neu starten“.`,
		progress: (train: number, test: number) =>
			`Richtig sind ${roundPercent(train)} der gezeigten und ${roundPercent(test)} der verborgenen Paare.`,
	},

	rewind: (label: string) => `Zurück und weiter mit einem Drittel: ${label}`,
	error_title: "Es gibt ein Problem",
	error_dismiss: "Schließen",
	crashed: (why: string) =>
		`Das Rechenwerk ist stehen geblieben (${why}). „Start“ oder „Auf Anfang“ beginnt neu mit einem frischen.`,
	crashed_on: (why: string) =>
		`Das Rechenwerk ist stehen geblieben (${why}). Ein frisches hat den Lauf beim letzten Zwischenstand übernommen.`,
	stopped: (why: string) => `das Rechenwerk ist stehen geblieben (${why}).`,
	link_idle: (key: string, value: string, needs: string) =>
		`${key}: „${value}“ bewirkt hier nichts; nötig wäre: ${needs}.`,
	link_kept: "Die Seite behält ihre letzten gültigen Einstellungen.",
	link_keys: (keys: string[], allowed: string) =>
		`Im Link unbekannt: ${keys.map((key) => `„${key}“`).join(", ")}. Diese Seite kennt: ${allowed}.`,
	link_lenses: (ids: string[], allowed: string) =>
		`lenses: keine Lupe heißt ${ids.map((id) => `„${id}“`).join(", ")}; erlaubt: ${allowed}.`,
	link_device: (value: string, allowed: string) =>
		`device: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	link_workers: (value: string, allowed: string) =>
		`workers: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	link_preset: (value: string, allowed: string) =>
		`preset: Keine Vorlage heißt „${value}“. Es gibt: ${allowed}.`,
	link_twice: (key: string, one: string, other: string) =>
		`${key}: Im Link steht sowohl „${one}“ als auch „${other}“; erlaubt: ein einziger Wert.`,
	one_value: "ein einziger Wert",
	none_of: (field: string, value: string, allowed: string) =>
		`${field}: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	not_a_number: (field: string, value: string, allowed: string) =>
		`${field}: „${value}“ ist keine Zahl, die hier geht; erlaubt: ${allowed}.`,
};

/** Some formulas have words in them: a ÷ b if b is odd, else a − b. */
function formulaInGerman(formula: string): string {
	return formula
		.replace(/ if ([ab]) is odd, else /, ", wenn $1 ungerade ist, sonst ")
		.replace(/ if ([ab]) is even, else /, ", wenn $1 gerade ist, sonst ");
}
