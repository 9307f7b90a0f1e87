// Every language says everything that English says: the same keys, the same numbers, nothing empty, nothing forgotten.

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CatalogueWords } from "../../www/src/i18n/catalogue";
import { inWords } from "../../www/src/i18n/catalogue";
import { en } from "../../www/src/i18n/en";
import type { Catalogue, Problem, RunFacts } from "../../www/src/protocol";
import { loadEngine } from "./engine";
import {
	BROKEN,
	compare,
	type Leaf,
	type Leaves,
	leaves,
	OTHERS,
	type Say,
} from "./translation-checks";

const FOLDER = new URL("../../www/src/i18n/", import.meta.url);
/** A file en-lab.ts is the table "-lab"; en.ts is "". */
const TABLES = readdirSync(FOLDER).flatMap((file) => /^en(-[a-z]+)?\.ts$/.exec(file)?.[1] ?? []);

async function table(language: string, name: string): Promise<Leaves> {
	const module: Record<string, unknown> = await import(`../../www/src/i18n/${language}${name}.ts`);
	const found = Object.values(module).filter((one) => typeof one === "object");
	expect(found, `${language}${name}.ts exports one table`).toHaveLength(1);
	return new Map(leaves(found[0]));
}

const FACTS = { sentence: "learnt by", formula: "a ∘ b", n_params: 1234, message: "a message" };
const isText = (text: unknown): text is string => typeof text === "string" && !BROKEN.test(text);

/** Types are gone when tests run: the first arguments with which English makes sense. */
function samples(say: Say, path: string): unknown[][] {
	const kinds = (at: number) => [`word${"ABCDEF"[at]}`, 3 + at, true, ["wordX", "wordY"], FACTS];
	const choices = Array.from({ length: say.length }).reduce<unknown[][]>(
		(lists, _, at) => lists.flatMap((list) => kinds(at).map((kind) => [...list, kind])),
		[[]],
	);
	const good = choices.find((list) => isText(attempt(say, list)));
	if (!good) throw new Error(`no arguments fit ${path}`);
	const counted = (n: number) => good.map((one) => (typeof one === "number" ? n : one));
	const unsaid = good.map((one) => (one === true ? false : one));
	return [good, counted(0), counted(1), counted(2), counted(12_345), unsaid];
}

function attempt(say: Say, given: unknown[]): unknown {
	try {
		return say(...given);
	} catch {
		return undefined;
	}
}

/** The engine's sentence and its problems are English: a translation makes its own. */
const OWN_WAY = [".sentence", ".problem"];

it("has a table to compare", () => {
	expect(TABLES.length).toBeGreaterThan(9);
});

describe.each(OTHERS)("%s", (language) => {
	it.each(TABLES)("en%s.ts has a translation of every sentence", async (name) => {
		const [english, other] = [await table("en", name), await table(language, name)];
		expect([...other.keys()]).toEqual([...english.keys()]);
		for (const [path, original] of english) {
			const translated = other.get(path) as Leaf;
			expect(typeof translated, path).toBe(typeof original);
			if (typeof original === "string") compare(path, original, translated as string);
			else if (!OWN_WAY.includes(path))
				for (const given of samples(original, path)) {
					const [one, another] = [original(...given), (translated as Say)(...given)];
					compare(`${path}(${given})`, one as string, another as string);
				}
		}
	});

	it("makes its own sentence of a run, and its own words of a problem", async () => {
		const other = await table(language, "");
		const sentence = (other.get(".sentence") as (facts: RunFacts) => string)({
			...FACTS,
			formula: "a + b mod 59",
		} as unknown as RunFacts);
		expect(sentence).toContain("a + b mod 59");
		expect(sentence).toMatch(/1,?234/);
		expect(sentence).not.toMatch(/learnt/);
		const say = other.get(".problem") as (problem: Problem) => string;
		const allowed = "a whole number from 2 to 251";
		const message = `task.p: 1 is not allowed; allowed: ${allowed}`;
		const problem = say({ message, field: "task.p", value: "1", allowed });
		for (const part of ["task.p", "1", "2", "251"]) expect(problem).toContain(part);
		expect(problem).not.toMatch(/is not allowed|whole number/);
		expect(say({ message, field: null, value: null, allowed: null })).toBe(message);
	});

	it("has names for runs, each of one word and none of them twice", async () => {
		const other = await table(language, "-runs");
		for (const list of [".adjectives", ".animals"]) {
			const names = (other.get(list) as string).split(" ");
			expect(names.length).toBeGreaterThan(30);
			expect(new Set(names).size).toBe(names.length);
			expect(names).not.toContain("");
		}
	});
});

