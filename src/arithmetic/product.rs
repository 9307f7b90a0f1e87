//! The matrix product for matrices as others store them, row after row.

use super::{
    lanes::{Lanes, padded, zeros},
    matmul::multiply_add,
    packing::{groups, panels, unpack},
};

/// Which of two matrices is to be turned before they are multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// X·Y.
    Plain,
    /// Xᵀ·Y: a gradient of weights.
    FirstTurned,
    /// X·Yᵀ: a gradient of activations.
    SecondTurned,
}

/// Rows that are laid out at a time: what is laid out should still be in the cache when it is multiplied.
const ROWS: usize = 128;

/// The product of two matrices, row after row. Sums run over the shared size in order, block by block.
///
/// # Shapes
/// - `x`: `[rows, x_columns]`, `y`: `[rows, y_columns]`
/// - output: `[x rows, y columns]` after turning
#[must_use]
pub fn product(x: (&[f32], usize), y: (&[f32], usize), form: Form) -> Vec<f32> {
    match form {
        Form::Plain => by_rows(x, &panels(y.0, y.1), y.1),
        Form::SecondTurned => by_rows(x, &groups(y.0, y.1), y.0.len() / y.1),
        Form::FirstTurned => over_rows(x, y),
    }
}

/// X times a matrix that is laid out already, some rows of X at a time.
fn by_rows((x, depth): (&[f32], usize), y: &[Lanes], columns: usize) -> Vec<f32> {
    let mut out = vec![0.0; x.len() / depth * columns];
    for (x, out) in x.chunks(ROWS * depth).zip(out.chunks_mut(ROWS * columns)) {
        let mut sums = zeros(x.len() / depth, columns); // [columns / 8][rows]
        multiply_add(&groups(x, depth), y, &mut sums, padded(depth));
        unpack(&sums, columns, out);
    }
    out
}

/// Xᵀ·Y, some of the shared rows at a time.
fn over_rows((x, x_columns): (&[f32], usize), (y, y_columns): (&[f32], usize)) -> Vec<f32> {
    let mut sums = zeros(x_columns, y_columns); // [y_columns / 8][x_columns]
    for (x, y) in x.chunks(ROWS * x_columns).zip(y.chunks(ROWS * y_columns)) {
        let depth = padded(x.len() / x_columns);
        multiply_add(
            &panels(x, x_columns),
            &panels(y, y_columns),
            &mut sums,
            depth,
        );
    }
    let mut out = vec![0.0; x_columns * y_columns];
    unpack(&sums, y_columns, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix of small whole numbers: every order of summation gives the same bits.
    fn matrix(rows: usize, columns: usize, seed: usize) -> Vec<f32> {
        (0..rows * columns)
            .map(|i| ((i * 7 + seed * 13 + i * i % 11) % 9) as f32 - 4.0)
            .collect()
    }

    #[test]
    fn every_form_is_the_textbooks_product() {
        for [n, k, m] in [
            [1, 1, 1],
            [8, 8, 8],
            [5, 3, 7],
            [130, 20, 9],
            [300, 33, 129],
        ] {
            let (x, w) = (matrix(n, k, 1), matrix(k, m, 2));
            let expected: Vec<f32> = (0..n * m)
                .map(|at| (0..k).map(|i| x[at / m * k + i] * w[i * m + at % m]).sum())
                .collect();
            let turn = |a: &[f32], columns: usize| -> Vec<f32> {
                let rows = a.len() / columns;
                (0..a.len())
                    .map(|at| a[at % rows * columns + at / rows])
                    .collect()
            };
            assert_eq!(product((&x, k), (&w, m), Form::Plain), expected);
            assert_eq!(
                product((&turn(&x, k), n), (&w, m), Form::FirstTurned),
                expected
            );
            assert_eq!(
                product((&x, k), (&turn(&w, m), k), Form::SecondTurned),
                expected
            );
        }
    }
}
