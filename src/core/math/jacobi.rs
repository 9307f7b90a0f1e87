//! Eigenvalues of small symmetric matrices, by Jacobi's rotations (Golub and Van Loan, section 8.5): slow for hundreds of
//! rows, exact to rounding, and the same on every machine.

/// Sweeps over all pairs of rows: a handful is enough, and this many never are needed.
const MOST_SWEEPS: usize = 60;

/// Eigenvalues, largest first, each with its vector.
#[derive(Clone, Debug, PartialEq)]
pub struct Eigen {
    /// `[n]`, largest first.
    pub values: Vec<f64>,
    /// The unit vector of each, `[n]` of `[n]`.
    pub vectors: Vec<Vec<f64>>,
}

/// Eigenvalues and vectors of a symmetric matrix, `[n]` rows of `[n]`.
#[must_use]
pub fn eigen(matrix: &[Vec<f64>]) -> Eigen {
    let n = matrix.len();
    let mut a = matrix.to_vec();
    // The vectors are its columns.
    let mut v: Vec<Vec<f64>> = (0..n)
        .map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect())
        .collect();
    let size: f64 = a.iter().flatten().map(|x| x * x).sum();
    for _ in 0..MOST_SWEEPS {
        let off: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i][j] * a[i][j])
            .sum();
        if off <= 1e-32 * size {
            break;
        }
        for i in 0..n {
            for j in i + 1..n {
                rotate(&mut a, &mut v, i, j);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| a[j][j].total_cmp(&a[i][i]));
    Eigen {
        values: order.iter().map(|&i| a[i][i]).collect(),
        vectors: order
            .iter()
            .map(|&i| v.iter().map(|row| row[i]).collect())
            .collect(),
    }
}

/// Makes one number off the diagonal 0.
fn rotate(a: &mut [Vec<f64>], v: &mut [Vec<f64>], i: usize, j: usize) {
    if a[i][j] == 0.0 {
        return;
    }
    let tau = (a[j][j] - a[i][i]) / (2.0 * a[i][j]);
    let t = tau.signum() / (tau.abs() + (1.0 + tau * tau).sqrt());
    let c = 1.0 / (1.0 + t * t).sqrt();
    let s = t * c;
    for rows in [&mut *a, v] {
        for row in rows {
            (row[i], row[j]) = (c * row[i] - s * row[j], s * row[i] + c * row[j]);
        }
    }
    let (above, below) = a.split_at_mut(j);
    for (x, y) in above[i].iter_mut().zip(&mut below[0]) {
        (*x, *y) = (c * *x - s * *y, s * *x + c * *y);
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
}
