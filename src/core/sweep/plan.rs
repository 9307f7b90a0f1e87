//! What is to be run: a grid of settings or a list of configs, times seeds, checked before anything runs.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

use super::{axis::Axis, job::Job};
use crate::{
    config::{RunConfig, Valid},
    error::ConfigError,
    fields,
};

/// When a run ends before its last step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Stop {
    /// At the first evaluation with this test accuracy …
    pub at: Option<f64>,
    /// … and so many evaluations more.
    pub after: u32,
}

impl Stop {
    /// Stops a few evaluations after that test accuracy, so that a chance crossing can be told from a lasting one.
    #[must_use]
    pub fn at(accuracy: f64) -> Self {
        Self {
            at: Some(accuracy),
            after: 4,
        }
    }
}

/// Base config, axes and seeds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Plan {
    /// What all cells have in common.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub base: Value,
    /// Settings changed in the base on somebody's wish: each must have an effect in some cell.
    pub set: Vec<String>,
    /// What differs between cells; none: one cell.
    pub axes: Vec<Axis>,
    /// Number of seeds, 0 and up.
    pub seeds: u32,
    /// When runs end early.
    pub stop: Stop,
}

/// One combination of settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The combination in words, such as `task.p=59, optimizer.lr_peak=0.01`.
    pub label: String,
    /// Path and value of each axis.
    pub settings: Vec<(String, Value)>,
    /// The whole config; its seeds are those of seed 0.
    pub config: Valid<RunConfig>,
}

/// What is wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SweepError {
    /// An axis that cannot be read.
    #[error("axis {text}: needs {allowed}")]
    Axis {
        /// As typed.
        text: String,
        /// What would have been accepted.
        allowed: String,
    },
    /// A path that is no setting.
    #[error("{0}: there is no such setting; `grokscope catalogue` lists them")]
    UnknownSetting(String),
    /// The same setting twice.
    #[error("{0} is an axis twice")]
    Twice(String),
    /// More runs than anybody can want.
    #[error("a sweep of {0} cells; allowed: 1 to {MOST_CELLS}")]
    TooMany(usize),
    /// No seeds.
    #[error("seeds: {0} is not allowed; allowed: 1 to 1000")]
    Seeds(u32),
    /// A cell whose config cannot be used.
    #[error("cell {cell}: {error}")]
    Cell {
        /// Which cell.
        cell: String,
        /// What is wrong with it.
        error: ConfigError,
    },
    /// A setting that changes nothing.
    #[error("cell {cell}: {path} has no effect there; it needs {needs}")]
    NoEffect {
        /// Which cell.
        cell: String,
        /// The setting.
        path: String,
        /// What it takes to have one.
        needs: &'static str,
    },
}

const MOST_CELLS: usize = 100_000;

impl Plan {
    /// Every combination of the axes' values, the last axis changing fastest, each checked.
    ///
    /// # Errors
    /// The first cell that cannot be used, or whose axis has no effect in it.
    pub fn cells(&self) -> Result<Vec<Cell>, SweepError> {
        self.check()?;
        let mut combinations: Vec<Vec<(String, Value)>> = vec![Vec::new()];
        for axis in &self.axes {
            combinations = combinations
                .into_iter()
                .flat_map(|cell| axis.values.iter().map(move |v| with(&cell, &axis.path, v)))
                .collect();
        }
        let cells: Vec<Cell> = combinations
            .into_iter()
            .map(|settings| self.cell(settings))
            .collect::<Result<_, _>>()?;
        self.check_set(&cells)?;
        Ok(cells)
    }

    fn check(&self) -> Result<(), SweepError> {
        for (i, axis) in self.axes.iter().enumerate() {
            if fields::find(&axis.path).is_none() {
                return Err(SweepError::UnknownSetting(axis.path.clone()));
            }
            if self.axes[..i].iter().any(|other| other.path == axis.path) {
                return Err(SweepError::Twice(axis.path.clone()));
            }
        }
        let n = self.axes.iter().map(|axis| axis.values.len()).product();
        if !(1..=MOST_CELLS).contains(&n) {
            return Err(SweepError::TooMany(n));
        }
        if !(1..=1000).contains(&self.seeds) {
            return Err(SweepError::Seeds(self.seeds));
        }
        Ok(())
    }

