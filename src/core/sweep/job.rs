//! One run of a sweep, and its name.

use serde_json::{Value, json};

use super::{
    plan::{Cell, Stop, SweepError, at},
    probe::Probe,
};
use crate::{
    config::{RunConfig, Valid},
    fields::FIELDS,
    presets,
    train::cost,
};

/// One run to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Index of its cell.
    pub cell: usize,
    /// Its cell in words.
    pub label: String,
    /// The value of all three seeds.
    pub seed: u32,
    /// The whole config.
    pub config: Valid<RunConfig>,
    /// When it ends early.
    pub stop: Stop,
    /// What is measured on its weights at the end.
    pub probes: &'static [Probe],
}

impl Job {
    /// One run of a cell.
    ///
    /// # Errors
    /// If the cell cannot take that seed.
    pub fn new(index: usize, cell: &Cell, seed: u32, stop: Stop) -> Result<Self, SweepError> {
        let mut config = (*cell.config).clone();
        let seeds = &mut config.seeds;
        (seeds.split_seed, seeds.init_seed, seeds.batch_seed) = (seed, seed, seed);
        Ok(Self {
            cell: index,
            label: cell.label.clone(),
            seed,
            config: config.validate().map_err(|error| at(&cell.label, error))?,
            stop,
            probes: &[],
        })
    }

    /// Names the run: the same for the same config and stop rule, whatever settings later versions add.
    #[must_use]
    pub fn key(&self) -> String {
        let what = json!({ "config": differences(&self.config), "stop": self.stop });
        format!("{:016x}", fnv1a(what.to_string().as_bytes()))
    }

    /// Floating-point operations, if it goes on to its last step.
    #[must_use]
    pub fn flop(&self) -> f64 {
        cost::of_run(&self.config)
    }
}

/// The settings that are not those of Nanda et al.: a setting that is added later, at what used to be taken for granted,
/// leaves old names alone.
fn differences(config: &RunConfig) -> Vec<(&'static str, Value)> {
    let base = presets::find("nanda").expect("the preset that all others are changes of");
    let [config, base] = [config, &base.config()]
        .map(|config| serde_json::to_value(config).expect("a config is representable as JSON"));
    let differing = FIELDS.iter().filter_map(|field| {
        let [ours, theirs] = [&config, &base].map(|json| json.pointer(&field.pointer()));
        (ours != theirs).then(|| (field.path, ours.cloned().unwrap_or_default()))
    });
    let mut differing: Vec<_> = differing.collect();
    differing.sort_by_key(|(path, _)| *path);
    differing
}

/// FNV-1a, 64 bits. It names files; what is in a file is compared whole.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
