//! Weights as a safetensors file with the names and shapes of TransformerLens, and back, bit for bit.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    Provenance,
    hooked::{self, HookedTensor, Source},
};
use crate::{
    config::{RunConfig, Valid},
    error::{ConfigError, Error},
    model::{self, positions},
    tensor_file::{self, TensorFile},
};

const FORMAT: &str = "grokscope-weights-1";

/// The weights of a run at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// The run's config.
    pub config: Valid<RunConfig>,
    /// Updates done.
    pub step: u32,
    /// `[n_params]`, in storage order.
    pub theta: Vec<f32>,
}

/// Weights as bytes. Biases that the network lacks are written as zeros, fixed positions and a tied unembedding as what
/// they are equal to, so that the file has every tensor that a `HookedTransformer` has.
///
/// # Errors
/// The setting that a `HookedTransformer` has no match for.
pub fn write(weights: &Weights, provenance: &Provenance) -> Result<Vec<u8>, ConfigError> {
    let Weights {
        config,
        step,
        theta,
    } = weights;
    hooked::check(config)?;
    let tensors: Vec<_> = hooked::tensors(config)
        .into_iter()
        .map(|tensor| {
            let values = exported(config, &tensor, theta);
            (tensor.name, tensor.shape, values)
        })
        .collect();
    let story = provenance.story(config, *step);
    let text = |key: &str| (key.to_owned(), as_text(&story[key]));
    let mut metadata: HashMap<String, String> = [
        "version",
        "commit",
        "device",
        "wall_clock_seconds",
        "step",
        "seeds",
        "config",
    ]
    .map(text)
    .into();
    metadata.insert("format".to_owned(), FORMAT.to_owned());
    metadata.insert("cfg".to_owned(), hooked::cfg(config).to_string());
    Ok(tensor_file::write(&tensors, metadata))
}

