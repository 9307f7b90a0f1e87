import { deWatch } from "./de-watch";
import { enWatch } from "./en-watch";
import { esWatch } from "./es-watch";
import { choose } from "./language";

/** What is said to those who came to watch. */
export const watchStrings = choose({ en: enWatch, de: deWatch, es: esWatch });
