// Sentences about the page itself, in Spanish. The original is en-comfort.ts.

import type { enComfort } from "./en-comfort";
import { count } from "./format";

export const esComfort: typeof enComfort = {
	notes: "Avisos sobre esta página",
	new_version: "Hay una versión nueva.",
	reload: "Recargar",
	later: "Luego",
	close: "Cerrar",
	away: (steps: number) =>
		steps === 1
			? "Dio 1 paso mientras no estabas."
			: `Dio ${count(steps)} pasos mientras no estabas.`,
	paused_away: "Estuvo en pausa mientras esta pestaña estaba oculta; ahora sigue.",
	hidden_label: "Con esta pestaña oculta",
	hidden: { keep: "seguir entrenando", pause: "pausar" },
	stop_label: "Se pausa por sí sola",
	stops: {
		end: "solo en su último paso",
		generalised: "poco después de haber generalizado",
		minute: "tras un minuto de entrenamiento",
		ten_minutes: "tras diez minutos de entrenamiento",
	},
	stopped_done: "En pausa por sí sola: ha generalizado. «Continuar» la reanuda.",
	stopped_time: "En pausa por sí sola: se acabó el tiempo que le diste. «Continuar» la reanuda.",
	open_whole: "Abrir la página entera",
	bad_kind: (kind: string, allowed: string) =>
		`«kind» es «${kind}», que esta página no conoce. Se permite: ${allowed}.`,
	bad_version: (version: string, allowed: string) =>
		`«grokscope» es «${version}»: esta página habla la versión ${allowed}.`,
	bad_link: (link: string) =>
		`«link» es «${link}». Se permite lo que un enlace a esta página lleva tras su «#», como texto, por ejemplo «preset=tiny&seed=2».`,
	nothing_to_start: "Todavía no hay nada que empezar: espera a «ready».",
};
