//! What one sign is worth over several runs and their controls.

use serde::Serialize;

use super::{
    judge::{Judged, Outcome, judge},
    signals::SIGNALS,
    watch::{Kind, Watched},
};

/// How strict rules are made, to see how far a score depends on the factors: half as far, as declared, twice as far.
pub const STRICTNESS: [f64; 3] = [0.5, 1.0, 2.0];

/// What one sign is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// Name of the sign.
    pub signal: &'static str,
    /// How strict its rule was made.
    pub strictness: f64,
    /// The rule in words.
    pub rule: String,
    /// Lead in each run that jumped, in steps; null for a miss.
    pub leads: Vec<Option<i64>>,
    /// Median of the leads, a miss counting as later than any flag; null if it falls on a miss.
    pub median_lead: Option<f64>,
    /// Median step from the first of the moments that make the flag; null as the other.
    pub median_onset_lead: Option<f64>,
    /// Runs that jumped without a flag.
    pub misses: usize,
    /// Runs that never jumped, by what they were meant to be.
    pub controls: Vec<Alarms>,
    /// Runs of either sort in which the sign could not be judged: nothing memorised, or no value.
    pub not_judged: usize,
}

/// False alarms in runs of one kind that never jumped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Alarms {
    /// What the runs were meant to be.
    pub kind: Kind,
    /// Runs with a flag.
    pub false_alarms: usize,
    /// Runs in which there could have been one.
    pub of: usize,
}

/// Every sign's score for one strictness, in the order of [`SIGNALS`].
#[must_use]
pub fn scores(runs: &[Watched], strictness: f64) -> Vec<Score> {
    (0..SIGNALS.len())
        .map(|signal| score(runs, signal, strictness))
        .collect()
}

fn score(runs: &[Watched], signal: usize, strictness: f64) -> Score {
    let judged: Vec<(Kind, Judged)> = runs
        .iter()
        .map(|run| (run.kind, judge(run, signal, strictness)))
        .collect();
    let with = |outcomes: &[Outcome]| -> Vec<&Judged> {
        let all = judged.iter().map(|(_, judged)| judged);
        all.filter(|judged| outcomes.contains(&judged.outcome))
            .collect()
    };
    let jumped = with(&[Outcome::Flagged, Outcome::Missed]);
    let leads: Vec<_> = jumped.iter().map(|judged| judged.lead).collect();
    let onsets: Vec<_> = jumped.iter().map(|judged| onset_lead(judged)).collect();
    Score {
        signal: SIGNALS[signal].id,
        strictness,
        rule: SIGNALS[signal].rule.scaled(strictness).words(),
        median_lead: median(&leads),
        median_onset_lead: median(&onsets),
        misses: with(&[Outcome::Missed]).len(),
        controls: alarms(&judged),
        not_judged: with(&[Outcome::Unarmed, Outcome::Blind]).len(),
        leads,
    }
}

fn onset_lead(judged: &Judged) -> Option<i64> {
    let flag = judged.flag?;
    Some(judged.lead? + i64::from(flag.step - flag.onset))
}

fn alarms(judged: &[(Kind, Judged)]) -> Vec<Alarms> {
    let mut kinds: Vec<Kind> = judged.iter().map(|(kind, _)| *kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let count = |kind: Kind, outcome: Outcome| {
        let is = |(k, judged): &&(Kind, Judged)| *k == kind && judged.outcome == outcome;
        judged.iter().filter(is).count()
    };
    let of = |kind| {
        let false_alarms = count(kind, Outcome::FalseAlarm);
        Alarms {
            kind,
            false_alarms,
            of: false_alarms + count(kind, Outcome::Quiet),
        }
    };
    kinds.into_iter().map(of).collect()
}

/// The median of some leads, of which a missing one is below all others; `None` if it falls on a missing one.
fn median(leads: &[Option<i64>]) -> Option<f64> {
    let mut sorted = leads.to_vec();
    // None comes before Some.
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let (low, high) = (sorted[last / 2]?, sorted[last.div_ceil(2)]?);
    Some((low + high) as f64 / 2.0)
}
