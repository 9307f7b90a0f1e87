//! Fused operations: one step of training as a few kernels instead of hundreds of tensor operations. Each is a burn
//! extension with an implementation per backend, and each has a plain twin made of burn's own operations
//! ([`crate::model`], [`crate::optim::adam`], [`crate::train::evaluate`]) that tests compare it with.
//! Networks for which there is no such step are put together of [`layers`].

use burn::{
    backend::{
        Backend, Dispatch, DispatchDevice, ExtensionType, backend_extension,
        tensor::{FloatTensor, IntTensor},
    },
    tensor::{DType, Device, Int, Tensor},
};

use crate::{
    config::{ModelConfig, NumericsConfig, RunConfig},
    model::choices::{Activation, Architecture, Biases, Logits, Norm, Positions, Tokens},
    train::choices::Loss,
};

#[cfg(feature = "cube")]
mod cube;
#[cfg(feature = "flex")]
mod flex;
pub mod layers;
#[cfg(feature = "flex")]
pub use grokscope_arithmetic::{fma, products};
pub mod shards;

pub use grokscope_arithmetic::{AdamWStep, Form, Shards, Sizes};

/// The sizes in a config.
#[must_use]
pub fn sizes(config: &RunConfig) -> Sizes {
    let model = &config.model;
    Sizes {
        p: config.task.n_symbols() as usize,
        d_model: model.d_model as usize,
        n_heads: model.n_heads as usize,
        d_mlp: model.d_mlp as usize,
    }
}

/// Weights and the optimiser's memory, each `[n_params]`, 32 bits.
#[derive(ExtensionType)]
pub struct Weights<B: Backend> {
    /// Parameters.
    pub theta: FloatTensor<B>,
    /// Running mean of gradients.
    pub m: FloatTensor<B>,
    /// Running mean of squared gradients.
    pub v: FloatTensor<B>,
}

/// Some pairs as tokens, each `[n]`.
#[derive(ExtensionType)]
pub struct Pairs<B: Backend> {
    /// First operands.
    pub a: IntTensor<B>,
    /// Second operands.
    pub b: IntTensor<B>,
    /// Right answers.
    pub labels: IntTensor<B>,
}

/// What an examination finds.
#[derive(ExtensionType)]
pub struct Findings<B: Backend> {
    /// Summed loss and number of right answers, `[2]`.
    pub sums: FloatTensor<B>,
    /// Most likely token of each pair, `[n]`.
    pub predictions: IntTensor<B>,
}

/// The fused operations.
#[backend_extension(Flex: cfg(feature = "flex"), Cube: cfg(feature = "cube"))]
pub trait Kernels: Backend {
    /// Gradient of the summed loss of those shards of the pairs, divided by `total`; a GPU takes all pairs at once.
    ///
    /// # Shapes
    /// - `theta`, output: `[n_params]`, 32 bits
    fn gradient(
        theta: FloatTensor<Self>,
        #[extension_type] pairs: Pairs<Self>,
        sizes: Sizes,
        total: usize,
        shards: Shards,
    ) -> FloatTensor<Self>;

    /// One AdamW update, in place where nobody else holds the tensors.
    fn adamw(
        #[extension_type] weights: Weights<Self>,
        grad: FloatTensor<Self>,
        step: AdamWStep,
    ) -> Weights<Self>;

    /// A product of matrices, one of them turned first if asked.
    ///
    /// # Shapes
    /// - `x`, `y`: `[rows, columns]`; output: what is left of them
    fn product(x: FloatTensor<Self>, y: FloatTensor<Self>, form: Form) -> FloatTensor<Self>;

    /// Products of small matrices, pair by pair.
    ///
    /// # Shapes
    /// - `x`: `[a, b, n, k]`, `y`: `[a, b, k, m]`, output: `[a, b, n, m]`
    fn stacked(x: FloatTensor<Self>, y: FloatTensor<Self>) -> FloatTensor<Self>;

    /// Loss, right answers and predictions.
    fn examine(
        theta: FloatTensor<Self>,
        #[extension_type] pairs: Pairs<Self>,
        sizes: Sizes,
    ) -> Findings<Self>;
}

/// The kind of device that tensors live on, as far as fused kernels care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// The processor: arithmetic is what costs.
    Cpu,
    /// A GPU: launches are what cost.
    Gpu,
    /// Something without fused kernels.
    Other,
}

