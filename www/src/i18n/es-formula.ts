/** The engine says its formulas in English where they have words in them; instead of a and b there may be numbers. */
export const formulaInWords = (formula: string) =>
	formula
		.replace(/ if (\w+) is odd, else /, " si $1 es impar; si no, ")
		.replace(/ if (\w+) is even, else /, " si $1 es par; si no, ")
		.replace(" in S₅", " en S₅");
