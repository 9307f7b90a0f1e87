import { deTeach } from "./de-teach";
import { enTeach } from "./en-teach";
import { esTeach } from "./es-teach";
import { choose } from "./language";

/** What teachers and their classes read; loaded with the views that need it. */
export const teach = choose({ en: enTeach, de: deTeach, es: esTeach });
