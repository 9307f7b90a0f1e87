//! The task: an operation's table of pairs, and which of them the network is shown.

pub mod operations;

use crate::{
    config::{RunConfig, Valid},
    rng::{Rng, Stream},
};

/// Which part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The pairs that are trained on.
    Train,
    /// The pairs that are held out.
    Test,
}

/// One row of the table: a ∘ b ≡ c.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// First operand.
    pub a: u32,
    /// Second operand.
    pub b: u32,
    /// The answer.
    pub c: u32,
    /// Which part of the table it belongs to.
    pub split: Split,
}

/// All in-domain pairs of a task, ordered by a and then b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The modulus.
    pub p: u32,
    /// The pairs.
    pub pairs: Vec<Pair>,
}

impl Table {
    /// The table of a config. A uniformly random set of [`train_count`] pairs is for training; which ones depends only on
    /// the split seed, the fraction and the number of pairs.
    #[must_use]
    pub fn new(config: &Valid<RunConfig>) -> Self {
        let task = &config.task;
        let operation = operations::find(&task.operation).expect("validated: the operation exists");
        let p = u64::from(task.p);
        let mut pairs: Vec<Pair> = (0..p * p)
            .map(|i| (i / p, i % p))
            .filter(|&(a, b)| (operation.in_domain)(a, b))
            .map(|(a, b)| Pair {
                a: a as u32,
                b: b as u32,
                c: (operation.answer)(a, b, p) as u32,
                split: Split::Test,
            })
            .collect();
        for i in train_rows(pairs.len(), task.train_fraction, config.seeds.split_seed) {
            pairs[i].split = Split::Train;
        }
        Self { p: task.p, pairs }
    }

    /// Row numbers of one part of the table, ascending.
    #[must_use]
    pub fn rows(&self, split: Split) -> Vec<usize> {
        (0..self.pairs.len())
            .filter(|&i| self.pairs[i].split == split)
            .collect()
    }

    /// One value per cell of the p × p grid (row a, column b), `outside` where the pair is not in the domain.
    pub fn grid<T: Clone>(&self, outside: T, value: impl Fn(usize, &Pair) -> T) -> Vec<T> {
        let p = self.p as usize;
        let mut cells = vec![outside; p * p];
        for (row, pair) in self.pairs.iter().enumerate() {
            cells[pair.a as usize * p + pair.b as usize] = value(row, pair);
        }
        cells
    }
}

/// Number of training pairs: ⌊train_fraction · n⌋, which gives the sizes of both reference codes (4,704 of 9,409 at one
/// half in openai/grok, 3,830 of 12,769 at 0.3 in Nanda et al.). The margin absorbs products such as 0.29 · 100, which
/// floating point puts just below 29.
#[must_use]
pub fn train_count(n_pairs: usize, train_fraction: f64) -> usize {
    (n_pairs as f64 * train_fraction + 1e-6).floor() as usize
}

fn train_rows(n_pairs: usize, train_fraction: f64, split_seed: u32) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n_pairs).collect();
    Rng::new(split_seed, Stream::Split).shuffle(&mut order);
    order.truncate(train_count(n_pairs, train_fraction));
    order
}
