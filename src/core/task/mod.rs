//! The task: an operation's table of pairs, and which of them the network is shown.

mod answers;
pub mod choices;
pub mod custom;
mod labels;
pub mod operations;
pub mod permutations;
mod split;

pub use answers::Answers;
pub use split::train_count;

use crate::{
    config::{RunConfig, Valid},
    error::ConfigError,
    task::choices::{Holdout, Labels},
};

/// Which part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The pairs that are trained on.
    Train,
    /// The pairs that are held out.
    Test,
}

/// One row of the table: a ∘ b = c.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// First operand.
    pub a: u32,
    /// Second operand.
    pub b: u32,
    /// The answer that the network is told, and asked for.
    pub c: u32,
    /// The operation's answer.
    pub right: u32,
    /// Which part of the table it belongs to.
    pub split: Split,
}

impl Pair {
    /// Whether the network is told another answer than the operation's.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.c != self.right
    }
}

/// Whether a config's task can be used: what its settings demand of each other.
///
/// # Errors
/// The first setting that cannot be used.
pub fn check(config: &RunConfig) -> Result<(), ConfigError> {
    let answers = Answers::of(&config.task)?;
    if answers.n_pairs() < 2 {
        return Err(custom::too_few(&config.task, answers.n_pairs()));
    }
    check_split(config, answers.n_pairs())?;
    check_wrong_labels(config, &answers)
}

fn check_split(config: &RunConfig, n_pairs: usize) -> Result<(), ConfigError> {
    let task = &config.task;
    let n_train = config.n_train();
    if (1..n_pairs).contains(&n_train) {
        return Ok(());
    }
    let sides = format!("at least one of the {n_pairs} pairs on either side");
    Err(match task.holdout {
        Holdout::Random => {
            let allowed = format!("a fraction that leaves {sides}");
            ConfigError::new("task.train_fraction", task.train_fraction, allowed)
        }
        holdout => {
            let allowed = format!(
                "a hold-out that leaves {sides}: random, or another task.train_fraction or seeds.split_seed"
            );
            ConfigError::new("task.holdout", holdout.id(), allowed)
        }
    })
}

fn check_wrong_labels(config: &RunConfig, answers: &Answers) -> Result<(), ConfigError> {
    let n_wrong = config.n_wrong();
    if n_wrong == 0 {
        return Ok(());
    }
    let refused = |allowed: String| Err(ConfigError::new("task.wrong_labels", n_wrong, allowed));
    let n_train = config.n_train();
    if n_wrong > n_train {
        return refused(format!(
            "0 to {n_train}, the number of training pairs of this task"
        ));
    }
    let counts = labels::train_counts(&parted(config, answers), answers.n);
    match counts.iter().filter(|&&count| count > 0).count() {
        0 | 1 => refused("0, where all training pairs have the same answer".to_owned()),
        _ => Ok(()),
    }
}

impl RunConfig {
    /// Number of training pairs of a task whose operation can be used.
    #[must_use]
    pub fn n_train(&self) -> usize {
        let Ok(answers) = Answers::of(&self.task) else {
            return 0;
        };
        if self.task.holdout == Holdout::Random {
            return train_count(answers.n_pairs(), self.task.train_fraction);
        }
        let is_train = |pair: &&Pair| pair.split == Split::Train;
        parted(self, &answers).iter().filter(is_train).count()
    }

    /// Number of training pairs with another pair's answer.
    fn n_wrong(&self) -> usize {
        match self.task.labels {
            Labels::True => self.task.wrong_labels as usize,
            Labels::Random => 0,
        }
    }
}

/// All in-domain pairs, ordered by a and then b, parted; no answer is wrong yet, unless all are random.
fn parted(config: &RunConfig, answers: &Answers) -> Vec<Pair> {
    let n = answers.n;
    let pair = |(i, &c): (usize, &Option<u32>)| {
        Some(Pair {
            a: i as u32 / n,
            b: i as u32 % n,
            c: c?,
            right: c?,
            split: Split::Test,
        })
    };
    let mut pairs: Vec<Pair> = answers.cells.iter().enumerate().filter_map(pair).collect();
    if config.task.labels == Labels::Random {
        labels::draw(&mut pairs, n, config.seeds.split_seed);
    }
    split::part(&mut pairs, n, &config.task, config.seeds.split_seed);
    pairs
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
    /// The table of a config. Which pairs are for training, which of those have wrong answers, and random answers depend
    /// on the task and the split seed alone. Held-out whole answers are answers as the network is told them.
    #[must_use]
    pub fn new(config: &Valid<RunConfig>) -> Self {
        let answers = Answers::of(&config.task).expect("validated: the operation has answers");
        let mut pairs = parted(config, &answers);
        if config.n_wrong() > 0 {
            let seed = config.seeds.split_seed;
            labels::mislead(&mut pairs, answers.n, config.n_wrong(), seed);
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
