// The sentences of the page, in the language that is spoken. English is the original; a translation has the same keys.

import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { choose } from "./language";

export const strings = choose({ en, de, es });
