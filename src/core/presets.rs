//! Named configs: where each comes from, and in which window of steps it was measured to memorise and to generalise.

use crate::config::{
    ModelConfig, OptimizerConfig, RunConfig, SeedsConfig, TaskConfig, TrainConfig,
};

/// A named config.
pub struct Preset {
    /// Stable name in links and on the command line.
    pub id: &'static str,
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
    /// The few numbers in which presets differ.
    recipe: Recipe,
}

struct Recipe {
    operation: &'static str,
    p: u32,
    train_fraction: f64,
    d_model: u32,
    n_heads: u32,
    lr_peak: f64,
    batch_size: Option<u32>,
    max_steps: u32,
    eval_spacing: f64,
}

/// The preset that a page opens with and `run` takes when none is named.
pub const DEFAULT: &str = "minute";

/// The presets, in display order.
pub const PRESETS: &[Preset] = &[
    Preset {
        id: "minute",
        label: "A minute: a + b mod 59",
        help: "Memorises in seconds and understands well within a minute on a laptop without a GPU.",
        source: "The network of Nanda et al. 2023 at half the width, with ten times their learning rate and batches of 512.",
        memorises: Some([140, 163]),
        generalises: Some([550, 638]),
        recipe: Recipe {
            operation: "add",
            p: 59,
            train_fraction: 0.35,
            d_model: 64,
            n_heads: 4,
            lr_peak: 1e-2,
            batch_size: Some(512),
            max_steps: 1200,
            // Examining the table costs as much as two steps.
            eval_spacing: 0.05,
        },
    },
    Preset {
        id: "patient",
        label: "Patient: a + b mod 59",
        help: "Full batch and a tenth of the learning rate: a long plateau between memorising and understanding.",
        source: "The network of Nanda et al. 2023 at half the width, p = 59, half of the table.",
        memorises: Some([180, 204]),
        generalises: Some([3361, 4908]),
        recipe: Recipe {
            operation: "add",
            p: 59,
            train_fraction: 0.5,
            d_model: 64,
            n_heads: 4,
            lr_peak: 1e-3,
            batch_size: None,
            max_steps: 6000,
            eval_spacing: 0.02,
        },
    },
    Preset {
        id: "nanda_quick",
        label: "Nanda, quickly: a + b mod 113",
        help: "The network and the share of the table of Nanda et al., with a larger learning rate and batches of 512.",
        source: "Nanda et al. 2023 (arXiv 2301.05217); learning rate 5e-3 instead of 1e-3, batch 512 instead of full.",
        memorises: Some([336, 449]),
        generalises: Some([370, 798]),
        recipe: Recipe {
            operation: "add",
            p: 113,
            train_fraction: 0.3,
            d_model: 128,
            n_heads: 4,
            lr_peak: 5e-3,
            batch_size: Some(512),
            max_steps: 1500,
            // The table has 25 batches: examining it costs as much as eight steps.
            eval_spacing: 0.1,
        },
    },
    Preset {
        id: "nanda",
        label: "Nanda 2023: a + b mod 113",
        help: "The paper's own network and settings: understanding comes after some ten thousand steps, an hour on a CPU.",
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 3 and appendix A.",
        memorises: None,
        generalises: None,
        recipe: Recipe {
            operation: "add",
            p: 113,
            train_fraction: 0.3,
            d_model: 128,
            n_heads: 4,
            lr_peak: 1e-3,
            batch_size: None,
            max_steps: 40_000,
            eval_spacing: 0.02,
        },
    },
    Preset {
        id: "tiny",
        label: "Tiny: a + b mod 7",
        help: "Too small to show anything; trains anywhere in moments. For trying things out.",
        source: "Ours, for tests and slow devices.",
        memorises: None,
        generalises: None,
        recipe: Recipe {
            operation: "add",
            p: 7,
            train_fraction: 0.6,
            d_model: 16,
            n_heads: 2,
            lr_peak: 1e-2,
            batch_size: None,
            max_steps: 200,
            eval_spacing: 0.02,
        },
    },
];

/// The preset of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

impl Preset {
    /// The whole config, every number named.
    #[must_use]
    pub fn config(&self) -> RunConfig {
        let recipe = &self.recipe;
        RunConfig {
            task: TaskConfig {
                operation: recipe.operation.to_owned(),
                p: recipe.p,
                train_fraction: recipe.train_fraction,
            },
            model: ModelConfig {
                architecture: "transformer".to_owned(),
                d_model: recipe.d_model,
                n_heads: recipe.n_heads,
                d_mlp: 4 * recipe.d_model,
            },
            optimizer: OptimizerConfig {
                method: "adamw".to_owned(),
                lr_peak: recipe.lr_peak,
                weight_decay: 1.0,
                beta1: 0.9,
                beta2: 0.98,
                eps: 1e-8,
                warmup_steps: 10,
            },
            loss: "cross_entropy".to_owned(),
            train: TrainConfig {
                batch_size: recipe.batch_size,
                max_steps: recipe.max_steps,
                eval_spacing: recipe.eval_spacing,
            },
            seeds: SeedsConfig {
                split_seed: 0,
                init_seed: 0,
                batch_seed: 0,
            },
        }
    }
}
