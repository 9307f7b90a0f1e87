//! What can go wrong, each with the value in it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A setting that cannot be used: which one, what was given, and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field}: {value} is not allowed; allowed: {allowed}")]
pub struct ConfigError {
    /// Dotted path of the setting, such as `task.p`.
    pub field: String,
    /// The value given, as text.
    pub value: String,
    /// What would have been accepted, in words.
    pub allowed: String,
}

impl ConfigError {
    pub(crate) fn new(
        field: impl Into<String>,
        value: impl ToString,
        allowed: impl Into<String>,
    ) -> Self {
        Self {
            field: field.into(),
            value: value.to_string(),
            allowed: allowed.into(),
        }
    }
}

/// Everything the library reports as an error.
#[derive(Debug, Error)]
pub enum Error {
    /// A setting that cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A file that is not a checkpoint of ours, or is damaged.
    #[error("this is not a usable checkpoint: {0}")]
    Checkpoint(String),
    /// A file that does not hold the weights of a network of ours, or is damaged.
    #[error("these are not usable weights: {0}")]
    Weights(String),
    /// The loss stopped being a number.
    #[error(
        "the loss became {loss} at or before step {step}; a learning rate below {lr_peak} usually prevents this"
    )]
    Diverged {
        /// The loss that was read back.
        loss: f32,
        /// The evaluation that found it.
        step: u32,
        /// The learning rate in use.
        lr_peak: f64,
    },
    /// The device failed to give results back (lost, out of memory, a failed kernel).
    #[error("the device stopped answering: {0}")]
    Device(String),
    /// A command that needs a run when there is none.
    #[error("there is no run yet: open one first")]
    NoRun,
}

/// An error as it travels to a page or a terminal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Problem {
    /// The whole story in one sentence.
    pub message: String,
    /// Dotted path of the setting at fault, if one is.
    pub field: Option<String>,
    /// The value given.
    pub value: Option<String>,
    /// What is allowed instead.
    pub allowed: Option<String>,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        let at = match error {
            Error::Config(config) => Some(config.clone()),
            Error::Diverged { lr_peak, .. } => Some(ConfigError::new(
                "optimizer.lr_peak",
                lr_peak,
                format!("below {lr_peak}"),
            )),
            _ => None,
        };
        let (field, value, allowed) = at.map_or((None, None, None), |c| {
            (Some(c.field), Some(c.value), Some(c.allowed))
        });
        Self {
            message: error.to_string(),
            field,
            value,
            allowed,
        }
    }
}
