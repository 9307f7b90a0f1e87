//! What a lens is, and what it can be asked.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::drawing::Drawing;
use crate::{registry::NamedInfo, snapshot::Snapshot};

/// A lens: a pure function from a snapshot to something drawable.
pub struct Lens {
    /// What it is.
    pub info: LensInfo,
    /// What it shows.
    ///
    /// # Errors
    /// Why it shows nothing of this network, in words.
    pub look: fn(&Snapshot, &View) -> Result<Drawing, String>,
}

/// What a lens shows of one snapshot, or why it shows nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sight {
    /// Which lens.
    pub lens: &'static str,
    /// Updates done.
    pub step: u32,
    /// What it shows.
    pub drawing: Option<Drawing>,
    /// Why it shows nothing.
    pub nothing: Option<String>,
}

impl Lens {
    /// Looks at a snapshot with some options, an object `{option: value}` or null.
    ///
    /// # Errors
    /// If an option does not exist or cannot have that value. A lens that does not apply is no error.
    pub fn sight(&self, snapshot: &Snapshot, asked: &Value) -> Result<Sight, String> {
        let seen = (self.look)(snapshot, &View::of(&self.info, asked)?);
        let (drawing, nothing) = match seen {
            Ok(drawing) => (Some(drawing), None),
            Err(reason) => (None, Some(reason)),
        };
        Ok(Sight {
            lens: self.info.id,
            step: snapshot.step,
            drawing,
            nothing,
        })
    }
}

/// What a lens is, for people.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct LensInfo {
    /// Stable name.
    pub id: &'static str,
    /// Heading under which a menu shows it.
    pub group: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// One sentence: what it shows and what to look for.
    pub help: &'static str,
    /// Two paragraphs: why one would look, and what it may claim.
    pub why: [&'static str; 2],
    /// Paper and section.
    pub source: &'static str,
    /// What its numbers are worth.
    pub claim: Claim,
    /// What a look costs.
    pub cost: Cost,
    /// What it can be asked.
    pub options: &'static [OptionInfo],
}

/// What a lens's numbers are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Claim {
    /// Computed as published.
    Published,
    /// A published idea with choices of our own, which `why` names.
    Adapted,
    /// Our own.
    Own,
}

/// What a look costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Cost {
    /// Weights alone.
    Weights,
    /// One pass over the whole table.
    Table,
    /// Many passes, or seconds of arithmetic: on demand only.
    Dear,
    /// Needs the optimiser's memory, and trains on for some steps: on demand, where a checkpoint was kept.
    Checkpoint,
}

/// One thing a lens can be asked.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OptionInfo {
    /// Stable name.
    pub id: &'static str,
    /// What a label shows.
    pub label: &'static str,
    /// One sentence for people.
    pub help: &'static str,
    /// What it can be.
    pub kind: OptionKind,
}

/// What an option can be.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum OptionKind {
    /// One of a few; the first is the default.
    Choice {
        /// What there is.
        choices: &'static [NamedInfo],
    },
    /// A number.
    Number {
        /// Smallest.
        min: f64,
        /// Largest.
        max: f64,
        /// Distance of two neighbours.
        step: f64,
        /// What it is if nothing is said.
        default: f64,
        /// What it numbers, beginning with `min`: a network of fewer has a smaller largest number.
        numbers: Option<Parts>,
    },
    /// Some whole numbers with commas between them; none by default.
    List,
}

/// Parts of a network, as many as its config says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Parts {
    /// Symbols of the operation.
    Symbols,
    /// Frequencies of functions of a symbol, without the constant.
    Frequencies,
    /// Layers.
    Layers,
    /// Heads of a layer.
    Heads,
    /// Neurons of a layer.
    Neurons,
    /// Positions of a pair, as it is written down for the network.
    Positions,
}

/// What a lens is asked: its options, checked and complete.
#[derive(Clone, Debug, PartialEq)]
pub struct View(BTreeMap<&'static str, Value>);

impl View {
    /// The defaults of a lens, changed by an object `{option: value}`.
    ///
    /// # Errors
    /// Names the option, its value and what is allowed.
    pub fn of(info: &LensInfo, asked: &Value) -> Result<Self, String> {
        let mut view: BTreeMap<_, _> = info.options.iter().map(|o| (o.id, o.default())).collect();
        let asked = match asked {
            Value::Null => return Ok(Self(view)),
            Value::Object(asked) => asked,
            other => return Err(format!("options are {other}; allowed: an object")),
        };
        for (id, value) in asked {
            let option = info.options.iter().find(|option| option.id == id);
            let option = option.ok_or_else(|| {
                let known: Vec<_> = info.options.iter().map(|option| option.id).collect();
                format!("{}.{id} is unknown; allowed: {}", info.id, known.join(", "))
            })?;
            let allowed = option.allowed(value);
            allowed.map_err(|allowed| format!("{}.{id} = {value}; allowed: {allowed}", info.id))?;
            view.insert(option.id, value.clone());
        }
        Ok(Self(view))
    }

    /// The id that was chosen.
    ///
    /// # Panics
    /// If the lens has no such option.
    #[must_use]
    pub fn choice(&self, id: &str) -> &str {
        self.0[id].as_str().expect("checked: a choice")
    }

    /// The number.
    ///
    /// # Panics
    /// If the lens has no such option.
    #[must_use]
    pub fn number(&self, id: &str) -> f64 {
        self.0[id].as_f64().expect("checked: a number")
    }

    /// The number as an index below `n` of what is called `what`.
    ///
    /// # Errors
    /// Says how many there are.
    ///
    /// # Panics
    /// If the lens has no such option.
    pub fn index(&self, id: &str, n: usize, what: &str) -> Result<usize, String> {
        let at = self.number(id) as usize;
        match at < n {
            true => Ok(at),
            false => Err(format!(
                "There is no {what} {at}: this network has 0 to {}.",
                n.saturating_sub(1)
            )),
        }
    }

    /// The whole numbers.
    ///
    /// # Panics
    /// If the lens has no such option.
    #[must_use]
    pub fn list(&self, id: &str) -> Vec<usize> {
        numbers(self.0[id].as_str().expect("checked: text")).expect("checked: numbers")
    }
}

fn numbers(text: &str) -> Option<Vec<usize>> {
    let parts = text.split([',', ' ']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok()).collect()
}

impl OptionInfo {
    /// Whether it is a list of whole numbers.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.kind, OptionKind::List)
    }

    fn default(&self) -> Value {
        match self.kind {
            OptionKind::Choice { choices } => choices[0].id.into(),
            OptionKind::Number { default, .. } => default.into(),
            OptionKind::List => "".into(),
        }
    }

    /// What would be allowed, if the value is not.
    fn allowed(&self, value: &Value) -> Result<(), String> {
        let fits = match self.kind {
            OptionKind::Choice { choices } => choices.iter().any(|choice| value == choice.id),
            OptionKind::Number { min, max, .. } => {
                value.as_f64().is_some_and(|x| (min..=max).contains(&x))
            }
            OptionKind::List => value
                .as_str()
                .and_then(numbers)
                .is_some_and(|n| n.len() <= 256),
        };
        if fits {
            return Ok(());
        }
        Err(match self.kind {
            OptionKind::Choice { choices } => {
                let ids: Vec<_> = choices.iter().map(|choice| choice.id).collect();
                ids.join(", ")
            }
            OptionKind::Number { min, max, .. } => format!("{min} to {max}"),
            OptionKind::List => "at most 256 whole numbers with commas between them".to_owned(),
        })
    }
}
