//! What training makes small: for each, the loss of every example and its gradient with respect to the logits.

use burn::tensor::{Int, Tensor, activation};

use super::choices::{Loss, Precision};
use crate::{
    config::{NumericsConfig, RunConfig},
    kernels::layers::cross_entropy_back,
};

/// A loss and its arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct Objective {
    loss: Loss,
    numerics: NumericsConfig,
}

impl Objective {
    /// The objective of a config.
    #[must_use]
    pub fn of(config: &RunConfig) -> Self {
        Self {
            loss: config.loss,
            numerics: config.numerics,
        }
    }

    /// Loss of each example, in nats for all but the squared error.
    ///
    /// # Shapes
    /// - `logits`: `[n, n_logits]`, `labels`: `[n]`, output: `[n]`
    #[must_use]
    pub fn losses(&self, logits: Tensor<2>, labels: Tensor<1, Int>) -> Tensor<1> {
        let round = |x| self.numerics.precision.round(x);
        let logits = round(logits); // [n, n_logits]
        let hot = one_hot(&logits, labels); // [n, n_logits]
        let losses = match self.loss {
            Loss::CrossEntropy if self.numerics.precision == Precision::F32 => {
                at_label(-activation::log_softmax(logits, 1), &hot) // [n, 1]
            }
            Loss::CrossEntropy => {
                let (terms, highest) = exponentials(logits.clone(), round); // [n, n_logits], [n, 1]
                let sum = round(terms.sum_dim(1)); // [n, 1]
                sum.log() + highest - at_label(logits, &hot)
            }
            Loss::ExactCrossEntropy => {
                let (terms, highest) = exponentials(logits.clone(), round); // [n, n_logits], [n, 1]
                let own = at_label(terms.clone(), &hot); // [n, 1], 1 if the right answer leads
                let others = others(terms, &hot); // [n, 1]
                (own - 1.0 + others).log1p() + highest - at_label(logits, &hot)
            }
            Loss::StableMax => {
                let s = round(stable(logits)); // [n, n_logits]
                round(s.clone().sum_dim(1)).log() - at_label(s, &hot).log()
            }
            Loss::Mse => {
                let off = logits - hot; // [n, n_logits]
                (off.clone() * off).mean_dim(1)
            }
        }; // [n, 1]
        let [n, _] = losses.dims();
        losses.reshape([n])
    }

    /// [`Self::gradient`] times `share`; with `fused` by a fused kernel, if there is one for this loss.
    #[must_use]
    pub fn share_of_gradient(
        &self,
        logits: Tensor<2>,
        labels: Tensor<1, Int>,
        share: f64,
        fused: bool,
    ) -> Tensor<2> {
        if fused && self.loss == Loss::CrossEntropy && self.numerics == NumericsConfig::default() {
            return cross_entropy_back(logits, labels, share as f32);
        }
        self.gradient(logits, labels) * share
    }

    /// Gradient of each example's loss with respect to its logits. Rounding passes it on unchanged.
    ///
    /// # Shapes
    /// - `logits`, output: `[n, n_logits]`, `labels`: `[n]`
    #[must_use]
    pub fn gradient(&self, logits: Tensor<2>, labels: Tensor<1, Int>) -> Tensor<2> {
        let round = |x| self.numerics.precision.round(x);
        let logits = round(logits); // [n, n_logits]
        let hot = one_hot(&logits, labels); // [n, n_logits]
        let gradient = match self.loss {
            // The usual form: the right answer's entry is exactly 0 once its probability rounds to 1.
            Loss::CrossEntropy => {
                let (terms, _) = exponentials(logits, round); // [n, n_logits]
                let sum = round(terms.clone().sum_dim(1)); // [n, 1]
                round(terms / sum) - hot
            }
            // The right answer's entry as minus the sum of the others', which 32 bits resolve down to 1e-38.
            Loss::ExactCrossEntropy => {
                let (terms, _) = exponentials(logits, round); // [n, n_logits]
                let others = others(terms.clone(), &hot); // [n, 1]
                let own = at_label(terms.clone(), &hot); // [n, 1]
                let wrong = terms * (-hot.clone() + 1.0); // [n, n_logits], without the right answer
                (wrong - hot * others.clone()) / (own + others)
            }
            Loss::StableMax => {
                let s = round(stable(logits.clone())); // [n, n_logits]
                let sum = round(s.clone().sum_dim(1)); // [n, 1]
                let own = at_label(s, &hot); // [n, 1]
                stable_slope(logits) * (sum.recip() - hot / own)
            }
            Loss::Mse => {
                let [_, n_logits] = logits.dims();
                (logits - hot) * (2.0 / n_logits as f64)
            }
        }; // [n, n_logits]
        if self.numerics.zero_sum {
            return gradient.clone() - gradient.mean_dim(1); // [n, n_logits]
        }
        gradient
    }
}

