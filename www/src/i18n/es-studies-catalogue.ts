// What the engine says of lenses and figures, in Spanish: loaded with them.

import { esFigureWords, esSeriesWords } from "./es-figure-words";
import { esLensWords } from "./es-lens-words";
import { esShapeWords } from "./es-lens-words-shape";
import type { StudyWords } from "./studies-catalogue";

export const studyWords: StudyWords = {
	lenses: { ...esLensWords, ...esShapeWords },
	figures: esFigureWords,
	series: esSeriesWords,
};
