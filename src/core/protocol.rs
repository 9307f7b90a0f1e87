//! What goes into a [`crate::session::Session`] and what comes out. These types are the page's types too: TypeScript
//! declarations are generated from them (tests/types.rs).
//!
//! Arrays of numbers are not serialised with the rest of an event: the boundary hands them over as typed arrays.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    config::{Change, RunConfig},
    error::{Error, Problem},
    task::custom,
    train::{
        cost::Work,
        metrics::{MetricsRow, Milestone},
    },
};

/// What somebody wants done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Command {
    /// Make a new run, paused before its first step. A config that cannot be used leaves the present run untouched.
    Open {
        /// Chosen by the sender; every event of the run carries it.
        run_id: u32,
        /// A [`RunConfig`] as somebody wrote it: not yet checked.
        #[cfg_attr(feature = "types", ts(type = "unknown"))]
        config: Value,
    },
    /// Train until the run ends.
    Start,
    /// Stop training; nothing is lost.
    Pause,
    /// Do this many steps and pause.
    Step {
        /// Number of updates.
        steps: u32,
    },
    /// Change a live setting (see `FieldInfo::live`) of the present run, from its next step on.
    Change {
        /// Dotted path of the setting.
        path: String,
        /// Its new value: not yet checked.
        #[cfg_attr(feature = "types", ts(type = "unknown"))]
        value: Value,
    },
    /// Go back to step 0 of the same run: same seeds, same weights, and no changes.
    Reset,
}

/// What a session runs on. The core never opens a device: its drivers do, and describe it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct DeviceInfo {
    /// Which of the backends.
    pub kind: DeviceKind,
    /// What the system calls it.
    pub name: String,
    /// Whether it rounds a product before it adds it, as the command line does when it is asked to (`--no-fma`).
    pub no_fma: bool,
}

/// The backends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum DeviceKind {
    /// The processor, one thread.
    Cpu,
    /// A GPU through WebGPU.
    Webgpu,
}

/// What a session is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum RunState {
    /// There is no run.
    Empty,
    /// Waiting.
    Paused,
    /// Training.
    Running,
    /// Reached its last step.
    Finished,
    /// Stopped by an error; `reset` starts over.
    Failed,
}

/// What a run is, in numbers and words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RunFacts {
    /// Number of parameters.
    pub n_params: u32,
    /// Number of training pairs.
    pub n_train: u32,
    /// Number of held-out pairs.
    pub n_test: u32,
    /// Number of symbols that a, b and c can be: p, or the size of a group or table.
    pub n_symbols: u32,
    /// Number of positions of a pair, as it is written down for the network; 0 where nothing is written.
    pub n_ctx: u32,
    /// Loss of guessing.
    pub uniform_loss: f64,
    /// Accuracy of guessing.
    pub chance: f64,
    /// Whether the loss is a squared error of logits, and not a number of nats.
    pub squared_loss: bool,
    /// How much work it is.
    pub work: Work,
    /// The question that a pair asks, with letters a and b, such as `a + b mod 7`.
    pub formula: String,
    /// Task and model in one sentence.
    pub sentence: String,
}

/// What the door says of a config.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Verdict {
    /// What is wrong with it, if anything.
    pub problem: Option<Problem>,
    /// Paths of the settings without effect in it; `None` where one is out of its range.
    pub idle: Option<Vec<&'static str>>,
    /// How much work it is, if it can be used.
    pub work: Option<Work>,
}

impl Verdict {
    /// Judges a config as somebody wrote it.
    #[must_use]
    pub fn of(config: &Value) -> Self {
        let (judged, idle) = RunConfig::judge(config);
        let work = judged.as_ref().ok().map(|config| Work::of(config));
        let problem = judged.err();
        Self {
            problem: problem.map(|error| Problem::from(&Error::from(error))),
            idle,
            work,
        }
    }
}

/// What became of a table that somebody has pasted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ReadTable {
    /// The table as `task.table` takes it.
    pub table: Option<String>,
    /// Why it is none.
    pub problem: Option<Problem>,
}

impl ReadTable {
    /// Reads CSV or JSON.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match custom::table_from_text(text) {
            Ok(table) => Self {
                table: Some(table),
                problem: None,
            },
            Err(error) => Self {
                table: None,
                problem: Some(Problem::from(&Error::from(error))),
            },
        }
    }
}

/// What has happened. Every event carries the id of its run.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Event {
    /// A run is ready at step 0 (or at its checkpoint's step).
    Opened {
        /// Which run.
        run_id: u32,
        /// Its config, checked and complete.
        config: Box<RunConfig>,
        /// What was changed since it began, oldest first; the config is the one before.
        changes: Vec<Change>,
        /// What it is.
        facts: RunFacts,
        /// Answers as the network is told them, `[n · n]` of `n_symbols`, a down and b across; 65535 where the pair is not in the domain.
        #[serde(skip_serializing)]
        #[cfg_attr(feature = "types", ts(type = "Uint16Array"))]
        answers: Vec<u16>,
        /// 0 = test, 1 = train, 2 = not in the domain, 3 = train and 4 = test with a wrong answer, `[n · n]`.
        #[serde(skip_serializing)]
        #[cfg_attr(feature = "types", ts(type = "Uint8Array"))]
        split: Vec<u8>,
    },
    /// The session changed what it is doing.
    State {
        /// Which run.
        run_id: u32,
        /// What it does now.
        state: RunState,
        /// Updates done.
        step: u32,
    },
    /// Evaluations, oldest first.
    Metrics {
        /// Which run.
        run_id: u32,
        /// The evaluations.
        rows: Vec<MetricsRow>,
    },
    /// The network has memorised or generalised.
    Milestone {
        /// Which run.
        run_id: u32,
        /// What was reached.
        milestone: Milestone,
        /// At which evaluated step.
        step: u32,
    },
    /// What the network says for every pair.
    Table {
        /// Which run.
        run_id: u32,
        /// Updates done.
        step: u32,
        /// Predicted tokens, `[n · n]`, a down and b across; from n on they are signs such as `=`; 65535 outside the domain.
        #[serde(skip_serializing)]
        #[cfg_attr(feature = "types", ts(type = "Uint16Array"))]
        predictions: Vec<u16>,
    },
    /// A setting was changed.
    Changed {
        /// Which run.
        run_id: u32,
        /// What, and from which step on.
        change: Change,
    },
    /// A change was not allowed; the run goes on as it was.
    Refused {
        /// Which run.
        run_id: u32,
        /// What, and what would have been allowed.
        problem: Problem,
    },
    /// Something went wrong.
    Failed {
        /// Which run.
        run_id: u32,
        /// What, and what would have been allowed.
        problem: Problem,
    },
}
