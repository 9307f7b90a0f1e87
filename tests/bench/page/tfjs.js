// The plain step in TensorFlow.js: forward pass, gradients of all variables and AdamW, eager as that library is.

import { adamw, batches, contestant, tensors } from "./contestant.js";

const SCRIPTS = {
	wasm: ["tfjs/dist/tf.min.js", "tfjs-backend-wasm/dist/tf-backend-wasm.min.js"],
	webgpu: ["tfjs/dist/tf.min.js", "tfjs-backend-webgpu/dist/tf-backend-webgpu.min.js"],
};

export async function create(problem, { device }) {
	for (const script of SCRIPTS[device]) await load(`/modules/@tensorflow/${script}`);
	const { tf } = globalThis;
	tf.wasm?.setWasmPaths("/modules/@tensorflow/tfjs-backend-wasm/dist/");
	await tf.setBackend(device);
	await tf.ready();
	if (tf.getBackend() !== device) throw new Error(`TensorFlow.js runs on ${tf.getBackend()}`);

	const begin = performance.now();
	const initial = tensors(problem);
	const params = Object.fromEntries(
		initial.map(([name, shape, values]) => [
			name,
			tf.variable(tf.tensor2d(values, shape), true, name),
		]),
	);
	const memory = Object.fromEntries(
		initial.map(([name, shape]) => [
			name,
			{ m: tf.variable(tf.zeros(shape)), v: tf.variable(tf.zeros(shape)) },
		]),
	);
	const vocab = problem.config.task.p + 1;
	const upload = ({ tokens, labels, rows }) => ({
		tokens: tf.tensor2d(tokens, [rows * 3, vocab]),
		labels: tf.tensor2d(labels, [rows, vocab]),
		rows,
	});
	const { list, all } = batches(problem);
	const data = list.map(upload);
	const everything = upload(all);
	const lossOf = (batch) => crossEntropy(tf, logits(tf, params, batch, problem), batch);

	let count = 0;
	let latest = null;
	return {
		setup_seconds: (performance.now() - begin) / 1000,
		...contestant({
			step() {
				latest?.dispose();
				latest = tf.tidy(() => {
					const { value, grads } = tf.variableGrads(() => lossOf(data[count % data.length]));
					applyAdamW(tf, { params, memory, grads }, problem.config, count);
					return value;
				});
				count++;
			},
			wait: async () => {
				await latest.data();
				// The loss is ready before the update is.
				await params.W_U.data();
			},
			async loss() {
				const loss = tf.tidy(() => lossOf(everything));
				return (await loss.data())[0];
			},
		}),
	};
}

function load(src) {
	return new Promise((resolve, reject) => {
		const script = Object.assign(document.createElement("script"), { src });
		script.onload = resolve;
		script.onerror = () => reject(new Error(`cannot load ${src}`));
		document.head.append(script);
	});
}

/** Logits at `=`: every token of every example through all layers, as a transformer is usually written. */
function logits(tf, weights, { tokens, rows }, { config }) {
	const { d_model, n_heads } = config.model;
	const d_head = d_model / n_heads;
	const embedded = tf.reshape(tf.matMul(tokens, weights.W_E), [rows, 3, d_model]);
	const x = tf.add(embedded, weights.W_pos); // [batch, 3, d_model]
	const flat = tf.reshape(x, [rows * 3, d_model]);
	const heads = (matrix) =>
		tf.transpose(tf.reshape(tf.matMul(flat, matrix), [rows, 3, n_heads, d_head]), [0, 2, 1, 3]);
	const [q, k, v] = [heads(weights.W_Q), heads(weights.W_K), heads(weights.W_V)]; // [batch, heads, 3, d_head]
	const scores = tf.mul(tf.matMul(q, k, false, true), d_head ** -0.5); // [batch, heads, query, key]
	const future = tf.tensor2d([0, -1e10, -1e10, 0, 0, -1e10, 0, 0, 0], [3, 3]); // [query, key]
	const pattern = tf.softmax(tf.add(scores, future)); // [batch, heads, query, key]
	const z = tf.transpose(tf.matMul(pattern, v), [0, 2, 1, 3]); // [batch, 3, heads, d_head]
	const mid = tf.add(flat, tf.matMul(tf.reshape(z, [rows * 3, d_model]), weights.W_O)); // [batch · 3, d_model]
	const post = tf.relu(tf.add(tf.matMul(mid, weights.W_in), weights.b_in)); // [batch · 3, d_mlp]
	const end = tf.add(mid, tf.add(tf.matMul(post, weights.W_out), weights.b_out)); // [batch · 3, d_model]
	const logits = tf.reshape(tf.matMul(end, weights.W_U), [rows, 3, -1]); // [batch, 3, vocab]
	return tf.reshape(tf.slice(logits, [0, 2, 0], [-1, 1, -1]), [rows, -1]); // only the last position is scored
}

function crossEntropy(tf, logits, { labels, rows }) {
	return tf.mul(tf.sum(tf.mul(tf.logSoftmax(logits), labels)), -1 / rows);
}

function applyAdamW(tf, { params, memory, grads }, config, step) {
	const { rate, correction2, keep } = adamw(config, step);
	const { beta1, beta2, eps } = config.optimizer;
	const blend = (old, fresh, beta) =>
		old.assign(tf.add(tf.mul(old, beta), tf.mul(fresh, 1 - beta)));
	for (const [name, grad] of Object.entries(grads)) {
		const { m, v } = memory[name];
		blend(m, grad, beta1);
		blend(v, tf.square(grad), beta2);
		const direction = tf.div(m, tf.add(tf.sqrt(tf.mul(v, correction2)), eps));
		params[name].assign(tf.sub(tf.mul(params[name], keep), tf.mul(direction, rate)));
	}
}
