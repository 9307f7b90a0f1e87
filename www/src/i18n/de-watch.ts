// Vorhersagen, Fragen an das Netz und was sich als Nächstes lohnt.

import type { enWatch } from "./en-watch";
import { count, roundPercent } from "./format";

export const deWatch: typeof enWatch = {
	levels_label: "Wie viel gezeigt wird",
	levels: { watch: "Zusehen", tinker: "Basteln", lab: "Labor" },
	level_hints: {
		watch: "Ein Bild, ein Knopf, ein Regler",
		tinker: "Jede Einstellung und ein Verzeichnis der Läufe",
		lab: "Lupen, Befunde, Versuchsreihen: alle Instrumente",
	},
	start_over: "Von vorn",

	predict_title: "Was glaubst du?",
	predict_ask: (hidden: number) =>
		`Wird das Netz je die ${count(hidden)} Paare beantworten, die ihm nicht gezeigt werden?`,
	predictions: {
		together: "Ja, sobald es die anderen kennt",
		later: "Ja, aber erst viel später",
		no: "Nein, wie denn?",
	},
	predicted: (choice: string) => `Deine Vorhersage: „${choice}“`,
	outcomes: {
		together: "Es hat verstanden, während es noch auswendig lernte.",
		later: (times: string) => `Verstanden hat es ${times}-mal so spät wie auswendig gelernt.`,
		no: (share: number) =>
			`In diesem Lauf hat es nie verstanden: Von den verborgenen Antworten stimmen ${roundPercent(share)}.`,
	},
	predicted_right: "Du hattest recht.",
	predicted_wrong: "Eine Überraschung also.",
	predict_open: "Wir werden sehen.",

	ask_title: "Frag das Netz",
	ask_a: "erste Zahl a",
	ask_b: "zweite Zahl b",
	ask_range: (most: number) => `0 bis ${count(most)}`,
	ask_random: "Ein nie gezeigtes Paar",
	ask_bad: (name: string, text: string, most: number) =>
		`${name}: „${text}“ geht nicht; erlaubt: ganze Zahlen von 0 bis ${count(most)}.`,
	ask_waiting: "Es ist noch nicht gefragt worden: Starte es zuerst.",
	answer_right: "richtig",
	answer_wrong: (answer: string) => `falsch, es ist ${answer}`,
	answer_says: (question: string, answer: string) => `${question}? Das Netz sagt ${answer}:`,
	answer_seen: "Dieses Paar wurde ihm im Training gezeigt.",
	answer_hidden: "Dieses Paar hat es nie gesehen.",

	questions_title: "Was wäre, wenn …",
	question_measured: (what: string) => `Gemessen: ${what}`,
	question_hint:
		"Bereitet einen neuen Lauf vor und startet ihn; dieser bleibt als blasse Linie stehen.",

	expected_note: (runs: number, setting: string, value: string) =>
		`Blasse Bänder: ${count(runs)} aufgezeichnete Läufe (${setting} ${value}).`,
};
