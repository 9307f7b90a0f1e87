import { enLenses } from "./en-lenses";
import { spoken } from "./spoken";

/** Sentences of the lenses' panels and pictures. */
export const lenses = spoken("lenses", enLenses);
