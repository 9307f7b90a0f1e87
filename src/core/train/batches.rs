//! The pairs on the device, and which of them a step sees.

use burn::tensor::{Device, Int, Tensor, TensorData};

use super::choices::Sampling;
use crate::{
    config::TrainConfig,
    rng::{Chance, Rng, Stream},
    task::Table,
};

/// Some pairs of the table as token tensors.
#[derive(Clone)]
pub struct Rows {
    /// First operands, `[n]`.
    pub a: Tensor<1, Int>,
    /// Second operands, `[n]`.
    pub b: Tensor<1, Int>,
    /// Right answers, `[n]`.
    pub labels: Tensor<1, Int>,
}

impl Rows {
    /// Uploads the pairs with these row numbers, in this order.
    #[must_use]
    pub fn new(table: &Table, rows: &[usize], device: &Device) -> Self {
        let column = |value: fn(&crate::task::Pair) -> u32| {
            let values: Vec<i32> = rows
                .iter()
                .map(|&row| value(&table.pairs[row]) as i32)
                .collect();
            Tensor::from_data(TensorData::new(values, [rows.len()]), device) // [n]
        };
        Self {
            a: column(|pair| pair.a),
            b: column(|pair| pair.b),
            labels: column(|pair| pair.c),
        }
    }

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.dims()[0]
    }

    /// Whether there are no pairs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// First operands, second operands, right answers.
    #[must_use]
    pub fn columns(self) -> [Tensor<1, Int>; 3] {
        [self.a, self.b, self.labels]
    }

    /// The pairs `start..end`.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Self {
        let cut = |column: &Tensor<1, Int>| column.clone().slice(start..end); // [end − start]
        Self {
            a: cut(&self.a),
            b: cut(&self.b),
            labels: cut(&self.labels),
        }
    }
}

/// The training pairs, portioned. Without replacement, a pass shuffles them anew and cuts them into batches: the last one
/// smaller, as in openai/grok, or all alike, give or take a pair. The batch of a step is a function of (seed, step): nothing has to be remembered to continue a run.
pub struct Batches {
    table: Table,
    train_rows: Vec<usize>,
    batch_seed: u32,
    batch_size: usize,
    sampling: Sampling,
    device: Device,
    /// The first step of those that have been portioned, and their batches.
    current: Option<(u32, Vec<Rows>)>,
}

/// So many batches of a pass are uploaded together, each by itself: to cut them out of the pass on a GPU would be three
/// kernels a step, and whatever is uploaded makes a GPU submit what it has been given so far.
const AHEAD: u32 = 64;

impl Batches {
    /// Portions `train_rows` of the table.
    #[must_use]
    pub fn new(
        table: Table,
        train_rows: Vec<usize>,
        config: &TrainConfig,
        batch_seed: u32,
        device: &Device,
    ) -> Self {
        Self {
            batch_size: config.batch_rows(train_rows.len()),
            sampling: match config.batch_size {
                Some(_) => config.sampling,
                None => Sampling::Passes,
            },
            table,
            train_rows,
            batch_seed,
            device: device.clone(),
            current: None,
        }
    }

    /// Number of pairs of update number `step`.
    #[must_use]
    pub fn rows_at(&self, step: u32) -> usize {
        if self.sampling == Sampling::Replacement {
            return self.batch_size;
        }
        let (start, end) = self.cut(step);
        end - start
    }

    /// First pair of a step's batch within its pass, and the first that is not of it any more.
    fn cut(&self, step: u32) -> (usize, usize) {
        let (n, per_epoch) = (self.train_rows.len(), self.per_epoch());
        let at = |index: u32| match self.sampling {
            Sampling::Even => index as usize * n / per_epoch as usize,
            _ => n.min(index as usize * self.batch_size),
        };
        let index = step % per_epoch;
        (at(index), at(index + 1))
    }

    fn per_epoch(&self) -> u32 {
        self.train_rows.len().div_ceil(self.batch_size) as u32
    }

