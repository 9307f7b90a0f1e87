// What is said of changes and sweeps that a link carries, in English: the original of every other language.

export const enLink = {
	at_form:
		"changes with semicolons between them, each as step:setting:value, such as 400:weight_decay:0",
	at_steps: (last: number) => `steps 0 to ${last}`,
	at_most: (n: number) => `1 to ${n} changes`,
	refused: (field: string, value: string, allowed: string) =>
		`${field}: “${value}” cannot be used; allowed: ${allowed}.`,
	to_come: (label: string, value: string, step: number) => `${label} → ${value} at step ${step}`,
	planned: (said: string) => `The link has in store for this run: ${said}.`,
	unplan: "Without that",
	axes_form: (fields: string) =>
		`one or two different settings as setting:values, with a semicolon between them; settings: ${fields}`,
	whole: (most: number) => `a whole number, 1 to ${most}`,
	stop_form: "off, or a test accuracy in (0, 1] and a number of examinations, such as 0.99,4",
};
