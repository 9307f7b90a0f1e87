//! Examining the network on a part of the table.

use burn::tensor::{Int, Tensor};

use super::{batches::Rows, loss::cross_entropy};
use crate::model::transformer::Transformer;

/// Rows per forward pass: bounds the memory of an evaluation for every modulus.
pub const CHUNK: usize = 4096;

/// Results of one part of the table, still on the device.
pub struct Evaluation {
    /// Mean loss and accuracy, `[2]`.
    pub scalars: Tensor<1>,
    /// Most likely token of each row, `[n]`.
    pub predictions: Tensor<1, Int>,
}

/// Loss, accuracy and answers on some pairs, without gradients and without reading anything back: `examine` sees them in
/// chunks of this many, and says the summed loss, the number of right answers `[2]`, and the answers `[n]`.
#[must_use]
pub fn evaluate(
    rows: &Rows,
    chunk: usize,
    examine: impl Fn(Rows) -> (Tensor<1>, Tensor<1, Int>),
) -> Evaluation {
    let n = rows.len();
    if n <= chunk {
        let (sums, predictions) = examine(rows.clone());
        let scalars = sums / n as f64; // [2]
        return Evaluation {
            scalars,
            predictions,
        };
    }
    let mut sums: Option<Tensor<1>> = None;
    let mut predictions = Vec::new();
    for start in (0..n).step_by(chunk) {
        let (sum, predicted) = examine(rows.slice(start, (start + chunk).min(n)));
        sums = Some(match sums {
            Some(total) => total + sum,
            None => sum,
        });
        predictions.push(predicted);
    }
    Evaluation {
        scalars: sums.expect("a part of the table has at least one pair") / n as f64, // [2]
        predictions: Tensor::cat(predictions, 0),                                     // [n]
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
