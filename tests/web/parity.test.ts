// The CPU bundle against the native tool: one core, two compilers, the same bits.

import { execFileSync } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { read, write } from "../../www/src/fields";
import type { Bundle } from "../../www/src/messages";
import type { Catalogue, Command, MetricsRow, RunConfig } from "../../www/src/protocol";
import { loadEngine, loadFusedEngine, roundingOf, rows, train } from "./engine";

const STEPS = 50;
let bundle: Bundle;
let catalogue: Catalogue;
let small: RunConfig;

beforeAll(async () => {
	bundle = await loadEngine();
	catalogue = bundle.catalogue();
	small = changed(smallestPreset(), { "train.max_steps": STEPS });
});

function smallestPreset(): RunConfig {
	const [first] = catalogue.presets
		.map((preset) => preset.config)
		.toSorted((one, other) => one.task.p - other.task.p);
	return first as RunConfig;
}

function changed(config: RunConfig, changes: Record<string, unknown>): RunConfig {
	return Object.entries(changes).reduce(
		(result, [path, value]) => write(result, path, value as number),
		config,
	);
}

const NATIVE = process.env.GROKSCOPE_BIN;

function trainNatively(config: RunConfig, rounding: string[]): MetricsRow[] {
	// What has no effect cannot be set there; whatever it is, the bits are the same.
	const { idle } = bundle.validate(config);
	const settings = catalogue.fields
		.filter(({ path }) => !idle?.includes(path))
		.flatMap(({ path }) => ["--set", `${path}=${JSON.stringify(read(config, path))}`]);
	const out = execFileSync(
		NATIVE as string,
		["run", "--quiet", "--out", "-", ...rounding, ...settings],
		{
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	return out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
}

/** Losses and accuracies are 32-bit numbers; JSON has the shortest text of each, JavaScript the nearest double. */
const as32Bits = (row: MetricsRow) =>
	Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Math.fround(value)]));

if (!NATIVE) console.warn("GROKSCOPE_BIN names no native tool: the bundle is compared with none");
describe.skipIf(!NATIVE)("the CPU bundle and the native tool", () => {
	const CASES = [
		{ "task.p": 7 },
		{ "task.p": 11, "task.operation": "div" },
		{ "task.p": 13, "train.batch_size": 32 },
		// Several batches a pass, and more than one shard a batch.
		{ "task.p": 41, "model.d_model": 36, "model.n_heads": 3, "train.batch_size": 600 },
	];

	async function compare(engine: Bundle, changes: Record<string, unknown>) {
		const config = changed(small, changes);
		const here = rows(await train(engine, config, STEPS));
		expect(here.map(({ step }) => step)).toEqual([...Array(STEPS + 1).keys()]);
		const native = trainNatively(config, await roundingOf(engine));
		expect(here.map(as32Bits)).toEqual(native.map(as32Bits));
		return here;
	}

	it.each(CASES)("compute the same bits at every evaluated step with %o", async (changes) => {
		await compare(bundle, changes);
	});

	it("compute the same bits where products are fused, and round apart where they are not", async () => {
		const fused = await loadFusedEngine();
		expect(await roundingOf(fused)).toEqual([]);
		for (const changes of CASES) await compare(fused, changes);
		const [here, there] = [trainNatively(small, []), trainNatively(small, ["--no-fma"])];
		expect(here).not.toEqual(there);
		expect(here[5]?.train_loss).toBeCloseTo(there[5]?.train_loss as number, 5);
	});
});

describe("the CPU bundle", () => {
	it("computes the same bits twice, however the steps are portioned", async () => {
		const first = await train(bundle, small, STEPS, 7);
		expect(rows(await train(bundle, small, STEPS, 7))).toEqual(rows(first));
		expect(rows(await train(bundle, small, STEPS, 1))).toEqual(rows(first));
	});

	it("computes other numbers with another seed", async () => {
		const other = changed(small, { "seeds.init_seed": 1 });
		const [a, b] = [await train(bundle, small, 1), await train(bundle, other, 1)];
		expect(rows(a)[0]?.train_loss).not.toBe(rows(b)[0]?.train_loss);
	});

	it("accepts the config of every preset", () => {
		expect(catalogue.presets.map(({ id }) => id)).toContain(catalogue.default_preset);
		for (const preset of catalogue.presets)
			expect(bundle.validate(preset.config).problem).toBeNull();
	});
});

const BAD: [path: string, value: unknown, shown: string, allowed: string][] = [
	["task.p", 0, "0", "2 to 256"],
	["task.p", 1, "1", "2 to 256"],
	["task.p", 1e9, "1000000000", "2 to 256"],
	["task.p", 7.5, "7.5", "whole number"],
	["task.p", "seven", "seven", "2 to 256"],
	["task.p", null, "", "2 to 256"],
	["task.train_fraction", 0, "0", "0.01 to 0.99"],
	["task.train_fraction", 1, "1", "0.01 to 0.99"],
	["task.train_fraction", Number.NaN, "", "0.01 to 0.99"],
	["task.train_fraction", Number.POSITIVE_INFINITY, "", "0.01 to 0.99"],
	["task.operation", "power", "power", "add"],
	["model.n_heads", 3, "", "multiple"],
	["model.d_model", -4, "-4", "512"],
	["optimizer.lr_peak", 0, "0", "1"],
	["train.batch_size", 100_000, "100000", "full batch"],
	["train.max_steps", 0, "0", "1000000"],
	["seeds.init_seed", -1, "-1", "999999"],
];

