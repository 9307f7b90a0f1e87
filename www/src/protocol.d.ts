// Generated from src/core by tests/types.rs. Do not edit: UPDATE=1 cargo test --release --features types --test types

/**
 * What a neuron does with its input.
 */
export type Activation = "relu" | "gelu" | "quadratic" | "swiglu";

/**
 * The kind of network.
 */
export type Architecture = "transformer" | "mlp";

/**
 * One setting and its values, in order.
 */
export type Axis = { 
/**
 * Dotted path of the setting.
 */
path: string, 
/**
 * What it is set to, one after another.
 */
values: Array<number | string | boolean | null>, };

/**
 * Where a curve should cross a line.
 */
export type Band = { 
/**
 * Label of the series.
 */
series: string, 
/**
 * The claim in words.
 */
measure: string, 
/**
 * The accuracy that it is about, 0–1.
 */
accuracy: number, 
/**
 * Whether it is about held-out pairs.
 */
test: boolean, 
/**
 * First and last step.
 */
steps: [number, number], };

/**
 * Which products have a bias.
 */
export type Biases = "mlp" | "none" | "all";

/**
 * How much a reproduction may cost.
 */
export type Budget = "quick" | "full";

/**
 * What a budget costs, and what it checks.
 */
export type BudgetInfo = { 
/**
 * Which.
 */
budget: Budget, 
/**
 * Labels of its series: so many runs a seed.
 */
series: Array<string>, 
/**
 * Floating-point operations of all series with one seed, at most.
 */
flop: number, 
/**
 * Claims about a step, where a band of steps is published.
 */
bands: Array<Band>, };

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
 * Named configs.
 */
presets: Array<PresetInfo>, 
/**
 * What a visitor may want to know next.
 */
questions: Array<QuestionInfo>, 
/**
 * Every setting.
 */
fields: Array<FieldInfo>, 
/**
 * The preset to open with.
 */
default_preset: string, };

/**
 * The runs of a cell together.
 */
export type CellSummary = { 
/**
 * The cell in words.
 */
label: string, 
/**
 * Path and value of each axis.
 */
settings: Array<[string, number | string | boolean | null]>, 
/**
 * Number of runs.
 */
runs: number, 
/**
 * First step with the limits' accuracy on the training pairs.
 */
memorised: Spread | null, 
/**
 * First step with the limits' accuracy on the held-out pairs.
 */
generalised: Spread | null, 
/**
 * Highest test accuracy.
 */
best_test: Spread | null, 
/**
 * What each run did, by seed.
 */
phases: Array<Phase>, 
/**
 * Seconds of all runs.
 */
seconds: number, };

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
 * What a lens's numbers are worth.
 */
export type Claim = "published" | "adapted" | "own";

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
 * What a look costs.
 */
export type Cost = "weights" | "table" | "dear" | "checkpoint";

/**
 * First evaluated steps with at least this accuracy.
 */
export type Crossing = { 
/**
 * The accuracy, 0–1.
 */
accuracy: number, 
/**
 * On the training pairs.
 */
train: number | null, 
/**
 * On the held-out pairs.
 */
test: number | null, };

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
name: string, 
/**
 * Whether it rounds a product before it adds it, as the command line does when it is asked to (`--no-fma`).
 */
no_fma: boolean, };

/**
 * The backends.
 */
export type DeviceKind = "cpu" | "webgpu";

/**
 * What a lens shows of one snapshot.
 */
export type Drawing = { 
/**
 * What is to be seen, in a sentence or two made from the data: the text alternative of the pictures.
 */
says: string, 
/**
 * Numbers that can be followed over a run.
 */
measures: Array<Measure>, 
/**
 * Pictures, the most telling first.
 */
pictures: Array<Picture>, };

/**
 * Why a run is over.
 */
export type Ended = { "kind": "finished" } | { "kind": "stopped_early" } | { "kind": "failed", 
/**
 * What happened.
 */
message: string, };

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
 * The part of an experiment that it belongs to.
 */
group: Group, 
/**
 * Who sees it at once.
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
max_length: number, } | { "type": "answers", 
/**
 * Most characters.
 */
max_length: number, } | { "type": "seed", 
/**
 * Largest value.
 */
max: number, };

/**
 * A figure in words, and what it costs.
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
 * Paper, and where in it.
 */
source: string, 
/**
 * What the paper found.
 */
expected: string, 
/**
 * What the quick budget does instead.
 */
quick: string, 
/**
 * The cost of both budgets.
 */
budgets: Array<BudgetInfo>, };

/**
 * All claims together.
 */
export type FigureVerdict = "reproduced" | "partly" | "not_reproduced" | "not_run";

/**
 * What is done to a gradient before the rule sees it.
 */
