//! Cross-entropy on groups of eight examples: logits `[rows / 8][d_vocab]`, padded.

use super::{
    exp::exp,
    lanes::{LANES, Lanes, ZERO, padded},
};

/// Turns logits into the gradient of the summed loss times `scale`: (softmax(logits) − one-hot(label)) · scale. Rows
/// beyond the labels become 0.
#[inline(never)]
pub fn gradient(logits: &mut [Lanes], labels: &[u32], scale: f32, d_vocab: usize) {
    let stride = padded(d_vocab);
    for (group, labels) in logits.chunks_exact_mut(stride).zip(groups(labels)) {
        let (group, _) = group.split_at_mut(d_vocab);
        let sum = exponentiate(group);
        let factor: Lanes = std::array::from_fn(|lane| match labels.get(lane) {
            Some(_) => scale / sum[lane],
            None => 0.0,
        });
        for lanes in group.iter_mut() {
            for lane in 0..LANES {
                lanes[lane] *= factor[lane];
            }
        }
        for (lane, &label) in labels.iter().enumerate() {
            group[label as usize][lane] -= scale;
        }
    }
}

/// Summed loss, number of right answers, and the most likely token of each example (the first of equals).
pub fn findings(logits: &mut [Lanes], labels: &[u32], d_vocab: usize) -> (f64, f64, Vec<u32>) {
    let stride = padded(d_vocab);
    let (mut loss, mut right, mut answers) = (0.0, 0.0, Vec::new());
    for (group, labels) in logits.chunks_exact_mut(stride).zip(groups(labels)) {
        let (group, _) = group.split_at_mut(d_vocab);
        let best = most_likely(group);
        let most = maximum(group);
        let of_label: Vec<f32> = (labels.iter().enumerate())
            .map(|(lane, &label)| group[label as usize][lane] - most[lane])
            .collect();
        let sum = exponentiate(group);
        for (lane, &label) in labels.iter().enumerate() {
            // The sum is at least 1, so no loss is negative.
            loss += f64::from(libm::logf(sum[lane]) - of_label[lane]);
            right += f64::from(u8::from(best[lane] == label));
            answers.push(best[lane]);
        }
    }
    (loss, right, answers)
}

/// The labels of each group of eight examples; the last may be shorter.
fn groups(labels: &[u32]) -> impl Iterator<Item = &[u32]> {
    labels.chunks(LANES).chain(std::iter::repeat(&[][..]))
}

/// Replaces logits by e^(logit − largest) and returns their sums: the softmax, but for the division.
#[inline(always)]
fn exponentiate(group: &mut [Lanes]) -> Lanes {
    let most = maximum(group);
    for lanes in group.iter_mut() {
        for lane in 0..LANES {
            lanes[lane] -= most[lane];
        }
    }
    for x in group.as_flattened_mut() {
        *x = exp(*x);
    }
    let mut sum = ZERO;
    for lanes in group {
        for lane in 0..LANES {
            sum[lane] += lanes[lane];
        }
    }
    sum
}

#[inline(always)]
fn maximum(group: &[Lanes]) -> Lanes {
    let mut most = group[0];
    for lanes in &group[1..] {
        for lane in 0..LANES {
            most[lane] = if lanes[lane] > most[lane] {
                lanes[lane]
            } else {
                most[lane]
            };
        }
    }
    most
}

fn most_likely(group: &[Lanes]) -> [u32; LANES] {
    let (mut most, mut best) = (group[0], [0; LANES]);
    for (token, lanes) in group.iter().enumerate().skip(1) {
        for lane in 0..LANES {
            let better = lanes[lane] > most[lane];
            most[lane] = if better { lanes[lane] } else { most[lane] };
            best[lane] = if better { token as u32 } else { best[lane] };
        }
    }
    best
}
