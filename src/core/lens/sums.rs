//! Logits as a function of the sum of both places: the exact and cheap forms of the measures of Nanda et al.
//! (arXiv 2301.05217). Their projections onto cos and sin of w·(a + b) depend on the sum alone, so they are computed on the
//! mean over all pairs with the same sum.

use super::{
    group::Group,
    softmax::{cross_entropy, most_likely},
};
use crate::{
    math::fourier::Basis,
    snapshot::Snapshot,
    task::{Pair, Split},
};

/// The logits of a table, averaged over pairs with the same sum.
pub struct Sums<'a> {
    snapshot: &'a Snapshot,
    /// The group.
    pub group: Group,
    /// Its waves.
    pub basis: Basis,
    /// Rows of the table that lie in the group, each with its sum.
    rows: Vec<(usize, usize)>,
    /// Mean logits by sum and by place of the answer, `[order · order]`.
    mean: Vec<f64>,
}

impl<'a> Sums<'a> {
    /// The sums of a snapshot.
    ///
    /// # Errors
    /// If the operation is no cyclic group.
    pub fn of(snapshot: &'a Snapshot) -> Result<Self, String> {
        let group = Group::of(&snapshot.config)?;
        let n = group.order;
        let pairs = snapshot.table.pairs.iter().enumerate();
        let rows: Vec<_> = pairs
            .filter_map(|(row, pair)| Some((row, group.class(pair)?)))
            .collect();
        let mut sums = Self {
            basis: Basis::new(n),
            mean: vec![0.0; n * n],
            snapshot,
            group,
            rows,
        };
        for &(row, sum) in &sums.rows {
            let logits = sums.snapshot.trace().logits.row(row);
            for (mean, &symbol) in sums.mean[sum * n..].iter_mut().zip(&sums.group.symbols) {
                *mean += f64::from(logits[symbol]) / n as f64;
            }
        }
        Ok(sums)
    }

    /// Number of places.
    #[must_use]
    pub fn order(&self) -> usize {
        self.group.order
    }

    fn pair(&self, row: usize) -> &Pair {
        &self.snapshot.table.pairs[row]
    }

    /// The logits of one row of the table, by place of the answer, `[order]`.
    fn logits(&self, row: usize) -> impl Iterator<Item = f64> {
        let logits = self.snapshot.trace().logits.row(row);
        self.group
            .symbols
            .iter()
            .map(|&symbol| f64::from(logits[symbol]))
    }

    /// The cosine and sine parts of the mean logits for one frequency, each `[order]`.
    fn parts(&self, k: usize) -> [Vec<f64>; 2] {
        let (n, norm) = (self.order(), self.basis.norm(k));
        let mut parts = [vec![0.0; n], vec![0.0; n]];
        for (sum, row) in self.mean.chunks_exact(n).enumerate() {
            let waves = [self.basis.cos(k, sum), self.basis.sin(k, sum)];
            for (part, wave) in parts.iter_mut().zip(waves) {
                let weight = wave * norm;
                part.iter_mut().zip(row).for_each(|(x, l)| *x += weight * l);
            }
        }
        parts
    }

    /// What the logits say about these frequencies of the sum, `[order · order]`.
    fn projection(&self, keys: &[usize]) -> Vec<f64> {
        let n = self.order();
        let mut kept = vec![0.0; n * n];
        for &k in keys {
            let (norm, [cos, sin]) = (self.basis.norm(k), self.parts(k));
            for (sum, row) in kept.chunks_exact_mut(n).enumerate() {
                let (c, s) = (norm * self.basis.cos(k, sum), norm * self.basis.sin(k, sum));
                for (x, (cos, sin)) in row.iter_mut().zip(cos.iter().zip(&sin)) {
                    *x += c * cos + s * sin;
                }
            }
        }
        kept
    }

    /// Mean loss on either part of the table, training pairs first, if only these frequencies of the sum and the mean are
    /// kept of the logits: the restricted loss, in nats.
    #[must_use]
    pub fn restricted(&self, keys: &[usize]) -> [f64; 2] {
        let n = self.order();
        let mut logits = self.projection(keys);
        for place in 0..n {
            let mean = (0..n).map(|sum| self.mean[sum * n + place]).sum::<f64>() / n as f64;
            (0..n).for_each(|sum| logits[sum * n + place] += mean);
        }
        self.losses(|_, sum, answer| cross_entropy(&logits[sum * n..][..n], answer))
    }

