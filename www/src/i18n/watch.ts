import { enWatch } from "./en-watch";
import { spoken } from "./spoken";

/** What is said to those who came to watch. */
export const watchStrings = spoken("watch", enWatch);
