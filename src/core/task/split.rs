//! Which pairs are held out. What chance decides depends on the split seed alone.

use super::{Pair, Split};
use crate::{
    config::TaskConfig,
    rng::{Rng, Stream},
    task::choices::Holdout,
};

/// Number of training pairs when they are drawn one by one: ⌊train_fraction · n⌋, which gives the sizes of both reference
/// codes (4,704 of 9,409 at one half in openai/grok, 3,830 of 12,769 at 0.3 in Nanda et al.). The margin absorbs products
/// such as 0.29 · 100, which floating point puts just below 29.
#[must_use]
pub fn train_count(n_pairs: usize, train_fraction: f64) -> usize {
    (n_pairs as f64 * train_fraction + 1e-6).floor() as usize
}

/// Parts the pairs, all of which are marked as held out.
pub(super) fn part(pairs: &mut [Pair], n: u32, task: &TaskConfig, split_seed: u32) {
    let rng = &mut Rng::new(split_seed, Stream::Split);
    let n_train = train_count(pairs.len(), task.train_fraction);
    let n_test = pairs.len() - n_train;
    match task.holdout {
        Holdout::Random => show_some(pairs, n_train, rng),
        Holdout::Rows => hold_out_values(pairs, n, n_test, |pair| pair.a, rng),
        Holdout::Columns => hold_out_values(pairs, n, n_test, |pair| pair.b, rng),
        Holdout::Classes => hold_out_values(pairs, n, n_test, |pair| pair.c, rng),
        Holdout::Block => hold_out_block(pairs, n, n_test, rng),
    }
}

/// Any set of `n_train` pairs is as likely as any other.
fn show_some(pairs: &mut [Pair], n_train: usize, rng: &mut Rng) {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    rng.shuffle(&mut order);
    for &row in &order[..n_train] {
        pairs[row].split = Split::Train;
    }
}

/// Holds out whole values in a random order, until the number of held-out pairs is as near `n_test` as stopping after a
/// value can bring it. At least one value stays on either side, if there are two.
fn hold_out_values(
    pairs: &mut [Pair],
    n: u32,
    n_test: usize,
    value: fn(&Pair) -> u32,
    rng: &mut Rng,
) {
    let mut counts = vec![0; n as usize];
    for pair in pairs.iter() {
        counts[value(pair) as usize] += 1;
    }
    let mut order: Vec<usize> = (0..counts.len()).filter(|&v| counts[v] > 0).collect();
    rng.shuffle(&mut order);
    let held = (1..order.len()).min_by_key(|&held| {
        let sum: usize = order[..held].iter().map(|&v| counts[v]).sum();
        sum.abs_diff(n_test)
    });
    let mut shown = vec![true; n as usize];
    for &v in &order[..held.unwrap_or(0)] {
        shown[v] = false;
    }
    show(pairs, |pair| shown[value(pair) as usize]);
}

/// Holds out a square that does not wrap around, of the n × n grid's share that the test part has of the pairs.
fn hold_out_block(pairs: &mut [Pair], n: u32, n_test: usize, rng: &mut Rng) {
    let share = n_test as f64 / pairs.len().max(1) as f64;
    let side = ((f64::from(n) * share.sqrt()).round() as u32).clamp(1, n - 1);
    let [top, left] = [(); 2].map(|()| rng.below((n - side + 1) as usize) as u32);
    let inside =
        |pair: &Pair| (top..top + side).contains(&pair.a) && (left..left + side).contains(&pair.b);
    show(pairs, |pair| !inside(pair));
}

fn show(pairs: &mut [Pair], shown: impl Fn(&Pair) -> bool) {
    for pair in pairs {
        if shown(pair) {
            pair.split = Split::Train;
        }
    }
}
