// What is said of a part of a link that cannot be used.

import { shorten } from "./fields";
import { linkStrings } from "./i18n/link";
import type { Problem } from "./protocol";

export function refused(field: string, text: string, allowed: string): Problem {
	const value = shorten(text);
	return { message: linkStrings.refused(field, value, allowed), field, value, allowed };
}
