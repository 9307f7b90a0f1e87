//! The parameters of a step, laid out for its products, and the gradient's way back into the flat vector.

use super::{
    lanes::{LANES, Lanes, padded, turned, zeros},
    packing::{panels, unpack},
};
use crate::Sizes;

/// A matrix of weights W, `[inputs, outputs]`, both padded.
pub struct Matrix {
    /// For y = x·W: `[outputs / 8][inputs]`.
    pub forward: Vec<Lanes>,
    /// For d_x = d_y·Wᵀ: `[inputs / 8][outputs]`.
    pub backward: Vec<Lanes>,
    /// Padded.
    pub inputs: usize,
    /// Padded.
    pub outputs: usize,
}

impl Matrix {
    /// Lays out a row-major matrix with that many outputs.
    pub fn new(matrix: &[f32], outputs: usize) -> Self {
        let inputs = padded(matrix.len() / outputs);
        let forward = panels(matrix, outputs); // [outputs / 8][inputs]
        Self {
            backward: turned(&forward, inputs), // [inputs / 8][outputs]
            forward,
            inputs,
            outputs: padded(outputs),
        }
    }
}

/// The weights that every example meets. Those before attention are in [`super::tables::Tables`].
pub struct Weights {
    /// W_O, `[d_model, d_model]`.
    pub output: Matrix,
    /// W_in, `[d_model, d_mlp]`.
    pub mlp_in: Matrix,
    /// b_in, `[d_mlp]`, padded.
    pub mlp_in_bias: Vec<f32>,
    /// W_out, `[d_mlp, d_model]`.
    pub mlp_out: Matrix,
    /// b_out, `[d_model]`, padded.
    pub mlp_out_bias: Vec<f32>,
    /// W_U, `[d_model, d_vocab]`.
    pub unembed: Matrix,
}

impl Weights {
    /// Lays out the parameters, `[n_params]`.
    pub fn new(theta: &[f32], sizes: &Sizes) -> Self {
        let Parts {
            output,
            mlp_in,
            mlp_in_bias,
            mlp_out,
            mlp_out_bias,
            unembed,
            ..
        } = Parts::of(theta, sizes);
        Self {
            output: Matrix::new(output, sizes.d_model),
            mlp_in: Matrix::new(mlp_in, sizes.d_mlp),
            mlp_in_bias: padded_row(mlp_in_bias.to_vec()),
            mlp_out: Matrix::new(mlp_out, sizes.d_model),
            mlp_out_bias: padded_row(mlp_out_bias.to_vec()),
            unembed: Matrix::new(unembed, sizes.d_vocab()),
        }
    }
}

/// With zeros up to a multiple of eight.
pub fn padded_row(mut row: Vec<f32>) -> Vec<f32> {
    row.resize(padded(row.len()), 0.0);
    row
}

/// Sums over examples, each the gradient of what it is named after.
pub struct Sums {
    /// `[d_model / 8][d_model]`, as all matrices here: `[outputs / 8][inputs]`.
    pub output: Vec<Lanes>,
    /// `[d_mlp / 8][d_model]`.
    pub mlp_in: Vec<Lanes>,
    /// `[d_mlp]`, each lane a part of the sum.
    pub mlp_in_bias: Vec<Lanes>,
    /// `[d_model / 8][d_mlp]`.
    pub mlp_out: Vec<Lanes>,
    /// `[d_model]`, each lane a part of the sum.
    pub mlp_out_bias: Vec<Lanes>,
    /// `[d_vocab / 8][d_model]`.
    pub unembed: Vec<Lanes>,
    /// What `=` receives directly, `[d_model]`, each lane a part of the sum.
    pub last: Vec<Lanes>,
    /// Of the table of values: panels `[d_model / 8][2p + 1]`.
    pub values: Vec<Lanes>,
    /// Of the table of scores: panels `[n_heads / 8][2p + 1]`.
    pub scores: Vec<Lanes>,
}

impl Sums {
    /// Nothing yet.
    pub fn zeros(sizes: &Sizes) -> Self {
        let Sizes { d_model, d_mlp, .. } = *sizes;
        let per_lane = |n: usize| zeros(n, LANES);
        Self {
            output: zeros(d_model, d_model),
            mlp_in: zeros(d_model, d_mlp),
            mlp_in_bias: per_lane(d_mlp),
            mlp_out: zeros(d_mlp, d_model),
            mlp_out_bias: per_lane(d_model),
            unembed: zeros(d_model, sizes.d_vocab()),
            last: per_lane(d_model),
            values: zeros(sizes.table_rows(), d_model),
            scores: zeros(sizes.table_rows(), sizes.n_heads),
        }
    }

    /// Writes the gradients of the weights that every example meets.
    pub fn write(&self, grad: &mut PartsMut, sizes: &Sizes) {
        unpack(&self.output, sizes.d_model, grad.output);
        unpack(&self.mlp_in, sizes.d_mlp, grad.mlp_in);
        unpack(&self.mlp_out, sizes.d_model, grad.mlp_out);
        unpack(&self.unembed, sizes.d_vocab(), grad.unembed);
        write_lane_sums(&self.mlp_in_bias, grad.mlp_in_bias);
        write_lane_sums(&self.mlp_out_bias, grad.mlp_out_bias);
    }
}

/// The sum of each entry's lanes.
pub fn write_lane_sums(lanes: &[Lanes], out: &mut [f32]) {
    for (out, lanes) in out.iter_mut().zip(lanes) {
        *out = lanes.iter().sum();
    }
}

macro_rules! parts {
    ($($field:ident),*) => {
        /// The flat vector of parameters, cut where the core's layout says.
        pub struct Parts<'a> { $(#[doc = concat!("`", stringify!($field), "`.")] pub $field: &'a [f32]),* }

        /// The same, to be written.
        pub struct PartsMut<'a> { $(#[doc = concat!("`", stringify!($field), "`.")] pub $field: &'a mut [f32]),* }

        impl<'a> Parts<'a> {
            /// Cuts `[n_params]`.
            pub fn of(theta: &'a [f32], sizes: &Sizes) -> Self {
                let mut lengths = sizes.lengths().into_iter();
                let mut rest = theta;
                $(
                    let $field;
                    ($field, rest) = rest.split_at(lengths.next().expect("as many as there are parts"));
                )*
                debug_assert!(rest.is_empty());
                Self { $($field),* }
            }
        }

        impl<'a> PartsMut<'a> {
            /// Cuts `[n_params]`.
            pub fn of(theta: &'a mut [f32], sizes: &Sizes) -> Self {
                let mut lengths = sizes.lengths().into_iter();
                let mut rest = theta;
                $(
                    let $field;
                    ($field, rest) = rest.split_at_mut(lengths.next().expect("as many as there are parts"));
                )*
                debug_assert!(rest.is_empty());
                Self { $($field),* }
            }
        }
    };
}

parts!(
    embed,
    pos_embed,
    query,
    key,
    value,
    output,
    mlp_in,
    mlp_in_bias,
    mlp_out,
    mlp_out_bias,
    unembed
);
