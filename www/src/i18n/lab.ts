import { enLab } from "./en-lab";
import { spoken } from "./spoken";

/** Sentences of the section that looks inside. */
export const labStrings = spoken("lab", enLab);
