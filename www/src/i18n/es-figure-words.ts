// The figures in Spanish: what a paper found, and what is checked here instead.

import type { FigureWords } from "./studies-catalogue";

const BEGINNING =
	"El principio de las mismas ejecuciones: memoriza, y no generaliza mucho antes de tiempo.";
const SAME_59 = "Lo mismo módulo 59, 3000 pasos.";
const MEMORISING = (steps: string) => `${steps} pasos de ello: memoriza.`;
const NOT_YET = (steps: string) => `${steps} pasos de ello: no ha generalizado.`;
const ONLY = (steps: string) => `${steps} pasos de ello.`;

export const esFigureWords: Record<string, FigureWords> = {
	power_fig1_left: {
		title: "Exactitud de a ÷ b mod 97 sin decaimiento de pesos",
		expected:
			"La exactitud de entrenamiento es casi del 100 % antes del paso 1000; la de prueba empieza a subir cerca del paso 100.000 y ha llegado cerca del 1.000.000.",
		quick:
			"El preajuste «minute» con una tasa de aprendizaje de 0,005 y sin decaimiento de pesos, 3000 pasos: memoriza y no generaliza.",
	},
	power_fig1_center: {
		title: "Pasos hasta generalizar según la fracción de entrenamiento, S5",
		expected:
			"Cerca del 25–30 % de los datos, cada 1 % menos multiplica la mediana de pasos hasta el 99 % por 1,4 a 1,5; los pasos hasta memorizar se quedan entre 1000 y 10.000.",
		quick:
			"a + b mod 59 con el preajuste «minute» y una tasa de aprendizaje de 0,005: con menos datos, más tarde.",
	},
	power_fig2_left: {
		title: "Nueve optimizadores en S5",
		expected:
			"El decaimiento de pesos hacia el origen reduce a menos de la mitad los datos necesarios; hacia los pesos iniciales es el segundo; el ruido de cualquier tipo y los lotes pequeños ayudan. Todos memorizan en 1000 a 10.000 pasos.",
		quick:
			"a + b mod 59 con la mitad de la tabla y el preajuste «minute» con una tasa de aprendizaje de 0,005, 2000 pasos.",
	},
	power_fig2_right: {
		title: "Operaciones según la fracción de entrenamiento",
		expected:
			"Las operaciones simétricas necesitan menos datos que otras próximas que no lo son; a − b y a ÷ b necesitan más o menos lo mismo; a³ + ab² + b no se aprende nunca. (Los números de la figura no están impresos; solo se comprueba este orden.)",
		quick:
			"Siete operaciones módulo 59 con la mitad de la tabla y el preajuste «minute» con una tasa de aprendizaje de 0,005, 3000 pasos.",
	},
	power_fig3: {
		title: "La capa de salida de a + b mod 97 en un mapa",
		expected:
			"En un mapa t-SNE de las filas de la capa de salida, las respuestas están en líneas en las que cada una dista lo mismo de la siguiente. Se mide como la parte de respuestas cuyo vecino más cercano está k antes o después, para el mejor k (antes de entrenar: unos 0,1).",
		quick: "a + b mod 59 con el preajuste «minute» y una tasa de aprendizaje de 0,005.",
	},
	power_fig3_s5: {
		title: "La capa de salida de S5 en un mapa",
		expected:
			"En un mapa t-SNE de las filas de la capa de salida, las permutaciones forman grupos: las clases laterales del subgrupo generado por (0 3)(1 4) y (1 2)(3 4), o de un conjugado suyo. Se mide como la parte de permutaciones cuyo vecino más cercano es de la misma clase, para la mejor de las 12 particiones (azar: 9 de 119 para una de ellas).",
		quick:
			"Una capa de ancho 64 con el 70 % de la tabla, tasa de aprendizaje 0,003, decaimiento 0,5, 4000 pasos como mucho.",
	},
	power_fig4: {
		title: "La pérdida en los pares ocultos sube y vuelve a bajar",
		expected:
			"Después de memorizar, la pérdida de prueba sube muy por encima de su primer mínimo y vuelve a bajar: un segundo descenso.",
		quick: "El preajuste «patient» (a + b mod 59).",
	},
	power_fig6: {
		title: "Respuestas falsas entre los pares de entrenamiento",
		expected:
			"Con hasta 3000 respuestas falsas la red aún memoriza todos los pares; hasta unas 1000 apenas dañan la exactitud de prueba, más sí.",
		quick:
			"a + b mod 59 con el 70 % de la tabla y el preajuste «minute» con una tasa de aprendizaje de 0,005; 0, 10, 100 y 1000 respuestas falsas entre 2436.",
	},
	power_sharpness: {
		title: "Los mínimos llanos generalizan: agudeza y exactitud de prueba",
		expected:
			"En redes entrenadas en S5 con distintos optimizadores, la agudeza φ (Keskar et al. 2016) y la exactitud de prueba tienen una correlación de rangos de −0,795 (p < 0,000014). Aquí se comprueba la dirección: −0,3 o menos, en las variantes de la figura 2 izquierda; completa, sin las dos que toman todos los pares a la vez: no caben en la memoria.",
		quick:
			"a + b mod 59 con el 40 % de la tabla y el preajuste «minute» con una tasa de aprendizaje de 0,005, 1500 pasos. Ahí φ dice sobre todo lo pequeña que se ha vuelto la pérdida de entrenamiento, y la correlación resultó positiva (0,53 con las semillas 0 y 1).",
	},
	nanda_mainline: {
		title: "a + b mod 113: primero memoriza, luego entiende",
		expected: "Memorizado antes del paso 1400; la curva de prueba cae entre 8000 y 14.000.",
		quick: "El preajuste «nanda_quick»: cinco veces la tasa de aprendizaje, lotes de 512.",
	},
	nanda_data: {
		title: "Cuánta tabla hace falta",
		expected:
			"El 10 % y el 20 % de la tabla: nunca en 40.000 pasos. Del 30 al 50 %: grokking. El 60 % y más: generaliza enseguida.",
		quick: "a + b mod 59 con el preajuste «patient»: 10 %, 50 % y 80 %, 6000 pasos.",
	},
	nanda_decay: {
		title: "Sin decaimiento de pesos, nunca",
		expected: "Con decaimiento de pesos 1 la red hace grokking; sin él, nunca en 40.000 pasos.",
		quick:
			"El preajuste «minute» con una tasa de aprendizaje de 0,005 y decaimiento de pesos 0, 0,5 y 2.",
	},
	omnigrok: {
		title: "Pesos iniciales mayores, entender más tarde",
		expected:
			"La escala inicial alarga el retraso por encima de 1 y lo acorta por debajo. (En el artículo: MNIST y otros; aquí: suma modular.)",
		quick:
			"El preajuste «minute» con una tasa de aprendizaje de 0,005 y escala inicial 0,5, 1 y 2.",
	},
	grokfast: {
		title: "Con y sin Grokfast: a × b mod 97",
		expected:
			"95 % de exactitud de prueba en el paso 39.890 sin el filtro y en el 910 con él (44 veces antes; aquí al menos 5 veces).",
		quick: "a + b mod 59 con el preajuste «patient», con y sin el filtro: antes con él.",
	},
	stablemax: {
		title: "StableMax: generalizar sin decaimiento de pesos",
		expected:
			"Un MLP sin decaimiento de pesos memoriza a + b mod 113 y se atasca en 32 bits; con StableMax generaliza.",
		quick: SAME_59,
	},
	perpendicular: {
		title: "Gradientes perpendiculares: generalizar sin decaimiento de pesos",
		expected:
			"Si se quita la parte del gradiente que va en la dirección de los pesos, el mismo MLP generaliza.",
		quick: SAME_59,
	},
	r1: {
		title: "a ÷ b mod 97, la mitad de la tabla, Adam sin decaimiento",
		expected:
			"Exactitud de entrenamiento cerca del 100 % antes de 1000; empieza a generalizar cerca de 100.000 y acaba cerca de 1.000.000.",
		quick: BEGINNING,
	},
	r2: {
		title: "S5 con cada vez menos datos",
		expected:
			"Cerca del 25–30 %, un 1 % menos de datos pide de 1,4 a 1,5 veces los pasos; memorizar pide de 1000 a 10.000.",
		quick: NOT_YET("250"),
	},
	r3: {
		title: "a³ + ab² + b mod 97, el 95 % de la tabla",
		expected: "Memorizado; nunca generalizado en 100.000 pasos.",
		quick: ONLY("1000"),
	},
	r4: {
		title: "a + b mod 97, la red de AI Scientist",
		expected: "99 % de exactitud de prueba en 2363 (media de 3).",
		quick: BEGINNING,
	},
	r5: {
		title: "a ÷ b mod 97, la red de AI Scientist",
		expected: "99 % de exactitud de prueba en 4200 (media de 3).",
		quick: BEGINNING,
	},
	r6: {
		title: "a − b mod 97, la red de AI Scientist",
		expected: "99 % de exactitud de prueba en 4720 (media de 3).",
		quick: BEGINNING,
	},
	r7: {
		title: "S5, la red de AI Scientist",
		expected:
			"Memorizado (del 98,8 al 100 %), sin generalizar en 7500 pasos (3,6 % de exactitud de prueba).",
		quick: ONLY("500"),
	},
	r8: {
		title: "a + b mod 97, la red de AI Scientist con los pesos iniciales de Xavier",
		expected: "99 % de exactitud de prueba en 863 (media de 3); en 2363 sin ellos.",
		quick: "Menos de la mitad de los pasos de r4.",
	},
	r9: {
		title: "a + b mod 113, la red de Nanda sin calentamiento",
		expected:
			"99 % de exactitud de entrenamiento en 145; 95 % de exactitud de prueba en 6295, 8367 y 8367.",
		quick: MEMORISING("400"),
	},
	r10: {
		title: "a + b mod 113, la red de Nanda",
		expected: "Generaliza entre 8000 y 14.000.",
		quick: MEMORISING("400"),
	},
	r11: {
		title: "a + b mod 113, la mitad de la tabla, con Grokfast",
		expected:
			"99 % de exactitud de entrenamiento en 179, 202, 192; 95 % de exactitud de prueba en 675, 859, 716.",
		quick: MEMORISING("400"),
	},
	r12: {
		title: "a + b mod 113, el 30 % de la tabla, con Grokfast",
		expected:
			"99 % de exactitud de entrenamiento en 150; sin llegar al 95 % de exactitud de prueba en 4000 (una semilla).",
		quick: MEMORISING("400"),
	},
	r13: {
		title: "a + b mod 113, un MLP con dos capas ocultas",
		expected:
			"Memorizado en 156–167, generalizado hacia 10.000 con el 30 % de la tabla; hacia 2200 con la mitad y Grokfast. (Sus anchos no se conocen; aquí 256.)",
		quick: MEMORISING("600"),
	},
	r22: {
		title: "a × b mod 97, la red de Grokfast sin el filtro",
		expected:
			"95 % de exactitud de entrenamiento hacia 410, 95 % de exactitud de prueba en 39.890. (El artículo omite b = 0.)",
		quick: BEGINNING,
	},
	r20: {
		title: "a + b mod 97, la red de Xu sin decaimiento de pesos",
		expected: "Memorizado; sin generalizar en 50.000.",
		quick: ONLY("1000"),
	},
	r14: {
		title: "a + b mod 59, una capa, la mitad de la tabla",
		expected:
			"99 % de exactitud de entrenamiento en 220, 50 % de exactitud de prueba en 862, todo hacia 3000 (una semilla).",
		quick: ONLY("1800"),
	},
	r15: {
		title: "a + b mod 59, una capa, menos datos",
		expected:
			"Con el 40 % de la tabla, 52 % de exactitud de prueba hacia 11.000; con el 30 %, 2,8 % en 4388.",
		quick: ONLY("2000"),
	},
	r16: {
		title: "a × b mod 97, el 30 % de la tabla, una capa",
		expected: "95 % de exactitud de prueba entre 4200 y 5900, media 5100 (8 semillas).",
		quick: BEGINNING,
	},
	r17: {
		title: "a + b y a ÷ b mod 97, el 30 % de la tabla",
		expected:
			"95 % de exactitud de prueba entre 4400 y 4800 y en 9100 (una semilla): la división, más tarde.",
		quick: NOT_YET("800"),
	},
	r18: {
		title: "a × b mod 97 según la fracción de entrenamiento",
		expected:
			"15.800, 3800, 3000 y 3100 pasos con el 20, 30, 40 y 50 %: se dispara por debajo del 30 %, plano por encima del 40 %.",
		quick: "600 pasos con el 20 % y el 50 %: no ha generalizado.",
	},
	r19: {
		title: "a + b mod 97, la red de Xu",
		expected: "98 % de exactitud de prueba tres veces seguidas en 3300, 3200 y 2800.",
		quick: BEGINNING,
	},
	r21: {
		title: "a² + ab + b² y a³ + ab mod 97, la red de Xu",
		expected: "Sin aprender en 5000 a 7500 pasos.",
		quick: ONLY("600"),
	},
	r23: {
		title: "a × b mod 97 con Grokfast",
		expected: "95 % de exactitud de prueba en 910. (El artículo omite b = 0.)",
		quick: "400 pasos de ello: todavía no.",
	},
	r24: {
		title: "a ÷ b mod 97 con RMSNorm, posiciones rotatorias y SwiGLU",
		expected:
			"Generaliza en 1500 pasos, 150 veces por los pares de entrenamiento. (Allí se apaga una quinta parte de las compuertas; aquí, de lo que añaden la atención y el MLP.)",
		quick: "900 pasos de ello: la mayoría de los pares reservados son correctos.",
	},
	r25: {
		title: "a + b mod 197, el 30 % y el 20 % de la tabla",
		expected: "Generaliza entre 15.000 y 20.000 con el 30 %, entre 35.000 y 45.000 con el 20 %.",
		quick: NOT_YET("300"),
	},
	r26: {
		title: "a + b mod 97, el 20 % de la tabla",
		expected:
			"Memorizado hacia 1000, generalizado hacia 33.000 con un AdamW bien ajustado. (Red desconocida; aquí la de Nanda.)",
		quick: BEGINNING,
	},
	r27: {
		title: "a + b mod 113 sin decaimiento de pesos: atascada, y dos remedios",
		expected:
			"El MLP memoriza y se atasca; StableMax y los gradientes perpendiculares generalizan.",
		quick: "500 pasos de ello: memoriza, y la pérdida corriente se atasca.",
	},
};

/** The series that are named in words. */
export const esSeriesWords: Record<string, string> = {
	"Adam, full batch": "Adam, lote completo",
	"Adam, full batch, update noise": "Adam, lote completo, ruido del cambio",
	"Adam, weight noise 0.01": "Adam, ruido de los pesos 0,01",
	"AdamW to init": "AdamW hacia los pesos iniciales",
	trained: "entrenada",
	untrained: "sin entrenar",
	plain: "sin filtro",
	"cross-entropy": "entropía cruzada",
	perpendicular: "perpendiculares",
	"the run": "la ejecución",
};
