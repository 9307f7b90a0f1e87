//! What goes into a [`crate::session::Session`] and what comes out. These types are the page's types too: TypeScript
//! declarations are generated from them (tests/types.rs).
//!
//! Arrays of numbers are not serialised with the rest of an event: the boundary hands them over as typed arrays.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    config::RunConfig,
    error::Problem,
    train::metrics::{MetricsRow, Milestone},
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
    /// Go back to step 0 of the same run: same seeds, same weights.
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
    /// Loss of guessing.
    pub uniform_loss: f64,
    /// Task and model in one sentence.
    pub sentence: String,
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
        /// What it is.
        facts: RunFacts,
        /// Right answers, `[p · p]`, a down and b across; 65535 where the pair is not in the domain.
        #[serde(skip_serializing)]
        #[cfg_attr(feature = "types", ts(type = "Uint16Array"))]
        answers: Vec<u16>,
        /// 0 = test, 1 = train, 2 = not in the domain, `[p · p]`.
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
        /// Predicted tokens, `[p · p]`, a down and b across; p is the token `=`; 65535 outside the domain.
        #[serde(skip_serializing)]
        #[cfg_attr(feature = "types", ts(type = "Uint16Array"))]
        predictions: Vec<u16>,
    },
    /// Something went wrong.
    Failed {
        /// Which run.
        run_id: u32,
        /// What, and what would have been allowed.
        problem: Problem,
    },
}