export type Filter = "none" | "grokfast_ema" | "grokfast_ma" | "perpendicular";

/**
 * A claim, what was measured, and whether it holds.
 */
export type Finding = { 
/**
 * Label of the series.
 */
series: string, 
/**
 * What was measured, in words.
 */
measure: string, 
/**
 * What was to hold, in words.
 */
expected: string, 
/**
 * The median over seeds, in words.
 */
measured: string, 
/**
 * Every seed's number, in words.
 */
runs: Array<string>, 
/**
 * Whether it holds.
 */
outcome: Outcome, };

/**
 * The parts of an experiment, in the order in which a form shows them.
 */
export type Group = "task" | "data" | "model" | "optimizer" | "run";

/**
 * Which pairs are held out.
 */
export type Holdout = "random" | "rows" | "columns" | "classes" | "block";

/**
 * The distribution of the initial weights.
 */
export type Init = "scaled_normal" | "pytorch" | "pytorch_attention" | "mlx" | "xavier" | "orthogonal" | "analytic";

/**
 * What the network is told the answers are.
 */
export type Labels = "true" | "random";

/**
 * What a lens is, for people.
 */
export type LensInfo = { 
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
 * One sentence: what it shows and what to look for.
 */
help: string, 
/**
 * Two paragraphs: why one would look, and what it may claim.
 */
why: [string, string], 
/**
 * Paper and section.
 */
source: string, 
/**
 * What its numbers are worth.
 */
claim: Claim, 
/**
 * What a look costs.
 */
cost: Cost, 
/**
 * What it can be asked.
 */
options: Array<OptionInfo>, };

/**
 * How prominent a setting is.
 */
export type Level = "first" | "basic" | "more";

/**
 * Where one word ends and the next begins.
 */
export type Limits = { 
/**
 * The accuracy that counts as having learnt something, 0–1.
 */
accuracy: number, 
/**
 * Generalising this many times later than memorising is grokking; sooner is generalising at once.
 */
delay: number, };

/**
 * What there are logits for.
 */
export type Logits = "tokens" | "answers";

/**
 * What training makes small.
 */
export type Loss = "cross_entropy" | "cross_entropy_exact" | "stablemax" | "mse";

/**
 * A place along x that matters.
 */
export type Mark = { 
/**
 * Where.
 */
at: number, 
/**
 * What is there.
 */
label: string, };

/**
 * A number with a name that stays the same from step to step.
 */
export type Measure = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What a table shows.
 */
label: string, 
/**
 * The number; not finite where it is not defined.
 */
value: number, 
/**
 * Unit, if it has one.
 */
unit: string, };

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
 * Where LayerNorm or RMSNorm stands in a layer.
 */
norm: Norm, 
/**
 * Whether there is one before the logits.
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
 * The measures of a lens at one step of a run.
 */
export type Moment = { 
/**
 * Updates done.
 */
step: number, 
/**
 * By their ids.
 */
measures: { [key in string]?: number }, };

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
 * Where LayerNorm or RMSNorm stands in a layer.
 */
export type Norm = "none" | "pre" | "post" | "rms";

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
 * One thing a lens can be asked.
 */
export type OptionInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What a label shows.
 */
label: string, 
/**
 * One sentence for people.
 */
help: string, 
/**
 * What it can be.
 */
kind: OptionKind, };

/**
 * What an option can be.
 */
export type OptionKind = { "kind": "choice", 
/**
 * What there is.
 */
choices: Array<NamedInfo>, } | { "kind": "number", 
/**
 * Smallest.
 */
min: number, 
/**
 * Largest.
 */
max: number, 
/**
 * Distance of two neighbours.
 */
step: number, 
/**
 * What it is if nothing is said.
 */
default: number, 
/**
 * What it numbers, beginning with `min`: a network of fewer has a smaller largest number.
 */
numbers: Parts | null, } | { "kind": "list" };

/**
 * Whether a claim holds.
 */
export type Outcome = "holds" | "fails" | "unknown";

/**
 * What is read off them.
 */
export type OverRun = { 
/**
 * The same in words, with the rule.
 */
says: string, 
/**
 * Stretches of steps with names, ascending.
 */
bands: Array<Stretch>, 
/**
 * Steps that matter.
 */
marks: Array<Mark>, 
/**
 * What a measure is compared with.
 */
levels: Array<Threshold>, };

/**
 * Parts of a network, as many as its config says.
 */
export type Parts = "symbols" | "frequencies" | "layers" | "heads" | "neurons" | "positions";

/**
 * What a run did.
 */
export type Phase = { "kind": "never_learns" } | { "kind": "memorises" } | { "kind": "generalizes_at_once" } | { "kind": "groks", 
/**
 * Steps from memorising to generalising.
 */
delay: number, };

