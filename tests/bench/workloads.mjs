// What is trained: three settings of the same network, and the exact numbers every contestant starts from.

import { readFileSync } from "node:fs";

/** Evaluating the table costs as much as some steps: only at steps 0, 1, 2, 4, 8, … so that there is room between. */
const RARELY = { eval_spacing: 1, max_steps: 1_000_000 };

/** After how many updates contestants must agree on the loss. */
export const CHECKED_STEPS = [0, 4, 20];

export const WORKLOADS = [
	{ id: "small", label: "p = 59, width 64, half of the table, full batch", preset: "patient" },
	{
		id: "nanda_quick",
		label: "p = 113, width 128, 0.3 of the table, batch 512",
		preset: "nanda_quick",
	},
	{ id: "nanda", label: "p = 113, width 128, 0.3 of the table, full batch", preset: "nanda" },
];

/** A bundle in Node; the CPU's is the source of configs, first weights and reference losses, the studies' knows the lenses. */
export async function loadBundle(name = "cpu") {
	const folder = new URL(`../../www/pkg/${name}/`, import.meta.url);
	const bundle = await import(new URL("grokscope_web.js", folder).href);
	await bundle.default({ module_or_path: readFileSync(new URL("grokscope_web_bg.wasm", folder)) });
	return bundle;
}

/** The config of a workload, with some of its settings changed: `{p, d_model, n_layers, batch_size}`. */
export function configOf(workload, bundle, { p, d_model, n_layers, batch_size } = {}) {
	const { config } = bundle.catalogue().presets.find(({ id }) => id === workload.preset);
	const { task, model, train } = structuredClone(config);
	if (p) task.p = p;
	if (d_model) Object.assign(model, { d_model, d_mlp: 4 * d_model });
	if (n_layers) model.n_layers = n_layers;
	if (batch_size !== undefined) train.batch_size = batch_size;
	return { ...config, task, model, train: { ...train, ...RARELY } };
}

/** Everything a contestant needs to train the same network on the same pairs from the same weights. */
export async function problemOf(workload, bundle) {
	const config = configOf(workload, bundle);
	const engine = await bundle.Engine.create();
	engine.send({ kind: "open", run_id: 1, config });
	const events = await engine.drain();
	const weights = Array.from(readTheta(await engine.save()));
	const losses = {};
	const note = (event) => {
		for (const { step, train_loss } of event.rows ?? []) losses[step] = train_loss;
	};
	events.forEach(note);
	for (let i = 1; i < CHECKED_STEPS.length; i++) {
		engine.send({ kind: "step", steps: CHECKED_STEPS[i] - CHECKED_STEPS[i - 1] });
		while (engine.running()) engine.advance(4);
		(await engine.drain()).forEach(note);
	}
	engine.free();
	const pairs = trainPairs(
		events.find(({ kind }) => kind === "opened"),
		config.task.p,
	);
	const batch = Math.min(config.train.batch_size ?? pairs.length, pairs.length);
	return {
		id: workload.id,
		config,
		pairs,
		batch,
		layout: layoutOf(config),
		weights,
		losses: Object.fromEntries(CHECKED_STEPS.map((step) => [step, losses[step]])),
	};
}

/** Training pairs [a, b, c], shuffled once; a minibatch is the next `batch` of them. */
function trainPairs({ answers, split }, p) {
	const pairs = [];
	split.forEach((part, i) => {
		if (part === 1) pairs.push([Math.floor(i / p), i % p, answers[i]]);
	});
	// Numerical Recipes' generator: any fixed shuffle will do.
	let seed = 1;
	for (let i = pairs.length - 1; i > 0; i--) {
		seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
		const j = Math.floor((seed / 2 ** 32) * (i + 1));
		[pairs[i], pairs[j]] = [pairs[j], pairs[i]];
	}
	return pairs;
}

/** Names and shapes of the tensors in the flat vector of weights, as in src/core/model/transformer.rs. */
function layoutOf({ task, model }) {
	const [vocab, d, mlp] = [task.p + 1, model.d_model, model.d_mlp];
	return Object.entries({
		W_E: [vocab, d],
		W_pos: [3, d],
		W_Q: [d, d],
		W_K: [d, d],
		W_V: [d, d],
		W_O: [d, d],
		W_in: [d, mlp],
		b_in: [1, mlp],
		W_out: [mlp, d],
		b_out: [1, d],
		W_U: [d, vocab],
	});
}

/** The weights in a checkpoint, a safetensors file: length of the header, header as JSON, data. */
function readTheta(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const header = Number(view.getBigUint64(0, true));
	const tensors = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + header)));
	const [start, end] = tensors.theta.data_offsets;
	return new Float32Array(bytes.slice(8 + header + start, 8 + header + end).buffer);
}
