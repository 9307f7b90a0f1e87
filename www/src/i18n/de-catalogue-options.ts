// Die Wahlmöglichkeiten der Einstellungen, auf Deutsch.

import type { CatalogueWords } from "./catalogue";

export const deOptions: CatalogueWords["options"] = {
	"task.operation": {
		add: {
			label: "a + b",
			help: "Addition: die Uhr. Ein Netz, das sie versteht, macht aus Restklassen Winkel.",
		},
		sub: { label: "a − b", help: "Subtraktion: so gut lernbar wie die Division." },
		mul: {
			label: "a × b",
			help: "Multiplikation: Addition diskreter Logarithmen, von den Nullen abgesehen.",
		},
		div: {
			label: "a ÷ b",
			help: "Division durch b ≠ 0: das c mit b × c ≡ a. Abbildung 1 der Arbeit.",
		},
		x2y: {
			label: "a² + b",
			help: "Ein Quadrat und eine einfache Zahl: so unsymmetrisch wie möglich.",
		},
		x3y: { label: "a³ + b", help: "Eine dritte Potenz und eine einfache Zahl." },
		x2y2: {
			label: "a² + b²",
			help: "Eine Summe von Quadraten: symmetrisch und aus wenig Daten zu lernen.",
		},
		x2xyy2: {
			label: "a² + ab + b²",
			help: "Eine quadratische Form: symmetrisch, braucht mehr Daten als a² + b².",
		},
		x2xyy2x: {
			label: "a² + ab + b² + a",
			help: "Dieselbe Form, unsymmetrisch gemacht: braucht viel mehr Daten.",
		},
		x3xy: { label: "a³ + ab", help: "Eine kubische Form: schwer." },
		x3xy2y: {
			label: "a³ + ab² + b",
			help: "Eine kubische Form, die in der Arbeit nie verallgemeinert wurde, bei keinem Trainingsanteil.",
		},
		mix: {
			label: "a ÷ b, wenn b ungerade, sonst a − b",
			help: "Division oder Subtraktion, je nachdem, ob b gerade ist: Keine einzelne Gruppe erklärt das, und doch wird es gelernt.",
		},
		add_mul: {
			label: "a + b, wenn a gerade, sonst a × b",
			help: "Addition oder Multiplikation, je nachdem, ob a gerade ist.",
		},
		add_sub: {
			label: "a + b, wenn a gerade, sonst a − b",
			help: "Addition oder Subtraktion, je nachdem, ob a gerade ist.",
		},
		s5: {
			label: "a · b in der S₅",
			help: "Die 120 Anordnungen von fünf Dingen, nacheinander ausgeführt: eine Gruppe ohne Rechnen.",
		},
		s5conj: {
			label: "a · b · a⁻¹ in der S₅",
			help: "b von a aus gesehen: Konjugation der Permutationen von fünf Dingen.",
		},
		s5aba: {
			label: "a · b · a in der S₅",
			help: "Drei Permutationen von fünf Dingen hintereinander, die erste gleich der letzten.",
		},
		custom: {
			label: "eigene Formel",
			help: "Was immer du als Formel in a und b schreibst, modulo p.",
		},
		table: {
			label: "eigene Tafel",
			help: "Irgendeine n × n-Tafel der Zahlen von 0 bis n − 1: eine Gruppe, ein Spiel, Unsinn.",
		},
	},
	"task.holdout": {
		random: { label: "zufällige Paare", help: "Zufällig gezogene Paare, wie in den Arbeiten." },
		rows: {
			label: "ganze Zeilen",
			help: "Alle Paare mit bestimmten Werten von a: Das Netz sieht sie nie an erster Stelle.",
		},
		columns: {
			label: "ganze Spalten",
			help: "Alle Paare mit bestimmten Werten von b: Das Netz sieht sie nie an zweiter Stelle.",
		},
		classes: {
			label: "ganze Antworten",
			help: "Alle Paare mit bestimmten Antworten: Das Netz sieht sie nie als Antwort.",
		},
		block: { label: "ein Block", help: "Ein Quadrat benachbarter Paare." },
	},
	"task.labels": {
		true: { label: "die der Rechenart", help: "Die richtigen Antworten." },
		random: {
			label: "zufällige",
			help: "Für jedes Paar eine gewürfelte Antwort: Es gibt nichts zu verstehen; die Kontrolle, die nie verallgemeinern darf.",
		},
	},
	"model.architecture": {
		transformer: {
			label: "Transformer",
			help: "Aufmerksamkeit und MLPs an einem Residualstrom: das Netz der Arbeiten zum Grokking.",
		},
		mlp: {
			label: "MLP",
			help: "Vollständig verbundene Schichten über a und b, one-hot nebeneinander; mit einer quadratischen Schicht das Netz von Gromov 2023.",
		},
	},
	"model.tokens": {
		a_b_eq: {
			label: "a b =",
			help: "Beide Zahlen und ein Gleichheitszeichen, an dem die Antwort abgelesen wird (Nanda et al. 2023).",
		},
		a_b: {
			label: "a b",
			help: "Nur die beiden Zahlen; die Antwort wird an der ersten abgelesen (Xu 2026).",
		},
		a_op_b_eq: { label: "a ∘ b =", help: "Mit einem Zeichen für die Rechenart." },
		eos_a_op_b_eq: {
			label: "EOS a ∘ b = c EOS",
			help: "Wie in openai/grok: 239 Tokens, was immer die Aufgabe ist; bewertet werden die Antwort und das Schlusszeichen.",
		},
	},
	"model.logits": {
		tokens: {
			label: "jedes Token",
			help: "Eines für jedes Token, auch für Zeichen, wie in openai/grok und bei Nanda et al.",
		},
		answers: { label: "nur Antworten", help: "Eines für jede mögliche Antwort." },
	},
	"model.positions": {
		learned: { label: "gelernt", help: "Ein gelernter Vektor für jede Position." },
		learned_small: {
			label: "gelernt, klein",
			help: "Ein gelernter Vektor für jede Position, der als N(0, 1/d_model) beginnt, was immer die anderen Gewichte tun (Xu 2026).",
		},
		sinusoidal: {
			label: "Sinuswellen",
			help: "Feste Sinus- und Kosinuswellen (Vaswani et al. 2017), wie in openai/grok.",
		},
		rotary: {
			label: "drehend (RoPE)",
			help: "Querys und Keys werden um Winkel gedreht, die mit der Position wachsen (Su et al. 2021); Wellenlängen von 2π bis 2π·10⁶.",
		},
	},
	"model.norm": {
		none: { label: "keines", help: "Kein LayerNorm (Nanda et al. 2023)." },
		pre: { label: "davor (pre-LN)", help: "Vor der Aufmerksamkeit und vor dem MLP." },
		post: {
			label: "danach (post-LN)",
			help: "Nach dem Addieren zum Residualstrom, wie in openai/grok.",
		},
		rms: {
			label: "davor (RMSNorm)",
			help: "Wie pre-LN, aber der Mittelwert bleibt, und es gibt keinen Bias, auch im letzten nicht (Zhang und Sennrich 2019).",
		},
	},
	"model.activation": {
		relu: { label: "ReLU", help: "max(x, 0)." },
		gelu: { label: "GELU", help: "x·Φ(x), mit der genauen Normalverteilung, wie in PyTorch." },
		quadratic: { label: "quadratisch", help: "x² (Gromov 2023)." },
		swiglu: {
			label: "SwiGLU",
			help: "x·σ(x), mal ein zweites Produkt derselben Eingabe: eine dritte Matrix je Schicht (Shazeer 2020).",
		},
	},
	"model.biases": {
		mlp: { label: "nur im MLP", help: "Nur in den Produkten der Neuronen (Nanda et al. 2023)." },
		none: { label: "keine", help: "Nirgends außer in LayerNorm (openai/grok)." },
		all: {
			label: "überall",
			help: "In jedem Produkt, auch in Aufmerksamkeit und Logits (wie PyTorch von sich aus).",
		},
	},
	"model.init": {
		scaled_normal: {
			label: "normal / √d_model",
			help: "N(0, 1/d_model) für jede Matrix, N(0, 1/d_vocab) für die Ausbettung (Nanda et al. 2023).",
		},
		pytorch: {
			label: "PyTorch",
			help: "U(±1/√fan-in) für Produkte, N(0, 1) für Einbettungen, wie PyTorch es ungefragt tut.",
		},
		pytorch_attention: {
			label: "PyTorch, gepackt",
			help: "Dasselbe, mit dem, was nn.MultiheadAttention selbst nimmt: Query, Key und Value U(±√(6/(4·d_model))), ihre Biaswerte 0.",
		},
		mlx: {
			label: "MLX",
			help: "U(±1/√fan-in) für Produkte, N(0, 1/d_model) für Einbettungen, wie MLX es ungefragt tut.",
		},
		xavier: {
			label: "Xavier",
			help: "U(±√(6/(fan-in + fan-out))) für jede Matrix (Glorot und Bengio 2010).",
		},
		orthogonal: {
			label: "orthogonal",
			help: "Zufällige Matrizen mit orthonormalen Zeilen oder Spalten (Saxe et al. 2014).",
		},
		analytic: {
			label: "exakte Lösung",
			help: "Gromovs exakte Lösung von a + b für ein quadratisches MLP mit einer Schicht: Es bleibt nichts zu lernen.",
		},
	},
	"optimizer.method": {
		adamw: {
			label: "AdamW",
			help: "Adam mit einem Gewichtsabfall, der nicht durch den Gradienten geht (Loshchilov und Hutter 2019).",
		},
		adam: {
			label: "Adam",
			help: "Adam (Kingma und Ba 2015); sein Gewichtsabfall kommt zum Gradienten hinzu.",
		},
		sgd: {
			label: "SGD mit Impuls",
			help: "Steilster Abstieg mit einer laufenden Summe der Gradienten.",
		},
		muon: {
			label: "Muon + AdamW",
			help: "Orthogonalisierter Impuls für die Matrizen im Inneren des Netzes, AdamW für alles andere (Jordan 2024).",
		},
		lion: {
			label: "Lion",
			help: "Das Vorzeichen eines Mittels der Gradienten (Chen et al. 2023); braucht ein Drittel bis ein Zehntel der Lernrate von AdamW.",
		},
		snr_adam: {
			label: "Adam mit SNR-Maske",
			help: "AdamW, das ein Gewicht nur so weit bewegt, wie sein Gradient aus dem Rauschen ragt (Litman und Guo 2026).",
		},
	},
	"optimizer.decay": {
		to_zero: { label: "zur Null", help: "θ ← θ(1 − lr·λ)." },
		to_init: { label: "zu den Anfangsgewichten", help: "θ ← θ + lr·λ(θ₀ − θ)." },
		coupled: {
			label: "durch den Gradienten",
			help: "g ← g + λθ: L2-Regularisierung, die adaptive Regeln umskalieren.",
		},
	},
	"optimizer.schedule": {
		constant: { label: "konstant", help: "Bleibt auf ihrem Höchstwert." },
		cosine: {
			label: "Kosinus",
			help: "Fällt entlang eines halben Kosinus auf ein Zehntel des Höchstwerts beim letzten Schritt.",
		},
	},
	"optimizer.filter": {
		none: { label: "keiner", help: "Nichts." },
		grokfast_ema: {
			label: "Grokfast (EMA)",
			help: "Fügt ein Vielfaches eines laufenden Mittels der Gradienten hinzu und stärkt so das Langsame (Lee et al. 2024).",
		},
		grokfast_ma: {
			label: "Grokfast (MA)",
			help: "Fügt ein Vielfaches des Mittels der letzten Gradienten hinzu, sobald es genug sind (Lee et al. 2024).",
		},
		perpendicular: {
			label: "senkrecht",
			help: "Nimmt, Tensor für Tensor, den Teil entlang der Gewichte weg, der sie nur streckt (Prieto et al. 2025).",
		},
	},
	loss: {
		cross_entropy: {
			label: "Kreuzentropie",
			help: "Wie sehr die richtige Antwort das Netz überrascht, in nats; Raten kostet ln(Anzahl der Logits).",
		},
		cross_entropy_exact: {
			label: "Kreuzentropie, genauer Gradient",
			help: "Dasselbe in einer Form, deren Gradient in 32 Bit nicht verschwindet, wenn das Netz sicher ist.",
		},
		stablemax: {
			label: "StableMax",
			help: "Kreuzentropie mit x + 1 und 1/(1 − x) anstelle der Exponentialfunktion (Prieto et al. 2025).",
		},
		mse: {
			label: "mittlerer quadratischer Fehler",
			help: "Quadrierter Abstand der Logits von 1 bei der richtigen Antwort und 0 sonst, gemittelt über die Logits.",
		},
	},
	"numerics.precision": {
		f32: { label: "32 Bit", help: "Wie berechnet." },
		f16: {
			label: "16 Bit (half)",
			help: "Gerundet auf 11 gültige Bits, mit dem Wertebereich der halben Genauigkeit.",
		},
		bf16: { label: "16 Bit (bfloat)", help: "Gerundet auf 8 gültige Bits." },
	},
	"train.sampling": {
		passes: {
			label: "ohne Zurücklegen",
			help: "Jeder Durchgang mischt die Trainingspaare und zerlegt sie in Batches.",
		},
		even: {
			label: "ohne Zurücklegen, gleichmäßig",
			help: "Dasselbe, aber alle Batches eines Durchgangs sind gleich groß, bis auf ein Paar: Keiner ist so klein, dass sein Gradient vor allem Zufall ist.",
		},
		replacement: {
			label: "mit Zurücklegen",
			help: "Jeder Batch wird neu aus allen Trainingspaaren gezogen; ein Paar kann doppelt vorkommen.",
		},
	},
};
