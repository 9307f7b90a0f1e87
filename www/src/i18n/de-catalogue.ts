// Was das Rechenwerk über Einstellungen, Vorlagen und Fragen sagt, auf Deutsch.

import type { CatalogueWords } from "./catalogue";
import { deOptions } from "./de-catalogue-options";
import { dePresets, deQuestions } from "./de-catalogue-presets";

const TRANSFORMER = "einen Transformer";
const NOT_SGD = "einen anderen Optimierer als SGD";

const fields: CatalogueWords["fields"] = {
	"task.operation": {
		label: "Rechenart",
		help: "Was das Netz aus a und b berechnen soll, modulo p.",
	},
	"task.p": {
		label: "Modul p",
		help: "Die Zahlen laufen von 0 bis p − 1 und beginnen dann von vorn. Division braucht eine Primzahl.",
		needs: "eine Rechenart mit Restklassen",
	},
	"task.expression": {
		label: "Formel",
		help: "Dein eigenes a ∘ b modulo p: + − × ÷ ^ mod, Vergleiche, even(…), odd(…), and, or, not, if … then … else …, mit a, b und p.",
		needs: "die Rechenart „custom“",
	},
	"task.table": {
		label: "Tafel",
		help: "Deine eigene Antworttafel: n Zeilen mit n Zahlen von 0 bis n − 1, komprimiert.",
		needs: "die Rechenart „table“",
	},
	"task.train_fraction": {
		label: "Trainingsanteil",
		help: "Anteil der Antworttafel, den das Netz sehen darf. Mit weniger kommt das Verstehen später oder nie.",
	},
	"task.holdout": {
		label: "zurückgehalten",
		help: "Welche Paare das Netz nicht zu sehen bekommt.",
	},
	"task.labels": {
		label: "Antworten",
		help: "Was dem Netz gesagt wird: die richtigen Antworten oder, zur Kontrolle, zufällige.",
	},
	"task.wrong_labels": {
		label: "falsche Antworten",
		help: "So viele Trainingspaare bekommen die Antwort eines anderen Paars.",
		unit: "Paare",
		needs: "die Antworten der Rechenart",
	},
	"model.architecture": { label: "Architektur", help: "Die Art des Netzes." },
	"model.n_layers": {
		label: "Schichten",
		help: "Im Transformer bilden Aufmerksamkeit und MLP eine Schicht; ein MLP hat ebenso viele verborgene Schichten.",
	},
	"model.d_model": {
		label: "Breite d_model",
		help: "Größe des Residualstroms: wie viele Zahlen ein Token beschreiben.",
		needs: TRANSFORMER,
	},
	"model.n_heads": {
		label: "Köpfe",
		help: "Aufmerksamkeitsköpfe; die Breite muss ein Vielfaches davon sein.",
		needs: TRANSFORMER,
	},
	"model.d_mlp": {
		label: "Neuronen d_mlp",
		help: "Neuronen einer Schicht; im Transformer meist das Vierfache der Breite.",
		unit: "Neuronen",
	},
	"model.tokens": {
		label: "Schreibweise",
		help: "Wie ein Paar für das Netz aufgeschrieben wird.",
		needs: TRANSFORMER,
	},
	"model.logits": {
		label: "Logits für",
		help: "Was das Netz antworten kann.",
		needs: "einen Transformer, unter dessen Tokens Zeichen sind, die keine Antwort sind",
	},
	"model.positions": {
		label: "Positionen",
		help: "Woher ein Token weiß, wo es steht.",
		needs: TRANSFORMER,
	},
	"model.norm": {
		label: "LayerNorm",
		help: "Wo Aktivierungen auf Mittelwert 0 und Varianz 1 gebracht werden, oder mit RMSNorm auf ein mittleres Quadrat von 1, falls überhaupt.",
		needs: TRANSFORMER,
	},
	"model.final_norm": {
		label: "letztes LayerNorm",
		help: "Ein weiteres, von derselben Art, vor den Logits.",
		needs: TRANSFORMER,
	},
	"model.activation": {
		label: "Aktivierung",
		help: "Was ein Neuron aus seiner Eingabe macht.",
	},
	"model.biases": {
		label: "Biaswerte",
		help: "Welche Produkte einen Bias haben; im MLP: die verborgenen Schichten, keine oder auch die Logits.",
	},
	"model.causal": {
		label: "kausale Maske",
		help: "Ein Token beachtet nur, was vor ihm steht.",
		needs:
			"einen Transformer mit mehr als einer Schicht und eine Schreibweise, die offenlässt, wer wen sieht",
	},
	"model.tied": {
		label: "gekoppelte Einbettung",
		help: "Die Ausbettung ist die transponierte Einbettung.",
		needs: TRANSFORMER,
	},
	"model.dropout": {
		label: "Dropout",
		help: "Anteil dessen, was Aufmerksamkeit und MLP zum Residualstrom beitragen, der im Training zufällig wegfällt.",
	},
	"model.init": {
		label: "Anfangsgewichte",
		help: "Ihre Verteilung. Sie bestimmt ebenso sehr wie der Optimierer, wann das Netz verallgemeinert.",
	},
	"model.init_scale": {
		label: "Anfangsgröße α",
		help: "Vervielfacht die Anfangsgewichte. Über 1 kommt das Verstehen später, unter 1 früher.",
	},
	"optimizer.method": { label: "Optimierer", help: "Die Regel, die die Gewichte ändert." },
	"optimizer.lr_peak": {
		label: "Lernrate",
		help: "Größe eines Schritts nach dem Aufwärmen. Zu groß, und der Verlust macht Sprünge; zu klein, und lange geschieht nichts.",
	},
	"optimizer.weight_decay": {
		label: "Gewichtsabfall λ (weight decay)",
		help: "Zieht jedes Gewicht zur 0 hin: θ ← θ(1 − lr·λ) bei jedem Schritt. Ohne ihn kann das Verstehen tausendmal länger dauern.",
	},
	"optimizer.decay": {
		label: "Abfall",
		help: "Wohin der Gewichtsabfall zieht.",
		needs: "Gewichtsabfall und einen anderen Optimierer als Adam",
	},
	"optimizer.beta1": {
		label: "β₁",
		help: "Gedächtnis des laufenden Mittels der Gradienten.",
		needs: NOT_SGD,
	},
	"optimizer.beta2": {
		label: "β₂",
		help: "Gedächtnis des laufenden Mittels der quadrierten Gradienten (bei Lion: der Gradienten). Die Arbeiten nehmen 0,98, nicht die üblichen 0,999.",
		needs: NOT_SGD,
	},
	"optimizer.eps": {
		label: "ε",
		help: "Hält die Änderung endlich, wo Gradienten verschwinden. Bei 1e-5 verschwinden die späten Spitzen des Verlusts.",
		needs: "einen Optimierer aus Adams Familie",
	},
	"optimizer.momentum": {
		label: "Impuls",
		help: "Gedächtnis der laufenden Summe der Gradienten (momentum).",
		needs: "SGD oder Muon",
	},
	"optimizer.muon_lr": {
		label: "Lernrate von Muon",
		help: "Größe eines Schritts für die Matrizen im Inneren des Netzes; die anderen Tensoren behalten ihre.",
		needs: "Muon",
	},
	"optimizer.snr_softness": {
		label: "Weichheit der Maske",
		help: "Wie viel Rauschen ein Gradient haben darf, bevor sein Gewicht bleibt, wo es ist.",
		needs: "Adam mit SNR-Maske",
	},
	"optimizer.warmup_steps": {
		label: "Aufwärmen",
		help: "Schritte, über die die Lernrate von 0 ansteigt. Der erste ändert dann noch nichts.",
		unit: "Schritte",
	},
	"optimizer.schedule": {
		label: "Verlauf der Lernrate",
		help: "Die Lernrate nach dem Aufwärmen.",
	},
	"optimizer.clip_norm": {
		label: "Gradienten kürzen auf",
		help: "Längere Gradienten werden auf diese Norm gekürzt.",
		null_label: "nicht gekürzt",
	},
	"optimizer.filter": {
		label: "Gradientenfilter",
		help: "Was mit einem Gradienten geschieht, bevor die Regel ihn sieht.",
	},
	"optimizer.filter_decay": {
		label: "Gedächtnis des Filters",
		help: "Gedächtnis des laufenden Mittels der Gradienten, das Grokfast hinzufügt.",
		needs: "Grokfast (EMA)",
	},
	"optimizer.filter_window": {
		label: "Fenster des Filters",
		help: "Wie viele der letzten Gradienten in dem Mittel sind, das Grokfast hinzufügt.",
		unit: "Schritte",
		needs: "Grokfast (MA)",
	},
	"optimizer.filter_gain": {
		label: "Stärke des Filters",
		help: "Womit Grokfast das Mittel malnimmt: in der Arbeit mit 2 beim laufenden Mittel, mit 5 beim Fenster.",
		needs: "Grokfast",
	},
	"optimizer.gradient_noise": {
		label: "Rauschen im Gradienten",
		help: "Standardabweichung dessen, was zu jedem Gradienten hinzukommt.",
	},
	"optimizer.update_noise": {
		label: "Rauschen im Schritt",
		help: "Standardabweichung dessen, was zu jeder Änderung hinzukommt, vor der Lernrate.",
	},
	"optimizer.weight_noise": {
		label: "Rauschen der Gewichte",
		help: "Standardabweichung dessen, was zu jedem Gewicht hinzukommt, während ein Gradient berechnet wird.",
	},
	loss: { label: "Verlust", help: "Was das Training klein macht." },
	"numerics.zero_sum": {
		label: "Gradient mit Summe null",
		help: "Zieht vom Gradienten der Logits sein Mittel ab: Bei der Kreuzentropie ist es bis auf Rundung 0.",
	},
	"numerics.precision": {
		label: "Genauigkeit der Logits",
		help: "Rundet die Logits vor dem Verlust: wie früh ein sicheres Netz aufhört zu lernen.",
	},
	"train.batch_size": {
		label: "Batch",
		help: "Paare pro Schritt, höchstens. Nanda et al. nehmen alle auf einmal, Power et al. 512.",
		unit: "Paare",
		null_label: "alle auf einmal",
	},
	"train.sampling": {
		label: "Ziehen",
		help: "Wie Batches gezogen werden.",
		needs: "Batches, die kleiner sind als die Trainingsmenge",
	},
	"train.max_steps": {
		label: "Ende nach",
		help: "Nach so vielen Schritten endet der Lauf.",
		unit: "Schritte",
	},
	"train.eval_spacing": {
		label: "Abstand der Auswertungen",
		help: "Die ganze Tafel wird geprüft, wenn die Schrittzahl um diesen Anteil gewachsen ist: 0,02 heißt 115-mal pro Zehnerpotenz.",
	},
	"seeds.split_seed": {
		label: "Startwert: Aufteilung",
		help: "Bestimmt, welche Paare gezeigt werden, und falsche oder zufällige Antworten.",
	},
	"seeds.init_seed": { label: "Startwert: Gewichte", help: "Bestimmt die Anfangsgewichte." },
	"seeds.batch_seed": {
		label: "Startwert: Batches",
		help: "Bestimmt die Reihenfolge der Paare und alles andere, was im Training der Zufall entscheidet.",
		needs: "Batches, Dropout oder Rauschen",
	},
};

export const words: CatalogueWords = {
	fields,
	options: deOptions,
	presets: dePresets,
	questions: deQuestions,
};
