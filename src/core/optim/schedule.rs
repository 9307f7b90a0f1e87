//! The learning rate as a function of the step.

use crate::config::OptimizerConfig;

/// Learning rate of update number `step`, counted from 0: it rises linearly from 0 to the peak over the warm-up, so the
/// very first update changes nothing (as in openai/grok and Nanda et al.).
#[must_use]
pub fn learning_rate(config: &OptimizerConfig, step: u32) -> f64 {
    if step >= config.warmup_steps {
        return config.lr_peak;
    }
    config.lr_peak * f64::from(step) / f64::from(config.warmup_steps)
}