/**
 * Names of places go, when they are picked, into an option of a lens that is a list; those there are taken out again.
 */
export type Pick = { 
/**
 * Which lens.
 */
lens: string, 
/**
 * Which of its options.
 */
option: string, };

/**
 * A picture as data.
 */
export type Picture = { "kind": "bars", 
/**
 * What the picture shows.
 */
title: string, 
/**
 * Along the bars.
 */
x: PictureAxis, 
/**
 * Height of the bars.
 */
y: PictureAxis, 
/**
 * Name of each place.
 */
names: Array<string>, 
/**
 * One for each colour, stacked in order.
 */
series: Array<Series>, 
/**
 * What each place is to be compared with.
 */
beside: Series | null, 
/**
 * Places that stand out.
 */
marked: Array<number>, 
/**
 * What a place can be picked for, by its name.
 */
picks: Pick | null, } | { "kind": "lines", 
/**
 * What the picture shows.
 */
title: string, 
/**
 * Along the lines.
 */
x: PictureAxis, 
/**
 * Height of the lines.
 */
y: PictureAxis, 
/**
 * Places along x, ascending.
 */
at: Array<number>, 
/**
 * One for each line.
 */
series: Array<Series>, 
/**
 * Places along x that matter, each with its name.
 */
marks: Array<Mark>, } | { "kind": "heat", 
/**
 * What the picture shows.
 */
title: string, 
/**
 * Along the columns.
 */
x: PictureAxis, 
/**
 * Down the rows.
 */
y: PictureAxis, 
/**
 * Name of each row.
 */
rows: Array<string>, 
/**
 * Name of each column.
 */
columns: Array<string>, 
/**
 * Row after row; not finite where there is nothing.
 */
values: Array<number>, 
/**
 * How numbers become colours.
 */
shade: Shade, 
/**
 * Names of the kinds, where there are kinds.
 */
kinds: Array<string>, 
/**
 * What a cell's number is, with its unit.
 */
unit: string, } | { "kind": "points", 
/**
 * What the picture shows.
 */
title: string, 
/**
 * Rightwards.
 */
x: PictureAxis, 
/**
 * Upwards.
 */
y: PictureAxis, 
/**
 * Rightwards, one per point.
 */
xs: Array<number>, 
/**
 * Upwards, one per point.
 */
ys: Array<number>, 
/**
 * Name of each point.
 */
names: Array<string>, 
/**
 * Number of each point's colour on a circle of `colours`.
 */
colour: Array<number>, 
/**
 * How many colours there are.
 */
colours: number, 
/**
 * Points joined in this order, the last with the first; empty if none are.
 */
path: Array<number>, 
/**
 * Whether both directions have the same unit, so that a circle must look like one.
 */
square: boolean, };

/**
 * An axis: what is along it, with its unit.
 */
export type PictureAxis = { 
/**
 * What is along it, with its unit.
 */
label: string, 
/**
 * Whether it is logarithmic.
 */
log: boolean, };

/**
 * Base config, axes and seeds.
 */
export type Plan = { 
/**
 * What all cells have in common.
 */
base: unknown, 
/**
 * Settings changed in the base on somebody's wish: each must have an effect in some cell.
 */
set: Array<string>, 
/**
 * What differs between cells; none: one cell.
 */
axes: Array<Axis>, 
/**
 * Number of seeds, 0 and up.
 */
seeds: number, 
/**
 * When runs end early.
 */
stop: Stop, };

/**
 * How a token knows where it stands.
 */
export type Positions = "learned" | "learned_small" | "sinusoidal" | "rotary";

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
 * How much work it is.
 */
work: Work, 
/**
 * Floating-point operations until it generalises, in the middle of that window, examinations included.
 */
flop_generalising: number | null, };

/**
 * An error as it travels to a page or a terminal.
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
 * A setting and its value, as somebody would type it.
 */
export type QuestionChange = { 
/**
 * Dotted path of the setting.
 */
path: string, 
/**
 * Its value.
 */
text: string, };

/**
 * A question that a run answers.
 */
export type QuestionInfo = { 
/**
 * Stable name.
 */
id: string, 
/**
 * What its button says.
 */
label: string, 
/**
 * What to look at meanwhile.
 */
watch: string, 
/**
 * What was measured with the default preset, seeds 0 to 2.
 */
outcome: string, 
/**
 * The settings that it changes.
 */
changes: Array<QuestionChange>, 
/**
 * Whether the network then understands within the preset's steps.
 */
generalises: boolean, };

/**
 * When something happened, or how long it is known not to have happened.
 */
export type Reached = { "at": number } | { "not_by": number };

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
 * Number of positions of a pair, as it is written down for the network; 0 where nothing is written.
 */
