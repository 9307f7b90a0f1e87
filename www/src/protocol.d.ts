// Generated from src/core by tests/types.rs. Do not edit: UPDATE=1 cargo test --release --features types --test types

/**
 * The lists a user interface is made from.
 */
export type Catalogue = { 
/**
 * Version of grokscope.
 */
version: string, 
/**
 * What can be learnt.
 */
operations: Array<OperationInfo>, 
/**
 * What can learn it.
 */
models: Array<NamedInfo>, 
/**
 * How weights change.
 */
optimizers: Array<NamedInfo>, 
/**
 * What training makes small.
 */
losses: Array<NamedInfo>, 
/**
 * Ways to look inside.
 */
lenses: Array<NamedInfo>, 
/**
 * Named configs.
 */
presets: Array<PresetInfo>, 
/**
 * Figures of papers that can be reproduced.
 */
figures: Array<NamedInfo>, 
/**
 * Every setting.
 */
fields: Array<FieldInfo>, 
/**
 * The preset to open with.
 */
default_preset: string, };

/**
 * What somebody wants done.
 */
export type Command = { "kind": "open", 
/**
 * Chosen by the sender; every event of the run carries it.
 */
run_id: number, 
/**
 * A [`RunConfig`] as somebody wrote it: not yet checked.
 */
config: unknown, } | { "kind": "start" } | { "kind": "pause" } | { "kind": "step", 
/**
 * Number of updates.
 */
steps: number, } | { "kind": "reset" };

/**
 * What a session runs on. The core never opens a device: its drivers do, and describe it so.
 */
export type DeviceInfo = { 
/**
 * Which of the backends.
 */
kind: DeviceKind, 
/**
 * What the system calls it.
 */
name: string, };

/**
 * The backends.
 */
export type DeviceKind = "cpu" | "webgpu";

/**
 * What has happened. Every event carries the id of its run.
 */
export type Event = { "kind": "opened", 
/**
 * Which run.
 */
run_id: number, 
/**
 * Its config, checked and complete.
 */
config: RunConfig, 
/**
 * What it is.
 */
facts: RunFacts, 
/**
 * Right answers, `[p · p]`, a down and b across; 65535 where the pair is not in the domain.
 */
answers: Uint16Array, 
/**
 * 0 = test, 1 = train, 2 = not in the domain, `[p · p]`.
 */
split: Uint8Array, } | { "kind": "state", 
/**
 * Which run.
 */
run_id: number, 
/**
 * What it does now.
 */
state: RunState, 
/**
 * Updates done.
 */
step: number, } | { "kind": "metrics", 
/**
 * Which run.
 */
run_id: number, 
/**
 * The evaluations.
 */
rows: Array<MetricsRow>, } | { "kind": "milestone", 
/**
 * Which run.
 */
run_id: number, 
/**
 * What was reached.
 */
milestone: Milestone, 
/**
 * At which evaluated step.
 */
step: number, } | { "kind": "table", 
/**
 * Which run.
 */
run_id: number, 
/**
 * Updates done.
 */
step: number, 
/**
 * Predicted tokens, `[p · p]`, a down and b across; p is the token `=`; 65535 outside the domain.
 */
predictions: Uint16Array, } | { "kind": "failed", 
/**
 * Which run.
 */
run_id: number, 
/**
 * What, and what would have been allowed.
 */
problem: Problem, };

/**
 * A setting as the catalogue describes it.
 */
export type FieldInfo = { 
/**
 * Dotted path in the config, such as `task.p`. The last segment is unique, so that links can use it alone.
 */
path: string, 
/**
 * What a form shows.
 */
label: string, 
/**
 * First segment of the path.
 */
group: string, 
/**
 * Whether a form shows it at once.
 */
level: Level, 
/**
 * One sentence for people.
 */
help: string, 
/**
 * Where the default comes from.
 */
source: string | null, 
/**
 * Unit of the number.
 */
unit: string | null, 
/**
 * What it can be.
 */
kind: FieldKind, };

/**
 * What a setting can be.
 */
export type FieldKind = { "type": "number", 
/**
 * Smallest value.
 */
min: number, 
/**
 * Largest value.
 */
max: number, 
/**
 * Whether only whole numbers are allowed.
 */
integer: boolean, 
/**
 * How a slider should space the values.
 */
scale: Scale, 
/**
 * What leaving it out means; `None` if it cannot be left out.
 */
null_label: string | null, } | { "type": "choice", 
/**
 * Which registry.
 */
registry: Registry, } | { "type": "seed", 
/**
 * Largest value.
 */
max: number, };

/**
 * How prominent a setting is.
 */
export type Level = "basic" | "more";

/**
 * One evaluation of the whole table with the weights after `step` updates.
 */
export type MetricsRow = { 
/**
 * Updates done.
 */
step: number, 
/**
 * Mean cross-entropy over the training pairs, in nats.
 */
train_loss: number, 
/**
 * Share of the training pairs answered right, 0–1.
 */
train_accuracy: number, 
/**
 * Mean cross-entropy over the held-out pairs, in nats.
 */
test_loss: number, 
/**
 * Share of the held-out pairs answered right, 0–1.
 */
test_accuracy: number, };

/**
 * An event in the life of a network.
 */
export type Milestone = "memorised" | "generalised";

/**
 * The sizes of the network. See [`crate::model::transformer`].
 */
