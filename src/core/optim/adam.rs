//! Adam's family as PyTorch and openai/grok write it: ε is added after the square root.

use burn::tensor::Tensor;

use super::{
    Context, couples,
    memory::{M, Memory, S, V},
    schedule::learning_rate,
};
use crate::{
    config::RunConfig,
    kernels::{self, AdamWStep},
    optim::choices::{Decay, Filter, Method},
};

/// m̂ / (√v̂ + ε). The memory moves on even when the learning rate is 0. Bias corrections are computed in 64 bits on the host.
///
/// # Shapes
/// - `grad`, output: `[n_params]`
#[must_use]
pub fn direction(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let m = memory.mean(M, optimizer.beta1, grad.clone()); // [n_params]
    let v = memory.mean(V, optimizer.beta2, grad.clone() * grad); // [n_params]
    let [correct1, correct2] =
        [optimizer.beta1, optimizer.beta2].map(|beta| correction(beta, context.step));
    let denominator = (v * (1.0 / correct2)).sqrt() + optimizer.eps; // [n_params]
    m * (1.0 / correct1) / denominator
}

/// Adam's direction times m̂² / (m̂² + λ·ŝ + ε), with ŝ the gradient's variance around its running mean: a weight moves as
/// far as its gradient stands out of its noise (arXiv 2605.01172).
///
/// # Shapes
/// - `grad`, output: `[n_params]`
#[must_use]
pub fn masked_direction(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    /// Memory of the running variance.
    const RHO: f64 = 0.99;
    let optimizer = &context.config.optimizer;
    let off = grad.clone() - memory.get(M); // [n_params], from the mean before this gradient
    let s = memory.mean(S, RHO, off.clone() * off) * (1.0 / correction(RHO, context.step)); // [n_params]
    let direction = direction(context, grad, memory); // [n_params]
    let m = memory.get(M) * (1.0 / correction(optimizer.beta1, context.step)); // [n_params]
    let signal = m.clone() * m; // [n_params]
    let mask = signal.clone() / (signal + s * optimizer.snr_softness + optimizer.eps); // [n_params]
    direction * mask
}

/// Whether one kernel can do the whole update.
#[must_use]
pub fn is_fusable(config: &RunConfig) -> bool {
    let optimizer = &config.optimizer;
    matches!(optimizer.method, Method::AdamW | Method::Adam)
        && !couples(config)
        && (optimizer.decay == Decay::ToZero || optimizer.weight_decay == 0.0)
        && optimizer.update_noise == 0.0
        // What is done to the gradient first is done by burn's operations in any case.
        && optimizer.filter != Filter::Perpendicular
}

/// θ ← θ(1 − lr·λ) − lr · m̂ / (√v̂ + ε) by the device's fused kernel.
///
/// # Shapes
/// - `theta`, `grad`, output: `[n_params]`
#[must_use]
pub fn update_fused(
    context: Context,
    theta: Tensor<1>,
    grad: Tensor<1>,
    memory: &mut Memory,
) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let lr = learning_rate(context.config, context.step);
    let [correct1, correct2] =
        [optimizer.beta1, optimizer.beta2].map(|beta| correction(beta, context.step));
    let step = AdamWStep {
        beta1: optimizer.beta1 as f32,
        fresh1: (1.0 - optimizer.beta1) as f32,
        beta2: optimizer.beta2 as f32,
        fresh2: (1.0 - optimizer.beta2) as f32,
        correction2: correct2 as f32,
        rate: (lr / correct1) as f32,
        eps: optimizer.eps as f32,
        keep: (1.0 - lr * optimizer.weight_decay) as f32,
    };
    let [theta, m, v] = kernels::adamw([theta, memory.take(M), memory.take(V)], grad, step); // [n_params] each
    memory.put(M, m);
    memory.put(V, v);
    theta
}

/// 1 − βᵗ after update number `step`, counted from 0.
fn correction(beta: f64, step: u32) -> f64 {
    1.0 - libm::pow(beta, f64::from(step + 1))
}
