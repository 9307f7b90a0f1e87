import { enSave } from "./en-save";
import { spoken } from "./spoken";

/** Sentences of saving, sharing, opening and printing. */
export const save = spoken("save", enSave);
