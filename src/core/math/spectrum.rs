//! Random matrices and power laws: which eigenvalues of a matrix of weights chance would not make.

/// The bulk of the eigenvalues of WᵀW/N where the entries of W, N × M with N ≥ M, are independent with variance σ²
/// (Marchenko and Pastur 1967).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bulk {
    /// Lower edge.
    pub low: f64,
    /// Upper edge.
    pub high: f64,
    /// What chance hardly ever makes: the upper edge for matrices of this finite size, with room for the fluctuations of
    /// the largest eigenvalue (Johnstone 2001). One in a thousand is larger.
    pub limit: f64,
    ratio: f64,
    variance: f64,
}

/// Standard deviations of Tracy and Widom's distribution from Johnstone's centre: its 99.9 % quantile is 3.27.
const TRACY_WIDOM: f64 = 3.3;

impl Bulk {
    /// The bulk of a matrix of that size and variance.
    #[must_use]
    pub fn new(rows: usize, columns: usize, variance: f64) -> Self {
        let (n, m) = (rows.max(columns) as f64, rows.min(columns) as f64);
        let root = (m / n).sqrt();
        let sum = (n - 1.0).sqrt() + m.sqrt();
        let width = sum * libm::cbrt(1.0 / (n - 1.0).sqrt() + 1.0 / m.sqrt());
        Self {
            low: variance * (1.0 - root).powi(2),
            high: variance * (1.0 + root).powi(2),
            limit: variance * (sum * sum + TRACY_WIDOM * width) / n,
            ratio: m / n,
            variance,
        }
    }

    /// Probability density of an eigenvalue.
    #[must_use]
    pub fn density(&self, x: f64) -> f64 {
        let inside = (self.high - x) * (x - self.low);
        if inside <= 0.0 || x <= 0.0 {
            return 0.0;
        }
        inside.sqrt() / (std::f64::consts::TAU * self.variance * self.ratio * x)
    }
}

/// A power law fitted to the largest of some numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerLaw {
    /// The density falls as x^−α.
    pub alpha: f64,
    /// The smallest number that it describes.
    pub from: f64,
    /// Largest distance of the two cumulative distributions (Kolmogorov and Smirnov).
    pub distance: f64,
    /// How many numbers it describes.
    pub n: usize,
}

/// The power law that comes nearest to the upper tail of some positive numbers, wherever that begins (Clauset, Shalizi and
/// Newman 2009); `None` for fewer than three different ones.
#[must_use]
pub fn power_law(numbers: &[f64]) -> Option<PowerLaw> {
    let mut sorted: Vec<f64> = numbers.iter().copied().filter(|x| *x > 0.0).collect();
    sorted.sort_by(f64::total_cmp);
    let tails = (0..sorted.len().saturating_sub(2)).filter_map(|at| fit(&sorted[at..]));
    tails.min_by(|x, y| x.distance.total_cmp(&y.distance))
}

/// The power law of all of some ascending numbers.
fn fit(tail: &[f64]) -> Option<PowerLaw> {
    let (n, from) = (tail.len(), tail[0]);
    let logs: f64 = tail.iter().map(|x| libm::log(x / from)).sum();
    if logs <= 0.0 {
        return None;
    }
    let alpha = 1.0 + n as f64 / logs;
    let gap = |(i, x): (usize, &f64)| {
        let below = 1.0 - libm::exp((1.0 - alpha) * libm::log(x / from));
        (below - i as f64 / n as f64).abs()
    };
    let distance = tail.iter().enumerate().map(gap).fold(0.0, f64::max);
    Some(PowerLaw {
        alpha,
        from,
        distance,
        n,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    #[test]
    fn edges_are_those_of_marchenko_and_pastur() {
        assert!((Bulk::new(512, 128, 1.0).high - 2.25).abs() < 1e-12);
        assert!((Bulk::new(128, 512, 1.0).low - 0.25).abs() < 1e-12);
        assert!((Bulk::new(128, 128, 0.5).high - 2.0).abs() < 1e-12);
        for (n, m) in [(512, 128), (1000, 999), (300, 100)] {
            let bulk = Bulk::new(n, m, 0.7);
            let places = 200_000;
            let step = (bulk.high - bulk.low) / f64::from(places);
            let at = |i| bulk.low + (f64::from(i) + 0.5) * step;
            let mass: f64 = (0..places).map(|i| bulk.density(at(i)) * step).sum();
            let mean: f64 = (0..places)
                .map(|i| at(i) * bulk.density(at(i)) * step)
                .sum();
            assert!(
                (mass - 1.0).abs() < 2e-3 && (mean - 0.7).abs() < 1e-3,
                "{mass} {mean}"
            );
            assert!(bulk.limit > bulk.high);
        }
    }

    #[test]
    fn a_planted_power_law_is_found() {
        let mut rng = Rng::new(5, Stream::Init);
        for alpha in [1.8, 2.5, 4.0] {
            // By inversion: x = u^(−1/(α − 1)); below 1 something else.
            let mut numbers: Vec<f64> = (0..2000)
                .map(|_| libm::pow(rng.uniform(), -1.0 / (alpha - 1.0)))
                .collect();
            numbers.extend((0..500).map(|_| rng.uniform()));
            let found = power_law(&numbers).expect("a tail");
            assert!((found.alpha - alpha).abs() < 0.15, "{found:?}");
            assert!(found.from > 0.8, "{found:?}");
        }
        assert_eq!(power_law(&[2.0; 9]), None);
        assert_eq!(power_law(&[]), None);
    }
}
