// A catalogue as the core sends it, small enough to reason about.

import type {
	Catalogue,
	FieldInfo,
	FieldKind,
	RunConfig,
	Event as RunEvent,
} from "../../www/src/protocol";

export const config: RunConfig = {
	task: {
		operation: "add",
		p: 7,
		expression: "",
		table: "",
		train_fraction: 0.5,
		holdout: "random",
		labels: "true",
		wrong_labels: 0,
	},
	model: {
		architecture: "transformer",
		n_layers: 1,
		d_model: 16,
		n_heads: 4,
		d_mlp: 64,
		tokens: "a_b_eq",
		logits: "tokens",
		positions: "learned",
		norm: "none",
		final_norm: false,
		activation: "relu",
		biases: "mlp",
		causal: true,
		tied: false,
		dropout: 0,
		init: "scaled_normal",
		init_scale: 1,
	},
	optimizer: {
		method: "adamw",
		lr_peak: 0.01,
		weight_decay: 1,
		decay: "to_zero",
		beta1: 0.9,
		beta2: 0.98,
		eps: 1e-8,
		momentum: 0.95,
		muon_lr: 0.02,
		snr_softness: 1,
		warmup_steps: 10,
		schedule: "constant",
		clip_norm: null,
		filter: "none",
		filter_decay: 0.98,
		filter_window: 100,
		filter_gain: 2,
		gradient_noise: 0,
		update_noise: 0,
		weight_noise: 0,
	},
	loss: "cross_entropy",
	numerics: { zero_sum: false, precision: "f32" },
	train: { batch_size: null, sampling: "passes", max_steps: 3000, eval_spacing: 0.02 },
	seeds: { split_seed: 0, init_seed: 0, batch_seed: 0 },
};

const number = (integer: boolean, null_label: string | null = null): FieldKind => ({
	type: "number",
	min: 0,
	max: 1000,
	integer,
	scale: "linear",
	null_label,
});
const seed: FieldKind = { type: "seed", max: 4294967295 };

const named = (id: string) => ({ id, label: id, help: "" });
const choice = (...ids: string[]): FieldKind => ({ type: "choice", options: ids.map(named) });

/** At least one field of every kind. */
const KINDS: Record<string, FieldKind> = {
	"task.operation": choice("add", "sub"),
	"task.p": number(true),
	"task.expression": { type: "text", max_length: 200 },
	"task.table": { type: "answers", max_length: 1000 },
	"task.train_fraction": number(false),
	"model.architecture": choice("transformer", "mlp"),
	"model.d_model": number(true),
	"model.causal": { type: "toggle" },
	"optimizer.method": choice("adamw", "sgd"),
	"optimizer.lr_peak": number(false),
	"optimizer.weight_decay": number(false),
	"optimizer.beta1": number(false),
	loss: choice("cross_entropy", "mse"),
	"train.batch_size": number(true, "full batch"),
	"train.max_steps": number(true),
	"seeds.split_seed": seed,
	"seeds.init_seed": seed,
	"seeds.batch_seed": seed,
};
const LIVE = ["optimizer.lr_peak", "optimizer.weight_decay"];

const fields = Object.entries(KINDS).map(
	([path, kind]): FieldInfo => ({
		path,
		label: path,
		group: path.startsWith("task") ? "task" : "run",
		level: "basic",
		help: "",
		source: null,
		unit: null,
		kind,
		live: LIVE.includes(path),
		needs: "something else",
	}),
);

const preset = (id: string, config: RunConfig) => ({
	...named(id),
	group: "All",
	source: "",
	config,
	memorises: null,
	generalises: null,
	work: { flop_step: 1e6, flop_evaluation: 1e6 },
	flop_generalising: null,
});

export const operation = {
	...named("add"),
	formula: "a + b",
	needs_prime: false,
	symmetric: true,
};

export const catalogue: Catalogue = {
	version: "0",
	operations: [operation],
	models: [named("transformer")],
	optimizers: [named("adamw")],
	losses: [named("cross_entropy")],
	questions: [],
	presets: [
		preset("tiny", config),
		preset("large", { ...config, task: { ...config.task, p: 113 } }),
	],
	fields,
	default_preset: "tiny",
};

/** Addition modulo 3, every second pair shown; the pair (2, 2) does not exist. */
export const opened: Extract<RunEvent, { kind: "opened" }> = {
	kind: "opened",
	run_id: 1,
	config: { ...config, task: { ...config.task, p: 3 } },
	changes: [],
	facts: {
		n_params: 10,
		n_train: 4,
		n_test: 4,
		n_symbols: 3,
		n_ctx: 3,
		uniform_loss: Math.log(3),
		chance: 1 / 3,
		squared_loss: false,
		work: { flop_step: 1e6, flop_evaluation: 1e6 },
		formula: "a + b mod 3",
		sentence: "Addition",
	},
	answers: Uint16Array.of(0, 1, 2, 1, 2, 0, 2, 0, 65535),
	split: Uint8Array.of(1, 0, 1, 0, 1, 0, 1, 0, 2),
};

export const row = (step: number, train_accuracy: number, test_accuracy: number) => ({
	step,
	train_loss: 1,
	train_accuracy,
	test_loss: 2,
	test_accuracy,
});
