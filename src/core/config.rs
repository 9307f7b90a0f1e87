//! What a run is made from. Configs come from strangers (a link, a file), so there is one door:
//! [`RunConfig::from_json`] and [`RunConfig::validate`] turn them into a [`Valid`] one or say what is wrong.

mod door;

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    model::choices::{Activation, Architecture, Biases, Init, Logits, Norm, Positions, Tokens},
    optim::choices::{Decay, Filter, Method, Schedule},
    task::{
        choices::{Holdout, Labels},
        custom::EXAMPLE,
    },
    train::choices::{Loss, Precision, Sampling},
};

/// Everything that determines a run, apart from the device it runs on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RunConfig {
    /// What is to be learnt.
    pub task: TaskConfig,
    /// The network.
    pub model: ModelConfig,
    /// How its weights change.
    pub optimizer: OptimizerConfig,
    /// What training makes small.
    pub loss: Loss,
    /// The arithmetic of the loss.
    #[serde(default)]
    pub numerics: NumericsConfig,
    /// How long, in what portions, and how often it is examined.
    pub train: TrainConfig,
    /// Where the random numbers come from.
    pub seeds: SeedsConfig,
}

/// An operation, its modulus, and how much of its table is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TaskConfig {
    /// Name of the operation in the catalogue.
    pub operation: String,
    /// The modulus.
    pub p: u32,
    /// A custom operation's expression.
    #[serde(default = "expression")]
    pub expression: String,
    /// A custom operation's table, as [`crate::task::custom`] writes it.
    #[serde(default)]
    pub table: String,
    /// Share of the in-domain pairs used for training, in (0, 1).
    pub train_fraction: f64,
    /// Which pairs are held out.
    #[serde(default)]
    pub holdout: Holdout,
    /// What the network is told the answers are.
    #[serde(default)]
    pub labels: Labels,
    /// Number of training pairs with another pair's answer.
    #[serde(default)]
    pub wrong_labels: u32,
}

/// The network. See [`crate::model`]. What came after the first release may be left out: it then is as in Nanda et al.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ModelConfig {
    /// The kind of network.
    pub architecture: Architecture,
    /// Number of layers.
    #[serde(default = "one_layer")]
    pub n_layers: u32,
    /// Size of the residual stream.
    pub d_model: u32,
    /// Number of attention heads; divides `d_model`.
    pub n_heads: u32,
    /// Number of neurons of a layer's MLP.
    pub d_mlp: u32,
    /// The tokens of an example.
    #[serde(default)]
    pub tokens: Tokens,
    /// What there are logits for.
    #[serde(default)]
    pub logits: Logits,
    /// How a token knows where it stands.
    #[serde(default)]
    pub positions: Positions,
    /// Where LayerNorm or RMSNorm stands in a layer.
    #[serde(default)]
    pub norm: Norm,
    /// Whether there is one before the logits.
    #[serde(default)]
    pub final_norm: bool,
    /// What a neuron does with its input.
    #[serde(default)]
    pub activation: Activation,
    /// Which products have a bias.
    #[serde(default)]
    pub biases: Biases,
    /// Whether tokens attend only to those before them.
    #[serde(default = "causal")]
    pub causal: bool,
    /// Whether the unembedding is the embedding.
    #[serde(default)]
    pub tied: bool,
    /// Share of what attention and MLP add that is dropped while training.
    #[serde(default)]
    pub dropout: f64,
    /// Distribution of the initial weights.
    #[serde(default)]
    pub init: Init,
    /// Multiplies the initial weights.
    #[serde(default = "unscaled")]
    pub init_scale: f64,
}

fn expression() -> String {
    EXAMPLE.to_owned()
}

fn one_layer() -> u32 {
    1
}

fn causal() -> bool {
    true
}

fn unscaled() -> f64 {
    1.0
}

