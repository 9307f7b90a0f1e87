// What the engine says of the choices that its settings offer, in Spanish.

import type { CatalogueWords } from "./catalogue";

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
		rotary: {
			label: "rotatorias (RoPE)",
			help: "Queries y keys giran con ángulos que crecen con la posición (Su et al. 2021); longitudes de onda de 2π a 2π·10⁶.",
		},
	},
	"model.norm": {
		none: { label: "ninguna", help: "Sin LayerNorm (Nanda et al. 2023)." },
		pre: { label: "antes (pre-LN)", help: "Antes de la atención y antes del MLP." },
		post: {
			label: "después (post-LN)",
			help: "Después de sumar al flujo residual, como en openai/grok.",
		},
		rms: {
			label: "antes (RMSNorm)",
			help: "Como pre-LN, pero la media se queda y no hay sesgo, tampoco en la final (Zhang y Sennrich 2019).",
		},
	},
	"model.activation": {
		relu: { label: "ReLU", help: "max(x, 0)." },
		gelu: {
			label: "GELU",
			help: "x·Φ(x), con la distribución normal exacta, como en PyTorch.",
		},
		quadratic: { label: "cuadrática", help: "x² (Gromov 2023)." },
		swiglu: {
			label: "SwiGLU",
			help: "x·σ(x), por un segundo producto de la misma entrada: una tercera matriz por capa (Shazeer 2020).",
		},
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
		mlx: {
			label: "MLX",
			help: "U(±1/√fan-in) para los productos, N(0, 1/d_model) para las incrustaciones, como hace MLX si no se le dice nada.",
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
			label: "parte perpendicular",
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
			label: "16 bits (media precisión)",
			help: "Redondeados a 11 bits significativos, con el intervalo de la media precisión.",
		},
		bf16: { label: "16 bits (bfloat)", help: "Redondeados a 8 bits significativos." },
	},
	"train.sampling": {
		passes: {
			label: "sin reemplazo",
			help: "Cada pasada por los pares de entrenamiento los baraja y los corta en lotes.",
		},
		even: {
			label: "sin reemplazo, a partes iguales",
			help: "Lo mismo, pero todos los lotes de una pasada son igual de grandes, salvo por un par: ninguno es tan pequeño que su gradiente sea sobre todo azar.",
		},
		replacement: {
			label: "con reemplazo",
			help: "Cada lote se saca de nuevo de todos los pares de entrenamiento; un par puede salir dos veces.",
		},
	},
};
