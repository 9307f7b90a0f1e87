//! Probabilities from logits, in 64 bits.

/// log Σ exp of some logits.
#[must_use]
pub fn log_sum_exp(logits: &[f32]) -> f64 {
    let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let sum: f64 = logits
        .iter()
        .map(|&x| libm::exp(f64::from(x) - f64::from(highest)))
        .sum();
    f64::from(highest) + libm::log(sum)
}

/// Cross-entropy of an answer, in nats, from logits in 64 bits.
#[must_use]
pub fn cross_entropy(logits: &[f64], answer: usize) -> f64 {
    let highest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = logits.iter().map(|x| libm::exp(x - highest)).sum();
    highest + libm::log(sum) - logits[answer]
}

/// The place of the largest logit, the first of several.
#[must_use]
pub fn most_likely(logits: &[f32]) -> usize {
    let better = |best: usize, at: usize| if logits[at] > logits[best] { at } else { best };
    (1..logits.len()).fold(0, better)
}
