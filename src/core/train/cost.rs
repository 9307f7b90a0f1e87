//! How much work a run is, in floating-point operations, for estimates of time: multiplications and additions of the
//! matrix products, which is nearly all there is.

use super::metrics::next_evaluation;
use crate::{config::RunConfig, model::transformer::Transformer};

/// Operations of a forward pass: a backward pass takes two more of them.
fn forward(config: &RunConfig, pairs: f64) -> f64 {
    let model = &config.model;
    let [d_model, d_mlp] = [model.d_model, model.d_mlp].map(f64::from);
    let p = f64::from(config.task.p);
    // Output projection, both layers of neurons, unembedding.
    let per_pair = 2.0 * d_model * (d_model + 2.0 * d_mlp + p + 1.0);
    // Keys and values of every token at either place, whatever the batch.
    let tables = (2.0 * p + 1.0) * 2.0 * 2.0 * d_model * d_model;
    pairs * per_pair + tables
}

/// Operations of one step.
#[must_use]
pub fn of_step(config: &RunConfig) -> f64 {
    let all = f64::from(config.task.p).powi(2) * config.task.train_fraction;
    let batch = config.train.batch_rows(all as usize) as f64;
    let update = 12.0 * Transformer::layout(config).n_params() as f64;
    3.0 * forward(config, batch) + update
}

/// Operations of one examination of the whole table.
#[must_use]
pub fn of_evaluation(config: &RunConfig) -> f64 {
    forward(config, f64::from(config.task.p).powi(2))
}

/// Operations of a run up to that step, examinations included.
#[must_use]
pub fn until(config: &RunConfig, step: u32) -> f64 {
    let spacing = config.train.eval_spacing;
    let schedule = std::iter::successors(Some(0), |&at| Some(next_evaluation(at, spacing)));
    let evaluations = schedule.take_while(|&at| at <= step).count();
    f64::from(step) * of_step(config) + evaluations as f64 * of_evaluation(config)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets;

    #[test]
    fn twice_the_batch_is_nearly_twice_the_work() {
        let config = presets::find("nanda_quick").expect("a preset").config();
        let mut larger = config.clone();
        larger.train.batch_size = config.train.batch_size.map(|n| 2 * n);
        let ratio = of_step(&larger) / of_step(&config);
        assert!(ratio > 1.5 && ratio < 2.0, "{ratio}");
    }

    #[test]
    fn a_run_is_its_steps_and_its_examinations() {
        let config = presets::find("tiny").expect("a preset").config();
        let three = 3.0 * of_step(&config) + 4.0 * of_evaluation(&config);
        assert!((until(&config, 3) / three - 1.0).abs() < 1e-12);
    }
}
