import { enScoreboard } from "./en-scoreboard";
import { spoken } from "./spoken";

/** The scoreboard of signs. */
export const scoreboardStrings = spoken("scoreboard", enScoreboard);
