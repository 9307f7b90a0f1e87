import { enDebug } from "./en-debug";
import { spoken } from "./spoken";

/** Sentences of the debug panel. */
export const debugStrings = spoken("debug", enDebug);
