//! What a run did, in one word. The words depend on thresholds, so the thresholds are settings.

use serde::{Deserialize, Serialize};

use super::record::RunResult;

/// Where one word ends and the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Limits {
    /// The accuracy that counts as having learnt something, 0–1.
    pub accuracy: f64,
    /// Generalising this many times later than memorising is grokking; sooner is generalising at once.
    pub delay: f64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            accuracy: 0.95,
            delay: 2.0,
        }
    }
}

/// What a run did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Phase {
    /// It learnt nothing within its steps.
    NeverLearns,
    /// It learnt the training pairs only.
    Memorises,
    /// It generalised together with memorising.
    GeneralizesAtOnce,
    /// It generalised after a delay.
    Groks {
        /// Steps from memorising to generalising.
        delay: u32,
    },
}

impl Phase {
    /// The phase of a run.
    #[must_use]
    pub fn of(result: &RunResult, limits: Limits) -> Self {
        let train = result.train_step(limits.accuracy);
        let test = result.test_step(limits.accuracy);
        match (train, test) {
            (None, None) => Self::NeverLearns,
            (Some(_), None) => Self::Memorises,
            (Some(train), Some(test)) if f64::from(test) > limits.delay * f64::from(train) => {
                Self::Groks {
                    delay: test - train,
                }
            }
            (_, Some(_)) => Self::GeneralizesAtOnce,
        }
    }

    /// One letter for a diagram.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::NeverLearns => '.',
            Self::Memorises => 'm',
            Self::GeneralizesAtOnce => 'g',
            Self::Groks { .. } => 'G',
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NeverLearns => "never learns",
            Self::Memorises => "memorises only",
            Self::GeneralizesAtOnce => "generalises at once",
            Self::Groks { .. } => "groks",
        }
    }
}
