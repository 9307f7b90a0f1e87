//! The runs of a cell together.

use serde::Serialize;
use serde_json::Value;

use super::{
    phase::{Limits, Phase},
    plan::Cell,
    record::RunResult,
    spread::{Reached, Spread},
};

/// The runs of a cell together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct CellSummary {
    /// The cell in words.
    pub label: String,
    /// Path and value of each axis.
    #[cfg_attr(
        feature = "types",
        ts(type = "Array<[string, number | string | boolean | null]>")
    )]
    pub settings: Vec<(String, Value)>,
    /// Number of runs.
    pub runs: usize,
    /// First step with the limits' accuracy on the training pairs.
    pub memorised: Option<Spread>,
    /// First step with the limits' accuracy on the held-out pairs.
    pub generalised: Option<Spread>,
    /// Highest test accuracy.
    pub best_test: Option<Spread>,
    /// What each run did, by seed.
    pub phases: Vec<Phase>,
    /// Seconds of all runs.
    pub seconds: f64,
}

impl CellSummary {
    /// What most runs did; of equally many, what comes last in the order of [`Phase`], whatever the order of
    /// the runs: none is ignored for the worse.
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        let count = |phase: &Phase| {
            let same = |other: &&Phase| other.letter() == phase.letter();
            self.phases.iter().filter(same).count()
        };
        self.phases
            .iter()
            .copied()
            .max_by_key(|phase| (count(phase), *phase))
    }
}

/// The summary of each cell; `results` are pairs of a cell's index and a result.
#[must_use]
pub fn summarize(
    cells: &[Cell],
    results: &[(usize, RunResult)],
    limits: Limits,
) -> Vec<CellSummary> {
    let summary = |(index, cell): (usize, &Cell)| {
        let of_cell = results.iter().filter(|(of, _)| *of == index);
        let runs: Vec<&RunResult> = of_cell.map(|(_, result)| result).collect();
        CellSummary {
            label: cell.label.clone(),
            settings: cell.settings.clone(),
            runs: runs.len(),
            memorised: steps(&runs, |run| run.train_step(limits.accuracy)),
            generalised: steps(&runs, |run| run.test_step(limits.accuracy)),
            best_test: Spread::of_numbers(runs.iter().map(|run| f64::from(run.best_test_accuracy))),
            phases: runs.iter().map(|run| Phase::of(run, limits)).collect(),
            seconds: runs.iter().map(|run| run.provenance.seconds).sum(),
        }
    };
    cells.iter().enumerate().map(summary).collect()
}

fn steps(runs: &[&RunResult], step: impl Fn(&RunResult) -> Option<u32>) -> Option<Spread> {
    let values: Vec<Reached> = runs
        .iter()
        .map(|run| Reached::from_step(step(run), run.config.train.max_steps))
        .collect();
    Spread::of(&values)
}