describe("validate", () => {
	it.each(BAD)("names %s, the value %s and what is allowed", (path, value, shown, allowed) => {
		const { problem } = bundle.validate(changed(small, { [path]: value }));
		expect(problem?.field).toBe(path === "model.n_heads" ? "model.d_model" : path);
		expect(problem?.value).toContain(shown);
		expect(problem?.allowed).toContain(allowed);
		expect(problem?.message).toContain(problem?.field);
	});

	it("asks for a prime where the operation divides, and names the nearest", () => {
		const division = catalogue.operations.find((operation) => operation.needs_prime);
		const config = changed(small, { "task.operation": division?.id, "task.p": 4 });
		const { problem } = bundle.validate(config);
		expect(problem).toMatchObject({ field: "task.p", value: "4" });
		expect(problem?.allowed).toMatch(/prime.*3 or 5/);
	});

	it.each([null, undefined, 7, "garbage", [], {}, { task: {} }, { task: null }])(
		"has words for %j",
		(config) => {
			expect(bundle.validate(config).problem?.message).toMatch(/\w/);
		},
	);

	it("names what has no effect, as soon as every setting is in its range", () => {
		const idle = (changes: Record<string, unknown>) =>
			bundle.validate(changed(small, changes)).idle;
		expect(idle({})).toContain("train.sampling");
		expect(idle({})).not.toContain("optimizer.beta1");
		expect(idle({ "optimizer.method": "sgd" })).toContain("optimizer.beta1");
		// Width and heads do not go together, which does not matter here.
		expect(idle({ "optimizer.method": "sgd", "model.d_model": 15 })).toContain("optimizer.beta1");
		expect(idle({ "model.d_model": 0 })).toBeNull();
	});

	it("refuses settings that do not exist", () => {
		const { problem } = bundle.validate({ ...small, surprise: 1 });
		expect(problem?.message).toContain("surprise");
	});
});

describe("a preview", () => {
	it("is the table that the run then has", async () => {
		const config = changed(small, { "task.operation": "div", "task.p": 11 });
		const [opened] = await train(bundle, config, 0);
		if (opened?.kind !== "opened") throw new Error("a run opens first");
		const { answers, split, facts } = opened;
		const { n_symbols, formula } = facts;
		expect(bundle.preview(config)).toEqual({ n_symbols, formula, answers, split });
		expect([n_symbols, formula, answers.length]).toEqual([11, "a ÷ b mod 11", 121]);
	});

	it("is none of a config that cannot be used", () => {
		expect(bundle.preview({ ...small, surprise: 1 })).toBeNull();
	});
});

describe("commands in odd orders", () => {
	const open = (config: unknown): Command => ({ kind: "open", run_id: 1, config });
	const ORDERS: [string, Command[]][] = [
		["without a run", [{ kind: "start" }, { kind: "pause" }, { kind: "reset" }]],
		["no steps", [open(null), { kind: "step", steps: 0 }]],
		["a bad config first", [open({}), { kind: "start" }]],
		[
			"twice the same",
			[{ kind: "pause" }, { kind: "pause" }, { kind: "start" }, { kind: "start" }],
		],
		["more steps than there are", [{ kind: "step", steps: 4_294_967_295 }, { kind: "reset" }]],
	];

	it.each(ORDERS)("survives: %s", async (_, commands) => {
		const engine = await bundle.Engine.create();
		for (const command of commands) engine.send(command);
		await engine.drain();
		await engine.table();
		engine.send(open(small));
		for (const command of commands) engine.send(command);
		engine.advance(3);
		expect((await engine.drain()).map(({ kind }) => kind)).toContain("opened");
		engine.send({ kind: "reset" });
		engine.send({ kind: "step", steps: 2 });
		while (engine.running()) engine.advance(1);
		expect(rows(await engine.drain()).at(-1)?.step).toBe(2);
	});

	it("keeps the run when the next config is refused", async () => {
		const engine = await bundle.Engine.create();
		engine.send(open(small));
		engine.send({ kind: "step", steps: 3 });
		engine.send({ kind: "open", run_id: 2, config: changed(small, { "task.p": 0 }) });
		while (engine.running()) engine.advance(1);
		const events = await engine.drain();
		expect(events.find(({ kind }) => kind === "failed")).toMatchObject({
			run_id: 2,
			problem: { field: "task.p" },
		});
		expect(rows(events).at(-1)?.step).toBe(3);
		expect(await engine.table()).toMatchObject({ run_id: 1, step: 3 });
	});
});
