import { deLenses } from "./de-lenses";
import { enLenses } from "./en-lenses";
import { esLenses } from "./es-lenses";
import { choose } from "./language";

/** Sentences of the lenses' panels and pictures. */
export const lenses = choose({ en: enLenses, de: deLenses, es: esLenses });
