// What is said to those who came to watch: predictions, questions to the network, and what to try next.

import { count, roundPercent } from "./format";

export const enWatch = {
	levels_label: "How much is shown",
	levels: { watch: "Watch", tinker: "Tinker", lab: "Lab" },
	level_hints: {
		watch: "One picture, one button, one slider",
		tinker: "Every setting, and a history of your runs",
		lab: "Lenses, figures, sweeps: every instrument",
	},
	start_over: "Start over",

	predict_title: "What do you think?",
	predict_ask: (hidden: number) =>
		`Will it ever answer the ${count(hidden)} pairs that it is not shown?`,
	predictions: {
		together: "Yes, as soon as it knows the others",
		later: "Yes, but much later",
		no: "No, how could it?",
	},
	predicted: (choice: string) => `You said: “${choice}”`,
	outcomes: {
		together: "It understood while it was still learning by heart.",
		later: (times: string) => `It understood ${times}× later than it knew by heart.`,
		no: (share: number) =>
			`It never understood in this run: ${roundPercent(share)} of the hidden answers are right.`,
	},
	predicted_right: "You were right.",
	predicted_wrong: "A surprise, then.",
	predict_open: "We shall see.",

	ask_title: "Ask it",
	ask_a: "first number a",
	ask_b: "second number b",
	ask_range: (most: number) => `0 to ${count(most)}`,
	ask_random: "A pair it was never shown",
	ask_bad: (name: string, text: string, most: number) =>
		`${name}: “${text}” cannot be asked; allowed: whole numbers from 0 to ${count(most)}.`,
	ask_waiting: "It has not been asked yet: start it first.",
	answer_right: "right",
	answer_wrong: (answer: string) => `wrong: it is ${answer}`,
	answer_says: (question: string, answer: string) => `${question}? It says ${answer}:`,
	answer_seen: "It was shown this pair in training.",
	answer_hidden: "It has never seen this pair.",

	questions_title: "What if …",
	question_measured: (what: string) => `Measured: ${what}`,
	question_hint: "Sets up a new run and starts it; this one stays as a pale line.",

	expected_note: (runs: number, setting: string, value: string) =>
		`Pale bands: ${count(runs)} recorded runs (${setting} ${value}).`,
};
