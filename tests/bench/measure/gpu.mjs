// WebGPU without a GPU: what each library asks of it per step, and how long Chromium's software adapter takes.

import { softwareGpuBrowser } from "../chromium.mjs";
import { ON_SOFTWARE_GPU } from "../contestants/index.mjs";
import { inPage } from "../contestants/page.mjs";
import { disagreement, firstLine } from "./steps.mjs";

/** Networks of two layers: with the LayerNorms, biases and neurons of Power et al., and with nothing of the kind. */
const DEEP = [
	{ preset: "power", model: {} },
	{ preset: "nanda_quick", model: { n_layers: 2 } },
];
/** How often a step launches does not depend on sizes, and a CPU that plays a GPU is slow. */
const SMALL = { p: 23, width: 32, batch_size: 64 };

/** A library whose first step takes longer than this is not asked for its losses or for long bursts. */
const PATIENCE = 20;
/** Most seconds for the longest burst. */
const LONG = 90;
/**
 * grokscope examines the table at powers of two: bursts end before the next one, and the step that meets it is skipped.
 * The others do the same for fairness.
 */
const FREE_BURSTS = [
	{ skip: 0, steps: 3 },
	{ skip: 1, steps: 7 },
	{ skip: 1, steps: 15 },
	{ skip: 1, steps: 31 },
];

export async function measureGpu(problem, env) {
	const rows = {};
	for (const contestant of ON_SOFTWARE_GPU()) {
		// TensorFlow.js takes minutes for its three steps, and no target looks at them.
		if (env.quick && contestant.id === "tf_webgpu") continue;
		env.say(`software WebGPU: ${contestant.label}`);
		rows[contestant.id] = {
			label: contestant.label,
			...(await measureOne(contestant, problem, env)),
		};
	}
	return rows;
}

/** What two layers ask of WebGPU per step. */
export async function measureDeepGpu(env) {
	const rows = [];
	for (const deep of DEEP) {
		const label = `two layers, ${deep.preset}`;
		env.say(`software WebGPU: ${label}`);
		rows.push({ label, ...(await measureDeep(deep, env)) });
	}
	return rows;
}

async function measureDeep({ preset, model }, env) {
	const { config } = env.bundle.catalogue().presets.find(({ id }) => id === preset);
	// The server hands out problems by name; a contestant of ours needs the config only.
	env.problems.deep = {
		id: "deep",
		config: {
			...config,
			task: { ...config.task, p: SMALL.p },
			model: { ...config.model, ...model, d_model: SMALL.width, d_mlp: 4 * SMALL.width },
			train: { ...config.train, batch_size: SMALL.batch_size, eval_spacing: 1 },
		},
	};
	const contestant = inPage({ id: "deep", module: "ours", options: { bundle: "gpu" } });
	const browser = await softwareGpuBrowser();
	try {
		await contestant.setup(env.problems.deep, { browser, base: env.base });
		await contestant.burst(5);
		return perStep(await contestant.burst(2));
	} catch (error) {
		return { error: firstLine(error) };
	} finally {
		await browser.close();
	}
}

/** A browser for each: its GPU process goes with it. */
async function measureOne(contestant, problem, env) {
	const browser = await softwareGpuBrowser();
	try {
		const { setup_seconds } = await contestant.setup(problem, { browser, base: env.base });
		const first = await contestant.burst(1);
		// The first update has learning rate 0, so what follows belongs to the first weights too.
		const first_seconds = setup_seconds + first.seconds;
		if (first_seconds > PATIENCE) return { first_seconds, ...(await impatiently(contestant, env)) };
		const told_seconds = first_seconds + (await telling(contestant));
		const losses = { 0: await contestant.loss() };
		await contestant.burst(3);
		losses[4] = await contestant.loss();
		const error = disagreement(losses, problem);
		if (error) return { error };
		return { first_seconds, told_seconds, losses, ...perStep(await longest(contestant)) };
	} catch (error) {
		return { error: firstLine(error) };
	} finally {
		await browser.close();
	}
}

/**
 * Seconds for the loss before and after the first update, which are what somebody who watches waits for. grokscope
 * examines the whole table at both, and its first step contains that.
 */
async function telling(contestant) {
	if (contestant.examines) return 0;
	const begin = performance.now();
	for (let time = 0; time < 2; time++) await contestant.loss();
	return (performance.now() - begin) / 1000;
}

/** The third step: grokscope examines the table after the second. */
async function impatiently(contestant, { quick }) {
	if (!quick) await contestant.burst(1);
	return perStep(await contestant.burst(1));
}

/** The longest burst there is time for: more steps show more of how they are submitted together. */
async function longest(contestant) {
	let result;
	for (const { skip, steps } of FREE_BURSTS) {
		const expected = result ? (result.seconds / result.steps) * (steps + skip) : 0;
		if (expected > LONG) break;
		if (skip > 0) await contestant.burst(skip);
		result = await contestant.burst(steps);
	}
	return result;
}

export function perStep({ steps, seconds, enqueue_seconds, dispatches, submits }) {
	return {
		dispatches_per_step: dispatches / steps,
		enqueue_seconds_per_step: enqueue_seconds / steps,
		seconds_per_step: seconds / steps,
		steps_per_submit: steps / submits,
		submits_per_step: submits / steps,
	};
}
