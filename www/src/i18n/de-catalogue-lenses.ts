// Die Lupen, auf Deutsch.

import type { CatalogueWords } from "./catalogue";

const ANSWERS = "Antworten";
const EMBEDDING = "Einbettung";
const PROGRESS = "Fortschritt";
const NEURONS = "Neuronen";
const GEOMETRY = "Geometrie";
const WEIGHTS = "Gewichte";
const TRAINING = "Training";
const LANDSCAPE = "Landschaft";

export const deLensWords: CatalogueWords["lenses"] = {
	answers: {
		group: ANSWERS,
		label: "Antworttafel",
		help: "Alle Paare auf einmal: Auswendiglernen füllt die gezeigten Felder, Verstehen den Rest.",
	},
	logits: {
		group: ANSWERS,
		label: "Logits",
		help: "Aus welchen Frequenzen von a ∘ b die Logits bestehen: bei einem Netz, das versteht, aus ein paar Kosinuswellen.",
	},
	embedding: {
		group: EMBEDDING,
		label: "Einbettung",
		help: "Der Vektor jedes Symbols, je eine Zeile: Aus Rauschen werden Wellen die Spalten hinab.",
	},
	spectrum: {
		group: EMBEDDING,
		label: "Fourier-Spektrum",
		help: "Wie viel von den Vektoren der Symbole auf jede Frequenz entfällt: Rauschen ist flach, Verstehen sind ein paar Balken.",
	},
	circles: {
		group: EMBEDDING,
		label: "Kreise",
		help: "Die Symbole in der Ebene einer Frequenz, in deren Reihenfolge verbunden: Aus einer Wolke wird ein Ring.",
	},
	output_map: {
		group: EMBEDDING,
		label: "Karte der Antworten",
		help: "Die Vektoren der Ausgabeschicht für alle Antworten, in einer Ebene: Struktur zeigt sich als Ketten und Haufen.",
	},
	representations: {
		group: EMBEDDING,
		label: "Darstellungen der S₅",
		help: "Für Permutationen: wie viel von den Vektoren in jeder irreduziblen Darstellung liegt, dem Fourier-Spektrum einer nicht kommutativen Gruppe.",
	},
	progress: {
		group: PROGRESS,
		label: "Fortschrittsmaße",
		help: "Der Verlust nur mit den Schlüsselfrequenzen und ohne sie: Der erste fällt und der zweite steigt, bevor sich der Testverlust rührt.",
	},
	ablation: {
		group: PROGRESS,
		label: "Von Hand entfernen",
		help: "Nur einige Frequenzen der Einbettung behalten oder sie entfernen, dann das Netz befragen: Worauf es ruht, kann es nicht entbehren.",
	},
	neurons: {
		group: NEURONS,
		label: "Neuronen",
		help: "Die Frequenz, der jedes Neuron folgt, und die Aktivität eines Neurons für jedes Paar: Aus Flimmern werden Wellen.",
	},
	attention: {
		group: NEURONS,
		label: "Aufmerksamkeit",
		help: "Wie stark ein Kopf dort, wo die Antwort abgelesen wird, auf eine Position blickt, für jedes Paar: Es wird periodisch.",
	},
	topology: {
		group: GEOMETRY,
		label: "Schleifen (Topologie)",
		help: "Bei welchem Abstand sich die Wolke der Symbole zu Teilen fügt und Schleifen bildet: Ein Punkt hoch über der Diagonale ist ein Ring, der hält.",
	},
	ildr: {
		group: GEOMETRY,
		label: "Haufen der inneren Zustände (ILDR)",
		help: "Ob Paare mit gleicher Antwort im Netz gleich aussehen: Das Verhältnis steigt, wenn jede Antwort ihren eigenen Platz bekommt.",
	},
	linear_probe: {
		group: GEOMETRY,
		label: "Lineare Sonde für a ∘ b",
		help: "Wie oft ein Kleinste-Quadrate-Fit die Antwort aus den inneren Zuständen von Paaren liest, an die er nicht angepasst wurde: ob das Netz mehr weiß, als es sagt.",
	},
	spectra: {
		group: WEIGHTS,
		label: "Spektren der Gewichte",
		help: "Die Eigenwerte einer Matrix: Was aus der zufälligen Masse ragt, ist Struktur; was auch nach dem Mischen der Einträge noch herausragt, ist eine Falle.",
	},
	pruning: {
		group: WEIGHTS,
		label: "Stutzen",
		help: "Setzt die kleinsten Gewichte auf 0: Je später die Genauigkeit von links her fällt, desto weniger Gewichte tragen, was das Netz weiß.",
	},
	floor: {
		group: TRAINING,
		label: "Numerischer Boden",
		help: "Bei wie vielen Trainingspaaren das Netz zu sicher ist für seine Rechengenauigkeit: Wo ihr Vorsprung die Marke überschreitet, ist der Gradient der richtigen Antwort genau 0.",
	},
	spectral_edge: {
		group: TRAINING,
		label: "Spektrale Kante der Schritte",
		help: "In wie viele Richtungen sich das Training bewegt und was die stärkste mit jedem Paar macht: Achte darauf, wie das gesprenkelte Quadrat in Streifen zerfällt.",
	},
	implicit_decay: {
		group: TRAINING,
		label: "Impliziter Gewichtsabfall",
		help: "Der Gewichtsabfall, den die nächste Änderung zu haben scheint: bei allen Paaren auf einmal genau der eingestellte, sonst mit dem, was der Zufall beiträgt.",
	},
	commutator: {
		group: LANDSCAPE,
		label: "Kommutatordefekt",
		help: "Wie sehr zwei Schritte auf zwei Batches von ihrer Reihenfolge abhängen: Achte auf einen Anstieg vor dem der Testgenauigkeit.",
	},
	sharpness: {
		group: LANDSCAPE,
		label: "Schärfe",
		help: "Wie weit der Trainingsverlust in einem winzigen Kasten um die Gewichte steigen kann: Flache Stellen verallgemeinern den Arbeiten nach besser.",
	},
	curvature: {
		group: LANDSCAPE,
		label: "Krümmung",
		help: "Die steilste und die am stärksten abwärts gerichtete Krümmung des Trainingsverlusts und die Summe aller: Achte darauf, wie sie sich beim Verallgemeinern ändern.",
	},
	alignment: {
		group: LANDSCAPE,
		label: "Ausrichtung am Schwerpunkt",
		help: "Der Kosinus zwischen der Einbettung eines Paars und der Richtung, in der seine summierten Logits wachsen: Er soll mit dem Grokking steigen.",
	},
	tangent_kernel: {
		group: LANDSCAPE,
		label: "Tangentialkern",
		help: "Eigenwerte des Kerns der summierten Logits: Ein einzelner hoher Balken heißt, dass ein Schritt alle Paare gleich bewegt.",
	},
};
