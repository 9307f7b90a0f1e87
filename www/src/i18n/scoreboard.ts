import { deScoreboard } from "./de-scoreboard";
import { enScoreboard } from "./en-scoreboard";
import { esScoreboard } from "./es-scoreboard";
import { choose } from "./language";

/** The scoreboard of signs. */
export const scoreboardStrings = choose({ en: enScoreboard, de: deScoreboard, es: esScoreboard });
