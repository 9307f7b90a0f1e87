//! The real Fourier basis on n residues, as in Nanda et al. (arXiv 2301.05217): a constant, then a cosine and a sine for
//! each frequency; for even n the alternating row comes last.

use std::f64::consts::TAU;

/// Orthonormal waves on `n` residues.
#[derive(Clone, Debug)]
pub struct Basis {
    /// Number of residues.
    pub n: usize,
    /// cos(2πj/n) and sin(2πj/n).
    circle: Vec<[f64; 2]>,
}

impl Basis {
    /// The waves on `n` residues.
    #[must_use]
    pub fn new(n: usize) -> Self {
        let angle = |j: usize| TAU * j as f64 / n as f64;
        let circle = (0..n).map(|j| [libm::cos(angle(j)), libm::sin(angle(j))]);
        Self {
            n,
            circle: circle.collect(),
        }
    }

    /// How many frequencies there are beside the constant: 1 to n/2.
    #[must_use]
    pub fn frequencies(&self) -> usize {
        self.n / 2
    }

    /// Whether a frequency has a cosine only: the alternating one.
    #[must_use]
    pub fn is_alternating(&self, k: usize) -> bool {
        2 * k == self.n
    }

    /// cos(2πkj/n), not normalised.
    #[must_use]
    pub fn cos(&self, k: usize, j: usize) -> f64 {
        self.circle[k * j % self.n][0]
    }

    /// sin(2πkj/n), not normalised.
    #[must_use]
    pub fn sin(&self, k: usize, j: usize) -> f64 {
        self.circle[k * j % self.n][1]
    }

    /// What normalises the waves of a frequency.
    #[must_use]
    pub fn norm(&self, k: usize) -> f64 {
        let weight = if k == 0 || self.is_alternating(k) {
            1.0
        } else {
            2.0
        };
        (weight / self.n as f64).sqrt()
    }

    /// Squared size of the cosine and sine parts of each frequency 1, 2, … of columns of numbers.
    ///
    /// # Shapes
    /// - `rows`: `n` rows of equal length, one per residue
    /// - output: `[frequencies]` pairs
    #[must_use]
    pub fn spectrum(&self, rows: &[&[f32]]) -> Vec<[f64; 2]> {
        let part = |k: usize, wave: fn(&Self, usize, usize) -> f64| -> f64 {
            let mut sum = vec![0.0; rows[0].len()];
            for (j, row) in rows.iter().enumerate() {
                let weight = wave(self, k, j);
                sum.iter_mut()
                    .zip(*row)
                    .for_each(|(sum, &x)| *sum += weight * f64::from(x));
            }
            let norm = self.norm(k);
            sum.iter().map(|x| (x * norm).powi(2)).sum()
        };
        (1..=self.frequencies())
            .map(|k| [part(k, Self::cos), part(k, Self::sin)])
            .collect()
    }

    /// The same for one column of numbers, `[n]`, not squared: the coefficients.
    #[must_use]
    pub fn coefficients(&self, column: &[f64]) -> Vec<[f64; 2]> {
        let along = |k: usize| {
            let mut sums = [0.0; 2];
            for (j, x) in column.iter().enumerate() {
                sums[0] += x * self.cos(k, j);
                sums[1] += x * self.sin(k, j);
            }
            sums.map(|sum| sum * self.norm(k))
        };
        (1..=self.frequencies()).map(along).collect()
    }
}

/// Gini coefficient of numbers that are not negative (Hurley and Rickard 2009): 0 where all are equal, nearly 1 where one
/// has everything. Not a number where there is nothing to share.
#[must_use]
pub fn gini(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (n, sum) = (sorted.len() as f64, sorted.iter().sum::<f64>());
    let ranked = sorted.iter().enumerate();
    let weighted: f64 = ranked.map(|(i, x)| x / sum * (n - i as f64 - 0.5)).sum();
    1.0 - 2.0 * weighted / n
}

/// Entropy of numbers that are not negative, as shares of their sum, in bits.
#[must_use]
pub fn entropy_bits(numbers: &[f64]) -> f64 {
    let sum: f64 = numbers.iter().sum();
    let term = |&x: &f64| {
        if x > 0.0 {
            -(x / sum) * libm::log2(x / sum)
        } else {
            0.0
        }
    };
    numbers.iter().map(term).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waves_are_orthonormal_for_odd_and_even_numbers_of_residues() {
        for n in [2, 5, 12, 113] {
            let basis = Basis::new(n);
            let mut rows = vec![vec![basis.norm(0); n]];
            for k in 1..=basis.frequencies() {
                rows.push((0..n).map(|j| basis.norm(k) * basis.cos(k, j)).collect());
                if !basis.is_alternating(k) {
                    rows.push((0..n).map(|j| basis.norm(k) * basis.sin(k, j)).collect());
                }
            }
            assert_eq!(rows.len(), n);
            for (i, x) in rows.iter().enumerate() {
                for (j, y) in rows.iter().enumerate() {
                    let product: f64 = x.iter().zip(y).map(|(x, y)| x * y).sum();
                    assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn a_cosine_has_one_frequency() {
        let basis = Basis::new(113);
        let wave: Vec<[f32; 1]> = (0..113).map(|j| [basis.cos(5, j) as f32]).collect();
        let rows: Vec<&[f32]> = wave.iter().map(<[f32; 1]>::as_slice).collect();
        for (i, [cos, sin]) in basis.spectrum(&rows).into_iter().enumerate() {
            let expected = if i + 1 == 5 { 113.0 / 2.0 } else { 0.0 };
            assert!(
                (cos - expected).abs() < 1e-4 && sin < 1e-8,
                "frequency {}",
                i + 1
            );
        }
    }

    #[test]
    fn gini_of_known_shares() {
        let hot = |n: usize, ones: usize| -> Vec<f64> {
            (0..n).map(|i| f64::from(u8::from(i < ones))).collect()
        };
        let expected = [
            (hot(56, 56), 0.0),
            (hot(56, 1), 0.98214),
            (hot(56, 5), 0.91071),
        ];
        for (numbers, gini_of) in expected {
            assert!((gini(&numbers) - gini_of).abs() < 5e-6);
        }
        assert!((gini(&hot(112, 1)) - 0.99107).abs() < 5e-6);
        assert!((entropy_bits(&hot(64, 64)) - 6.0).abs() < 1e-12);
    }
}
