//! The usual loss's gradient, row by row.

use pulp::Arch;

use super::sum;
use crate::{
    exp::exp,
    lanes::{LANES, Lanes},
};

/// Replaces logits by (softmax(logits) − one-hot(label)) · share.
///
/// # Shapes
/// - `logits`: `[n, n_logits]`, `labels`: `[n]`
#[inline(never)]
pub fn cross_entropy_back(logits: &mut [f32], labels: &[u32], share: f32) {
    let width = logits.len() / labels.len();
    Arch::new().dispatch(
        #[inline(always)]
        || {
            for (d, &label) in logits.chunks_exact_mut(width).zip(labels) {
                exponentiate(d);
                let factor = share / sum(d);
                d.iter_mut().for_each(|d| *d *= factor);
                d[label as usize] -= share;
            }
        },
    );
}

/// Replaces logits by e^(logit − largest).
#[inline(always)]
fn exponentiate(row: &mut [f32]) {
    let most = largest(row);
    for x in row {
        *x = exp(*x - most);
    }
}

#[inline(always)]
fn largest(row: &[f32]) -> f32 {
    let chunks = row.chunks_exact(LANES);
    let rest = chunks.remainder().iter();
    let mut most: Lanes = [row[0]; LANES];
    for x in chunks {
        for lane in 0..LANES {
            most[lane] = if x[lane] > most[lane] {
                x[lane]
            } else {
                most[lane]
            };
        }
    }
    let larger = |most: f32, &x: &f32| if x > most { x } else { most };
    most.iter().chain(rest).fold(row[0], larger)
}
