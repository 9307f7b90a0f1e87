//! AdamW as PyTorch and openai/grok write it: the decay first, then the step; ε added after the square root.

use burn::tensor::Tensor;

use super::schedule::learning_rate;
use crate::config::OptimizerConfig;

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
    let lr = learning_rate(config, step);
    let t = f64::from(step + 1);
    let (correct1, correct2) = (
        1.0 - libm::pow(config.beta1, t),
        1.0 - libm::pow(config.beta2, t),
    );

    let m = state.m * config.beta1 + grad.clone() * (1.0 - config.beta1); // [n_params]
    let v = state.v * config.beta2 + grad.clone() * grad * (1.0 - config.beta2); // [n_params]
    let denominator = (v.clone() / correct2).sqrt() + config.eps; // [n_params]
    let direction = m.clone() / denominator * (lr / correct1); // [n_params]
    let theta = theta * (1.0 - lr * config.weight_decay) - direction; // [n_params]
    (theta, AdamState { m, v })
}
