//! The rows of [`super::FIELDS`].

use super::{
    FieldInfo, SEED,
    Scale::{Linear, Log},
    TOGGLE, field, number, optional, options, table, text, whole,
};
use crate::{
    config::{OptimizerConfig, RunConfig},
    model::choices::{
        ACTIVATIONS, Architecture, BIASES, INITS, LOGITS, MODELS, NORMS, POSITIONS, TOKENS, Tokens,
    },
    optim::choices::{DECAYS, FILTERS, Filter, Method, OPTIMIZERS, SCHEDULES},
    task::{
        choices::{HOLDOUTS, LABELS, Labels},
        custom::{EXPRESSION_LIMIT, TABLE_LIMIT},
        operations::{self, OPERATION_NAMES, Operation},
    },
    train::choices::{LOSSES, PRECISIONS, SAMPLINGS, Sampling},
};

const POWER: &str = "Power et al. 2022, appendix A.1.2";
const NANDA: &str = "Nanda et al. 2023, appendix A";
const GROK: &str = "openai/grok, training.py";
const GROKFAST: &str = "Lee et al. 2024 (Grokfast), table 3";

fn transformer(config: &RunConfig) -> bool {
    config.model.architecture == Architecture::Transformer
}

fn adam_like(config: &RunConfig) -> bool {
    !matches!(config.optimizer.method, Method::Sgd | Method::Lion)
}

fn filter(config: &RunConfig, one: Filter) -> bool {
    config.optimizer.filter == one
}

/// Whether anything in training is left to chance.
fn chance(config: &RunConfig) -> bool {
    let OptimizerConfig {
        gradient_noise,
        update_noise,
        weight_noise,
        ..
    } = config.optimizer;
    let noise = gradient_noise + update_noise + weight_noise + config.model.dropout;
    noise > 0.0 || !config.full_batch()
}

