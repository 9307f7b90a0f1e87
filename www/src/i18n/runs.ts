import { deRuns } from "./de-runs";
import { enRuns } from "./en-runs";
import { choose } from "./language";

/** The history of runs. */
export const runStrings = choose({ en: enRuns, de: deRuns });