    fn cell(&self, settings: Vec<(String, Value)>) -> Result<Cell, SweepError> {
        let label = label(&settings);
        let mut json = self.base.clone();
        for (path, value) in &settings {
            change(&mut json, path, value).map_err(|error| at(&label, error))?;
        }
        let config = RunConfig::from_json(&json).map_err(|error| at(&label, error))?;
        let idle = settings.iter().find_map(|(path, _)| idle(&config, path));
        match idle {
            Some(field) => Err(no_effect(&label, field)),
            None => Ok(Cell {
                label,
                settings,
                config,
            }),
        }
    }

    fn check_set(&self, cells: &[Cell]) -> Result<(), SweepError> {
        for path in &self.set {
            let everywhere = cells.iter().map(|cell| idle(&cell.config, path));
            if let Some(Some(field)) = everywhere.min_by_key(Option::is_some) {
                return Err(no_effect("of any kind", field));
            }
        }
        Ok(())
    }

    /// Every run: all cells with seed 0, then all with seed 1, so that an unfinished sweep shows all of the grid.
    ///
    /// # Errors
    /// As [`Plan::cells`].
    pub fn jobs(&self) -> Result<Vec<Job>, SweepError> {
        jobs(&self.cells()?, self.seeds, self.stop)
    }
}

/// Every run of those cells, seed by seed.
///
/// # Errors
/// If a cell cannot take a seed.
pub fn jobs(cells: &[Cell], seeds: u32, stop: Stop) -> Result<Vec<Job>, SweepError> {
    let all = (0..seeds).flat_map(|seed| cells.iter().enumerate().map(move |cell| (seed, cell)));
    all.map(|(seed, (index, cell))| Job::new(index, cell, seed, stop))
        .collect()
}

/// Cells from configs that somebody wrote out.
///
/// # Errors
/// The first config that cannot be used.
pub fn listed(configs: &[Value]) -> Result<Vec<Cell>, SweepError> {
    let cell = |(index, json): (usize, &Value)| {
        let label = format!("#{index}");
        let config = RunConfig::from_json(json).map_err(|error| at(&label, error))?;
        Ok(Cell {
            label,
            settings: Vec::new(),
            config,
        })
    };
    configs.iter().enumerate().map(cell).collect()
}

/// Changes one setting of a config's JSON.
///
/// # Errors
/// If there is no such setting.
pub fn change(config: &mut Value, path: &str, value: &Value) -> Result<(), ConfigError> {
    match config.pointer_mut(&fields::pointer(path)) {
        Some(place) => *place = value.clone(),
        None => return Err(unknown(path, value)),
    }
    Ok(())
}

fn unknown(path: &str, value: &Value) -> ConfigError {
    let known: Vec<&str> = fields::FIELDS.iter().map(|field| field.path).collect();
    ConfigError::new(path, value, format!("the settings {}", known.join(", ")))
}

/// A config with that last step, if one is given. A config that lacks the setting is left to the door to refuse.
#[must_use]
pub fn limited(mut config: Value, max_steps: Option<u32>) -> Value {
    let place = config.pointer_mut("/train/max_steps");
    if let (Some(steps), Some(place)) = (max_steps, place) {
        *place = steps.into();
    }
    config
}

fn with(cell: &[(String, Value)], path: &str, value: &Value) -> Vec<(String, Value)> {
    let mut settings = cell.to_vec();
    settings.push((path.to_owned(), value.clone()));
    settings
}

/// Settings in words.
pub(super) fn label(settings: &[(String, Value)]) -> String {
    let one = |(path, value): &(String, Value)| format!("{path}={}", shown(value));
    settings.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// A value as it would be typed.
#[must_use]
pub fn shown(value: &Value) -> String {
    match (value.as_str(), value.as_f64()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(number)) => number.to_string(),
        (None, None) => value.to_string(),
    }
}

pub(super) fn at(cell: &str, error: ConfigError) -> SweepError {
    SweepError::Cell {
        cell: cell.to_owned(),
        error,
    }
}

fn idle(config: &RunConfig, path: &str) -> Option<&'static fields::FieldInfo> {
    fields::find(path).filter(|field| !(field.applies)(config))
}

fn no_effect(cell: &str, field: &fields::FieldInfo) -> SweepError {
    SweepError::NoEffect {
        cell: cell.to_owned(),
        path: field.path.to_owned(),
        needs: field.needs,
    }
}
