import { enPlay } from "./en-play";
import { spoken } from "./spoken";

/** Taking back, keys, drawn predictions, and curves of other computers. */
export const playStrings = spoken("play", enPlay);
