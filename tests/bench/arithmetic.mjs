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
// With several layers, all but the last compute at all 3 positions of every example; the first one's queries, keys and values
// are still those of T combinations.
//
// Everything else (gathers, softmax, the loss, AdamW) is counted as nothing: it is what a step costs beyond its products.

/** Positions of an example: a, b and `=`. */
const N_CTX = 3;

/** Forward products of a step as [m, k, n]. */
export function forwardProducts({ task, model }, batch) {
	const { d_model: d, d_mlp, n_layers } = model;
	const [vocab, tables] = [task.p + 1, 2 * task.p + 1];
	const layer = (number) => {
		const last = number + 1 === n_layers;
		const seen = number === 0 ? tables : N_CTX * batch;
		const asking = last ? batch : N_CTX * batch;
		const queries = number > 0 ? asking : last ? 1 : tables;
		return [
			[seen, d, d],
			[seen, d, d],
			[queries, d, d],
			[asking, d, d],
			[asking, d, d_mlp],
			[asking, d_mlp, d],
		];
	};
	return [
		...Array.from({ length: n_layers }, (_, number) => layer(number)).flat(),
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
