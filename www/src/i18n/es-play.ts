// Taking back, keys, drawn predictions, and curves of other computers, in Spanish. The original is en-play.ts.

import type { enPlay } from "./en-play";
import { count } from "./format";

export const esPlay: typeof enPlay = {
	undo: "Deshacer",
	redo: "Rehacer",
	undo_what: (what: string) => `Deshacer: ${what}`,
	redo_what: (what: string) => `Rehacer: ${what}`,
	several_settings: (n: number) => `${count(n)} ajustes`,
	settings_replaced: "Los ajustes se han sustituido.",
	deleted: (name: string) => `${name} está borrada.`,
	deed_delete: (name: string) => `${name}, borrada`,
	started_over: (name: string) => `De vuelta en el paso 0. ${name} puede seguir donde estaba.`,
	deed_reset: "reinicio",

	keys_title: "Teclas",
	keys_close: "Cerrar",
	keys_or: " o ",
	keys: {
		play: "empezar o pausar",
		step: "dar un solo paso",
		reset: "volver al paso 0, con las mismas semillas",
		dice: "sacar otra semilla (Probar y Laboratorio)",
		earlier: "mostrar el valor anterior",
		later: "mostrar el valor siguiente",
		live: "mostrar de nuevo el más reciente",
		axis: "pasos a lo largo de las curvas: logarítmicos o iguales",
		lenses: "abrir o cerrar las lentes (Laboratorio)",
		watch: "ir a Mirar",
		tinker: "ir a Probar",
		lab: "ir al Laboratorio",
		undo: "deshacer el último cambio",
		redo: "rehacerlo",
		help: "mostrar o cerrar esta lista",
	},
	keys_curve: "con el foco en una curva: leer valores",
	keys_cell: "con el foco en la tabla de respuestas: leer celdas",
	keys_note:
		"El control que tiene el foco conserva las teclas que necesita. El proyector muestra sus propias teclas.",
	keys_switch: "Los caracteres sueltos son teclas (desactívalo si dictas por voz)",
	key_names: {
		" ": "Espacio",
		escape: "Esc",
		ctrl: "Ctrl",
		shift: "Mayús",
		pageup: "Re Pág",
		pagedown: "Av Pág",
	},
	transport: "Empezar, paso, reiniciar",

	sketch_open: "Dibuja la curva que esperas",
	sketch_more: "Cambia la curva que dibujaste",
	sketch_how:
		"¿Cuántas de las respuestas ocultas serán correctas, y cuándo? Dibújalo en la gráfica o ajusta aquí las alturas.",
	sketch_step: (step: number) => `paso ${count(step)}`,
	sketch_clear: "Borrar",
	sketch_done: "Listo",
	drew: (step: string) => `Esperabas el 99 % hacia el paso ${step}.`,
	drew_never: "Esperabas que nunca llegara al 99 %.",
	came: (step: number) => `Llegó en el paso ${count(step)}.`,
	came_never: "En esta ejecución no llegó.",

	from_file: (file: string) => `abierta de ${file}`,
	opened_curves:
		"La curva está abierta: una línea pálida y una fila en la lista de tus ejecuciones.",
	opened_curves_alone:
		"La curva está abierta: una línea pálida y una fila en la lista de tus ejecuciones. Sus ajustes no están en el archivo: suelta junto con él el archivo que los tiene.",
	metrics_none: "no tiene filas.",
	metrics_many: (n: number, most: number) =>
		`tiene ${count(n)} líneas; se permite: como mucho ${count(most)}.`,
	metrics_columns: (missing: string, all: string) =>
		`le falta la columna ${missing}; se permite: un encabezado con ${all}.`,
	metrics_line: (line: number, text: string) =>
		`la línea ${count(line)} es «${text}»; se permite: un objeto JSON.`,
	metrics_value: (line: number, column: string, value: string, allowed: string) =>
		`línea ${count(line)}: ${column} es «${value}»; se permite: ${allowed}.`,
	metrics_allowed: {
		step: "números enteros, cada uno mayor que el anterior",
		train_loss: "números desde 0",
		test_loss: "números desde 0",
		train_accuracy: "números de 0 a 1",
		test_accuracy: "números de 0 a 1",
	},
};
