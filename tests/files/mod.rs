//! Weights files taken apart and put together again, right or wrong.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::collections::HashMap;

use grokscope::{
    config::{RunConfig, Valid},
    interchange::{
        Provenance,
        weights::{self, Weights},
    },
    model,
};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

/// Type, shape and bytes of every tensor, by name.
pub type Tensors = HashMap<String, (Dtype, Vec<usize>, Vec<u8>)>;

/// The initial weights of a config, said to be those of step 7.
pub fn initial(config: Valid<RunConfig>) -> Weights {
    Weights {
        theta: model::initial(&config),
        config,
        step: 7,
    }
}

/// The same as a file.
pub fn written(weights: &Weights) -> Vec<u8> {
    weights::write(weights, &Provenance::default()).expect("a network that can be written")
}

/// Tensors and metadata of a file.
pub fn parts(bytes: &[u8]) -> (Tensors, HashMap<String, String>) {
    let (_, header) = SafeTensors::read_metadata(bytes).expect("a header");
    let file = SafeTensors::deserialize(bytes).expect("a file");
    let part = |(name, view): (String, TensorView)| {
        (
            name,
            (view.dtype(), view.shape().to_vec(), view.data().to_vec()),
        )
    };
    let metadata = header.metadata().clone().unwrap_or_default();
    (file.tensors().into_iter().map(part).collect(), metadata)
}

/// A file of those.
pub fn assembled(tensors: &Tensors, metadata: HashMap<String, String>) -> Vec<u8> {
    let views = tensors.iter().map(|(name, (dtype, shape, bytes))| {
        (
            name,
            TensorView::new(*dtype, shape.clone(), bytes).expect("a tensor"),
        )
    });
    safetensors::serialize(views, Some(metadata)).expect("a file")
}
