// The sentences of the page, in the language that is spoken. English is the original; a translation has the same keys.

import { en } from "./en";
import { spoken } from "./spoken";

export const strings = spoken("strings", en);
