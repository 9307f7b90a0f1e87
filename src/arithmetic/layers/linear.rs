//! What goes with a product with weights: its operands, and what it is added to. Several matrices of one size at equal
//! distances count as one wide matrix: queries, keys and values are one product.

use super::{Place, add};
use crate::Form;

impl Place {
    /// The matrices side by side, `[inputs, columns]`, or as it is stored if there is but one.
    #[must_use]
    pub fn weights_of(&self, theta: &[f32]) -> Vec<f32> {
        let mut out = Vec::with_capacity(self.lines() * self.width());
        for line in 0..self.lines() {
            for part in 0..self.parts {
                let first = self.base + part * self.apart + line * self.line();
                out.extend_from_slice(&theta[first..][..self.line()]);
            }
        }
        out
    }

    /// Length of a row of [`Self::weights_of`].
    #[must_use]
    pub fn width(&self) -> usize {
        self.parts * self.line()
    }

    /// Which product with [`Self::weights_of`] is x·W.
    #[must_use]
    pub fn forth(&self) -> Form {
        match self.turned {
            false => Form::Plain,
            true => Form::SecondTurned,
        }
    }

    /// Which one is d·Wᵀ.
    #[must_use]
    pub fn back(&self) -> Form {
        match self.turned {
            false => Form::SecondTurned,
            true => Form::Plain,
        }
    }

    /// Rows of a matrix as it is stored.
    fn lines(&self) -> usize {
        match self.turned {
            false => self.inputs,
            true => self.outputs,
        }
    }

    /// Length of such a row.
    fn line(&self) -> usize {
        match self.turned {
            false => self.outputs,
            true => self.inputs,
        }
    }
}

/// Adds the biases, if there are some, to every row of `y`, `[n, columns]`.
#[inline(never)]
pub fn add_bias(y: &mut [f32], theta: &[f32], place: Place) {
    let Some(first) = place.bias else { return };
    let of_part = |part| &theta[first + part * place.apart..][..place.outputs];
    let bias: Vec<f32> = (0..place.parts).flat_map(of_part).copied().collect(); // [columns]
    y.chunks_exact_mut(bias.len()).for_each(|y| add(y, &bias));
}

/// Writes the gradients of the weights, given as the product xᵀ·d or, where they are stored turned, dᵀ·x, and that of the
/// biases, the sum of d's rows, to `grad`, `[n_params]`.
///
/// # Shapes
/// - `d`: `[n, columns]`, `product`: `[inputs, columns]` or turned
#[inline(never)]
pub fn write_grad(grad: &mut [f32], product: &[f32], d: &[f32], place: Place) {
    for part in 0..place.parts {
        let there = &mut grad[place.base + part * place.apart..];
        let there = there[..place.inputs * place.outputs].chunks_exact_mut(place.line());
        for (there, row) in there.zip(product.chunks_exact(place.width())) {
            there.copy_from_slice(&row[part * place.line()..][..place.line()]);
        }
    }
    let Some(bias) = place.bias else { return };
    let mut sums = vec![0.0; place.columns()]; // [columns]
    d.chunks_exact(sums.len()).for_each(|d| add(&mut sums, d));
    for (part, sums) in sums.chunks_exact(place.outputs).enumerate() {
        grad[bias + part * place.apart..][..place.outputs].copy_from_slice(sums);
    }
}

/// y + x, number by number.
#[inline(never)]
pub fn add_onto(y: &mut [f32], x: &[f32]) {
    add(y, x);
}
