//! Every setting of a run, one row each: its range, its words, its source. `validate()`, the page's controls and the
//! command line's help are all made from this one table.

use serde::Serialize;

use crate::{model, optim, registry::NamedInfo, task::operations, train};

/// A setting as the catalogue describes it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FieldInfo {
    /// Dotted path in the config, such as `task.p`. The last segment is unique, so that links can use it alone.
    pub path: &'static str,
    /// What a form shows.
    pub label: &'static str,
    /// First segment of the path.
    pub group: &'static str,
    /// Whether a form shows it at once.
    pub level: Level,
    /// One sentence for people.
    pub help: &'static str,
    /// Where the default comes from.
    pub source: Option<&'static str>,
    /// Unit of the number.
    pub unit: Option<&'static str>,
    /// What it can be.
    pub kind: FieldKind,
}

/// How prominent a setting is.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Level {
    /// Shown at once.
    Basic,
    /// Shown under "more settings".
    More,
}

/// What a setting can be.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum FieldKind {
    /// A number in a closed range.
    Number {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
        /// Whether only whole numbers are allowed.
        integer: bool,
        /// How a slider should space the values.
        scale: Scale,
        /// What leaving it out means; `None` if it cannot be left out.
        null_label: Option<&'static str>,
    },
    /// One of the entries of a registry.
    Choice {
        /// Which registry.
        registry: Registry,
    },
    /// A whole number that starts a random generator.
    Seed {
        /// Largest value.
        max: u32,
    },
}

/// Spacing of a range.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Scale {
    /// Even steps.
    Linear,
    /// Even ratios.
    Log,
}

/// The registries that settings choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Registry {
    /// [`operations::OPERATIONS`].
    Operations,
    /// [`model::MODELS`].
    Models,
    /// [`optim::OPTIMIZERS`].
    Optimizers,
    /// [`train::LOSSES`].
    Losses,
}

impl Registry {
    /// The names in a registry, in display order.
    #[must_use]
    pub fn ids(self) -> Vec<&'static str> {
        match self {
            Self::Operations => operations::OPERATIONS.iter().map(|o| o.id).collect(),
            Self::Models => ids(model::MODELS),
            Self::Optimizers => ids(optim::OPTIMIZERS),
            Self::Losses => ids(train::LOSSES),
        }
    }
}

fn ids(entries: &[NamedInfo]) -> Vec<&'static str> {
    entries.iter().map(|entry| entry.id).collect()
}

/// The setting at a dotted path.
#[must_use]
pub fn find(path: &str) -> Option<&'static FieldInfo> {
    FIELDS.iter().find(|field| field.path == path)
}

impl FieldInfo {
    /// The allowed values, in words.
    #[must_use]
    pub fn allowed(&self) -> String {
        match &self.kind {
            FieldKind::Number {
                min,
                max,
                integer,
                null_label,
                ..
            } => {
                let what = if *integer {
                    "a whole number"
                } else {
                    "a number"
                };
                let or_none =
                    null_label.map_or(String::new(), |label| format!(", or null for {label}"));
                format!("{what} from {min} to {max}{or_none}")
            }
            FieldKind::Choice { registry } => format!("one of {}", registry.ids().join(", ")),
            FieldKind::Seed { max } => format!("a whole number from 0 to {max}"),
        }
    }
}

const fn number(min: f64, max: f64, scale: Scale) -> FieldKind {
    FieldKind::Number {
        min,
        max,
        integer: false,
        scale,
        null_label: None,
    }
}

const fn whole(min: f64, max: f64, scale: Scale) -> FieldKind {
    FieldKind::Number {
        min,
        max,
        integer: true,
        scale,
        null_label: None,
    }
}

const SEED: FieldKind = FieldKind::Seed { max: 999_999 };
const POWER: Option<&str> = Some("Power et al. 2022, appendix A.1.2");
const NANDA: Option<&str> = Some("Nanda et al. 2023, appendix A");

