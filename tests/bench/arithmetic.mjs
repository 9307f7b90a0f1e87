// How much arithmetic a step is: the matrix products of "project, then gather" (src/core/model/transformer.rs), exactly.
//
// A product [m, k] · [k, n] costs 2·m·k·n operations, and its backward pass two products of the same cost: one for each
// factor. With B examples, V = p + 1 tokens and T = 2p + 1 combinations of token and position:
//
//   keys, values     2 × [T, d] · [d, d]
//   query                [1, d] · [d, d]
//   attention output     [B, d] · [d, d]
//   MLP                  [B, d] · [d, d_mlp]  and  [B, d_mlp] · [d_mlp, d]
//   unembedding          [B, d] · [d, V]
//
// Everything else (gathers, softmax, the loss, AdamW) is counted as nothing: it is what a step costs beyond its products.

/** Forward products of a step as [m, k, n]. */
export function forwardProducts({ task, model }, batch) {
	const { d_model: d, d_mlp } = model;
	const [vocab, tables] = [task.p + 1, 2 * task.p + 1];
	return [
		[tables, d, d],
		[tables, d, d],
		[1, d, d],
		[batch, d, d],
		[batch, d, d_mlp],
		[batch, d_mlp, d],
		[batch, d, vocab],
	];
}

/** All products of a step: each forward one, and the gradients of its two factors. */
export function products(config, batch) {
	return forwardProducts(config, batch).flatMap(([m, k, n]) => [
		[m, k, n],
		[m, n, k],
		[k, m, n],
	]);
}

/** Operations of a step. */
export function operations(config, batch) {
	return products(config, batch).reduce((sum, [m, k, n]) => sum + 2 * m * k * n, 0);
}
