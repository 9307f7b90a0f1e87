import { deEngine } from "./de-engine";
import { enEngine } from "./en-engine";
import { esEngine } from "./es-engine";
import { choose } from "./language";

/** What the engine's workers say. */
export const engineStrings = choose({ en: enEngine, de: deEngine, es: esEngine });
