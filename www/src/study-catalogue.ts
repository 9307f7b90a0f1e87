// Lenses and figures in the language that is spoken: loaded by what shows them, when first wanted.

import { studies } from "virtual:studied";
import { translatedStudies } from "./i18n/catalogue";

export const { lenses, first_lenses, figures } = await translatedStudies(studies);
