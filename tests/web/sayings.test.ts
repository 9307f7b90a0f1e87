// What the engine says of data, in every language of the page: each sentence that its sources can put together, and each
// word that lenses show of networks of many kinds.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { LensBundle } from "../../www/src/engine/lens-worker";
import { overRunInWords, type Sayings, sightInWords, speaker } from "../../www/src/i18n/sayings";
import type { Bundle } from "../../www/src/messages";
import type { LensInfo, Moment, RunConfig } from "../../www/src/protocol";
import { loadEngine, type StudyBundle } from "./engine";
import { rustFiles, textsOf } from "./rust-texts";
import { compare, OTHERS, telling } from "./translation-checks";

const core = fileURLToPath(new URL("../../src/core/", import.meta.url));
const spoken = [
	...rustFiles(`${core}lens`),
	...["figures/verdict.rs", "sweep/spread.rs"].map((name) => readFileSync(core + name, "utf8")),
];
const sentences = spoken.flatMap(textsOf);
/** Single words and labels may come from anywhere. */
const sources = rustFiles(core).join("\n");

const bundle = (await loadEngine("", "study")) as Bundle & LensBundle & StudyBundle;
const { presets, losses } = bundle.catalogue();
const { lenses } = bundle.studies();
const tiny = presets.find(({ id }) => id === "tiny")?.config as RunConfig;

const tinyWith = (part: "task" | "model" | "optimizer", other: object): RunConfig => ({
	...tiny,
	[part]: { ...tiny[part], ...other },
});
const task = (operation: string, p = 7) => tinyWith("task", { operation, p });
const model = (other: object) => tinyWith("model", other);
/** Networks of which lenses say different things. */
const NETWORKS: RunConfig[] = [
	tiny,
	task("div", 11),
	task("mul", 9),
	task("x2y2"),
	tinyWith("task", { operation: "s5", p: 120, train_fraction: 0.5 }),
	model({ architecture: "mlp", biases: "none" }),
	model({ tokens: "a_b", tied: true }),
	model({ tokens: "eos_a_op_b_eq", n_layers: 2 }),
	tinyWith("optimizer", { warmup_steps: 0 }),
	...losses.map(({ id }) => ({ ...tiny, loss: id }) as RunConfig),
];

/** Every choice of every option, one at a time. */
const asked = ({ options }: LensInfo) => [
	null,
	...options.flatMap(({ id, kind }) =>
		kind.kind === "choice" ? kind.choices.map((choice) => ({ [id]: choice.id })) : [],
	),
];

const moments = (test: number[], ildr: number[]): Moment[] =>
	test.map((test_accuracy, i) => ({
		step: 500 * i,
		measures: {
			...{ train_accuracy: i > 0 ? 1 : 0.2, test_accuracy, ildr: ildr[i] ?? 1 },
			...{ restricted: 5 - i, squared_weights: 100 },
		},
	}));
const RUNS: [string, Moment[]][] = [
	["progress", moments([0, 0, 0, 0.3, 1, 1, 1, 1, 1], [])],
	["progress", moments([0, 0, 0], [])],
	["ildr", moments([0, 0, 0, 0, 0, 0, 0, 1, 1], [1, 1, 1, 4, 4, 4, 4, 40])],
	["ildr", moments([0, 0, 0, 1], [1, 1, 1, 1, 4])],
	["ildr", moments([0, 0, 0], [1, 1, 4])],
	["ildr", moments([0, 1, 1], [])],
];

const texts = new Set<string>();
const note = (text: string) => {
	texts.add(text);
	return text;
};
for (const config of NETWORKS) {
	const microscope = new bundle.Microscope(config);
	// What is dear has the same words for all of them.
	const some = config === tiny ? lenses : lenses.filter(({ cost }) => /weights|table/.test(cost));
	for (const lens of some)
		for (const options of asked(lens)) {
			try {
				sightInWords(microscope.look(lens.id, options), note);
			} catch (refused) {
				note((refused as Error).message);
			}
		}
	for (const [lens, run] of RUNS) {
		const over = microscope.over_run(lens, run);
		if (over) overRunInWords(over, note);
	}
	microscope.free();
}

