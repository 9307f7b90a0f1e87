//! A reproduction as it is kept, and the page made of all of them.

use serde::{Deserialize, Serialize};

use super::{
    plan::{Budget, Figure},
    rows::figures,
    verdict::{Finding, Verdict, examine},
};
use crate::{
    config::RunConfig,
    sweep::{Ended, RunResult, Stop, record::thinned},
    train::metrics::MetricsRow,
};

/// Points of a recorded curve.
const POINTS: usize = 60;

/// A figure as it was reproduced once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recorded {
    /// The figure.
    pub id: String,
    /// Which of its budgets.
    pub budget: Budget,
    /// Number of seeds, 0 and up.
    pub seeds: u32,
    /// The day it was recorded, as year-month-day.
    pub date: String,
    /// Version of grokscope.
    pub version: String,
    /// Its commit, or "unknown".
    pub commit: String,
    /// What computed it.
    pub device: String,
    /// Seconds of all runs, one after another.
    pub seconds: f64,
    /// All claims together.
    pub verdict: Verdict,
    /// Each claim.
    pub findings: Vec<Finding>,
    /// The runs, by series.
    pub series: Vec<RecordedSeries>,
}

/// The runs of a series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedSeries {
    /// What a legend says.
    pub label: String,
    /// The config of seed 0; in the others all three seeds are their number.
    pub config: RunConfig,
    /// When they were to end early.
    pub stop: Stop,
    /// The runs.
    pub runs: Vec<RecordedRun>,
}

/// A run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedRun {
    /// The value of all three seeds.
    pub seed: u32,
    /// Updates done.
    pub step: u32,
    /// Why it ended.
    pub ended: Ended,
    /// Steps with 99 % train and test accuracy.
    pub memorised: Option<u32>,
    /// Steps with 99 % test accuracy.
    pub generalised: Option<u32>,
    /// Step, train loss, train accuracy, test loss, test accuracy: at most 60 points, on a logarithmic axis.
    pub curve: Vec<[f64; 5]>,
}

/// Every claim of a figure, checked on results; `results` are pairs of a series' index and a result.
#[must_use]
pub fn findings(figure: &Figure, budget: Budget, results: &[(usize, RunResult)]) -> Vec<Finding> {
    let series = (figure.series)(budget);
    let of = |index: usize| {
        let of_series = results.iter().filter(move |(of, _)| *of == index);
        of_series.map(|(_, result)| result).collect()
    };
    let measured: Vec<_> = series
        .iter()
        .enumerate()
        .map(|(index, series)| (series.label.as_str(), of(index)))
        .collect();
    let checks = (figure.checks)(budget);
    checks
        .iter()
        .map(|check| examine(check, &measured))
        .collect()
}

impl Recorded {
    /// From the results of a figure; `None` without any.
    #[must_use]
    pub fn new(
        figure: &Figure,
        budget: Budget,
        seeds: u32,
        date: String,
        results: &[(usize, RunResult)],
    ) -> Option<Self> {
        let findings = findings(figure, budget, results);
        let from = &results.first()?.1.provenance;
        let all_same = |of: fn(&RunResult) -> &str| {
            let same = results.iter().all(|(_, run)| of(run) == of(&results[0].1));
            if same {
                of(&results[0].1).to_owned()
            } else {
                "several".to_owned()
            }
        };
        Some(Self {
            id: figure.id.to_owned(),
            budget,
            seeds,
            date,
            version: from.version.clone(),
            commit: all_same(|run| &run.provenance.commit),
            device: all_same(|run| &run.provenance.device),
            seconds: results.iter().map(|(_, run)| run.provenance.seconds).sum(),
            verdict: Verdict::of(&findings),
            findings,
            series: recorded_series(figure, budget, results),
        })
    }
}

fn recorded_series(
    figure: &Figure,
    budget: Budget,
    results: &[(usize, RunResult)],
) -> Vec<RecordedSeries> {
    let series = (figure.series)(budget).into_iter().enumerate();
    let recorded = series.map(|(index, series)| RecordedSeries {
        label: series.label,
        config: series.config,
        stop: series.stop,
        runs: results
            .iter()
            .filter(|(of, _)| *of == index)
            .map(|(_, result)| recorded_run(result))
            .collect(),
    });
    recorded.collect()
}

fn recorded_run(result: &RunResult) -> RecordedRun {
    RecordedRun {
        seed: result.config.seeds.init_seed,
        step: result.step,
        ended: result.ended.clone(),
        memorised: result.train_step(0.99),
        generalised: result.test_step(0.99),
        curve: thinned(&result.rows, POINTS).iter().map(point).collect(),
    }
}

fn point(row: &MetricsRow) -> [f64; 5] {
    let short = |x: f32| format!("{x:.3e}").parse().unwrap_or(f64::from(x));
    [
        f64::from(row.step),
        short(row.train_loss),
        short(row.train_accuracy),
        short(row.test_loss),
        short(row.test_accuracy),
    ]
}

/// The page of all figures, in Markdown: those that were recorded with what they showed, and plainly those that were not.
#[must_use]
pub fn page(recorded: &[Recorded]) -> String {
    let latest = |id: &str, budget| recorded.iter().find(|r| r.id == id && r.budget == budget);
    let mut text = INTRODUCTION.to_owned();
    for figure in figures() {
        let both = [Budget::Full, Budget::Quick].map(|budget| latest(figure.id, budget));
        if both.iter().all(Option::is_none) {
            text += &row(figure, None);
        }
        for record in both.into_iter().flatten() {
            text += &row(figure, Some(record));
        }
    }
    text += "\n## What was measured\n";
    for record in recorded {
        text += &details(record);
    }
    text
}

const INTRODUCTION: &str = "\
# Reproduction

Published figures and numbers, and what this program measures. Made by `grokscope reproduce --report` from docs/recorded;
`grokscope reproduce ID --budget quick|full --record` makes a record. A claim with a number holds if our median is within
half and twice the published one; a claim of direction or order holds if medians have that order; \"never\" holds if no run
gets there within its steps. \"Not by n\" is a run that had not got there when it ended after n steps. The quick budget takes
a smaller network or the beginning of a run, and checks less.

| figure | title | source | verdict | claims | budget | seeds | date | hours |
|---|---|---|---|---|---|---|---|---|
";

fn row(figure: &Figure, record: Option<&Recorded>) -> String {
    let Figure {
        id, title, source, ..
    } = figure;
    let Some(record) = record else {
        return format!("| `{id}` | {title} | {source} | not run | | | | | |\n");
    };
    let held = record
        .findings
        .iter()
        .filter(|f| f.outcome == super::Outcome::Holds)
        .count();
    format!(
        "| `{id}` | {title} | {source} | {} | {held} of {} | {} | {} | {} | {:.2} |\n",
        record.verdict.words(),
        record.findings.len(),
        record.budget.words(),
        record.seeds,
        record.date,
        record.seconds / 3600.0,
    )
}

fn details(record: &Recorded) -> String {
    let mut text = format!(
        "\n### {} ({}): {}\n\ngrokscope {}, commit {}, on {}.\n\n| series | measured | expected | median | runs | |\n|---|---|---|---|---|---|\n",
        record.id,
        record.budget.words(),
        record.verdict.words(),
        record.version,
        record.commit,
        record.device,
    );
    for finding in &record.findings {
        text += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            finding.series,
            finding.measure,
            finding.expected,
            finding.measured,
            finding.runs.join(", "),
            finding.outcome.words(),
        );
    }
    text
}

impl Budget {
    /// In one word.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Full => "full",
        }
    }
}
