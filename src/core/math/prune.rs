//! Which of some numbers are the smallest, for pruning.

/// Marks the `n` smallest scores, the first of equal ones: `[scores]`.
#[must_use]
pub fn smallest(scores: &[f64], n: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let n = n.min(scores.len());
    let before = |x: &usize, y: &usize| scores[*x].total_cmp(&scores[*y]).then(x.cmp(y));
    if n < scores.len() {
        order.select_nth_unstable_by(n, before);
    }
    let mut marked = vec![false; scores.len()];
    order[..n].iter().for_each(|&at| marked[at] = true);
    marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    #[test]
    fn every_score_that_grows_with_the_size_marks_the_same() {
        // One plateau for all: why magnitude, its square and its root are one method (arXiv 2605.09345).
        let mut rng = Rng::new(8, Stream::Init);
        let mut weights: Vec<f64> = (0..5000).map(|_| f64::from(rng.normal() as f32)).collect();
        weights.extend([0.5, -0.5, 0.5, 0.0, -0.0]);
        let scored = |score: fn(f64) -> f64, n: usize| {
            let scores: Vec<f64> = weights.iter().map(|w| score(w.abs())).collect();
            smallest(&scores, n)
        };
        for n in [0, 1, 2, 700, 2502, 4999, 5005, 9000] {
            let mask = scored(|w| w, n);
            assert_eq!(mask.iter().filter(|m| **m).count(), n.min(5005));
            assert_eq!(mask, scored(|w| w * w, n));
            assert_eq!(mask, scored(f64::sqrt, n));
            let largest = |marked: bool| {
                let own = weights
                    .iter()
                    .zip(&mask)
                    .filter(move |(_, m)| **m == marked);
                own.map(|(w, _)| w.abs())
            };
            let gone = largest(true).fold(0.0, f64::max);
            assert!(largest(false).all(|kept| kept >= gone));
        }
    }
}
