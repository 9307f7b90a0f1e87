//! Attention from `=` to a, b and itself: examples look up the rows of their tokens and mix them.

use super::{
    exp::exp,
    lanes::{LANES, Lanes, ZERO, add_scaled, padded},
    tables::Tables,
    weights::Sums,
};
use crate::Sizes;

/// Positions that `=` attends to.
const N_CTX: usize = 3;

/// The attention of a block of examples.
pub struct Attention {
    p: usize,
    /// Rows of a table, padded.
    height: usize,
    /// The head of each feature, `[d_model]`, padded.
    heads: Vec<usize>,
    /// Attention patterns, `[rows][n_heads / 8][n_ctx]`.
    pattern: Vec<[Lanes; N_CTX]>,
    /// Heads over eight, rounded up.
    head_panels: usize,
    /// Rows of the tables that each example looks at, `[rows]`.
    looks_at: Vec<[usize; N_CTX]>,
}

impl Attention {
    /// For blocks of that many examples, padded.
    pub fn new(rows: usize, sizes: &Sizes) -> Self {
        let head_panels = padded(sizes.n_heads) / LANES;
        let last = sizes.n_heads - 1;
        let heads = (0..padded(sizes.d_model)).map(|feature| (feature / sizes.d_head()).min(last));
        Self {
            p: sizes.p,
            height: padded(sizes.table_rows()),
            heads: heads.collect(),
            pattern: vec![[ZERO; N_CTX]; rows * head_panels],
            head_panels,
            looks_at: vec![[2 * sizes.p; N_CTX]; rows],
        }
    }

    /// The mixture of values for each pair (a, b); rows beyond the pairs attend to `=` alone.
    ///
    /// # Shapes
    /// - `z`: panels `[d_model / 8][rows]`
    #[inline(never)]
    pub fn forward(&mut self, tables: &Tables, a: &[u32], b: &[u32], z: &mut [Lanes]) {
        let rows = self.looks_at.len();
        for (row, (&a, &b)) in a.iter().zip(b).enumerate() {
            self.looks_at[row] = [a as usize, self.p + b as usize, 2 * self.p];
        }
        for row in 0..rows {
            self.attend(tables, row);
            for (panel, z) in z.chunks_exact_mut(rows).enumerate() {
                z[row] = self.mixed(tables, row, panel);
            }
        }
    }

    /// Softmax over the three scores, eight heads at a time.
    fn attend(&mut self, tables: &Tables, row: usize) {
        for panel in 0..self.head_panels {
            let scores = self.looks_at[row].map(|at| tables.scores[panel * self.height + at]);
            self.pattern[row * self.head_panels + panel] = softmax(&scores);
        }
    }

    fn mixed(&self, tables: &Tables, row: usize, panel: usize) -> Lanes {
        let mut sum = ZERO;
        for (i, at) in self.looks_at[row].into_iter().enumerate() {
            let weight = self.spread(row, i, panel);
            add_scaled(&mut sum, &weight, &tables.values[panel * self.height + at]);
        }
        sum
    }

    /// How much eight features of one example take from position `i`: each the weight of its head.
    #[inline(always)]
    fn spread(&self, row: usize, i: usize, panel: usize) -> Lanes {
        let pattern = &self.pattern[row * self.head_panels..][..self.head_panels];
        let heads = &self.heads[panel * LANES..][..LANES];
        if heads[0] == heads[LANES - 1] {
            return [pattern[heads[0] / LANES][i][heads[0] % LANES]; LANES];
        }
        std::array::from_fn(|lane| pattern[heads[lane] / LANES][i][heads[lane] % LANES])
    }

    /// Adds what the tables receive to `sums`.
    ///
    /// # Shapes
    /// - `d_z`: panels `[d_model / 8][rows]`; rows beyond the pairs are 0
    #[inline(never)]
    pub fn backward(&self, tables: &Tables, d_z: &[Lanes], sums: &mut Sums) {
        let rows = self.looks_at.len();
        // Each lane a part of the sum: [n_heads][n_ctx]
        let mut d_pattern = vec![[ZERO; N_CTX]; self.head_panels * LANES];
        for (row, looks_at) in self.looks_at.iter().enumerate() {
            d_pattern.fill([ZERO; N_CTX]);
            for (panel, d_z) in d_z.chunks_exact(rows).enumerate() {
                for (i, at) in looks_at.iter().enumerate() {
                    let at = panel * self.height + at;
                    add_scaled(&mut sums.values[at], &self.spread(row, i, panel), &d_z[row]);
                    self.collect(&mut d_pattern, i, panel, &d_z[row], &tables.values[at]);
                }
            }
            for (panel, d_pattern) in d_pattern.chunks_exact(LANES).enumerate() {
                let pattern = &self.pattern[row * self.head_panels + panel];
                let d_scores = softmax_backward(pattern, &lane_sums(d_pattern));
                for (at, d_score) in looks_at.iter().zip(&d_scores) {
                    add_scaled(
                        &mut sums.scores[panel * self.height + at],
                        &[1.0; LANES],
                        d_score,
                    );
                }
            }
        }
    }

    /// Adds the products of eight features to their heads' sums.
    #[inline(always)]
    fn collect(
        &self,
        d_pattern: &mut [[Lanes; N_CTX]],
        i: usize,
        panel: usize,
        d_z: &Lanes,
        value: &Lanes,
    ) {
        let heads = &self.heads[panel * LANES..][..LANES];
        if heads[0] == heads[LANES - 1] {
            return add_scaled(&mut d_pattern[heads[0]][i], d_z, value);
        }
        for lane in 0..LANES {
            d_pattern[heads[lane]][i][lane] += d_z[lane] * value[lane];
        }
    }
}

/// Eight heads' sums, side by side.
#[inline(always)]
fn lane_sums(parts: &[[Lanes; N_CTX]]) -> [Lanes; N_CTX] {
    std::array::from_fn(|i| std::array::from_fn(|head| parts[head][i].iter().sum()))
}

/// Softmax over three positions, for eight heads.
#[inline(always)]
fn softmax(scores: &[Lanes; N_CTX]) -> [Lanes; N_CTX] {
    let [x, y, z] = scores;
    let most: Lanes = std::array::from_fn(|lane| x[lane].max(y[lane]).max(z[lane]));
    let powers: [Lanes; N_CTX] =
        scores.map(|score| std::array::from_fn(|lane| exp(score[lane] - most[lane])));
    let sum: Lanes =
        std::array::from_fn(|lane| powers[0][lane] + powers[1][lane] + powers[2][lane]);
    powers.map(|power| std::array::from_fn(|lane| power[lane] / sum[lane]))
}

#[inline(always)]
fn softmax_backward(pattern: &[Lanes; N_CTX], d_pattern: &[Lanes; N_CTX]) -> [Lanes; N_CTX] {
    let mut mean = ZERO;
    for (pattern, d_pattern) in pattern.iter().zip(d_pattern) {
        add_scaled(&mut mean, pattern, d_pattern);
    }
    std::array::from_fn(|i| {
        std::array::from_fn(|lane| pattern[i][lane] * (d_pattern[i][lane] - mean[lane]))
    })
}
