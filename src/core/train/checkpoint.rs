//! A run as a file: safetensors with the weights and the optimiser's memory; config, step and milestones in its
//! metadata. A checkpoint continues bit for bit.

use std::collections::HashMap;

use burn::tensor::{Device, Tensor};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};
use serde_json::Value;

use super::{metrics::Milestones, trainer::Trainer};
use crate::{
    config::{RunConfig, Valid},
    error::Error,
    model::{self, layout::upload},
    optim::memory::{self, Memory},
    task::Table,
};

const FORMAT: &str = "grokscope-checkpoint-1";
const WEIGHTS: &str = "theta";

/// What a checkpoint holds, read and checked, not yet on a device.
pub struct Checkpoint {
    /// The run's config.
    pub config: Valid<RunConfig>,
    /// Updates done.
    pub step: u32,
    /// What the run had reached.
    pub milestones: Milestones,
    /// The weights, and then what the optimiser remembers, each with its name and `[n_params]` numbers.
    tensors: Vec<(String, Vec<f32>)>,
}

/// Reads a run back from the device and writes it as bytes.
///
/// # Errors
/// If the device cannot be read.
pub async fn save(
    trainer: &Trainer,
    config: &RunConfig,
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
    let bytes: Vec<u8> = data.iter::<f32>().flat_map(f32::to_le_bytes).collect();
    let part = bytes.len() / names.len();
    let views = names
        .into_iter()
        .zip(bytes.chunks_exact(part))
        .map(|(name, bytes)| {
            let view = TensorView::new(Dtype::F32, vec![trainer.n_params()], bytes);
            (
                name,
                view.expect("an equal part of the bytes is one tensor"),
            )
        });
    let metadata = HashMap::from([
        ("format".to_owned(), FORMAT.to_owned()),
        ("config".to_owned(), json(config)),
        ("step".to_owned(), trainer.step_count().to_string()),
        ("milestones".to_owned(), json(milestones)),
    ]);
    Ok(safetensors::serialize(views, Some(metadata)).expect("names and sizes are consistent"))
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("plain data is representable as JSON")
}

impl Checkpoint {
    /// Reads a checkpoint.
    ///
    /// # Errors
    /// Says what is wrong with a file that is truncated, foreign, of another shape, or holds numbers that are not
    /// finite.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let wrong = |what: String| Error::Checkpoint(what);
        let damaged = |e| wrong(format!("it is truncated or not a safetensors file ({e})"));
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(damaged)?;
        let file = SafeTensors::deserialize(bytes).map_err(damaged)?;
        let metadata = header.metadata().clone().unwrap_or_default();
        let entry = |key: &str| {
            metadata
                .get(key)
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
        let step = entry("step")?;
        let step = step
            .parse()
            .map_err(|_| wrong(format!("its step is \"{step}\", not a whole number")))?;
        let milestones = serde_json::from_str(entry("milestones")?)
            .map_err(|e| wrong(format!("its milestones cannot be read ({e})")))?;
        let n_params = model::layout(&config).n_params();
        let names = std::iter::once(WEIGHTS.to_owned()).chain(memory::names(&config));
        let tensors = names
            .map(|name| Ok((name.clone(), read_tensor(&file, &name, n_params)?)))
            .collect::<Result<_, Error>>()?;
        Ok(Self {
            config,
            step,
            milestones,
            tensors,
        })
    }

    /// The weights, `[n_params]`, in the order of the layout.
    #[must_use]
    pub fn theta(&self) -> &[f32] {
        &self.tensors[0].1
    }

    /// Puts the run on a device.
    #[must_use]
    pub fn restore(self, table: &Table, device: &Device) -> Trainer {
        let uploaded = |(name, values)| (name, upload(values, device)); // [n_params]
        let mut tensors: Vec<_> = self.tensors.into_iter().map(uploaded).collect();
        let (_, theta) = tensors.remove(0);
        let memory = Memory::from_parts(tensors);
        Trainer::resume(self.config, table, device, self.step, theta, memory)
    }
}

fn read_tensor(file: &SafeTensors, name: &str, n_params: usize) -> Result<Vec<f32>, Error> {
    let tensor = file
        .tensor(name)
        .map_err(|_| Error::Checkpoint(format!("it has no tensor \"{name}\"")))?;
    if tensor.dtype() != Dtype::F32 || tensor.shape() != [n_params] {
        let (shape, dtype) = (tensor.shape(), tensor.dtype());
        let what = format!("\"{name}\" is {dtype:?} {shape:?}; its config needs F32 [{n_params}]");
        return Err(Error::Checkpoint(what));
    }
    let values: Vec<f32> = tensor
        .data()
        .chunks_exact(4)
        .map(|bytes| f32::from_le_bytes(bytes.try_into().expect("chunks of four")))
        .collect();
    match values.iter().position(|value| !value.is_finite()) {
        Some(at) => Err(Error::Checkpoint(format!(
            "\"{name}\" holds {} at {at}",
            values[at]
        ))),
        None => Ok(values),
    }
}