/// What a device is.
#[must_use]
pub fn family(device: &Device) -> Family {
    match device.as_dispatch() {
        #[cfg(feature = "flex")]
        DispatchDevice::Flex(_) => Family::Cpu,
        #[cfg(feature = "cube")]
        DispatchDevice::Cube(_) => Family::Gpu,
        #[allow(
            unreachable_patterns,
            reason = "reachable where more backends are enabled"
        )]
        _ => Family::Other,
    }
}

/// Whether a config's network and loss are those that the fused operations compute: one layer as in Nanda et al. and
/// cross-entropy in its usual form.
#[must_use]
pub fn suit(config: &RunConfig) -> bool {
    let ModelConfig {
        architecture: Architecture::Transformer,
        n_layers: 1,
        tokens: Tokens::PairEquals,
        logits: Logits::Tokens,
        positions: Positions::Learned | Positions::LearnedSmall,
        norm: Norm::None,
        final_norm: false,
        activation: Activation::Relu,
        biases: Biases::Mlp,
        tied: false,
        ..
    } = config.model
    else {
        return false;
    };
    let usual = config.numerics == NumericsConfig::default();
    config.model.dropout == 0.0 && config.loss == Loss::CrossEntropy && usual
}

/// Whether a config's network is put together of fused [`layers`]: any transformer is.
#[must_use]
pub fn compose(config: &RunConfig, theta: &Tensor<1>) -> bool {
    config.model.architecture == Architecture::Transformer && available(theta)
}

/// Whether the fused operations can work on this tensor.
#[must_use]
pub fn available(theta: &Tensor<1>) -> bool {
    theta.dtype() == DType::F32 && family(&theta.device()) != Family::Other
}

/// First operands, second operands and right answers, each `[n]`.
pub type Columns = [Tensor<1, Int>; 3];

fn pairs(columns: Columns) -> Pairs<Dispatch> {
    let [a, b, labels] = columns.map(Tensor::into_dispatch);
    Pairs { a, b, labels }
}

/// Gradient of the summed cross-entropy of those shards of the pairs, divided by `total`: of the mean, if that is the number
/// of pairs.
///
/// # Shapes
/// - `theta`, output: `[n_params]`
#[must_use]
pub fn gradient(
    theta: Tensor<1>,
    columns: Columns,
    sizes: Sizes,
    total: usize,
    shards: Shards,
) -> Tensor<1> {
    let grad = Dispatch::gradient(theta.into_dispatch(), pairs(columns), sizes, total, shards);
    Tensor::from_dispatch(grad) // [n_params]
}

/// One AdamW update of `[theta, m, v]`, each `[n_params]`.
#[must_use]
pub fn adamw(weights: [Tensor<1>; 3], grad: Tensor<1>, step: AdamWStep) -> [Tensor<1>; 3] {
    let [theta, m, v] = weights.map(Tensor::into_dispatch);
    let new = Dispatch::adamw(Weights { theta, m, v }, grad.into_dispatch(), step);
    [new.theta, new.m, new.v].map(Tensor::from_dispatch) // [n_params] each
}

/// X·Y, Xᵀ·Y or X·Yᵀ: ours (32 bits) on a GPU and in browsers, burn's natively, which is faster there.
///
/// # Shapes
/// - `x`, `y`: `[rows, columns]`; output: what is left of them
#[must_use]
pub fn product(x: Tensor<2>, y: Tensor<2>, form: Form) -> Tensor<2> {
    Tensor::from_dispatch(Dispatch::product(
        x.into_dispatch(),
        y.into_dispatch(),
        form,
    ))
}

/// X·Y for each pair of small matrices: burn's on the CPU, ours on a GPU.
///
/// # Shapes
/// - `x`: `[a, b, n, k]`, `y`: `[a, b, k, m]`, output: `[a, b, n, m]`
#[must_use]
pub fn stacked(x: Tensor<4>, y: Tensor<4>) -> Tensor<4> {
    Tensor::from_dispatch(Dispatch::stacked(x.into_dispatch(), y.into_dispatch()))
}

/// Summed loss and number of right answers `[2]`, and the most likely token of each pair `[n]`.
#[must_use]
pub fn examine(theta: Tensor<1>, columns: Columns, sizes: Sizes) -> (Tensor<1>, Tensor<1, Int>) {
    let found = Dispatch::examine(theta.into_dispatch(), pairs(columns), sizes);
    (
        Tensor::from_dispatch(found.sums),        // [2]
        Tensor::from_dispatch(found.predictions), // [n]
    )
}