const HOLES = /\{#?(\w+)\}/g;
const holes = (text: string) => [...text.matchAll(HOLES)].map(([, name]) => name).sort();
/** What holes are called is nobody's business. */
const shape = (key: string) => key.replace(HOLES, "{}");
const withoutHoles = (text: string) => text.replace(HOLES, "");

/** As a literal, or as an id that is shown with spaces. */
const stands = (key: string) =>
	[key, key.replaceAll(" ", "_")].some((text) => sources.includes(`"${text}"`));
/** How values of figures are written. */
const OF_NUMBERS = /^\((not by )?\{#|^inf$/;

/** Names of tensors and the like, which no language changes. */
const isName = (text: string) => /^(\d\.)?[\w.]*[WbL]\w*_\w+$|^\S+ ∘ \S+ = \S+$/.test(text);
const ENGLISH = /\b(the|of|and|is|are|with|to|by|pairs|there|it)\b/i;

describe.each(OTHERS)("what is said of data in %s", async (language) => {
	const table = async (name: string, of: string): Promise<Sayings> =>
		(await import(`../../www/src/i18n/${language}-${name}.ts`))[`${language}${of}`];
	const parts = [await table("sayings", "Sayings"), await table("sayings-labels", "SayingLabels")];
	const sayings: Sayings = { ...parts[0], ...parts[1] };
	const keys = Object.keys(sayings);
	const say = speaker(sayings);

	it("has words for every sentence of the sources", () => {
		const known = new Set(keys.map(shape));
		const missing = sentences.filter(
			(text) => !known.has(shape(text)) && telling(withoutHoles(text)).length > 0,
		);
		expect(missing).toEqual([]);
	});

	it("has words for nothing that is never said", () => {
		expect(keys.length).toBe(parts.flatMap((part) => Object.keys(part)).length);
		const known = new Set(sentences.map(shape));
		const shown = (key: string) =>
			[...texts].some((text) => speaker({ [key]: "said" })(text) !== text);
		const unknown = keys.filter(
			(key) => !known.has(shape(key)) && !stands(key) && !OF_NUMBERS.test(key) && !shown(key),
		);
		expect(unknown).toEqual([]);
	});

	it("keeps every hole and every number", () => {
		for (const [key, said] of Object.entries(sayings)) {
			expect(holes(said), key).toEqual(holes(key));
			expect(said, key).not.toContain("{#");
			compare(key, withoutHoles(key), withoutHoles(said));
		}
	});

	it("leaves nothing that a lens shows in English", () => {
		expect(texts.size).toBeGreaterThan(300);
		const left = [...texts].filter((text) => {
			if (telling(text).length === 0 || isName(text)) return false;
			return say(text) === text || ENGLISH.test(say(text));
		});
		expect(left.map((text) => `${text} → ${say(text)}`)).toEqual([]);
	});
});

describe("a saying", () => {
	const say = speaker({
		"{n} of {all} {what} right.": "{what}: {n}/{all} richtig.",
		"{#low} to {#high}": "{low} bis {high}",
		"head {head}": "Kopf {head}",
		"heads: {which}.": "Köpfe: {which}.",
		pairs: "Paare",
		"It ends.": "Es endet.",
	});

	it("has its holes filled with what is said of them", () => {
		expect(say("3 of 4 pairs right.")).toBe("Paare: 3/4 richtig.");
		expect(say("heads: head 1, head 2.")).toBe("Köpfe: Kopf 1, Kopf 2.");
	});

	it("may follow upon others, known or not", () => {
		expect(say("3 of 4 pairs right. What? It ends.")).toBe("Paare: 3/4 richtig. What? Es endet.");
	});

	it("is of numbers only where it says so", () => {
		expect(say("1 to 2e-5")).toBe("1 bis 2e-5");
		expect(say("from to where")).toBe("from to where");
	});

	it("stays as it is where no table has it, and so do numbers and space around it", () => {
		expect(say("W_E")).toBe("W_E");
		expect(say("12")).toBe("12");
		expect(say("3 ∘ 4 = 0")).toBe("3 ∘ 4 = 0");
		expect(say(" pairs ")).toBe(" Paare ");
		expect(say("")).toBe("");
	});
});
