import { enLink } from "./en-link";
import { spoken } from "./spoken";

/** Sentences about changes and sweeps that a link carries. */
export const linkStrings = spoken("link", enLink);
