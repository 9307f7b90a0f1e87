// How much work the steps of a config are, in floating-point operations: multiplications and additions of the matrix
// products, which is nearly all there is. The core counts the same way (src/core/train/cost.rs) and says so of presets
// alone; tests/web/cost.test.ts holds the two together.

import type { ModelConfig, RunConfig, Tokens } from "./protocol";
import { examinations } from "./schedule";

/** What a config says of its table only once there is one. */
export type TableSize = { n_symbols: number; n_train: number; n_pairs: number };

/** How a pair is written down: positions with a symbol, with a sign that is always the same, and where the network is scored. */
const SPELLINGS: Record<Tokens, { symbols: number; signs: number; scored: number; all: boolean }> =
	{
		a_b: { symbols: 2, signs: 0, scored: 1, all: false },
		a_b_eq: { symbols: 2, signs: 1, scored: 1, all: false },
		a_op_b_eq: { symbols: 2, signs: 2, scored: 1, all: false },
		// Three symbols of which c is one, and the tokens of every task at once.
		eos_a_op_b_eq: { symbols: 3, signs: 3, scored: 2, all: true },
	};
/** Tokens of the vocabulary that has those of every task, and signs beyond the symbols that it needs at least. */
const CLOSED = { tokens: 239, signs: 3 };

type Network = { forward(pairs: number): number; n_params: number };

const NETWORKS: Record<ModelConfig["architecture"], (model: ModelConfig, n: number) => Network> = {
	mlp: ({ n_layers, d_mlp }, n) => {
		const hidden = (n_layers - 1) * d_mlp * d_mlp;
		return {
			forward: (pairs) => pairs * 2 * (hidden + d_mlp * n),
			n_params: 2 * n * d_mlp + hidden + d_mlp * n,
		};
	},
	transformer: (model, n) => {
		const { n_layers, d_model, d_mlp } = model;
		const { symbols, signs, scored, all } = SPELLINGS[model.tokens];
		const n_ctx = symbols + signs;
		const d_vocab = all ? Math.max(CLOSED.tokens, n + CLOSED.signs) : n + signs;
		const n_logits = all || model.logits === "tokens" ? d_vocab : n;
		const square = d_model * d_model;
		// Output projection and both products of the neurons; scores and mixtures of values.
		const part = 2 * d_model * (d_model + 2 * d_mlp) + 4 * n_ctx * d_model;
		// The first layer's queries, keys and values are computed per (token, position), the others' per position.
		const tables = (symbols * n + signs) * 4 * square;
		const projections = (n_layers - 1) * n_ctx * 6 * square;
		const positions = (n_layers - 1) * n_ctx + scored;
		const each = projections + positions * part + scored * 2 * d_model * n_logits;
		const head = model.tied ? 0 : d_model * n_logits;
		return {
			forward: (pairs) => tables + pairs * each,
			// Without biases and gains, which are few.
			n_params: (d_vocab + n_ctx) * d_model + n_layers * (4 * square + 2 * d_model * d_mlp) + head,
		};
	},
};

/** Pairs of a step, at most: portions of equal size where those are asked for. */
function batchOf({ batch_size, sampling }: RunConfig["train"], n_train: number): number {
	const size = Math.min(n_train, batch_size ?? n_train);
	if (sampling !== "even" || size === 0) return size;
	return Math.ceil(n_train / Math.ceil(n_train / size));
}

/** What is named of presets in the catalogue, of any config. */
export type Work = { config: RunConfig; flop_step: number; flop_evaluation: number };

export function workOf(config: RunConfig, { n_symbols, n_train, n_pairs }: TableSize): Work {
	const { forward, n_params } = NETWORKS[config.model.architecture](config.model, n_symbols);
	const flop_step = 3 * forward(batchOf(config.train, n_train)) + 12 * n_params;
	return { config, flop_step, flop_evaluation: forward(n_pairs) };
}

/** Operations of that many steps from the first on, examinations included. */
export const flopOfSteps = ({ config, flop_step, flop_evaluation }: Work, steps: number): number =>
	steps * flop_step + examinations(steps, config.train.eval_spacing) * flop_evaluation;
