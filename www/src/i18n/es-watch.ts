// What is said to those who came to watch, in Spanish. The original is en-watch.ts.

import type { enWatch } from "./en-watch";
import { formulaInWords } from "./es-formula";
import { count, roundPercent } from "./format";

export const esWatch: typeof enWatch = {
	levels_label: "Cuánto se muestra",
	levels: { watch: "Mirar", tinker: "Probar", lab: "Laboratorio" },
	level_hints: {
		watch: "Una imagen, un botón, un deslizador",
		tinker: "Todos los ajustes y el historial de tus ejecuciones",
		lab: "Lentes, figuras, barridos: todos los instrumentos",
	},
	start_over: "Desde cero",

	predict_title: "¿Qué crees?",
	predict_ask: (hidden: number) =>
		`¿Sabrá algún día responder los ${count(hidden)} pares que no se le muestran?`,
	predictions: {
		together: "Sí, en cuanto sepa los otros",
		later: "Sí, pero mucho después",
		no: "No, ¿cómo podría?",
	},
	predicted: (choice: string) => `Dijiste: «${choice}»`,
	outcomes: {
		together: "Entendió mientras todavía aprendía de memoria.",
		later: (times: string) => `Entendió ${times}× más tarde de lo que aprendió de memoria.`,
		no: (share: number) =>
			`En esta ejecución nunca entendió: acierta el ${roundPercent(share)} de las respuestas ocultas.`,
	},
	predicted_right: "Acertaste.",
	predicted_wrong: "Toda una sorpresa.",
	predict_open: "Ya veremos.",

	ask_title: "Pregúntale",
	ask_a: "primer número a",
	ask_b: "segundo número b",
	ask_range: (most: number) => `de 0 a ${count(most)}`,
	ask_random: "Un par que nunca vio",
	ask_bad: (name: string, text: string, most: number) =>
		`${name}: «${text}» no se puede preguntar; se permiten números enteros de 0 a ${count(most)}.`,
	ask_waiting: "Aún no se le ha preguntado nada: empieza primero.",
	answer_right: "bien",
	answer_wrong: (answer: string) => `mal: es ${answer}`,
	answer_says: (question: string, answer: string) =>
		`¿${formulaInWords(question)}? La red dice ${answer}:`,
	answer_seen: "Vio este par durante el entrenamiento.",
	answer_hidden: "Nunca ha visto este par.",

	questions_title: "¿Y si…?",
	question_measured: (what: string) => `Medido: ${what}`,
	question_hint: "Prepara una ejecución nueva y la empieza; esta queda como una línea pálida.",

	expected_note: (runs: number, setting: string, value: string) =>
		`Bandas pálidas: ${count(runs)} ejecuciones grabadas (${setting} ${value}).`,
};
