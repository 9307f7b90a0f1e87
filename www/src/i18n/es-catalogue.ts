// What the engine says of its settings, presets, questions and lenses, in Spanish.

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
			help: "Lote completo y un décimo de la tasa de aprendizaje: una larga meseta entre memorizar y entender.",
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
				"Tres ejecuciones memorizaron antes, en los pasos 87 a 92, y nunca entendieron: tras 1200 pasos acertaban del 3 al 6 % de los pares ocultos.",
		},
		no_decay: {
			label: "Quítale el decaimiento de pesos",
			watch: "Ya nada tira de los pesos hacia 0. ¿Cederá aun así lo que aprendió de memoria?",
			outcome:
				"Tres ejecuciones memorizaron en los pasos 114 a 260 y se quedaron a medio camino: tras 1200 pasos acertaban del 43 al 63 % de los pares ocultos.",
		},
		divide: {
			label: "Hazla dividir",
			watch: "La misma red, otra operación y la mitad de la tabla.",
			outcome:
				"Dos de tres ejecuciones entendieron, en los pasos 334 y 578; la tercera acertaba el 97 % de los pares ocultos tras 1200 pasos.",
		},
	},
	lenses: {
		answers: {
			label: "Tabla de respuestas",
			group: "Respuestas",
			help: "Todos los pares a la vez: memorizar llena las celdas mostradas, entender llena el resto.",
		},
		logits: {
			label: "Logits",
			group: "Respuestas",
			help: "De qué frecuencias de a ∘ b se componen los logits: en una red que entiende, de unos pocos cosenos.",
		},
		embedding: {
			label: "Incrustación",
			group: "Incrustación",
			help: "El vector de cada símbolo, uno por fila: el ruido se convierte en ondas que bajan por las columnas.",
		},
		spectrum: {
			label: "Espectro de Fourier",
			group: "Incrustación",
			help: "Cuánto de los vectores de los símbolos hay en cada frecuencia: el ruido es plano, entender son unas pocas barras.",
		},
		circles: {
			label: "Círculos",
			group: "Incrustación",
			help: "Los símbolos en el plano de una frecuencia, unidos en su orden: una nube se convierte en un anillo.",
		},
		output_map: {
			label: "Mapa de las respuestas",
			group: "Incrustación",
			help: "Los vectores de salida de todas las respuestas en un plano: la estructura aparece como cadenas y grupos.",
		},
		representations: {
			label: "Representaciones de S₅",
			group: "Incrustación",
			help: "Para permutaciones: cuánto de los vectores hay en cada representación irreducible, el espectro de Fourier de un grupo que no conmuta.",
		},
		progress: {
			label: "Medidas de progreso",
			group: "Progreso",
			help: "La pérdida solo con las frecuencias clave, y sin ellas: la primera baja y la segunda sube antes de que se mueva la pérdida de prueba.",
		},
		ablation: {
			label: "Ablación a mano",
			group: "Progreso",
			help: "Conserva solo algunas frecuencias de la incrustación, o quítalas, y haz funcionar la red: se apoya en lo que no puede perder.",
		},
		neurons: {
			label: "Neuronas",
			group: "Neuronas",
			help: "La frecuencia que sigue cada neurona, y la actividad de una para cada par: las motas se convierten en ondas.",
		},
		attention: {
			label: "Atención",
			group: "Neuronas",
			help: "Cuánto mira una cabeza a una posición desde donde se lee la respuesta, para cada par: se vuelve periódico.",
		},
		topology: {
			label: "Lazos (topología)",
			group: "Geometría",
			help: "A qué distancia la nube de símbolos se une en trozos y forma lazos: un punto muy por encima de la diagonal es un anillo que perdura.",
		},
		ildr: {
			label: "Grupos de estados ocultos (ILDR)",
			group: "Geometría",
			help: "Si los pares con la misma respuesta se parecen dentro de la red: la razón sube cuando cada respuesta tiene un lugar propio.",
		},
		linear_probe: {
			label: "Sonda lineal de a ∘ b",
			group: "Geometría",
			help: "Con qué frecuencia un ajuste por mínimos cuadrados lee la respuesta en los estados ocultos de pares que no usó: si la red sabe más de lo que dice.",
		},
		spectra: {
			label: "Espectros de los pesos",
			group: "Pesos",
			help: "Los autovalores de una matriz: lo que asoma sobre la masa aleatoria es estructura; lo que aún asoma tras barajar sus entradas es una trampa.",
		},
		pruning: {
			label: "Poda",
			group: "Pesos",
			help: "Pone a 0 los pesos más pequeños: cuanto más tarde cae la exactitud desde la izquierda, menos pesos llevan lo que la red sabe.",
		},
		floor: {
			label: "Suelo numérico",
			group: "Entrenamiento",
			help: "De cuántos pares de entrenamiento la red está demasiado segura para su precisión: donde su margen pasa la marca, el gradiente de la respuesta correcta es exactamente 0.",
		},
		spectral_edge: {
			label: "Borde espectral de los cambios",
			group: "Entrenamiento",
			help: "En cuántas direcciones se mueve el entrenamiento y qué hace la más fuerte a cada par: busca el momento en que el cuadrado moteado se ordena en franjas.",
		},
		implicit_decay: {
			label: "Decaimiento implícito de pesos",
			group: "Entrenamiento",
			help: "El decaimiento de pesos que aparenta el próximo cambio: con lotes completos, justo el que está puesto; con otros, lo que añade el azar.",
		},
		commutator: {
			label: "Defecto del conmutador",
			group: "Paisaje",
			help: "Cuánto dependen de su orden dos pasos con dos lotes: busca una subida antes que la de la exactitud de prueba.",
		},
		sharpness: {
			label: "Agudeza",
			group: "Paisaje",
			help: "Cuánto puede subir la pérdida de entrenamiento en una caja diminuta alrededor de los pesos: se ha visto que los lugares llanos generalizan mejor.",
		},
		curvature: {
			label: "Curvatura",
			group: "Paisaje",
			help: "La curvatura más pronunciada y la más descendente de la pérdida de entrenamiento, y la suma de todas: mira cómo cambian mientras generaliza.",
		},
		alignment: {
			label: "Alineación de centroides",
			group: "Paisaje",
			help: "El coseno entre la incrustación de un par y la dirección en que crece la suma de sus logits: según lo publicado, sube con el grokking.",
		},
		tangent_kernel: {
			label: "Núcleo tangente",
			group: "Paisaje",
			help: "Autovalores del núcleo de la suma de logits: una sola barra alta significa que un paso mueve todos los pares por igual.",
		},
	},
};
