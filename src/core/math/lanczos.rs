//! The outermost eigenvalues of a large symmetric matrix that is known by its products only (Lanczos 1950; Golub and Van
//! Loan, chapter 10), with every vector kept orthogonal to all before it.

use super::{
    eigen::{Eigen, eigen},
    vectors::{dot, moved, norm},
};

/// An approximate eigenvalue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ritz {
    /// The value.
    pub value: f64,
    /// A true eigenvalue is no farther away than this.
    pub error: f64,
}

/// Approximate eigenvalues, largest first, from at most `steps` products; fewer where the vectors so far span all that the
/// start has to do with.
pub fn ritz(start: &[f32], steps: usize, mut product: impl FnMut(&[f32]) -> Vec<f32>) -> Vec<Ritz> {
    let (mut diagonal, mut beside) = (Vec::new(), Vec::new());
    let mut found: Vec<Vec<f32>> = vec![unit(start, norm(start))];
    loop {
        let last = &found[found.len() - 1];
        let mut next = product(last);
        let size = norm(&next);
        diagonal.push(dot(last, &next));
        // Twice, since once is not exact where vectors nearly coincide.
        for vector in found.iter().chain(&found) {
            next = moved(&next, -dot(&next, vector), vector);
        }
        let rest = norm(&next);
        beside.push(rest);
        if diagonal.len() == steps || rest <= 1e-5 * size || !rest.is_finite() {
            break;
        }
        found.push(unit(&next, rest));
    }
    values(&diagonal, &beside)
}

fn unit(vector: &[f32], length: f64) -> Vec<f32> {
    let scaled = |&x: &f32| (f64::from(x) / length) as f32;
    vector.iter().map(scaled).collect()
}

/// Of the tridiagonal matrix that the products leave behind.
fn values(diagonal: &[f64], beside: &[f64]) -> Vec<Ritz> {
    let n = diagonal.len();
    let mut matrix = vec![vec![0.0; n]; n];
    for i in 0..n {
        matrix[i][i] = diagonal[i];
        if i + 1 < n {
            (matrix[i][i + 1], matrix[i + 1][i]) = (beside[i], beside[i]);
        }
    }
    let Eigen { values, vectors } = eigen(&matrix);
    let ritz = |(value, vector): (f64, Vec<f64>)| Ritz {
        value,
        error: (beside[n - 1] * vector[n - 1]).abs(),
    };
    values.into_iter().zip(vectors).map(ritz).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_known_spectrum_are_found_within_their_errors() {
        // Eigenvalues 50, −9 and 1000 between 0 and 1.
        let stretch = |i: usize| match i {
            0 => 50.0,
            1 => -9.0,
            _ => (i % 97) as f32 / 97.0,
        };
        let start: Vec<f32> = (0..1002).map(|i| 1.0 + (i % 7) as f32).collect();
        let product = |v: &[f32]| v.iter().enumerate().map(|(i, x)| stretch(i) * x).collect();
        let found = ritz(&start, 16, product);
        let (top, bottom) = (found[0], found[found.len() - 1]);
        assert!((top.value - 50.0).abs() <= top.error + 1e-4, "{top:?}");
        assert!(top.error < 1e-3 && bottom.error < 1e-2, "{bottom:?}");
        assert!((bottom.value + 9.0).abs() < 1e-2, "{bottom:?}");
    }

    #[test]
    fn a_small_matrix_is_exhausted() {
        let product = |v: &[f32]| vec![2.0 * v[0] + v[1], v[0] + 2.0 * v[1]];
        let found = ritz(&[1.0, 0.25], 10, product);
        assert_eq!(found.len(), 2);
        assert!((found[0].value - 3.0).abs() < 1e-6 && (found[1].value - 1.0).abs() < 1e-6);
    }
}
