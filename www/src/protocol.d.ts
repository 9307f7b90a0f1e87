// Generated from src/core by tests/types.rs. Do not edit: UPDATE=1 cargo test --release --features types --test types

/**
 * What a neuron does with its input.
 */
export type Activation = "relu" | "gelu" | "quadratic";

/**
 * The kind of network.
 */
export type Architecture = "transformer" | "mlp";

/**
 * Which products have a bias.
 */
export type Biases = "mlp" | "none" | "all";

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
figures: Array<FigureInfo>, 
/**
 * Every setting.
 */
fields: Array<FieldInfo>, 
/**
 * The preset to open with.
 */
default_preset: string, };

/**
 * A setting that was changed while a run went on.
 */
export type Change = { 
/**
 * Updates done before it: the next one is the first with the new value.
 */
step: number, 
/**
 * Dotted path of the setting.
 */
path: string, 
/**
 * Its new value.
 */
value: number | string | boolean | null, };

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
steps: number, } | { "kind": "change", 
/**
 * Dotted path of the setting.
 */
path: string, 
/**
 * Its new value: not yet checked.
 */
value: unknown, } | { "kind": "reset" };

/**
 * What weight decay pulls towards.
 */
export type Decay = "to_zero" | "to_init" | "coupled";

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
 * What was changed since it began, oldest first; the config is the one before.
 */
changes: Array<Change>, 
/**
 * What it is.
 */
facts: RunFacts, 
/**
 * Answers as the network is told them, `[n · n]` of `n_symbols`, a down and b across; 65535 where the pair is not in the domain.
 */
answers: Uint16Array, 
/**
 * 0 = test, 1 = train, 2 = not in the domain, 3 = train and 4 = test with a wrong answer, `[n · n]`.
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
 * Predicted tokens, `[n · n]`, a down and b across; from n on they are signs such as `=`; 65535 outside the domain.
 */
predictions: Uint16Array, } | { "kind": "changed", 
/**
 * Which run.
 */
run_id: number, 
/**
 * What, and from which step on.
 */
change: Change, } | { "kind": "refused", 
/**
 * Which run.
 */
run_id: number, 
/**
 * What, and what would have been allowed.
 */
problem: Problem, } | { "kind": "failed", 
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
kind: FieldKind, 
/**
 * Whether it may change while a run goes on.
 */
live: boolean, 
/**
 * What it takes for this setting to have an effect, in words; empty if it always has.
 */
needs: string, };

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
 * The registry, in display order.
 */
options: Array<NamedInfo>, } | { "type": "toggle" } | { "type": "text", 
/**
 * Most characters.
 */
max_length: number, } | { "type": "table", 
/**
 * Most characters.
 */
max_length: number, } | { "type": "seed", 
/**
 * Largest value.
 */
max: number, };

/**
 * A figure or number of a paper, as a list shows it.
 */
export type FigureInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What it shows, in a few words.
 */
title: string, 
/**
 * What the quick budget does instead.
 */
help: string, 
/**
 * What the paper found.
 */
expected: string, 
/**
 * Paper, and where in it.
 */
source: string, 
/**
 * Floating-point operations of the quick budget with one seed, at most.
 */
flop_quick: number, 
/**
 * Floating-point operations of the paper's runs with one seed, at most.
 */
flop_full: number, };

/**
 * What is done to a gradient before the rule sees it.
 */
export type Filter = "none" | "grokfast_ema" | "grokfast_ma" | "perpendicular";

/**
 * Which pairs are held out.
 */
export type Holdout = "random" | "rows" | "columns" | "classes" | "block";

/**
 * The distribution of the initial weights.
 */
export type Init = "scaled_normal" | "pytorch" | "pytorch_attention" | "xavier" | "orthogonal" | "analytic";

/**
 * What the network is told the answers are.
 */
export type Labels = "true" | "random";

/**
 * How prominent a setting is.
 */
export type Level = "basic" | "more";

/**
 * What there are logits for.
 */
export type Logits = "tokens" | "answers";

/**
 * What training makes small.
 */
export type Loss = "cross_entropy" | "cross_entropy_exact" | "stablemax" | "mse";

/**
 * The rule that changes the weights.
 */
export type Method = "adamw" | "adam" | "sgd" | "muon" | "lion" | "snr_adam";

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
 * The network. See [`crate::model`]. What came after the first release may be left out: it then is as in Nanda et al.
 */
export type ModelConfig = { 
/**
 * The kind of network.
 */
architecture: Architecture, 
/**
 * Number of layers.
 */
n_layers: number, 
/**
 * Size of the residual stream.
 */
d_model: number, 
/**
 * Number of attention heads; divides `d_model`.
 */
n_heads: number, 
/**
 * Number of neurons of a layer's MLP.
 */
d_mlp: number, 
/**
 * The tokens of an example.
 */
tokens: Tokens, 
/**
 * What there are logits for.
 */
logits: Logits, 
/**
 * How a token knows where it stands.
 */
positions: Positions, 
/**
 * Where LayerNorm stands in a layer.
 */
norm: Norm, 
/**
 * Whether there is a LayerNorm before the logits.
 */
final_norm: boolean, 
/**
 * What a neuron does with its input.
 */
activation: Activation, 
/**
 * Which products have a bias.
 */
biases: Biases, 
/**
 * Whether tokens attend only to those before them.
 */
causal: boolean, 
/**
 * Whether the unembedding is the embedding.
 */
tied: boolean, 
/**
 * Share of what attention and MLP add that is dropped while training.
 */
dropout: number, 
/**
 * Distribution of the initial weights.
 */
init: Init, 
/**
 * Multiplies the initial weights.
 */
init_scale: number, };

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
 * Where LayerNorm stands in a layer.
 */
