// Every language says everything that English says: the same keys, the same numbers, nothing empty, nothing forgotten.

import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CatalogueWords } from "../../www/src/i18n/catalogue";
import { inWords, studiesInWords } from "../../www/src/i18n/catalogue";
import { en } from "../../www/src/i18n/en";
import { LANGUAGES } from "../../www/src/i18n/language";
import type { Bundle } from "../../www/src/messages";
import type { Catalogue, Problem, RunFacts, StudyCatalogue } from "../../www/src/protocol";
import { loadEngine, type StudyBundle } from "./engine";

type Everything = Catalogue & StudyCatalogue;
type Say = (...given: unknown[]) => unknown;
type Leaf = string | Say;
type Leaves = Map<string, Leaf>;

const FOLDER = new URL("../../www/src/i18n/", import.meta.url);
const OTHERS = Object.keys(LANGUAGES).filter((one) => one !== "en");
/** A file en-lab.ts is the table "-lab"; en.ts is "". */
const TABLES = readdirSync(FOLDER).flatMap((file) => /^en(-[a-z]+)?\.ts$/.exec(file)?.[1] ?? []);

/** What reads alike in several languages: terms, formats, buttons that need no translation. */
const TERMS = new Set(
	`grokscope cpu gpu webgpu csv json jsonl png svg gif webm bibtex link live code codes qr pause
	start stop training test transformer mlp logits layernorm dropout batch relu gelu pytorch
	xavier orthogonal normal adamw adam sgd muon lion stablemax grokfast ema ma eos error no
	median worker tokens bits perpendicular nats mod ab max lr model nanda power gromov ildr ai
	scientist half bfloat esc ctrl`.split(/\s+/),
);

async function table(language: string, name: string): Promise<Leaves> {
	const module: Record<string, unknown> = await import(`../../www/src/i18n/${language}${name}.ts`);
	const found = Object.values(module).filter((one) => typeof one === "object");
	expect(found, `${language}${name}.ts exports one table`).toHaveLength(1);
	return new Map(leaves(found[0]));
}

function leaves(node: unknown, path = ""): [string, Leaf][] {
	if (typeof node === "string" || typeof node === "function") return [[path, node as Leaf]];
	if (Array.isArray(node)) return [[path, node.join(" ")]];
	return Object.entries(node as object).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const FACTS = { sentence: "learnt by", formula: "a ∘ b", n_params: 1234, message: "a message" };
const BROKEN = /undefined|NaN|\[object|Infinity/;
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

/** Numbers and given words, in any order: other languages have other word orders and other points. */
const facts = (text: string) =>
	[...text.matchAll(/\d+(?:[.,\u202f]\d+)*|word[A-FXY]/g)]
		.map(([fact]) => fact.replace(/[.,\u202f]/g, ""))
		.sort();

/** Words that say something in one language only. */
const telling = (text: string) =>
	(text.replace(/`[^`]*`/g, "").match(/\p{L}{2,}/gu) ?? []).filter(
		(word) => !TERMS.has(word.toLowerCase()),
	);

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

function compare(where: string, original: string, translated: string) {
	if (where === ".adjectives" || where === ".animals") return;
	expect(translated, where).not.toMatch(BROKEN);
	expect(translated.trim() === "", `${where} is empty`).toBe(original.trim() === "");
	expect(facts(translated), where).toEqual(facts(original));
	if (telling(original).length > 0 && !isSample(original))
		expect(translated, where).not.toBe(original);
}

/** Nothing but what it was given. */
const isSample = (text: string) => telling(text).every((word) => /^word[A-FXY]$/.test(word));

describe.each(OTHERS)("the catalogue in %s", async (language) => {
	const bundle = (await loadEngine("", "study")) as Bundle & StudyBundle;
	const catalogue: Everything = { ...bundle.catalogue(), ...bundle.studies() };
	const translate = (): Everything => ({
		...studiesInWords(bundle.studies(), words),
		...inWords(bundle.catalogue(), words),
	});
	const module: object = await import(`../../www/src/i18n/${language}-catalogue.ts`);
	const words: CatalogueWords = Object.values(module).find((one) => "fields" in one);
	const [{ fields, options }, { presets, questions, lenses }] = [words, words];
	const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();

	it("names everything, and nothing that is not there", () => {
		const paths = catalogue.fields.map(({ path }) => path).sort();
		expect(Object.keys(fields).sort()).toEqual(paths);
		expect(Object.keys(presets).sort()).toEqual(ids(catalogue.presets));
		expect(Object.keys(questions).sort()).toEqual(ids(catalogue.questions));
		expect(Object.keys(lenses).sort()).toEqual(ids(catalogue.lenses));
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
		for (const list of ["presets", "lenses"] as const) {
			const pairs = catalogue[list].map(({ group }, at) => `${group}|${say[list][at]?.group}`);
			expect(new Set(pairs).size).toBe(new Set(catalogue[list].map(({ group }) => group)).size);
		}
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
function everything({ fields, presets, questions, lenses }: Everything): [string, Leaf][] {
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
		...all("lenses", lenses, ["label", "help", "group"]),
	];
}

it("would notice a sentence that was left in English", () => {
	expect(() => compare("x", en.lead, en.lead)).toThrow();
	expect(() => compare("x", "3 steps", "4 Schritte")).toThrow();
	expect(() => compare("x", "a step", "")).toThrow();
});