/// The settings, in display order.
pub const FIELDS: &[FieldInfo] = &[
    field("task.operation", "operation", "What the network is to compute from a and b, modulo p.", options(OPERATION_NAMES))
        .basic()
        .source("Power et al. 2022, appendix A.1.1"),
    field("task.p", "modulus p", "Numbers run from 0 to p − 1 and wrap around. Division needs a prime.", whole(2.0, 256.0, Linear))
        .basic()
        .when(|c| operations::find(&c.task.operation).is_some_and(Operation::uses_p), "operations on residues"),
    field("task.expression", "expression", "Your own a ∘ b modulo p: + − × ÷ ^ mod, comparisons, even(…), odd(…), and, or, not, if … then … else …, with a, b and p.", text(EXPRESSION_LIMIT))
        .basic()
        .when(|c| c.task.operation == operations::CUSTOM, "the operation \"custom\""),
    field("task.table", "table", "Your own table of answers: n rows of n numbers from 0 to n − 1, compressed.", table(TABLE_LIMIT))
        .basic()
        .when(|c| c.task.operation == operations::TABLE, "the operation \"table\""),
    field("task.train_fraction", "train fraction", "Share of the answer table that the network may see. Less makes understanding later, or never.", number(0.01, 0.99, Linear))
        .first()
        .data(),
    field("task.holdout", "held out", "Which pairs the network does not see.", options(HOLDOUTS))
        .data(),
    field("task.labels", "answers", "What the network is told: the right answers, or random ones as a control.", options(LABELS))
        .data()
        .basic(),
    field("task.wrong_labels", "wrong answers", "This many training pairs get the answer of another pair.", whole(0.0, 65_536.0, Linear))
        .unit("pairs")
        .source("Power et al. 2022, appendix A.4")
        .when(|c| c.task.labels == Labels::True, "the operation's answers")
        .data(),
    field("model.architecture", "architecture", "The kind of network.", options(MODELS)).source(NANDA),
    field("model.n_layers", "layers", "Attention and MLP make a layer of a transformer; an MLP has as many hidden layers.", whole(1.0, 4.0, Linear))
        .source(NANDA)
        .basic(),
    field("model.d_model", "width d_model", "Size of the residual stream: how many numbers describe a token.", whole(4.0, 512.0, Log))
        .source(NANDA)
        .when(transformer, "a transformer")
        .basic(),
    field("model.n_heads", "heads", "Attention heads; the width must be a multiple of it.", whole(1.0, 32.0, Log))
        .source(NANDA)
        .when(transformer, "a transformer"),
    field("model.d_mlp", "d_mlp", "Neurons in a layer; in a transformer usually four times the width.", whole(4.0, 2048.0, Log))
        .source(NANDA)
        .unit("neurons"),
    field("model.tokens", "tokens", "How a pair is written down for the network.", options(TOKENS))
        .source(NANDA)
        .when(transformer, "a transformer"),
    field("model.logits", "logits for", "What the network can answer.", options(LOGITS))
        .source(NANDA)
        .when(|c| transformer(c) && !matches!(c.model.tokens, Tokens::Pair | Tokens::Closed), "a transformer whose tokens include signs that are no answers"),
    field("model.positions", "positions", "How a token knows where it stands.", options(POSITIONS))
        .source(NANDA)
        .when(transformer, "a transformer"),
    field("model.norm", "LayerNorm", "Where activations are brought to mean 0 and variance 1, or with RMSNorm to a mean square of 1, if anywhere.", options(NORMS))
        .source(NANDA)
        .when(transformer, "a transformer"),
    field("model.final_norm", "final LayerNorm", "One more, of the same kind, before the logits.", TOGGLE)
        .when(transformer, "a transformer"),
    field("model.activation", "activation", "What a neuron does with its input.", options(ACTIVATIONS)).source(NANDA),
    field("model.biases", "biases", "Which products have one; in an MLP: the hidden layers, none, or the logits too.", options(BIASES)).source(NANDA),
    field("model.causal", "causal mask", "A token attends to those before it only.", TOGGLE)
        .when(|c| transformer(c) && c.model.n_layers > 1 && !matches!(c.model.tokens, Tokens::Pair | Tokens::Closed), "a transformer of more than one layer, and tokens that leave open who sees whom"),
    field("model.tied", "tied embedding", "The unembedding is the embedding, transposed.", TOGGLE)
        .when(transformer, "a transformer"),
    field("model.dropout", "dropout", "Share of what attention and MLP add to the residual stream that is dropped at random while training.", number(0.0, 0.9, Linear))
        .source("Power et al. 2022, figure 2 (0.1)"),
    field("model.init", "initial weights", "Their distribution. It decides when the network generalises as much as the optimiser does.", options(INITS)).source(NANDA),
    field("model.init_scale", "initial scale α", "Multiplies the initial weights. Above 1 understanding comes later, below 1 sooner.", number(0.01, 20.0, Log))
        .source("Liu et al. 2023 (Omnigrok)"),
    field("optimizer.method", "optimiser", "The rule that changes the weights.", options(OPTIMIZERS)).source(POWER)
        .basic(),
    field("optimizer.lr_peak", "learning rate", "Size of a step after the warm-up. Too large and the loss leaps; too small and nothing happens for long.", number(1e-6, 1.0, Log))
        .source(POWER)
        .live()
        .basic(),
    field("optimizer.weight_decay", "weight decay λ", "Pulls every weight towards 0: θ ← θ(1 − lr·λ) at each step. Without it understanding may take a thousand times longer.", number(0.0, 20.0, Linear))
        .source(POWER)
        .live()
        .basic(),
    field("optimizer.decay", "decay", "What weight decay pulls towards.", options(DECAYS))
        .source(POWER)
        .when(|c| c.optimizer.weight_decay > 0.0 && c.optimizer.method != Method::Adam, "weight decay, and an optimiser other than Adam"),
    field("optimizer.beta1", "β₁", "Memory of the running mean of gradients.", number(0.0, 0.9999, Linear))
        .source(POWER)
        .when(|c| c.optimizer.method != Method::Sgd, "an optimiser other than SGD"),
    field("optimizer.beta2", "β₂", "Memory of the running mean of squared gradients (of gradients, for Lion). The papers use 0.98, not the usual 0.999.", number(0.0, 0.9999, Linear))
        .source(POWER)
        .when(|c| c.optimizer.method != Method::Sgd, "an optimiser other than SGD"),
    field("optimizer.eps", "ε", "Keeps the update finite where gradients vanish. At 1e-5 the late loss spikes disappear.", number(1e-12, 1e-2, Log))
        .source(GROK)
        .when(adam_like, "one of Adam's family"),
    field("optimizer.momentum", "momentum", "Memory of the running sum of gradients.", number(0.0, 0.9999, Linear))
        .source("Jordan 2024 (Muon)")
        .when(|c| matches!(c.optimizer.method, Method::Sgd | Method::Muon), "SGD or Muon"),
    field("optimizer.muon_lr", "Muon's learning rate", "Size of a step for the matrices inside the network; the other tensors keep theirs.", number(1e-5, 1.0, Log))
        .source("Jordan 2024 (Muon)")
        .when(|c| c.optimizer.method == Method::Muon, "Muon"),
    field("optimizer.snr_softness", "softness of the mask", "How much noise a gradient may have before its weight stays where it is.", number(0.001, 1000.0, Log))
        .source("Litman and Guo 2026")
        .when(|c| c.optimizer.method == Method::SnrAdam, "SNR-masked Adam"),
    field("optimizer.warmup_steps", "warm-up", "Steps over which the learning rate rises from 0. The first update then changes nothing.", whole(0.0, 10_000.0, Linear))
        .source(POWER)
        .unit("steps"),
    field("optimizer.schedule", "schedule", "The learning rate after the warm-up.", options(SCHEDULES)).source(GROK),
    field("optimizer.clip_norm", "clip gradients at", "Longer gradients are shortened to this norm.", optional(1e-3, 1000.0, false, Log, "no clipping"))
        .source("Xu 2026 (1)"),
    field("optimizer.filter", "gradient filter", "What is done to a gradient before the rule sees it.", options(FILTERS)).source(GROKFAST),
    field("optimizer.filter_decay", "filter's memory", "Memory of the running mean of gradients that Grokfast adds.", number(0.0, 0.9999, Linear))
        .source(GROKFAST)
        .when(|c| filter(c, Filter::GrokfastEma), "Grokfast (EMA)"),
    field("optimizer.filter_window", "filter's window", "Number of latest gradients in the mean that Grokfast adds.", whole(1.0, 200.0, Linear))
        .source(GROKFAST)
        .unit("steps")
        .when(|c| filter(c, Filter::GrokfastMa), "Grokfast (MA)"),
    field("optimizer.filter_gain", "filter's strength", "What Grokfast multiplies the mean with: 2 for the running mean, 5 for the window, in the paper.", number(0.0, 100.0, Linear))
        .source(GROKFAST)
        .when(|c| filter(c, Filter::GrokfastEma) || filter(c, Filter::GrokfastMa), "Grokfast"),
    field("optimizer.gradient_noise", "gradient noise", "Standard deviation of what is added to every gradient.", number(0.0, 10.0, Linear)),
    field("optimizer.update_noise", "update noise", "Standard deviation of what is added to every update, before the learning rate.", number(0.0, 10.0, Linear))
        .source("Power et al. 2022, figure 2 (1)"),
    field("optimizer.weight_noise", "weight noise", "Standard deviation of what is added to every weight while a gradient is computed.", number(0.0, 1.0, Linear))
        .source("Power et al. 2022, figure 2 (0.01)"),
    field("loss", "loss", "What training makes small.", options(LOSSES)).source(POWER),
    field("numerics.zero_sum", "zero-sum gradient", "Subtracts from the gradient of the logits its mean: for cross-entropy that is 0 but for rounding.", TOGGLE)
        .source("Liu et al. 2026 (arXiv 2605.06152)"),
    field("numerics.precision", "precision of logits", "Rounds the logits before the loss: how early a sure network stops learning.", options(PRECISIONS))
        .source("Liu et al. 2026 (arXiv 2605.06152)"),
    field("train.batch_size", "batch", "Pairs per step, at most. Nanda et al. use all of them at once; Power et al. 512.", optional(1.0, 65_536.0, true, Log, "full batch"))
        .source(NANDA)
        .unit("pairs")
        .basic(),
    field("train.sampling", "sampling", "How batches are drawn.", options(SAMPLINGS))
        .when(|c| c.train.batch_size.is_some() && (c.train.sampling == Sampling::Replacement || !c.full_batch()), "batches smaller than the training part"),
    field("train.max_steps", "stop after", "The run ends after this many steps.", whole(1.0, 1_000_000.0, Log))
        .unit("steps")
        .basic(),
    field("train.eval_spacing", "evaluation spacing", "The whole table is examined each time the step has grown by this share: 0.02 is 115 times per factor of ten.", number(0.001, 1.0, Log))
        .source(GROK),
    field("seeds.split_seed", "split seed", "Chooses which pairs are shown, and wrong or random answers.", SEED).basic(),
    field("seeds.init_seed", "init seed", "Chooses the initial weights.", SEED).basic(),
    field("seeds.batch_seed", "batch seed", "Chooses the order of the pairs, and everything else that is left to chance in training.", SEED)
        .basic()
        .when(chance, "batches, dropout or noise"),
];
