// What the engine says of its settings, in Spanish.

import type { CatalogueWords } from "./catalogue";

export const esFields: CatalogueWords["fields"] = {
	"task.operation": {
		label: "operación",
		help: "Lo que la red ha de calcular a partir de a y b, módulo p.",
	},
	"task.p": {
		label: "módulo p",
		help: "Los números van de 0 a p − 1 y vuelven a empezar. La división necesita un primo.",
		needs: "operaciones con residuos",
	},
	"task.expression": {
		label: "fórmula",
		help: "Tu propia a ∘ b módulo p: + − × ÷ ^ mod, comparaciones, even(…), odd(…), and, or, not, if … then … else …, con a, b y p.",
		needs: "la operación «custom»",
	},
	"task.table": {
		label: "tabla",
		help: "Tu propia tabla de respuestas: n filas de n números de 0 a n − 1, comprimida.",
		needs: "la operación «table»",
	},
	"task.train_fraction": {
		label: "fracción de entrenamiento",
		help: "Parte de la tabla de respuestas que la red puede ver. Con menos, entiende más tarde o nunca.",
	},
	"task.holdout": { label: "pares ocultos", help: "Qué pares no ve la red." },
	"task.labels": {
		label: "respuestas",
		help: "Lo que se le dice a la red: las respuestas correctas, o unas al azar como control.",
	},
	"task.wrong_labels": {
		label: "respuestas falsas",
		help: "Este número de pares de entrenamiento recibe la respuesta de otro par.",
		unit: "pares",
		needs: "las respuestas de la operación",
	},
	"model.architecture": { label: "arquitectura", help: "El tipo de red." },
	"model.n_layers": {
		label: "capas",
		help: "Atención y MLP forman una capa de un transformer; un MLP tiene ese número de capas ocultas.",
	},
	"model.d_model": {
		label: "ancho d_model",
		help: "Tamaño del flujo residual: cuántos números describen un token.",
		needs: "un transformer",
	},
	"model.n_heads": {
		label: "cabezas",
		help: "Cabezas de atención; el ancho debe ser un múltiplo de ellas.",
		needs: "un transformer",
	},
	"model.d_mlp": {
		label: "d_mlp",
		help: "Neuronas de una capa; en un transformer, normalmente cuatro veces el ancho.",
		unit: "neuronas",
	},
	"model.tokens": {
		label: "tokens",
		help: "Cómo se escribe un par para la red.",
		needs: "un transformer",
	},
	"model.logits": {
		label: "logits para",
		help: "Lo que la red puede responder.",
		needs: "un transformer entre cuyos tokens haya signos que no son respuestas",
	},
	"model.positions": {
		label: "posiciones",
		help: "Cómo sabe un token dónde está.",
		needs: "un transformer",
	},
	"model.norm": {
		label: "LayerNorm",
		help: "Dónde se llevan las activaciones a media 0 y varianza 1, o con RMSNorm a un cuadrado medio de 1, si es que se hace.",
		needs: "un transformer",
	},
	"model.final_norm": {
		label: "LayerNorm final",
		help: "Una más, de la misma clase, antes de los logits.",
		needs: "un transformer",
	},
	"model.activation": { label: "activación", help: "Lo que una neurona hace con su entrada." },
	"model.biases": {
		label: "sesgos",
		help: "Qué productos lo tienen; en un MLP: las capas ocultas, ninguna, o también los logits.",
	},
	"model.causal": {
		label: "máscara causal",
		help: "Un token solo atiende a los anteriores.",
		needs: "un transformer de más de una capa y tokens que no fijan quién ve a quién",
	},
	"model.tied": {
		label: "incrustación compartida",
		help: "La matriz de salida es la de incrustación, transpuesta.",
		needs: "un transformer",
	},
	"model.dropout": {
		label: "dropout",
		help: "Parte de lo que atención y MLP suman al flujo residual que se descarta al azar al entrenar.",
	},
	"model.init": {
		label: "pesos iniciales",
		help: "Su distribución. Decide cuándo generaliza la red tanto como el optimizador.",
	},
	"model.init_scale": {
		label: "escala inicial α",
		help: "Multiplica los pesos iniciales. Por encima de 1 entiende más tarde; por debajo de 1, antes.",
	},
	"optimizer.method": { label: "optimizador", help: "La regla que cambia los pesos." },
	"optimizer.lr_peak": {
		label: "tasa de aprendizaje",
		help: "Tamaño de un paso tras el calentamiento. Si es muy grande, la pérdida da saltos; si es muy pequeña, no pasa nada en mucho tiempo.",
	},
	"optimizer.weight_decay": {
		label: "decaimiento de pesos λ",
		help: "(Weight decay.) Tira de cada peso hacia 0: θ ← θ(1 − lr·λ) en cada paso. Sin él, entender puede tardar mil veces más.",
	},
	"optimizer.decay": {
		label: "decaimiento",
		help: "Hacia dónde tira el decaimiento de pesos.",
		needs: "decaimiento de pesos y un optimizador que no sea Adam",
	},
	"optimizer.beta1": {
		label: "β₁",
		help: "Memoria de la media móvil de los gradientes.",
		needs: "un optimizador que no sea SGD",
	},
	"optimizer.beta2": {
		label: "β₂",
		help: "Memoria de la media móvil de los gradientes al cuadrado (de los gradientes, en Lion). Los artículos usan 0,98, no el habitual 0,999.",
		needs: "un optimizador que no sea SGD",
	},
	"optimizer.eps": {
		label: "ε",
		help: "Mantiene finito el cambio donde los gradientes se anulan. Con 1e-5 desaparecen los picos tardíos de la pérdida.",
		needs: "uno de la familia de Adam",
	},
	"optimizer.momentum": {
		label: "momento",
		help: "Memoria de la suma móvil de los gradientes.",
		needs: "SGD o Muon",
	},
	"optimizer.muon_lr": {
		label: "tasa de aprendizaje de Muon",
		help: "Tamaño de un paso para las matrices interiores de la red; los demás tensores conservan la suya.",
		needs: "Muon",
	},
	"optimizer.snr_softness": {
		label: "suavidad de la máscara",
		help: "Cuánto ruido puede tener un gradiente antes de que su peso se quede donde está.",
		needs: "Adam con máscara SNR",
	},
	"optimizer.warmup_steps": {
		label: "calentamiento",
		help: "Pasos en los que la tasa de aprendizaje sube desde 0. El primer paso, entonces, no cambia nada.",
		unit: "pasos",
	},
	"optimizer.schedule": {
		label: "programa",
		help: "La tasa de aprendizaje tras el calentamiento.",
	},
	"optimizer.clip_norm": {
		label: "recortar gradientes en",
		help: "Los gradientes más largos se acortan a esta norma.",
		null_label: "sin recorte",
	},
	"optimizer.filter": {
		label: "filtro de gradientes",
		help: "Lo que se hace con un gradiente antes de que lo vea la regla.",
	},
	"optimizer.filter_decay": {
		label: "memoria del filtro",
		help: "Memoria de la media móvil de gradientes que suma Grokfast.",
		needs: "Grokfast (EMA)",
	},
	"optimizer.filter_window": {
		label: "ventana del filtro",
		help: "Número de gradientes recientes en la media que suma Grokfast.",
		unit: "pasos",
		needs: "Grokfast (MA)",
	},
	"optimizer.filter_gain": {
		label: "fuerza del filtro",
		help: "Por cuánto multiplica Grokfast la media: 2 para la media móvil, 5 para la ventana, en el artículo.",
		needs: "Grokfast",
	},
	"optimizer.gradient_noise": {
		label: "ruido del gradiente",
		help: "Desviación típica de lo que se suma a cada gradiente.",
	},
	"optimizer.update_noise": {
		label: "ruido del cambio",
		help: "Desviación típica de lo que se suma a cada cambio, antes de la tasa de aprendizaje.",
	},
	"optimizer.weight_noise": {
		label: "ruido de los pesos",
		help: "Desviación típica de lo que se suma a cada peso mientras se calcula un gradiente.",
	},
	loss: { label: "pérdida", help: "Lo que el entrenamiento hace pequeño." },
	"numerics.zero_sum": {
		label: "gradiente de suma cero",
		help: "Resta al gradiente de los logits su media: con entropía cruzada es 0, salvo redondeo.",
	},
	"numerics.precision": {
		label: "precisión de los logits",
		help: "Redondea los logits antes de la pérdida: decide lo pronto que deja de aprender una red segura.",
	},
	"train.batch_size": {
		label: "lote",
		help: "Pares por paso, como mucho. Nanda et al. los usan todos a la vez; Power et al., 512.",
		unit: "pares",
		null_label: "lote completo",
	},
	"train.sampling": {
		label: "muestreo",
		help: "Cómo se sacan los lotes.",
		needs: "lotes menores que la parte de entrenamiento",
	},
	"train.max_steps": {
		label: "parar tras",
		help: "La ejecución termina después de estos pasos.",
		unit: "pasos",
	},
	"train.eval_spacing": {
		label: "espacio entre evaluaciones",
		help: "La tabla entera se examina cada vez que el paso ha crecido en esta proporción: 0,02 son 115 veces por cada factor de diez.",
	},
	"seeds.split_seed": {
		label: "semilla del reparto",
		help: "Elige qué pares se muestran, y las respuestas falsas o al azar.",
	},
	"seeds.init_seed": { label: "semilla inicial", help: "Elige los pesos iniciales." },
	"seeds.batch_seed": {
		label: "semilla de los lotes",
		help: "Elige el orden de los pares, y todo lo demás que el entrenamiento deja al azar.",
		needs: "lotes, dropout o ruido",
	},
};
