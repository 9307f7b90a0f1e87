// The GPU's self-test, with the CPU engine on both sides: what it lets pass, and what it does not.

import { beforeAll, describe, expect, it } from "vitest";
import { compare, prove, readTensors } from "../../www/src/engine/selftest";
import type { Engine } from "../../www/src/messages";
import { loadEngine } from "./engine";
import { config } from "./fixture";

let checkpoint: Uint8Array;
const create = async () => (await loadEngine()).Engine.create();

beforeAll(async () => {
	const engine = await create();
	engine.send({ kind: "open", run_id: 1, config });
	checkpoint = await engine.save();
});

describe("the self-test", () => {
	it("passes an engine that computes the same, and measures both", async () => {
		const proof = await prove(await create(), await create(), config);
		expect(proof.problem).toBeNull();
		expect(proof.gpu_ms).toBeGreaterThan(0);
		expect(proof.cpu_ms).toBeGreaterThan(0);
	});

	it("catches an engine that trains another way", async () => {
		const wrong = await create();
		const send = wrong.send.bind(wrong);
		const other = { ...config, optimizer: { ...config.optimizer, beta1: 0.8 } };
		wrong.send = (command) =>
			send(command.kind === "open" ? { ...command, config: other } : command);
		const proof = await prove(await create(), wrong, config);
		expect(proof.problem).toMatch(/other numbers than the CPU \(adam\.m, off by/);
	});

	it("hands on what an engine throws", async () => {
		const broken = {
			send: () => {
				throw new Error("unreachable");
			},
		} as unknown as Engine;
		await expect(prove(await create(), broken, config)).rejects.toThrow("unreachable");
	});
});

describe("comparing", () => {
	const one = (...values: number[]) => new Map([["theta", Float32Array.from(values)]]);

	it("is relative to the whole tensor", () => {
		expect(compare(one(3, 4), one(3, 4)).difference).toBe(0);
		expect(compare(one(3, 4), one(3, 4.5)).difference).toBeCloseTo(0.1);
	});

	it("finds what is not finite, or not there", () => {
		expect(compare(one(1), one(Number.NaN)).difference).toBeNaN();
		expect(compare(one(1), one()).difference).toBeNaN();
	});
});

it("a checkpoint's tensors can be read", () => {
	const tensors = readTensors(checkpoint);
	expect([...tensors.keys()].sort()).toEqual(["adam.m", "adam.v", "theta"]);
	const lengths = new Set([...tensors.values()].map(({ length }) => length));
	expect(lengths.size).toBe(1);
});
