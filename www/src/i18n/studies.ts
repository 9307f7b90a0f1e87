import { deStudies } from "./de-studies";
import { enStudies } from "./en-studies";
import { esStudies } from "./es-studies";
import { choose } from "./language";

/** Sentences of sweeps and figures. */
export const studies = choose({ en: enStudies, de: deStudies, es: esStudies });