export type ModelConfig = { 
/**
 * Name of the architecture in the catalogue.
 */
architecture: string, 
/**
 * Size of the residual stream.
 */
d_model: number, 
/**
 * Number of attention heads; divides `d_model`.
 */
n_heads: number, 
/**
 * Number of neurons of the MLP.
 */
d_mlp: number, };

/**
 * A registry entry as the catalogue shows it.
 */
export type NamedInfo = { 
/**
 * Stable name in configs and links.
 */
id: string, 
/**
 * What a menu shows.
 */
label: string, 
/**
 * One sentence for people.
 */
help: string, };

/**
 * An operation as a menu shows it.
 */
export type OperationInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What a menu shows.
 */
label: string, 
/**
 * With operands a and b.
 */
formula: string, 
/**
 * One sentence for people.
 */
help: string, 
/**
 * Whether p must be prime.
 */
needs_prime: boolean, 
/**
 * Whether a ∘ b = b ∘ a.
 */
symmetric: boolean, };

/**
 * AdamW with every number named: burn's own defaults (ε = 1e-5, β₂ = 0.999) are a different experiment.
 */
export type OptimizerConfig = { 
/**
 * Name of the rule in the catalogue.
 */
method: string, 
/**
 * Learning rate after the warm-up.
 */
lr_peak: number, 
/**
 * Decoupled weight decay λ: θ ← θ(1 − lr·λ), on every parameter.
 */
weight_decay: number, 
/**
 * Decay of the running mean of gradients.
 */
beta1: number, 
/**
 * Decay of the running mean of squared gradients.
 */
beta2: number, 
/**
 * Added to the denominator of the update.
 */
eps: number, 
/**
 * Steps over which the learning rate rises linearly from 0; the first update changes nothing.
 */
warmup_steps: number, };

/**
 * A preset as a menu shows it.
 */
export type PresetInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What a menu shows.
 */
label: string, 
/**
 * One sentence for people.
 */
help: string, 
/**
 * Where the settings come from.
 */
source: string, 
/**
 * The whole config.
 */
config: RunConfig, 
/**
 * Measured window of steps at which it memorises.
 */
memorises: [number, number] | null, 
/**
 * Measured window of steps at which it generalises.
 */
generalises: [number, number] | null, 
/**
 * Floating-point operations of a step.
 */
flop_step: number, 
/**
 * Floating-point operations of an examination of the whole table.
 */
flop_evaluation: number, 
/**
 * Floating-point operations until it generalises, in the middle of that window, examinations included.
 */
flop_generalising: number | null, };

/**
 * An [`Error`] as it travels to a page or a terminal.
 */
export type Problem = { 
/**
 * The whole story in one sentence.
 */
message: string, 
/**
 * Dotted path of the setting at fault, if one is.
 */
field: string | null, 
/**
 * The value given.
 */
value: string | null, 
/**
 * What is allowed instead.
 */
allowed: string | null, };

/**
 * The registries that settings choose from.
 */
export type Registry = "operations" | "models" | "optimizers" | "losses";

/**
 * Everything that determines a run, apart from the device it runs on.
 */
export type RunConfig = { 
/**
 * What is to be learnt.
 */
task: TaskConfig, 
/**
 * The network.
 */
model: ModelConfig, 
/**
 * How its weights change.
 */
optimizer: OptimizerConfig, 
/**
 * Name of the loss in the catalogue.
 */
loss: string, 
/**
 * How long, in what portions, and how often it is examined.
 */
train: TrainConfig, 
/**
 * Where the random numbers come from.
 */
seeds: SeedsConfig, };

/**
 * What a run is, in numbers and words.
 */
export type RunFacts = { 
/**
 * Number of parameters.
 */
n_params: number, 
/**
 * Number of training pairs.
 */
n_train: number, 
/**
 * Number of held-out pairs.
 */
n_test: number, 
/**
 * Loss of guessing among the p + 1 tokens, in nats.
 */
uniform_loss: number, 
/**
 * Task and model in one sentence.
 */
sentence: string, };

/**
 * What a session is doing.
 */
export type RunState = "empty" | "paused" | "running" | "finished" | "failed";

/**
 * Spacing of a range.
 */
export type Scale = "linear" | "log";

/**
 * Three independent seeds, so that each source of chance can be varied alone.
 */
export type SeedsConfig = { 
/**
 * Which pairs are trained on.
 */
split_seed: number, 
/**
 * Initial weights.
 */
init_seed: number, 
/**
 * Order of the training pairs.
 */
batch_seed: number, };

/**
 * An operation, its modulus, and how much of its table is shown.
 */
export type TaskConfig = { 
/**
 * Name of the operation in the catalogue.
 */
operation: string, 
/**
 * The modulus.
 */
p: number, 
/**
 * Share of the in-domain pairs used for training, in (0, 1).
 */
train_fraction: number, };

/**
 * The training loop.
 */
export type TrainConfig = { 
/**
 * Pairs per step, at most, drawn without replacement pass by pass; `None` = full batch.
 */
batch_size: number | null, 
/**
 * The run stops here.
 */
max_steps: number, 
/**
 * Evaluations are this far apart on a logarithmic step axis: after step s comes max(s + 1, ⌈s·(1 + spacing)⌉).
 */
eval_spacing: number, };