export type Norm = "none" | "pre" | "post";

/**
 * The arithmetic of the loss.
 */
export type NumericsConfig = { 
/**
 * Whether the gradient of the logits is made to sum to 0.
 */
zero_sum: boolean, 
/**
 * Precision of the logits.
 */
precision: Precision, };

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
 * The update rule with every number named: burn's own defaults (ε = 1e-5, β₂ = 0.999) are a different experiment.
 */
export type OptimizerConfig = { 
/**
 * The rule.
 */
method: Method, 
/**
 * Learning rate after the warm-up.
 */
lr_peak: number, 
/**
 * Weight decay λ, on every parameter.
 */
weight_decay: number, 
/**
 * What weight decay pulls towards.
 */
decay: Decay, 
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
 * Decay of the running sum of gradients of SGD and Muon.
 */
momentum: number, 
/**
 * Muon's learning rate for matrices.
 */
muon_lr: number, 
/**
 * Softness of SNR-masked Adam's mask.
 */
snr_softness: number, 
/**
 * Steps over which the learning rate rises linearly from 0; the first update changes nothing.
 */
warmup_steps: number, 
/**
 * The learning rate after the warm-up.
 */
schedule: Schedule, 
/**
 * Longest gradient; `None` = no limit.
 */
clip_norm: number | null, 
/**
 * What is done to gradients first.
 */
filter: Filter, 
/**
 * Memory of Grokfast's running mean.
 */
filter_decay: number, 
/**
 * Length of Grokfast's window.
 */
filter_window: number, 
/**
 * What Grokfast multiplies its mean with.
 */
filter_gain: number, 
/**
 * Standard deviation of noise on gradients.
 */
gradient_noise: number, 
/**
 * Standard deviation of noise on updates.
 */
update_noise: number, 
/**
 * Standard deviation of noise on weights.
 */
weight_noise: number, };

/**
 * How a token knows where it stands.
 */
export type Positions = "learned" | "learned_small" | "sinusoidal";

/**
 * The precision of the logits that the loss sees.
 */
export type Precision = "f32" | "f16" | "bf16";

/**
 * A preset as a menu shows it.
 */
export type PresetInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * Heading under which a menu shows it.
 */
group: string, 
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
 * What became of a table that somebody has pasted.
 */
export type ReadTable = { 
/**
 * The table as `task.table` takes it.
 */
table: string | null, 
/**
 * Why it is none.
 */
problem: Problem | null, };

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
 * What training makes small.
 */
loss: Loss, 
/**
 * The arithmetic of the loss.
 */
numerics: NumericsConfig, 
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
 * Number of symbols that a, b and c can be: p, or the size of a group or table.
 */
n_symbols: number, 
/**
 * Loss of guessing.
 */
uniform_loss: number, 
/**
 * The question that a pair asks, with letters a and b, such as `a + b mod 7`.
 */
formula: string, 
/**
 * Task and model in one sentence.
 */
sentence: string, };

/**
 * What a session is doing.
 */
export type RunState = "empty" | "paused" | "running" | "finished" | "failed";

/**
 * How batches are drawn.
 */
export type Sampling = "passes" | "replacement";

/**
 * Spacing of a range.
 */
export type Scale = "linear" | "log";

/**
 * The learning rate after the warm-up.
 */
export type Schedule = "constant" | "cosine";

/**
 * Three independent seeds, so that each source of chance can be varied alone.
 */
export type SeedsConfig = { 
/**
 * Which pairs are trained on, and wrong answers.
 */
split_seed: number, 
/**
 * Initial weights.
 */
init_seed: number, 
/**
 * Order of the training pairs, dropout and noise.
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
 * A custom operation's expression.
 */
expression: string, 
/**
 * A custom operation's table, as [`crate::task::custom`] writes it.
 */
table: string, 
/**
 * Share of the in-domain pairs used for training, in (0, 1).
 */
train_fraction: number, 
/**
 * Which pairs are held out.
 */
holdout: Holdout, 
/**
 * What the network is told the answers are.
 */
labels: Labels, 
/**
 * Number of training pairs with another pair's answer.
 */
wrong_labels: number, };

/**
 * The tokens of an example.
 */
export type Tokens = "a_b_eq" | "a_b" | "a_op_b_eq" | "eos_a_op_b_eq";

/**
 * The training loop.
 */
export type TrainConfig = { 
/**
 * Pairs per step, at most; `None` = full batch.
 */
batch_size: number | null, 
/**
 * How batches are drawn.
 */
sampling: Sampling, 
/**
 * The run stops here.
 */
max_steps: number, 
/**
 * Evaluations are this far apart on a logarithmic step axis: after step s comes max(s + 1, ⌈s·(1 + spacing)⌉).
 */
eval_spacing: number, };

/**
 * What the door says of a config.
 */
export type Verdict = { 
/**
 * What is wrong with it, if anything.
 */
problem: Problem | null, 
/**
 * Paths of the settings without effect in it; `None` where one is out of its range.
 */
idle: Array<string> | null, };
