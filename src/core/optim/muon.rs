//! Muon (Jordan 2024, github.com/KellerJordan/Muon): momentum made orthogonal, for the matrices inside the network; AdamW
//! for embeddings, unembedding and vectors.

use burn::tensor::{Tensor, TensorData};

use super::{
    Context, adam,
    memory::{MOMENTUM, Memory},
};
use crate::{
    kernels::{Form, product},
    model::layout::{Layout, Role, flatten},
};

/// Coefficients of the Newton–Schulz iteration, and how often it is done.
const COEFFICIENTS: [f64; 3] = [3.4445, -4.7750, 2.0315];
const ITERATIONS: usize = 5;

/// Orthogonalised Nesterov momentum for hidden matrices, Adam's direction elsewhere.
///
/// # Shapes
/// - `grad`, output: `[n_params]`
#[must_use]
pub fn direction(context: Context, grad: Tensor<1>, memory: &mut Memory) -> Tensor<1> {
    let beta = context.config.optimizer.momentum;
    let momentum = memory.mean(MOMENTUM, beta, grad.clone()); // [n_params]
    let ahead = momentum * beta + grad.clone() * (1.0 - beta); // [n_params]
    let adam = adam::direction(context, grad, memory); // [n_params]
    let parts = context
        .layout
        .split(&ahead)
        .into_iter()
        .zip(context.layout.split(&adam));
    let chosen = parts
        .zip(&context.layout.0)
        .map(|((ahead, adam), spec)| match spec.role {
            Role::Hidden => orthogonalized(ahead),
            _ => adam,
        });
    flatten(chosen.collect())
}

/// The nearest matrix with all singular values near 1, times √max(1, columns/rows): our matrices have outputs in columns.
///
/// # Shapes
/// - `matrix`, output: `[rows, columns]`
#[must_use]
pub fn orthogonalized(matrix: Tensor<2>) -> Tensor<2> {
    let [rows, columns] = matrix.dims();
    let [a, b, c] = COEFFICIENTS;
    let wide = rows <= columns;
    let x = if wide { matrix } else { matrix.transpose() }; // [few, many]
    let norm = (x.clone() * x.clone()).sum().sqrt().reshape([1, 1]); // [1, 1]
    let mut x = x / (norm + 1e-7); // [few, many]
    for _ in 0..ITERATIONS {
        let gram = product(x.clone(), x.clone(), Form::SecondTurned); // [few, few]
        let mixed = gram.clone() * b + product(gram.clone(), gram, Form::Plain) * c; // [few, few]
        x = x.clone() * a + product(mixed, x, Form::Plain); // [few, many]
    }
    let x = if wide { x } else { x.transpose() }; // [rows, columns]
    x * (columns as f64 / rows as f64).max(1.0).sqrt()
}

/// One number for what Muon orthogonalises and another for the rest, `[n_params]`.
pub(super) fn each(layout: &Layout, hidden: f64, rest: f64, like: &Tensor<1>) -> Tensor<1> {
    let of = |role| if role == Role::Hidden { hidden } else { rest };
    let values: Vec<f64> = layout
        .0
        .iter()
        .flat_map(|spec| std::iter::repeat_n(of(spec.role), spec.len()))
        .collect();
    let n = values.len();
    let values = TensorData::new(values, [n]).convert_dtype(like.dtype());
    Tensor::from_data(values, (&like.device(), like.dtype())) // [n_params]
}
