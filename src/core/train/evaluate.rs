//! Examining the network on a part of the table.

use burn::tensor::{Int, Tensor};

use super::{batches::Rows, loss::Objective};
use crate::model::Network;

/// What one piece of a part shows: the summed loss and the number of right answers `[2]`, and the answers `[n]`.
pub type Piece = (Tensor<1>, Tensor<1, Int>);

/// Where the pieces of a part of `n` pairs begin and end. They bound the memory of an examination for every modulus, and
/// several workers can share them.
pub fn pieces(n: usize, most: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n)
        .step_by(most)
        .map(move |start| (start, start.saturating_add(most).min(n)))
}

/// Mean loss and accuracy on `n` pairs, from the sums of all their pieces in order.
#[must_use]
pub fn means(sums: impl IntoIterator<Item = [f32; 2]>, n: usize) -> [f32; 2] {
    let add = |[loss, right]: [f32; 2], next: [f32; 2]| [loss + next[0], right + next[1]];
    let sums = sums.into_iter().reduce(add);
    sums.expect("a part of the table has at least one pair")
        .map(|sum| sum / n as f32)
}

/// Summed loss and number of right answers, `[2]`, and the answers, `[batch]`, by burn's own operations. A pair whose network
/// is scored at two positions is right if both are; its loss is their mean, its answer that of the first.
#[must_use]
pub fn examine(network: &Network, theta: &Tensor<1>, rows: Rows, objective: Objective) -> Piece {
    let batch = rows.len();
    let targets = network.targets(&rows); // [batch · scored]
    let scored = targets.dims()[0] / batch;
    let logits = network.logits(theta, &rows); // [batch · scored, n_logits]
    let said = logits.clone().argmax(1).reshape([batch, scored]); // [batch, scored]
    let right = said.clone().equal(targets.clone().reshape([batch, scored])); // [batch, scored]
    let right = right.int().sum_dim(1).equal_elem(scored as i64); // [batch, 1]
    let loss = objective.losses(logits, targets).sum() / scored as f64; // [1]
    let right = right.float().sum().cast(loss.dtype()); // [1]
    let answers = said.slice([0..batch, 0..1]).reshape([batch]); // [batch]
    (Tensor::cat(vec![loss, right], 0), answers)
}
