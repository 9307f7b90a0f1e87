// What a lesson link makes the page say, in Spanish. The original is en-lesson.ts.

import type { enLesson } from "./en-lesson";
import { count } from "./format";

const quoted = (names: string[]) => names.map((name) => `«${name}»`).join(", ");

export const esLesson: typeof enLesson = {
	label: "Lección",
	fixed: "fijado en esta lección",
	unknown: (key: string, names: string[], allowed: string) =>
		`${key}: no hay ningún control llamado ${quoted(names)}. Existen: ${allowed}.`,
	contradiction: (name: string, one: string, other: string) =>
		`${name}: el enlace dice a la vez «${one}» y «${other}»; vale lo más estricto. Se permite: uno de free, lock, hide.`,
	no_lock: (name: string) =>
		`lock: «${name}» muestra algo y no ajusta nada; puede estar libre u oculto.`,
	none_of: (key: string, value: string, allowed: string) =>
		`${key}: «${value}» no es ninguno de ${allowed}.`,
	too_long: (key: string, length: number, most: number) =>
		`${key}: el texto tiene ${count(length)} caracteres; se permiten: ${count(most)}. Lo que sobra no se muestra.`,
	student_alone: (value: string) =>
		`student: «${value}» dice qué parte del plan de una clase, pero el enlace no tiene plan; se permite: junto con class.`,

	other_run: (name: string) =>
		`«${name}» tiene ajustes que esta lección fija de otra manera; no puede seguir en ella.`,

	plan: {
		axis: (text: string) =>
			`class: «${text}» no es un eje; se permite: un ajuste, dos puntos y sus valores separados por comas, por ejemplo train_fraction:0.3,0.5.`,
		unknown: (name: string, allowed: string) =>
			`class: no hay ningún ajuste llamado «${name}» que una clase pueda variar. Existen: ${allowed}.`,
		twice: (name: string, value: string) =>
			`class: ${name} tiene más de una vez el valor «${value}»; se permite: cada valor una vez.`,
		same_axis: (name: string) =>
			`class: ${name} es más de un eje; se permite: cada ajuste una vez.`,
		too_many_axes: (n: number, most: number) =>
			`class: el plan tiene ${count(n)} ejes; se permite: de 1 a ${count(most)}.`,
		size: (n: number, most: number) =>
			`class: el plan tiene ${n === 1 ? "1 celda" : `${count(n)} celdas`}; se permite: de 2 a ${count(most)}.`,
	},
};
