// Die Anzeichen der Aufzeichnungen, auf Deutsch.

import type { SignalWords } from "./signals";

export const signals: SignalWords = {
	signs: {
		test_loss: {
			label: "Testverlust ist von seinem Gipfel gefallen",
			help: "Was jeder an der Kurve sieht: Jedes andere Anzeichen muss besser sein.",
		},
		test_accuracy: {
			label: "Testgenauigkeit hat sich verdoppelt",
			help: "Die Größe selbst, doppelt so hoch wie beim Auswendiglernen: auch dies ist zu übertreffen.",
		},
		restricted: {
			label: "eingeschränkter Verlust (laufende Schlüssel)",
			help: "Testverlust mit den Schlüsselfrequenzen allein, denen der Gewichte desselben Schritts; veröffentlicht mit denen des fertigen Netzes, die niemand rechtzeitig kennt.",
		},
		excluded: {
			label: "Restverlust (laufende Schlüssel)",
			help: "Trainingsverlust ohne die Schlüsselfrequenzen, die der Gewichte desselben Schritts: Er steigt, wenn das Auswendiglernen weicht.",
		},
		ildr: {
			label: "Haufen der inneren Zustände (ILDR)",
			help: "Abstand der inneren Zustände der Antworten, verglichen mit ihrer Streuung, auf zurückgehaltenen Paaren; der Faktor ist der veröffentlichte, der Ausgangswert dort ist Schritt 3.000.",
		},
		weight_norm: {
			label: "Norm der Gewichte",
			help: "Summe der quadrierten Gewichte unter 0,75² ihres Ausgangswerts; veröffentlicht mit 0,75 für die Summe der Normen der Tensoren.",
		},
		gini: {
			label: "Gini-Koeffizient der Einbettung",
			help: "Wie ungleich die Einbettung über die Frequenzen verteilt ist.",
		},
		entropy: {
			label: "spektrale Entropie der Einbettung",
			help: "Ein Bit weniger heißt: halb so viele Frequenzen in Gebrauch.",
		},
		neurons: {
			label: "mittlerer Anteil einer Frequenz an den Neuronen",
			help: "Wie viel von der Varianz eines Neurons seine beste Frequenz im Mittel erklärt.",
		},
		logits: {
			label: "Anteil der Logits, der von der Summe abhängt",
			help: "Wie viel von der Varianz der Logits über alle Paare, trainiert oder nicht, allein a ∘ b folgt.",
		},
		h1_max: {
			label: "längste Schleife der Einbettung (H1 max)",
			help: "Lebensdauer der längsten Schleife der Wolke der Symbole; ihre Autoren sahen sie der Genauigkeit folgen.",
		},
	},
	rules: { baseline: "Ausgangswert", peak: "Gipfel" },
};
