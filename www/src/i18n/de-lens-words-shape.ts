// Die Lupen auf Geometrie, Gewichte, Training und Verlustlandschaft, auf Deutsch.

import type { LensWords } from "./studies-catalogue";

const GEOMETRY = "Geometrie";
const WEIGHTS = "Gewichte";
const TRAINING = "Training";
const LANDSCAPE = "Landschaft";

export const deShapeWords: Record<string, LensWords> = {
	topology: {
		group: GEOMETRY,
		label: "Schleifen (Topologie)",
		help: "Bei welchem Abstand sich die Wolke der Symbole zu Teilen fügt und Schleifen bildet: Ein Punkt hoch über der Diagonale ist ein Ring, der hält.",
		why: [
			"Um die Punkte, einen für jedes Symbol, wachsen Kugeln. Teile verbinden sich, wenn Kugeln sich treffen (H0), und ein Ring aus Kugeln ist eine Schleife (H1), von dem Abstand, bei dem er sich schließt, bis zu dem, bei dem er gefüllt ist. Ein einzelner Kreis aller Reste wäre eine Schleife, die von fast 0 bis fast 1,75 Radien lebt; zufällige Punkte haben viele, die sich bald nach dem Entstehen schließen.",
			"Es ist ein Bild vom Ende, keine Vorwarnung: In der Analyse der Arbeit selbst ändert sich die Genauigkeit etwa tausend Schritte vor der Topologie. Ein Netz mit fünf Frequenzen liegt auf einer geschlossenen Kurve, die sich durch fünf Kreise windet; seine längste Schleife ist also viel kürzer als die eines einzelnen Kreises. Wie die Arbeit normiert, steht nicht darin: Durch den quadratisch gemittelten Abstand vom Mittelpunkt zu teilen ist unsere Wahl, nur Änderungen innerhalb eines Laufs sind also mit ihr vergleichbar. Auch die Ebenen sind unsere: die zweier Komponenten oder die der Schlüsselfrequenzen. Auf der Ebene ihrer stärksten Frequenz sieht jede Wolke ein wenig wie ein Ring aus, auch eine zufällige.",
		],
		options: {
			cloud: {
				label: "Punkte",
				help: "Was ein Punkt der Wolke ist, einer für jedes Symbol.",
				choices: {
					embedding: {
						label: "Einbettung",
						help: "Die Zeilen der Einbettung; beim MLP die Gewichte, die a lesen.",
					},
					unembedding: {
						label: "Ausbettung",
						help: "Die Spalten der Matrix, die die Logits bildet.",
					},
					hidden: {
						label: "innere Zustände nach Antwort",
						help: "Das Mittel dessen, was die Ausbettung liest, über alle Paare mit gleichem a ∘ b.",
					},
				},
			},
			space: {
				label: "Raum",
				help: "In welchem Raum Abstände gemessen werden.",
				choices: {
					all: { label: "alle Richtungen", help: "Wie in der Arbeit." },
					plane: {
						label: "Ebene zweier Komponenten",
						help: "Die zwei Richtungen, in denen sich die Punkte am meisten unterscheiden.",
					},
					keys: {
						label: "Ebenen der Schlüsselfrequenzen",
						help: "Nur die Richtungen, in denen Kosinus und Sinus der laufenden Schlüssel liegen.",
					},
					key: {
						label: "Ebene der stärksten Frequenz",
						help: "Nur die Richtungen von Kosinus und Sinus der stärksten Frequenz der Punkte.",
					},
				},
			},
		},
	},
	ildr: {
		group: GEOMETRY,
		label: "Haufen der inneren Zustände (ILDR)",
		help: "Ob Paare mit gleicher Antwort im Netz gleich aussehen: Das Verhältnis steigt, wenn jede Antwort ihren eigenen Platz bekommt.",
		why: [
			"Die inneren Zustände sind das, was die Ausbettung liest. ILDR teilt den mittleren quadrierten Abstand zwischen den Mitteln zweier Antworten durch den eines Paars vom Mittel seiner eigenen Antwort. Veröffentlicht ist es für zurückgehaltene Paare: Ein Netz wird gemeldet, wenn das Verhältnis zum ersten Mal das 2,5-Fache eines Ausgangswerts übersteigt, einige hundert Schritte bevor seine Genauigkeit steigt.",
			"Eine einzelne Aufnahme hat keinen Ausgangswert: Über den Lauf ist die Meldung mit ihrer Schwelle eingezeichnet. Der veröffentlichte Ausgangswert, Schritt 3.000, sagt nichts über Läufe, die vorher verstehen; der Schritt, bei dem die Trainingspaare auswendig gelernt sind (99 %), ist unser Vorschlag. Der zeitliche Vorsprung war positiv bei weniger als 40 % der Tafel fürs Training und verschwand bei mehr oder kehrte sich um, und ein Halt bei der Meldung ließ Genauigkeiten von 7 % bis 99 %: Es ist ein frühes Zeichen, kein Beweis. Wir nehmen alle Zeilen des gewählten Teils, wo die Arbeit 1.500 nimmt; eine Antwort mit nur einer Zeile zählt als ohne Streuung. Die Punktwolke zeigt höchstens 1.500.",
		],
		options: {
			pairs: {
				label: "Paare",
				help: "Wessen innere Zustände betrachtet werden.",
				choices: {
					test: {
						label: "zurückgehaltene",
						help: "Wie veröffentlicht: Paare, mit denen nicht trainiert wurde.",
					},
					train: {
						label: "Trainingspaare",
						help: "Wo auch das Auswendiglernen Haufen bildet.",
					},
				},
			},
		},
	},
	linear_probe: {
		group: GEOMETRY,
		label: "Lineare Sonde für a ∘ b",
		help: "Wie oft ein Kleinste-Quadrate-Fit die Antwort aus den inneren Zuständen von Paaren liest, an die er nicht angepasst wurde: ob das Netz mehr weiß, als es sagt.",
		why: [
			"Die Ausbettung ist eine Art, die inneren Zustände zu lesen; eine Sonde fragt, ob es überhaupt eine gibt. Sie ist eine Ridge-Regression von inneren Zuständen auf Antworten, auf einmal gelöst, und rät die Antwort mit dem höchsten Wert. An die Hälfte der zurückgehaltenen Paare angepasst, findet sie vielleicht eine Ordnung, die das Netz selbst noch nicht zu nutzen gelernt hat.",
			"An die Trainingspaare angepasst, wiederholt sie meist, was das Netz tut: Wo innere Zustände auswendig lernen, tut es auch die Sonde. Bewertet werden immer zurückgehaltene Paare, an die sie nicht angepasst wurde: alle oder, wenn sie an zurückgehaltene angepasst ist, jedes zweite in der Reihenfolge der Tafel. Kleinste Quadrate verwechseln Nachbarn auf einem Ring, die das Netz auseinanderhält; der Wert ist also das, was sich mindestens ablesen lässt, und er sagt, dass die Antwort ablesbar ist, nicht, dass das Netz sie nutzt: Vergleiche mit einem zufälligen Netz gleicher Breite. Die veröffentlichten Sonden lesen Ziffern von Collatz-Schritten; unsere, ihre Strafe, die Hälften und die Grenze von 3.000 Paaren zum Anpassen sind unsere Wahl.",
		],
		options: {
			fit: {
				label: "Angepasst an",
				help: "Von welchen Paaren die Sonde lernt.",
				choices: {
					test: {
						label: "die Hälfte der zurückgehaltenen Paare",
						help: "Jedes zweite zurückgehaltene Paar; bewertet an den anderen.",
					},
					train: {
						label: "die Trainingspaare",
						help: "Bewertet an allen zurückgehaltenen Paaren.",
					},
				},
			},
			penalty: {
				label: "Strafe (Potenz von 10)",
				help: "Strafe auf die Gewichte der Sonde, als Potenz von 10 mal die mittlere Varianz der inneren Zustände.",
			},
		},
	},
	spectra: {
		group: WEIGHTS,
		label: "Spektren der Gewichte",
		help: "Die Eigenwerte einer Matrix: Was aus der zufälligen Masse ragt, ist Struktur; was auch nach dem Mischen der Einträge noch herausragt, ist eine Falle.",
		why: [
			"Zufällige Matrizen haben keinen Eigenwert weit über der Kante von Marchenko und Pastur. Training hebt einige aus der Masse und gibt dem Rest mitunter einen Schwanz wie ein Potenzgesetz, dessen Exponent α in Netzen, die verallgemeinern, nahe 2 liegt und in vielen, die überanpassen, unter 2. Ragt ein Eigenwert auch dann heraus, wenn alle Einträge gemischt sind, so sind einzelne Einträge viel zu groß: eine Korrelationsfalle, veröffentlicht als Zeichen der Überanpassung in sehr langen Läufen.",
			"Bei Matrizen mit hundert Zeilen ist α grob: Trau seinen Änderungen, nicht der zweiten Ziffer. In unserer kleinsten Vorlage fällt es unter 2, während das Netz auswendig lernt, und bleibt dort, wenn es verallgemeinert; ein Urteil ist es hier also nicht, und in Läufen von einigen tausend Schritten ist kaum mit Fallen zu rechnen. Die Welle der stabilen Ränge durch die Schichten wurde in Sprachmodellen mit vielen Schichten gesehen; hier sieht man auf eine oder zwei. Die Varianz der Masse ist die der Einträge, gemischt wird einmal mit festem Startwert, und eine Falle muss den größten Eigenwert aller zufälligen Matrizen bis auf eine von tausend übersteigen: unsere Wahl. Wie veröffentlicht wird eine Falle geprüft, indem ihre Richtung aus der gemischten Matrix genommen wird, alle Einträge zurückkommen und die Antworten verglichen werden (Jensen-Shannon-Divergenz): Eine harmlose ändert sie kaum. Veröffentlicht ist das für zufällige Eingaben; unsere sind alle Paare. Der Abstand gemischter Spektren vom Zufall (Kolmogorow und Smirnow) ist von uns, ohne Signifikanzniveau: Eigenwerte stoßen einander ab.",
		],
		options: {
			matrix: {
				label: "Gewichtsmatrix",
				help: "Wessen Eigenwerte das erste Bild zeigt.",
				choices: {
					in: { label: "ins MLP" },
					out: { label: "aus dem MLP" },
					Q: { label: "Anfrage (Query)" },
					K: { label: "Schlüssel (Key)" },
					V: { label: "Wert (Value)" },
					O: { label: "Ausgang der Aufmerksamkeit" },
					E: { label: "Einbettung" },
					U: { label: "Ausbettung" },
				},
			},
			layer: {
				label: "Schicht",
				help: "In welcher Schicht, ab 0 gezählt; Einbettung und Ausbettung haben keine.",
			},
		},
	},
	pruning: {
		group: WEIGHTS,
		label: "Stutzen",
		help: "Setzt die kleinsten Gewichte auf 0: Je später die Genauigkeit von links her fällt, desto weniger Gewichte tragen, was das Netz weiß.",
		why: [
			"Stutzen nach Größe behält die größten Gewichte, und kein Training folgt. Jedes Maß, das mit der Größe eines Gewichts wächst, etwa ihr Quadrat oder ihre Wurzel, entfernt dieselben Gewichte; es gibt also eine Kurve für alle: die Ebene, von der die Arbeit ausgeht, dort für einen Vision-Transformer.",
			"Dass ein Netz, das versteht, mehr Stutzen verträgt als eines, das auswendig lernt, ist plausibel und hier von dir zu prüfen: Vergleiche zwei Schritte eines Laufs. Gestutzt werden die Gewichte der Matrizen; Biaswerte, Faktoren und Verschiebungen bleiben. Ein Anteil aller Gewichte (global) nimmt am meisten aus den Matrizen mit den kleinsten Einträgen; je Matrix nimmt er aus jeder denselben Anteil. Die Anteile der Kurve sind unsere Wahl, ebenso das Wegnehmen ganzer Neuronen der letzten Schicht: zuerst die mit den kleinsten ausgehenden Gewichten oder die der Frequenz, der die wenigsten Neuronen folgen; das sieht darauf, was Neuronen tun, und nicht, wie groß sie sind.",
		],
		options: {
			sparsity: {
				label: "Nullanteil",
				help: "Anteil der Gewichte oder der Neuronen, der auf 0 gesetzt wird: Die Zahlen gelten für diesen.",
			},
			scope: {
				label: "Was zuerst geht",
				help: "Einzelne Gewichte nach ihrer Größe oder ganze Neuronen der letzten Schicht.",
				choices: {
					global: { label: "alle Matrizen zusammen", help: "Die kleinsten aller Gewichte." },
					matrix: { label: "jede Matrix für sich", help: "Derselbe Anteil jeder Matrix." },
					neurons: {
						label: "Neuronen, nach Größe",
						help: "Ganze Neuronen der letzten Schicht, zuerst die mit den kleinsten ausgehenden Gewichten.",
					},
					frequency: {
						label: "Neuronen, nach Frequenz",
						help: "Ganze Neuronen der letzten Schicht: zuerst die der Frequenz, die am wenigsten von ihnen hat, darin zuerst das am wenigsten erklärte.",
					},
				},
			},
		},
	},
	floor: {
		group: TRAINING,
		label: "Numerischer Boden",
		help: "Bei wie vielen Trainingspaaren das Netz zu sicher ist für seine Rechengenauigkeit: Wo ihr Vorsprung die Marke überschreitet, ist der Gradient der richtigen Antwort genau 0.",
		why: [
			"Die übliche Kreuzentropie berechnet den Gradienten der richtigen Antwort als ihre Wahrscheinlichkeit minus 1. In 32 Bit ist das genau 0, sobald ihr Logit um 23 ln 2 = 15,94 nats führt, während die Gradienten der falschen Antworten klein sind, aber nicht 0: Ihre Summe ist nicht mehr 0, und die mittlere Spalte der Ausbettung und der mittlere innere Zustand wachsen zusammen, bis ihr Kosinus nahe −1 liegt. Fallen die Vorsprünge zurück, ist Adams Gedächtnis leer und der nächste Schritt riesig: ein Katapult (slingshot), eine Spitze des Verlusts.",
			"Was davon gilt, hängt vom Verlust des Laufs ab. Die genaue Kreuzentropie und StableMax haben keinen solchen Boden, und Gradienten mit der Summe 0 beseitigen die Drift, aber nicht den Boden. Gradienten werden hier mit dem Verlust und der Rundung des Laufs selbst berechnet, doch Summen laufen womöglich in anderer Reihenfolge als in seinen verschmolzenen oder GPU-Kernen, sodass Paare bis zum Faktor zwei um die Schwelle abweichen können. Die größte Änderung eines Gewichts in einem Schritt steht für das lr/(√v + ε) der Arbeit: Unsere enthält auch den Gradienten und den Abfall, und sie ist nur bekannt, wo das Gedächtnis des Optimierers aufbewahrt ist.",
		],
		options: {},
	},
	spectral_edge: {
		group: TRAINING,
		label: "Spektrale Kante der Schritte",
		help: "In wie viele Richtungen sich das Training bewegt und was die stärkste mit jedem Paar macht: Achte darauf, wie das gesprenkelte Quadrat in Streifen zerfällt.",
		why: [
			"Die Änderungen in einem Fenster sind Vektoren; die Eigenwerte ihrer Produkte sagen, wie viele Richtungen sie teilen, und die Kante ist dort, wo diese abbrechen. Bewegt man die Gewichte ein wenig entlang einer dieser Richtungen, ändert sich der innere Zustand jedes Paars: Eine Richtung, die einen Algorithmus lernt, ändert Paare mit gleichem a ∘ b gleich; das sind Streifen in der richtigen Reihenfolge und ein einzelner hoher Balken in der richtigen Basis.",
			"Wie veröffentlicht: nur die Matrizen der Aufmerksamkeit, ein Schritt von 0,005 ihrer Länge, die Änderung quadriert, ihr Mittel über jede Gruppe von Paaren und der größte Anteil F einer Frequenz. Von uns: Das Fenster beginnt beim gezeigten Schritt, statt dort zu enden, denn ein Zwischenstand bewahrt keine Vergangenheit; eine Frequenz und ihr Negatives zählen als eine; eine Richtung zeigt dahin, wohin das Training geht; beim MLP werden alle Gewichte genommen. 2/M ist der Anteil eines Balkens, wenn alle gleich sind: Bei reinem Rauschen ist der größte ein Mehrfaches davon, und ein F knapp über dem Zufall beweist nichts. Die begleitende Arbeit folgt jeder Matrix der Aufmerksamkeit über einen ganzen Lauf und findet 68 % bis 82 % der Varianz entlang einer Komponente; hier ist es die des Fensters, wo eine Irrfahrt 61 % hätte und eine gerade Linie alles.",
		],
		options: {
			basis: {
				label: "Gruppen",
				help: "Wonach Paare gruppiert werden; bei Logarithmen steht die Tafel in deren Reihenfolge.",
				choices: {
					add: { label: "a + b" },
					sub: { label: "a − b" },
					dlog: { label: "log a + log b" },
					quotient: { label: "log a − log b" },
				},
			},
			window: { label: "Fenster", help: "Anzahl der Änderungen." },
			direction: { label: "Richtung", help: "Welche Richtung; die stärkste ist 1." },
		},
	},
	implicit_decay: {
		group: TRAINING,
		label: "Impliziter Gewichtsabfall",
		help: "Der Gewichtsabfall, den die nächste Änderung zu haben scheint: bei allen Paaren auf einmal genau der eingestellte, sonst mit dem, was der Zufall beiträgt.",
		why: [
			"Training zieht Gewichte nicht nur durch Gewichtsabfall zur Null: Auch Batches, Dropout und Rauschen können es. Was die Änderung über die hinaus hat, die der Verlust allein verlangt, wird mit einem Zug entlang der Gewichte verglichen: λ̂ = −⟨Δθ/η + P∇L, θ⟩/‖θ‖².",
			"Von uns: P∇L ist der Schritt, den der Optimierer des Laufs, mit allem, was er sich gemerkt hat, für den Gradienten aller Trainingspaare ohne Dropout und ohne Rauschen der Gewichte machte. Impuls ist also kein Teil von λ̂, und entkoppelter Abfall bei allen Paaren auf einmal ergibt λ̂ = λ bis auf Rundung; Abfall durch den Gradienten ergibt den entkoppelten Abfall, auf den er hinausläuft. Ein Batch sagt wenig: Das Mittel über mehrere sagt, was Batches im Durchschnitt tun, mit seinem Standardfehler, und nur für diesen Schritt, denn was frühere Batches im Gedächtnis ließen, gilt als gegeben. Wo wenig erklärt ist, weicht die Änderung anders von der des Verlusts ab als durch einen Zug zur Null.",
		],
		options: {
			batches: { label: "Anzahl der Batches", help: "Über wie viele Batches gemittelt wird." },
		},
	},
	commutator: {
		group: LANDSCAPE,
		label: "Kommutatordefekt",
		help: "Wie sehr zwei Schritte auf zwei Batches von ihrer Reihenfolge abhängen: Achte auf einen Anstieg vor dem der Testgenauigkeit.",
		why: [
			"Lerne Batch A und dann B, oder B und dann A: In einer Landschaft mit überall gleicher Neigung enden beide am selben Ort. Der Abstand der beiden Enden, geteilt durch die Längen beider Schritte, ist groß, wo die Neigung sich rasch dreht. Berichtet wurde, dass er 600 bis 1.600 Schritte vor dem Verallgemeinern steigt, in Läufen, die verallgemeinern.",
			"Wie veröffentlicht: einfache Gradientenschritte mit η = 1e-3 und der Median von neun Paaren von Batches. In erster Ordnung hängt die Zahl nicht von der Schrittlänge ab; doch kleine Schritte gehen in der Rundung von 32-Bit-Zahlen unter, und ReLU-Netze haben keine Krümmung, nur Knicke, von denen ein kleiner Schritt wenige trifft: Dort fällt die Zahl, wenn Schritte wachsen. Vergleiche sie zwischen Schritten eines Laufs, nicht zwischen Netzen; die andere Wahl macht jeden Schritt ein Tausendstel so lang wie die Gewichte. Von uns: Batches von 512 Paaren, oder die Hälfte der Trainingspaare, wenn das weniger sind, ohne Zurücklegen und bei jedem Blick dieselben. Ein Anstieg ist kein Beweis, dass später verallgemeinert wird: Sieh dir auch einen Lauf an, der es nie tut.",
		],
		options: {
			step: {
				label: "Schritt",
				help: "Wie weit jedem Gradienten gefolgt wird.",
				choices: {
					published: { label: "η = 1e-3", help: "Die veröffentlichte Lernrate." },
					scaled: {
						label: "ein Tausendstel der Gewichte",
						help: "Für jeden Batch gleich lang, so klein sein Gradient auch ist.",
					},
				},
			},
		},
	},
	sharpness: {
		group: LANDSCAPE,
		label: "Schärfe",
		help: "Wie weit der Trainingsverlust in einem winzigen Kasten um die Gewichte steigen kann: Flache Stellen verallgemeinern den Arbeiten nach besser.",
		why: [
			"Zehn zufällige Richtungen spannen einen kleinen Kasten um die Gewichte auf; φ ist der Anstieg des Verlusts am höchsten darin gefundenen Punkt, in Prozent von 1 + Verlust. Über 20 auf der S₅ trainierte Netze berichten Power et al. eine Rangkorrelation von −0,80 zwischen φ und der Validierungsgenauigkeit.",
			"Wie in ihrem Code: Richtungen mit gleichverteilten Koordinaten, auf Länge 1 gebracht, ihre Pseudoinverse, der Kasten ε(|A⁺θ| + 1) und zehn Iterationen. Von uns: projiziertes BFGS statt L-BFGS-B, alle Trainingspaare auf einmal und bei jedem Blick dieselben Richtungen. Der Kasten reicht bei ε = 1e-3 etwa 0,003 weit, ein Anstieg kann also unter der Rundung des Verlusts in 32 Bit liegen, etwa 1e-7 von ihm; φ hängt davon ab, wie die Gewichte skaliert sind, und Netze verschiedener Größe damit zu vergleichen sagt nichts.",
		],
		options: {
			epsilon: { label: "ε", help: "Größe des Kastens." },
		},
	},
	curvature: {
		group: LANDSCAPE,
		label: "Krümmung",
		help: "Die steilste und die am stärksten abwärts gerichtete Krümmung des Trainingsverlusts und die Summe aller: Achte darauf, wie sie sich beim Verallgemeinern ändern.",
		why: [
			"Die Eigenwerte der Hesse-Matrix sagen, wie sich die Neigung entlang jeder Richtung dreht: Der größte begrenzt die Schritte, die einfacher Gradientenabstieg machen kann, ein negativer ist eine Richtung, in der sich der Verlust nach unten biegt, und die Spur ist die Summe aller.",
			"Produkte mit der Hesse-Matrix sind Differenzen von Gradienten an zwei Punkten, ein Tausendstel der Länge der Gewichte zu beiden Seiten. Das Verfahren von Lanczos macht daraus Balken, von denen die äußersten wahren Eigenwerten nahekommen, innerhalb des angegebenen Fehlers; die dazwischen skizzieren das Spektrum nur. Die Spur ist Hutchinsons Schätzung aus einigen zufälligen Vektoren. Der Verlust ist der von höchstens 1.024 Trainingspaaren. ReLU-Netze haben Knicke statt Krümmung: Dort sind das Zahlen dieses endlichen Schritts. Krümmung hängt von der Größe der Gewichte ab, und was flach ist, muss nicht verallgemeinern.",
		],
		options: {
			products: {
				label: "Produkte",
				help: "Anzahl der Produkte mit der Hesse-Matrix: Mehr bringen mehr Enden des Spektrums näher.",
			},
		},
	},
	alignment: {
		group: LANDSCAPE,
		label: "Ausrichtung am Schwerpunkt",
		help: "Der Kosinus zwischen der Einbettung eines Paars und der Richtung, in der seine summierten Logits wachsen: Er soll mit dem Grokking steigen.",
		why: [
			"Ein Netz mit stückweise linearen Neuronen zerschneidet seine Eingaben in Gebiete; der Gradient der Summe seiner Logits an einer Eingabe ist der Schwerpunkt ihres Gebiets. GrokAlign behauptet, dass ein Netz verallgemeinert, wo Schwerpunkte nach ihren Eingaben ausgerichtet sind, und trainiert darauf hin.",
			"Wie im Code der Autoren ist eine Eingabe, was die Tokens des Paars als Einbettungen ergeben, vor den Positionen, alle in einem Vektor, und verfolgt werden Mittel, kleinster und größter Kosinus. Von uns: eine Stichprobe von Paaren statt aller; Paare mit a = b sind ausgelassen, denn beide teilen dann eine Zeile der Einbettung; Tokens, die in keinem Beispiel stehen, sind ausgelassen; beim MLP sind die zwei Zeilen seiner ersten Matrix die Eingabe. Softmax beachtet die Summe der Logits nicht, Ausrichtung allein beweist also nichts über Antworten: Im voreingestellten Netz wurde ihr Mittel mit 0,09 am Anfang und etwa −0,14 sowohl nach dem Auswendiglernen als auch nach dem Verallgemeinern gemessen.",
		],
		options: {
			sample: {
				label: "Stichprobe",
				help: "Anzahl der Trainingspaare und der zurückgehaltenen Paare.",
			},
		},
	},
	tangent_kernel: {
		group: LANDSCAPE,
		label: "Tangentialkern",
		help: "Eigenwerte des Kerns der summierten Logits: Ein einzelner hoher Balken heißt, dass ein Schritt alle Paare gleich bewegt.",
		why: [
			"Zwei Paare, deren Ausgaben gleich von den Gewichten abhängen, werden zusammen gelernt. Der Kern der Produkte der Gradienten sagt, wie sehr: Richtungen mit großen Eigenwerten werden schnell gelernt, und entlang der kleinen bewegt sich nichts. Litman und Guo unterscheiden Verallgemeinern und Auswendiglernen an diesen beiden Teilen.",
			"Von uns: Die Summe der Logits eines Paars steht für alle seine Ausgaben, was einen Gradienten je Paar kostet statt einen je Logit; Softmax beachtet diese Summe nicht, es geht also darum, wie Paare Gewichte teilen, nicht darum, was geantwortet wird. 64 Paare der ganzen Tafel, bei jedem Blick dieselben; Eigenwerte als Anteile ihrer Summe; der effektive Rang ist die Exponentialfunktion ihrer Entropie (Roy und Vetterli 2007). Im voreingestellten Netz stieg er nach unseren Messungen von 3 auf 30, während es auswendig lernt, und fiel langsam auf 19, während es verallgemeinert: Hier trennt er Lernen von Nichtlernen, und kaum die beiden.",
		],
		options: {
			lengths: {
				label: "Gradienten",
				help: "So lang, wie sie sind, oder alle gleich lang.",
				choices: {
					raw: { label: "wie sie sind", help: "Der Kern selbst." },
					cosine: {
						label: "auf Länge 1",
						help: "Ihre Kosinus, die kein langer Gradient beherrscht.",
					},
				},
			},
		},
	},
};