/// The settings, in display order.
pub const FIELDS: &[FieldInfo] = &[
    FieldInfo {
        path: "task.operation",
        label: "operation",
        group: "task",
        level: Level::Basic,
        help: "What the network is to compute from a and b, modulo p.",
        source: Some("Power et al. 2022, appendix A.1.1"),
        unit: None,
        kind: FieldKind::Choice {
            registry: Registry::Operations,
        },
    },
    FieldInfo {
        path: "task.p",
        label: "modulus p",
        group: "task",
        level: Level::Basic,
        help: "Numbers run from 0 to p − 1 and wrap around. Division needs a prime.",
        source: None,
        unit: None,
        kind: whole(2.0, 256.0, Scale::Linear),
    },
    FieldInfo {
        path: "task.train_fraction",
        label: "train fraction",
        group: "task",
        level: Level::Basic,
        help: "Share of the answer table that the network may see. Less makes understanding later, or never.",
        source: None,
        unit: None,
        kind: number(0.01, 0.99, Scale::Linear),
    },
    FieldInfo {
        path: "model.architecture",
        label: "architecture",
        group: "model",
        level: Level::More,
        help: "The kind of network.",
        source: NANDA,
        unit: None,
        kind: FieldKind::Choice {
            registry: Registry::Models,
        },
    },
    FieldInfo {
        path: "model.d_model",
        label: "width d_model",
        group: "model",
        level: Level::More,
        help: "Size of the residual stream: how many numbers describe a token.",
        source: NANDA,
        unit: None,
        kind: whole(4.0, 512.0, Scale::Log),
    },
    FieldInfo {
        path: "model.n_heads",
        label: "heads",
        group: "model",
        level: Level::More,
        help: "Attention heads; the width must be a multiple of it.",
        source: NANDA,
        unit: None,
        kind: whole(1.0, 32.0, Scale::Log),
    },
    FieldInfo {
        path: "model.d_mlp",
        label: "d_mlp",
        group: "model",
        level: Level::More,
        help: "Neurons in the MLP; usually four times the width.",
        source: NANDA,
        unit: Some("neurons"),
        kind: whole(4.0, 2048.0, Scale::Log),
    },
    FieldInfo {
        path: "optimizer.method",
        label: "optimiser",
        group: "optimizer",
        level: Level::More,
        help: "The rule that changes the weights.",
        source: POWER,
        unit: None,
        kind: FieldKind::Choice {
            registry: Registry::Optimizers,
        },
    },
    FieldInfo {
        path: "optimizer.lr_peak",
        label: "learning rate",
        group: "optimizer",
        level: Level::More,
        help: "Size of a step after the warm-up. Too large and the loss leaps; too small and nothing happens for long.",
        source: POWER,
        unit: None,
        kind: number(1e-6, 1.0, Scale::Log),
    },
    FieldInfo {
        path: "optimizer.weight_decay",
        label: "weight decay λ",
        group: "optimizer",
        level: Level::More,
        help: "Pulls every weight towards 0: θ ← θ(1 − lr·λ) at each step. Without it understanding may take a thousand times longer.",
        source: POWER,
        unit: None,
        kind: number(0.0, 20.0, Scale::Linear),
    },
    FieldInfo {
        path: "optimizer.beta1",
        label: "β₁",
        group: "optimizer",
        level: Level::More,
        help: "Memory of the running mean of gradients.",
        source: POWER,
        unit: None,
        kind: number(0.0, 0.9999, Scale::Linear),
    },
    FieldInfo {
        path: "optimizer.beta2",
        label: "β₂",
        group: "optimizer",
        level: Level::More,
        help: "Memory of the running mean of squared gradients. The papers use 0.98, not the usual 0.999.",
        source: POWER,
        unit: None,
        kind: number(0.0, 0.9999, Scale::Linear),
    },
    FieldInfo {
        path: "optimizer.eps",
        label: "ε",
        group: "optimizer",
        level: Level::More,
        help: "Keeps the update finite where gradients vanish. At 1e-5 the late loss spikes disappear.",
        source: Some("openai/grok, training.py"),
        unit: None,
        kind: number(1e-12, 1e-2, Scale::Log),
    },
    FieldInfo {
        path: "optimizer.warmup_steps",
        label: "warm-up",
        group: "optimizer",
        level: Level::More,
        help: "Steps over which the learning rate rises from 0. The first update then changes nothing.",
        source: POWER,
        unit: Some("steps"),
        kind: whole(0.0, 10_000.0, Scale::Linear),
    },
    FieldInfo {
        path: "loss",
        label: "loss",
        group: "loss",
        level: Level::More,
        help: "What training makes small.",
        source: POWER,
        unit: None,
        kind: FieldKind::Choice {
            registry: Registry::Losses,
        },
    },
    FieldInfo {
        path: "train.batch_size",
        label: "batch",
        group: "train",
        level: Level::More,
        help: "Pairs per step, at most. Nanda et al. use all of them at once; Power et al. 512.",
        source: NANDA,
        unit: Some("pairs"),
        kind: FieldKind::Number {
            min: 1.0,
            max: 65_536.0,
            integer: true,
            scale: Scale::Log,
            null_label: Some("full batch"),
        },
    },
    FieldInfo {
        path: "train.max_steps",
        label: "stop after",
        group: "train",
        level: Level::More,
        help: "The run ends after this many steps.",
        source: None,
        unit: Some("steps"),
        kind: whole(1.0, 1_000_000.0, Scale::Log),
    },
    FieldInfo {
        path: "train.eval_spacing",
        label: "evaluation spacing",
        group: "train",
        level: Level::More,
        help: "The whole table is examined each time the step has grown by this share: 0.02 is 115 times per factor of ten.",
        source: Some("openai/grok, training.py"),
        unit: None,
        kind: number(0.001, 1.0, Scale::Log),
    },
    FieldInfo {
        path: "seeds.split_seed",
        label: "split seed",
        group: "seeds",
        level: Level::Basic,
        help: "Chooses which pairs are shown.",
        source: None,
        unit: None,
        kind: SEED,
    },
    FieldInfo {
        path: "seeds.init_seed",
        label: "init seed",
        group: "seeds",
        level: Level::Basic,
        help: "Chooses the initial weights.",
        source: None,
        unit: None,
        kind: SEED,
    },
    FieldInfo {
        path: "seeds.batch_seed",
        label: "batch seed",
        group: "seeds",
        level: Level::Basic,
        help: "Chooses the order of the pairs. Without effect on a full batch.",
        source: None,
        unit: None,
        kind: SEED,
    },
];
