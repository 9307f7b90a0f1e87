//! Medians and quartiles of "when", in which a run that had not got there by its last step is not left out and not made
//! up: it is later than all that got there.

use std::fmt;

use serde::{Deserialize, Serialize};

/// When something happened, or how long it is known not to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Reached {
    /// It happened then.
    At(f64),
    /// It had not happened by then.
    NotBy(f64),
}

impl Reached {
    /// From a step that may be missing in a run of so many steps.
    #[must_use]
    pub fn from_step(step: Option<u32>, max_steps: u32) -> Self {
        step.map_or(Self::NotBy(f64::from(max_steps)), |step| {
            Self::At(f64::from(step))
        })
    }

    /// When it happened, if it did.
    #[must_use]
    pub fn at(self) -> Option<f64> {
        match self {
            Self::At(at) => Some(at),
            Self::NotBy(_) => None,
        }
    }
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(at) if *at >= 100.0 => write!(f, "{at:.0}"),
            Self::At(at) => write!(f, "{}", (at * 1000.0).round() / 1000.0),
            Self::NotBy(by) => write!(f, "not by {by:.0}"),
        }
    }
}

/// Quartiles over seeds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Spread {
    /// A quarter of the runs were not later.
    pub lower: Reached,
    /// Half of the runs were not later.
    pub median: Reached,
    /// Three quarters of the runs were not later.
    pub upper: Reached,
    /// Number of runs that got there.
    pub reached: usize,
    /// Number of runs.
    pub of: usize,
}

impl Spread {
    /// Quartiles of at least one value; `None` of none. Between two values they are interpolated, as by most programs;
    /// where one of the two is "not by", so is the quartile.
    #[must_use]
    pub fn of(values: &[Reached]) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        let mut sorted = values.to_vec();
        sorted.sort_by(|a, b| order(*a).total_cmp(&order(*b)));
        Some(Self {
            lower: quantile(&sorted, 0.25),
            median: quantile(&sorted, 0.5),
            upper: quantile(&sorted, 0.75),
            reached: values.iter().filter(|value| value.at().is_some()).count(),
            of: values.len(),
        })
    }

    /// Quartiles of plain numbers.
    #[must_use]
    pub fn of_numbers(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let values: Vec<Reached> = values.into_iter().map(Reached::At).collect();
        Self::of(&values)
    }
}

fn order(value: Reached) -> f64 {
    value.at().unwrap_or(f64::INFINITY)
}

fn quantile(sorted: &[Reached], share: f64) -> Reached {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    match (sorted[below], sorted[above]) {
        (Reached::At(low), Reached::At(high)) => {
            Reached::At(low + (place - place.floor()) * (high - low))
        }
        _ => least_limit(sorted),
    }
}

/// Runs of different lengths: what is known of the median is no more than what the shortest of them shows.
fn least_limit(values: &[Reached]) -> Reached {
    let limits = values.iter().filter_map(|value| match value {
        Reached::NotBy(by) => Some(*by),
        Reached::At(_) => None,
    });
    Reached::NotBy(limits.fold(f64::INFINITY, f64::min))
}
