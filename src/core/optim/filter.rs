//! What is done to a gradient before the rule sees it: noise, clipping, and then one of the filters.

use burn::tensor::Tensor;

use super::{
    Context,
    choices::Filter,
    memory::{Memory, SLOW, SUM, window},
    noise,
};
use crate::{model::layout::flatten, rng::Chance};

/// The gradient that the rule sees.
///
/// # Shapes
/// - `theta`, `grad`, output: `[n_params]`
#[must_use]
pub fn filtered(
    context: Context,
    theta: &Tensor<1>,
    grad: Tensor<1>,
    memory: &mut Memory,
) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let grad = noise::add(
        context,
        Chance::GradientNoise,
        grad,
        optimizer.gradient_noise,
    );
    let grad = match optimizer.clip_norm {
        Some(limit) => clipped(grad, limit),
        None => grad,
    }; // [n_params]
    match optimizer.filter {
        Filter::None => grad,
        Filter::GrokfastEma => grokfast_ema(context, grad, memory),
        Filter::GrokfastMa => grokfast_ma(context, grad, memory),
        Filter::Perpendicular => {
            let parts = context
                .layout
                .split(theta)
                .into_iter()
                .zip(context.layout.split(&grad));
            flatten(parts.map(|(w, g)| perpendicular(&w, g)).collect())
        }
    }
}

/// g · min(1, limit/|g|), as PyTorch's `clip_grad_norm_`.
fn clipped(grad: Tensor<1>, limit: f64) -> Tensor<1> {
    let norm = (grad.clone() * grad.clone()).sum().sqrt(); // [1]
    let factor = (norm + 1e-6).recip() * limit; // [1]
    grad * factor.clamp_max(1.0)
}

/// μ ← α·μ + (1 − α)·g, starting at the first gradient; g + λ·μ (Lee et al. 2024, arXiv 2405.20233, and their code).
fn grokfast_ema(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    if context.step == 0 {
        memory.put(SLOW, grad.clone());
    }
    let slow = memory.mean(SLOW, optimizer.filter_decay, grad.clone()); // [n_params]
    grad + slow * optimizer.filter_gain
}

/// g + λ · mean of the latest gradients, this one included, once the window is full.
fn grokfast_ma(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let length = optimizer.filter_window;
    let place = window(context.step % length);
    let oldest = memory.take(&place); // [n_params]
    memory.put(&place, grad.clone());
    let sum = memory.take(SUM) + grad.clone() - oldest; // [n_params]
    memory.put(SUM, sum.clone());
    if context.step + 1 < length {
        return grad;
    }
    grad + sum * (optimizer.filter_gain / f64::from(length))
}

/// g without its part along w, at g's length (Prieto et al. 2025, arXiv 2501.04697).
///
/// # Shapes
/// - `w`, `g`, output: those of one tensor
#[must_use]
pub fn perpendicular(w: &Tensor<2>, g: Tensor<2>) -> Tensor<2> {
    let dot = |x: &Tensor<2>, y: &Tensor<2>| (x.clone() * y.clone()).sum().reshape([1, 1]); // [1, 1]
    let along = dot(w, &g) / (dot(w, w) + 1e-30); // [1, 1]
    let across = g.clone() - w.clone() * along; // as g
    let length = (dot(&g, &g) / (dot(&across, &across) + 1e-30)).sqrt(); // [1, 1]
    across * length
}
