import { dePlay } from "./de-play";
import { enPlay } from "./en-play";
import { esPlay } from "./es-play";
import { choose } from "./language";

/** Taking back, keys, drawn predictions, and one step in slow motion. */
export const playStrings = choose({ en: enPlay, de: dePlay, es: esPlay });
