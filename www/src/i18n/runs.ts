import { deRuns } from "./de-runs";
import { enRuns } from "./en-runs";
import { esRuns } from "./es-runs";
import { choose } from "./language";

/** The history of runs. */
export const runStrings = choose({ en: enRuns, de: deRuns, es: esRuns });
