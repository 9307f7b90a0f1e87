// What the engine says of its settings and their choices, in Spanish.

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
		help: "Dónde se llevan las activaciones a media 0 y varianza 1, si es que se hace.",
		needs: "un transformer",
	},
	"model.final_norm": {
		label: "LayerNorm final",
		help: "Una LayerNorm más antes de los logits.",
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
		help: "Multiplica los pesos iniciales. Por encima de 1 entiende más tarde; por debajo, antes.",
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

export const esOptions: CatalogueWords["options"] = {
	"task.operation": {
		add: {
			label: "a + b",
			help: "Suma: el reloj. La red que la entiende convierte los residuos en ángulos.",
		},
		sub: { label: "a − b", help: "Resta: tan fácil de aprender como la división." },
		mul: {
			label: "a × b",
			help: "Multiplicación: suma de logaritmos discretos, salvo por los ceros.",
		},
		div: {
			label: "a ÷ b",
			help: "División por b ≠ 0: la c con b × c ≡ a. La fig. 1 del artículo.",
		},
		x2y: { label: "a² + b", help: "Un cuadrado y un número sin más: lo más asimétrico que cabe." },
		x3y: { label: "a³ + b", help: "Un cubo y un número sin más." },
		x2y2: {
			label: "a² + b²",
			help: "Una suma de cuadrados: simétrica, y se aprende con pocos datos.",
		},
		x2xyy2: {
			label: "a² + ab + b²",
			help: "Una forma cuadrática: simétrica, necesita más datos que a² + b².",
		},
		x2xyy2x: {
			label: "a² + ab + b² + a",
			help: "La misma forma hecha asimétrica: necesita muchos más datos.",
		},
		x3xy: { label: "a³ + ab", help: "Una cúbica: difícil." },
		x3xy2y: {
			label: "a³ + ab² + b",
			help: "Una cúbica que en el artículo nunca generalizó, con ninguna fracción de entrenamiento.",
		},
		mix: {
			label: "a ÷ b si b es impar; si no, a − b",
			help: "División o resta, según la paridad de b: ningún grupo lo explica por sí solo, y aun así se aprende.",
		},
		add_mul: {
			label: "a + b si a es par; si no, a × b",
			help: "Suma o multiplicación, según la paridad de a.",
		},
		add_sub: {
			label: "a + b si a es par; si no, a − b",
			help: "Suma o resta, según la paridad de a.",
		},
		s5: {
			label: "a · b en S₅",
			help: "Los 120 órdenes de cinco cosas, uno tras otro: un grupo sin aritmética.",
		},
		s5conj: {
			label: "a · b · a⁻¹ en S₅",
			help: "b vista desde a: conjugación de permutaciones de cinco cosas.",
		},
		s5aba: {
			label: "a · b · a en S₅",
			help: "Tres permutaciones seguidas de cinco cosas; la primera y la última, la misma.",
		},
		custom: {
			label: "tu propia fórmula",
			help: "Lo que escribas como fórmula en a y b, módulo p.",
		},
		table: {
			label: "tu propia tabla",
			help: "Cualquier tabla de n × n con números de 0 a n − 1: un grupo, un juego, un disparate.",
		},
	},
	"task.holdout": {
		random: { label: "pares al azar", help: "Pares sacados al azar, como en los artículos." },
		rows: {
			label: "filas enteras",
			help: "Todos los pares con ciertos valores de a: la red nunca los ve como primer operando.",
		},
		columns: {
			label: "columnas enteras",
			help: "Todos los pares con ciertos valores de b: la red nunca los ve como segundo operando.",
		},
		classes: {
			label: "respuestas enteras",
			help: "Todos los pares con ciertas respuestas: la red nunca las ve como respuesta.",
		},
		block: { label: "un bloque", help: "Un cuadrado de pares vecinos." },
	},
	"task.labels": {
		true: { label: "las de la operación", help: "Las respuestas correctas." },
		random: {
			label: "al azar",
			help: "Una respuesta sacada al azar para cada par: no hay nada que entender, el control que nunca debe generalizar.",
		},
	},
	"model.architecture": {
		transformer: {
			label: "transformer",
			help: "Atención y MLP sobre un flujo residual: la red de los artículos sobre grokking.",
		},
		mlp: {
			label: "MLP",
			help: "Capas totalmente conectadas sobre a y b en one-hot, una al lado de otra; con una capa cuadrática es la red de Gromov 2023.",
		},
	},
	"model.tokens": {
		a_b_eq: {
			label: "a b =",
			help: "Los dos operandos y un signo igual, donde se lee la respuesta (Nanda et al. 2023).",
		},
		a_b: {
			label: "a b",
			help: "Solo los dos operandos; la respuesta se lee en el primero (Xu 2026).",
		},
		a_op_b_eq: { label: "a ∘ b =", help: "Con un signo para la operación." },
		eos_a_op_b_eq: {
			label: "EOS a ∘ b = c EOS",
			help: "Como en openai/grok: 239 tokens sea cual sea la tarea, y se puntúan tanto la respuesta como el signo final.",
		},
	},
	"model.logits": {
		tokens: {
			label: "cada token",
			help: "Uno por cada token, signos incluidos, como en openai/grok y Nanda et al.",
		},
		answers: { label: "solo respuestas", help: "Uno por cada respuesta posible." },
	},
	"model.positions": {
		learned: { label: "aprendidas", help: "Un vector aprendido por posición." },
		learned_small: {
			label: "aprendidas, pequeñas",
			help: "Un vector aprendido por posición que empieza como N(0, 1/d_model), hagan lo que hagan los demás pesos (Xu 2026).",
		},
		sinusoidal: {
			label: "sinusoidales",
			help: "Senos y cosenos fijos (Vaswani et al. 2017), como en openai/grok.",
		},
	},
	"model.norm": {
		none: { label: "ninguna", help: "Sin LayerNorm (Nanda et al. 2023)." },
		pre: { label: "antes (pre-LN)", help: "Antes de la atención y antes del MLP." },
		post: {
			label: "después (post-LN)",
			help: "Después de sumar al flujo residual, como en openai/grok.",
		},
	},
	"model.activation": {
		relu: { label: "ReLU", help: "max(x, 0)." },
		gelu: {
			label: "GELU",
			help: "x·Φ(x), con la distribución normal exacta, como en PyTorch.",
		},
		quadratic: { label: "cuadrática", help: "x² (Gromov 2023)." },
	},
	"model.biases": {
		mlp: {
			label: "solo MLP",
			help: "Solo en los productos de las neuronas (Nanda et al. 2023).",
		},
		none: { label: "ninguno", help: "En ninguna parte salvo en LayerNorm (openai/grok)." },
		all: {
			label: "en todas partes",
			help: "En cada producto, incluidos los de la atención y los logits (lo habitual en PyTorch).",
		},
	},
	"model.init": {
		scaled_normal: {
			label: "normal / √d_model",
			help: "N(0, 1/d_model) para cada matriz, N(0, 1/d_vocab) para la de salida (Nanda et al. 2023).",
		},
		pytorch: {
			label: "PyTorch",
			help: "U(±1/√fan-in) para los productos, N(0, 1) para las incrustaciones, como hace PyTorch si no se le dice nada.",
		},
		pytorch_attention: {
			label: "PyTorch, atención junta",
			help: "Lo mismo, con lo propio de nn.MultiheadAttention: query, key y value U(±√(6/(4·d_model))), sus sesgos 0.",
		},
		xavier: {
			label: "Xavier",
			help: "U(±√(6/(fan-in + fan-out))) para cada matriz (Glorot y Bengio 2010).",
		},
		orthogonal: {
			label: "ortogonal",
			help: "Matrices aleatorias con filas o columnas ortonormales (Saxe et al. 2014).",
		},
		analytic: {
			label: "solución analítica",
			help: "La solución exacta de Gromov para a + b, para un MLP cuadrático de una capa: no queda nada por aprender.",
		},
	},
	"optimizer.method": {
		adamw: {
			label: "AdamW",
			help: "Adam con un decaimiento de pesos que no pasa por el gradiente (Loshchilov y Hutter 2019).",
		},
		adam: {
			label: "Adam",
			help: "Adam (Kingma y Ba 2015); su decaimiento de pesos se suma al gradiente.",
		},
		sgd: {
			label: "SGD con momento",
			help: "El descenso más empinado, con una suma móvil de gradientes.",
		},
		muon: {
			label: "Muon + AdamW",
			help: "Momento ortogonalizado para las matrices interiores de la red, AdamW para todo lo demás (Jordan 2024).",
		},
		lion: {
			label: "Lion",
			help: "El signo de una media de gradientes (Chen et al. 2023); pide entre un tercio y un décimo de la tasa de aprendizaje de AdamW.",
		},
		snr_adam: {
			label: "Adam con máscara SNR",
			help: "AdamW que mueve un peso solo en la medida en que su gradiente destaca de su ruido (Litman y Guo 2026).",
		},
	},
	"optimizer.decay": {
		to_zero: { label: "hacia cero", help: "θ ← θ(1 − lr·λ)." },
		to_init: { label: "hacia los pesos iniciales", help: "θ ← θ + lr·λ(θ₀ − θ)." },
		coupled: {
			label: "por el gradiente",
			help: "g ← g + λθ: regularización L2, que las reglas adaptativas reescalan.",
		},
	},
	"optimizer.schedule": {
		constant: { label: "constante", help: "Se queda en su máximo." },
		cosine: {
			label: "coseno",
			help: "Baja por medio coseno hasta un décimo de su máximo en el último paso.",
		},
	},
	"optimizer.filter": {
		none: { label: "ninguno", help: "Nada." },
		grokfast_ema: {
			label: "Grokfast (EMA)",
			help: "Suma un múltiplo de una media móvil de gradientes, lo que refuerza lo lento (Lee et al. 2024).",
		},
		grokfast_ma: {
			label: "Grokfast (MA)",
			help: "Suma un múltiplo de la media de los últimos gradientes, cuando ya hay bastantes (Lee et al. 2024).",
		},
		perpendicular: {
			label: "perpendicular",
			help: "Quita, tensor por tensor, la parte en la dirección de los pesos, que solo los escala (Prieto et al. 2025).",
		},
	},
	loss: {
		cross_entropy: {
			label: "entropía cruzada",
			help: "Cuánto sorprende a la red la respuesta correcta, en nats; adivinar cuesta ln(número de logits).",
		},
		cross_entropy_exact: {
			label: "entropía cruzada, gradiente exacto",
			help: "Lo mismo, en una forma cuyo gradiente no se anula en 32 bits cuando la red está segura.",
		},
		stablemax: {
			label: "StableMax",
			help: "Entropía cruzada con x + 1 y 1/(1 − x) en lugar de la exponencial (Prieto et al. 2025).",
		},
		mse: {
			label: "error cuadrático medio",
			help: "Distancia al cuadrado de los logits a 1 en la respuesta correcta y a 0 en las demás, promediada sobre los logits.",
		},
	},
	"numerics.precision": {
		f32: { label: "32 bits", help: "Tal como se calculan." },
		f16: {
			label: "16 bits (half)",
			help: "Redondeados a 11 bits significativos, con el intervalo de la media precisión.",
		},
		bf16: { label: "16 bits (bfloat)", help: "Redondeados a 8 bits significativos." },
	},
	"train.sampling": {
		passes: {
			label: "sin reemplazo",
			help: "Cada pasada por los pares de entrenamiento los baraja y los corta en lotes.",
		},
		replacement: {
			label: "con reemplazo",
			help: "Cada lote se saca de nuevo de todos los pares de entrenamiento; un par puede salir dos veces.",
		},
	},
};
