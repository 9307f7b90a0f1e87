// A catalogue as the core sends it, small enough to reason about.

import type {
	Catalogue,
	FieldInfo,
	FieldKind,
	RunConfig,
	Event as RunEvent,
} from "../../www/src/protocol";

export const config: RunConfig = {
	task: { operation: "add", p: 7, train_fraction: 0.5 },
	model: { architecture: "transformer", d_model: 16, n_heads: 4, d_mlp: 64 },
	optimizer: {
		method: "adamw",
		lr_peak: 0.01,
		weight_decay: 1,
		beta1: 0.9,
		beta2: 0.98,
		eps: 1e-8,
		warmup_steps: 10,
	},
	loss: "cross_entropy",
	train: { batch_size: null, max_steps: 3000, eval_spacing: 0.02 },
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

const KINDS: Record<string, FieldKind> = {
	"task.operation": { type: "choice", registry: "operations" },
	"task.p": number(true),
	"task.train_fraction": number(false),
	"model.architecture": { type: "choice", registry: "models" },
	"model.d_model": number(true),
	"model.n_heads": number(true),
	"model.d_mlp": number(true),
	"optimizer.method": { type: "choice", registry: "optimizers" },
	"optimizer.lr_peak": number(false),
	"optimizer.weight_decay": number(false),
	"optimizer.beta1": number(false),
	"optimizer.beta2": number(false),
	"optimizer.eps": number(false),
	"optimizer.warmup_steps": number(true),
	loss: { type: "choice", registry: "losses" },
	"train.batch_size": number(true, "full batch"),
	"train.max_steps": number(true),
	"train.eval_spacing": number(false),
	"seeds.split_seed": seed,
	"seeds.init_seed": seed,
	"seeds.batch_seed": seed,
};

const fields = Object.entries(KINDS).map(
	([path, kind]): FieldInfo => ({
		path,
		label: path,
		group: path.split(".")[0] ?? "",
		level: "basic",
		help: "",
		source: null,
		unit: null,
		kind,
	}),
);

const named = (id: string) => ({ id, label: id, help: "" });
const preset = (id: string, config: RunConfig) => ({
	...named(id),
	source: "",
	config,
	memorises: null,
	generalises: null,
	flop_step: 1e6,
	flop_evaluation: 1e6,
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
	lenses: [],
	figures: [],
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
	facts: { n_params: 10, n_train: 4, n_test: 4, uniform_loss: Math.log(3), sentence: "Addition" },
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
