// The sentences of sweeps and figures, in Spanish. The original is en-studies.ts.

import type { enStudies } from "./en-studies";
import { count, exact } from "./format";

const runs = (n: number) => (n === 1 ? "1 ejecución" : `${count(n)} ejecuciones`);
const seeds = (n: number) => (n === 1 ? "1 semilla" : `${count(n)} semillas`);

export const esStudies: typeof enStudies = {
	// --- Sweeps ---------------------------------------------------------------------------------
	title: "Barrido",
	lead: "Muchas ejecuciones lado a lado: elige qué las distingue. Todo lo demás queda como en los ajustes.",
	form: "Qué ejecutar",
	axis: (n: number) => (n === 0 ? "Primer eje" : "Segundo eje"),
	no_axis: "ninguno",
	values: "valores",
	values_help:
		"Valores separados por comas, o un intervalo: 0.2..0.5:lin:4 son cuatro valores a pasos iguales, 0.1..10:log:5 cinco en razones iguales.",
	seeds: "semillas",
	seeds_help: "Cada celda se ejecuta con las semillas 0, 1, 2, …",
	steps: "pasos",
	steps_help: "Máximo de pasos de cada ejecución.",
	stop: "Terminar antes una ejecución",
	stop_at: "con exactitud de prueba",
	stop_after: "y estas evaluaciones más",
	percent: "%",
	planned: (n: number, cells: number) =>
		`${runs(n)} (${cells === 1 ? "1 celda" : `${count(cells)} celdas`})`,
	takes: (time: string, workers: number) =>
		`aquí como mucho aprox. ${time}, ${workers === 1 ? "de una en una" : `${count(workers)} a la vez`}`,
	takes_unknown: "el tiempo se sabrá cuando se mida la velocidad de este equipo",
	start: "Empezar el barrido",
	start_over: "Empezar este barrido",
	pauses_main:
		"Al empezar se pausa la ejecución de «Entrenar», para que los núcleos del equipo, todos menos uno, sean para el barrido. Puedes dejarla seguir allí; entonces ambos van más despacio.",
	pause: "Pausar",
	resume: "Continuar",
	discard: "Descartar",
	discard_hint: "Termina el barrido y olvida sus resultados",
	retry: (n: number) => `Reintentar ${runs(n)}`,
	progress: (done: number, all: number) =>
		all === 1 ? `${count(done)} de 1 ejecución` : `${count(done)} de ${count(all)} ejecuciones`,
	left: (time: string) => `quedan aprox. ${time}`,
	states: { paused: "En pausa", running: "En marcha", done: "Completo" },
	resumable: "Los resultados obtenidos se guardan en este navegador.",
	not_lasting: "Este navegador no guarda nada: los resultados duran hasta que dejes la página.",
	failed: (n: number, why: string) =>
		`${runs(n)} ${n === 1 ? "falló" : "fallaron"} dos veces: ${why}`,
	results: "Qué hicieron las ejecuciones",
	imported: (n: number) => `${runs(n)} de un archivo`,
	import_title: "Ver resultados",
	import_help:
		"Arrastra el runs.jsonl de «grokscope sweep» a cualquier parte de esta página, o elígelo. Sustituye lo que se muestra ahora.",
	import_choose: "Elegir archivo",
	import_large: "un archivo de más de 100 MB",
	export_jsonl: "Guardar en JSONL",
	export_csv: "Guardar en CSV",
	phases: {
		never_learns: "nunca aprende",
		memorises: "solo memoriza",
		generalizes_at_once: "generaliza enseguida",
		groks: "hace grokking",
	} as Record<string, string>,
	/** As the core letters them. */
	letters: { never_learns: "·", memorises: "m", generalizes_at_once: "g", groks: "G" } as Record<
		string,
		string
	>,
	not_run: "sin ejecutar",
	phase_diagram: "Diagrama de fases",
	down_across: (down: string, across: string) => `${down} hacia abajo, ${across} hacia la derecha`,
	across_only: (across: string) => `${across} hacia la derecha`,
	swap: "Cambiar ejes",
	learnt_at: "exactitud que cuenta como aprendido",
	delay: "retraso tras memorizar que cuenta como grokking",
	times: "veces",
	thresholds: "Dónde acaba una palabra y empieza la siguiente",
	thresholds_help: "No se vuelve a ejecutar nada.",
	diagram_help: "Las flechas llevan de celda en celda.",
	agree: (same: number, of: number) => `${count(same)}/${count(of)}`,
	cell: (where: string, what: string) => `${where}: ${what}`,
	cell_runs: (same: number, of: number) =>
		of === 1 ? "una ejecución" : `${count(same)} de ${count(of)} ejecuciones`,
	memorised: (step: string, never: boolean) =>
		never ? `memorizó: ${step}` : `memorizó en el paso ${step}`,
	generalised: (step: string, never: boolean) =>
		never ? `generalizó: ${step}` : `generalizó en el paso ${step}`,
	best_test: (share: string) => `mejor exactitud de prueba: ${share}`,
	at: (step: number) => (step >= 100 ? count(step) : exact(Math.round(step * 100) / 100)),
	not_by: (step: number) => `aún no en ${count(step)}`,
	pointed: "Señala una celda para leerla.",
	times_title: "Pasos hasta que generaliza",
	times_help:
		"Mediana de las semillas, con los cuartiles como banda. Un triángulo significa «aún no»: puede ser más tarde, o nunca.",
	times_lines: (label: string) => `Una línea por cada valor de: ${label}.`,
	times_summary: (axis: string, n: number) =>
		`Paso mediano en que generaliza según ${axis}, ${n === 1 ? "1 línea" : `${count(n)} líneas`}; la tabla de abajo tiene los números.`,
	table_title: "Las celdas como tabla",
	columns: {
		runs: "ejecuciones",
		phase: "qué hizo la mayoría",
		memorised: "memorizó",
		generalised: "generalizó",
		reached: "cuántas generalizaron",
		best: "mejor prueba",
	},
	quartiles: (median: string, lower: string, upper: string) => `${median} (de ${lower} a ${upper})`,

	// --- Figures --------------------------------------------------------------------------------
	figures_title: "Figuras",
	figures_lead:
		"Figuras y números publicados sobre el grokking, cada uno como ejecuciones y afirmaciones que se pueden comprobar: aquí con una red más pequeña o menos pasos, por completo en la línea de comandos.",
	expected: "El artículo",
	quick: "Comprobado aquí",
	cost: (n: number, time: string) => `${runs(n)}, como mucho aprox. ${time} en este equipo`,
	cost_full: (time: string) =>
		`Las redes y los pasos del propio artículo, en la línea de comandos: aprox. ${time} en un núcleo como este.`,
	run_quick: "Ejecutar",
	resume_quick: "Continuar",
	seeds_of: seeds,
	verdicts: {
		reproduced: "✓ reproducido",
		partly: "◐ reproducido en parte",
		not_reproduced: "✗ no reproducido",
		not_run: "– aún no se sabe",
	} as Record<string, string>,
	outcomes: { holds: "✓ se cumple", fails: "✗ no se cumple", unknown: "– no se sabe" } as Record<
		string,
		string
	>,
	not_recorded: "aún sin grabar",
	recorded: "Grabado",
	live: "Ejecutado aquí, ahora",
	budgets: { quick: "presupuesto breve", full: "presupuesto completo" } as Record<string, string>,
	record: (budget: string, n: number, date: string, version: string, device: string) =>
		`${budget}, ${seeds(n)}, ${date}, grokscope ${version}, ${device}`,
	claims_label: "Afirmaciones y lo que se midió",
	// Decimals have commas.
	between_runs: "; ",
	claims: {
		outcome: "afirmación",
		series: "serie",
		measure: "medido",
		expected: "esperado",
		median: "mediana",
		runs: "ejecuciones",
	},
	curves: (series: string) =>
		`${series}: exactitud de entrenamiento y de prueba según los pasos (eje logarítmico)`,
	legend_recorded: "pálido: grabado",
	legend_now: "intenso: ejecutado ahora",
	legend_band: "barras: donde la curva del artículo llega a esa altura, entre la mitad y el doble",
	open_settings: "Abrir estos ajustes en «Entrenar»",
	show: "Resultado grabado y curvas",
	figure_link: (title: string) => `Enlace a «${title}»`,
	waiting_record: "Cargando el registro…",
};
