import { deStudies } from "./de-studies";
import { enStudies } from "./en-studies";
import { choose } from "./language";

/** Sentences of sweeps and figures. */
export const studies = choose({ en: enStudies, de: deStudies });
