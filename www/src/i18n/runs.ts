import { enRuns } from "./en-runs";
import { esRuns } from "./es-runs";
import { choose } from "./language";

/** The history of runs. */
export const runStrings = choose({ en: enRuns, es: esRuns });
