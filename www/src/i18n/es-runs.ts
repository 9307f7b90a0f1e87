// The history of runs, in Spanish. The original is en-runs.ts.

import type { enRuns } from "./en-runs";
import { count, roundPercent } from "./format";

export const esRuns: typeof enRuns = {
	title: "Tus ejecuciones",
	list: "La lista de ejecuciones",
	lead: "Cada ejecución queda aquí como una línea pálida: las cinco últimas y las que están fijadas.",
	not_lasting: "Este navegador no guarda nada: la lista dura hasta que dejes la página.",
	none: "Todavía no hay ejecuciones: la primera abre la lista.",
	columns: {
		name: "ejecución",
		difference: "qué cambia",
		memorised: "memorizó",
		generalised: "generalizó",
		test: "exactitud de prueba",
		step: "pasos",
		begun: "empezó",
		time: "tiempo de entrenamiento",
	},
	on_screen: "en pantalla",
	never: "–",
	first: "la primera",
	same: "los mismos ajustes",
	difference: (label: string, from: string, to: string) => `${label} ${from} → ${to}`,
	more: (n: number) => `${count(n)} más`,
	forked: (name: string, step: number) => `bifurcada de ${name} en el paso ${count(step)}`,
	accuracy: roundPercent,
	rename: (name: string) => `Nombre de ${name}`,
	pin: (name: string) => `Fijar ${name}: su línea se queda`,
	unpin: (name: string) => `Soltar ${name}`,
	pin_short: "fijar",
	use: "Usar sus ajustes",
	go_on: (step: number) => `Seguir desde el paso ${count(step)}`,
	remove: (name: string) => `Borrar ${name}`,
	remove_short: "borrar",
	restored: (name: string) =>
		`Esta es ${name}, tal como estaba al dejar la página. «Continuar» la retoma.`,
	not_restored:
		"La página se cerró dos veces mientras retomaba una ejecución, así que esta vez no lo hizo. Sigue en la lista de tus ejecuciones.",
	lost: (name: string) =>
		`${name} no puede seguir: este navegador ya no tiene su punto de control.`,
	// Every animal and every adjective is masculine, so that any two agree.
	adjectives:
		"ágil alegre amable astuto atento audaz azul brillante bromista cálido claro cordial curioso despierto dorado dulce feliz fiel índigo jovial ligero listo lunar paciente plateado pulcro rápido risueño sagaz sereno soleado tenaz tranquilo valiente veloz vivaz".split(
			" ",
		),
	animals:
		"alce arrendajo bisonte búho camaleón canguro castor ciervo cisne colibrí cóndor cuervo delfín erizo flamenco frailecillo geco gorrión halcón hurón ibis jilguero koala lémur lince mapache mirlo oso panda petirrojo pingüino pinzón puma quetzal tapir tejón topo tritón tucán zorro".split(
			" ",
		),
	name: (adjective: string, animal: string) => `${animal} ${adjective}`,
};
