// Lenses and figures in the language that is spoken. What has no translation stays English.

import type { FigureInfo, LensInfo, OptionInfo, StudyCatalogue } from "../protocol";
import { choose } from "./language";

type Words = { label: string; help?: string };
export type OptionWords = { label: string; help: string; choices?: Record<string, Words> };
export type LensWords = {
	group: string;
	label: string;
	help: string;
	why: [string, string];
	options: Record<string, OptionWords>;
};
export type FigureWords = { title: string; expected: string; quick: string };
/** By id; series by what the engine calls them. */
export type StudyWords = {
	lenses: Record<string, LensWords>;
	figures: Record<string, FigureWords>;
	series: Record<string, string>;
};
/** Findings keep the names that the engine gave them: they are matched by these, and said by `series`. */
export type SpokenStudies = StudyCatalogue & { series: Record<string, string> };

/** Loaded only where they are spoken. */
const LOADERS = choose<(() => Promise<{ studyWords: StudyWords }>) | null>({
	en: null,
	de: () => import("./de-studies-catalogue"),
	es: () => import("./es-studies-catalogue"),
});

export async function translatedStudies(studies: StudyCatalogue): Promise<SpokenStudies> {
	const loaded = await LOADERS?.().catch(() => null);
	return studiesInWords(studies, loaded?.studyWords ?? { lenses: {}, figures: {}, series: {} });
}

/** Pure. */
export function studiesInWords(studies: StudyCatalogue, words: StudyWords): SpokenStudies {
	const lenses = studies.lenses.map((lens) => lensInWords(lens, words.lenses[lens.id]));
	const figures = studies.figures.map(
		(figure): FigureInfo => ({ ...figure, ...words.figures[figure.id] }),
	);
	return { ...studies, lenses, figures, series: words.series };
}

function lensInWords(lens: LensInfo, words: LensWords | undefined): LensInfo {
	if (!words) return lens;
	const { options: said, ...own } = words;
	const options = lens.options.map((option) => optionInWords(option, said[option.id]));
	return { ...lens, ...own, options };
}

function optionInWords(option: OptionInfo, words: OptionWords | undefined): OptionInfo {
	if (!words) return option;
	const { choices: said = {}, ...own } = words;
	const { kind } = option;
	if (kind.kind !== "choice") return { ...option, ...own };
	const choices = kind.choices.map((choice) => ({ ...choice, ...said[choice.id] }));
	return { ...option, ...own, kind: { ...kind, choices } };
}
