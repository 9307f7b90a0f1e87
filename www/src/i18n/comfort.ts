import { enComfort } from "./en-comfort";
import { spoken } from "./spoken";

/** Sentences about the page itself. */
export const comfortStrings = spoken("comfort", enComfort);
