//! The handful of numbers that every run reports, and the two steps they tell of.

use serde::{Deserialize, Serialize};

/// One evaluation of the whole table with the weights after `step` updates.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct MetricsRow {
    /// Updates done.
    pub step: u32,
    /// Mean cross-entropy over the training pairs, in nats.
    pub train_loss: f32,
    /// Share of the training pairs answered right, 0–1.
    pub train_accuracy: f32,
    /// Mean cross-entropy over the held-out pairs, in nats.
    pub test_loss: f32,
    /// Share of the held-out pairs answered right, 0–1.
    pub test_accuracy: f32,
}

/// An event in the life of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Milestone {
    /// Train accuracy reached [`THRESHOLD`].
    Memorised,
    /// Test accuracy reached [`THRESHOLD`]: the grok step.
    Generalised,
}

/// The accuracy that counts as having learnt something.
pub const THRESHOLD: f32 = 0.99;

/// The first evaluated step of each milestone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestones {
    /// First step with train accuracy ≥ 0.99.
    pub memorised: Option<u32>,
    /// First step with test accuracy ≥ 0.99: `grok_step`.
    pub generalised: Option<u32>,
}

impl Milestones {
    /// Takes note of an evaluation and tells what it is the first of.
    pub fn observe(&mut self, row: &MetricsRow) -> Vec<Milestone> {
        let mut reached = Vec::new();
        if self.memorised.is_none() && row.train_accuracy >= THRESHOLD {
            self.memorised = Some(row.step);
            reached.push(Milestone::Memorised);
        }
        if self.generalised.is_none() && row.test_accuracy >= THRESHOLD {
            self.generalised = Some(row.step);
            reached.push(Milestone::Generalised);
        }
        reached
    }
}

/// The evaluation after the one at `step`: log-spaced, so that cost stays bounded and curves draw well.
#[must_use]
pub fn next_evaluation(step: u32, eval_spacing: f64) -> u32 {
    let grown = (f64::from(step) * (1.0 + eval_spacing)).ceil() as u32;
    grown.max(step + 1)
}

/// The first evaluation of the schedule after `step`. Evaluations on demand, between those, do not move it.
#[must_use]
pub fn first_evaluation_after(step: u32, eval_spacing: f64) -> u32 {
    let mut next = 0;
    while next <= step {
        next = next_evaluation(next, eval_spacing);
    }
    next
}

/// Whether the schedule evaluates at `step`.
#[must_use]
pub fn is_scheduled(step: u32, eval_spacing: f64) -> bool {
    step == 0 || first_evaluation_after(step - 1, eval_spacing) == step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evaluations_start_dense_and_grow_by_the_spacing() {
        let mut steps = vec![0];
        while steps[steps.len() - 1] < 1000 {
            steps.push(next_evaluation(steps[steps.len() - 1], 0.02));
        }
        assert_eq!(&steps[..5], [0, 1, 2, 3, 4]);
        for pair in steps.windows(2) {
            let gap = pair[1] - pair[0];
            assert!(gap >= 1 && f64::from(gap) < 1.0 + 0.02 * f64::from(pair[0]) + 1e-9);
        }
    }

    #[test]
    fn each_milestone_is_told_once() {
        let row = |step, train_accuracy, test_accuracy| MetricsRow {
            step,
            train_loss: 0.0,
            train_accuracy,
            test_loss: 0.0,
            test_accuracy,
        };
        let mut milestones = Milestones::default();
        assert_eq!(milestones.observe(&row(1, 0.5, 0.0)), []);
        assert_eq!(
            milestones.observe(&row(2, 0.99, 0.1)),
            [Milestone::Memorised]
        );
        assert_eq!(
            milestones.observe(&row(3, 1.0, 1.0)),
            [Milestone::Generalised]
        );
        assert_eq!(milestones.observe(&row(4, 1.0, 1.0)), []);
        assert_eq!(
            (milestones.memorised, milestones.generalised),
            (Some(2), Some(3))
        );
    }
}
