// A lens in the browser's engine and on the command line: the same words, the same pictures, the same numbers.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LensBundle, Microscope } from "../../www/src/engine/lens-worker";
import type { Bundle } from "../../www/src/messages";
import type { LensInfo, RunConfig, Sight } from "../../www/src/protocol";
import { loadEngine, type StudyBundle } from "./engine";

const STEPS = 40;
/**
 * Compilers and platforms round 32-bit sums and exponentials differently in the last bits, and lenses divide and subtract
 * such numbers: they agree to this share of the largest number beside them, or to the rounding of a 32-bit number near 1.
 */
const SHARE = 1e-5;
const ROUNDING = 2 ** -23;
/** The command line is started once for each question. */
const PATIENCE = { timeout: 60_000 };
const NATIVE = process.env.GROKSCOPE_BIN;

type Options = Record<string, unknown> | null;
let bundle: Bundle & LensBundle & StudyBundle;
let config: RunConfig;
/** All that take moments. */
let cheap: LensInfo[];
let weights: Float32Array;
let checkpoint: Uint8Array;

beforeAll(async () => {
	bundle = (await loadEngine("", "study")) as typeof bundle;
	const { presets } = bundle.catalogue();
	const { lenses } = bundle.studies();
	config = presets.find(({ id }) => id === "tiny")?.config as RunConfig;
	cheap = lenses.filter(({ cost }) => cost === "weights" || cost === "table");
	const engine = await bundle.Engine.create();
	engine.send({ kind: "open", run_id: 1, config });
	engine.send({ kind: "step", steps: STEPS });
	while (engine.running()) engine.advance(7);
	await engine.drain();
	weights = await engine.weights();
	checkpoint = await engine.save();
});

/** The network as the page's lenses have it most of the time: its weights alone. */
function ofWeights(): Microscope {
	const microscope = new bundle.Microscope(config);
	microscope.place(STEPS, weights);
	return microscope;
}

function ofCheckpoint(): Microscope {
	const microscope = new bundle.Microscope(config);
	microscope.place_checkpoint(checkpoint);
	return microscope;
}

const words = (problem: unknown) => (problem as Error).message;
function refusal(work: () => unknown): string {
	try {
		work();
	} catch (problem) {
		return words(problem);
	}
	return "it was not refused";
}

/** Every option of a lens with one value that it cannot have, as text that the command line takes. */
const bad = ({ options }: LensInfo): [string, string][] =>
	options.map(({ id, kind }) => [
		id,
		kind.kind === "number" ? String(kind.max + 0.5) : "three, four",
	]);
/** As the command line reads it: what looks like a number is one. */
const read = (text: string) => (Number.isNaN(Number(text)) ? text : Number(text));

describe("a lens in the bundle", () => {
	it("shows of weights what it shows of the checkpoint, but for the optimizer's memory", () => {
		const [from, to] = [ofWeights(), ofCheckpoint()];
		expect([from.step(), to.step()]).toEqual([STEPS, STEPS]);
		expect(from.predictions()).toEqual(to.predictions());
		expect(cheap.length).toBeGreaterThan(10);
		for (const { id } of cheap)
			expect(withoutMemory(from.look(id, null))).toEqual(withoutMemory(to.look(id, null)));
	});

	it("refuses weights of another network, and says how many there are", () => {
		const microscope = ofWeights();
		const n = weights.length;
		for (const other of [new Float32Array(n - 1), new Float32Array(n + 1), new Float32Array()])
			expect(refusal(() => microscope.place(STEPS + 1, other))).toBe(
				`${other.length} weights; allowed: ${n}, as the config's network has`,
			);
		expect(microscope.step()).toBe(STEPS);
	});

	it("refuses a config that does not exist, and a lens", () => {
		const none = { ...config, surprise: 1 };
		expect(refusal(() => new bundle.Microscope(none))).toContain("surprise");
		expect(refusal(() => ofWeights().look("surprise", null))).toContain("no lens");
		expect(refusal(() => ofWeights().look("spectrum", 7))).toMatch(/7; allowed: an object/);
	});
});

/** How large the next step will be is known only where the optimizer's memory was kept. */
function withoutMemory({ drawing, ...sight }: Sight): unknown {
	const measures = drawing?.measures.filter(({ id }) => id !== "largest_step");
	return { ...sight, drawing: drawing && { ...drawing, measures } };
}

/** What rounding decides: as it is compared, lens by lens. */
const DECIDED_BY_ROUNDING: Record<string, (sight: Sight) => Sight> = {
	// The sum of a pair's gradients is nothing but rounding.
	floor: (sight) =>
		JSON.parse(
			JSON.stringify(sight).replace(/sum to [-\d.e]+ on average/, "sum to nearly nothing"),
		),
	// A neuron that only one pair excites has all frequencies alike: it may be counted at any.
	neurons: (sight) => {
		const { drawing } = JSON.parse(JSON.stringify(sight)) as Sight;
		for (const picture of drawing?.pictures ?? [])
			if (picture.kind === "bars")
				for (const line of picture.series)
					line.values = [line.values.reduce((sum, value) => sum + value, 0)];
		return { ...sight, drawing };
	},
};

