// The sentences of lessons, classes and the projector, in Spanish. The original is en-teach.ts.

import type { enTeach } from "./en-teach";
import { count } from "./format";

const students = (n: number) => (n === 1 ? "1 estudiante" : `${count(n)} estudiantes`);
const cells = (n: number) => (n === 1 ? "1 celda" : `${count(n)} celdas`);

export const esTeach: typeof enTeach = {
	// --- Links ----------------------------------------------------------------------------------
	copy: "Copiar",
	copied: "Copiado",
	copy_failed: "Este navegador no deja copiar a las páginas; selecciona el enlace y cópialo tú.",
	new_tab: "Probar en otra pestaña",
	qr: "Código QR",
	qr_of: (text: string) => `Código QR de ${text}`,
	qr_too_long: "Este enlace es demasiado largo para un código QR. Con un texto más corto cabe.",

	// --- Making a lesson ------------------------------------------------------------------------
	lesson: {
		title: "Crear una lección",
		lead: "Una lección es un enlace: los ajustes actuales, tus propias palabras y lo que pueden cambiar los estudiantes. Los indicadores se quedan, ocultes lo que ocultes.",
		name: "Título",
		say: "Tu texto, encima de la ejecución",
		left: (n: number) => (n === 1 ? "queda 1 carácter" : `quedan ${count(n)} caracteres`),
		predict: "Pedir una predicción antes de que se pueda empezar",
		draw: "La predicción se dibuja, como una curva",
		level: "Nivel",
		level_any: "el que tenga cada estudiante",
		controls: "Controles",
		controls_help:
			"Libre: como siempre. Fijo: se ve, pero no se cambia. Oculto: no está; sigue valiendo lo que tenga puesto.",
		readouts: "Indicadores",
		all: "Todo lo de abajo",
		rules: { free: "libre", locked: "fijo", hidden: "oculto" },
		rule_of: (rule: string, control: string) => `${control}: ${rule}`,
		names: {
			preset: "preajuste",
			device: "dispositivo",
			seed: "semilla",
			level: "nivel",
			views: "las otras vistas",
			lenses: "lentes",
			sweep: "barridos",
			answers: "tabla de respuestas",
			curves: "curvas",
			happened: "qué pasó",
			ask: "preguntar a la red",
			predict: "predicciones",
			runs: "lista de ejecuciones",
			save: "guardar, compartir, abrir archivos",
		} as Record<string, string>,
		shown: "visible",
		link: "Enlace de la lección",
		close: "Cerrar",
	},

	// --- A class --------------------------------------------------------------------------------
	class: {
		title: "Enseñar",
		pages: "Plan de clase, hoja de trabajo, soluciones",
		sweep: "Una clase, un barrido",
		lead: "Cada estudiante ejecuta una celda de un plan común y lee en voz alta un código corto. Pegados aquí, los códigos dibujan el diagrama de fases. Nada sale de los equipos de la clase.",
		plan: "El plan",
		plan_help: "Todo lo demás queda como en los ajustes de ahora. Valores separados por comas.",
		axis: (n: number) => `Eje ${n + 1}`,
		none: "ninguno",
		values: (axis: string) => `${axis}, valores`,
		size: (n: number) =>
			`${cells(n)}: basta para que ${students(n)} ${n === 1 ? "tenga" : "tengan"} una propia.`,
		takes: (time: string) => `La ejecución más larga tarda aprox. ${time} en este equipo.`,
		make: "Crear este plan",
		remake: "Cambiar a este plan",
		remake_help: "Un plan nuevo tiene otros códigos: los que hay aquí son del actual.",
		link: "El enlace para estudiantes",
		link_help:
			"Cada estudiante lo abre y escribe un número; tú repartes los números, desde el 1. Cuando se acaban las celdas, el siguiente estudiante repite la primera, como comprobación.",
		who: "Quién tiene qué celda",
		student: "estudiante",
		collect: "Códigos",
		paste: "Pega aquí códigos, todos los que quieras",
		paste_help:
			"Dan igual los espacios, los guiones, las minúsculas y los saltos de línea, y también O por 0 o I por 1.",
		add: "Añadir códigos",
		added: (taken: number, refused: number) =>
			`${taken === 1 ? "1 código aceptado" : `${count(taken)} códigos aceptados`}, ${refused === 1 ? "1 rechazado" : `${count(refused)} rechazados`}.`,
		nothing: "Ahí no hay ningún código.",
		results: "Resultados",
		received: (n: number, of: number) => `Han llegado ${count(n)} de ${cells(of)}.`,
		complete: "Han llegado todas las celdas.",
		and_more: (numbers: string, n: number) => `${numbers} y ${count(n)} más`,
		other_class:
			"El enlace trae otro plan, pero este navegador tiene códigos del suyo. Guárdalos y olvida esa clase; después vuelve a abrir el enlace.",
		missing: (numbers: string) => `Faltan las celdas de los estudiantes ${numbers}.`,
		missing_one: (number: string) => `Falta la celda del estudiante ${number}.`,
		fill: (n: number) => `Ejecutar aquí la celda del estudiante ${count(n)}`,
		doubles: (n: number, times: number) =>
			`La celda del estudiante ${count(n)} llegó ${count(times)} veces, siempre igual.`,
		differ: (n: number, what: string) =>
			`La celda del estudiante ${count(n)} llegó con resultados distintos: ${what}. Ambos están en el diagrama.`,
		report: (memorised: string, generalised: string) =>
			`memorizó ${memorised}, generalizó ${generalised}`,
		never: "nunca",
		unfinished: (numbers: string) =>
			`Sin terminar cuando se creó el código: las ejecuciones de los estudiantes ${numbers}.`,
		refused: "Códigos rechazados",
		remove: (code: string) => `Quitar «${code}»`,
		reasons: {
			length: (code: string, length: number, of: number) =>
				`«${code}» tiene ${count(length)} letras y cifras; un código tiene ${count(of)}.`,
			letter: (code: string) => `«${code}» tiene una letra que no aparece en ningún código (U).`,
			typo: (code: string) => `«${code}»: una letra está mal o dos están cambiadas de sitio.`,
			version: (code: string) => `«${code}» se creó con otra versión de esta página.`,
			plan: (code: string) => `«${code}» es de otro plan.`,
			cell: (code: string) => `«${code}» es de una celda que este plan no tiene.`,
		},
		csv: "Guardar en CSV",
		forget: "Olvidar esta clase",
		forget_help: "El plan y todos sus códigos se borran de este navegador. Guárdalos antes.",
		stage: "Mostrar en el proyector",
		not_kept: "Este navegador no guarda nada: la clase dura hasta que dejes la página.",
		saved_unusable: (why: string) => `El plan guardado aquí no se puede usar: ${why}`,
	},

	// --- A student ------------------------------------------------------------------------------
	student: {
		title: "Tu parte del barrido de la clase",
		number: "Tu número de estudiante",
		number_help: (most: number) =>
			`Un número entero, de 1 a ${count(most)}; lo reparte quien da la clase.`,
		bad_number: (text: string, most: number) =>
			`Número de estudiante: «${text}» no se puede usar; se permite: un número entero, de 1 a ${count(most)}.`,
		take: "Tomar mis ajustes",
		change: "Cambiar el número",
		yours: (n: number) => `Estudiante ${count(n)}, tus ajustes son:`,
		start:
			"Pulsa «Empezar» y deja que la ejecución llegue al final. Entonces recibirás un código para entregar.",
		running: "Tu ejecución está en marcha. Cuando termine, tu código aparecerá aquí.",
		code: "Tu código",
		code_help: "Dáselo a quien da la clase: léelo en voz alta, envíalo o muestra el código QR.",
		going:
			"La ejecución aún no ha terminado: este código dice hasta dónde llega. Uno posterior lo sustituye.",
		other:
			"La ejecución en pantalla no es la tuya: reiníciala, o empieza una nueva con tus ajustes.",
		changed:
			"Se cambiaron ajustes durante esta ejecución, así que no puede contar. Empieza una nueva.",
		bad_plan: (why: string) => `Este enlace de clase no se puede usar: ${why}`,
	},

	// --- The projector --------------------------------------------------------------------------
	stage: {
		label: "Proyector",
		keys: "Teclas",
		space: "Espacio",
		play: "empezar, pausar",
		back: "atrás en el tiempo",
		on: "adelante",
		reset: "reiniciar",
		one: "ambas",
		two: "tabla",
		three: "curvas",
		four: "clase",
		qr: "código QR",
		dark: "oscuro",
		leave: "Salir",
		qr_title: "Ábrelo en tu propio dispositivo",
	},
};
