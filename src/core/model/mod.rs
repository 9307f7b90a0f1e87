//! The networks. A model is a [`layout::Layout`] (which tensors there are, in what order, drawn from what distribution)
//! and a pure function from parameters and pairs to logits. All parameters of a run live in one flat vector, so that an
//! optimiser, a norm or a checkpoint is one operation instead of one per tensor.

pub mod backward;
pub mod layout;
pub mod transformer;

use crate::{config::RunConfig, registry::NamedInfo};

/// The architectures, in display order.
pub const MODELS: &[NamedInfo] = &[NamedInfo {
    id: "transformer",
    label: "transformer",
    help: "One layer, no LayerNorm, learned positions, ReLU: the network of Nanda et al. 2023.",
}];

/// An estimate of the bytes that one training step of `rows` pairs keeps alive for its backward pass: activations and
/// their gradients of width d_model, d_mlp and d_vocab, counted from the code and not measured.
#[must_use]
pub fn memory_bytes(config: &RunConfig, rows: usize) -> usize {
    let widths = 12 * config.model.d_model + 5 * config.model.d_mlp + 5 * (config.task.p + 1);
    rows * widths as usize * size_of::<f32>()
}