/** Checks that two sights are alike; `path` says where they are not. */
function expectAlike(here: unknown, there: unknown, path: string, most = 0) {
	if (isNumber(here) && isNumber(there)) {
		// JSON has no word for what is not a number.
		const [one, other] = [here ?? Number.NaN, there ?? Number.NaN];
		if (Number.isNaN(one) || Number.isNaN(other)) return expect(one, path).toEqual(other);
		const allowed = Math.max(SHARE * Math.max(most, Math.abs(other)), ROUNDING);
		expect(Math.abs(one - other), `${path}: ${one} and ${other}`).toBeLessThanOrEqual(allowed);
	} else if (here && there && typeof here === "object") {
		expect(Object.keys(here), path).toEqual(Object.keys(there));
		const largest = Array.isArray(there) && there.every(isNumber) ? greatest(there) : 0;
		for (const [key, value] of Object.entries(here))
			expectAlike(value, (there as Record<string, unknown>)[key], `${path}.${key}`, largest);
	} else expect(here, path).toEqual(there);
}

const isNumber = (value: unknown): value is number | null =>
	value === null || typeof value === "number";
const greatest = (numbers: (number | null)[]) =>
	Math.max(0, ...numbers.map((number) => Math.abs(number ?? 0)));

if (!NATIVE) console.warn("GROKSCOPE_BIN names no native tool: the lenses are compared with none");
describe.skipIf(!NATIVE)("a lens here and on the command line", () => {
	const folder = mkdtempSync(join(tmpdir(), "grokscope-lens-"));
	const file = join(folder, "checkpoint");
	afterAll(() => rmSync(folder, { recursive: true }));
	beforeAll(() => writeFileSync(file, checkpoint));

	function lens(from: string, ...options: string[]) {
		return spawnSync(NATIVE as string, ["lens", "--checkpoint", from, ...options], {
			encoding: "utf8",
			// What is refused is refused in one line, whatever this terminal likes to see.
			env: { ...process.env, RUST_BACKTRACE: "0" },
		});
	}
	function native(id: string, options: Options): Sight {
		const set = Object.entries(options ?? {}).flatMap(([key, value]) => [
			"--set",
			`${key}=${value}`,
		]);
		const { stdout, stderr } = lens(file, "--lens", id, "--json", ...set);
		expect(stdout, stderr).not.toBe("");
		return JSON.parse(stdout).lenses[0];
	}

	/** A lens as it opens, and with every choice of every option. */
	const asked = ({ options }: LensInfo): Options[] => [
		null,
		...options.flatMap(({ id, kind }) =>
			kind.kind === "choice" ? kind.choices.map((choice) => ({ [id]: choice.id })) : [],
		),
	];

	it("shows the same, whatever it is asked", PATIENCE, () => {
		const microscope = ofCheckpoint();
		for (const info of cheap)
			for (const options of asked(info)) {
				const form = DECIDED_BY_ROUNDING[info.id] ?? ((sight: Sight) => sight);
				const here = form(microscope.look(info.id, options));
				const there = form(native(info.id, options));
				expectAlike(here, there, `${info.id} ${JSON.stringify(options)}`);
			}
	});

	it("shows all that take moments unless it is told which", () => {
		const { lenses, step } = JSON.parse(lens(file, "--json").stdout);
		expect(lenses.map((sight: Sight) => sight.lens)).toEqual(cheap.map(({ id }) => id));
		expect(step).toBe(STEPS);
	});

	it("refuses options with the same words", PATIENCE, () => {
		const microscope = ofWeights();
		const all = cheap.flatMap((info) =>
			[...bad(info), ["surprise", "1"] as const].map(([id, value]) => ({ info, id, value })),
		);
		for (const { info, id, value } of all) {
			const here = refusal(() => microscope.look(info.id, { [id]: read(value) }));
			expect(here).toContain(`${info.id}.${id}`);
			expect(here).toContain("allowed: ");
			const { status, stderr } = lens(file, "--lens", info.id, "--set", `${id}=${value}`);
			expect(stderr.split("\n")[0]).toBe(`Error: ${here}`);
			expect(status).not.toBe(0);
		}
	});

	it("refuses a broken checkpoint with the same words", () => {
		const broken = [0, 7, 1000, checkpoint.length - 1].map((end) => checkpoint.slice(0, end));
		const microscope = ofWeights();
		for (const bytes of broken) {
			const here = refusal(() => microscope.place_checkpoint(bytes));
			expect(here).toMatch(/^this is not a usable checkpoint: .*\w/);
			writeFileSync(join(folder, "broken"), bytes);
			const { status, stderr } = lens(join(folder, "broken"));
			expect(stderr).toContain(here);
			expect(status).not.toBe(0);
		}
		expect(microscope.step()).toBe(STEPS);
	});
});
