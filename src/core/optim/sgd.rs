//! Steepest descent with momentum.

use burn::tensor::Tensor;

use super::{
    Context,
    memory::{MOMENTUM, Memory},
};

/// b ← β·b + g, and b is the direction: PyTorch's form, without dampening.
///
/// # Shapes
/// - `grad`, output: `[n_params]`
#[must_use]
pub fn direction(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let sum = memory.take(MOMENTUM) * context.config.optimizer.momentum + grad; // [n_params]
    memory.put(MOMENTUM, sum.clone());
    sum
}
