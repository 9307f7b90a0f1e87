// Every sentence of the page, in Spanish. The original is en.ts.

import type { Group } from "../protocol";
import type { en } from "./en";
import { formulaInWords } from "./es-formula";
import { count, ratio, roundPercent } from "./format";
import { problemIn } from "./problem";

/** What the engine allows is English; these are the forms it has. */
const ALLOWED: [RegExp, string][] = [
	[/\ba whole number from (\S+) to ([^\s,]+)/, "un número entero de $1 a $2"],
	[/\ba number from (\S+) to ([^\s,]+)/, "un número de $1 a $2"],
	[/, or null for (.+)$/, " o null"],
	[/^one of /, "uno de "],
	[/^true or false$/, "true o false"],
	[/^a text of at most (\d+) characters$/, "un texto de $1 caracteres como mucho"],
];
export const es: typeof en = {
	name: "grokscope",
	skip: "Saltar a la ejecución",
	lead: "Una red pequeña ve una parte de una tabla aritmética. Primero la memoriza; mucho después, de repente, entiende el resto.",
	places_label: "Vistas",
	teachers: "Para docentes",
	places: {
		train: "Entrenar",
		figures: "Figuras",
		sweep: "Barrido",
		scoreboard: "Señales",
		class: "Enseñar",
		stage: "Proyector",
	},
	language: "idioma",
	look: "apariencia",
	looks: { auto: "como en el sistema", light: "clara", dark: "oscura" },
	title_of: (place: string) => `${place} – grokscope`,
	place_loading: "Un momento…",
	place_failed: (why: string) => `No se pudo cargar esta vista: ${why}`,
	loading: "Cargando el motor…",
	loading_some: (what: string) => `Cargando el motor: ${what}`,
	preparing: "Preparando la ejecución…",
	fatal_title: "Esta página no puede entrenar aquí",
	fatal_simd:
		"A este navegador le falta WebAssembly SIMD, que el motor de entrenamiento necesita. Las versiones actuales de Chrome, Edge, Firefox y Safari lo tienen.",
	fatal_engine: (why: string) => `No se pudo cargar el motor de entrenamiento: ${why}`,
	fatal_recorded:
		"Aun así, aquí se pueden ver figuras publicadas que otros ordenadores han entrenado.",
	reload: "Recargar la página",

	start: "Empezar",
	resume: "Continuar",
	pause: "Pausar",
	start_new: (n: number) =>
		n === 0
			? "Nueva ejecución"
			: n === 1
				? "Nueva ejecución con 1 cambio"
				: `Nueva ejecución con ${count(n)} cambios`,
	start_again: "Repetir",
	step: "Paso",
	reset: "Reiniciar",
	start_hint: "Empieza el entrenamiento o lo pone en pausa",
	apply_now: "Aplicar ya",
	apply_hint: (labels: string) =>
		`Cambia la ejecución en pantalla desde su próximo paso: ${labels}`,
	changed_live: (what: string) => `Cambiado sobre la marcha: ${what}.`,
	changed_at: (label: string, from: string, to: string, step: number) =>
		`${label} ${from} → ${to} en el paso ${count(step)}`,
	speed: "velocidad",
	speeds: {
		full: "a toda velocidad",
		slow: (n: number) => (n === 1 ? "1 paso/s" : `${count(n)} pasos/s`),
	},
	speed_hint: "Cámara lenta: como mucho, tantos pasos por segundo",
	step_hint: "Da un solo paso",
	reset_hint: "Mismas semillas, vuelta al paso 0",
	keys_hint: "La barra espaciadora empieza y pausa, S da un paso, R reinicia.",

	controls: "Ajustes",
	preset: "preajuste",
	changed: (n: number) => (n === 1 ? "1 cambio" : `${count(n)} cambios`),
	back_to_preset: "Volver al preajuste",
	takes: (time: string) => `En este equipo tarda en generalizar aprox. ${time}.`,
	takes_unknown: "Midiendo cuánto tarda en este equipo…",
	costs: (steps: number, time: string) =>
		`${count(steps)} pasos tardan aproximadamente ${time} en este ordenador.`,
	takes_short: (label: string, time: string) => `${label} (aprox. ${time})`,
	pending:
		"Tus cambios valen para la próxima ejecución; la que está en pantalla sigue hasta que la empieces.",
	pending_live: (labels: string) =>
		`«Aplicar ya» le pasa lo que puede cambiar sobre la marcha: ${labels}.`,
	discard: "Descartar cambios",
	source: (source: string) => `Fuente: ${source}.`,
	more_of: {
		task: "Más sobre la tarea",
		data: "Más sobre los datos",
		model: "Más sobre el modelo",
		optimizer: "Más sobre el optimizador",
		run: "Más sobre la ejecución",
	} as Record<Group, string>,
	n_changed: (n: number) => (n === 1 ? "1 cambiado" : `${count(n)} cambiados`),
	table_placeholder: "0, 1, 2\n1, 2, 0\n2, 0, 1",
	table_paste:
		"Pega o escribe n filas de n números (CSV o JSON), o arrastra un archivo hasta aquí.",
	table_open: "Abrir un archivo",
	preview_title: "La tabla de la próxima ejecución",
	preview_note: (n: number) =>
		`Vista previa, ${n} por ${n}: respuestas correctas; un punto en lo que la red verá.`,
	seed: "semilla",
	seed_help: "Un número para todo lo que decide el azar: con la misma semilla, la misma ejecución.",
	seed_mixed: "varias",
	dice: "Sacar otra semilla",
	device: "dispositivo",
	device_help: "Dónde se entrena. Si lo cambias, empieza una ejecución nueva.",
	devices: { auto: "automático", cpu: "CPU", webgpu: "GPU (WebGPU)" },
	groups: {
		task: "Tarea",
		data: "Datos",
		model: "Modelo",
		optimizer: "Optimizador",
		run: "Ejecución",
	} as Record<Group, string>,
	range: (min: string, max: string) => `de ${min} a ${max}`,
	whole_number: "un número entero",
	any_number: "un número",
	slider: (label: string) => `${label}, deslizador`,

	device_waiting: "buscando un dispositivo",
	device_names: { cpu: "CPU", webgpu: "GPU" },
	device_joining: "pronto GPU",
	device_adapter: (name: string) => `Entrena en: ${name}`,
	device_ok: "La ejecución se entrena en la GPU mediante WebGPU.",
	device_not_gpu: (reason: string) => `No en la GPU: ${reason}.`,

	gpu_joins: (what: string) =>
		`Por ahora la ejecución se entrena en la CPU: ${what}. Pasará sola a la GPU, sin cortes.`,

	step_label: "paso",
	speed_label: "pasos/s",
	elapsed_label: "tiempo",

	sentence: ({ formula, n_params }) =>
		`${formulaInWords(formula)}, aprendido por una red de ${count(n_params)} parámetros`,
	problem: problemIn(
		ALLOWED,
		(field, value, allowed) => `${field}: «${value}» no está permitido; se permite: ${allowed}.`,
	),
	split: (train: number, test: number) =>
		`${count(train)} respuestas se muestran, ${count(test)} quedan ocultas.`,

	table_title: "Tabla de respuestas",
	table_help:
		"Una celda por cada par: a va hacia abajo, b hacia la derecha. Las flechas llevan de celda en celda.",
	views: { right: "acierto / error", predicted: "valor predicho", answers: "respuestas" },
	legend_told_wrong: "mostrada con una respuesta falsa (cuadrado)",
	legend_answers: (n: number) => `respuesta correcta 0 … ${n - 1}`,
	legend_train: "mostrada al entrenar (punto)",
	legend_train_right: "mostrada, acierta",
	legend_test_right: "oculta, acierta",
	legend_wrong: "todavía falla",
	legend_none: "no hay tal par",
	legend_values: (p: number) => `valor predicho 0 … ${p - 1}`,
	right_counts: (name: string, right: number, of: number) =>
		`${name}: acierta ${count(right)} de ${count(of)}`,
	train: "entrenamiento",
	test: "prueba",
	seen: "mostrado al entrenar",
	held_out: "oculto",
	told_wrong: "una respuesta falsa, a propósito",
	it_says: (answer: string) => `la red dice ${answer}`,
	no_residue: "«=», que no es un número",
	no_pair: "no está en la tabla",
	not_asked: "aún sin preguntar",
	point_hint: "Señala una celda para leerla.",
	table_summary: (p: number, step: number, train: string, test: string) =>
		`Tabla de respuestas, ${p} por ${p}, en el paso ${count(step)}: ${train}; ${test}.`,
	table_empty: "Tabla de respuestas: todavía no hay ninguna ejecución.",

	accuracy: "Exactitud",
	accuracy_unit: "%",
	loss: "Pérdida",
	loss_unit: "nats",
	squared_loss_unit: "logits al cuadrado",
	axis_even: "paso",
	axis_log: "log",
	axis_hint: "Pasos logarítmicos o iguales",
	axis_step: "paso (log)",
	guessing: "al azar",
	at_step: (step: number) => `en el paso ${count(step)}`,
	chart_summary: (chart: string, train: string, test: string, step: number) =>
		`${chart} según los pasos, eje logarítmico. En el paso ${count(step)}: entrenamiento ${train}, prueba ${test}. Las flechas leen los valores.`,
	chart_empty: (chart: string) => `${chart} según los pasos: todavía no hay valores.`,
	rows_title: "Las curvas como tabla",
	save_title: "Guardar, compartir, imprimir",
	milestones: { memorised: "memorizó", generalised: "generalizó" },

	status: {
		loading: "Un momento: el motor se está cargando.",
		ready: (train: string, guess: string) =>
			`Todo listo. La red verá el ${train} de las respuestas. Antes de entrenar solo puede adivinar: acierta alrededor del ${guess}.`,
		learning: (share: string) =>
			`Entrenando… sabe el ${share} de las respuestas que ha visto y adivina las demás.`,
		memorised: (step: number, test: string) =>
			`Memorizó en el paso ${count(step)}: acierta todas las respuestas que vio, pero las ocultas aún las adivina (${test}).`,
		only_memorised: (step: number, test: string) =>
			`Memorizó en el paso ${count(step)}, pero nunca generalizó: acierta el ${test} de los pares que nunca ha visto.`,
		rising: (step: number, test: string) =>
			`Memorizó en el paso ${count(step)}; ahora algo cambia: acierta el ${test} de los pares que nunca ha visto.`,
		generalised: (step: number, test: string, times: string) =>
			`Generalizó en el paso ${count(step)}: ya acierta el ${test} de los pares que nunca ha visto${times}.`,
		times_later: (factor: number) => `, ${ratio(factor)}× más tarde de lo que memorizó`,
		plateau: (times: string, test: string) =>
			`Desde fuera no se ve nada, y ya van ${times}× lo que tardó en memorizar: las respuestas ocultas aún las adivina (${test}). Lo que pasa dentro no se nota en sus respuestas.`,
		paused: "En pausa.",
		finished: (step: number) => `La ejecución terminó en el paso ${count(step)}.`,
		failed: (step: number, why: string) =>
			`La ejecución se detuvo en el paso ${count(step)}: ${why} Cambia un ajuste o vuelve a pulsar «Empezar».`,
		progress: (train: number, test: number) =>
			`Acierta el ${roundPercent(train)} de los pares mostrados y el ${roundPercent(test)} de los ocultos.`,
	},

	rewind: (label: string) => `Volver atrás y seguir con un tercio de: ${label}`,
	error_title: "Hay un problema",
	error_dismiss: "Cerrar",
	crashed: (why: string) =>
		`El motor de entrenamiento se detuvo (${why}). «Empezar» o «Reiniciar» arrancan uno nuevo.`,
	crashed_on: (why: string) =>
		`El motor de entrenamiento se detuvo (${why}). Uno nuevo retomó la ejecución en su último punto de control.`,
	stopped: (why: string) => `el motor de entrenamiento se detuvo (${why}).`,
	link_idle: (key: string, value: string, needs: string) =>
		`${key}: «${value}» no tiene efecto aquí; necesita ${needs}.`,
	link_kept: "La página conserva sus últimos ajustes válidos.",
	link_keys: (keys: string[], allowed: string) =>
		`Desconocido en el enlace: ${keys.map((key) => `«${key}»`).join(", ")}. Esta página conoce: ${allowed}.`,
	link_lenses: (ids: string[], allowed: string) =>
		`lenses: no hay ninguna lente llamada ${ids.map((id) => `«${id}»`).join(", ")}; se permite: ${allowed}.`,
	link_device: (value: string, allowed: string) =>
		`device: «${value}» no es ninguno de ${allowed}.`,
	link_workers: (value: string, allowed: string) =>
		`workers: «${value}» no es ninguno de ${allowed}.`,
	link_preset: (value: string, allowed: string) =>
		`preset: no hay ninguno llamado «${value}». Existen: ${allowed}.`,
	link_twice: (key: string, one: string, other: string) =>
		`${key}: el enlace dice a la vez «${one}» y «${other}»; se permite: un solo valor.`,
	one_value: "un solo valor",
	none_of: (field: string, value: string, allowed: string) =>
		`${field}: «${value}» no es ninguno de ${allowed}.`,
	not_a_number: (field: string, value: string, allowed: string) =>
		`${field}: «${value}» no es un número que este ajuste pueda tomar; se permite: ${allowed}.`,
};
