// Was das Rechenwerk über Lupen und Befunde sagt, auf Deutsch; es wird mit ihnen geladen.

import { deFigureWords, deSeriesWords } from "./de-figure-words";
import { deLensWords } from "./de-lens-words";
import { deShapeWords } from "./de-lens-words-shape";
import type { StudyWords } from "./studies-catalogue";

export const studyWords: StudyWords = {
	lenses: { ...deLensWords, ...deShapeWords },
	figures: deFigureWords,
	series: deSeriesWords,
};
