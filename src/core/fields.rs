//! Every setting of a run, one row each: its range, its words, its source. `validate()`, the page's controls and the
//! command line's help are all made from this one table.

use serde::Serialize;

use crate::{config::RunConfig, registry::NamedInfo};

mod rows;
pub use rows::FIELDS;

/// A setting as the catalogue describes it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FieldInfo {
    /// Dotted path in the config, such as `task.p`. The last segment is unique, so that links can use it alone.
    pub path: &'static str,
    /// What a form shows.
    pub label: &'static str,
    /// The part of an experiment that it belongs to.
    pub group: Group,
    /// Who sees it at once.
    pub level: Level,
    /// One sentence for people.
    pub help: &'static str,
    /// Where the default comes from.
    pub source: Option<&'static str>,
    /// Unit of the number.
    pub unit: Option<&'static str>,
    /// What it can be.
    pub kind: FieldKind,
    /// Whether it may change while a run goes on.
    pub live: bool,
    /// What it takes for this setting to have an effect, in words; empty if it always has.
    pub needs: &'static str,
    /// Whether it has an effect in a config. Where it has none, pages hide it and the command line refuses it.
    #[serde(skip)]
    #[cfg_attr(feature = "types", ts(skip))]
    pub applies: fn(&RunConfig) -> bool,
}

/// The parts of an experiment, in the order in which a form shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Group {
    /// What is to be learnt.
    Task,
    /// What the network is shown of it.
    Data,
    /// What learns it.
    Model,
    /// How its weights change, and what makes them.
    Optimizer,
    /// How long, in what portions, and from which random numbers.
    Run,
}

/// How prominent a setting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Level {
    /// Shown even to those who came to watch.
    First,
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
        /// The registry, in display order.
        options: &'static [NamedInfo],
    },
    /// True or false.
    Toggle,
    /// A text.
    Text {
        /// Most characters.
        max_length: usize,
    },
    /// A table of answers, as [`crate::task::custom`] writes it.
    #[serde(rename = "answers")]
    Table {
        /// Most characters.
        max_length: usize,
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

/// The setting at a dotted path.
#[must_use]
pub fn find(path: &str) -> Option<&'static FieldInfo> {
    FIELDS.iter().find(|field| field.path == path)
}

/// A dotted path as a JSON pointer into a config: `/task/p` for `task.p`.
#[must_use]
pub fn pointer(path: &str) -> String {
    format!("/{}", path.replace('.', "/"))
}

/// Paths of the settings that have no effect in a config.
#[must_use]
pub fn idle(config: &RunConfig) -> Vec<&'static str> {
    let idle = |field: &&FieldInfo| !(field.applies)(config);
    FIELDS.iter().filter(idle).map(|field| field.path).collect()
}

impl FieldInfo {
    /// Where the setting is in a config's JSON.
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(self.path)
    }

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
            FieldKind::Choice { options } => {
                let ids: Vec<&str> = options.iter().map(|option| option.id).collect();
                format!("one of {}", ids.join(", "))
            }
            FieldKind::Toggle => "true or false".to_owned(),
            FieldKind::Text { max_length } | FieldKind::Table { max_length } => {
                format!("a text of at most {max_length} characters")
            }
            FieldKind::Seed { max } => format!("a whole number from 0 to {max}"),
        }
    }

    const fn basic(self) -> Self {
        Self {
            level: Level::Basic,
            ..self
        }
    }

    const fn first(self) -> Self {
        Self {
            level: Level::First,
            ..self
        }
    }

    const fn data(self) -> Self {
        Self {
            group: Group::Data,
            ..self
        }
    }

    const fn source(self, source: &'static str) -> Self {
        Self {
            source: Some(source),
            ..self
        }
    }

    const fn unit(self, unit: &'static str) -> Self {
        Self {
            unit: Some(unit),
            ..self
        }
    }

    const fn live(self) -> Self {
        Self { live: true, ..self }
    }

    const fn when(self, applies: fn(&RunConfig) -> bool, needs: &'static str) -> Self {
        Self {
            applies,
            needs,
            ..self
        }
    }
}

/// A setting that always has an effect, under "more settings".
const fn field(
    path: &'static str,
    label: &'static str,
    help: &'static str,
    kind: FieldKind,
) -> FieldInfo {
    FieldInfo {
        path,
        label,
        group: group(path),
        level: Level::More,
        help,
        source: None,
        unit: None,
        kind,
        live: false,
        needs: "",
        applies: |_| true,
    }
}

/// By the first segment of the path; what a task shows of itself says so in its row.
const fn group(path: &'static str) -> Group {
    match (path.as_bytes()[0], path.as_bytes()[1]) {
        (b't', b'a') => Group::Task,
        (b'm', _) => Group::Model,
        (b'o' | b'l' | b'n', _) => Group::Optimizer,
        _ => Group::Run,
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

const fn optional(
    min: f64,
    max: f64,
    integer: bool,
    scale: Scale,
    null_label: &'static str,
) -> FieldKind {
    FieldKind::Number {
        min,
        max,
        integer,
        scale,
        null_label: Some(null_label),
    }
}

const fn options(options: &'static [NamedInfo]) -> FieldKind {
    FieldKind::Choice { options }
}

const fn text(max_length: usize) -> FieldKind {
    FieldKind::Text { max_length }
}

const fn table(max_length: usize) -> FieldKind {
    FieldKind::Table { max_length }
}

const TOGGLE: FieldKind = FieldKind::Toggle;
const SEED: FieldKind = FieldKind::Seed { max: 999_999 };
