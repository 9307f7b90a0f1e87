//! From results to a verdict.

use serde::{Deserialize, Serialize};

use crate::{
    sweep::{Reached, RunResult, Spread},
    train::metrics::MetricsRow,
};

/// A number that is taken from a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// First evaluated step with that train accuracy.
    TrainStep(f64),
    /// First evaluated step with that test accuracy.
    TestStep(f64),
    /// Third of three evaluations in a row with a test accuracy of 0.98 (Xu 2026).
    Steady,
    /// How many times later the test accuracy comes than the same train accuracy.
    Delay(f64),
    /// Highest test accuracy.
    BestTest,
    /// Train accuracy at the end.
    LastTrain,
    /// Test accuracy at the end.
    LastTest,
    /// Highest test loss, divided by the last.
    LossFall,
    /// Highest test loss, divided by the lowest before it.
    LossRise,
    /// Something measured on the weights at the end, by name.
    Weights(&'static str),
}

impl Measure {
    /// The number; `None` if the run cannot tell.
    #[must_use]
    pub fn of(self, run: &RunResult) -> Option<Reached> {
        let max_steps = run.config.train.max_steps;
        let step = |step| Some(Reached::from_step(step, max_steps));
        match self {
            Self::TrainStep(accuracy) => step(run.train_step(accuracy)),
            Self::TestStep(accuracy) => step(run.test_step(accuracy)),
            Self::Steady => step(run.steady),
            Self::Delay(accuracy) => delay(run, accuracy),
            Self::BestTest => Some(Reached::At(f64::from(run.best_test_accuracy))),
            Self::LastTrain => run
                .last
                .map(|row| Reached::At(f64::from(row.train_accuracy))),
            Self::LastTest => run
                .last
                .map(|row| Reached::At(f64::from(row.test_accuracy))),
            Self::LossFall => ratio(peak(run)?.test_loss, run.last?.test_loss),
            Self::LossRise => ratio(peak(run)?.test_loss, valley(run, peak(run)?.step)?),
            Self::Weights(name) => run.measured.get(name).copied().flatten().map(Reached::At),
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        let percent = |accuracy: f64| format!("{:.0} %", 100.0 * accuracy);
        match self {
            Self::TrainStep(accuracy) => format!("step with train accuracy {}", percent(accuracy)),
            Self::TestStep(accuracy) => format!("step with test accuracy {}", percent(accuracy)),
            Self::Steady => "step with three test accuracies of 98 % in a row".to_owned(),
            Self::Delay(accuracy) => format!("test step / train step at {}", percent(accuracy)),
            Self::BestTest => "best test accuracy".to_owned(),
            Self::LastTrain => "last train accuracy".to_owned(),
            Self::LastTest => "last test accuracy".to_owned(),
            Self::LossFall => "highest test loss / last".to_owned(),
            Self::LossRise => "highest test loss / lowest before".to_owned(),
            Self::Weights(name) => name.replace('_', " "),
        }
    }
}

fn delay(run: &RunResult, accuracy: f64) -> Option<Reached> {
    let train = f64::from(run.train_step(accuracy)?).max(1.0);
    Some(match run.test_step(accuracy) {
        Some(test) => Reached::At(f64::from(test) / train),
        None => Reached::NotBy(f64::from(run.config.train.max_steps) / train),
    })
}

fn peak(run: &RunResult) -> Option<&MetricsRow> {
    run.rows
        .iter()
        .max_by(|a, b| a.test_loss.total_cmp(&b.test_loss))
}

fn valley(run: &RunResult, before: u32) -> Option<f32> {
    let early = run.rows.iter().filter(|row| row.step <= before);
    early.map(|row| row.test_loss).min_by(f32::total_cmp)
}

fn ratio(above: f32, below: f32) -> Option<Reached> {
    (below > 0.0).then(|| Reached::At(f64::from(above) / f64::from(below)))
}

/// What must hold of a median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// Within half and twice the published median.
    Near(f64),
    /// In a closed interval.
    Between(f64, f64),
    /// No run gets there within the budget.
    Never,
    /// Less, or earlier, than in another series.
    Less(&'static str),
    /// This many times what it is in another series.
    Times(&'static str, f64, f64),
    /// Over all runs of the figure, whatever their series: the rank correlation (Spearman's ρ) with another measure is in
    /// this interval.
    Ranks(&'static Measure, f64, f64),
}

/// What stands for the series of a claim about all of them.
pub const ALL: &str = "all runs";

/// A claim about one series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// Label of the series.
    pub series: &'static str,
    /// What is measured.
    pub measure: Measure,
    /// What must hold of it.
    pub rule: Rule,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Outcome {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// The runs are missing or too short to tell.
    Unknown,
}

impl Outcome {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unknown => "cannot be told",
        }
    }
}

/// A claim, what was measured, and whether it holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Finding {
    /// Label of the series.
    pub series: String,
    /// What was measured, in words.
    pub measure: String,
    /// What was to hold, in words.
    pub expected: String,
    /// The median over seeds, in words.
    pub measured: String,
    /// Every seed's number, in words.
    pub runs: Vec<String>,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// All claims together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FigureVerdict"))]
pub enum Verdict {
    /// Every claim holds.
    Reproduced,
    /// Some claims hold; others fail or cannot be told.
    Partly,
    /// Claims fail and none holds.
    NotReproduced,
    /// The runs cannot tell: they are missing or too short.
    NotRun,
}

impl Verdict {
    /// From the findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let count = |outcome| findings.iter().filter(|f| f.outcome == outcome).count();
        match (count(Outcome::Holds), count(Outcome::Fails)) {
            (0, 0) => Self::NotRun,
            (0, _) => Self::NotReproduced,
            (holds, _) if holds == findings.len() => Self::Reproduced,
            _ => Self::Partly,
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Reproduced => "reproduced",
            Self::Partly => "partly reproduced",
            Self::NotReproduced => "not reproduced",
            Self::NotRun => "not run",
        }
    }
}

