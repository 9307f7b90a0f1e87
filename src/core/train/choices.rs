//! What training can choose from.

use crate::registry::choices;

choices! {
    /// What training makes small.
    Loss, LOSSES;
    CrossEntropy = "cross_entropy", "cross-entropy", "How surprised the network is by the right answer, in nats; guessing costs ln(number of logits).";
    ExactCrossEntropy = "cross_entropy_exact", "cross-entropy, exact gradient", "The same, in a form whose gradient does not vanish in 32 bits when the network is sure.";
    StableMax = "stablemax", "StableMax", "Cross-entropy with x + 1 and 1/(1 − x) in the place of the exponential (Prieto et al. 2025).";
    Mse = "mse", "mean squared error", "Squared distance of the logits from 1 at the right answer and 0 elsewhere, averaged over the logits.";
}

choices! {
    /// The precision of the logits that the loss sees.
    Precision, PRECISIONS;
    F32 = "f32", "32 bits", "As computed.";
    F16 = "f16", "16 bits (half)", "Rounded to 11 significant bits, with the range of half precision.";
    Bf16 = "bf16", "16 bits (bfloat)", "Rounded to 8 significant bits.";
}

choices! {
    /// How batches are drawn.
    Sampling, SAMPLINGS;
    Passes = "passes", "without replacement", "Every pass over the training pairs shuffles them and cuts them into batches.";
    Even = "even", "without replacement, evenly cut", "The same, but a pass's batches are equally large, give or take a pair: none is so small that its gradient is mostly chance.";
    Replacement = "replacement", "with replacement", "Every batch is drawn anew from all training pairs; a pair may occur twice.";
}
