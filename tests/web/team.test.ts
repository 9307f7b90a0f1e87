// Steps that are shared by several workers have the same bits as those of one, however many they are.

import { beforeAll, describe, expect, it } from "vitest";
import { Lane } from "../../www/src/engine/line";
import { Lockstep, share } from "../../www/src/engine/lockstep";
import { Tuner } from "../../www/src/engine/tuner";
import type { Engine } from "../../www/src/messages";
import type { RunConfig } from "../../www/src/protocol";
import { loadEngine, rows, train } from "./engine";
import { config } from "./fixture";

const STEPS = 30;
/** 864 of 961 pairs are shown: three shards of a full batch; batches of 600 leave two, and one for the rest. */
const shared = (batch_size: number | null): RunConfig => ({
	...config,
	task: { ...config.task, p: 31, train_fraction: 0.9 },
	train: { ...config.train, batch_size, max_steps: 60, eval_spacing: 0.1 },
});

async function opened(instance: string, config: RunConfig): Promise<Engine> {
	const engine = await (await loadEngine(instance)).Engine.create();
	engine.send({ kind: "open", run_id: 1, config });
	engine.send({ kind: "start" });
	return engine;
}

/** Lanes between any two, by rank. */
function connect(workers: number): (Lane | null)[][] {
	const lanes = Array.from({ length: workers }, () => new Array<Lane | null>(workers).fill(null));
	for (let a = 0; a < workers; a++)
		for (let b = a + 1; b < workers; b++) {
			const { port1, port2 } = new MessageChannel();
			(lanes[a] as (Lane | null)[])[b] = new Lane(port1);
			(lanes[b] as (Lane | null)[])[a] = new Lane(port2);
		}
	return lanes;
}

async function together(workers: number, config: RunConfig) {
	const lanes = connect(workers);
	const engines = await Promise.all(lanes.map((_, rank) => opened(`worker${rank}`, config)));
	const events = await (engines[0] as Engine).drain();
	const size = events.flatMap((event) =>
		event.kind === "opened" ? [event.facts.n_params] : [],
	)[0];
	const crew = engines.map((engine, i) => new Lockstep(engine, i, lanes[i] ?? [], size as number));
	for (let step = 0; step < STEPS; step++) await Promise.all(crew.map((one) => one.step()));
	events.push(...(await (engines[0] as Engine).drain()));
	const checkpoints = await Promise.all(engines.map((engine) => engine.save()));
	for (const row of lanes) for (const lane of row) lane?.lose("done");
	return { rows: rows(events), checkpoints };
}

describe.each([
	["full batches", null],
	["batches that leave a rest", 600],
])("%s", (_, batch_size) => {
	const config = shared(batch_size);
	let expected: { rows: unknown; checkpoint: Uint8Array };

	beforeAll(async () => {
		const plain = await loadEngine();
		const engine = await opened("", config);
		engine.advance(STEPS);
		await engine.drain();
		const events = await train(plain, config, STEPS);
		expected = { rows: rows(events), checkpoint: await engine.save() };
	});

	it.each([1, 2, 3])("%i workers", async (workers) => {
		const seen = await together(workers, config);
		for (const checkpoint of seen.checkpoints)
			expect(Buffer.compare(numbers(checkpoint), numbers(expected.checkpoint))).toBe(0);
		// The plain run was also examined where it stopped.
		const scheduled = (expected.rows as { step: number }[]).filter(({ step }) =>
			seen.rows.some((row) => row.step === step),
		);
		expect(seen.rows).toEqual(scheduled);
		expect(seen.rows.length).toBeGreaterThan(15);
	});
});

/** The weights and the optimiser's memory, without the header. */
function numbers(checkpoint: Uint8Array): Uint8Array {
	const view = new DataView(checkpoint.buffer, checkpoint.byteOffset);
	return checkpoint.slice(8 + Number(view.getBigUint64(0, true)));
}

describe("a share", () => {
	it.each([
		[8, 3],
		[2, 3],
		[7, 2],
	])("of %i things among %i workers: each is done once, in order", (n, workers) => {
		const done = Array.from({ length: workers }, (_, rank) => share(n, workers, rank)).flatMap(
			([from, to]) => Array.from({ length: to - from }, (_, i) => from + i),
		);
		expect(done).toEqual(Array.from({ length: n }, (_, i) => i));
	});
});

describe("a lane", () => {
	it("sends as many numbers as it is given, though larger arrays have come before", async () => {
		const { port1, port2 } = new MessageChannel();
		const [here, there] = [new Lane(port1), new Lane(port2)];
		for (const numbers of [
			[1, 2, 3, 4],
			[5, 6],
			[7, 8, 9],
		]) {
			here.sendCopy(Float32Array.from(numbers));
			const [came] = (await there.receive(1000)) as [Float32Array];
			expect([...came]).toEqual(numbers);
			there.sendCopy(came);
			const [back] = (await here.receive(1000)) as [Float32Array];
			expect([...back]).toEqual(numbers);
			here.reuse(back);
			there.reuse(came);
		}
		for (const lane of [here, there]) lane.lose("done");
	});

	it("is lost when it stays silent, and says so to whoever waits", async () => {
		const lane = new Lane(new MessageChannel().port1);
		await expect(lane.receive(10)).rejects.toThrow("silent");
		await expect(lane.receive(10)).rejects.toThrow("silent");
	});
});

describe("alone or together", () => {
	const measure = (alone: number, together: number) => {
		const tuner = new Tuner();
		for (let step = 0; step < 50 && !tuner.decided; step++)
			tuner.record(tuner.mode === "alone" ? alone : together, step);
		return tuner;
	};

	it.each([
		[10, 6, "together"],
		[10, 9.8, "alone"],
		[1, 3, "alone"],
		[500, 300, "together"],
	])("steps of %d ms against %d ms: %s", (alone, together, mode) => {
		expect(measure(alone, together)).toMatchObject({ decided: true, mode });
	});

	it("an engine that becomes faster by itself is no reason to share", () => {
		const tuner = new Tuner();
		for (let step = 0; !tuner.decided; step++) tuner.record(Math.max(10, 30 - step), step);
		expect(tuner.mode).toBe("alone");
	});

	it("slow steps take few samples", () => {
		const tuner = new Tuner();
		let steps = 0;
		for (; !tuner.decided; steps++) tuner.record(tuner.mode === "alone" ? 500 : 300, steps);
		expect(steps).toBeLessThanOrEqual(15);
	});

	it("is asked again when steps have become much slower, but not at once", () => {
		const tuner = measure(10, 6);
		for (let i = 0; i < 20; i++) tuner.record(20, 1000 + i);
		expect(tuner.decided).toBe(true);
		tuner.record(20, 60_000);
		expect(tuner.decided).toBe(false);
	});
});