/// A series' label and its results, seed by seed.
pub type Measured<'a> = (&'a str, Vec<&'a RunResult>);

/// Checks a claim on results by series.
#[must_use]
pub fn examine(check: &Check, results: &[Measured]) -> Finding {
    if let Rule::Ranks(with, low, high) = check.rule {
        return correlation(check.measure, *with, [low, high], results);
    }
    let values = values(check.series, check.measure, results);
    let median = |values: &[Reached]| Spread::of(values).map(|spread| spread.median);
    let other = |label| median(&self::values(label, check.measure, results));
    let ours = median(&values);
    Finding {
        series: check.series.to_owned(),
        measure: check.measure.words(),
        expected: expected(check.rule, other),
        measured: ours.map_or("not run".to_owned(), |median| median.to_string()),
        runs: values.iter().map(Reached::to_string).collect(),
        outcome: match (check.rule, ours) {
            (_, None) | (Rule::Ranks(..), _) => Outcome::Unknown,
            (Rule::Never, _) => known(values.iter().all(|value| value.at().is_none())),
            (Rule::Near(source), Some(ours)) => between(ours, 0.5 * source, 2.0 * source),
            (Rule::Between(low, high), Some(ours)) => between(ours, low, high),
            (Rule::Less(label), Some(ours)) => {
                other(label).map_or(Outcome::Unknown, |o| less(ours, o))
            }
            (Rule::Times(label, low, high), Some(ours)) => {
                other(label).map_or(Outcome::Unknown, |o| times(ours, o, low, high))
            }
        },
    }
}

