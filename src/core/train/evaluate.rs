//! Examining the network on a part of the table.

use burn::tensor::{Int, Tensor};

use super::{batches::Rows, loss::cross_entropy};
use crate::model::transformer::Transformer;

/// Results of one part of the table, still on the device.
pub struct Evaluation {
    /// Mean loss and accuracy, `[2]`.
    pub scalars: Tensor<1>,
    /// Most likely token of each row, `[n]`.
    pub predictions: Tensor<1, Int>,
}

/// What one piece of a part shows: the summed loss and the number of right answers `[2]`, and the answers `[n]`.
pub type Piece = (Tensor<1>, Tensor<1, Int>);

/// Where the pieces of a part of `n` pairs begin and end. They bound the memory of an examination for every modulus, and
/// several workers can share them.
pub fn pieces(n: usize, most: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n)
        .step_by(most)
        .map(move |start| (start, start.saturating_add(most).min(n)))
}

/// Loss, accuracy and answers on `n` pairs from all their pieces in order, without reading anything back.
#[must_use]
pub fn total(pieces: impl IntoIterator<Item = Piece>, n: usize) -> Evaluation {
    let (sums, mut predictions): (Vec<_>, Vec<_>) = pieces.into_iter().unzip();
    let sum = sums.into_iter().reduce(|sum, next| sum + next);
    // One piece needs no copy.
    let predictions = match predictions.len() {
        1 => predictions.remove(0),
        _ => Tensor::cat(predictions, 0),
    }; // [n]
    Evaluation {
        scalars: sum.expect("a part of the table has at least one pair") / n as f64, // [2]
        predictions,
    }
}

/// Summed loss and number of right answers, `[2]`, and the answers, `[batch]`, by burn's own operations.
#[must_use]
pub fn examine(model: &Transformer, rows: Rows) -> (Tensor<1>, Tensor<1, Int>) {
    let [batch] = rows.labels.dims();
    let logits = model.logits(rows.a, rows.b); // [batch, d_vocab]
    let predicted = logits.clone().argmax(1).reshape([batch]); // [batch]
    let right = predicted.clone().equal(rows.labels.clone()).float().sum(); // [1]
    let loss = cross_entropy(logits, rows.labels).sum(); // [1]
    let right = right.cast(loss.dtype()); // [1]
    (Tensor::cat(vec![loss, right], 0), predicted)
}
