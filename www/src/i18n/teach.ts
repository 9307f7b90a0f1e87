import { enTeach } from "./en-teach";
import { spoken } from "./spoken";

/** What teachers and their classes read; loaded with the views that need it. */
export const teach = spoken("teach", enTeach);
