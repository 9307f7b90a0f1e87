//! Fused operations of transformers in general: what is dozens of tensor operations in [`crate::model`] is one here, on a
//! GPU a launch. They read parameters where these lie in the flat vector, and write gradients to the same places of
//! another one. `crate::model::fused` puts them on a tape; tests/layers.rs and tests/kernels_gpu.rs compare both.
//!
//! All floats are 32 bits, and all results contiguous, row after row. What ends in `_back` takes the gradient `d` of a
//! result, and hands on that of the operands. A gradient of parameters, `[n_params]`, goes in and comes out, for whoever
//! alone holds it writes in place.
//!
//! Functions for each family of devices and no burn extension, which knows no operands that may be missing.

use burn::tensor::{Int, Tensor};

#[cfg(feature = "cube")]
use super::cube::general as on_gpu;
#[cfg(feature = "flex")]
use super::flex::layers as on_cpu;
use super::{Columns, Family, family};
use crate::model::choices::Activation;
pub use grokscope_arithmetic::layers::{
    Attention, Embedding, MOST_POSITIONS, NormPlace, Place, Slot, Spelling, Symbol, Window,
};

/// Functions that a device's own kernels are behind: those of the device on which the first operand is.
macro_rules! layers {
    ($($(#[$doc:meta])* fn $layer:ident($first:ident: $of:ty $(, $operand:ident: $type:ty)*) -> $result:ty;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $layer($first: $of $(, $operand: $type)*) -> $result {
            match family(&$first.device()) {
                #[cfg(feature = "flex")]
                Family::Cpu => on_cpu::$layer($first $(, $operand)*),
                #[cfg(feature = "cube")]
                Family::Gpu => on_gpu::$layer($first $(, $operand)*),
                _ => unreachable!("layers are asked for where a device has them"),
            }
        }
    )*};
}

layers! {
    /// Where nobody sees what comes later: the first position with each beginning, `[sites]`, and the site of every
    /// position, `[batch · n_ctx]`. Layers need to be computed at sites alone; nothing where that would save no time.
    ///
    /// # Shapes
    /// - `index`: `[batch · n_ctx]`: which (token, position) stands there
    fn prefixes(index: &Tensor<1, Int>, n_ctx: usize) -> Option<[Tensor<1, Int>; 2]>;

    /// Room for the gradient of parameters, `[n_params]`: every layer writes its own.
    fn room_like(theta: &Tensor<1>) -> Tensor<1>;

    /// x·W + b, added to `onto`.
    ///
    /// # Shapes
    /// - `x`: `[n, inputs]`, `theta`: `[n_params]`, output and `onto`: `[n, columns]`
    fn linear(x: &Tensor<2>, theta: &Tensor<1>, onto: Option<&Tensor<2>>, place: Place) -> Tensor<2>;

    /// d·Wᵀ, added to `onto`.
    ///
    /// # Shapes
    /// - `d`: `[n, columns]`, `theta`: `[n_params]`, output and `onto`: `[n, inputs]`
    fn linear_back(d: &Tensor<2>, theta: &Tensor<1>, onto: Option<Tensor<2>>, place: Place) -> Tensor<2>;

    /// The gradients of the weights and of their bias, xᵀ·d and the sum of d's rows, in `grad`, `[n_params]`.
    ///
    /// # Shapes
    /// - `x`: `[n, inputs]`, `d`: `[n, columns]`
    fn linear_grad(grad: Tensor<1>, x: &Tensor<2>, d: &Tensor<2>, place: Place) -> Tensor<1>;

    /// LayerNorm, and each row's mean and 1/√(variance + ε), `[n, 2]`; RMSNorm's mean is 0.
    ///
    /// # Shapes
    /// - `x`, first output: `[n, width]`, `theta`: `[n_params]`
    fn norm(x: &Tensor<2>, theta: &Tensor<1>, place: NormPlace) -> [Tensor<2>; 2];

    /// Back through [`norm`]: `grad`, `[n_params]`, with the gradients of gain and bias, and that of x, added to `onto`.
    ///
    /// # Shapes
    /// - `d`, `x`, second output and `onto`: `[n, width]`, `stats`: `[n, 2]`
    fn norm_back(grad: Tensor<1>, operands: [&Tensor<2>; 3], theta: &Tensor<1>, onto: Option<Tensor<2>>, place: NormPlace) -> (Tensor<1>, Tensor<2>);

    /// f(x), or with `d` the gradient d·f′(x), number by number.
    ///
    /// # Shapes
    /// - `x`, `d`, output: `[n, d_mlp]`
    fn activate(x: &Tensor<2>, d: Option<Tensor<2>>, activation: Activation) -> Tensor<2>;

    /// (softmax(logits) − one-hot(label)) · share.
    ///
    /// # Shapes
    /// - `logits`, output: `[n, n_logits]`, `labels`: `[n]`
    fn cross_entropy_back(logits: Tensor<2>, labels: Tensor<1, Int>, share: f32) -> Tensor<2>;

    /// The embedding of every (token, position) that occurs, and which row each position of each example has.
    ///
    /// # Shapes
    /// - `theta`: `[n_params]`, `waves`: `[n_ctx, d_model]`, added where positions are not learned
    /// - outputs: `[n_rows, d_model]`, `[batch · n_ctx]`
    fn embed(theta: &Tensor<1>, waves: Option<Tensor<2>>, columns: Columns, spelling: Spelling, place: Embedding) -> (Tensor<2>, Tensor<1, Int>);

    /// Back through [`embed`]: the gradients of the embeddings, in `grad`, `[n_params]`. Those of the first `there` tokens are
    /// added to what is there already, where the embedding is the unembedding too.
    ///
    /// # Shapes
    /// - `d`: `[n_rows, d_model]`
    fn embed_back(grad: Tensor<1>, d: Tensor<2>, spelling: Spelling, place: Embedding, there: usize) -> Tensor<1>;

    /// Some positions of every example, in the rows that `index` says, or in the examples' own.
    ///
    /// # Shapes
    /// - `x`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`; output: `[batch · count, width]`
    fn read(x: &Tensor<2>, index: Option<&Tensor<1, Int>>, window: Window, batch: usize) -> Tensor<2>;

    /// Back through [`read`], added to `onto`: every row collects what the examples that read it receive.
    ///
    /// # Shapes
    /// - `d`: `[batch · count, width]`; output and `onto`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`
    fn read_back(d: Tensor<2>, index: Option<&Tensor<1, Int>>, onto: Option<Tensor<2>>, window: Window, spelling: Spelling) -> Tensor<2>;

    /// The mixtures of values, `[batch · queries, d_model]`, and the pattern, `[batch · queries · heads, n_ctx]`.
    ///
    /// # Shapes
    /// - `qkv`: `[rows, 3 · d_model]`: queries, keys and values side by side, in the rows that `index` says, or without it
    ///   in the examples' own: `[batch · n_ctx, 3 · d_model]`
    fn attention(qkv: &Tensor<2>, index: Option<&Tensor<1, Int>>, who: Attention, batch: usize) -> [Tensor<2>; 2];

    /// Back through [`attention`], to the rows of `qkv`: `[rows, 3 · d_model]`.
    ///
    /// # Shapes
    /// - `d_z`: `[batch · queries, d_model]`
    fn attention_back(d_z: &Tensor<2>, qkv: &Tensor<2>, pattern: &Tensor<2>, index: Option<&Tensor<1, Int>>, who: Attention, spelling: Spelling) -> Tensor<2>;
}
