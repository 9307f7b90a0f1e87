import { deComfort } from "./de-comfort";
import { enComfort } from "./en-comfort";
import { esComfort } from "./es-comfort";
import { choose } from "./language";

/** Sentences about the page itself. */
export const comfortStrings = choose({ en: enComfort, de: deComfort, es: esComfort });
