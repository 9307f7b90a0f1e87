// How the cost of a step grows: our wasm in Chromium, one number changed at a time. One
// layer has fused kernels, more have not.

import { operations } from "../arithmetic.mjs";
import { inPage } from "../contestants/page.mjs";
import { median } from "../stats.mjs";
import { configOf, WORKLOADS } from "../workloads.mjs";

/** Everything else as in the workload "small"; batches are of Nanda's table, which has enough pairs. */
const AXES = {
	p: { workload: "small", values: [23, 59, 113, 197] },
	d_model: { workload: "small", values: [32, 64, 128, 256] },
	n_layers: { workload: "nanda_quick", values: [1, 2, 3, 4] },
	batch_size: { workload: "nanda", values: [128, 512, 2048, null] },
};
const LEAST_STEPS = 5;
const MOST_STEPS = 60;

export async function measureGrowth(env) {
	const growth = {};
	for (const [axis, { workload, values }] of Object.entries(AXES)) {
		env.say(`growth with ${axis}`);
		growth[axis] = [];
		for (const value of values) growth[axis].push(await measurePoint(axis, value, workload, env));
	}
	return growth;
}

async function measurePoint(axis, value, id, env) {
	const workload = WORKLOADS.find((workload) => workload.id === id);
	const config = configOf(workload, env.bundle, { [axis]: value });
	const pairs = Math.floor(config.task.p ** 2 * config.task.train_fraction + 1e-6);
	const batch = Math.min(config.train.batch_size ?? pairs, pairs);
	// The server hands out problems by name; a contestant of ours needs the config only.
	env.problems.growth = { id: "growth", config };
	const contestant = inPage({ id: "growth", module: "ours", options: { bundle: "cpu" } });
	await contestant.setup(env.problems.growth, env);
	const [once] = await contestant.train(3);
	const steps = Math.round(env.slice_seconds / once);
	const seconds = median(
		await contestant.train(Math.max(LEAST_STEPS, Math.min(MOST_STEPS, steps))),
	);
	await contestant.close();
	return {
		value: value ?? pairs,
		batch,
		steps_per_second: 1 / seconds,
		gflops: operations(config, batch) / seconds / 1e9,
	};
}