/// The claim about ranks: what was measured is the correlation.
fn correlation(
    measure: Measure,
    with: Measure,
    [low, high]: [f64; 2],
    results: &[Measured],
) -> Finding {
    let runs = results.iter().flat_map(|(_, runs)| runs.iter());
    let pairs: Vec<[f64; 2]> = runs
        .filter_map(|run| Some([measure.of(run)?.at()?, with.of(run)?.at()?]))
        .collect();
    let rho = spearman(&pairs);
    let said = |[x, y]: &[f64; 2]| format!("({x:.3e}, {y:.3})");
    Finding {
        series: ALL.to_owned(),
        measure: format!("{} against {}", measure.words(), with.words()),
        expected: format!("rank correlation of {low} to {high}"),
        measured: rho.map_or("not run".to_owned(), |rho| format!("{rho:.2}")),
        runs: pairs.iter().map(said).collect(),
        outcome: rho.map_or(Outcome::Unknown, |rho| known((low..=high).contains(&rho))),
    }
}

/// Spearman's rank correlation, ties sharing their ranks; `None` of fewer than four pairs, or if either is always the same.
#[must_use]
pub fn spearman(pairs: &[[f64; 2]]) -> Option<f64> {
    let ranks = |side: usize| -> Vec<f64> {
        let below = |x: f64| pairs.iter().filter(|pair| pair[side] < x).count() as f64;
        let equal = |x: f64| pairs.iter().filter(|pair| pair[side] == x).count() as f64;
        let middle = (pairs.len() as f64 - 1.0) / 2.0;
        let rank = |x: f64| below(x) + (equal(x) - 1.0) / 2.0 - middle;
        pairs.iter().map(|pair| rank(pair[side])).collect()
    };
    let dot = |x: &[f64], y: &[f64]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f64>();
    let [x, y] = [ranks(0), ranks(1)];
    let size = (dot(&x, &x) * dot(&y, &y)).sqrt();
    (pairs.len() >= 4 && size > 0.0).then(|| dot(&x, &y) / size)
}

fn values(label: &str, measure: Measure, results: &[Measured]) -> Vec<Reached> {
    let of_series = results.iter().filter(|(series, _)| *series == label);
    of_series
        .flat_map(|(_, runs)| runs.iter().filter_map(|run| measure.of(run)))
        .collect()
}

fn known(holds: bool) -> Outcome {
    if holds {
        Outcome::Holds
    } else {
        Outcome::Fails
    }
}

fn between(value: Reached, low: f64, high: f64) -> Outcome {
    match value {
        Reached::At(at) => known((low..=high).contains(&at)),
        Reached::NotBy(by) if by >= high => Outcome::Fails,
        Reached::NotBy(_) => Outcome::Unknown,
    }
}

fn less(ours: Reached, other: Reached) -> Outcome {
    match (ours, other) {
        (Reached::At(ours), Reached::At(other)) => known(ours < other),
        (Reached::At(ours), Reached::NotBy(by)) if ours <= by => Outcome::Holds,
        (Reached::NotBy(by), Reached::At(other)) if by >= other => Outcome::Fails,
        _ => Outcome::Unknown,
    }
}

fn times(ours: Reached, other: Reached, low: f64, high: f64) -> Outcome {
    match (ours, other) {
        (Reached::At(ours), Reached::At(other)) => {
            known((low * other..=high * other).contains(&ours))
        }
        (Reached::NotBy(by), Reached::At(other)) => between(Reached::NotBy(by / other), low, high),
        // The other came later than by: ours is less than ours / by times it.
        (Reached::At(ours), Reached::NotBy(by)) if ours / by < low => Outcome::Fails,
        _ => Outcome::Unknown,
    }
}

fn expected(rule: Rule, other: impl Fn(&'static str) -> Option<Reached>) -> String {
    let with = |label| other(label).map_or(String::new(), |value| format!(" ({value})"));
    match rule {
        Rule::Near(source) => format!("{source}, within half and twice"),
        Rule::Between(low, high) => format!("{low} to {high}"),
        Rule::Never => "in no run".to_owned(),
        Rule::Ranks(_, low, high) => format!("{low} to {high}"),
        Rule::Less(label) => format!("less than in \"{label}\"{}", with(label)),
        Rule::Times(label, low, high) => {
            format!("{low} to {high} times \"{label}\"{}", with(label))
        }
    }
}
