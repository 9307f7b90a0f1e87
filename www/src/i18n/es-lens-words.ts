// The lenses on what a network says and how it computes, in Spanish.

import type { LensWords, OptionWords } from "./studies-catalogue";

const ANSWERS = "Respuestas";
const EMBEDDING = "Incrustación";
const PROGRESS = "Progreso";
const NEURONS = "Neuronas";

const SIDE: OptionWords = {
	label: "Lado",
	help: "Por donde entran los símbolos o por donde salen las respuestas.",
	choices: {
		embedding: { label: "incrustación", help: "El vector en que se convierte cada símbolo." },
		unembedding: { label: "salida", help: "Cómo habla cada neurona en favor de cada símbolo." },
	},
};

const KEYS: OptionWords = {
	label: "Frecuencias clave",
	help: "Por ejemplo 14, 35, 41; vacío, claves del momento: las de los pesos en este paso, que no son la medida publicada. Esa usa las de la red final (el protocolo de Nanda).",
};

const PLAIN = "0, 1, 2, …";
const AS_SUM = "como suma";

export const esLensWords: Record<string, LensWords> = {
	answers: {
		group: ANSWERS,
		label: "Tabla de respuestas",
		help: "Todos los pares a la vez: memorizar llena las celdas mostradas, entender llena el resto.",
		why: [
			"Cada celda es una pregunta. Mientras la red memoriza, los aciertos solo aparecen esparcidos por las celdas de entrenamiento; cuando entiende, diagonales enteras de celdas nunca vistas se vuelven correctas a la vez, porque lo que ha aprendido trata de a ∘ b y no de celdas.",
			"En el orden de los logaritmos discretos, la tabla de una multiplicación es la de una suma. La confianza y la pérdida muestran lo que el acierto y el error ocultan: quien memoriza puede estar seguro de un disparate.",
		],
		options: {
			show: {
				label: "Mostrar",
				help: "Qué significa el color de una celda.",
				choices: {
					right: { label: "acierto o error" },
					answer: { label: "su respuesta" },
					confidence: { label: "confianza" },
					loss: { label: "pérdida" },
				},
			},
			order: {
				label: "Orden",
				help: "Orden de los símbolos en ambos lados.",
				choices: { plain: { label: PLAIN }, group: { label: AS_SUM } },
			},
		},
	},
	example: {
		group: ANSWERS,
		label: "Un ejemplo, paso a paso",
		help: "Qué hace la red con un par: adónde mira, qué neuronas hablan en favor de la respuesta correcta, cuán segura está.",
		why: [
			"Las curvas son medias de miles de pares; aquí está uno de ellos. Las cabezas llevan a y b adonde se lee la respuesta, las neuronas mezclan los dos y los logits suman lo que dicen las neuronas. Mueve el cursor y compara un par de entrenamiento con uno nunca visto: una red que solo ha memorizado responde al primero y no al segundo; en una que entiende, a los dos les va igual.",
			"Lo que una neurona dice en favor de una respuesta es su actividad por su peso hacia ese logit, menos su media sobre todas las respuestas, de la que no depende ninguna probabilidad. Sin LayerNorm detrás, las partes de las neuronas y el resto suman exactamente el total; una LayerNorm se deja fuera. La última imagen es el gradiente de la pérdida de este par, no el cambio que hace el optimizador.",
		],
		options: {
			a: {
				label: "a",
				help: "Primer operando: un símbolo por su número, desde 0. En la página, pulsar una celda de la tabla de respuestas elige los dos.",
			},
			b: { label: "b", help: "Segundo operando: un símbolo por su número, desde 0." },
		},
	},
	logits: {
		group: ANSWERS,
		label: "Logits",
		help: "De qué frecuencias de a ∘ b se componen los logits: en una red que entiende, de unos pocos cosenos.",
		why: [
			"La red que entiende calcula logit(c) = Σ α·cos(w·(a + b − c)) sobre unas pocas frecuencias w = 2πk/p. Todas alcanzan su máximo en la respuesta correcta; en las demás se anulan entre sí. Las barras son la energía de los logits en cada frecuencia de la suma, y las partes dicen cuánto de la varianza de los logits explica una función así.",
			"La parte trigonométrica es la de los logits de todos los pares en torno a su media; la de los cosenos se toma tras quitar la media de cada par sobre las respuestas, de la que no depende ninguna probabilidad. Una frecuencia sola acierta en todas partes, con un margen casi nulo; unas pocas juntas tienen uno utilizable. Más allá de un margen de 15,94, un gradiente en 32 bits es exactamente 0.",
		],
		options: { keys: KEYS },
	},
	embedding: {
		group: EMBEDDING,
		label: "Incrustación",
		help: "El vector de cada símbolo, uno por fila: el ruido se convierte en ondas que bajan por las columnas.",
		why: [
			"Estos son los números con los que la red tiene que trabajar: todo lo que sabe de un símbolo está en su fila. Las filas de quien memoriza parecen aleatorias. Donde se entiende una suma, una columna leída de arriba abajo es una mezcla de unas pocas ondas.",
			"Las direcciones de este espacio no tienen nombre, así que una sola columna significa poco; el espectro y los círculos muestran las mismas ondas de un modo que no depende de la elección de los ejes.",
		],
		options: {
			side: SIDE,
			order: {
				label: "Orden",
				help: "Orden de los símbolos de arriba abajo.",
				choices: {
					plain: { label: PLAIN, help: "Según su número." },
					group: { label: AS_SUM, help: "Para × y ÷, por logaritmo discreto." },
				},
			},
		},
	},
	spectrum: {
		group: EMBEDDING,
		label: "Espectro de Fourier",
		help: "Cuánto de los vectores de los símbolos hay en cada frecuencia: el ruido es plano, entender son unas pocas barras.",
		why: [
			"Una red que entiende a + b guarda cada residuo como ángulos: cos y sen de 2πka/p para unas pocas frecuencias clave k. En el espectro de su incrustación, estas destacan mucho antes de que las respuestas sean correctas. Las mismas frecuencias tienen que aparecer en el otro lado, donde las neuronas hablan en favor de respuestas (W_L = W_out·W_U).",
			"Para × y ÷, los residuos sin el 0 se toman en el orden de sus logaritmos discretos, en el que estas operaciones son sumas. Las barras son longitudes al cuadrado. El coeficiente de Gini es el de las longitudes, una por frecuencia; el artículo no dice si cosenos y senos cuentan por separado.",
		],
		options: { side: SIDE },
	},
	circles: {
		group: EMBEDDING,
		label: "Círculos",
		help: "Los símbolos en el plano de una frecuencia, unidos en su orden: una nube se convierte en un anillo.",
		why: [
			"Para una frecuencia clave k, la red coloca el símbolo a en el ángulo 2πka/p. Proyectados sobre el plano de esa frecuencia y unidos en el orden en que cuenta k, los símbolos dan una vuelta a un círculo. Sumar dos símbolos es entonces sumar dos ángulos.",
			"Un plano ajustado al ruido también mostraría un anillo, ya que cada símbolo participa en él. Por eso cada símbolo se dibuja en el plano que forman todos los demás: el ruido sigue siendo una nube. Es una decisión nuestra; las componentes principales están para comparar, y mezclan frecuencias de fuerza parecida.",
		],
		options: {
			rank: {
				label: "Frecuencia, por su fuerza",
				help: "1 es la frecuencia más fuerte de la incrustación; 2, la siguiente.",
			},
			plane: {
				label: "Plano",
				help: "El plano de la frecuencia, o el de las dos componentes principales.",
				choices: {
					frequency: {
						label: "de la frecuencia",
						help: "Cada símbolo en el plano que forman todos los demás.",
					},
					pca: {
						label: "componentes principales",
						help: "Las direcciones en que más varían los vectores.",
					},
				},
			},
			side: SIDE,
		},
	},
	output_map: {
		group: EMBEDDING,
		label: "Mapa de las respuestas",
		help: "Los vectores de salida de todas las respuestas en un plano: la estructura aparece como cadenas y grupos.",
		why: [
			"Power et al. dibujaron las filas de la capa de salida con t-SNE. Para la suma módulo 97 unieron c con c + 8 y colorearon según c mod 8: las cadenas mostraban que la red sabía qué respuestas están cerca unas de otras en el círculo. Para S₅ encontraron las clases laterales de un subgrupo de 10 elementos, generado por (0 3)(1 4) y (1 2)(3 4), o de uno conjugado: las permutaciones se colorean según las clases laterales que mejor encajan.",
			"t-SNE conserva los vecinos y nada más: las distancias entre grupos, y sus tamaños, significan poco, y su mapa depende de la perplejidad. Las componentes principales conservan distancias y muestran menos. El salto de 8 es el suyo para p = 97; qué salto forma una cadena depende de las frecuencias clave.",
		],
		options: {
			method: {
				label: "Método",
				help: "Cómo se llevan los vectores a un plano.",
				choices: {
					tsne: { label: "t-SNE", help: "Los vecinos siguen siendo vecinos." },
					pca: {
						label: "componentes principales",
						help: "Las distancias se conservan hasta donde permite un plano.",
					},
				},
			},
			stride: {
				label: "Unir c con c +",
				help: "0 no une nada; los colores se repiten con este salto. Las permutaciones no se unen.",
			},
			perplexity: {
				label: "Perplejidad",
				help: "Cuántos vecinos tiene más o menos una respuesta; solo para t-SNE.",
			},
		},
	},
	representations: {
		group: EMBEDDING,
		label: "Representaciones de S₅",
		help: "Para permutaciones: cuánto de los vectores hay en cada representación irreducible, el espectro de Fourier de un grupo que no conmuta.",
		why: [
			"Lo que los cosenos son para la suma, las representaciones irreducibles lo son para un grupo: las partes en que se descompone toda función sobre él. S₅ tiene siete, de dimensiones 1, 1, 4, 4, 5, 5 y 6. Se ha visto que las redes que aprenden sus productos usan pocas de ellas.",
			"La energía en una representación de dimensión d es la de la proyección con su carácter. Una incrustación aleatoria tiene d²/120, que se muestra al lado: busca barras muy por encima. Para otras operaciones no hay nada que mostrar.",
		],
		options: { side: SIDE },
	},
	progress: {
		group: PROGRESS,
		label: "Medidas de progreso",
		help: "La pérdida solo con las frecuencias clave, y sin ellas: la primera baja y la segunda sube antes de que se mueva la pérdida de prueba.",
		why: [
			"Si de los logits se conservan solo las frecuencias clave, la pérdida muestra lo bueno que es ya el circuito con el que se entiende (pérdida restringida, «restricted loss»). Si se quitan, muestra cuánto sigue memorizado (pérdida excluida, «excluded loss», en pares de entrenamiento). A lo largo de una ejecución distinguen tres fases: memorizar, formar el circuito mientras parece que no pasa nada, y limpiar.",
			"Las medidas publicadas toman en cada paso las frecuencias clave de la red final (el protocolo de Nanda): dalas cuando la ejecución haya terminado. Si no se da ninguna, son claves del momento, las de los pesos en el paso mostrado: otra medida, que se puede seguir mientras la ejecución avanza. Las fases a lo largo de la ejecución son una heurística nuestra, que dice su regla; el artículo trazó las suyas a ojo. Si casi todas las frecuencias son clave, como en una red aleatoria, la pérdida restringida solo dice hasta qué punto los logits dependen de la suma.",
		],
		options: { keys: KEYS },
	},
	ablation: {
		group: PROGRESS,
		label: "Ablación a mano",
		help: "Conserva solo algunas frecuencias de la incrustación, o quítalas, y haz funcionar la red: se apoya en lo que no puede perder.",
		why: [
			"Un espectro muestra lo que hay; quitarlo muestra lo que se usa. La incrustación de quien memoriza puede perder unas pocas frecuencias cualesquiera sin apenas notarlo, y con esas solas está perdida. La red que entiende conserva sus respuestas con sus frecuencias clave solas, y sin ellas las pierde todas.",
			"Las frecuencias se quitan de los vectores de los símbolos, cuya media se conserva, y la red funciona tal como está. Las ablaciones publicadas actúan sobre los logits o sobre las neuronas; son la pérdida restringida y la excluida.",
		],
		options: {
			do: {
				label: "Qué hacer",
				help: "Con las frecuencias clave.",
				choices: {
					keep: {
						label: "conservar solo estas",
						help: "Se quitan todas las demás frecuencias.",
					},
					remove: { label: "quitar estas", help: "Se conservan todas las demás frecuencias." },
				},
			},
			keys: KEYS,
		},
	},
	neurons: {
		group: NEURONS,
		label: "Neuronas",
		help: "La frecuencia que sigue cada neurona, y la actividad de una para cada par: las motas se convierten en ondas.",
		why: [
			"Una neurona de la red que entiende se activa en ondas de una sola frecuencia k, como función de a, de b y de ambos. Cuánto de su varianza está en los productos de cosenos y senos de esa frecuencia dice lo bien descrita que queda; el umbral publicado es el 85 %.",
			"Las frecuencias son ganadoras, una por neurona: también en una red aleatoria gana alguna, con un pequeño porcentaje de la varianza. Mira las proporciones, no solo los recuentos.",
		],
		options: {
			rank: {
				label: "Neurona, por lo bien que se explica",
				help: "1 es la neurona que una sola frecuencia explica mejor.",
			},
		},
	},
	attention: {
		group: NEURONS,
		label: "Atención",
		help: "Cuánto mira una cabeza a una posición desde donde se lee la respuesta, para cada par: se vuelve periódico.",
		why: [
			"Una cabeza de la última capa decide, desde donde se lee la respuesta, cuánto tomar de a y cuánto de b. En la red que entiende, la diferencia de sus dos puntuaciones es una onda de una frecuencia de a menos la misma onda de b, y el patrón, un tejido de ambas.",
			"La diferencia de puntuaciones es exactamente el logaritmo de la razón entre las dos atenciones. La periodicidad es la de su media sobre b como función de a: la parte de su varianza que está en su frecuencia más fuerte. Una red aleatoria también tiene una frecuencia más fuerte, con una parte pequeña.",
		],
		options: {
			head: { label: "Cabeza", help: "Cabezas de la última capa, desde 0." },
			position: {
				label: "Posición",
				help: "Posición a la que se mira, desde 0: donde está a.",
			},
		},
	},
};
