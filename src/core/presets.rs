//! Named configs: where each comes from, and in which window of steps it was measured to memorise and to generalise.

mod rows;
pub use rows::PRESETS;

use crate::{
    config::{
        ModelConfig, NumericsConfig, OptimizerConfig, RunConfig, SeedsConfig, TaskConfig,
        TrainConfig,
    },
    model::choices::{Activation, Architecture, Biases, Init, Logits, Norm, Positions, Tokens},
    optim::choices::{Decay, Filter, Method, Schedule},
    task::{
        choices::{Holdout, Labels},
        custom::EXAMPLE,
    },
    train::choices::{Loss, Sampling},
};

/// A named config.
pub struct Preset {
    /// Stable name in links and on the command line.
    pub id: &'static str,
    /// Heading under which a menu shows it.
    pub group: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// Where the settings come from.
    pub source: &'static str,
    /// Steps at which it was measured to memorise (seeds 0–2), lowest and highest.
    pub memorises: Option<[u32; 2]>,
    /// Steps at which it was measured to generalise (seeds 0–2), lowest and highest.
    pub generalises: Option<[u32; 2]>,
    /// In what it differs from the network and settings of Nanda et al.
    change: fn(&mut RunConfig),
}

/// The preset that a page opens with and `run` takes when none is named.
pub const DEFAULT: &str = "minute";

/// The preset of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

impl Preset {
    /// The whole config, every number named.
    #[must_use]
    pub fn config(&self) -> RunConfig {
        let mut config = nanda();
        (self.change)(&mut config);
        config
    }
}

/// The network and settings of Nanda et al.: what every preset is a change of.
fn nanda() -> RunConfig {
    RunConfig {
        task: TaskConfig {
            operation: "add".to_owned(),
            p: 113,
            expression: EXAMPLE.to_owned(),
            table: String::new(),
            train_fraction: 0.3,
            holdout: Holdout::Random,
            labels: Labels::True,
            wrong_labels: 0,
        },
        model: ModelConfig {
            architecture: Architecture::Transformer,
            n_layers: 1,
            d_model: 128,
            n_heads: 4,
            d_mlp: 512,
            tokens: Tokens::PairEquals,
            logits: Logits::Tokens,
            positions: Positions::Learned,
            norm: Norm::None,
            final_norm: false,
            activation: Activation::Relu,
            biases: Biases::Mlp,
            causal: true,
            tied: false,
            dropout: 0.0,
            init: Init::ScaledNormal,
            init_scale: 1.0,
        },
        optimizer: OptimizerConfig {
            method: Method::AdamW,
            lr_peak: 1e-3,
            weight_decay: 1.0,
            decay: Decay::ToZero,
            beta1: 0.9,
            beta2: 0.98,
            eps: 1e-8,
            momentum: 0.95,
            muon_lr: 0.02,
            snr_softness: 1.0,
            warmup_steps: 10,
            schedule: Schedule::Constant,
            clip_norm: None,
            filter: Filter::None,
            filter_decay: 0.98,
            filter_window: 100,
            filter_gain: 2.0,
            gradient_noise: 0.0,
            update_noise: 0.0,
            weight_noise: 0.0,
        },
        loss: Loss::CrossEntropy,
        numerics: NumericsConfig::default(),
        train: TrainConfig {
            batch_size: None,
            sampling: Sampling::Passes,
            max_steps: 40_000,
            eval_spacing: 0.02,
        },
        seeds: SeedsConfig {
            split_seed: 0,
            init_seed: 0,
            batch_seed: 0,
        },
    }
}
