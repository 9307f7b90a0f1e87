//! Rotary positions (Su et al. 2021): the numbers of queries and keys are turned pair by pair, by angles that grow with the
//! position, so that the product of a query and a key depends on how far apart they stand.

use burn::tensor::{Int, Tensor, TensorData};

use super::{
    positions::constant,
    tape::{Tape, Var},
    transformer::Queries,
};

/// The longest wavelength is nearly 2π times this: as in mlx-grokking, and as TransformerLens' `rotary_base`.
pub const BASE: f64 = 1e6;

/// How the rows of a layer's queries and keys are turned.
pub(super) struct Rotation {
    /// Where each row stands, `[rows]`.
    pub(super) positions: Tensor<1, Int>,
    /// Number of positions.
    pub(super) n_ctx: usize,
    /// Size of a head.
    pub(super) d_head: usize,
}

impl Rotation {
    /// Cosines and sines for each row, `[rows, width]`, of which the first `turned` columns are turned; sines are negative
    /// for the first of a pair.
    fn factors(&self, like: &Tensor<2>, turned: usize) -> [Tensor<2>; 2] {
        let width = like.dims()[1];
        let angle = |at: usize| {
            let (position, column) = (at / width, at % width);
            let i = column % self.d_head;
            let wave = libm::pow(BASE, (i - i % 2) as f64 / self.d_head as f64);
            let sign = if i.is_multiple_of(2) { -1.0 } else { 1.0 };
            match column < turned {
                true => sign * position as f64 / wave,
                false => 0.0,
            }
        };
        let factors: [fn(f64) -> f64; 2] = [libm::cos, libm::sin];
        factors.map(|factor| {
            let values = (0..self.n_ctx * width)
                .map(|at| factor(angle(at)))
                .collect();
            let table = constant(like, values, [self.n_ctx, width]); // [n_ctx, width]
            table.select(0, self.positions.clone()) // [rows, width]
        })
    }
}

impl Queries<'_> {
    /// Where each row stands that a layer before the last computes, `[rows]`; `like` is on the same device.
    pub(super) fn standing(self, like: &Tensor<1, Int>) -> Tensor<1, Int> {
        let n_ctx = self.alphabet.n_ctx();
        let rows = 0..self.batch * n_ctx;
        let positions: Vec<i32> = rows.map(|row| (row % n_ctx) as i32).collect();
        let positions = TensorData::new(positions, [self.batch * n_ctx]);
        let positions = Tensor::from_data(positions, &like.device()); // [batch · n_ctx]
        match self.shared {
            Some(shared) => positions.select(0, shared.sites.clone()), // [sites]
            None => positions,
        }
    }
}

impl Tape {
    /// The first `turned` columns of x turned, if they are to be, pair by pair: x₀cos θ − x₁sin θ and x₁cos θ + x₀sin θ.
    ///
    /// # Shapes
    /// - `x`, output: `[rows, width]`
    pub(super) fn turn(&mut self, x: Var, rotation: Option<&Rotation>, turned: usize) -> Var {
        let Some(rotation) = rotation else { return x };
        let [cos, sin] = rotation.factors(&x.value, turned); // [rows, width] each
        let width = x.value.dims()[1];
        let other: Vec<i32> = (0..width as i32).map(|column| column ^ 1).collect();
        let other = TensorData::new(other, [width]);
        let other: Tensor<1, Int> = Tensor::from_data(other, &x.value.device()); // [width]
        let swapped = x.value.clone().select(1, other.clone()); // [rows, width]
        let value = x.value.clone() * cos.clone() + swapped * sin.clone(); // [rows, width]
        self.push(value, move |d, to| {
            let swapped = (d.clone() * sin).select(1, other); // [rows, width]
            to.give(&x, d * cos + swapped);
        })
    }
}
