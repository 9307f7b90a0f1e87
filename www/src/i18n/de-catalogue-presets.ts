// Vorlagen und Fragen, auf Deutsch.

import type { CatalogueWords } from "./catalogue";

const BEGIN = "Zum Einstieg";
const PAPERS = "Aus Veröffentlichungen";
const CONTROLS = "Kontrollen";

export const dePresets: CatalogueWords["presets"] = {
	minute: {
		group: BEGIN,
		label: "Eine Minute: a + b mod 59",
		help: "Lernt in Sekunden auswendig und versteht auf einem Laptop ohne GPU in deutlich weniger als einer Minute.",
	},
	patient: {
		group: BEGIN,
		label: "Geduldig: a + b mod 59",
		help: "Alle Paare auf einmal und ein Achtel der Lernrate: eine lange Ebene zwischen Auswendiglernen und Verstehen.",
	},
	nanda_quick: {
		group: BEGIN,
		label: "Nanda, schnell: a + b mod 113",
		help: "Netz und Trainingsanteil von Nanda et al., mit größerer Lernrate und Batches von 512.",
	},
	nanda: {
		group: PAPERS,
		label: "Nanda 2023: a + b mod 113",
		help: "Netz und Einstellungen der Arbeit selbst: Das Verstehen kommt nach etwa zehntausend Schritten, auf einer CPU nach einer Stunde.",
	},
	nanda_grokfast: {
		group: PAPERS,
		label: "Nanda mit Grokfast: a + b mod 113",
		help: "Die halbe Tafel und ein Filter, der das Langsame im Gradienten stärkt: Hunderte Schritte statt Tausende.",
	},
	power: {
		group: PAPERS,
		label: "Power 2022: a ÷ b mod 97",
		help: "Das Netz, mit dem Grokking entdeckt wurde: zwei Schichten, post-LN; bewertet werden Antwort und Schlusszeichen.",
	},
	power_purist: {
		group: PAPERS,
		label: "Power 2022 ohne Gewichtsabfall: a ÷ b mod 97",
		help: "Die berühmteste Kurve der Arbeit: eine Million Schritte, von denen ein Browser einige Tausend in der Stunde schafft.",
	},
	grokfast: {
		group: PAPERS,
		label: "Grokfast 2024: a × b mod 97",
		help: "Zwei Schichten mit pre-LN, Adam, ein wenig gekoppelter Gewichtsabfall und der Filter, der es 44-mal schneller machte.",
	},
	ai_scientist: {
		group: PAPERS,
		label: "AI Scientist 2024: a + b mod 97",
		help: "Zwei Schichten mit post-LN und einem letzten LayerNorm: die Vergleichsaufgabe mit den meisten veröffentlichten Zahlen.",
	},
	xu: {
		group: PAPERS,
		label: "Spektrale Kante 2026: a + b mod 97",
		help: "Zwei Tokens, zwei Schichten mit pre-LN, keine kausale Maske, und Gradienten auf 1 gekürzt.",
	},
	ildr: {
		group: PAPERS,
		label: "ILDR 2026: a × b mod 97",
		help: "Eine Schicht auf drei Tokens, Batches mit Zurücklegen, drei Zehntel der Tafel. Die Arbeit lässt am Netz manches offen.",
	},
	edge: {
		group: PAPERS,
		label: "Rand der Stabilität 2025: a + b mod 113, MLP",
		help: "Keine Aufmerksamkeit und kein Gewichtsabfall: 32 Bit beenden das Lernen, bevor es fertig ist. Einen Versuch wert: StableMax oder der senkrechte Filter.",
	},
	gromov: {
		group: PAPERS,
		label: "Gromov 2023: a + b mod 97, quadratisches MLP",
		help: "Ein Netz, dessen Lösung als Formel bekannt ist: eine quadratische Schicht, quadratischer Fehler, keine Regularisierung.",
	},
	never: {
		group: CONTROLS,
		label: "Nie: zufällige Antworten",
		help: "Es gibt nichts zu verstehen, also bleibt nur das Auswendiglernen. Steigt hier die Testkurve, dann stimmt etwas nicht.",
	},
	tiny: {
		group: CONTROLS,
		label: "Winzig: a + b mod 7",
		help: "Zu klein, um etwas zu zeigen; trainiert überall in Augenblicken. Zum Ausprobieren.",
	},
};

export const deQuestions: CatalogueWords["questions"] = {
	less_data: {
		label: "Gib ihm weniger Daten",
		watch:
			"Ein Fünftel der Tafel statt eines Drittels. So hat es weniger auswendig zu lernen und weniger, woraus es verstehen kann.",
		outcome:
			"Drei Läufe lernten früher auswendig, bei den Schritten 70 bis 74, und verstanden nie: Nach 2.000 Schritten stimmten 3 bis 4 % der verborgenen Paare.",
	},
	no_decay: {
		label: "Ohne Gewichtsabfall",
		watch: "Nichts zieht die Gewichte mehr zur 0 zurück. Weicht das auswendig Gelernte trotzdem?",
		outcome:
			"Drei Läufe lernten früher auswendig, bei den Schritten 78 bis 87, und verstanden nicht: Nach 2.000 Schritten stimmten 12 bis 20 % der verborgenen Paare.",
	},
	divide: {
		label: "Lass es dividieren",
		watch: "Dasselbe Netz, eine andere Rechenart und die halbe Tafel.",
		outcome:
			"Zwei von drei Läufen verstanden, bei den Schritten 704 und 816; im dritten stimmten höchstens 93 % der verborgenen Paare, nach 2.000 Schritten 82 %.",
	},
};
