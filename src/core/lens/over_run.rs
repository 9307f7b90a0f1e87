//! What a lens's measures say once there are some of a run: phases as bands, flags as marks, thresholds as levels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{drawing::Mark, flag, phases};

/// The measures of a lens at one step of a run.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Moment {
    /// Updates done.
    pub step: u32,
    /// By their ids.
    pub measures: BTreeMap<String, f64>,
}

/// What is read off them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OverRun {
    /// The same in words, with the rule.
    pub says: String,
    /// Stretches of steps with names, ascending.
    pub bands: Vec<Stretch>,
    /// Steps that matter.
    pub marks: Vec<Mark>,
    /// What a measure is compared with.
    pub levels: Vec<Threshold>,
}

/// A stretch of steps with a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Stretch {
    /// First step.
    pub from: u32,
    /// Last step.
    pub to: u32,
    /// What it is.
    pub label: String,
}

/// A number that a measure is compared with, from some step on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Threshold {
    /// Id of the measure.
    pub beside: &'static str,
    /// What it is.
    pub label: String,
    /// First step.
    pub from: u32,
    /// The number, in the measure's unit.
    pub value: f64,
}

type Reader = fn(&[Moment]) -> Option<OverRun>;

/// Lenses whose measures say more over a run than a line does.
const READERS: &[(&str, Reader)] = &[("progress", phases::read), ("ildr", flag::read)];

/// What the measures of a lens say over a run; `None` if there is nothing to be said (yet).
#[must_use]
pub fn over_run(lens: &str, moments: &[Moment]) -> Option<OverRun> {
    let (_, read) = READERS.iter().find(|(id, _)| *id == lens)?;
    let mut ascending = moments.to_vec();
    ascending.sort_by_key(|moment| moment.step);
    read(&ascending)
}

/// Some measures of every moment that has them all, `[moments]`.
pub(super) fn columns<const N: usize>(moments: &[Moment], ids: [&str; N]) -> Vec<(u32, [f64; N])> {
    let row = |moment: &Moment| {
        let values = ids.map(|id| moment.measures.get(id).copied().unwrap_or(f64::NAN));
        let whole = values.iter().all(|value| value.is_finite());
        whole.then_some((moment.step, values))
    };
    moments.iter().filter_map(row).collect()
}

/// From this share of the training pairs on, they count as memorised.
pub(super) const MEMORISED: f64 = 0.99;
/// From this share of the unseen pairs on, the network counts as understanding.
pub(super) const UNDERSTOOD: f64 = 0.95;
