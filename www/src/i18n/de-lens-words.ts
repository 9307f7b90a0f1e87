// Die Lupen auf das, was ein Netz sagt und wie es rechnet, auf Deutsch.

import type { LensWords, OptionWords } from "./studies-catalogue";

const ANSWERS = "Antworten";
const EMBEDDING = "Einbettung";
const PROGRESS = "Fortschritt";
const NEURONS = "Neuronen";

const SIDE: OptionWords = {
	label: "Seite",
	help: "Wo Symbole hineinkommen oder wo Antworten herauskommen.",
	choices: {
		embedding: { label: "Einbettung", help: "Der Vektor, zu dem jedes Symbol wird." },
		unembedding: { label: "Ausbettung", help: "Wie jedes Neuron für jedes Symbol spricht." },
	},
};

const KEYS: OptionWords = {
	label: "Schlüsselfrequenzen",
	help: "Zum Beispiel 14, 35, 41; leer heißt: laufende Schlüssel, die der Gewichte bei diesem Schritt. Das ist nicht das veröffentlichte Maß, denn dieses nimmt die des fertigen Netzes (Nandas Verfahren).",
};

const PLAIN = "0, 1, 2, …";
const AS_SUM = "als Summe";

export const deLensWords: Record<string, LensWords> = {
	answers: {
		group: ANSWERS,
		label: "Antworttafel",
		help: "Alle Paare auf einmal: Auswendiglernen füllt die gezeigten Felder, Verstehen den Rest.",
		why: [
			"Jedes Feld ist eine Frage. Solange das Netz auswendig lernt, liegen richtige Antworten nur verstreut auf den Trainingsfeldern; sobald es versteht, werden ganze Diagonalen nie gesehener Felder zusammen richtig, denn was es gelernt hat, handelt von a ∘ b und nicht von Feldern.",
			"In der Reihenfolge der diskreten Logarithmen gezeigt, ist die Tafel einer Multiplikation die einer Addition. Sicherheit und Verlust zeigen, was richtig und falsch verbergen: Wer auswendig lernt, kann sich des Unsinns sicher sein.",
		],
		options: {
			show: {
				label: "Zeigen",
				help: "Was die Farbe eines Feldes bedeutet.",
				choices: {
					right: { label: "richtig oder falsch" },
					answer: { label: "seine Antwort" },
					confidence: { label: "Sicherheit" },
					loss: { label: "Verlust" },
				},
			},
			order: {
				label: "Reihenfolge",
				help: "Reihenfolge der Symbole an beiden Seiten.",
				choices: { plain: { label: PLAIN }, group: { label: AS_SUM } },
			},
		},
	},
	example: {
		group: ANSWERS,
		label: "Ein Beispiel, Schritt für Schritt",
		help: "Was das Netz mit einem Paar tut: wohin es blickt, welche Neuronen für die richtige Antwort sprechen, wie sicher es ist.",
		why: [
			"Kurven sind Mittel über Tausende von Paaren; hier ist eines davon. Köpfe bringen a und b dorthin, wo die Antwort abgelesen wird, Neuronen mischen die beiden, und die Logits zählen zusammen, was die Neuronen sagen. Bewege den Zeiger und vergleiche ein Paar der Trainingsmenge mit einem ungesehenen: Ein Netz, das nur auswendig gelernt hat, beantwortet das erste und das zweite nicht; in einem, das versteht, geht es beiden gleich.",
			"Was ein Neuron für eine Antwort sagt, ist seine Aktivität mal sein Gewicht zu ihrem Logit, minus das Mittel davon über alle Antworten, von dem keine Wahrscheinlichkeit abhängt. Ohne LayerNorm dahinter ergeben die Anteile der Neuronen und der Rest zusammen genau das Ganze; eine LayerNorm wird weggelassen. Das letzte Bild ist der Gradient des Verlusts dieses Paars, nicht die Änderung durch den Optimierer.",
		],
		options: {
			a: {
				label: "a",
				help: "Erster Operand: ein Symbol, ab 0 gezählt. Auf der Seite wählt ein Druck auf ein Feld der Antworttabelle beide.",
			},
			b: { label: "b", help: "Zweiter Operand: ein Symbol, ab 0 gezählt." },
		},
	},
	logits: {
		group: ANSWERS,
		label: "Logits",
		help: "Aus welchen Frequenzen von a ∘ b die Logits bestehen: bei einem Netz, das versteht, aus ein paar Kosinuswellen.",
		why: [
			"Das Netz, das versteht, berechnet logit(c) = Σ α·cos(w·(a + b − c)) über einige Frequenzen w = 2πk/p. Jede davon ist bei der richtigen Antwort am höchsten; sonst heben sie sich auf. Die Balken sind die Energie der Logits in jeder Frequenz der Summe, und die Anteile sagen, wie viel von der Varianz der Logits eine solche Funktion erklärt.",
			"Der trigonometrische Anteil ist der an den Logits aller Paare um ihr Mittel; beim Anteil der Kosinuswellen ist vorher das Mittel jedes Paars über die Antworten abgezogen, von dem keine Wahrscheinlichkeit abhängt. Eine Frequenz allein liegt überall richtig, mit einem Vorsprung nahe null; einige zusammen haben einen brauchbaren. Jenseits eines Vorsprungs von 15,94 ist ein Gradient in 32 Bit genau 0.",
		],
		options: { keys: KEYS },
	},
	embedding: {
		group: EMBEDDING,
		label: "Einbettung",
		help: "Der Vektor jedes Symbols, je eine Zeile: Aus Rauschen werden Wellen die Spalten hinab.",
		why: [
			"Mit diesen Zahlen muss das Netz arbeiten: Alles, was es von einem Symbol weiß, steht in dessen Zeile. Lernt es auswendig, sehen die Zeilen zufällig aus. Wo eine Summe verstanden ist, ist eine Spalte, von oben nach unten gelesen, eine Mischung einiger Wellen.",
			"Richtungen in diesem Raum haben keine Namen, eine einzelne Spalte bedeutet also wenig; das Spektrum und die Kreise zeigen dieselben Wellen auf eine Weise, die nicht von der Wahl der Achsen abhängt.",
		],
		options: {
			side: SIDE,
			order: {
				label: "Reihenfolge",
				help: "Reihenfolge der Symbole von oben nach unten.",
				choices: {
					plain: { label: PLAIN, help: "Wie sie nummeriert sind." },
					group: { label: AS_SUM, help: "Bei × und ÷ nach dem diskreten Logarithmus." },
				},
			},
		},
	},
	spectrum: {
		group: EMBEDDING,
		label: "Fourier-Spektrum",
		help: "Wie viel von den Vektoren der Symbole auf jede Frequenz entfällt: Rauschen ist flach, Verstehen sind ein paar Balken.",
		why: [
			"Ein Netz, das a + b versteht, merkt sich jeden Rest als Winkel: cos und sin von 2πka/p für einige Schlüsselfrequenzen k. Im Spektrum seiner Einbettung ragen diese heraus, lange bevor die Antworten stimmen. Dieselben Frequenzen müssen auf der anderen Seite erscheinen, wo Neuronen für Antworten sprechen (W_L = W_out·W_U).",
			"Bei × und ÷ stehen die Reste ohne 0 in der Reihenfolge ihrer diskreten Logarithmen, in der diese Rechenarten Summen sind. Die Balken sind quadrierte Längen. Der Gini-Koeffizient ist der der Längen, eine für jede Frequenz; die Arbeit sagt nicht, ob Kosinus und Sinus einzeln zählen.",
		],
		options: { side: SIDE },
	},
	circles: {
		group: EMBEDDING,
		label: "Kreise",
		help: "Die Symbole in der Ebene einer Frequenz, in deren Reihenfolge verbunden: Aus einer Wolke wird ein Ring.",
		why: [
			"Für eine Schlüsselfrequenz k setzt das Netz das Symbol a unter den Winkel 2πka/p. Auf die Ebene dieser Frequenz projiziert und in der Reihenfolge verbunden, in der k zählt, laufen die Symbole einmal um einen Kreis. Zwei Symbole zu addieren heißt dann, zwei Winkel zu addieren.",
			"Auch eine an Rauschen angepasste Ebene zeigte einen Ring, denn jedes Symbol hat an ihr Anteil. Darum ist jedes Symbol in der Ebene gezeichnet, die alle anderen bilden: Rauschen bleibt eine Wolke. Das ist unsere Wahl; die Hauptkomponenten sind zum Vergleich da und mischen Frequenzen von ähnlicher Stärke.",
		],
		options: {
			rank: {
				label: "Frequenz, nach Stärke",
				help: "1 ist die stärkste Frequenz der Einbettung, 2 die nächste.",
			},
			plane: {
				label: "Ebene",
				help: "Die Ebene der Frequenz oder die der zwei Hauptkomponenten.",
				choices: {
					frequency: {
						label: "der Frequenz",
						help: "Jedes Symbol in der Ebene, die alle anderen bilden.",
					},
					pca: {
						label: "Hauptkomponenten",
						help: "Die Richtungen, in denen sich die Vektoren am meisten unterscheiden.",
					},
				},
			},
			side: SIDE,
		},
	},
	output_map: {
		group: EMBEDDING,
		label: "Karte der Antworten",
		help: "Die Vektoren der Ausgabeschicht für alle Antworten, in einer Ebene: Struktur zeigt sich als Ketten und Haufen.",
		why: [
			"Power et al. zeichneten die Zeilen der Ausgabeschicht mit t-SNE. Bei der Addition modulo 97 verbanden sie c mit c + 8 und färbten nach c mod 8: Ketten zeigten, dass das Netz wusste, welche Antworten auf dem Kreis benachbart sind. Bei der S₅ fanden sie die Nebenklassen einer Untergruppe mit 10 Elementen, erzeugt von (0 3)(1 4) und (1 2)(3 4), oder einer zu ihr konjugierten: Permutationen sind nach den Nebenklassen gefärbt, die am besten passen.",
			"t-SNE erhält Nachbarn und sonst nichts: Abstände zwischen Haufen und deren Größen bedeuten wenig, und die Karte hängt von der Perplexität ab. Die Hauptkomponenten erhalten Abstände und zeigen weniger. Der Sprung von 8 ist der der Arbeit für p = 97; welcher Sprung eine Kette ergibt, hängt von den Schlüsselfrequenzen ab.",
		],
		options: {
			method: {
				label: "Verfahren",
				help: "Wie die Vektoren in eine Ebene kommen.",
				choices: {
					tsne: { label: "t-SNE", help: "Nachbarn bleiben Nachbarn." },
					pca: {
						label: "Hauptkomponenten",
						help: "Abstände bleiben, soweit eine Ebene es zulässt.",
					},
				},
			},
			stride: {
				label: "c verbinden mit c +",
				help: "0 verbindet nichts; die Farben wiederholen sich mit diesem Sprung. Permutationen werden nicht verbunden.",
			},
			perplexity: {
				label: "Perplexität",
				help: "Etwa wie viele Nachbarn eine Antwort hat; nur für t-SNE.",
			},
		},
	},
	representations: {
		group: EMBEDDING,
		label: "Darstellungen der S₅",
		help: "Für Permutationen: wie viel von den Vektoren in jeder irreduziblen Darstellung liegt, dem Fourier-Spektrum einer nicht kommutativen Gruppe.",
		why: [
			"Was Kosinuswellen für die Addition sind, sind irreduzible Darstellungen für eine Gruppe: die Teile, in die jede Funktion auf ihr zerfällt. Die S₅ hat sieben, der Dimensionen 1, 1, 4, 4, 5, 5 und 6. Netze, die ihre Produkte lernen, nutzen den Arbeiten nach nur wenige davon.",
			"Die Energie in einer Darstellung der Dimension d ist die der Projektion mit ihrem Charakter. Bei einer zufälligen Einbettung sind es d²/120, daneben gezeigt: Achte auf Balken weit darüber. Für andere Rechenarten gibt es nichts zu zeigen.",
		],
		options: { side: SIDE },
	},
	progress: {
		group: PROGRESS,
		label: "Fortschrittsmaße",
		help: "Der Verlust nur mit den Schlüsselfrequenzen und ohne sie: Der erste fällt und der zweite steigt, bevor sich der Testverlust rührt.",
		why: [
			"Behält man von den Logits nur die Schlüsselfrequenzen, so zeigt der Verlust, wie gut die Schaltung des Verstehens schon ist (eingeschränkter Verlust, „restricted loss“). Nimmt man sie heraus, zeigt er, wie viel noch auswendig gelernt ist (Restverlust, „excluded loss“, auf Trainingspaaren). Über einen Lauf trennen sie drei Phasen: auswendig lernen, die Schaltung bilden, während scheinbar nichts geschieht, und aufräumen.",
			"Die veröffentlichten Maße nehmen bei jedem Schritt die Schlüsselfrequenzen des fertigen Netzes (Nandas Verfahren): Gib diese an, sobald der Lauf zu Ende ist. Sind keine angegeben, so sind es laufende Schlüssel, die der Gewichte beim gezeigten Schritt: ein anderes Maß, dem man schon während eines Laufs folgen kann. Die Phasen über den Lauf sind eine Faustregel von uns, die ihre Regel nennt; die Arbeit zog ihre nach Augenmaß. Sind die meisten Frequenzen Schlüssel, wie in einem zufälligen Netz, so sagt der eingeschränkte Verlust nur, wie weit die Logits von der Summe abhängen.",
		],
		options: { keys: KEYS },
	},
	ablation: {
		group: PROGRESS,
		label: "Von Hand entfernen",
		help: "Nur einige Frequenzen der Einbettung behalten oder sie entfernen, dann das Netz befragen: Worauf es ruht, kann es nicht entbehren.",
		why: [
			"Ein Spektrum zeigt, was da ist; es wegzunehmen zeigt, was gebraucht wird. Die Einbettung eines Netzes, das auswendig lernt, kann irgendwelche einzelnen Frequenzen fast unbemerkt verlieren und ist mit ihnen allein verloren. Das Netz, das versteht, behält seine Antworten mit den Schlüsselfrequenzen allein und verliert ohne sie alle.",
			"Die Frequenzen werden aus den Vektoren der Symbole genommen, deren Mittel bleibt, und das Netz rechnet weiter, wie es ist. Die veröffentlichten Eingriffe setzen an den Logits oder an Neuronen an; das sind der eingeschränkte Verlust und der Restverlust.",
		],
		options: {
			do: {
				label: "Was geschieht",
				help: "Mit den Schlüsselfrequenzen.",
				choices: {
					keep: { label: "nur diese behalten", help: "Alle anderen Frequenzen werden entfernt." },
					remove: { label: "diese entfernen", help: "Alle anderen Frequenzen bleiben." },
				},
			},
			keys: KEYS,
		},
	},
	neurons: {
		group: NEURONS,
		label: "Neuronen",
		help: "Die Frequenz, der jedes Neuron folgt, und die Aktivität eines Neurons für jedes Paar: Aus Flimmern werden Wellen.",
		why: [
			"Ein Neuron des Netzes, das versteht, ist in Wellen einer einzigen Frequenz k aktiv, als Funktion von a, von b und von beiden. Welcher Anteil seiner Varianz in den Produkten von Kosinus und Sinus dieser Frequenz liegt, sagt, wie gut es damit beschrieben ist; 85 % ist die veröffentlichte Schwelle.",
			"Die Frequenzen sind Sieger, eine für jedes Neuron: Auch in einem zufälligen Netz siegt irgendeine, mit ein paar Prozent der Varianz. Sieh auf die Anteile, nicht nur auf die Anzahlen.",
		],
		options: {
			rank: {
				label: "Neuron, danach, wie gut es erklärt ist",
				help: "1 ist das Neuron, das eine einzelne Frequenz am besten erklärt.",
			},
		},
	},
	attention: {
		group: NEURONS,
		label: "Aufmerksamkeit",
		help: "Wie stark ein Kopf dort, wo die Antwort abgelesen wird, auf eine Position blickt, für jedes Paar: Es wird periodisch.",
		why: [
			"Ein Kopf der letzten Schicht entscheidet dort, wo die Antwort abgelesen wird, wie viel er von a und wie viel er von b nimmt. Im Netz, das versteht, ist die Differenz seiner beiden Punktwerte eine Welle einer Frequenz von a minus derselben Welle von b, und das Muster ein Gewebe aus beiden.",
			"Die Differenz der Punktwerte ist genau der Logarithmus des Verhältnisses der beiden Aufmerksamkeiten. Die Periodizität ist die ihres Mittels über b als Funktion von a: der Anteil seiner Varianz in der stärksten Frequenz. Auch ein zufälliges Netz hat eine stärkste Frequenz, mit kleinem Anteil.",
		],
		options: {
			head: { label: "Kopf", help: "Köpfe der letzten Schicht, ab 0 gezählt." },
			position: {
				label: "Betrachtete Position",
				help: "Die Position, auf die der Kopf blickt, ab 0 gezählt: Dort steht a.",
			},
		},
	},
};
