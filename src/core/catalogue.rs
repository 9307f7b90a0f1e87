//! Everything there is, as data: the page and `grokscope catalogue` know no operation, optimiser, lens or preset by
//! name.

use serde::Serialize;

use crate::{
    config::RunConfig,
    fields::{FIELDS, FieldInfo},
    figures::{self, FigureInfo},
    lens::{self, info::LensInfo},
    model::MODELS,
    optim::OPTIMIZERS,
    presets::{self, PRESETS},
    questions::{QUESTIONS, QuestionInfo},
    registry::NamedInfo,
    task::operations::OPERATIONS,
    train::{
        LOSSES,
        cost::{self, Work},
    },
};

/// The lists a user interface is made from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Catalogue {
    /// Version of grokscope.
    pub version: &'static str,
    /// What can be learnt.
    pub operations: Vec<OperationInfo>,
    /// What can learn it.
    pub models: &'static [NamedInfo],
    /// How weights change.
    pub optimizers: &'static [NamedInfo],
    /// What training makes small.
    pub losses: &'static [NamedInfo],
    /// Named configs.
    pub presets: Vec<PresetInfo>,
    /// What a visitor may want to know next.
    pub questions: &'static [QuestionInfo],
    /// Every setting.
    pub fields: &'static [FieldInfo],
    /// The preset to open with.
    pub default_preset: &'static str,
}

/// What studies are made of. Apart from the rest, because a first visit does without: its words are half of them all.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct StudyCatalogue {
    /// Ways to look inside.
    pub lenses: &'static [LensInfo],
    /// The lenses to begin with.
    pub first_lenses: &'static [&'static str],
    /// Figures of papers that can be reproduced.
    pub figures: Vec<FigureInfo>,
}

/// Everything there is.
#[derive(Clone, Debug, Serialize)]
pub struct Whole {
    /// What training needs.
    #[serde(flatten)]
    pub catalogue: Catalogue,
    /// What studies need.
    #[serde(flatten)]
    pub studies: StudyCatalogue,
}

/// An operation as a menu shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OperationInfo {
    /// Stable name.
    pub id: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// With operands a and b.
    pub formula: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// Whether p must be prime.
    pub needs_prime: bool,
    /// Whether a ∘ b = b ∘ a.
    pub symmetric: bool,
}

/// A preset as a menu shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PresetInfo {
    /// Stable name.
    pub id: &'static str,
    /// Heading under which a menu shows it.
    pub group: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// Where the settings come from.
    pub source: &'static str,
    /// The whole config.
    pub config: RunConfig,
    /// Measured window of steps at which it memorises.
    pub memorises: Option<[u32; 2]>,
    /// Measured window of steps at which it generalises.
    pub generalises: Option<[u32; 2]>,
    /// How much work it is.
    pub work: Work,
    /// Floating-point operations until it generalises, in the middle of that window, examinations included.
    pub flop_generalising: Option<f64>,
}

/// Everything there is.
#[must_use]
pub fn whole() -> Whole {
    Whole {
        catalogue: catalogue(),
        studies: studies(),
    }
}

/// What studies are made of.
#[must_use]
pub fn studies() -> StudyCatalogue {
    StudyCatalogue {
        lenses: &lens::INFOS,
        first_lenses: lens::FIRST,
        figures: figures::infos(),
    }
}

/// What training is made of.
#[must_use]
pub fn catalogue() -> Catalogue {
    Catalogue {
        version: env!("CARGO_PKG_VERSION"),
        operations: operations(),
        models: MODELS,
        optimizers: OPTIMIZERS,
        losses: LOSSES,
        presets: presets(),
        questions: QUESTIONS,
        fields: FIELDS,
        default_preset: presets::DEFAULT,
    }
}

fn operations() -> Vec<OperationInfo> {
    let info = |operation: &crate::task::operations::Operation| OperationInfo {
        id: operation.id,
        label: operation.label,
        formula: operation.formula,
        help: operation.help,
        needs_prime: operation.needs_prime,
        symmetric: operation.symmetric.unwrap_or(false),
    };
    OPERATIONS.iter().map(info).collect()
}

fn presets() -> Vec<PresetInfo> {
    PRESETS.iter().map(preset).collect()
}

fn preset(preset: &presets::Preset) -> PresetInfo {
    let config = preset.config();
    let middle = |[from, to]: [u32; 2]| from.midpoint(to);
    PresetInfo {
        id: preset.id,
        group: preset.group,
        label: preset.label,
        help: preset.help,
        source: preset.source,
        memorises: preset.memorises,
        generalises: preset.generalises,
        work: Work::of(&config),
        flop_generalising: preset
            .generalises
            .map(|window| cost::until(&config, middle(window))),
        config,
    }
}
