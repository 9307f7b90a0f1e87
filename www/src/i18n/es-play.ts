// Taking back, keys, drawn predictions, and one step in slow motion, in Spanish. The original is en-play.ts.

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
};