/// A text as it is, anything else as JSON, nothing as "unknown".
fn as_text(value: &Value) -> String {
    match value {
        Value::Null => "unknown".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Reads weights: the file's own config counts if none is given.
///
/// # Errors
/// Says what is wrong with a file that is truncated or foreign, lacks a tensor or has one too many, or holds numbers that
/// are not finite or that its config has no place for.
pub fn read(bytes: &[u8], config: Option<Valid<RunConfig>>) -> Result<Weights, Error> {
    let file = TensorFile::open(bytes).map_err(Error::Weights)?;
    let config = match config {
        Some(config) => config,
        None => own_config(&file)?,
    };
    hooked::check(&config)?;
    let step = own_step(&file, &config)?;
    let tensors = hooked::tensors(&config);
    let known = |name: &str| is_constant(name) || tensors.iter().any(|own| own.name == name);
    file.refuse_strangers(known).map_err(Error::Weights)?;
    let mut theta = vec![0.0; model::layout(&config).n_params()];
    for tensor in &tensors {
        import(&config, &file, tensor, &mut theta).map_err(Error::Weights)?;
    }
    // What is not stored but follows from the weights is compared once they are all there.
    for tensor in tensors.iter().filter(|tensor| !is_stored(tensor)) {
        verify(&config, &file, tensor, &theta).map_err(Error::Weights)?;
    }
    Ok(Weights {
        config,
        step,
        theta,
    })
}

fn own_config(file: &TensorFile) -> Result<Valid<RunConfig>, Error> {
    let lacking = || Error::Weights("it has no config of its own: give one beside it".to_owned());
    let text = file.entry("config").ok_or_else(lacking)?;
    let json: Value = serde_json::from_str(text)
        .map_err(|e| Error::Weights(format!("its config is not JSON ({e})")))?;
    Ok(RunConfig::from_json(&json)?)
}

fn own_step(file: &TensorFile, config: &RunConfig) -> Result<u32, Error> {
    let read = |text| tensor_file::step(text, config.train.max_steps);
    file.entry("step")
        .map_or(Ok(0), read)
        .map_err(Error::Weights)
}

/// What a `HookedTransformer` keeps beside its parameters: masks and angles, which follow from its settings.
fn is_constant(name: &str) -> bool {
    ["mask", "IGNORE", "rotary_sin", "rotary_cos"]
        .iter()
        .any(|constant| name.ends_with(&format!(".attn.{constant}")))
}

fn is_stored(tensor: &HookedTensor) -> bool {
    matches!(tensor.source, Source::Same { .. } | Source::Heads { .. })
}

/// Puts a tensor that our network stores where it belongs.
fn import(
    config: &RunConfig,
    file: &TensorFile,
    tensor: &HookedTensor,
    theta: &mut [f32],
) -> Result<(), String> {
    if !is_stored(tensor) {
        return Ok(());
    }
    let values = file.tensor(&tensor.name, &tensor.shape)?;
    match tensor.source {
        Source::Heads { start } => {
            for (value, at) in values.iter().zip(by_head(config)) {
                theta[start + at] = *value;
            }
        }
        Source::Same { start } => theta[start..start + values.len()].copy_from_slice(&values),
        _ => {}
    }
    Ok(())
}

/// Compares a tensor that our network does not store with what it would write; it may be missing.
fn verify(
    config: &RunConfig,
    file: &TensorFile,
    tensor: &HookedTensor,
    theta: &[f32],
) -> Result<(), String> {
    if !file.has(&tensor.name) {
        return Ok(());
    }
    // Others compute sines in 32 bits.
    const TOLERANCE: f32 = 1e-5;
    let given = file.tensor(&tensor.name, &tensor.shape)?;
    let expected = exported(config, tensor, theta);
    let off = given
        .iter()
        .zip(&expected)
        .position(|(x, y)| (x - y).abs() > TOLERANCE);
    let name = &tensor.name;
    match (off, tensor.source) {
        (None, _) => Ok(()),
        (Some(at), Source::Zeros) => Err(format!(
            "\"{name}\" holds {} at {at}, but with model.biases = {} the network has no such bias",
            given[at],
            config.model.biases.id()
        )),
        (Some(at), Source::Sinusoids) => Err(format!(
            "\"{name}\" holds {} at {at}, but with model.positions = sinusoidal it is {}",
            given[at], expected[at]
        )),
        (Some(at), _) => Err(format!(
            "\"{name}\" holds {} at {at}, but with model.tied = true it is the embedding's {}",
            given[at], expected[at]
        )),
    }
}

/// The numbers of a tensor of theirs, from our weights.
fn exported(config: &RunConfig, tensor: &HookedTensor, theta: &[f32]) -> Vec<f32> {
    let len = tensor.shape.iter().product();
    match tensor.source {
        Source::Same { start } => theta[start..start + len].to_vec(),
        Source::Heads { start } => by_head(config).map(|at| theta[start + at]).collect(),
        Source::Zeros => vec![0.0; len],
        Source::Sinusoids => {
            let waves = positions::waves(tensor.shape[0], tensor.shape[1]);
            waves.into_iter().map(|wave| wave as f32).collect()
        }
        Source::Embedding => {
            let (width, n_logits) = (tensor.shape[0], tensor.shape[1]);
            // The embedding is the first tensor, `[d_vocab, d_model]`.
            (0..width * n_logits)
                .map(|i| theta[i % n_logits * width + i / n_logits])
                .collect()
        }
    }
}

/// Where the numbers of a `[n_heads, d_model, d_head]` lie in our `[d_model, n_heads · d_head]`.
fn by_head(config: &RunConfig) -> impl Iterator<Item = usize> {
    let (width, n_heads) = (config.model.d_model as usize, config.model.n_heads as usize);
    let d_head = width / n_heads;
    (0..n_heads).flat_map(move |head| {
        (0..width).flat_map(move |row| (0..d_head).map(move |i| row * width + head * d_head + i))
    })
}
