//! The learning rate as a function of the step.

use super::choices::Schedule;
use crate::config::RunConfig;

/// Learning rate of update number `step`, counted from 0: it rises linearly from 0 to the peak over the warm-up, so the
/// very first update changes nothing (as in openai/grok and Nanda et al.); then it stays, or falls along half a cosine to a
/// tenth of the peak at the run's last step.
#[must_use]
pub fn learning_rate(config: &RunConfig, step: u32) -> f64 {
    let optimizer = &config.optimizer;
    let (peak, warmup) = (optimizer.lr_peak, optimizer.warmup_steps);
    if step < warmup {
        return peak * f64::from(step) / f64::from(warmup);
    }
    match optimizer.schedule {
        Schedule::Constant => peak,
        Schedule::Cosine => {
            let length = f64::from(config.train.max_steps.saturating_sub(warmup).max(1));
            let done = (f64::from(step - warmup) / length).min(1.0);
            let share = 0.5 * (1.0 + libm::cos(std::f64::consts::PI * done));
            peak * (0.1 + 0.9 * share)
        }
    }
}
