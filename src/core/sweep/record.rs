//! What a run leaves behind: when it memorised and generalised, its curve in few points, and where it was computed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{job::Job, plan::Stop, probe::Probe};
use crate::{config::RunConfig, interchange, snapshot::Snapshot, train::metrics::MetricsRow};

/// Marks a file as one of ours.
pub const FORMAT: &str = "grokscope-result-1";

/// The accuracies whose first evaluated step is kept.
pub const THRESHOLDS: [f64; 3] = [0.5, 0.95, 0.99];

/// Xu 2026 counts a run as generalising at the last of three evaluations in a row with this test accuracy.
pub const STEADY: f64 = 0.98;
const STEADY_EVALUATIONS: u32 = 3;

/// Points of a curve in a result.
const POINTS: usize = 240;

/// First evaluated steps with at least this accuracy.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Crossing {
    /// The accuracy, 0–1.
    pub accuracy: f64,
    /// On the training pairs.
    pub train: Option<u32>,
    /// On the held-out pairs.
    pub test: Option<u32>,
}

/// Why a run is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Ended {
    /// It reached its last step.
    Finished,
    /// It had learnt what it was to learn.
    StoppedEarly,
    /// The loss stopped being a number, or the device failed.
    Failed {
        /// What happened.
        message: String,
    },
}

/// Where and how a run was computed, as its result tells later versions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Provenance {
    /// Version of grokscope.
    pub version: String,
    /// Its commit, or "unknown".
    pub commit: String,
    /// What computed it.
    pub device: String,
    /// How long it took, by the clock on the wall.
    pub seconds: f64,
}

impl From<interchange::Provenance> for Provenance {
    /// Of a run that this program has computed.
    fn from(story: interchange::Provenance) -> Self {
        let unknown = || "unknown".to_owned();
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: story.commit.unwrap_or_else(unknown),
            device: story.device.unwrap_or_else(unknown),
            seconds: story.wall_clock_seconds.unwrap_or_default(),
        }
    }
}

/// A run that is over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RunResult {
    /// [`FORMAT`].
    pub format: String,
    /// The whole config, seeds included.
    pub config: RunConfig,
    /// When it was to end early.
    pub stop: Stop,
    /// Why it is over.
    pub ended: Ended,
    /// Updates done.
    pub step: u32,
    /// When it reached each of [`THRESHOLDS`].
    pub crossings: Vec<Crossing>,
    /// Third of three evaluations in a row with a test accuracy of [`STEADY`].
    pub steady: Option<u32>,
    /// The last evaluation.
    pub last: Option<MetricsRow>,
    /// Highest test accuracy of any evaluation.
    pub best_test_accuracy: f32,
    /// The curve, thinned evenly on a logarithmic axis.
    pub rows: Vec<MetricsRow>,
    /// What was measured on the weights at the end, by name; null where there was nothing to measure.
    #[serde(default)]
    pub measured: BTreeMap<String, Option<f64>>,
    /// Points of the picture that was made of the weights, if one was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picture: Vec<[f64; 2]>,
    /// Where and how.
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl RunResult {
    /// Whether this is the result of that job.
    #[must_use]
    pub fn answers(&self, job: &Job) -> bool {
        let failed = matches!(self.ended, Ended::Failed { .. });
        let has = |probe: &Probe| failed || self.measured.contains_key(probe.name());
        self.format == FORMAT
            && self.config == *job.config
            && self.stop == job.stop
            && job.probes.iter().all(has)
    }

    /// First step with that train accuracy: exact for [`THRESHOLDS`], otherwise from the thinned curve.
    #[must_use]
    pub fn train_step(&self, accuracy: f64) -> Option<u32> {
        self.crossing(accuracy, |c| c.train, |row| row.train_accuracy)
    }

    /// First step with that test accuracy: exact for [`THRESHOLDS`], otherwise from the thinned curve.
    #[must_use]
    pub fn test_step(&self, accuracy: f64) -> Option<u32> {
        self.crossing(accuracy, |c| c.test, |row| row.test_accuracy)
    }

    /// Takes a measurement of the weights that it ended with.
    pub fn measure(&mut self, probe: Probe, snapshot: &Snapshot) {
        let (number, picture) = probe.measure(snapshot);
        self.measured.insert(probe.name().to_owned(), number);
        if !picture.is_empty() {
            self.picture = picture;
        }
    }

    fn crossing(
        &self,
        accuracy: f64,
        kept: fn(&Crossing) -> Option<u32>,
        of: fn(&MetricsRow) -> f32,
    ) -> Option<u32> {
        match self.crossings.iter().find(|c| c.accuracy == accuracy) {
            Some(crossing) => kept(crossing),
            None => first(&self.rows, accuracy, of),
        }
    }
}

