//! Figures as a gallery shows them.

use serde::Serialize;

use super::{
    plan::{Budget, Figure},
    rows::figures,
    verdict::{Check, Measure, Rule},
};

/// A figure in words, and what it costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct FigureInfo {
    /// Stable name.
    pub id: &'static str,
    /// What it shows, in a few words.
    pub title: &'static str,
    /// Paper, and where in it.
    pub source: &'static str,
    /// What the paper found.
    pub expected: &'static str,
    /// What the quick budget does instead.
    pub quick: &'static str,
    /// The cost of both budgets.
    pub budgets: Vec<BudgetInfo>,
}

/// What a budget costs, and what it checks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct BudgetInfo {
    /// Which.
    pub budget: Budget,
    /// Labels of its series: so many runs a seed.
    pub series: Vec<String>,
    /// Floating-point operations of all series with one seed, at most.
    pub flop: f64,
    /// Claims about a step, where a band of steps is published.
    pub bands: Vec<Band>,
}

/// Where a curve should cross a line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Band {
    /// Label of the series.
    pub series: String,
    /// The claim in words.
    pub measure: String,
    /// The accuracy that it is about, 0–1.
    pub accuracy: f64,
    /// Whether it is about held-out pairs.
    pub test: bool,
    /// First and last step.
    pub steps: [f64; 2],
}

/// Every figure.
#[must_use]
pub fn infos() -> Vec<FigureInfo> {
    figures().map(info).collect()
}

fn info(figure: &Figure) -> FigureInfo {
    FigureInfo {
        id: figure.id,
        title: figure.title,
        source: figure.source,
        expected: figure.expected,
        quick: figure.quick,
        budgets: [Budget::Quick, Budget::Full]
            .map(|budget| budget_info(figure, budget))
            .to_vec(),
    }
}

fn budget_info(figure: &Figure, budget: Budget) -> BudgetInfo {
    let series = (figure.series)(budget).into_iter();
    BudgetInfo {
        budget,
        flop: figure.flop(budget, 1),
        series: series.map(|series| series.label).collect(),
        bands: (figure.checks)(budget).iter().filter_map(band).collect(),
    }
}

fn band(check: &Check) -> Option<Band> {
    let (accuracy, test) = match check.measure {
        Measure::TrainStep(accuracy) => (accuracy, false),
        Measure::TestStep(accuracy) => (accuracy, true),
        _ => return None,
    };
    let steps = match check.rule {
        Rule::Near(source) => [0.5 * source, 2.0 * source],
        Rule::Between(low, high) => [low, high],
        _ => return None,
    };
    Some(Band {
        series: check.series.to_owned(),
        measure: check.measure.words(),
        accuracy,
        test,
        steps,
    })
}
