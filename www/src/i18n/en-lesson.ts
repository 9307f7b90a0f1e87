// What a lesson link makes the page say. A translation is a second file with the same keys.

import { count } from "./format";

const quoted = (names: string[]) => names.map((name) => `“${name}”`).join(", ");

export const enLesson = {
	label: "Lesson",
	fixed: "fixed by your teacher",
	unknown: (key: string, names: string[], allowed: string) =>
		`${key}: there is no control called ${quoted(names)}. There are: ${allowed}.`,
	contradiction: (name: string, one: string, other: string) =>
		`${name}: the link says both “${one}” and “${other}”; the stricter of the two holds. Allowed: one of free, lock, hide.`,
	no_lock: (name: string) =>
		`lock: “${name}” shows something and sets nothing; it can be free or hidden.`,
	none_of: (key: string, value: string, allowed: string) =>
		`${key}: “${value}” is none of ${allowed}.`,
	too_long: (key: string, length: number, most: number) =>
		`${key}: the text has ${count(length)} characters; allowed: ${count(most)}. What is beyond is not shown.`,
	student_alone: (value: string) =>
		`student: “${value}” says which part of a class’s plan, but the link has no plan; allowed: together with class.`,

	other_run: (name: string) =>
		`“${name}” has settings that your teacher has fixed to something else; it cannot go on in this lesson.`,

	plan: {
		axis: (text: string) =>
			`class: “${text}” is not an axis; allowed: a setting, a colon, and its values with commas, such as train_fraction:0.3,0.5.`,
		unknown: (name: string, allowed: string) =>
			`class: there is no setting called “${name}” that a class could vary. There are: ${allowed}.`,
		twice: (name: string, value: string) =>
			`class: ${name} has the value “${value}” more than once; allowed: each value once.`,
		same_axis: (name: string) =>
			`class: ${name} is more than one axis; allowed: each setting once.`,
		too_many_axes: (n: number, most: number) =>
			`class: the plan has ${count(n)} axes; allowed: 1 to ${count(most)}.`,
		size: (n: number, most: number) =>
			`class: the plan has ${count(n)} cells; allowed: 2 to ${count(most)}.`,
	},
};
