// Was über Änderungen und Serien gesagt wird, die ein Link mitbringt, auf Deutsch. Das Original ist en-link.ts.

import type { enLink } from "./en-link";

export const deLink: typeof enLink = {
	at_form:
		"Änderungen mit Strichpunkten dazwischen, jede als Schritt:Einstellung:Wert, etwa 400:weight_decay:0",
	at_steps: (last) => `Schritte 0 bis ${last}`,
	at_most: (n) => `1 bis ${n} Änderungen`,
	refused: (field, value, allowed) => `${field}: „${value}“ geht nicht; erlaubt: ${allowed}.`,
	to_come: (label, value, step) => `${label} → ${value} bei Schritt ${step}`,
	planned: (said) => `Der Link hat mit diesem Lauf noch vor: ${said}.`,
	unplan: "Ohne das",
	axes_form: (fields) =>
		`eine oder zwei verschiedene Einstellungen als Einstellung:Werte, mit einem Strichpunkt dazwischen; Einstellungen: ${fields}`,
	whole: (most) => `eine ganze Zahl, 1 bis ${most}`,
	stop_form: "off, oder eine Testgenauigkeit in (0, 1] und eine Zahl von Prüfungen, etwa 0.99,4",
};