/// 1 at each label, 0 elsewhere, `[n, n_logits]`.
fn one_hot(like: &Tensor<2>, labels: Tensor<1, Int>) -> Tensor<2> {
    let [n, n_logits] = like.dims();
    let answers =
        Tensor::<1, Int>::arange(0..n_logits as i64, &like.device()).reshape([1, n_logits]); // [1, n_logits]
    let labels = labels.reshape([n, 1]); // [n, 1]
    let hot = labels
        .expand([n, n_logits])
        .equal(answers.expand([n, n_logits])); // [n, n_logits]
    hot.float().cast(like.dtype())
}

/// The number at the label, `[n, 1]`.
fn at_label(x: Tensor<2>, hot: &Tensor<2>) -> Tensor<2> {
    (x * hot.clone()).sum_dim(1)
}

/// The sum of the numbers beside the label, `[n, 1]`, without cancellation.
fn others(x: Tensor<2>, hot: &Tensor<2>) -> Tensor<2> {
    (x * (-hot.clone() + 1.0)).sum_dim(1)
}

/// exp(z − max z) and max z: `[n, n_logits]`, `[n, 1]`.
fn exponentials(
    logits: Tensor<2>,
    round: impl Fn(Tensor<2>) -> Tensor<2>,
) -> (Tensor<2>, Tensor<2>) {
    let highest = logits.clone().max_dim(1); // [n, 1]
    (round((logits - highest.clone()).exp()), highest)
}

/// StableMax's s(x) = x + 1 from 0 on, 1/(1 − x) below.
fn stable(x: Tensor<2>) -> Tensor<2> {
    let above = x.clone().clamp_min(0.0); // x where it is positive
    let below = x.clamp_max(0.0); // x where it is negative
    above + (-below + 1.0).recip()
}

/// s′(x) = 1 from 0 on, 1/(1 − x)² below.
fn stable_slope(x: Tensor<2>) -> Tensor<2> {
    let root = (-x.clamp_max(0.0) + 1.0).recip();
    root.clone() * root
}

impl Precision {
    /// The nearest number of this precision, computed in 32 bits. A number is added that leaves no room for what is to go
    /// (Veltkamp's splitting).
    #[must_use]
    pub fn round(self, x: Tensor<2>) -> Tensor<2> {
        match self {
            Self::F32 => x,
            Self::Bf16 => split(x, 16),
            Self::F16 => {
                // Below 2⁻¹⁴ half precision has steps of 2⁻²⁴; above 65504 it ends.
                const STEPS: f64 = 0.75;
                let small = x
                    .clone()
                    .abs()
                    .lower_elem(6.103_515_625e-5)
                    .float()
                    .cast(x.dtype()); // 0 or 1
                let coarse = (x.clone() * small.clone() + STEPS) - STEPS;
                let normal = split(x.clamp(-65504.0, 65504.0), 13);
                normal * (-small.clone() + 1.0) + coarse * small
            }
        }
    }
}

/// x without its last `bits` bits, to nearest.
fn split(x: Tensor<2>, bits: u32) -> Tensor<2> {
    let c = x.clone() * f64::from((1u32 << bits) + 1);
    c.clone() - (c - x)
}

/// A guess's loss: every logit equal to 0.
#[must_use]
pub fn uniform_loss(loss: Loss, n_logits: usize) -> f64 {
    match loss {
        Loss::Mse => 1.0 / n_logits as f64,
        _ => (n_logits as f64).ln(),
    }
}
