//! Eigenvalues and vectors of symmetric matrices.

use nalgebra::DMatrix;

/// Eigenvalues, largest first, each with its vector.
#[derive(Clone, Debug, PartialEq)]
pub struct Eigen {
    /// `[n]`, largest first.
    pub values: Vec<f64>,
    /// The unit vector of each, `[n]` of `[n]`.
    pub vectors: Vec<Vec<f64>>,
}

/// Eigenvalues and vectors of a symmetric matrix, `[n]` rows of `[n]`; not numbers if it holds such as are none.
#[must_use]
pub fn eigen(matrix: &[Vec<f64>]) -> Eigen {
    let n = matrix.len();
    decomposed(DMatrix::from_fn(n, n, |i, j| matrix[i][j]))
}

/// The same of nalgebra's kind of matrix, `[n, n]`.
pub(super) fn decomposed(matrix: DMatrix<f64>) -> Eigen {
    let n = matrix.nrows();
    // In what is no number the decomposition would look for ever, and it refuses what is empty.
    if n == 0 || matrix.iter().any(|x| !x.is_finite()) {
        return Eigen {
            values: vec![f64::NAN; n],
            vectors: vec![vec![f64::NAN; n]; n],
        };
    }
    let found = matrix.symmetric_eigen();
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| found.eigenvalues[j].total_cmp(&found.eigenvalues[i]));
    let vector = |&at: &usize| found.eigenvectors.column(at).iter().copied().collect();
    Eigen {
        values: order.iter().map(|&at| found.eigenvalues[at]).collect(),
        vectors: order.iter().map(vector).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_springs_has_the_eigenvalues_of_theory() {
        // 2 on the diagonal, −1 beside it: 2 − 2cos(πk/(n + 1)).
        let n = 17;
        let cell = |i: usize, j: usize| match i.abs_diff(j) {
            0 => 2.0,
            1 => -1.0,
            _ => 0.0,
        };
        let matrix: Vec<Vec<f64>> = (0..n)
            .map(|i| (0..n).map(|j| cell(i, j)).collect())
            .collect();
        let Eigen { values, vectors } = eigen(&matrix);
        for (at, (value, vector)) in values.iter().zip(&vectors).enumerate() {
            let k = (n - at) as f64;
            let angle = std::f64::consts::PI * k / (n + 1) as f64;
            assert!((value - (2.0 - 2.0 * angle.cos())).abs() < 1e-13, "{at}");
            for i in 0..n {
                let image: f64 = (0..n).map(|j| matrix[i][j] * vector[j]).sum();
                assert!((image - value * vector[i]).abs() < 1e-13);
            }
        }
    }

    #[test]
    fn what_is_no_number_ends_and_stays_none() {
        let Eigen { values, .. } = eigen(&[vec![1.0, f64::NAN], vec![f64::NAN, 2.0]]);
        assert!(values.iter().all(|value| value.is_nan()));
        assert!(eigen(&[]).values.is_empty());
    }
}
