// The signs of the records, in Spanish.

import type { SignalWords } from "./signals";

export const signals: SignalWords = {
	signs: {
		test_loss: {
			label: "la pérdida de prueba ha bajado de su pico",
			help: "Lo que cualquiera ve en la curva: toda otra señal tiene que superarlo.",
		},
		test_accuracy: {
			label: "la exactitud de prueba se ha doblado",
			help: "La cantidad misma, el doble de lo que era al memorizar: lo otro que hay que superar.",
		},
		restricted: {
			label: "pérdida restringida (claves del momento)",
			help: "Pérdida de prueba con las frecuencias clave solas, las de los pesos del mismo paso; publicada con las de la red final, que nadie conoce a tiempo.",
		},
		excluded: {
			label: "pérdida excluida (claves del momento)",
			help: "Pérdida de entrenamiento sin las frecuencias clave, las de los pesos del mismo paso: sube cuando la memorización cede.",
		},
		ildr: {
			label: "grupos de estados ocultos (ILDR)",
			help: "Distancia entre los estados ocultos de las respuestas frente a su dispersión, en pares ocultos; el factor es el publicado, la referencia allí es el paso 3000.",
		},
		weight_norm: {
			label: "norma de los pesos",
			help: "Suma de los pesos al cuadrado por debajo de 0,75² de su referencia; publicada con 0,75 para la suma de las normas de los tensores.",
		},
		gini: {
			label: "coeficiente de Gini de la incrustación",
			help: "Lo desigual que es el reparto de la incrustación entre frecuencias.",
		},
		entropy: {
			label: "entropía espectral de la incrustación",
			help: "Un bit menos es la mitad de frecuencias en uso.",
		},
		neurons: {
			label: "parte media de una frecuencia en las neuronas",
			help: "Cuánto de la varianza de una neurona explica, por término medio, su mejor frecuencia.",
		},
		logits: {
			label: "parte de los logits que depende de la suma",
			help: "Cuánto de la varianza de los logits sobre todos los pares, entrenados o no, depende solo de a ∘ b.",
		},
		h1_max: {
			label: "lazo más largo de la incrustación (H1 max)",
			help: "Vida del lazo más largo de la nube de símbolos; sus autores vieron que sigue a la exactitud.",
		},
	},
	rules: { baseline: "referencia", peak: "pico" },
};
