// What all contestants in a page share: timing, and the arithmetic of AdamW that is the same for every parameter.

/** Makes a contestant of `step()`, which starts one update, and `wait()`, which resolves when all updates are done. */
export function contestant({ step, wait, loss }) {
	return {
		async train(n) {
			const seconds = [];
			for (let i = 0; i < n; i++) {
				const begin = performance.now();
				step();
				await wait();
				seconds.push((performance.now() - begin) / 1000);
			}
			return seconds;
		},
		burst: (n) => burst(n, step, wait),
		loss,
	};
}

/** Starts `n` steps without looking at any of them, then waits. */
export async function burst(n, step, wait) {
	const before = { ...globalThis.gpuCounts };
	const begin = performance.now();
	for (let i = 0; i < n; i++) step();
	const enqueued = performance.now();
	await wait();
	const end = performance.now();
	const { dispatches, submits } = globalThis.gpuCounts;
	return {
		steps: n,
		seconds: (end - begin) / 1000,
		enqueue_seconds: (enqueued - begin) / 1000,
		dispatches: dispatches - before.dispatches,
		submits: submits - before.submits,
	};
}

/** The three numbers in which updates differ: rate, 1 / (1 − β₂ᵗ) and what the decay keeps of a weight. */
export function adamw({ optimizer }, step) {
	const { lr_peak, warmup_steps, beta1, beta2, weight_decay } = optimizer;
	const lr = lr_peak * Math.min(1, step / warmup_steps);
	return {
		rate: lr / (1 - beta1 ** (step + 1)),
		correction2: 1 / (1 - beta2 ** (step + 1)),
		keep: 1 - lr * weight_decay,
	};
}

/** Flat one-hot rows: these libraries have no gradient of a look-up on all their backends, so it becomes a product. */
export function oneHot(indices, classes) {
	const rows = new Float32Array(indices.length * classes);
	indices.forEach((index, i) => {
		rows[i * classes + index] = 1;
	});
	return rows;
}

/** The batches of a pass: tokens `[batch, 3]` and labels `[batch]`, one-hot. Full batch: one. */
export function batches({ pairs, batch, config }) {
	const { p } = config.task;
	const cut = (rows) => ({
		tokens: oneHot(
			rows.flatMap(([a, b]) => [a, b, p]),
			p + 1,
		), // [batch · 3, p + 1]
		labels: oneHot(
			rows.map(([, , c]) => c),
			p + 1,
		), // [batch, p + 1]
		rows: rows.length,
	});
	const whole = Math.floor(pairs.length / batch);
	const list = Array.from({ length: whole }, (_, i) =>
		cut(pairs.slice(i * batch, (i + 1) * batch)),
	);
	return { list, all: cut(pairs) };
}

/** The first weights, tensor by tensor: `[name, shape, values]`. */
export function tensors({ layout, weights }) {
	let at = 0;
	return layout.map(([name, shape]) => {
		const values = new Float32Array(weights.slice(at, at + shape[0] * shape[1]));
		at += values.length;
		return [name, shape, values];
	});
}
