//! What training makes small.

use burn::tensor::{IndexingUpdateOp, Int, Tensor, activation};

use crate::registry::NamedInfo;

/// The losses, in display order.
pub const LOSSES: &[NamedInfo] = &[NamedInfo {
    id: "cross_entropy",
    label: "cross-entropy",
    help: "How surprised the network is by the right answer, in nats; guessing costs ln(p + 1).",
}];

/// Cross-entropy of each example in nats: −log softmax(logits) at the label.
///
/// In 32 bits it cannot resolve less than 1.2e-7, and its gradient vanishes once the right logit leads by 15.94
/// (arXiv 2605.06152); late spikes in the curves are real.
///
/// # Shapes
/// - `logits`: `[batch, d_vocab]`
/// - `labels`: `[batch]`
/// - output: `[batch]`
#[must_use]
pub fn cross_entropy(logits: Tensor<2>, labels: Tensor<1, Int>) -> Tensor<1> {
    let [batch] = labels.dims();
    let log_probabilities = activation::log_softmax(logits, 1); // [batch, d_vocab]
    let of_label = log_probabilities.gather(1, labels.reshape([batch, 1])); // [batch, 1]
    -of_label.reshape([batch]) // [batch]
}

/// Gradient of the mean cross-entropy with respect to the logits: (softmax(logits) − one-hot(label)) / batch.
///
/// This is the usual form, in which the right class's entry is exactly 0 once its probability rounds to 1.
///
/// # Shapes
/// - `logits`: `[batch, d_vocab]`
/// - `labels`: `[batch]`
/// - output: `[batch, d_vocab]`
#[must_use]
pub fn cross_entropy_gradient(logits: Tensor<2>, labels: Tensor<1, Int>) -> Tensor<2> {
    let [batch] = labels.dims();
    let probabilities = activation::softmax(logits, 1); // [batch, d_vocab]
    let at_label = labels.reshape([batch, 1]); // [batch, 1]
    let minus_one = Tensor::full(
        [batch, 1],
        -1.0,
        (&probabilities.device(), probabilities.dtype()),
    ); // [batch, 1]
    let difference = probabilities.scatter(1, at_label, minus_one, IndexingUpdateOp::Add); // [batch, d_vocab]
    difference / batch as f64 // [batch, d_vocab]
}
