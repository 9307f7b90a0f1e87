import { enStudies } from "./en-studies";
import { spoken } from "./spoken";

/** Sentences of sweeps and figures. */
export const studies = spoken("studies", enStudies);
