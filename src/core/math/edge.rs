//! Where a spectrum breaks off (Xu 2026, arXiv 2604.06256).

/// Below this share of the largest eigenvalue, numbers are rounding.
pub const ROUNDING: f64 = 1e-11;

/// How many leading eigenvalues stand out, at least 1: where the ratio of one to the next, times the share of the sum that
/// lies up to there, is largest. With that ratio. `values` come largest first.
#[must_use]
pub fn edge(values: &[f64]) -> (usize, f64) {
    let least = ROUNDING * values.first().copied().unwrap_or(0.0);
    let floored: Vec<f64> = values.iter().map(|value| value.max(least)).collect();
    let total: f64 = floored.iter().sum();
    let (mut so_far, mut best) = (0.0, (1, 1.0, f64::NEG_INFINITY));
    for (i, pair) in floored.windows(2).enumerate() {
        so_far += pair[0];
        let ratio = pair[0] / pair[1];
        let score = ratio * so_far / total;
        if score > best.2 {
            best = (i + 1, ratio, score);
        }
    }
    (best.0, best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_of_known_spectra() {
        // Ratios 2, 10 and 1.25 with shares 0.6, 0.9 and 0.945…: the second wins.
        let (k, ratio) = edge(&[20.0, 10.0, 1.0, 0.8]);
        assert_eq!(k, 2);
        assert!((ratio - 10.0).abs() < 1e-12);
        // The same ratio everywhere: the share decides.
        assert_eq!(edge(&[8.0, 4.0, 2.0, 1.0]).0, 3);
        // What is rounding does not stand out from rounding.
        assert_eq!(edge(&[5.0, 5.0, 1e-15, -1e-16]).0, 2);
        assert_eq!(edge(&[3.0]).0, 1);
    }
}
