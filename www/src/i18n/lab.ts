import { deLab } from "./de-lab";
import { enLab } from "./en-lab";
import { esLab } from "./es-lab";
import { choose } from "./language";

/** Sentences of the section that looks inside. */
export const labStrings = choose({ en: enLab, de: deLab, es: esLab });
