// What the engine says of its settings, presets and questions, in Spanish.

import type { CatalogueWords } from "./catalogue";
import { esFields } from "./es-fields";
import { esOptions } from "./es-options";

export const esCatalogue: CatalogueWords = {
	fields: esFields,
	options: esOptions,
	presets: {
		minute: {
			label: "Un minuto: a + b mod 59",
			group: "Para empezar",
			help: "Memoriza en segundos y entiende bastante antes de un minuto en un portátil sin GPU.",
		},
		patient: {
			label: "Paciente: a + b mod 59",
			group: "Para empezar",
			help: "Lote completo y un octavo de la tasa de aprendizaje: una larga meseta entre memorizar y entender.",
		},
		nanda_quick: {
			label: "Nanda, deprisa: a + b mod 113",
			group: "Para empezar",
			help: "La red y la parte de la tabla de Nanda et al., con una tasa de aprendizaje mayor y lotes de 512.",
		},
		nanda: {
			label: "Nanda 2023: a + b mod 113",
			group: "De artículos",
			help: "La red y los ajustes del propio artículo: entiende tras unos diez mil pasos, una hora en una CPU.",
		},
		nanda_grokfast: {
			label: "Nanda con Grokfast: a + b mod 113",
			group: "De artículos",
			help: "La mitad de la tabla y un filtro que refuerza lo lento del gradiente: cientos de pasos en vez de miles.",
		},
		power: {
			label: "Power 2022: a ÷ b mod 97",
			group: "De artículos",
			help: "La red con la que se descubrió el grokking: dos capas, post-LN, y se puntúan tanto la respuesta como el signo final.",
		},
		power_purist: {
			label: "Power 2022 sin decaimiento de pesos: a ÷ b mod 97",
			group: "De artículos",
			help: "La curva más famosa del artículo: un millón de pasos, de los que un navegador da unos miles por hora.",
		},
		grokfast: {
			label: "Grokfast 2024: a × b mod 97",
			group: "De artículos",
			help: "Dos capas con pre-LN, Adam, un poco de decaimiento de pesos acoplado y el filtro que lo hizo 44 veces más rápido.",
		},
		ai_scientist: {
			label: "AI Scientist 2024: a + b mod 97",
			group: "De artículos",
			help: "Dos capas con post-LN y una LayerNorm final: la referencia con más números publicados.",
		},
		xu: {
			label: "Borde espectral 2026: a + b mod 97",
			group: "De artículos",
			help: "Dos tokens, dos capas con pre-LN, sin máscara causal y con gradientes recortados en 1.",
		},
		ildr: {
			label: "ILDR 2026: a × b mod 97",
			group: "De artículos",
			help: "Una capa sobre tres tokens, lotes con reemplazo, tres décimos de la tabla. El artículo no detalla toda la red.",
		},
		edge: {
			label: "Borde de la estabilidad 2025: a + b mod 113, MLP",
			group: "De artículos",
			help: "Sin atención ni decaimiento de pesos: los 32 bits detienen el aprendizaje antes de tiempo. Prueba StableMax o el filtro perpendicular.",
		},
		gromov: {
			label: "Gromov 2023: a + b mod 97, MLP cuadrático",
			group: "De artículos",
			help: "Una red cuya solución se conoce en forma cerrada: una capa cuadrática, error cuadrático, sin regularización.",
		},
		never: {
			label: "Nunca: respuestas al azar",
			group: "Controles",
			help: "No hay nada que entender, así que solo puede memorizar. Si aquí sube la curva de prueba, algo va mal.",
		},
		tiny: {
			label: "Diminuto: a + b mod 7",
			group: "Controles",
			help: "Demasiado pequeño para mostrar algo; se entrena en un instante en cualquier equipo. Para hacer pruebas.",
		},
	},
	questions: {
		less_data: {
			label: "Dale menos datos",
			watch:
				"Un quinto de la tabla en vez de un tercio. Tiene menos que aprender de memoria y menos de donde entender.",
			outcome:
				"Tres ejecuciones memorizaron antes, en los pasos 70 a 74, y nunca entendieron: tras 2000 pasos acertaban del 3 al 4 % de los pares ocultos.",
		},
		no_decay: {
			label: "Quítale el decaimiento de pesos",
			watch: "Ya nada tira de los pesos hacia 0. ¿Cederá aun así lo que aprendió de memoria?",
			outcome:
				"Tres ejecuciones memorizaron antes, en los pasos 78 a 87, y no entendieron: tras 2000 pasos acertaban del 12 al 20 % de los pares ocultos.",
		},
		divide: {
			label: "Hazla dividir",
			watch: "La misma red, otra operación y la mitad de la tabla.",
			outcome:
				"Dos de tres ejecuciones entendieron, en los pasos 704 y 816; la tercera acertó como mucho el 93 % de los pares ocultos, y el 82 % tras 2000 pasos.",
		},
	},
};
