// Words that a table cannot show by itself: they are put together in Spanish.

import { expect, it } from "vitest";
import { es } from "../../www/src/i18n/es";
import { esRuns } from "../../www/src/i18n/es-runs";
import type { RunFacts } from "../../www/src/protocol";
import { loadEngine } from "./engine";

it("leaves no English in the formulas that the engine says in words", async () => {
	const { operations } = (await loadEngine()).catalogue();
	for (const { formula } of operations) {
		const facts = { formula: `${formula} mod 7`, n_params: 3456 } as RunFacts;
		expect(es.sentence(facts)).not.toMatch(/\b(if|is|odd|even|else|in)\b/);
	}
});

it("leaves a formula of the visitor's own as it is written", () => {
	const formula = "(if even(a) then a else b) mod 7";
	expect(es.sentence({ formula, n_params: 1 } as RunFacts)).toContain(formula);
});

it("names runs by two words, each once", () => {
	const words = [...esRuns.animals, ...esRuns.adjectives];
	expect(new Set(words).size).toBe(words.length);
	expect(words.every((word) => /^\p{Ll}+$/u.test(word))).toBe(true);
});