fn first(rows: &[MetricsRow], accuracy: f64, of: fn(&MetricsRow) -> f32) -> Option<u32> {
    let row = rows.iter().find(|row| f64::from(of(row)) >= accuracy);
    row.map(|row| row.step)
}

/// A run that is going on: takes its evaluations one after another and says when it may end.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    stop: Stop,
    rows: Vec<MetricsRow>,
    steady: Option<u32>,
    in_a_row: u32,
    /// Evaluations left, once the stop rule's accuracy has been reached.
    left: Option<u32>,
}

impl Record {
    /// Before the first evaluation.
    #[must_use]
    pub fn new(stop: Stop) -> Self {
        Self {
            stop,
            rows: Vec::new(),
            steady: None,
            in_a_row: 0,
            left: None,
        }
    }

    /// Takes note of an evaluation. Those after the end, and those that are not numbers, are not part of the run.
    pub fn observe(&mut self, row: &MetricsRow) {
        let later = self.rows.last().is_none_or(|last| row.step > last.step);
        if self.done() || !later || !(row.train_loss + row.test_loss).is_finite() {
            return;
        }
        self.rows.push(*row);
        let test = f64::from(row.test_accuracy);
        self.in_a_row = if test >= STEADY { self.in_a_row + 1 } else { 0 };
        if self.in_a_row == STEADY_EVALUATIONS && self.steady.is_none() {
            self.steady = Some(row.step);
        }
        self.left = match self.left {
            Some(left) => Some(left - 1),
            None => self
                .stop
                .at
                .filter(|&at| test >= at)
                .map(|_| self.stop.after),
        };
    }

    /// Whether the stop rule ends the run.
    #[must_use]
    pub fn done(&self) -> bool {
        self.left == Some(0)
    }

    /// The rule by which it ends early.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.stop
    }

    /// The latest evaluation.
    #[must_use]
    pub fn last(&self) -> Option<&MetricsRow> {
        self.rows.last()
    }

    /// The result, at the end.
    #[must_use]
    pub fn finish(
        &self,
        config: &RunConfig,
        failure: Option<String>,
        provenance: Provenance,
    ) -> RunResult {
        let crossing = |accuracy| Crossing {
            accuracy,
            train: first(&self.rows, accuracy, |row| row.train_accuracy),
            test: first(&self.rows, accuracy, |row| row.test_accuracy),
        };
        let best = self.rows.iter().map(|row| row.test_accuracy);
        RunResult {
            format: FORMAT.to_owned(),
            config: config.clone(),
            stop: self.stop,
            ended: match failure {
                Some(message) => Ended::Failed { message },
                None if self.done() => Ended::StoppedEarly,
                None => Ended::Finished,
            },
            step: self.last().map_or(0, |row| row.step),
            crossings: THRESHOLDS.map(crossing).to_vec(),
            steady: self.steady,
            last: self.last().copied(),
            best_test_accuracy: best.fold(0.0, f32::max),
            rows: thinned(&self.rows, POINTS),
            measured: BTreeMap::new(),
            picture: Vec::new(),
            provenance,
        }
    }
}

/// At most `most` rows of a curve, evenly on a logarithmic axis; the first and the last are among them.
#[must_use]
pub fn thinned(rows: &[MetricsRow], most: usize) -> Vec<MetricsRow> {
    let Some(last) = rows.last().filter(|_| rows.len() > most) else {
        return rows.to_vec();
    };
    let place = |step: u32| libm::log1p(f64::from(step)) / libm::log1p(f64::from(last.step));
    let bucket = |row: &MetricsRow| (place(row.step) * (most - 1) as f64) as usize;
    let mut kept: Vec<MetricsRow> = Vec::with_capacity(most);
    for row in rows {
        if kept
            .last()
            .is_none_or(|before| bucket(before) < bucket(row))
        {
            kept.push(*row);
        }
    }
    kept
}
