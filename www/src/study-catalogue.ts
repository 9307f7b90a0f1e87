// Lenses and figures in the language that is spoken: loaded by what shows them, when first wanted.

import { studies } from "virtual:studied";
import { loadSayings, speaker } from "./i18n/sayings";
import { translatedStudies } from "./i18n/studies-catalogue";

const spoken = await translatedStudies(studies);

export const { lenses, first_lenses, figures } = spoken;
/** What a series of a figure is called. */
export const seriesLabel = (name: string) => spoken.series[name] ?? name;
/** What a figure was found to be, in the language that is spoken. */
export const say = speaker({ ...(await loadSayings()), ...spoken.series });
