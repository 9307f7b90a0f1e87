//! The task: an operation's table of pairs, and which of them the network is shown.

pub mod choices;
pub mod custom;
pub mod operations;

use crate::{
    config::{RunConfig, TaskConfig, Valid},
    error::ConfigError,
    math::modular::{is_prime, neighbouring_primes},
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

/// The answers of an operation, before anything is held out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Number of symbols: the modulus, or the size of a group or table.
    pub n: u32,
    /// `[n · n]`, a down and b across; `None` where the pair has no answer.
    pub cells: Vec<Option<u32>>,
}

impl Answers {
    /// The answers of a task.
    ///
    /// # Errors
    /// The setting that the operation cannot work with.
    pub fn of(task: &TaskConfig) -> Result<Self, ConfigError> {
        let operation = operations::find(&task.operation).expect("checked against the registry");
        let p = u64::from(operation.size.unwrap_or(task.p));
        if operation.needs_prime && !is_prime(task.p) {
            return Err(not_prime(task.p, operation.label));
        }
        let answer = |i: u64| {
            let (a, b) = (i / p, i % p);
            (operation.in_domain)(a, b).then(|| (operation.answer)(a, b, p) as u32)
        };
        Ok(Self {
            n: p as u32,
            cells: (0..p * p).map(answer).collect(),
        })
    }

    /// Number of pairs that have an answer.
    #[must_use]
    pub fn n_pairs(&self) -> usize {
        self.cells.iter().flatten().count()
    }
}

fn not_prime(p: u32, label: &str) -> ConfigError {
    let near = match neighbouring_primes(p) {
        (Some(below), above) => format!("{below} or {above}"),
        (None, above) => above.to_string(),
    };
    let allowed =
        format!("a prime for {label}, because every divisor needs an inverse; the nearest: {near}");
    ConfigError::new("task.p", p, allowed)
}

/// Whether a task can be used: what its settings demand of each other.
///
/// # Errors
/// The first setting that cannot be used.
pub fn check(task: &TaskConfig) -> Result<(), ConfigError> {
    let n_pairs = Answers::of(task)?.n_pairs();
    let n_train = train_count(n_pairs, task.train_fraction);
    if (1..n_pairs).contains(&n_train) {
        return Ok(());
    }
    let allowed =
        format!("a fraction that leaves at least one of the {n_pairs} pairs on either side");
    Err(ConfigError::new(
        "task.train_fraction",
        task.train_fraction,
        allowed,
    ))
}

impl TaskConfig {
    /// Number of symbols that a, b and c can be.
    #[must_use]
    pub fn n_symbols(&self) -> u32 {
        operations::size(&self.operation).unwrap_or(self.p)
    }

    /// Number of training pairs of a task that has been checked.
    #[must_use]
    pub fn n_train(&self) -> usize {
        let n_pairs = Answers::of(self).map_or(0, |answers| answers.n_pairs());
        train_count(n_pairs, self.train_fraction)
    }
}

/// All in-domain pairs of a task, ordered by a and then b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Number of symbols: the modulus, or the size of a group or table.
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
        let answers = Answers::of(task).expect("validated: the operation has answers");
        let pair = |(i, &c): (usize, &Option<u32>)| {
            let n = answers.n as usize;
            Some(Pair {
                a: (i / n) as u32,
                b: (i % n) as u32,
                c: c?,
                split: Split::Test,
            })
        };
        let mut pairs: Vec<Pair> = answers.cells.iter().enumerate().filter_map(pair).collect();
        for i in train_rows(pairs.len(), task.train_fraction, config.seeds.split_seed) {
            pairs[i].split = Split::Train;
        }
        Self {
            p: answers.n,
            pairs,
        }
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
