import { deSave } from "./de-save";
import { enSave } from "./en-save";
import { esSave } from "./es-save";
import { choose } from "./language";

/** Sentences of saving, sharing, opening and printing. */
export const save = choose({ en: enSave, de: deSave, es: esSave });
