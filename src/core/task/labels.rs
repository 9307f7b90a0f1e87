//! Answers that are not the operation's.

use super::{Pair, Split};
use crate::rng::{Rng, Stream};

/// Gives every pair an answer drawn from all `n`, right or not.
pub(super) fn draw(pairs: &mut [Pair], n: u32, split_seed: u32) {
    let mut rng = Rng::new(split_seed, Stream::Labels);
    for pair in pairs {
        pair.c = rng.below(n as usize) as u32;
    }
}

/// Gives `n_wrong` training pairs, drawn at random, the answer of another training pair: drawn again while it is the
/// right one, as if by luck, so that exactly as many are wrong. (openai/grok's `_noisy_` operators leave lucky ones right,
/// and draw from the whole table; here nothing of the test part is told.) The training part must have two answers.
pub(super) fn mislead(pairs: &mut [Pair], n: u32, n_wrong: usize, split_seed: u32) {
    let mut rng = Rng::new(split_seed, Stream::Labels);
    let is_train = |row: &usize| pairs[*row].split == Split::Train;
    let mut rows: Vec<usize> = (0..pairs.len()).filter(is_train).collect();
    let counts = train_counts(pairs, n);
    rng.shuffle(&mut rows);
    for &row in &rows[..n_wrong] {
        let right = pairs[row].right;
        let n_others = rows.len() - counts[right as usize];
        pairs[row].c = nth_other(&counts, right, rng.below(n_others));
    }
}

/// How often each answer is the right one in the training part, `[n]`.
pub(super) fn train_counts(pairs: &[Pair], n: u32) -> Vec<usize> {
    let mut counts = vec![0; n as usize];
    for pair in pairs.iter().filter(|pair| pair.split == Split::Train) {
        counts[pair.right as usize] += 1;
    }
    counts
}

/// The answer of number `place` among the training pairs whose answer is not `right`: what drawing again until the answer
/// is wrong comes to, without a loop that could be long.
fn nth_other(counts: &[usize], right: u32, mut place: usize) -> u32 {
    for (answer, &count) in counts.iter().enumerate() {
        if answer == right as usize {
            continue;
        }
        if place < count {
            return answer as u32;
        }
        place -= count;
    }
    unreachable!("place is below the number of such pairs")
}
