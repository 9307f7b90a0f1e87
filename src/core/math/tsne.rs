//! t-SNE (van der Maaten and Hinton 2008): a map on which near points stay near. Exact, for a few hundred points, and the
//! same every time: it starts from the principal components (Kobak and Berens 2019).

use super::pca;

/// Most points: every pair is looked at in every iteration.
pub const MOST_POINTS: usize = 256;

const ITERATIONS: usize = 1000;
/// Iterations in which attraction is exaggerated.
const EARLY: usize = 250;
const EXAGGERATION: f64 = 12.0;
/// Standard deviation of the first coordinate at the start.
const START: f64 = 1e-4;

/// A map of points on a plane; `perplexity` is about how many neighbours a point has, here at most a third of all.
///
/// `points` are rows of equal length, at most [`MOST_POINTS`] of them.
#[must_use]
pub fn map(points: &[Vec<f64>], perplexity: f64) -> Vec<[f64; 2]> {
    let n = points.len();
    assert!(
        n <= MOST_POINTS,
        "{n} points; allowed: at most {MOST_POINTS}"
    );
    let attraction = affinities(points, perplexity.min((n as f64 - 1.0) / 3.0).max(1.0));
    let mut at = start(points);
    let mut speed = vec![[0.0; 2]; n];
    let mut gain = vec![[1.0_f64; 2]; n];
    let rate = (n as f64 / EXAGGERATION / 4.0).max(50.0);
    for iteration in 0..ITERATIONS {
        let early = iteration < EARLY;
        let (exaggeration, momentum) = if early {
            (EXAGGERATION, 0.5)
        } else {
            (1.0, 0.8)
        };
        let gradient = gradient(&at, &attraction, exaggeration);
        for i in 0..n {
            for c in 0..2 {
                let same = (gradient[i][c] > 0.0) == (speed[i][c] > 0.0);
                gain[i][c] = if same {
                    (0.8 * gain[i][c]).max(0.01)
                } else {
                    gain[i][c] + 0.2
                };
                speed[i][c] = momentum * speed[i][c] - rate * gain[i][c] * gradient[i][c];
                at[i][c] += speed[i][c];
            }
        }
    }
    at
}

fn start(points: &[Vec<f64>]) -> Vec<[f64; 2]> {
    let plane = pca::plane(points);
    let spread = (plane.iter().map(|[x, _]| x * x).sum::<f64>() / plane.len() as f64).sqrt();
    let scale = START / spread.max(1e-300);
    plane
        .into_iter()
        .map(|[x, y]| [scale * x, scale * y])
        .collect()
}

/// Symmetric affinities `[n][n]`, summing to 1, each point's bandwidth chosen for the perplexity.
fn affinities(points: &[Vec<f64>], perplexity: f64) -> Vec<Vec<f64>> {
    let n = points.len();
    let rows: Vec<Vec<f64>> = (0..n)
        .map(|i| {
            row(
                &points
                    .iter()
                    .map(|other| squared(&points[i], other))
                    .collect::<Vec<_>>(),
                i,
                perplexity,
            )
        })
        .collect();
    let both = |i: usize, j: usize| ((rows[i][j] + rows[j][i]) / (2.0 * n as f64)).max(1e-12);
    (0..n)
        .map(|i| {
            (0..n)
                .map(|j| if i == j { 0.0 } else { both(i, j) })
                .collect()
        })
        .collect()
}

/// Affinities of one point with all others: the precision β is found by bisection.
fn row(distances: &[f64], own: usize, perplexity: f64) -> Vec<f64> {
    let others = || {
        distances
            .iter()
            .enumerate()
            .filter(|(j, _)| *j != own)
            .map(|(_, d)| *d)
    };
    let nearest = others().fold(f64::INFINITY, f64::min);
    let mean = others().sum::<f64>() / (distances.len() - 1).max(1) as f64;
    let scale = (mean - nearest).max(1e-12 * mean).max(1e-300);
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut beta = 1.0 / scale;
    let mut weights = Vec::new();
    for _ in 0..100 {
        weights = distances
            .iter()
            .map(|d| libm::exp(-beta * (d - nearest)))
            .collect();
        weights[own] = 0.0;
        let total: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|w: &mut f64| *w /= total);
        let entropy: f64 = weights
            .iter()
            .filter(|w| **w > 0.0)
            .map(|w| -w * libm::log(*w))
            .sum();
        if entropy > libm::log(perplexity) {
            low = beta;
            beta = if high.is_finite() {
                (low + high) / 2.0
            } else {
                2.0 * beta
            };
        } else {
            high = beta;
            beta = (low + high) / 2.0;
        }
        // Equal distances have the same entropy at every precision.
        if beta * scale > 1e12 {
            break;
        }
    }
    weights
}