describe.each(OTHERS)("the catalogue in %s", async (language) => {
	const bundle = await loadEngine("", "study");
	const catalogue = bundle.catalogue();
	const translate = () => inWords(bundle.catalogue(), words);
	const module: object = await import(`../../www/src/i18n/${language}-catalogue.ts`);
	const words: CatalogueWords = Object.values(module).find((one) => "fields" in one);
	const [{ fields, options }, { presets, questions }] = [words, words];
	const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();

	it("names everything, and nothing that is not there", () => {
		const paths = catalogue.fields.map(({ path }) => path).sort();
		expect(Object.keys(fields).sort()).toEqual(paths);
		expect(Object.keys(presets).sort()).toEqual(ids(catalogue.presets));
		expect(Object.keys(questions).sort()).toEqual(ids(catalogue.questions));
		const choices = catalogue.fields.flatMap(({ path, kind }) =>
			kind.type === "choice" ? [[path, ids(kind.options)]] : [],
		);
		const translated = Object.entries(options).map(([path, of]) => [path, Object.keys(of).sort()]);
		expect(Object.fromEntries(translated)).toEqual(Object.fromEntries(choices));
	});

	it("leaves nothing in English and changes no number", () => {
		const spoken = [catalogue, translate()].map((one) => new Map(everything(one))) as [
			Leaves,
			Leaves,
		];
		expect([...spoken[1].keys()]).toEqual([...spoken[0].keys()]);
		for (const [path, original] of spoken[0])
			compare(path, original as string, spoken[1].get(path) as string);
	});

	it("keeps groups together", () => {
		const say = translate();
		const pairs = catalogue.presets.map(({ group }, at) => `${group}|${say.presets[at]?.group}`);
		expect(new Set(pairs).size).toBe(new Set(catalogue.presets.map(({ group }) => group)).size);
	});

	it("does not explain a setting with words for one that has none", () => {
		for (const { path, unit, needs, kind } of catalogue.fields) {
			const own = fields[path] ?? {};
			expect(own.unit === undefined, `${path}.unit`).toBe(unit === null);
			expect(own.needs === undefined, `${path}.needs`).toBe(needs === "");
			const label = kind.type === "number" ? kind.null_label : null;
			expect(own.null_label === undefined, `${path}.null_label`).toBe(label === null);
		}
	});
});

/** What the page shows of a catalogue and a translation covers. */
function everything({ fields, presets, questions }: Catalogue): [string, Leaf][] {
	const own = (of: object, keys: string[]) =>
		keys.flatMap((key) => {
			const text = (of as Record<string, unknown>)[key];
			return typeof text === "string" ? [[`.${key}`, text] as [string, Leaf]] : [];
		});
	const all = (name: string, list: object[], keys: string[]) =>
		list.flatMap((one, at) =>
			own(one, keys).map(([key, text]) => [`${name}.${at}${key}`, text] as [string, Leaf]),
		);
	return [
		...all("fields", fields, ["label", "help", "unit", "needs"]),
		...fields.flatMap(({ path, kind }) =>
			kind.type === "choice"
				? all(path, kind.options, ["label", "help"])
				: all(path, [kind], ["null_label"]),
		),
		...all("presets", presets, ["label", "help", "group"]),
		...all("questions", questions, ["label", "watch", "outcome"]),
	];
}

it("would notice a sentence that was left in English", () => {
	expect(() => compare("x", en.lead, en.lead)).toThrow();
	expect(() => compare("x", "3 steps", "4 Schritte")).toThrow();
	expect(() => compare("x", "a step", "")).toThrow();
});
