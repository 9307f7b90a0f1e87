//! Linear algebra on plain slices: eigenvalues, and least squares.

use nalgebra::{Cholesky, DMatrix};

use super::eigen::decomposed;

/// All products of some vectors.
fn gram(vectors: &[Vec<f64>]) -> DMatrix<f64> {
    let n = vectors.len();
    let mut products = DMatrix::zeros(n, n);
    for i in 0..n {
        for j in 0..=i {
            let product: f64 = dot(&vectors[i], &vectors[j]);
            products[(i, j)] = product;
            products[(j, i)] = product;
        }
    }
    products
}

/// The product of two vectors. Sums in eight lanes, which compilers turn into SIMD.
#[must_use]
pub fn dot(x: &[f64], y: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let (xs, ys) = (x.chunks_exact(8), y.chunks_exact(8));
    let rest: f64 = xs
        .remainder()
        .iter()
        .zip(ys.remainder())
        .map(|(x, y)| x * y)
        .sum();
    for (x, y) in xs.zip(ys) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
        }
    }
    lanes.iter().sum::<f64>() + rest
}

/// The squared singular values of a matrix, `[rows · columns]`, row after row: descending, as many as its smaller side.
#[must_use]
pub fn squared_singular_values(values: &[f64], columns: usize) -> Vec<f64> {
    let rows: Vec<Vec<f64>> = values.chunks(columns).map(<[f64]>::to_vec).collect();
    let short = if rows.len() <= columns {
        rows
    } else {
        let column = |j: usize| rows.iter().map(|row| row[j]).collect();
        (0..columns).map(column).collect()
    };
    let mut squares: Vec<f64> = gram(&short)
        .symmetric_eigenvalues()
        .iter()
        .map(|&x| x.max(0.0))
        .collect();
    squares.sort_by(|x, y| y.total_cmp(x));
    squares
}

/// The directions of the largest singular values of a matrix, `[rows · columns]`, row after row: unit vectors along its
/// smaller side (its columns if both are alike).
#[must_use]
pub fn first_directions(values: &[f64], columns: usize, n: usize) -> Vec<Vec<f64>> {
    let rows: Vec<Vec<f64>> = values.chunks(columns).map(<[f64]>::to_vec).collect();
    let short = if rows.len() < columns {
        rows
    } else {
        let column = |j: usize| rows.iter().map(|row| row[j]).collect();
        (0..columns).map(column).collect()
    };
    let mut directions = decomposed(gram(&short)).vectors;
    directions.truncate(n);
    directions
}

/// The eigenvector of the largest eigenvalue of a symmetric matrix, `[n]`, from its entries.
#[must_use]
pub fn first_eigenvector(n: usize, entry: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let symmetric = DMatrix::from_fn(n, n, |i, j| if i >= j { entry(i, j) } else { entry(j, i) });
    decomposed(symmetric)
        .vectors
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// What predicts `targets` from `points`: least squares with a penalty on the weights, but not on the constants.
pub struct Ridge {
    /// Row after row, one for each coordinate of a point, `[d · n_targets]`.
    pub weights: Vec<f64>,
    /// `[n_targets]`.
    pub constants: Vec<f64>,
}

/// Fits `targets` (rows of equal length) to `points` (rows of equal length, as many). The penalty is `strength` times the
/// mean squared size of a centred coordinate, summed over the points; `None` if the points have no spread.
#[must_use]
pub fn ridge(points: &[Vec<f64>], targets: &[Vec<f64>], strength: f64) -> Option<Ridge> {
    let [x, y] = [points, targets].map(centred_columns);
    let mut products = gram(&x.columns); // [d, d]
    let d = x.columns.len();
    let penalty = strength * products.trace() / d as f64;
    for i in 0..d {
        products[(i, i)] += penalty;
    }
    let along = DMatrix::from_fn(d, y.columns.len(), |i, j| dot(&x.columns[i], &y.columns[j]));
    let weights = Cholesky::new(products)?.solve(&along); // [d, n_targets]
    let offset = |j: usize| -> f64 { (0..d).map(|i| x.means[i] * weights[(i, j)]).sum() };
    Some(Ridge {
        constants: (0..y.columns.len())
            .map(|j| y.means[j] - offset(j))
            .collect(),
        weights: weights.transpose().as_slice().to_vec(),
    })
}

struct Centred {
    means: Vec<f64>,
    columns: Vec<Vec<f64>>,
}

fn centred_columns(rows: &[Vec<f64>]) -> Centred {
    let (n, width) = (rows.len() as f64, rows.first().map_or(0, Vec::len));
    let mean = |j: usize| rows.iter().map(|row| row[j]).sum::<f64>() / n;
    let means: Vec<f64> = (0..width).map(mean).collect();
    let column = |(j, mean): (usize, &f64)| rows.iter().map(|row| row[j] - mean).collect();
    Centred {
        columns: means.iter().enumerate().map(column).collect(),
        means,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Rng, Stream};

    fn normal(n: usize, d: usize) -> Vec<Vec<f64>> {
        let mut rng = Rng::new(3, Stream::Init);
        (0..n)
            .map(|_| (0..d).map(|_| rng.normal()).collect())
            .collect()
    }

    #[test]
    fn singular_values_of_known_matrices() {
        let squares = squared_singular_values(&[3.0, 0.0, 0.0, 0.0, -2.0, 0.0], 3);
        assert!((squares[0] - 9.0).abs() < 1e-12 && (squares[1] - 4.0).abs() < 1e-12);
        // [[1, 2], [3, 4]]: (15 ± √221), by hand.
        let squares = squared_singular_values(&[1.0, 2.0, 3.0, 4.0], 2);
        let root = 221.0_f64.sqrt();
        for (square, expected) in squares.iter().zip([15.0 + root, 15.0 - root]) {
            assert!((square - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn squared_singular_values_have_the_traces_of_the_matrix() {
        for (n, d) in [(128, 32), (32, 128), (50, 50)] {
            let flat = normal(n, d).concat();
            let squares = squared_singular_values(&flat, d);
            assert_eq!(squares.len(), n.min(d));
            let trace: f64 = flat.iter().map(|x| x * x).sum();
            assert!((squares.iter().sum::<f64>() / trace - 1.0).abs() < 1e-12);
            assert!(squares.windows(2).all(|pair| pair[0] >= pair[1]));
        }
    }

    #[test]
    fn ridge_finds_planted_weights_and_shrinks_with_its_penalty() {
        let points = normal(200, 3);
        let target = |x: &Vec<f64>| vec![1.0 + 2.0 * x[0] - 3.0 * x[2], 0.5 * x[1]];
        let targets: Vec<_> = points.iter().map(target).collect();
        let fit = ridge(&points, &targets, 1e-12).expect("a fit");
        let expected = [2.0, 0.0, 0.0, 0.5, -3.0, 0.0];
        for (weight, expected) in fit.weights.iter().zip(expected) {
            assert!((weight - expected).abs() < 1e-9, "{:?}", fit.weights);
        }
        assert!((fit.constants[0] - 1.0).abs() < 1e-9 && fit.constants[1].abs() < 1e-9);
        let shrunk = ridge(&points, &targets, 1.0).expect("a fit");
        assert!(shrunk.weights[0] > 0.8 && shrunk.weights[0] < 1.2);
        assert!(ridge(&vec![vec![1.0]; 4], &vec![vec![1.0]; 4], 1e-3).is_none());
    }
}
