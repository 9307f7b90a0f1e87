//! The eigenvalues of one matrix, and of the same entries shuffled.

use crate::{
    math::{
        linear::squared_singular_values,
        spectrum::{Bulk, PowerLaw, power_law},
    },
    rng::{Rng, Stream},
    snapshot::Matrix,
};

/// A matrix with fewer rows or columns has no spectrum worth the name.
pub const SMALLEST: usize = 8;

/// What is known of one matrix.
pub struct Examined {
    /// Name of the tensor.
    pub tensor: String,
    /// Its letter or word after `W_`.
    pub letter: String,
    /// Its layer, if it is of one.
    pub layer: Option<usize>,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// Eigenvalues of WᵀW/N, descending.
    pub trained: Vec<f64>,
    /// The same after its entries were shuffled.
    pub shuffled: Vec<f64>,
    /// What chance would make of as large a matrix with entries of the same variance.
    pub bulk: Bulk,
    /// The tail of its eigenvalues.
    pub law: Option<PowerLaw>,
}

impl Examined {
    /// `None` for what has no spectrum: vectors, small matrices, positions, and matrices of zeros.
    pub fn new(matrix: Matrix) -> Option<Self> {
        let (place, letter) = matrix
            .name
            .split_once("W_")
            .filter(|(_, letter)| *letter != "pos")?;
        let (short, long) = (
            matrix.rows.min(matrix.columns),
            matrix.rows.max(matrix.columns),
        );
        if short < SMALLEST || matrix.values.iter().all(|x| *x == 0.0) {
            return None;
        }
        let entries: Vec<f64> = matrix.values.iter().map(|&x| f64::from(x)).collect();
        let eigenvalues = |entries: &[f64]| -> Vec<f64> {
            let squares = squared_singular_values(entries, matrix.columns);
            squares.into_iter().map(|x| x / long as f64).collect()
        };
        let trained = eigenvalues(&entries);
        let order = shuffling(entries.len());
        let shuffled: Vec<f64> = order.iter().map(|&at| entries[at]).collect();
        Some(Self {
            tensor: matrix.name.to_owned(),
            letter: letter.to_owned(),
            layer: place.split('.').find_map(|part| part.parse().ok()),
            rows: matrix.rows,
            columns: matrix.columns,
            shuffled: eigenvalues(&shuffled),
            bulk: Bulk::new(matrix.rows, matrix.columns, variance(&entries)),
            law: power_law(&trained),
            trained,
        })
    }

    /// What pictures call it.
    pub fn name(&self) -> String {
        match self.layer {
            Some(layer) => format!("{layer}.W_{}", self.letter),
            None => format!("W_{}", self.letter),
        }
    }

    /// ‖W‖²_F / ‖W‖²₂: how many directions carry the matrix.
    pub fn stable_rank(&self) -> f64 {
        self.trained.iter().sum::<f64>() / self.trained[0]
    }

    /// How many eigenvalues chance would not make.
    pub fn spikes(&self) -> usize {
        above(&self.trained, self.bulk.limit)
    }

    /// Largest distance between the cumulative distributions of the shuffled matrix's eigenvalues and of chance's
    /// (Kolmogorov and Smirnov).
    pub fn distance(&self) -> f64 {
        let n = self.shuffled.len() as f64;
        let (mut below, mut from, mut most) = (0.0, self.bulk.low, 0.0_f64);
        for (i, &x) in self.shuffled.iter().rev().enumerate() {
            below += mass(&self.bulk, from, x.clamp(from, self.bulk.high.max(from)));
            from = x.max(from);
            let [before, after] = [i, i + 1].map(|count| (below - count as f64 / n).abs());
            most = most.max(before).max(after);
        }
        most
    }

    /// How many stand out after its entries were shuffled.
    pub fn traps(&self) -> usize {
        above(&self.shuffled, self.bulk.limit)
    }
}

/// From where the entries of a matrix of that many come when they are shuffled: always the same.
pub fn shuffling(n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    Rng::new(0, Stream::Lens { draw: 0 }).shuffle(&mut order);
    order
}

/// The share of chance's eigenvalues within bounds, by the midpoint rule.
pub fn mass(bulk: &Bulk, low: f64, high: f64) -> f64 {
    const PARTS: usize = 32;
    let step = (high - low) / PARTS as f64;
    let part = |i: usize| bulk.density(low + (i as f64 + 0.5) * step) * step;
    (0..PARTS).map(part).sum()
}

fn above(eigenvalues: &[f64], limit: f64) -> usize {
    eigenvalues.iter().filter(|x| **x > limit).count()
}

fn variance(entries: &[f64]) -> f64 {
    let n = entries.len() as f64;
    let mean = entries.iter().sum::<f64>() / n;
    entries.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
}
