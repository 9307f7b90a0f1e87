//! A run as the scoreboard sees it: moments, each with an evaluation and the value of every sign.

use serde::Serialize;
use serde_json::{Map, Value};

use super::signals::{Reading, SIGNALS};
use crate::{
    lens::{self, drawing::Drawing},
    snapshot::Snapshot,
    train::metrics::{MetricsRow, next_evaluation},
};

/// What kind of run it is meant to be. Whether it jumps is seen, not meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// As asked for: expected to jump.
    Run,
    /// A control with random labels: there is nothing to understand.
    RandomLabels,
    /// A control with too few training pairs.
    LittleData,
}

impl Kind {
    /// What a table shows.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Run => "runs",
            Self::RandomLabels => "random labels",
            Self::LittleData => "too little data",
        }
    }
}

/// A moment of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The evaluation.
    pub row: MetricsRow,
    /// The value of each of [`SIGNALS`], in their order; not finite where there is none.
    pub values: Vec<f64>,
}

/// A run that has been watched.
#[derive(Clone, Debug, PartialEq)]
pub struct Watched {
    /// What it is meant to be.
    pub kind: Kind,
    /// The value of all three seeds.
    pub seed: u32,
    /// Ascending steps.
    pub moments: Vec<Moment>,
}

impl Watched {
    /// The values of one sign, by its place in [`SIGNALS`].
    #[must_use]
    pub fn series(&self, signal: usize) -> Vec<f64> {
        self.moments
            .iter()
            .map(|moment| moment.values[signal])
            .collect()
    }

    /// The evaluations.
    #[must_use]
    pub fn rows(&self) -> Vec<MetricsRow> {
        self.moments.iter().map(|moment| moment.row).collect()
    }
}

/// One moment of a run.
#[must_use]
pub fn moment(snapshot: &Snapshot, row: MetricsRow) -> Moment {
    let mut seen = Vec::new();
    let value = |reading| match reading {
        Reading::TestLoss => f64::from(row.test_loss),
        Reading::TestAccuracy => f64::from(row.test_accuracy),
        Reading::SquaredWeights => snapshot.theta.iter().map(|&w| f64::from(w).powi(2)).sum(),
        Reading::Lens {
            lens,
            options,
            measure,
        } => measured(look(&mut seen, snapshot, lens, options), measure),
    };
    let values = SIGNALS.iter().map(|signal| signal.reading).map(value);
    Moment {
        row,
        values: values.collect(),
    }
}

/// A lens, what it was asked, and what it showed.
type Look = (
    &'static str,
    &'static [(&'static str, &'static str)],
    Option<Drawing>,
);

/// What a lens shows, looked at once however many signs read it.
fn look<'a>(
    seen: &'a mut Vec<Look>,
    snapshot: &Snapshot,
    id: &'static str,
    options: &'static [(&'static str, &'static str)],
) -> Option<&'a Drawing> {
    let known = seen
        .iter()
        .position(|look| (look.0, look.1) == (id, options));
    let place = known.unwrap_or_else(|| {
        seen.push((id, options, drawing(snapshot, id, options)));
        seen.len() - 1
    });
    seen[place].2.as_ref()
}

fn drawing(snapshot: &Snapshot, id: &str, options: &[(&str, &str)]) -> Option<Drawing> {
    let asked: Map<String, Value> = options
        .iter()
        .map(|(option, value)| ((*option).to_owned(), Value::from(*value)))
        .collect();
    let sight = lens::find(id)?.sight(snapshot, &Value::Object(asked));
    sight.ok()?.drawing
}

fn measured(drawing: Option<&Drawing>, id: &str) -> f64 {
    let measures = drawing.map_or(&[][..], |drawing| &drawing.measures);
    let found = measures.iter().find(|measure| measure.id == id);
    found.map_or(f64::NAN, |measure| measure.value)
}

/// Most moments of a run.
pub const MOST_MOMENTS: usize = 120;

/// The evaluation spacing at which a run is watched: 4 %, or as much as keeps it to [`MOST_MOMENTS`] moments.
#[must_use]
pub fn spacing(max_steps: u32) -> f64 {
    let spacings = (4..=100).map(|percent| f64::from(percent) / 100.0);
    let few = |&spacing: &f64| n_moments(max_steps, spacing) <= MOST_MOMENTS;
    spacings.clone().find(few).unwrap_or(1.0)
}

fn n_moments(max_steps: u32, spacing: f64) -> usize {
    let next = |&step: &u32| {
        let later = next_evaluation(step, spacing).min(max_steps);
        (step < max_steps).then_some(later)
    };
    std::iter::successors(Some(0), next).count()
}
