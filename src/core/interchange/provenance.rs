//! Where numbers come from: what a file says about itself besides its config.

use serde::Serialize;
use serde_json::{Value, json};

use crate::config::RunConfig;

/// What only the caller can know: the core has no clock and no files. What is `None` is written as null: unknown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Provenance {
    /// Commit that the program was built from.
    pub commit: Option<String>,
    /// Name of the device that computed.
    pub device: Option<String>,
    /// Time that training took, in seconds.
    pub wall_clock_seconds: Option<f64>,
}

impl Provenance {
    /// What is known without a run: the commit, if the build was told one.
    #[must_use]
    pub fn built_from(commit: Option<&str>) -> Self {
        let told = commit.filter(|commit| !commit.is_empty());
        Self {
            commit: told.map(str::to_owned),
            ..Self::default()
        }
    }

    /// Everything that a file should carry so that its numbers can be computed again.
    #[must_use]
    pub fn story(&self, config: &RunConfig, step: u32) -> Value {
        json!({
            "program": "grokscope",
            "version": env!("CARGO_PKG_VERSION"),
            "commit": self.commit,
            "device": self.device,
            "wall_clock_seconds": self.wall_clock_seconds,
            "step": step,
            "seeds": config.seeds,
            "config": config,
        })
    }
}
