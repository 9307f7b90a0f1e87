// What the engine finds wrong with a setting, said in another language than its own.

import type { Problem } from "../protocol";

/** The engine's own problems all say this; what the page found wrong is in the page's language already. */
const FROM_ENGINE = " is not allowed; allowed: ";

/** What the engine allows is English: `forms` are the forms it has, each with its translation. */
export const problemIn =
	(forms: [RegExp, string][], say: (field: string, value: string, allowed: string) => string) =>
	({ message, field, value, allowed }: Problem): string => {
		if (!field || !allowed || !message.includes(FROM_ENGINE)) return message;
		const translated = forms.reduce((text, [form, words]) => text.replace(form, words), allowed);
		return say(field, value ?? "", translated);
	};