    /// Mean loss on either part of the table, training pairs first, if these frequencies of the sum are taken out of the
    /// logits: the excluded loss, in nats. Published for the training pairs.
    #[must_use]
    pub fn excluded(&self, keys: &[usize]) -> [f64; 2] {
        let n = self.order();
        let known = self.projection(keys);
        self.losses(|row, sum, answer| {
            let rest = self
                .logits(row)
                .zip(&known[sum * n..])
                .map(|(x, known)| x - known);
            cross_entropy(&rest.collect::<Vec<_>>(), answer)
        })
    }

    /// Mean loss on either part of the table, training pairs first, in nats; the logits of symbols outside the group are
    /// left out.
    #[must_use]
    pub fn full(&self) -> [f64; 2] {
        self.losses(|row, _, answer| cross_entropy(&self.logits(row).collect::<Vec<_>>(), answer))
    }

    fn losses(&self, loss: impl Fn(usize, usize, usize) -> f64) -> [f64; 2] {
        [Split::Train, Split::Test].map(|split| {
            let of_split = |&&(row, _): &&(usize, usize)| self.pair(row).split == split;
            let told = |&(row, sum): &(usize, usize)| {
                let answer = self.group.place(self.pair(row).c as usize)?;
                Some(loss(row, sum, answer))
            };
            let losses: Vec<f64> = self.rows.iter().filter(of_split).filter_map(told).collect();
            losses.iter().sum::<f64>() / losses.len().max(1) as f64
        })
    }

    /// How much of the logits lies in each frequency of the sum, `[frequencies]`: squared, over all pairs.
    #[must_use]
    pub fn energies(&self) -> Vec<f64> {
        let squared = |part: &Vec<f64>| part.iter().map(|x| x * x).sum::<f64>();
        (1..=self.basis.frequencies())
            .map(|k| self.order() as f64 * self.parts(k).iter().map(squared).sum::<f64>())
            .collect()
    }

    /// Squared distance of the logits from their mean over all pairs.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let n = self.order();
        let mut mean = vec![0.0; n];
        for row in self.mean.chunks_exact(n) {
            mean.iter_mut()
                .zip(row)
                .for_each(|(m, x)| *m += x / n as f64);
        }
        let off = |&(row, _): &(usize, usize)| -> f64 {
            self.logits(row)
                .zip(&mean)
                .map(|(x, m)| (x - m).powi(2))
                .sum()
        };
        self.rows.iter().map(off).sum()
    }

    /// Coefficient of cos(w·(sum − answer)) in the logits for each frequency, `[frequencies]`.
    #[must_use]
    pub fn coefficients(&self) -> Vec<f64> {
        let n = self.order();
        let along = |k: usize| {
            let term = |(i, x): (usize, &f64)| {
                let (sum, answer) = (i / n, i % n);
                x * self.basis.cos(k, sum + n - answer)
            };
            let sum: f64 = self.mean.iter().enumerate().map(term).sum();
            self.basis.norm(k).powi(2) * sum / n as f64
        };
        (1..=self.basis.frequencies()).map(along).collect()
    }

    /// Share of the logits' variance that Σ coefficient·cos(w·(sum − answer)) over these frequencies explains, after the
    /// mean over answers is taken out of each pair's logits, which no probability depends on.
    #[must_use]
    pub fn explained(&self, keys: &[usize]) -> f64 {
        let n = self.order() as f64;
        let coefficients = self.coefficients();
        let part = |&k: &usize| coefficients[k - 1].powi(2) * n * n / self.basis.norm(k).powi(2);
        let total = |&(row, _): &(usize, usize)| -> f64 {
            let mean = self.logits(row).sum::<f64>() / n;
            self.logits(row).map(|x| (x - mean).powi(2)).sum()
        };
        keys.iter().map(part).sum::<f64>() / self.rows.iter().map(total).sum::<f64>()
    }

    /// How far the right answer's logit is above the best other's, for every pair of one part of the table that lies in the
    /// group.
    #[must_use]
    pub fn margins(&self, split: Split) -> Vec<f32> {
        margins(self.snapshot, split)
    }
}

/// How far the told answer's logit is above the best other's, for every pair of one part of the table.
#[must_use]
pub fn margins(snapshot: &Snapshot, split: Split) -> Vec<f32> {
    let margin = |row: usize| {
        let logits = snapshot.trace().logits.row(row);
        let answer = snapshot.table.pairs[row].c as usize;
        let mut others = logits.to_vec();
        others[answer] = f32::NEG_INFINITY;
        logits[answer] - others[most_likely(&others)]
    };
    snapshot.table.rows(split).into_iter().map(margin).collect()
}
