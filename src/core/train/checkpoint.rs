//! A run as a file: safetensors with the weights and the optimiser's memory; config, step and milestones in its
//! metadata. A checkpoint continues bit for bit.

use std::collections::HashMap;

use burn::tensor::{Device, Tensor};
use serde_json::Value;

use super::{metrics::Milestones, trainer::Trainer};
use crate::{
    config::{Change, RunConfig, Valid},
    error::Error,
    model::{self, layout::upload},
    optim::memory::{self, Memory},
    task::Table,
    tensor_file::{self, TensorFile},
};

const FORMAT: &str = "grokscope-checkpoint-1";
const WEIGHTS: &str = "theta";
/// Written in place of an optimiser's memory that is yet to begin.
const FRESH: &str = "fresh";

/// What a checkpoint holds, read and checked, not yet on a device.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkpoint {
    /// The config that the run was opened with.
    pub config: Valid<RunConfig>,
    /// What was changed since, oldest first.
    pub changes: Vec<Change>,
    /// The config with those changes.
    pub current: Valid<RunConfig>,
    /// Updates done.
    pub step: u32,
    /// What the run had reached.
    pub milestones: Milestones,
    /// The weights, `[n_params]`, in the order of the layout.
    pub theta: Vec<f32>,
    /// What the optimiser remembers, each with its name and `[n_params]` numbers; `None` if it begins afresh.
    memory: Option<Vec<(String, Vec<f32>)>>,
}

/// Reads a run back from the device and writes it as bytes.
///
/// # Errors
/// If the device cannot be read.
pub async fn save(
    trainer: &Trainer,
    config: &RunConfig,
    changes: &[Change],
    milestones: &Milestones,
) -> Result<Vec<u8>, Error> {
    let (theta, memory) = trainer.weights();
    let mut names = vec![WEIGHTS];
    let mut tensors = vec![theta.clone()];
    for (name, tensor) in memory.parts() {
        names.push(name);
        tensors.push(tensor.clone());
    }
    let all = Tensor::cat(tensors, 0); // [tensors · n_params]
    let data = all
        .into_data_async()
        .await
        .map_err(|e| Error::Device(e.to_string()))?;
    let values: Vec<f32> = data.iter::<f32>().collect();
    let parts = names.iter().zip(values.chunks_exact(trainer.n_params()));
    let metadata = metadata(config, changes, trainer.step_count(), milestones);
    let tensors = parts.map(|(name, values)| ((*name).to_owned(), values.to_vec()));
    Ok(written(tensors, metadata))
}

/// Vectors with their names, as bytes.
fn written(
    tensors: impl Iterator<Item = (String, Vec<f32>)>,
    metadata: HashMap<String, String>,
) -> Vec<u8> {
    let shaped = tensors.map(|(name, values)| (name, vec![values.len()], values));
    tensor_file::write(&shaped.collect::<Vec<_>>(), metadata)
}

fn metadata(
    config: &RunConfig,
    changes: &[Change],
    step: u32,
    milestones: &Milestones,
) -> HashMap<String, String> {
    HashMap::from([
        ("format".to_owned(), FORMAT.to_owned()),
        ("config".to_owned(), json(config)),
        ("changes".to_owned(), json(&changes)),
        ("step".to_owned(), step.to_string()),
        ("milestones".to_owned(), json(milestones)),
    ])
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data is representable as JSON")
}

impl Checkpoint {
    /// A run that begins with these weights, and with nothing remembered.
    ///
    /// # Panics
    /// If there are not as many weights as the config's network has.
    #[must_use]
    pub fn beginning(config: Valid<RunConfig>, step: u32, theta: Vec<f32>) -> Self {
        assert_eq!(theta.len(), model::layout(&config).n_params());
        Self {
            current: config.clone(),
            changes: Vec::new(),
            config,
            step,
            milestones: Milestones::default(),
            theta,
            memory: None,
        }
    }

    /// The checkpoint as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut metadata = metadata(&self.config, &self.changes, self.step, &self.milestones);
        if self.memory.is_none() {
            metadata.insert("memory".to_owned(), FRESH.to_owned());
        }
        let weights = std::iter::once((WEIGHTS.to_owned(), self.theta.clone()));
        let remembered = self.memory.iter().flatten().cloned();
        written(weights.chain(remembered), metadata)
    }

    /// Reads a checkpoint.
    ///
    /// # Errors
    /// Says what is wrong with a file that is truncated, foreign, of another shape, or holds numbers that are not
    /// finite.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let wrong = |what: String| Error::Checkpoint(what);
        let file = TensorFile::open(bytes).map_err(wrong)?;
        let entry = |key: &str| {
            file.entry(key)
                .ok_or_else(|| wrong(format!("it has no \"{key}\"; a grokscope checkpoint has")))
        };
        let format = entry("format")?;
        if format != FORMAT {
            return Err(wrong(format!(
                "its format is \"{format}\", this version reads \"{FORMAT}\""
            )));
        }
        let config: Value = serde_json::from_str(entry("config")?)
            .map_err(|e| wrong(format!("its config is not JSON ({e})")))?;
        let config = RunConfig::from_json(&config)?;
        let step = tensor_file::step(entry("step")?, config.train.max_steps).map_err(wrong)?;
        let milestones = serde_json::from_str(entry("milestones")?)
            .map_err(|e| wrong(format!("its milestones cannot be read ({e})")))?;
        let changes = read_changes(file.entry("changes"))?;
        let mut current = config.clone();
        for change in &changes {
            (current, _) = current.changed(&change.path, &change.value)?;
        }
        let shape = [model::layout(&config).n_params()];
        let read = |name: &str| file.tensor(name, &shape).map_err(wrong);
        let names = match file.entry("memory") {
            Some(FRESH) => None,
            _ => Some(memory::names(&config)),
        };
        let known = |name: &str| name == WEIGHTS || names.iter().flatten().any(|own| own == name);
        file.refuse_strangers(known).map_err(wrong)?;
        let theta = read(WEIGHTS)?;
        let remembered = |names: Vec<String>| {
            let pair = |name: String| read(&name).map(|values| (name, values));
            names.into_iter().map(pair).collect::<Result<_, Error>>()
        };
        Ok(Self {
            memory: names.map(remembered).transpose()?,
            config,
            changes,
            current,
            step,
            milestones,
            theta,
        })
    }

    /// Puts the run on a device.
    #[must_use]
    pub fn restore(self, table: &Table, device: &Device) -> Trainer {
        let theta = upload(self.theta, device); // [n_params]
        let uploaded = |(name, values)| (name, upload(values, device)); // [n_params]
        let memory = match self.memory {
            Some(parts) => Memory::from_parts(parts.into_iter().map(uploaded).collect()),
            None => Memory::new(&self.config, &theta),
        };
        Trainer::resume(self.current, table, device, self.step, theta, memory)
    }
}

/// Files from before there were changes have none.
fn read_changes(text: Option<&str>) -> Result<Vec<Change>, Error> {
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    serde_json::from_str(text)
        .map_err(|e| Error::Checkpoint(format!("its changes cannot be read ({e})")))
}
