// The lenses on geometry, weights, training and the landscape of the loss, in Spanish.

import type { LensWords } from "./studies-catalogue";

const GEOMETRY = "Geometría";
const WEIGHTS = "Pesos";
const TRAINING = "Entrenamiento";
const LANDSCAPE = "Paisaje";

export const esShapeWords: Record<string, LensWords> = {
	topology: {
		group: GEOMETRY,
		label: "Lazos (topología)",
		help: "A qué distancia la nube de símbolos se une en trozos y forma lazos: un punto muy por encima de la diagonal es un anillo que perdura.",
		why: [
			"Alrededor de los puntos, uno por símbolo, crecen bolas. Los trozos se unen cuando las bolas se tocan (H0), y un anillo de bolas es un lazo (H1) desde la distancia a la que se cierra hasta aquella a la que se llena. Un único círculo de residuos sería un lazo que vive desde casi 0 hasta casi 1,75 radios; los puntos al azar tienen muchos que se cierran poco después de abrirse.",
			"Es una imagen del final, no un aviso: en el análisis del propio artículo, la exactitud cambia unos mil pasos antes que la topología. Una red que usa cinco frecuencias está sobre una curva cerrada que da vueltas por cinco círculos, así que su lazo más largo es mucho más corto que el de un solo círculo. El artículo no dice cómo normaliza: dividir por la distancia cuadrática media al centro es una decisión nuestra, de modo que solo los cambios dentro de una ejecución se pueden comparar con los suyos. También son nuestros los planos: el de dos componentes, o los de las frecuencias clave. En el plano de su frecuencia más fuerte, toda nube se parece un poco a un anillo, también una aleatoria.",
		],
		options: {
			cloud: {
				label: "Puntos",
				help: "Qué es un punto de la nube, uno por símbolo.",
				choices: {
					embedding: {
						label: "incrustación",
						help: "Las filas de la incrustación; en un MLP, los pesos que leen a.",
					},
					unembedding: {
						label: "salida",
						help: "Las columnas de la matriz que produce los logits.",
					},
					hidden: {
						label: "estados ocultos por respuesta",
						help: "La media de lo que lee la matriz de salida sobre todos los pares con el mismo a ∘ b.",
					},
				},
			},
			space: {
				label: "Espacio",
				help: "En qué espacio se miden las distancias.",
				choices: {
					all: { label: "todas las direcciones", help: "Como en el artículo." },
					plane: {
						label: "plano de dos componentes",
						help: "Las dos direcciones en que más varían los puntos.",
					},
					keys: {
						label: "planos de las frecuencias clave",
						help: "Solo las direcciones en que están los cosenos y senos de las claves del momento.",
					},
					key: {
						label: "plano de la frecuencia más fuerte",
						help: "Solo las direcciones del coseno y el seno de la frecuencia más fuerte de los puntos.",
					},
				},
			},
		},
	},
	ildr: {
		group: GEOMETRY,
		label: "Grupos de estados ocultos (ILDR)",
		help: "Si los pares con la misma respuesta se parecen dentro de la red: la razón sube cuando cada respuesta tiene un lugar propio.",
		why: [
			"Los estados ocultos son lo que lee la matriz de salida. ILDR divide la distancia cuadrática media entre las medias de dos respuestas por la de un par a la media de su propia respuesta. Está publicado para pares ocultos: se da el aviso cuando la razón supera por primera vez 2,5 veces un valor de referencia, unos cientos de pasos antes de que suba la exactitud.",
			"Una sola instantánea no tiene valor de referencia: a lo largo de la ejecución, el aviso se dibuja con su umbral. El publicado, el del paso 3000, no dice nada de las ejecuciones que entienden antes; el paso en que los pares de entrenamiento están memorizados (99 %) es nuestra propuesta. La antelación fue positiva con menos del 40 % de la tabla para entrenar, y con más desaparecía o se invertía, y parar en el aviso dejaba exactitudes del 7 % al 99 %: es una señal temprana, no una prueba. Usamos todas las filas de la parte elegida donde el artículo toma 1500; una respuesta con una sola fila cuenta como si no tuviera dispersión. La nube de puntos muestra como mucho 1500.",
		],
		options: {
			pairs: {
				label: "Pares",
				help: "De quién son los estados ocultos que se miran.",
				choices: {
					test: {
						label: "ocultos",
						help: "Como se publicó: pares con los que no se entrenó.",
					},
					train: {
						label: "de entrenamiento",
						help: "Donde también memorizar forma grupos.",
					},
				},
			},
		},
	},
	linear_probe: {
		group: GEOMETRY,
		label: "Sonda lineal de a ∘ b",
		help: "Con qué frecuencia un ajuste por mínimos cuadrados lee la respuesta en los estados ocultos de pares que no usó: si la red sabe más de lo que dice.",
		why: [
			"La matriz de salida es una manera de leer los estados ocultos; una sonda pregunta si existe alguna. Es una regresión ridge de los estados ocultos a las respuestas, resuelta de una vez, y propone la respuesta con mayor puntuación. Ajustada a la mitad de los pares ocultos, puede encontrar un orden que la propia lectura de la red aún no ha aprendido a usar.",
			"Ajustada a los pares de entrenamiento, repite sobre todo lo que hace la red: donde los estados ocultos memorizan, también lo hace la sonda. Siempre se puntúan pares ocultos a los que no se ajustó: todos o, cuando se ajusta a pares ocultos, uno de cada dos en el orden de la tabla. Los mínimos cuadrados confunden vecinos de un anillo que la red distingue, así que la puntuación es lo que se puede leer como mínimo; y dice que la respuesta se puede leer, no que la red la use: compara con una red aleatoria del mismo ancho. Las sondas publicadas leen dígitos de pasos de Collatz; la nuestra, su penalización, las mitades y el límite de 3000 pares para ajustar son decisiones nuestras.",
		],
		options: {
			fit: {
				label: "Ajustada a",
				help: "De qué pares aprende la sonda.",
				choices: {
					test: {
						label: "la mitad de los pares ocultos",
						help: "Uno de cada dos pares ocultos; se puntúa con los demás.",
					},
					train: {
						label: "los pares de entrenamiento",
						help: "Se puntúa con todos los pares ocultos.",
					},
				},
			},
			penalty: {
				label: "Penalización (potencia de 10)",
				help: "Penalización de los pesos de la sonda, como potencia de 10 de la varianza media de los estados ocultos.",
			},
		},
	},
	spectra: {
		group: WEIGHTS,
		label: "Espectros de los pesos",
		help: "Los autovalores de una matriz: lo que asoma sobre la masa aleatoria es estructura; lo que aún asoma tras barajar sus entradas es una trampa.",
		why: [
			"Las matrices aleatorias no tienen ningún autovalor muy por encima del borde de Marchenko y Pastur. El entrenamiento saca unos pocos de la masa y puede dar al resto una cola como una ley de potencias, cuyo exponente α está cerca de 2 en redes que generalizan y por debajo de 2 en muchas que sobreajustan. Si un autovalor destaca incluso tras barajar todas las entradas, hay entradas sueltas demasiado grandes: una trampa de correlación, publicada como señal de sobreajuste en ejecuciones muy largas.",
			"Con matrices de cien filas, α es aproximado: fíate de sus cambios, no de su segunda cifra. En nuestro preajuste más pequeño baja de 2 mientras la red memoriza y ahí se queda cuando generaliza, así que aquí no es un veredicto; y espera pocas trampas en ejecuciones de unos miles de pasos. La ola de rangos estables a través de las capas se vio en modelos de lenguaje de muchas capas; aquí se ven una o dos. La varianza de la masa es la de las entradas, se baraja una vez con semilla fija, y una trampa debe superar el mayor autovalor de todas las matrices aleatorias salvo una de cada mil: decisiones nuestras. Como se publicó, una trampa se prueba quitando su dirección de la matriz barajada, devolviendo todas las entradas a su sitio y comparando las respuestas (divergencia de Jensen-Shannon): una inofensiva apenas las cambia. Se publicó para entradas aleatorias; las nuestras son todos los pares. La distancia de los espectros barajados al azar (Kolmogórov y Smirnov) es nuestra, sin nivel de significación: los autovalores se repelen.",
		],
		options: {
			matrix: {
				label: "Matriz",
				help: "De quién son los autovalores de la primera imagen.",
				choices: {
					in: { label: "entrada del MLP" },
					out: { label: "salida del MLP" },
					Q: { label: "consulta (query)" },
					K: { label: "clave (key)" },
					V: { label: "valor (value)" },
					O: { label: "salida de la atención" },
					E: { label: "incrustación" },
					U: { label: "matriz de salida" },
				},
			},
			layer: {
				label: "Capa",
				help: "De qué capa, contando desde 0; la incrustación y la matriz de salida no tienen.",
			},
		},
	},
	pruning: {
		group: WEIGHTS,
		label: "Poda",
		help: "Pone a 0 los pesos más pequeños: cuanto más tarde cae la exactitud desde la izquierda, menos pesos llevan lo que la red sabe.",
		why: [
			"La poda por magnitud conserva los pesos más grandes, y después no se entrena. Toda puntuación que crezca con el tamaño de un peso, como su cuadrado o su raíz, quita los mismos pesos, así que hay una sola curva para todas: la meseta de la que parte el artículo, allí para un transformer de visión.",
			"Que una red que entiende soporte más poda que una que memoriza es plausible, y aquí puedes ponerlo a prueba: compara dos pasos de una ejecución. Se podan los pesos de las matrices; los sesgos, los factores y los desplazamientos se quedan. Una parte de todos los pesos (global) quita más a las matrices con las entradas más pequeñas; por matriz, quita la misma parte a cada una. Las proporciones de la curva son decisión nuestra, y también quitar en su lugar neuronas enteras de la última capa: primero las de pesos de salida más pequeños, o las de la frecuencia que menos neuronas siguen, lo que mira qué hacen las neuronas y no lo grandes que son.",
		],
		options: {
			sparsity: {
				label: "Proporción de ceros",
				help: "Parte de los pesos, o de las neuronas, que se pone a 0: los números son los de esta.",
			},
			scope: {
				label: "Qué se quita primero",
				help: "Pesos sueltos por su tamaño, o neuronas enteras de la última capa.",
				choices: {
					global: {
						label: "todas las matrices juntas",
						help: "Los más pequeños de todos los pesos.",
					},
					matrix: { label: "cada matriz", help: "La misma parte de cada matriz." },
					neurons: {
						label: "neuronas, por tamaño",
						help: "Neuronas enteras de la última capa, primero las de pesos de salida más pequeños.",
					},
					frequency: {
						label: "neuronas, por frecuencia",
						help: "Neuronas enteras de la última capa: primero las de la frecuencia que menos tiene, y en ella primero las menos explicadas.",
					},
				},
			},
		},
	},
	floor: {
		group: TRAINING,
		label: "Suelo numérico",
		help: "De cuántos pares de entrenamiento la red está demasiado segura para su precisión: donde su margen pasa la marca, el gradiente de la respuesta correcta es exactamente 0.",
		why: [
			"La entropía cruzada habitual calcula el gradiente de la respuesta correcta como su probabilidad menos 1. En 32 bits eso es exactamente 0 en cuanto su logit aventaja en 23 ln 2 = 15,94 nats, mientras que los gradientes de las respuestas falsas son pequeños pero no 0: ya no suman 0, y la columna media de la matriz de salida y el estado oculto medio crecen juntos hasta que su coseno está cerca de −1. Cuando los márgenes vuelven a bajar, la memoria de Adam está vacía y el siguiente paso es enorme: una catapulta (slingshot), o pico de la pérdida.",
			"Qué se cumple de esto depende de la pérdida de la ejecución. La entropía cruzada exacta y StableMax no tienen ese suelo, y los gradientes hechos para sumar 0 eliminan la deriva pero no el suelo. Aquí los gradientes se calculan con la pérdida y el redondeo de la propia ejecución, pero las sumas pueden ir en otro orden que en sus núcleos fusionados o de GPU, de modo que pueden diferir los pares a menos de un factor de dos del umbral. El mayor cambio de un peso en un paso hace las veces del lr/(√v + ε) del artículo: el nuestro contiene además el gradiente y el decaimiento, y solo se conoce donde se guardó la memoria del optimizador.",
		],
		options: {},
	},
	spectral_edge: {
		group: TRAINING,
		label: "Borde espectral de los cambios",
		help: "En cuántas direcciones se mueve el entrenamiento y qué hace la más fuerte a cada par: busca el momento en que el cuadrado moteado se ordena en franjas.",
		why: [
			"Los cambios de una ventana son vectores; los autovalores de sus productos dicen cuántas direcciones comparten, y el borde está donde se interrumpen. Mover un poco los pesos en una de esas direcciones cambia el estado oculto de cada par: una dirección que aprende un algoritmo cambia por igual los pares con el mismo a ∘ b, lo que da franjas en el orden adecuado y una sola barra alta en la base adecuada.",
			"Como se publicó: solo las matrices de atención, un paso de 0,005 de su longitud, el cambio al cuadrado, su media sobre cada grupo de pares y la mayor parte F de una frecuencia. Nuestro: la ventana empieza en el paso mostrado en vez de acabar en él, ya que un punto de control no guarda pasado; una frecuencia y su negativa cuentan como una; una dirección apunta hacia donde va el entrenamiento; de un MLP se toman todos los pesos. 2/M es la parte de una barra si todas son iguales: con puro ruido, la mayor es varias veces eso, y una F poco por encima del azar no prueba nada. El artículo complementario sigue cada matriz de atención a lo largo de una ejecución entera y encuentra del 68 % al 82 % de la varianza en una componente; aquí es la de la ventana, donde un paseo aleatorio tendría el 61 % y una línea recta toda.",
		],
		options: {
			basis: {
				label: "Grupos",
				help: "Cómo se agrupan los pares; con logaritmos, la tabla está en su orden.",
				choices: {
					add: { label: "a + b" },
					sub: { label: "a − b" },
					dlog: { label: "log a + log b" },
					quotient: { label: "log a − log b" },
				},
			},
			window: { label: "Ventana", help: "Número de cambios." },
			direction: { label: "Dirección", help: "Qué dirección; la más fuerte es la 1." },
		},
	},
	implicit_decay: {
		group: TRAINING,
		label: "Decaimiento implícito de pesos",
		help: "El decaimiento de pesos que aparenta el próximo cambio: con lotes completos, justo el que está puesto; con otros, lo que añade el azar.",
		why: [
			"El entrenamiento tira de los pesos hacia cero no solo por el decaimiento de pesos: también pueden hacerlo los lotes, el dropout y el ruido. Lo que el cambio tiene de más respecto al que pide la pérdida sola se compara con un tirón en la dirección de los pesos: λ̂ = −⟨Δθ/η + P∇L, θ⟩/‖θ‖².",
			"Nuestro: P∇L es el paso que daría el optimizador de la propia ejecución, con todo lo que recuerda, para el gradiente de todos los pares de entrenamiento sin dropout ni ruido en los pesos. Así el momento no forma parte de λ̂, y el decaimiento desacoplado con lotes completos da λ̂ = λ, salvo redondeo; el decaimiento por el gradiente da el decaimiento desacoplado al que equivale. Un lote dice poco: la media de varios dice lo que hacen los lotes por término medio, con su error típico, y solo para este paso, ya que lo que los lotes anteriores dejaron en la memoria se da por hecho. Donde se explica poco, el cambio difiere del de la pérdida por algo más que un tirón hacia cero.",
		],
		options: {
			batches: { label: "Lotes", help: "Sobre cuántos lotes se toma la media." },
		},
	},
	commutator: {
		group: LANDSCAPE,
		label: "Defecto del conmutador",
		help: "Cuánto dependen de su orden dos pasos con dos lotes: busca una subida antes que la de la exactitud de prueba.",
		why: [
			"Aprende el lote A y luego el B, o el B y luego el A: en un paisaje con la misma pendiente en todas partes, ambos caminos acaban en el mismo lugar. La distancia entre los dos finales, dividida por las longitudes de ambos pasos, es grande donde la pendiente gira deprisa. Según lo publicado, sube de 600 a 1600 pasos antes de generalizar, en ejecuciones que generalizan.",
			"Como se publicó: pasos de gradiente sin más con η = 1e-3 y la mediana de nueve pares de lotes. En primer orden, el número no depende del paso; pero los pasos pequeños se ahogan en el redondeo de los números de 32 bits, y las redes ReLU no tienen curvatura, solo aristas, de las que un paso pequeño encuentra pocas: ahí el número baja cuando los pasos crecen. Compáralo entre pasos de una ejecución, no entre redes; la otra opción hace que cada paso sea una milésima de la longitud de los pesos. Nuestro: lotes de 512 pares, o la mitad de los pares de entrenamiento si son menos, sin reemplazo y los mismos en cada mirada. Una subida no prueba que después se generalice: mira también una ejecución que nunca lo hace.",
		],
		options: {
			step: {
				label: "Paso",
				help: "Hasta dónde se sigue cada gradiente.",
				choices: {
					published: { label: "η = 1e-3", help: "La tasa de aprendizaje publicada." },
					scaled: {
						label: "una milésima de los pesos",
						help: "Igual de largo para cada lote, por pequeño que sea su gradiente.",
					},
				},
			},
		},
	},
	sharpness: {
		group: LANDSCAPE,
		label: "Agudeza",
		help: "Cuánto puede subir la pérdida de entrenamiento en una caja diminuta alrededor de los pesos: se ha visto que los lugares llanos generalizan mejor.",
		why: [
			"Diez direcciones al azar abren una caja pequeña alrededor de los pesos; φ es la subida de la pérdida en el punto más alto que se encuentra en ella, en tanto por ciento de 1 + pérdida. Sobre 20 redes entrenadas en S₅, Power et al. dan una correlación de rangos de −0,80 entre φ y la exactitud de validación.",
			"Como en su código: direcciones con coordenadas uniformes llevadas a longitud 1, su pseudoinversa, la caja ε(|A⁺θ| + 1) y diez iteraciones. Nuestro: BFGS proyectado en vez de L-BFGS-B, todos los pares de entrenamiento a la vez y las mismas direcciones en cada mirada. Con ε = 1e-3, la caja llega a unos 0,003, de modo que una subida puede quedar por debajo del redondeo de la pérdida en 32 bits, alrededor de 1e-7 de ella; φ depende de la escala de los pesos, y comparar con ella redes de distinto tamaño no dice nada.",
		],
		options: {
			epsilon: { label: "ε", help: "Tamaño de la caja." },
		},
	},
	curvature: {
		group: LANDSCAPE,
		label: "Curvatura",
		help: "La curvatura más pronunciada y la más descendente de la pérdida de entrenamiento, y la suma de todas: mira cómo cambian mientras generaliza.",
		why: [
			"Los autovalores de la hessiana dicen cómo gira la pendiente en cada dirección: el mayor limita los pasos que puede dar el descenso de gradiente sin más, uno negativo es una dirección en que la pérdida se curva hacia abajo, y la traza es la suma de todos.",
			"Los productos con la hessiana son diferencias de gradientes en dos puntos, a una milésima de la longitud de los pesos a cada lado. El método de Lanczos hace de ellos barras, de las que las extremas se acercan a autovalores verdaderos, dentro del error que se indica; las de en medio solo esbozan el espectro. La traza es la estimación de Hutchinson con unos pocos vectores al azar. La pérdida es la de 1024 pares de entrenamiento como mucho. Las redes ReLU tienen aristas en vez de curvatura: ahí son números de este paso finito. La curvatura depende de la escala de los pesos, y lo que es llano no tiene por qué generalizar.",
		],
		options: {
			products: {
				label: "Productos",
				help: "Número de productos con la hessiana: con más, se afinan más extremos del espectro.",
			},
		},
	},
	alignment: {
		group: LANDSCAPE,
		label: "Alineación de centroides",
		help: "El coseno entre la incrustación de un par y la dirección en que crece la suma de sus logits: según lo publicado, sube con el grokking.",
		why: [
			"Una red con neuronas lineales a trozos corta sus entradas en regiones; el gradiente de la suma de sus logits en una entrada es el centroide de la región de esa entrada. GrokAlign sostiene que una red generaliza donde los centroides se alinean con sus entradas, y entrena para ello.",
			"Como en el código de los autores, una entrada son las incrustaciones de los tokens del par antes de las posiciones, todas en un vector, y se siguen el coseno medio, el menor y el mayor. Nuestro: una muestra de pares en vez de todos; se omiten los pares con a = b, ya que entonces ambos comparten una fila de la incrustación; se omiten los tokens que no están en ningún ejemplo; de un MLP, la entrada son las dos filas de su primera matriz. Softmax ignora la suma de los logits, así que la alineación por sí sola no prueba nada sobre las respuestas: en la red por defecto se midió una media de 0,09 al principio y de unos −0,14 tanto memorizada como generalizada.",
		],
		options: {
			sample: {
				label: "Muestra",
				help: "Número de pares de entrenamiento y de pares ocultos.",
			},
		},
	},
	tangent_kernel: {
		group: LANDSCAPE,
		label: "Núcleo tangente",
		help: "Autovalores del núcleo de la suma de logits: una sola barra alta significa que un paso mueve todos los pares por igual.",
		why: [
			"Dos pares cuyas salidas dependen de los pesos de la misma manera se aprenden juntos. El núcleo de los productos de los gradientes dice en qué medida: las direcciones con autovalores grandes se aprenden deprisa, y en las pequeñas nada se mueve. Litman y Guo distinguen generalizar de memorizar por estas dos partes.",
			"Nuestro: la suma de los logits de un par representa todas sus salidas, lo que cuesta un gradiente por par en vez de uno por logit; softmax ignora esa suma, así que esto dice cómo comparten pesos los pares, no qué se responde. 64 pares de toda la tabla, los mismos en cada mirada; autovalores como partes de su suma; el rango efectivo es la exponencial de su entropía (Roy y Vetterli 2007). En la red por defecto se midió que sube de 3 a 30 mientras memoriza y baja despacio a 19 mientras generaliza: aquí distingue aprender de no aprender, y apenas lo uno de lo otro.",
		],
		options: {
			lengths: {
				label: "Gradientes",
				help: "Tan largos como son, o cada uno tan largo como los demás.",
				choices: {
					raw: { label: "tal como son", help: "El núcleo mismo." },
					cosine: {
						label: "de longitud 1",
						help: "Sus cosenos, en los que no domina ningún gradiente largo.",
					},
				},
			},
		},
	},
};
