//! Lion (Chen et al. 2023, arXiv 2302.06675).

use burn::tensor::Tensor;

use super::{
    Context,
    memory::{M, Memory},
};

/// sign(β₁·m + (1 − β₁)·g); then m ← β₂·m + (1 − β₂)·g.
///
/// # Shapes
/// - `grad`, output: `[n_params]`
#[must_use]
pub fn direction(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let m = memory.take(M); // [n_params]
    let mixed = m.clone() * optimizer.beta1 + grad.clone() * (1.0 - optimizer.beta1); // [n_params]
    memory.put(M, m * optimizer.beta2 + grad * (1.0 - optimizer.beta2));
    sign(mixed)
}

/// 1, 0 or −1. Two comparisons: on the CPU they are several times faster than burn's own sign.
fn sign(x: Tensor<1>) -> Tensor<1> {
    let dtype = x.dtype();
    let above = x.clone().greater_elem(0.0).float().cast(dtype); // [n_params]
    let below = x.lower_elem(0.0).float().cast(dtype); // [n_params]
    above - below
}