fn gradient(at: &[[f64; 2]], attraction: &[Vec<f64>], exaggeration: f64) -> Vec<[f64; 2]> {
    let n = at.len();
    let near = |i: usize, j: usize| 1.0 / (1.0 + squared(&at[i], &at[j]));
    let kernel: Vec<Vec<f64>> = (0..n)
        .map(|i| {
            (0..n)
                .map(|j| if i == j { 0.0 } else { near(i, j) })
                .collect()
        })
        .collect();
    let total: f64 = kernel.iter().flatten().sum();
    let of = |i: usize| {
        let mut sum = [0.0; 2];
        for j in 0..n {
            let force =
                4.0 * (exaggeration * attraction[i][j] - kernel[i][j] / total) * kernel[i][j];
            sum[0] += force * (at[i][0] - at[j][0]);
            sum[1] += force * (at[i][1] - at[j][1]);
        }
        sum
    };
    (0..n).map(of).collect()
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
        squared(&a, &b).sqrt()
    }

    fn planted() -> Vec<Vec<f64>> {
        let mut rng = Rng::new(1, Stream::Init);
        let point = |i: usize| {
            (0..8)
                .map(|d| if d == i / 20 { 10.0 } else { 0.0 } + rng.normal())
                .collect()
        };
        (0..60).map(point).collect()
    }

    #[test]
    fn planted_clusters_stay_apart() {
        let at = map(&planted(), 10.0);
        for i in 0..60 {
            let nearest = (0..60)
                .filter(|j| *j != i)
                .min_by(|a, b| distance(at[i], at[*a]).total_cmp(&distance(at[i], at[*b])));
            assert_eq!(nearest.map(|j| j / 20), Some(i / 20));
        }
        let centre = |k: usize| {
            let of = |c: usize| at[20 * k..20 * k + 20].iter().map(|p| p[c]).sum::<f64>() / 20.0;
            [of(0), of(1)]
        };
        let radius = (0..60)
            .map(|i| distance(at[i], centre(i / 20)))
            .sum::<f64>()
            / 60.0;
        assert!(distance(centre(0), centre(1)) > 3.0 * radius);
        assert!(distance(centre(1), centre(2)) > 3.0 * radius);
    }

    #[test]
    fn the_same_points_give_the_same_map() {
        let bits = || {
            map(&planted(), 10.0)
                .into_iter()
                .flatten()
                .map(f64::to_bits)
                .collect::<Vec<_>>()
        };
        assert_eq!(bits(), bits());
    }

    #[test]
    fn a_points_affinities_have_the_perplexity() {
        let points = planted();
        let distances: Vec<f64> = points.iter().map(|p| squared(&points[7], p)).collect();
        let weights = row(&distances, 7, 10.0);
        let entropy: f64 = weights
            .iter()
            .filter(|w| **w > 0.0)
            .map(|w| -w * w.ln())
            .sum();
        assert!((entropy.exp() - 10.0).abs() < 1e-6, "{}", entropy.exp());
    }

    #[test]
    fn a_regular_simplex_has_equal_affinities() {
        let simplex: Vec<Vec<f64>> = (0..10)
            .map(|i| (0..10).map(|j| f64::from(u8::from(i == j))).collect())
            .collect();
        let affinities = affinities(&simplex, 3.0);
        for (i, row) in affinities.iter().enumerate() {
            for (j, affinity) in row.iter().enumerate() {
                let expected = if i == j { 0.0 } else { 1.0 / 90.0 };
                assert!((affinity - expected).abs() < 1e-12, "{affinity}");
            }
        }
    }

    #[test]
    fn a_ring_keeps_its_neighbours() {
        let ring: Vec<Vec<f64>> = (0..50)
            .map(|i| {
                let t = std::f64::consts::TAU * f64::from(i) / 50.0;
                vec![t.cos(), t.sin(), 0.0]
            })
            .collect();
        let at = map(&ring, 5.0);
        let kept = (0..50).filter(|&i| {
            let nearest = (0..50)
                .filter(|j| *j != i)
                .min_by(|a, b| distance(at[i], at[*a]).total_cmp(&distance(at[i], at[*b])));
            nearest.is_some_and(|j| (j + 50 - i) % 50 == 1 || (i + 50 - j) % 50 == 1)
        });
        assert!(kept.count() >= 48);
    }
}