n_ctx: number, 
/**
 * Loss of guessing.
 */
uniform_loss: number, 
/**
 * Accuracy of guessing.
 */
chance: number, 
/**
 * Whether the loss is a squared error of logits, and not a number of nats.
 */
squared_loss: boolean, 
/**
 * How much work it is.
 */
work: Work, 
/**
 * The question that a pair asks, with letters a and b, such as `a + b mod 7`.
 */
formula: string, 
/**
 * Task and model in one sentence.
 */
sentence: string, };

/**
 * A run that is over.
 */
export type RunResult = { 
/**
 * [`FORMAT`].
 */
format: string, 
/**
 * The whole config, seeds included.
 */
config: RunConfig, 
/**
 * When it was to end early.
 */
stop: Stop, 
/**
 * Why it is over.
 */
ended: Ended, 
/**
 * Updates done.
 */
step: number, 
/**
 * When it reached each of [`THRESHOLDS`].
 */
crossings: Array<Crossing>, 
/**
 * Third of three evaluations in a row with a test accuracy of [`STEADY`].
 */
steady: number | null, 
/**
 * The last evaluation.
 */
last: MetricsRow | null, 
/**
 * Highest test accuracy of any evaluation.
 */
best_test_accuracy: number, 
/**
 * The curve, thinned evenly on a logarithmic axis.
 */
rows: Array<MetricsRow>, 
/**
 * What was measured on the weights at the end, by name; null where there was nothing to measure.
 */
measured: { [key in string]?: number | null }, 
/**
 * Points of the picture that was made of the weights, if one was.
 */
picture?: Array<[number, number]>, 
/**
 * Version of grokscope.
 */
version: string, 
/**
 * Its commit, or "unknown".
 */
commit: string, 
/**
 * What computed it.
 */
device: string, 
/**
 * How long it took, by the clock on the wall.
 */
seconds: number, };

/**
 * What a session is doing.
 */
export type RunState = "empty" | "paused" | "running" | "finished" | "failed";

/**
 * How batches are drawn.
 */
export type Sampling = "passes" | "even" | "replacement";

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
 * Numbers with a common name.
 */
export type Series = { 
/**
 * What a legend shows.
 */
label: string, 
/**
 * One for each place along x.
 */
values: Array<number>, };

/**
 * How a cell's number becomes a colour.
 */
export type Shade = "sequential" | "diverging" | { "cyclic": { 
/**
 * How many there are.
 */
n: number, } } | "kinds";

/**
 * What a lens shows of one snapshot, or why it shows nothing.
 */
export type Sight = { 
/**
 * Which lens.
 */
lens: string, 
/**
 * Updates done.
 */
step: number, 
/**
 * What it shows.
 */
drawing: Drawing | null, 
/**
 * Why it shows nothing.
 */
nothing: string | null, };

/**
 * Quartiles over seeds.
 */
export type Spread = { 
/**
 * A quarter of the runs were not later.
 */
lower: Reached, 
/**
 * Half of the runs were not later.
 */
median: Reached, 
/**
 * Three quarters of the runs were not later.
 */
upper: Reached, 
/**
 * Number of runs that got there.
 */
reached: number, 
/**
 * Number of runs.
 */
of: number, };

/**
 * When a run ends before its last step.
 */
export type Stop = { 
/**
 * At the first evaluation with this test accuracy …
 */
at: number | null, 
/**
 * … and so many evaluations more.
 */
after: number, };

/**
 * A stretch of steps with a name.
 */
export type Stretch = { 
/**
 * First step.
 */
from: number, 
/**
 * Last step.
 */
to: number, 
/**
 * What it is.
 */
label: string, };

/**
 * What studies are made of. Apart from the rest, because a first visit does without: its words are half of them all.
 */
export type StudyCatalogue = { 
/**
 * Ways to look inside.
 */
lenses: Array<LensInfo>, 
/**
 * The lenses to begin with.
 */
first_lenses: Array<string>, 
/**
 * Figures of papers that can be reproduced.
 */
figures: Array<FigureInfo>, };

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
 * A number that a measure is compared with, from some step on.
 */
export type Threshold = { 
/**
 * Id of the measure.
 */
beside: string, 
/**
 * What it is.
 */
label: string, 
/**
 * First step.
 */
from: number, 
/**
 * The number, in the measure's unit.
 */
value: number, };

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
idle: Array<string> | null, 
/**
 * How much work it is, if it can be used.
 */
work: Work | null, };

/**
 * How much work a config is.
 */
export type Work = { 
/**
 * Floating-point operations of a step.
 */
flop_step: number, 
/**
 * Floating-point operations of an examination of the whole table.
 */
flop_evaluation: number, };