    /// The pairs of update number `step`, counted from 0.
    pub fn at(&mut self, step: u32) -> Rows {
        if self.sampling == Sampling::Replacement {
            return self.drawn(step);
        }
        let per_epoch = self.per_epoch();
        // A full batch has one order only: shuffling would change nothing but the rounding.
        let step = if per_epoch == 1 { 0 } else { step };
        let (pass, index) = (step / per_epoch, step % per_epoch);
        let first = index - index % AHEAD;
        let from = pass * per_epoch + first;
        if self.current.as_ref().is_none_or(|(of, _)| *of != from) {
            let order = self.order(pass, per_epoch);
            let batches = (first..per_epoch.min(first + AHEAD)).map(|index| {
                let (start, end) = self.cut(index);
                Rows::new(&self.table, &order[start..end], &self.device)
            });
            self.current = Some((from, batches.collect()));
        }
        let (_, batches) = self
            .current
            .as_ref()
            .expect("they have just been portioned");
        batches[(index - first) as usize].clone()
    }

    /// As many pairs as a batch has, each any of them.
    fn drawn(&mut self, step: u32) -> Rows {
        // Several shards of one step ask for the same batch.
        if let Some((of, drawn)) = &self.current
            && *of == step
        {
            return drawn[0].clone();
        }
        let what = Chance::Pairs;
        let mut rng = Rng::new(self.batch_seed, Stream::Step { what, step });
        let draw = |_| self.train_rows[rng.below(self.train_rows.len())];
        let drawn: Vec<usize> = (0..self.batch_size).map(draw).collect();
        let rows = Rows::new(&self.table, &drawn, &self.device);
        self.current = Some((step, vec![rows.clone()]));
        rows
    }

    fn order(&self, epoch: u32, per_epoch: u32) -> Vec<usize> {
        let mut order = self.train_rows.clone();
        if per_epoch > 1 {
            Rng::new(self.batch_seed, Stream::Batch { epoch }).shuffle(&mut order);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{presets, task::Split};

    fn sizes(sampling: Sampling, train_fraction: f64) -> Vec<usize> {
        let mut config = presets::find("minute").expect("a preset").config();
        config.task.train_fraction = train_fraction;
        config.train.batch_size = Some(512);
        config.train.sampling = sampling;
        let config = config.validate().expect("a valid config");
        let table = Table::new(&config);
        let rows = table.rows(Split::Train);
        let mut batches = Batches::new(table, rows, &config.train, 0, &Device::flex());
        (0..batches.per_epoch())
            .map(|step| {
                assert_eq!(batches.at(step).len(), batches.rows_at(step));
                batches.rows_at(step)
            })
            .collect()
    }

    #[test]
    fn a_pass_is_cut_evenly_or_leaves_a_small_last_batch() {
        assert_eq!(sizes(Sampling::Passes, 0.45), [512, 512, 512, 30]);
        assert_eq!(sizes(Sampling::Even, 0.45), [391, 392, 391, 392]);
        assert_eq!(sizes(Sampling::Even, 0.35), [406; 3]);
        assert_eq!(sizes(Sampling::Even, 0.1), [348]);
    }

    #[test]
    fn a_pass_of_small_batches_shows_every_pair_once() {
        let mut config = presets::find("tiny").expect("a preset").config();
        config.task.p = 13;
        config.task.train_fraction = 0.9;
        config.train.batch_size = Some(1);
        let config = config.validate().expect("a valid config");
        let table = Table::new(&config);
        let rows = table.rows(Split::Train);
        assert!(rows.len() > 2 * AHEAD as usize);
        let mut batches = Batches::new(table, rows.clone(), &config.train, 0, &Device::flex());
        let mut pass = |from: usize| -> Vec<[i64; 2]> {
            let pair = |step| {
                let [a, b, _] = batches.at(step as u32).columns();
                [a, b].map(|column| column.into_data().iter::<i64>().next().expect("one pair"))
            };
            (from..from + rows.len()).map(pair).collect()
        };
        let (first, second) = (pass(0), pass(rows.len()));
        assert_ne!(first, second);
        let sorted = |mut pairs: Vec<[i64; 2]>| {
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        };
        let (first, second) = (sorted(first), sorted(second));
        assert_eq!((first.len(), &first), (rows.len(), &second));
    }
}
