//! What one sign said of one run.

use serde::Serialize;

use super::{
    signals::{Rule, SIGNALS},
    watch::Watched,
};
use crate::train::metrics::{MetricsRow, THRESHOLD};

/// The test accuracy of the jump.
pub const JUMP: f32 = 0.95;

/// A flag is raised when a sign has moved far enough at so many moments in a row.
pub const HELD: usize = 3;

/// A flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Flag {
    /// The last of the [`HELD`] moments: when one knows.
    pub step: u32,
    /// The first of them.
    pub onset: u32,
    /// Steps between the flag's moment and the one before.
    pub interval: u32,
}

/// What became of a sign in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The run jumped and the sign was flagged, before or after.
    Flagged,
    /// The run jumped, and the sign was never flagged.
    Missed,
    /// The sign was flagged in a run that never jumped.
    FalseAlarm,
    /// Neither jump nor flag.
    Quiet,
    /// The training pairs were never memorised, so there is no baseline.
    Unarmed,
    /// The sign has no value in this run.
    Blind,
}

/// What one sign said of one run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Judged {
    /// Name of the sign.
    pub signal: &'static str,
    /// What became of it.
    pub outcome: Outcome,
    /// The flag, if it was raised.
    pub flag: Option<Flag>,
    /// Steps from the flag to the jump: positive is early.
    pub lead: Option<i64>,
    /// Value when the training pairs had been memorised.
    pub baseline: Option<f64>,
    /// Value at the flag.
    pub at_flag: Option<f64>,
    /// Value at the jump.
    pub at_jump: Option<f64>,
    /// Value at the end.
    pub at_end: Option<f64>,
}

/// Index of the first moment with the training pairs memorised.
#[must_use]
pub fn memorised(rows: &[MetricsRow]) -> Option<usize> {
    rows.iter().position(|row| row.train_accuracy >= THRESHOLD)
}

/// Index of the jump: the first moment with a test accuracy of [`JUMP`].
#[must_use]
pub fn jump(rows: &[MetricsRow]) -> Option<usize> {
    rows.iter().position(|row| row.test_accuracy >= JUMP)
}

/// Index of the baseline: the first moment with a value, once the training pairs are memorised.
fn baseline(rows: &[MetricsRow], values: &[f64]) -> Option<usize> {
    let start = memorised(rows)?;
    Some(start + values[start..].iter().position(|value| value.is_finite())?)
}

/// Index of the moment at which a sign's flag is raised. Nothing after that moment plays a part in it.
#[must_use]
pub fn raised(rule: Rule, rows: &[MetricsRow], values: &[f64]) -> Option<usize> {
    let start = baseline(rows, values)?;
    let (mut peak, mut held) = (values[start], 0);
    for (at, &value) in values.iter().enumerate().skip(start) {
        peak = f64::max(peak, value);
        // What is not a number has not moved.
        held = match rule.moved(values[start], peak, value) {
            true => held + 1,
            false => 0,
        };
        if held == HELD {
            return Some(at);
        }
    }
    None
}

/// Judges one sign, by its place in [`SIGNALS`], with its rule made stricter by a factor (see [`Rule::scaled`]).
#[must_use]
pub fn judge(run: &Watched, signal: usize, strictness: f64) -> Judged {
    let (rows, values) = (run.rows(), run.series(signal));
    let rule = SIGNALS[signal].rule.scaled(strictness);
    let (start, end) = (baseline(&rows, &values), rows.len().checked_sub(1));
    let (raised, jump) = (raised(rule, &rows, &values), jump(&rows));
    let value = |at: Option<usize>| at.map(|at| values[at]);
    let step = |at: usize| rows[at].step;
    let lead = jump.zip(raised);
    Judged {
        signal: SIGNALS[signal].id,
        outcome: match (jump, raised) {
            _ if memorised(&rows).is_none() => Outcome::Unarmed,
            _ if start.is_none() => Outcome::Blind,
            (Some(_), Some(_)) => Outcome::Flagged,
            (Some(_), None) => Outcome::Missed,
            (None, Some(_)) => Outcome::FalseAlarm,
            (None, None) => Outcome::Quiet,
        },
        flag: raised.map(|at| Flag {
            step: step(at),
            onset: step(at + 1 - HELD),
            interval: step(at) - step(at - 1),
        }),
        lead: lead.map(|(jump, flag)| i64::from(step(jump)) - i64::from(step(flag))),
        baseline: value(start),
        at_flag: value(raised),
        at_jump: value(jump),
        at_end: value(end),
    }
}
