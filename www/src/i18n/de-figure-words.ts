// Die Befunde, auf Deutsch: was eine Arbeit fand und was hier stattdessen geprüft wird.

import type { FigureWords } from "./studies-catalogue";

const BEGINNING =
	"Der Anfang derselben Läufe: Auswendiglernen, und kein Verallgemeinern lange vor der Zeit.";
const SAME_59 = "Dasselbe modulo 59, 3.000 Schritte.";
const MEMORISING = (steps: string) => `${steps} Schritte davon: Es lernt auswendig.`;
const NOT_YET = (steps: string) => `${steps} Schritte davon: nicht verallgemeinert.`;
const ONLY = (steps: string) => `${steps} Schritte davon.`;

export const deFigureWords: Record<string, FigureWords> = {
	power_fig1_left: {
		title: "Genauigkeit von a ÷ b mod 97 ohne Gewichtsabfall",
		expected:
			"Die Trainingsgenauigkeit ist vor Schritt 1.000 bei etwa 100 %; die Testgenauigkeit beginnt nahe Schritt 100.000 zu steigen und ist nahe 1.000.000 so weit.",
		quick:
			"Die Vorlage „minute“ mit Lernrate 0,005 und ohne Gewichtsabfall, 3.000 Schritte: Sie lernt auswendig und verallgemeinert nicht.",
	},
	power_fig1_center: {
		title: "Schritte bis zum Verallgemeinern über dem Trainingsanteil, S5",
		expected:
			"Nahe 25–30 % der Daten vervielfacht jedes 1 % weniger den Median der Schritte bis 99 % mit 1,4 bis 1,5; das Auswendiglernen bleibt bei 1.000 bis 10.000 Schritten.",
		quick:
			"a + b mod 59 mit der Vorlage „minute“ bei Lernrate 0,005: je weniger Daten, desto später.",
	},
	power_fig2_left: {
		title: "Neun Optimierer auf der S5",
		expected:
			"Gewichtsabfall zur Null senkt die nötigen Daten auf weniger als die Hälfte; der zu den Anfangsgewichten kommt danach; Rauschen jeder Art und kleine Batches helfen. Alle lernen in 1.000 bis 10.000 Schritten auswendig.",
		quick:
			"a + b mod 59 mit der halben Tafel und der Vorlage „minute“ bei Lernrate 0,005, 2.000 Schritte.",
	},
	power_fig2_right: {
		title: "Rechenarten über dem Trainingsanteil",
		expected:
			"Symmetrische Rechenarten brauchen weniger Daten als ähnliche, die es nicht sind; a − b und a ÷ b brauchen etwa gleich viel; a³ + ab² + b wird nie gelernt. (Die Zahlen der Abbildung sind nicht gedruckt; nur diese Reihenfolge wird geprüft.)",
		quick:
			"Sieben Rechenarten modulo 59 mit der halben Tafel und der Vorlage „minute“ bei Lernrate 0,005, 3.000 Schritte.",
	},
	power_fig3: {
		title: "Die Ausgabeschicht von a + b mod 97 auf einer Karte",
		expected:
			"Auf einer t-SNE-Karte der Zeilen der Ausgabeschicht liegen Antworten auf Linien, auf denen jede um denselben Wert von der nächsten entfernt ist. Gemessen wird der Anteil der Antworten, deren nächster Nachbar um k vor oder nach ihnen kommt, für das beste k (vor dem Training: etwa 0,1).",
		quick: "a + b mod 59 mit der Vorlage „minute“ bei Lernrate 0,005.",
	},
	power_fig3_s5: {
		title: "Die Ausgabeschicht der S5 auf einer Karte",
		expected:
			"Auf einer t-SNE-Karte der Zeilen der Ausgabeschicht liegen Permutationen in Haufen: den Nebenklassen der von (0 3)(1 4) und (1 2)(3 4) erzeugten Untergruppe oder einer dazu konjugierten. Gemessen wird der Anteil der Permutationen, deren nächster Nachbar in derselben Nebenklasse liegt, für die beste der 12 Einteilungen (Zufall: 9 von 119 bei einer davon).",
		quick:
			"Eine Schicht der Breite 64 mit 70 % der Tafel, Lernrate 0,003, Gewichtsabfall 0,5, höchstens 4.000 Schritte.",
	},
	power_fig4: {
		title: "Der Verlust auf zurückgehaltenen Paaren steigt und fällt wieder",
		expected:
			"Nach dem Auswendiglernen steigt der Testverlust weit über sein erstes Minimum und fällt wieder: ein zweiter Abstieg.",
		quick: "Die Vorlage „patient“ (a + b mod 59).",
	},
	power_fig6: {
		title: "Falsche Antworten unter den Trainingspaaren",
		expected:
			"Mit bis zu 3.000 falschen Antworten lernt das Netz noch jedes Paar auswendig; bis zu etwa 1.000 schaden der Testgenauigkeit kaum, mehr schon.",
		quick:
			"a + b mod 59 mit 70 % der Tafel und der Vorlage „minute“ bei Lernrate 0,005; 0, 10, 100 und 1.000 falsche Antworten unter 2.436.",
	},
	power_sharpness: {
		title: "Flache Minima verallgemeinern: Schärfe und Testgenauigkeit",
		expected:
			"Über Netze, die mit verschiedenen Optimierern auf der S5 trainiert sind, haben die Schärfe φ (Keskar et al. 2016) und die Testgenauigkeit eine Rangkorrelation von −0,795 (p < 0,000014). Hier wird die Richtung geprüft: −0,3 oder weniger, über die Varianten von Abbildung 2 links, im vollen Umfang ohne die zwei, die alle Paare auf einmal nehmen: Sie passen nicht in den Speicher.",
		quick:
			"a + b mod 59 mit 40 % der Tafel und der Vorlage „minute“ bei Lernrate 0,005, 1.500 Schritte. Dort sagt φ vor allem, wie klein der Trainingsverlust geworden ist, und die Korrelation erwies sich als positiv (0,53 über die Startwerte 0 und 1).",
	},
	nanda_mainline: {
		title: "a + b mod 113: erst auswendig, dann verstanden",
		expected: "Vor Schritt 1.400 auswendig gelernt; die Testkurve fällt zwischen 8.000 und 14.000.",
		quick: "Die Vorlage „nanda_quick“: fünffache Lernrate, Batches von 512.",
	},
	nanda_data: {
		title: "Wie viel von der Tafel es braucht",
		expected:
			"10 % und 20 % der Tafel: nie in 40.000 Schritten. 30 bis 50 %: Grokking. 60 % und mehr: verallgemeinert sofort.",
		quick: "a + b mod 59 mit der Vorlage „patient“: 10 %, 50 % und 80 %, 6.000 Schritte.",
	},
	nanda_decay: {
		title: "Ohne Gewichtsabfall nie",
		expected: "Mit Gewichtsabfall 1 grokt das Netz, ohne ihn nie in 40.000 Schritten.",
		quick: "Die Vorlage „minute“ mit Lernrate 0,005, mit Gewichtsabfall 0, 0,5 und 2.",
	},
	omnigrok: {
		title: "Größere Anfangsgewichte, späteres Verstehen",
		expected:
			"Die Anfangsgröße verlängert über 1 den Verzug und verkürzt ihn darunter. (In der Arbeit: MNIST und anderes; hier: modulare Addition.)",
		quick: "Die Vorlage „minute“ mit Lernrate 0,005, mit Anfangsgröße 0,5, 1 und 2.",
	},
	grokfast: {
		title: "Mit und ohne Grokfast: a × b mod 97",
		expected:
			"95 % Testgenauigkeit bei Schritt 39.890 ohne den Filter und bei 910 mit ihm (44-mal früher; hier mindestens 5-mal).",
		quick: "a + b mod 59 mit der Vorlage „patient“, mit und ohne Filter: mit ihm früher.",
	},
	stablemax: {
		title: "StableMax: Verallgemeinern ohne Gewichtsabfall",
		expected:
			"Ein MLP ohne Gewichtsabfall lernt a + b mod 113 auswendig und bleibt in 32 Bit stecken; mit StableMax verallgemeinert es.",
		quick: SAME_59,
	},
	perpendicular: {
		title: "Senkrechte Gradienten: Verallgemeinern ohne Gewichtsabfall",
		expected:
			"Ist der Teil eines Gradienten entlang der Gewichte weggenommen, verallgemeinert dasselbe MLP.",
		quick: SAME_59,
	},
	r1: {
		title: "a ÷ b mod 97, die halbe Tafel, Adam ohne Gewichtsabfall",
		expected:
			"Trainingsgenauigkeit nahe 100 % vor 1.000; das Verallgemeinern beginnt nahe 100.000 und endet nahe 1.000.000.",
		quick: BEGINNING,
	},
	r2: {
		title: "S5 mit immer weniger Daten",
		expected:
			"Nahe 25–30 % kostet 1 % weniger Daten das 1,4- bis 1,5-Fache an Schritten; das Auswendiglernen braucht 1.000 bis 10.000.",
		quick: NOT_YET("250"),
	},
	r3: {
		title: "a³ + ab² + b mod 97, 95 % der Tafel",
		expected: "Auswendig gelernt; nie verallgemeinert in 100.000 Schritten.",
		quick: ONLY("1.000"),
	},
	r4: {
		title: "a + b mod 97, das Netz des AI Scientist",
		expected: "99 % Testgenauigkeit bei 2.363 (Mittel von 3).",
		quick: BEGINNING,
	},
	r5: {
		title: "a ÷ b mod 97, das Netz des AI Scientist",
		expected: "99 % Testgenauigkeit bei 4.200 (Mittel von 3).",
		quick: BEGINNING,
	},
	r6: {
		title: "a − b mod 97, das Netz des AI Scientist",
		expected: "99 % Testgenauigkeit bei 4.720 (Mittel von 3).",
		quick: BEGINNING,
	},
	r7: {
		title: "S5, das Netz des AI Scientist",
		expected:
			"Auswendig gelernt (98,8 bis 100 %), bis 7.500 nicht verallgemeinert (3,6 % Testgenauigkeit).",
		quick: ONLY("500"),
	},
	r8: {
		title: "a + b mod 97, das Netz des AI Scientist mit Xaviers Anfangsgewichten",
		expected: "99 % Testgenauigkeit bei 863 (Mittel von 3), bei 2.363 ohne sie.",
		quick: "Weniger als die Hälfte der Schritte von r4.",
	},
	r9: {
		title: "a + b mod 113, Nandas Netz ohne Aufwärmen",
		expected: "99 % Trainingsgenauigkeit bei 145; 95 % Testgenauigkeit bei 6.295, 8.367 und 8.367.",
		quick: MEMORISING("400"),
	},
	r10: {
		title: "a + b mod 113, Nandas Netz",
		expected: "Verallgemeinert zwischen 8.000 und 14.000.",
		quick: MEMORISING("400"),
	},
	r11: {
		title: "a + b mod 113, die halbe Tafel, mit Grokfast",
		expected:
			"99 % Trainingsgenauigkeit bei 179, 202, 192; 95 % Testgenauigkeit bei 675, 859, 716.",
		quick: MEMORISING("400"),
	},
	r12: {
		title: "a + b mod 113, 30 % der Tafel, mit Grokfast",
		expected:
			"99 % Trainingsgenauigkeit bei 150; bis 4.000 keine 95 % Testgenauigkeit (ein Startwert).",
		quick: MEMORISING("400"),
	},
	r13: {
		title: "a + b mod 113, ein MLP mit zwei verborgenen Schichten",
		expected:
			"Auswendig gelernt bei 156–167, verallgemeinert bei etwa 10.000 mit 30 % der Tafel; bei etwa 2.200 mit der halben und Grokfast. (Die Breiten sind nicht bekannt; hier 256.)",
		quick: MEMORISING("600"),
	},
	r22: {
		title: "a × b mod 97, Grokfasts Netz ohne den Filter",
		expected:
			"95 % Trainingsgenauigkeit bei etwa 410, 95 % Testgenauigkeit bei 39.890. (Die Arbeit lässt b = 0 aus.)",
		quick: BEGINNING,
	},
	r20: {
		title: "a + b mod 97, Xus Netz ohne Gewichtsabfall",
		expected: "Auswendig gelernt; bis 50.000 nicht verallgemeinert.",
		quick: ONLY("1.000"),
	},
	r14: {
		title: "a + b mod 59, eine Schicht, die halbe Tafel",
		expected:
			"99 % Trainingsgenauigkeit bei 220, 50 % Testgenauigkeit bei 862, alles bis etwa 3.000 (ein Startwert).",
		quick: ONLY("1.800"),
	},
	r15: {
		title: "a + b mod 59, eine Schicht, weniger Daten",
		expected: "Mit 40 % der Tafel 52 % Testgenauigkeit bei etwa 11.000; mit 30 % 2,8 % bei 4.388.",
		quick: ONLY("2.000"),
	},
	r16: {
		title: "a × b mod 97, 30 % der Tafel, eine Schicht",
		expected: "95 % Testgenauigkeit bei 4.200 bis 5.900, im Mittel 5.100 (8 Startwerte).",
		quick: BEGINNING,
	},
	r17: {
		title: "a + b und a ÷ b mod 97, 30 % der Tafel",
		expected:
			"95 % Testgenauigkeit bei 4.400 bis 4.800 und bei 9.100 (ein Startwert): Division später.",
		quick: NOT_YET("800"),
	},
	r18: {
		title: "a × b mod 97 über dem Trainingsanteil",
		expected:
			"15.800, 3.800, 3.000 und 3.100 Schritte bei 20, 30, 40 und 50 %: explodiert unter 30 %, flach über 40 %.",
		quick: "600 Schritte von 20 % und 50 %: nicht verallgemeinert.",
	},
	r19: {
		title: "a + b mod 97, Xus Netz",
		expected: "Dreimal nacheinander 98 % Testgenauigkeit bei 3.300, 3.200 und 2.800.",
		quick: BEGINNING,
	},
	r21: {
		title: "a² + ab + b² und a³ + ab mod 97, Xus Netz",
		expected: "In 5.000 bis 7.500 Schritten nicht gelernt.",
		quick: ONLY("600"),
	},
	r23: {
		title: "a × b mod 97 mit Grokfast",
		expected: "95 % Testgenauigkeit bei 910. (Die Arbeit lässt b = 0 aus.)",
		quick: "400 Schritte davon: noch nicht.",
	},
	r24: {
		title: "a ÷ b mod 97 mit RMSNorm, drehenden Positionen und SwiGLU",
		expected:
			"Verallgemeinert in 1.500 Schritten, 150-mal durch die Trainingspaare. (Dort fällt ein Fünftel der Tore aus; hier von dem, was Aufmerksamkeit und MLP beitragen.)",
		quick: "900 Schritte davon: Die meisten zurückgehaltenen Paare sind richtig.",
	},
	r25: {
		title: "a + b mod 197, 30 % und 20 % der Tafel",
		expected: "Verallgemeinert bei 15.000 bis 20.000 mit 30 %, bei 35.000 bis 45.000 mit 20 %.",
		quick: NOT_YET("300"),
	},
	r26: {
		title: "a + b mod 97, 20 % der Tafel",
		expected:
			"Auswendig gelernt bei etwa 1.000, verallgemeinert bei etwa 33.000 mit einem fein eingestellten AdamW. (Netz nicht bekannt; hier Nandas.)",
		quick: BEGINNING,
	},
	r27: {
		title: "a + b mod 113 ohne Gewichtsabfall: stecken geblieben, und zwei Abhilfen",
		expected:
			"Das MLP lernt auswendig und bleibt stecken; StableMax und senkrechte Gradienten verallgemeinern beide.",
		quick: "500 Schritte davon: Es lernt auswendig, und der gewöhnliche Verlust bleibt stecken.",
	},
};

/** Die Reihen, die mit Worten benannt sind. */
export const deSeriesWords: Record<string, string> = {
	"Adam, full batch": "Adam, alle auf einmal",
	"Adam, full batch, update noise": "Adam, alle auf einmal, Rauschen im Schritt",
	"Adam, weight noise 0.01": "Adam, Rauschen der Gewichte 0,01",
	"AdamW to init": "AdamW zu den Anfangsgewichten",
	trained: "trainiert",
	untrained: "untrainiert",
	plain: "ohne Filter",
	"cross-entropy": "Kreuzentropie",
	perpendicular: "senkrecht",
	"the run": "der Lauf",
};
