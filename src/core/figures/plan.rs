//! A figure: its words, its runs, its checks.

use serde::{Deserialize, Serialize};

use super::{rows::figures, verdict::Check};
use crate::{
    config::RunConfig,
    presets,
    sweep::{Cell, Job, Probe, Stop, SweepError},
    train::cost,
};

/// How much a reproduction may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Budget {
    /// Minutes: a smaller network, or the beginning of the paper's runs. Checks less.
    Quick,
    /// The paper's networks and numbers of steps.
    Full,
}

/// A figure or a number of a paper.
pub struct Figure {
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
    /// The runs, one series per curve or point.
    pub series: fn(Budget) -> Vec<Series>,
    /// What must hold of them.
    pub checks: fn(Budget) -> Vec<Check>,
}

/// Runs that differ in their seeds only.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What a legend says.
    pub label: String,
    /// Their config; the seeds are set later.
    pub config: RunConfig,
    /// When they end early.
    pub stop: Stop,
    /// What is measured on the weights at the end.
    pub probes: &'static [Probe],
}

impl Series {
    /// A series of that many steps at most.
    #[must_use]
    pub fn new(label: impl Into<String>, mut config: RunConfig, max_steps: u32) -> Self {
        config.train.max_steps = max_steps;
        Self {
            label: label.into(),
            config,
            stop: Stop::default(),
            probes: &[],
        }
    }

    /// The same, ending soon after that test accuracy.
    #[must_use]
    pub fn until(mut self, accuracy: f64) -> Self {
        self.stop = Stop::at(accuracy);
        self
    }

    /// The same, with a measurement on the weights at the end.
    #[must_use]
    pub fn with(mut self, probes: &'static [Probe]) -> Self {
        self.probes = probes;
        self
    }

    fn job(&self, index: usize, seed: u32) -> Result<Job, SweepError> {
        let job = Job::new(index, &self.cell()?, seed, self.stop)?;
        Ok(Job {
            probes: self.probes,
            ..job
        })
    }

    fn cell(&self) -> Result<Cell, SweepError> {
        let error = |error| SweepError::Cell {
            cell: self.label.clone(),
            error,
        };
        Ok(Cell {
            label: self.label.clone(),
            settings: Vec::new(),
            config: self.config.clone().validate().map_err(error)?,
        })
    }
}

impl Figure {
    /// The runs of that budget, seed by seed; a job's cell is the index of its series.
    ///
    /// # Errors
    /// If a config cannot be used.
    pub fn jobs(&self, budget: Budget, seeds: u32) -> Result<Vec<Job>, SweepError> {
        let series = (self.series)(budget);
        let all = (0..seeds).flat_map(|seed| series.iter().enumerate().map(move |s| (seed, s)));
        all.map(|(seed, (index, series))| series.job(index, seed))
            .collect()
    }

    /// Floating-point operations of all series with that many seeds, at most.
    #[must_use]
    pub fn flop(&self, budget: Budget, seeds: u32) -> f64 {
        let series = (self.series)(budget);
        let once: f64 = series.iter().map(|s| cost::of_run(&s.config)).sum();
        f64::from(seeds) * once
    }
}

/// The figure of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Figure> {
    figures().find(|figure| figure.id == id)
}

/// A preset's config with a change.
pub(super) fn preset(id: &str, change: impl FnOnce(&mut RunConfig)) -> RunConfig {
    let mut config = presets::find(id)
        .expect("rows name presets that exist")
        .config();
    change(&mut config);
    config
}

/// The network on which the quick budgets show directions: the preset "minute" (p = 59, one layer) at a smaller learning
/// rate, at which it settles with other shares of the table too, with a change.
pub(super) fn small(change: impl FnOnce(&mut RunConfig)) -> RunConfig {
    preset("minute", |c| {
        c.optimizer.lr_peak = 5e-3;
        change(c);
    })
}
