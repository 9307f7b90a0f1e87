//! AdamW as PyTorch and openai/grok write it: the decay first, then the step; ε added after the square root.

use burn::tensor::Tensor;

use super::schedule::learning_rate;
use crate::{
    config::OptimizerConfig,
    kernels::{self, AdamWStep},
};

/// What AdamW remembers between steps.
#[derive(Clone)]
pub struct AdamState {
    /// Running mean of gradients, `[n_params]`.
    pub m: Tensor<1>,
    /// Running mean of squared gradients, `[n_params]`.
    pub v: Tensor<1>,
}

impl AdamState {
    /// Nothing seen yet.
    #[must_use]
    pub fn zeros(theta: &Tensor<1>) -> Self {
        Self {
            m: theta.zeros_like(),
            v: theta.zeros_like(),
        }
    }

    /// Stands in while the state is moved out.
    pub(crate) fn placeholder(any: &Tensor<1>) -> Self {
        Self {
            m: any.clone(),
            v: any.clone(),
        }
    }
}

/// One update: θ ← θ(1 − lr·λ) − lr · m̂ / (√v̂ + ε).
///
/// The state moves on even when the learning rate is 0. Bias corrections are computed in 64 bits on the host.
///
/// # Shapes
/// - `theta`, `grad`, output: `[n_params]`
#[must_use]
pub fn update(
    config: &OptimizerConfig,
    step: u32,
    theta: Tensor<1>,
    grad: Tensor<1>,
    state: AdamState,
) -> (Tensor<1>, AdamState) {
    let (lr, correct1, correct2) = coefficients(config, step);
    let m = state.m * config.beta1 + grad.clone() * (1.0 - config.beta1); // [n_params]
    let v = state.v * config.beta2 + grad.clone() * grad * (1.0 - config.beta2); // [n_params]
    let denominator = (v.clone() / correct2).sqrt() + config.eps; // [n_params]
    let direction = m.clone() / denominator * (lr / correct1); // [n_params]
    let theta = theta * (1.0 - lr * config.weight_decay) - direction; // [n_params]
    (theta, AdamState { m, v })
}

/// The same update by the device's fused kernel.
///
/// # Shapes
/// - `theta`, `grad`, output: `[n_params]`
#[must_use]
pub fn update_fused(
    config: &OptimizerConfig,
    step: u32,
    theta: Tensor<1>,
    grad: Tensor<1>,
    state: AdamState,
) -> (Tensor<1>, AdamState) {
    let (lr, correct1, correct2) = coefficients(config, step);
    let step = AdamWStep {
        beta1: config.beta1 as f32,
        fresh1: (1.0 - config.beta1) as f32,
        beta2: config.beta2 as f32,
        fresh2: (1.0 - config.beta2) as f32,
        correction2: correct2 as f32,
        rate: (lr / correct1) as f32,
        eps: config.eps as f32,
        keep: (1.0 - lr * config.weight_decay) as f32,
    };
    let [theta, m, v] = kernels::adamw([theta, state.m, state.v], grad, step); // [n_params] each
    (theta, AdamState { m, v })
}

/// Learning rate and the bias corrections 1 − β₁ᵗ and 1 − β₂ᵗ of update number `step`.
fn coefficients(config: &OptimizerConfig, step: u32) -> (f64, f64, f64) {
    let t = f64::from(step + 1);
    let correction = |beta| 1.0 - libm::pow(beta, t);
    (
        learning_rate(config, step),
        correction(config.beta1),
        correction(config.beta2),
    )
}
