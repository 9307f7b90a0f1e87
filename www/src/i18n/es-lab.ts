// Sentences of the section that looks inside, in Spanish. The original is en-lab.ts.

import type { enLab } from "./en-lab";
import { count } from "./format";

export const esLab: typeof enLab = {
	title: "Mirar dentro",
	closed:
		"Mira cómo se forma el circuito cuando las respuestas aún parecen azar: lentes sobre la incrustación, las neuronas, los logits. Funcionan junto al entrenamiento, en un hilo propio.",
	open: "Abrir las lentes",
	close: "Cerrar las lentes",
	loading: "Cargando las lentes…",
	failed: (why: string) => `Las lentes se detuvieron: ${why}`,
	again: "Reintentar",
	none_yet: "Todavía no hay nada que mirar.",
	add: "Añadir lente…",
	add_label: "Añadir lente",
	time: "Paso que se muestra",
	live: "en vivo",
	live_at: (step: number) => `en vivo, paso ${count(step)}`,
	at: (step: number) => `paso ${count(step)}`,
	kept: (n: number) =>
		n === 1
			? "se conserva 1 momento de esta ejecución"
			: `se conservan ${count(n)} momentos de esta ejecución`,
	halved: ", a 16 bits",
	to_live: "Volver al vivo",
	to_live_hint: "Seguir de nuevo la ejecución (Escape)",
	play: "Ver",
	stop: "Parar",
	play_hint: "Muestra toda la ejecución en 8 segundos",
	fork: (step: number) => `Bifurcar en el paso ${count(step)}`,
	fork_hint:
		"Una ejecución nueva que sigue desde ahí, con los mismos pesos y el mismo optimizador. Lo que puede cambiar sobre la marcha, como el decaimiento de pesos, se cambia con «Aplicar ya».",
	fork_none: "Bifurcar",
	fork_wait: "Hay puntos de control a partir del paso 20.",
	forked: (step: number) => `Sigue desde el paso ${count(step)} de la ejecución en líneas pálidas.`,
	compute: (step: number) => `Calcular en el paso ${count(step)}`,
	compute_hint: "Esta lente necesita su tiempo, así que solo mira cuando se lo pides.",
	needs_checkpoint:
		"Esta lente necesita un punto de control; todavía no hay ninguno antes de este paso.",
	computing: "Calculando…",
	keys: "Frecuencias clave de la última red",
	keys_hint:
		"Las pone en todas las lentes que piden frecuencias clave, para todos los pasos: el protocolo publicado, cuando la ejecución ha terminado.",
	keys_online: "claves del momento",
	keys_given: "claves indicadas",
	keys_of: (step: number) => `claves del paso ${count(step)} (protocolo de Nanda)`,
	over_run: (unit: string) =>
		unit ? `A lo largo de la ejecución, ${unit}` : "A lo largo de la ejecución",
	over_run_value: "valor",
	axis_step: "paso",
	mark_shown: "mostrado",
	events: "Qué pasó",
	event: {
		first_rise: "primera subida",
		loss_peak: "pico de la pérdida de prueba",
		diverged: "divergió",
		memorised: "memorizó",
		generalised: "generalizó",
	},
	event_says: {
		memorised: (step: number) => `Paso ${count(step)}: responde bien los pares de entrenamiento.`,
		first_rise: (step: number) =>
			`Paso ${count(step)}: la exactitud de prueba supera por primera vez el azar.`,
		loss_peak: (step: number) =>
			`Paso ${count(step)}: la pérdida de prueba llegó a su máximo; desde entonces ha bajado.`,
		generalised: (step: number) => `Paso ${count(step)}: responde bien pares que nunca vio.`,
		diverged: (step: number) => `Paso ${count(step)}: la pérdida ya no es un número.`,
	},
};
