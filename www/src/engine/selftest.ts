// Does the GPU compute what the CPU computes? Both do the first steps of the very config that is to move, so that its
// shaders are compiled too, and both say how long a step takes them. The first, because later there may be nothing left to
// learn: gradients are rounding errors then, and no two devices agree on those.

import { engineStrings } from "../i18n/engine";
import type { Engine } from "../messages";
import type { RunConfig } from "../protocol";

export type Proof = {
	/** Why the GPU is not to be used, or null. */
	problem: string | null;
	/** Milliseconds per step. */
	gpu_ms: number;
	cpu_ms: number;
};

/** The first update of a run has learning rate 0: it takes two to see one. */
const STEPS = 2;
/** Relative: a GPU adds in another order and approximates exp and sqrt; a wrong kernel is off by far more. */
export const TOLERANCE = 1e-3;
/** How long to measure the speed of either, in milliseconds. */
const TIMED_MS = 150;

export async function prove(
	cpu: Engine,
	gpu: Engine,
	config: RunConfig,
	tolerance = TOLERANCE,
): Promise<Proof> {
	const expected = await trial(cpu, config);
	const seen = await trial(gpu, config);
	const worst = compare(expected, seen);
	// Written so that a difference that is not a number is a failure.
	const same = worst.difference <= tolerance;
	const problem = same ? null : engineStrings.selftest_differs(worst.name, worst.difference);
	const speeds = same ? { gpu_ms: await time(gpu), cpu_ms: await time(cpu) } : null;
	return { problem, gpu_ms: 0, cpu_ms: 0, ...speeds };
}

type Tensors = Map<string, Float32Array>;

/** Weights and the optimiser's memory after some steps, and the losses on the way. */
async function trial(engine: Engine, config: RunConfig): Promise<Tensors> {
	engine.send({ kind: "open", run_id: 1, config });
	engine.send({ kind: "start" });
	await engine.drain();
	const losses: number[] = [];
	for (let step = 0; step < STEPS; step++) {
		engine.advance(1);
		for (const event of await engine.drain())
			if (event.kind === "metrics")
				losses.push(...event.rows.flatMap((row) => [row.train_loss, row.test_loss]));
	}
	return readTensors(await engine.save()).set("losses", Float32Array.from(losses));
}

export function compare(expected: Tensors, seen: Tensors): { name: string; difference: number } {
	const all = [...expected].map(([name, values]) => ({
		name,
		difference: distance(values, seen.get(name) ?? new Float32Array(0)),
	}));
	const beyond = ({ difference }: { difference: number }) =>
		Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
	return all.reduce((worst, next) => (beyond(next) > beyond(worst) ? next : worst));
}

/** ‖a − b‖ / ‖a‖: single weights may differ by more where a gradient is next to nothing. */
function distance(a: Float32Array, b: Float32Array): number {
	if (a.length !== b.length) return Number.NaN;
	let [apart, length] = [0, 0];
	for (const [i, value] of a.entries()) {
		apart += (value - (b[i] as number)) ** 2;
		length += value ** 2;
	}
	return length === 0 ? Math.sqrt(apart) : Math.sqrt(apart / length);
}

type Header = Record<string, { data_offsets?: [number, number] }>;

/** The tensors of a checkpoint, a safetensors file: length of the header, header, numbers. */
export function readTensors(file: Uint8Array): Tensors {
	const view = new DataView(file.buffer, file.byteOffset);
	const start = 8 + Number(view.getBigUint64(0, true));
	const header = JSON.parse(new TextDecoder().decode(file.subarray(8, start))) as Header;
	const tensors: Tensors = new Map();
	for (const [name, { data_offsets: range }] of Object.entries(header))
		if (range) {
			const bytes = file.slice(start + range[0], start + range[1]);
			tensors.set(name, new Float32Array(bytes.buffer));
		}
	return tensors;
}

/** Milliseconds per step, read-back shared among as many steps as fill the time. */
async function time(engine: Engine): Promise<number> {
	const begin = performance.now();
	for (let steps = 1; ; steps *= 2) {
		const before = performance.now();
		const done = engine.advance(steps);
		await engine.drain();
		const now = performance.now();
		if (now - begin > TIMED_MS || done < steps) return (now - before) / Math.max(done, 1);
	}
}
