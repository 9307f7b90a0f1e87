// What the core says of lenses and figures, in every language of the page: nothing is missing, and what is missing is named.

import { describe, expect, it } from "vitest";
import { type StudyWords, studiesInWords } from "../../www/src/i18n/studies-catalogue";
import type { Bundle } from "../../www/src/messages";
import type { StudyCatalogue } from "../../www/src/protocol";
import { loadEngine, type StudyBundle } from "./engine";
import { compare, leaves, OTHERS, telling } from "./translation-checks";

type Texts = Map<string, string>;

const bundle = (await loadEngine("", "study")) as Bundle & StudyBundle;
const studies = bundle.studies();
const operations = bundle.catalogue().operations.map(({ id }) => id);

/** Everything that a table can say of them, by where the table says it. */
function texts({ lenses, figures }: StudyCatalogue): Texts {
	const said: Texts = new Map();
	const say = (path: string, of: object, keys: string[]) => {
		for (const key of keys) {
			const text = (of as Record<string, string | string[]>)[key] ?? "";
			said.set(`${path}.${key}`, typeof text === "string" ? text : text.join(" "));
		}
	};
	for (const lens of lenses) {
		say(`.lenses.${lens.id}`, lens, ["group", "label", "help", "why"]);
		for (const option of lens.options) {
			const path = `.lenses.${lens.id}.options.${option.id}`;
			say(path, option, ["label", "help"]);
			if (option.kind.kind !== "choice") continue;
			for (const choice of option.kind.choices)
				say(`${path}.choices.${choice.id}`, choice, ["label", "help"]);
		}
	}
	for (const figure of figures)
		say(`.figures.${figure.id}`, figure, ["title", "expected", "quick"]);
	return said;
}

const series = new Set(
	studies.figures.flatMap(({ budgets }) => budgets.flatMap((budget) => budget.series)),
);
/** Those after operations have the names of these. */
const inWords = [...series].filter(
	(name) => telling(name).length > 0 && !operations.includes(name.split(" ")[0] ?? ""),
);

describe.each(OTHERS)("lenses and figures in %s", async (language) => {
	const module: { studyWords: StudyWords } = await import(
		`../../www/src/i18n/${language}-studies-catalogue.ts`
	);
	const words = module.studyWords;
	const original = texts(studies);
	const spoken = studiesInWords(studies, words);
	const table = new Map(leaves({ lenses: words.lenses, figures: words.figures }));

	it("has words for everything", () => {
		const missing = [...original].flatMap(([path, text]) =>
			telling(text).length > 0 && !table.has(path) ? [`${path}: ${text}`] : [],
		);
		expect(missing).toEqual([]);
		expect(inWords.filter((name) => !(name in words.series))).toEqual([]);
	});

	it("has words for nothing that is not there", () => {
		const unknown = [...table.keys()].filter((path) => !original.get(path));
		expect(unknown).toEqual([]);
		expect(Object.keys(words.series).filter((name) => !series.has(name))).toEqual([]);
	});

	it("leaves nothing in English and changes no number", () => {
		const wrong = [...texts(spoken)].flatMap(([path, text]) => {
			try {
				compare(path, original.get(path) ?? "", text);
				return [];
			} catch (error) {
				return [`${(error as Error).message} (${text})`];
			}
		});
		expect(wrong).toEqual([]);
		for (const [name, label] of Object.entries(spoken.series)) compare(name, name, label);
	});

	it("changes nothing but words", () => {
		expect(spoken.figures.map(({ budgets, source }) => [budgets, source])).toEqual(
			studies.figures.map(({ budgets, source }) => [budgets, source]),
		);
		for (const [at, lens] of spoken.lenses.entries()) {
			expect(lens.why).toHaveLength(2);
			expect(Object.keys(lens).sort()).toEqual(Object.keys(studies.lenses[at] ?? {}).sort());
			expect(lens.source).toBe(studies.lenses[at]?.source);
		}
	});

	it("keeps groups together", () => {
		const groups = studies.lenses.map(({ group }, at) => [group, spoken.lenses[at]?.group]);
		const pairs = new Set(groups.map((pair) => pair.join("|")));
		for (const side of [0, 1])
			expect(new Set(groups.map((pair) => pair[side])).size).toBe(pairs.size);
	});
});
