// Was ein Link mit einer Unterrichtsstunde die Seite sagen lässt.

import type { enLesson } from "./en-lesson";
import { count } from "./format";

const quoted = (names: string[]) => names.map((name) => `„${name}“`).join(", ");

export const deLesson: typeof enLesson = {
	label: "Stunde",
	fixed: "von der Lehrkraft festgelegt",
	unknown: (key: string, names: string[], allowed: string) =>
		`${key}: Kein Bedienelement heißt ${quoted(names)}. Es gibt: ${allowed}.`,
	contradiction: (name: string, one: string, other: string) =>
		`${name}: Im Link steht sowohl „${one}“ als auch „${other}“; es gilt das Strengere. Erlaubt: eines von free, lock, hide.`,
	no_lock: (name: string) =>
		`lock: „${name}“ zeigt etwas und stellt nichts ein; es kann frei oder verborgen sein.`,
	none_of: (key: string, value: string, allowed: string) =>
		`${key}: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	too_long: (key: string, length: number, most: number) =>
		`${key}: Der Text hat ${count(length)} Zeichen; erlaubt: ${count(most)}. Was darüber hinausgeht, wird nicht gezeigt.`,
	student_alone: (value: string) =>
		`student: „${value}“ nennt einen Teil des Plans einer Klasse, aber der Link hat keinen Plan; erlaubt: zusammen mit class.`,

	other_run: (name: string) =>
		`„${name}“ hat Einstellungen, die deine Lehrkraft anders festgelegt hat; in dieser Stunde kann er nicht weitergehen.`,

	plan: {
		axis: (text: string) =>
			`class: „${text}“ ist keine Achse; erlaubt: eine Einstellung, ein Doppelpunkt und ihre Werte mit Kommas, etwa train_fraction:0.3,0.5.`,
		unknown: (name: string, allowed: string) =>
			`class: Keine Einstellung, die eine Klasse variieren könnte, heißt „${name}“. Es gibt: ${allowed}.`,
		twice: (name: string, value: string) =>
			`class: ${name} hat den Wert „${value}“ mehr als einmal; erlaubt: jeder Wert einmal.`,
		same_axis: (name: string) =>
			`class: ${name} ist mehr als eine Achse; erlaubt: jede Einstellung einmal.`,
		too_many_axes: (n: number, most: number) =>
			`class: Der Plan hat ${count(n)} Achsen; erlaubt: 1 bis ${count(most)}.`,
		size: (n: number, most: number) =>
			`class: Der Plan hat ${count(n)} Zellen; erlaubt: 2 bis ${count(most)}.`,
	},
};
