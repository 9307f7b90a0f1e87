import { enRuns } from "./en-runs";
import { spoken } from "./spoken";

/** The history of runs. */
export const runStrings = spoken("runs", enRuns);
