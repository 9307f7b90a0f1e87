// The plain step in jax-js: forward pass, gradient and AdamW in one jitted function.
//
// jax-js counts references: a function consumes its arguments, and `.ref` keeps one for later.

import {
	defaultDevice,
	init,
	jit,
	nn,
	numpy as np,
	tree,
	valueAndGrad,
} from "/modules/@jax-js/jax/dist/index.js";
import { adamw, batches, contestant, tensors } from "./contestant.js";

export async function create(problem, { device }) {
	await init(device);
	defaultDevice(device);
	const begin = performance.now();
	const initial = tensors(problem).map(([name, shape, values]) => [
		name,
		np.array(values).reshape(shape),
	]);
	let params = Object.fromEntries(initial);
	let m = tree.map((weights) => np.zeros(weights.shape), params);
	let v = tree.map((weights) => np.zeros(weights.shape), params);

	const vocab = problem.config.task.p + 1;
	const upload = ({ tokens, labels, rows }) => ({
		tokens: np.array(tokens).reshape([rows, 3, vocab]),
		labels: np.array(labels).reshape([rows, vocab]),
	});
	const { list, all } = batches(problem);
	const data = list.map(upload);
	const everything = upload(all);

	const lossOf = (weights, batch) =>
		crossEntropy(logits(weights, batch.tokens, problem), batch.labels);
	const update = jit((params, m, v, batch, hyper) => {
		const [loss, grads] = valueAndGrad(lossOf)(tree.ref(params), batch);
		return [loss, ...applyAdamW({ params, m, v, grads, hyper }, problem.config.optimizer)];
	});
	const evaluate = jit(lossOf);

	let count = 0;
	let latest = null;
	return {
		setup_seconds: (performance.now() - begin) / 1000,
		...contestant({
			step() {
				const { rate, correction2, keep } = adamw(problem.config, count);
				const hyper = np.array(new Float32Array([rate, correction2, keep]));
				const batch = data[count % data.length];
				latest?.dispose();
				[latest, params, m, v] = update(params, m, v, tree.ref(batch), hyper);
				count++;
			},
			wait: async () => {
				await latest.ref.data();
			},
			loss: async () => (await evaluate(tree.ref(params), tree.ref(everything)).data())[0],
		}),
	};
}

/** Logits at `=`: every token of every example through all layers, as a transformer is usually written. */
function logits(weights, tokens, { config }) {
	const [batch] = tokens.shape;
	const { d_model, n_heads } = config.model;
	const d_head = d_model / n_heads;
	const x = np.matmul(tokens, weights.W_E).add(weights.W_pos); // [batch, 3, d_model]
	const heads = (matrix) =>
		np.matmul(x.ref, matrix).reshape([batch, 3, n_heads, d_head]).transpose([0, 2, 1, 3]);
	const [q, k, v] = [heads(weights.W_Q), heads(weights.W_K), heads(weights.W_V)]; // [batch, heads, 3, d_head]
	const scores = np.matmul(q, k.transpose([0, 1, 3, 2])).mul(d_head ** -0.5); // [batch, heads, query, key]
	const past = np.tri(3, 3, 0, { dtype: np.bool }); // [query, key]
	const pattern = nn.softmax(np.where(past, scores, -1e10), -1); // [batch, heads, query, key]
	const z = np.matmul(pattern, v).transpose([0, 2, 1, 3]).reshape([batch, 3, d_model]);
	const mid = x.add(np.matmul(z, weights.W_O)); // [batch, 3, d_model]
	const post = nn.relu(np.matmul(mid.ref, weights.W_in).add(weights.b_in)); // [batch, 3, d_mlp]
	const end = mid.add(np.matmul(post, weights.W_out).add(weights.b_out)); // [batch, 3, d_model]
	return np.matmul(end, weights.W_U).slice([], 2); // [batch, vocab]: only the last position is scored
}

function crossEntropy(logits, labels) {
	const [batch] = labels.shape;
	return np.sum(nn.logSoftmax(logits, -1).mul(labels)).mul(-1 / batch);
}

function applyAdamW({ params, m, v, grads, hyper }, { beta1, beta2, eps }) {
	const [rate, correction2, keep] = [0, 1, 2].map((i) => hyper.ref.slice(i));
	hyper.dispose();
	const newM = tree.map((m, g) => m.mul(beta1).add(g.ref.mul(1 - beta1)), m, grads);
	const newV = tree.map((v, g) => v.mul(beta2).add(np.square(g).mul(1 - beta2)), v, grads);
	const newParams = tree.map(
		(w, m, v) => {
			const direction = m.ref.div(np.sqrt(v.ref.mul(correction2.ref)).add(eps));
			return w.mul(keep.ref).sub(direction.mul(rate.ref));
		},
		params,
		newM,
		newV,
	);
	for (const scalar of [rate, correction2, keep]) scalar.dispose();
	return [newParams, newM, newV];
}
