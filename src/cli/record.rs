//! What a file of metrics cannot say about itself: the sidecar that stands beside it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::Result;
use grokscope::{config::RunConfig, interchange::Provenance};
use serde_json::{Value, json};

use crate::output::{built_from, write_whole};

/// One command's part in a run, timed.
pub struct Record {
    /// The sidecar, if metrics are written to a file.
    path: Option<PathBuf>,
    /// What earlier commands did for the same file.
    earlier: Vec<Value>,
    from_step: u32,
    device: String,
    began: Instant,
}

impl Record {
    /// Begins to record. Where a run goes on, so does the sidecar of its metrics.
    pub fn begin(metrics: Option<&Path>, from_step: u32, device: &str) -> Self {
        let path = metrics.filter(|path| *path != Path::new("-")).map(beside);
        let earlier = match &path {
            Some(path) if from_step > 0 => parts_before(path, from_step),
            _ => Vec::new(),
        };
        Self {
            path,
            earlier,
            from_step,
            device: device.to_owned(),
            began: Instant::now(),
        }
    }

    /// Where the numbers up to now come from.
    pub fn provenance(&self) -> Provenance {
        let seconds = |part: &Value| part["wall_clock_seconds"].as_f64();
        let before: f64 = self.earlier.iter().filter_map(seconds).sum();
        Provenance {
            device: Some(self.device.clone()),
            wall_clock_seconds: Some(before + self.began.elapsed().as_secs_f64()),
            ..built_from()
        }
    }

    /// Writes the sidecar as of this step.
    pub fn write(&self, config: &RunConfig, step: u32) -> Result<()> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let mut story = self.provenance().story(config, step);
        let mut parts = self.earlier.clone();
        parts.push(json!({
            "from_step": self.from_step,
            "to_step": step,
            "version": story["version"],
            "commit": story["commit"],
            "device": self.device,
            "wall_clock_seconds": self.began.elapsed().as_secs_f64(),
        }));
        story["parts"] = parts.into();
        write_whole(path, format!("{story:#}\n").as_bytes())
    }
}

/// `run.csv.meta.json` beside `run.csv`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".meta.json");
    name.into()
}

/// The parts of an earlier sidecar that began before a step; none if there is no such file.
fn parts_before(path: &Path, step: u32) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let story: Value = serde_json::from_str(&text).unwrap_or_default();
    let parts = story["parts"].as_array().cloned().unwrap_or_default();
    let began_before = |part: &Value| part["from_step"].as_u64() < Some(u64::from(step));
    parts.into_iter().filter(began_before).collect()
}
