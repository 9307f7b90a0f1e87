//! How much work a run is, in floating-point operations, for estimates of time: multiplications and additions of the
//! matrix products, which is nearly all there is.

use serde::{Deserialize, Serialize};

use super::metrics::next_evaluation;
use crate::{
    config::RunConfig,
    model::{self, choices::Architecture, tokens::Alphabet},
    task::Answers,
};

/// How much work a config is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Work {
    /// Floating-point operations of a step.
    pub flop_step: f64,
    /// Floating-point operations of an examination of the whole table.
    pub flop_evaluation: f64,
}

impl Work {
    /// Counts them.
    #[must_use]
    pub fn of(config: &RunConfig) -> Self {
        Self {
            flop_step: of_step(config),
            flop_evaluation: of_evaluation(config),
        }
    }
}

/// Operations of a forward pass: a backward pass takes two more of them.
fn forward(config: &RunConfig, pairs: f64) -> f64 {
    let n_logits = model::n_logits(config) as f64;
    let (layers, d_mlp) = (
        f64::from(config.model.n_layers),
        f64::from(config.model.d_mlp),
    );
    let inputs = config.model.activation.inputs().count() as f64;
    if config.model.architecture == Architecture::Mlp {
        return pairs * 2.0 * d_mlp * ((layers - 1.0) * inputs * d_mlp + n_logits);
    }
    let alphabet = Alphabet::of(config);
    let d_model = f64::from(config.model.d_model);
    let [n_ctx, n_scored] = [alphabet.n_ctx(), alphabet.scored.len()].map(|n| n as f64);
    // Output projection and the neurons' products; scores and mixtures of values.
    let products = 1.0 + inputs;
    let part = 2.0 * d_model * (d_model + products * d_mlp) + 4.0 * n_ctx * d_model;
    // The first layer's queries, keys and values are computed per (token, position), the others' per position; the
    // last layer goes on with the positions that are scored.
    let tables = alphabet.n_rows() as f64 * 2.0 * 2.0 * d_model * d_model;
    let (inner, scored) = (
        (layers - 1.0) * alphabet.beginnings(pairs),
        n_scored * pairs,
    );
    let projections = inner * 6.0 * d_model * d_model;
    tables + projections + (inner + scored) * part + scored * 2.0 * d_model * n_logits
}

/// Operations of one step.
#[must_use]
pub fn of_step(config: &RunConfig) -> f64 {
    let batch = config.train.batch_rows(config.n_train());
    let update = 12.0 * model::layout(config).n_params() as f64;
    3.0 * forward(config, batch as f64) + update
}

/// Operations of one examination of the whole table.
#[must_use]
pub fn of_evaluation(config: &RunConfig) -> f64 {
    let pairs = Answers::of(&config.task).map_or(0, |answers| answers.n_pairs());
    forward(config, pairs as f64)
}

/// Operations of a run up to that step, examinations included.
#[must_use]
pub fn until(config: &RunConfig, step: u32) -> f64 {
    let spacing = config.train.eval_spacing;
    let schedule = std::iter::successors(Some(0), |&at| Some(next_evaluation(at, spacing)));
    let evaluations = schedule.take_while(|&at| at <= step).count();
    f64::from(step) * of_step(config) + evaluations as f64 * of_evaluation(config)
}

/// Operations of a run that goes on to its last step.
#[must_use]
pub fn of_run(config: &RunConfig) -> f64 {
    until(config, config.train.max_steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::choices::Tokens, presets};

    #[test]
    fn twice_the_batch_is_nearly_twice_the_work() {
        let config = presets::find("nanda_quick").expect("a preset").config();
        let mut larger = config.clone();
        larger.train.batch_size = config.train.batch_size.map(|n| 2 * n);
        let ratio = of_step(&larger) / of_step(&config);
        assert!(ratio > 1.5 && ratio < 2.0, "{ratio}");
    }

    #[test]
    fn beginnings_that_pairs_share_are_work_once() {
        let mut config = presets::find("power").expect("a preset").config();
        config.model.tokens = Tokens::OperationEquals;
        let shared = of_evaluation(&config);
        config.model.causal = false;
        let apart = of_evaluation(&config);
        assert!(shared < 0.6 * apart, "{shared:e} of {apart:e}");
    }

    #[test]
    fn a_run_is_its_steps_and_its_examinations() {
        let config = presets::find("tiny").expect("a preset").config();
        let three = 3.0 * of_step(&config) + 4.0 * of_evaluation(&config);
        assert!((until(&config, 3) / three - 1.0).abs() < 1e-12);
    }
}
