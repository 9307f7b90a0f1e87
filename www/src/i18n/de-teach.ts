// Die Sätze der Stunden, der Klassen und des Projektors; sie werden mit ihnen geladen. Schülerinnen und Schüler heißen
// hier Plätze, wo eine Zahl für sie steht: das ist kürzer und meint alle.

import type { enTeach } from "./en-teach";
import { count } from "./format";

const cells = (n: number) => (n === 1 ? "1 Zelle" : `${count(n)} Zellen`);

export const deTeach: typeof enTeach = {
	// --- Links ----------------------------------------------------------------------------------
	copy: "Kopieren",
	copied: "Kopiert",
	copy_failed:
		"Dieser Browser lässt Seiten nicht kopieren; markiere den Link und kopiere ihn selbst.",
	new_tab: "In neuem Tab testen",
	qr: "QR-Code",
	qr_of: (text: string) => `QR-Code von ${text}`,
	qr_too_long: "Dieser Link ist zu lang für einen QR-Code. Mit kürzerem Text passt er.",

	// --- Eine Stunde vorbereiten ----------------------------------------------------------------
	lesson: {
		title: "Stunde vorbereiten",
		lead: "Eine Stunde ist ein Link: die jetzigen Einstellungen, deine eigenen Worte und was die Klasse ändern darf. Anzeigen bleiben, was immer du verbirgst.",
		name: "Titel",
		say: "Dein Text, über dem Lauf",
		left: (n: number) => `noch ${count(n)} Zeichen`,
		predict: "Vor dem Start nach einer Vorhersage fragen",
		draw: "Die Vorhersage wird gezeichnet, als Kurve",
		level: "Stufe",
		level_any: "wie zuletzt gewählt",
		controls: "Bedienelemente",
		controls_help:
			"Frei: wie immer. Fest: sichtbar, aber nicht zu ändern. Verborgen: nicht da; was eingestellt ist, gilt trotzdem.",
		readouts: "Anzeigen",
		all: "Alles Folgende",
		rules: { free: "frei", locked: "fest", hidden: "verborgen" },
		rule_of: (rule: string, control: string) => `${control}: ${rule}`,
		names: {
			preset: "Vorlage",
			device: "Gerät",
			seed: "Startwert",
			level: "Stufe",
			views: "die anderen Ansichten",
			lenses: "Lupen",
			sweep: "Versuchsreihen",
			answers: "Antworttafel",
			curves: "Kurven",
			happened: "was geschah",
			ask: "das Netz fragen",
			predict: "Vorhersagen",
			runs: "Liste der Läufe",
			save: "Speichern, Teilen, Dateien öffnen",
		} as Record<string, string>,
		shown: "sichtbar",
		link: "Link der Stunde",
		close: "Schließen",
	},

	// --- Eine Klasse ----------------------------------------------------------------------------
	class: {
		title: "Unterricht",
		pages: "Stundenentwurf, Arbeitsblatt, Lösungen",
		sweep: "Eine Klasse, eine Versuchsreihe",
		lead: "Jeder Platz rechnet eine Zelle eines gemeinsamen Plans und liest einen kurzen Code vor. Hier eingefügt, zeichnen die Codes das Phasendiagramm. Nichts verlässt eure Computer.",
		plan: "Der Plan",
		plan_help: "Alles andere ist wie jetzt in den Einstellungen. Werte mit Kommas.",
		axis: (n: number) => `Achse ${n + 1}`,
		none: "keine",
		values: (axis: string) => `${axis}, Werte`,
		size: (n: number) =>
			`${cells(n)}: genug, damit ${n === 1 ? "1 Platz eine hat" : `${count(n)} Plätze je eine haben`}.`,
		takes: (time: string) => `Der längste Lauf dauert auf diesem Computer etwa ${time}.`,
		make: "Plan anlegen",
		remake: "Stattdessen so planen",
		remake_help: "Ein neuer Plan hat andere Codes: Die vorhandenen gehören zum jetzigen.",
		link: "Der Link für die Klasse",
		link_help:
			"Alle öffnen ihn und tippen eine Zahl ein; du vergibst die Zahlen, von 1 an. Sind alle Zellen vergeben, wiederholt der nächste Platz die erste Zelle, zur Kontrolle.",
		who: "Wer hat welche Zelle",
		student: "Platz",
		collect: "Codes",
		paste: "Codes hier einfügen, beliebig viele",
		paste_help:
			"Leerzeichen, Striche, kleine Buchstaben und Zeilenumbrüche stören nicht, auch nicht O statt 0 oder I statt 1.",
		add: "Codes aufnehmen",
		added: (taken: number, refused: number) =>
			`${taken === 1 ? "1 Code" : `${count(taken)} Codes`} aufgenommen, ${count(refused)} abgelehnt.`,
		nothing: "Darin steht kein Code.",
		results: "Ergebnisse",
		received: (n: number, of: number) => `${count(n)} von ${cells(of)} sind da.`,
		complete: "Alle Zellen sind da.",
		and_more: (numbers: string, n: number) => `${numbers} und ${count(n)} weitere`,
		other_class:
			"Der Link bringt einen anderen Plan, aber dieser Browser hat Codes für seinen eigenen. Sichere sie, vergiss diese Klasse und öffne den Link dann noch einmal.",
		missing: (numbers: string) => `Es fehlen die Zellen der Plätze ${numbers}.`,
		missing_one: (number: string) => `Es fehlt die Zelle von Platz ${number}.`,
		fill: (n: number) => `Zelle von Platz ${count(n)} hier rechnen`,
		doubles: (n: number, times: number) =>
			`Die Zelle von Platz ${count(n)} kam ${count(times)}-mal, immer gleich.`,
		differ: (n: number, what: string) =>
			`Die Zelle von Platz ${count(n)} kam mit verschiedenen Ergebnissen: ${what}. Beide sind im Diagramm.`,
		report: (memorised: string, generalised: string) =>
			`auswendig gelernt ${memorised}, verallgemeinert ${generalised}`,
		never: "nie",
		unfinished: (numbers: string) =>
			`Noch nicht zu Ende, als der Code entstand: die Läufe der Plätze ${numbers}.`,
		refused: "Abgelehnte Codes",
		remove: (code: string) => `„${code}“ entfernen`,
		reasons: {
			length: (code: string, length: number, of: number) =>
				`„${code}“ hat ${count(length)} Buchstaben und Ziffern; ein Code hat ${count(of)}.`,
			letter: (code: string) => `„${code}“ hat einen Buchstaben, den kein Code hat (U).`,
			typo: (code: string) =>
				`„${code}“: Ein Buchstabe ist falsch, oder zwei haben die Plätze getauscht.`,
			version: (code: string) => `„${code}“ stammt von einer anderen Version dieser Seite.`,
			plan: (code: string) => `„${code}“ gehört zu einem anderen Plan.`,
			cell: (code: string) => `„${code}“ gehört zu einer Zelle, die dieser Plan nicht hat.`,
		},
		csv: "Als CSV sichern",
		forget: "Klasse vergessen",
		forget_help:
			"Der Plan und alle seine Codes werden aus diesem Browser entfernt. Sichere sie vorher.",
		stage: "Auf dem Projektor zeigen",
		not_kept: "Dieser Browser speichert nichts: Die Klasse hält, bis die Seite verlassen wird.",
		saved_unusable: (why: string) =>
			`Der hier gespeicherte Plan lässt sich nicht verwenden: ${why}`,
	},

	// --- Ein Platz ------------------------------------------------------------------------------
	student: {
		title: "Dein Teil der Versuchsreihe",
		number: "Deine Platznummer",
		number_help: (most: number) =>
			`Eine ganze Zahl von 1 bis ${count(most)}; deine Lehrkraft vergibt sie.`,
		bad_number: (text: string, most: number) =>
			`Platznummer: „${text}“ geht nicht; erlaubt: eine ganze Zahl von 1 bis ${count(most)}.`,
		take: "Meine Einstellungen",
		change: "Nummer ändern",
		yours: (n: number) => `Platz ${count(n)}, deine Einstellungen sind:`,
		start:
			"Drücke „Start“ und lass den Lauf bis zum Ende gehen. Dann bekommst du einen Code für deine Lehrkraft.",
		running: "Dein Lauf ist im Gang. Wenn er zu Ende ist, steht hier dein Code.",
		code: "Dein Code",
		code_help: "Gib ihn deiner Lehrkraft: Lies ihn vor, schick ihn oder zeig den QR-Code.",
		going:
			"Der Lauf ist noch nicht zu Ende: Dieser Code sagt, wie weit er ist. Ein späterer ersetzt ihn.",
		other:
			"Der gezeigte Lauf ist nicht deiner: Setz ihn zurück oder starte einen neuen mit deinen Einstellungen.",
		changed:
			"Während dieses Laufs wurden Einstellungen geändert, darum zählt er nicht. Starte einen neuen.",
		bad_plan: (why: string) => `Dieser Klassenlink lässt sich nicht verwenden: ${why}`,
	},

	// --- Der Projektor --------------------------------------------------------------------------
	stage: {
		label: "Projektor",
		keys: "Tasten",
		space: "Leertaste",
		play: "Start, Pause",
		back: "zurück in der Zeit",
		on: "vor",
		reset: "auf Anfang",
		one: "beides",
		two: "Tafel",
		three: "Kurven",
		four: "Klasse",
		qr: "QR-Code",
		dark: "dunkel",
		leave: "Verlassen",
		qr_title: "Auf dem eigenen Gerät öffnen",
	},
};
