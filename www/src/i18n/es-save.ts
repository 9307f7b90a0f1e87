// The sentences of saving, sharing, opening and printing, in Spanish. The original is en-save.ts.

import type { enSave } from "./en-save";
import { formulaInWords } from "./es-formula";
import { count, megabytes } from "./format";

export const esSave: typeof enSave = {
	none_yet: "Todavía no hay ninguna ejecución. Empieza una y podrás guardarla aquí.",

	// --- The link ---------------------------------------------------------------------------------
	link_title: "Enlace",
	link_help:
		"Abre en cualquier parte los ajustes y las semillas de esta ejecución; en la CPU resulta la misma.",
	copy_link: "Copiar enlace",
	copied: "Copiado.",
	copy_failed: "El navegador no dejó copiar. Selecciona el texto y cópialo tú.",
	show_qr: "Código QR",
	qr_says: (link: string) => `Código QR del enlace ${link}`,
	qr_too_long: "Este enlace es demasiado largo para un código QR.",

	// --- Files ------------------------------------------------------------------------------------
	files_title: "Archivos",
	config: "Ajustes (JSON)",
	config_help: "Tal como los lee `grokscope run --config`.",
	csv: "Curvas (CSV)",
	jsonl: "Curvas (JSONL)",
	metrics_help: "Las mismas líneas que escribe la línea de comandos.",
	story: "Sobre la ejecución (JSON)",
	story_help:
		"Ajustes, semillas, versión, dispositivo, navegador y hora: lo que una tabla de números no puede decir de sí misma.",
	checkpoint: (step: number) => `Punto de control, paso ${count(step)}`,
	checkpoint_none: "Punto de control",
	checkpoint_help:
		"La ejecución entera: esta página y `grokscope run --resume` siguen desde él, bit a bit. Sigue al paso que se muestra; una pausa crea uno del paso actual.",
	checkpoint_lost: "El navegador ya no conserva ese punto de control.",
	weights_help: "Pesos para otras herramientas, tomados del punto de control:",

	// --- The command line ---------------------------------------------------------------------------
	command_title: "Lo mismo en la línea de comandos",
	command_file: "Esta línea necesita los ajustes como archivo, guardado en «Archivos».",
	command_gpu:
		"Esta ejecución se entrenó en una GPU: los números de la línea de comandos difieren un poco, y el salto puede llegar algunos pasos antes o después.",
	copy_command: "Copiar el comando",

	// --- Pictures -----------------------------------------------------------------------------------
	pictures_title: "Imágenes",
	pictures_help: "En los colores de la página, con título, leyenda y procedencia.",
	table_picture: "Tabla de respuestas",
	save_picture: (kind: string, what: string) => `${what} como ${kind}`,
	not_saved: (why: string) => `No se guardó: ${why}`,
	picture_title: (what: string, formula: string) => `${what}: ${formulaInWords(formula)}`,
	picture_at: (what: string, formula: string, step: number) =>
		`${what}: ${formulaInWords(formula)}, paso ${count(step)}`,
	with_unit: (what: string, unit: string) => `${what} (${unit})`,
	shown_wrong: "mostrada, falla",
	hidden_wrong: "oculta, falla",
	provenance: (version: string, seeds: string, day: string) =>
		`grokscope ${version} · ${seeds} · ${day}`,

	// --- Moving pictures ----------------------------------------------------------------------------
	movie_title: "La ejecución como película",
	movie_help: "Ocho segundos: la tabla de respuestas se llena junto a la curva.",
	gif: "Guardar GIF",
	webm: "Guardar WebM",
	movie_early:
		"Una película necesita unos cuantos momentos de una ejecución: entrena antes algunos pasos.",
	movie_gathering: (done: number, all: number) =>
		`Preguntando a la red en ${count(done)} de ${count(all)} momentos…`,
	movie_drawing: (done: number, all: number) => `Fotograma ${count(done)} de ${count(all)}…`,
	movie_progress: "Progreso de la película",
	movie_done: (bytes: number) => `Guardado: ${megabytes(bytes)}.`,
	movie_failed: (why: string) => `No se hizo la película: ${why}`,
	movie_large: (most: number) => `ocupa más de ${megabytes(most)} incluso con pocos fotogramas`,
	movie_hidden: "la página se ocultó durante la grabación; quédate aquí ocho segundos",
	movie_step: (step: number) => `paso ${count(step)}`,
	cancel: "Cancelar",
	cancelled: "Cancelado.",

	// --- Listening ----------------------------------------------------------------------------------
	listen_title: "Escuchar",
	listen: "Oír la curva",
	listen_stop: "Parar el sonido",
	listen_help:
		"La exactitud de prueba como altura del sonido, durante cuatro segundos; la de entrenamiento suena más baja y más suave. Escape lo detiene.",
	listen_early: "Todavía no hay ninguna curva que oír.",
	listen_failed: (why: string) => `El navegador no dio sonido: ${why}`,

	// --- Citing -------------------------------------------------------------------------------------
	cite_title: "Citar esta ejecución",
	cite_text: "Como texto",
	cite_bibtex: "BibTeX",
	copy_text: "Copiar el texto",
	copy_bibtex: "Copiar el BibTeX",

	// --- Printing -----------------------------------------------------------------------------------
	print: "Imprimir informe",
	print_title: "Imprimir",
	print_help: "Una página: ajustes, tabla, curvas, lo que pasó, enlace y semillas.",
	report_title: "Informe de una ejecución de grokscope",
	report_settings: "Ajustes distintos del preajuste",
	report_preset: (preset: string) => `Preajuste: ${preset}.`,
	report_same: "Todos los ajustes son los del preajuste.",
	report_more: (n: number) => `y ${count(n)} más: mira el enlace`,
	report_setting: (label: string, value: string, usual: string) => `${label}: ${value} (${usual})`,
	report_happened: "Qué pasó",
	report_nothing: "Nada todavía.",
	report_seeds: "Semillas",
	report_link: "La misma ejecución",
	report_version: (version: string, day: string) => `grokscope ${version}, ${day}`,

	// --- Opening ------------------------------------------------------------------------------------
	open_title: "Abrir",
	open: "Abrir archivo",
	open_help:
		"Ajustes, un enlace, curvas o un punto de control: elige un archivo, arrástralo a cualquier parte de la página o pega texto.",
	opened_config: "Los ajustes están abiertos.",
	opened_link: "Los ajustes del enlace están abiertos.",
	opened_checkpoint: (step: number) =>
		`La ejecución sigue desde el paso ${count(step)} del punto de control; pulsa «Continuar».`,
	opening: "Examinando el punto de control…",
	allowed:
		"ajustes en JSON, un enlace con ajustes, curvas (CSV o JSONL) con o sin sus ajustes, o un punto de control (safetensors) de esta página o de `grokscope run --checkpoint`",
	named: (name: string) => `«${name}»`,
	pasted: "lo que se pegó",
	refused: (what: string, found: string, allowed: string) =>
		`${what}: ${found}; se permite: ${allowed}.`,
	too_large: (what: string, bytes: number, most: number) =>
		`${what} tiene ${megabytes(bytes)}; se permite: como mucho ${megabytes(most)}.`,
	too_many: (n: number) =>
		`${count(n)} archivos a la vez; se permite: uno, o curvas y sus ajustes.`,
	unusable: (what: string, why: string) => `${what} no se puede usar: ${why}`,
	cannot_read: (what: string, why: string) => `${what} no se puede leer: ${why}`,
	found: {
		empty: "está vacío",
		binary: "es binario, y no es un archivo safetensors",
		text: (begin: string) => `es un texto que empieza por «${begin}»`,
		json: "es JSON, pero no contiene ajustes",
		broken_json: "parece JSON, pero está dañado o incompleto",
		results: "contiene los resultados de un barrido; ábrelo en «Barrido»",
		foreign_link: (host: string) => `es un enlace a ${host} sin ningún ajuste de esta página`,
		weights:
			"es un archivo safetensors, pero no un punto de control (`grokscope import` crea uno a partir de pesos)",
		header: "empieza como un archivo safetensors, pero su cabecera está dañada o incompleta",
	},
	no_engine: "no está el motor que lo comprobaría; pulsa «Reiniciar» e inténtalo de nuevo",
};
