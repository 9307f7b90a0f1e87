// Lo que se dice de los cambios y barridos que trae un enlace, en español. El original es en-link.ts.

import type { enLink } from "./en-link";

export const esLink: typeof enLink = {
	at_form:
		"cambios separados por punto y coma, cada uno como paso:ajuste:valor, por ejemplo 400:weight_decay:0",
	at_steps: (last) => `pasos de 0 a ${last}`,
	at_most: (n) => `de 1 a ${n} cambios`,
	refused: (field, value, allowed) =>
		`${field}: «${value}» no se puede usar; se permite: ${allowed}.`,
	to_come: (label, value, step) => `${label} → ${value} en el paso ${step}`,
	planned: (said) => `El enlace tiene previsto para esta ejecución: ${said}.`,
	unplan: "Sin eso",
	axes_form: (fields) =>
		`uno o dos ajustes distintos como ajuste:valores, con un punto y coma entre ellos; ajustes: ${fields}`,
	whole: (most) => `un número entero, de 1 a ${most}`,
	stop_form: "off, o una exactitud de prueba en (0, 1] y un número de exámenes, por ejemplo 0.99,4",
};