/// The update rule with every number named: burn's own defaults (ε = 1e-5, β₂ = 0.999) are a different experiment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OptimizerConfig {
    /// The rule.
    pub method: Method,
    /// Learning rate after the warm-up.
    pub lr_peak: f64,
    /// Weight decay λ, on every parameter.
    pub weight_decay: f64,
    /// What weight decay pulls towards.
    #[serde(default)]
    pub decay: Decay,
    /// Decay of the running mean of gradients.
    pub beta1: f64,
    /// Decay of the running mean of squared gradients.
    pub beta2: f64,
    /// Added to the denominator of the update.
    pub eps: f64,
    /// Decay of the running sum of gradients of SGD and Muon.
    #[serde(default = "momentum")]
    pub momentum: f64,
    /// Muon's learning rate for matrices.
    #[serde(default = "muon_lr")]
    pub muon_lr: f64,
    /// Softness of SNR-masked Adam's mask.
    #[serde(default = "unscaled")]
    pub snr_softness: f64,
    /// Steps over which the learning rate rises linearly from 0; the first update changes nothing.
    pub warmup_steps: u32,
    /// The learning rate after the warm-up.
    #[serde(default)]
    pub schedule: Schedule,
    /// Longest gradient; `None` = no limit.
    #[serde(default)]
    pub clip_norm: Option<f64>,
    /// What is done to gradients first.
    #[serde(default)]
    pub filter: Filter,
    /// Memory of Grokfast's running mean.
    #[serde(default = "filter_decay")]
    pub filter_decay: f64,
    /// Length of Grokfast's window.
    #[serde(default = "filter_window")]
    pub filter_window: u32,
    /// What Grokfast multiplies its mean with.
    #[serde(default = "filter_gain")]
    pub filter_gain: f64,
    /// Standard deviation of noise on gradients.
    #[serde(default)]
    pub gradient_noise: f64,
    /// Standard deviation of noise on updates.
    #[serde(default)]
    pub update_noise: f64,
    /// Standard deviation of noise on weights.
    #[serde(default)]
    pub weight_noise: f64,
}

fn momentum() -> f64 {
    0.95
}

fn muon_lr() -> f64 {
    0.02
}

fn filter_decay() -> f64 {
    0.98
}

fn filter_window() -> u32 {
    100
}

fn filter_gain() -> f64 {
    2.0
}

/// The arithmetic of the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NumericsConfig {
    /// Whether the gradient of the logits is made to sum to 0.
    pub zero_sum: bool,
    /// Precision of the logits.
    pub precision: Precision,
}

/// The training loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TrainConfig {
    /// Pairs per step, at most; `None` = full batch.
    pub batch_size: Option<u32>,
    /// How batches are drawn.
    #[serde(default)]
    pub sampling: Sampling,
    /// The run stops here.
    pub max_steps: u32,
    /// Evaluations are this far apart on a logarithmic step axis: after step s comes max(s + 1, ⌈s·(1 + spacing)⌉).
    pub eval_spacing: f64,
}

impl TrainConfig {
    /// Pairs in a step when there are `n_train` training pairs, at most.
    #[must_use]
    pub fn batch_rows(&self, n_train: usize) -> usize {
        let size = self
            .batch_size
            .map_or(n_train, |size| n_train.min(size as usize));
        match self.sampling {
            Sampling::Even if size > 0 => n_train.div_ceil(n_train.div_ceil(size)),
            _ => size,
        }
    }
}

/// Three independent seeds, so that each source of chance can be varied alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SeedsConfig {
    /// Which pairs are trained on, and wrong answers.
    pub split_seed: u32,
    /// Initial weights.
    pub init_seed: u32,
    /// Order of the training pairs, dropout and noise.
    pub batch_seed: u32,
}

/// A setting that was changed while a run went on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Change {
    /// Updates done before it: the next one is the first with the new value.
    pub step: u32,
    /// Dotted path of the setting.
    pub path: String,
    /// Its new value.
    #[cfg_attr(feature = "types", ts(type = "number | string | boolean | null"))]
    pub value: Value,
}

impl RunConfig {
    /// Whether every step sees every training pair once, in the same order.
    #[must_use]
    pub fn full_batch(&self) -> bool {
        match self.train.batch_size {
            None => true,
            Some(_) if self.train.sampling == Sampling::Replacement => false,
            Some(size) => size as usize >= self.n_train(),
        }
    }
}

/// A value that has passed `validate()`. Only this module makes one; everything behind it has no checks left to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
