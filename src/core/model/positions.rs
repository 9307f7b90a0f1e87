//! Positions that are not learnt.

use burn::tensor::{Tensor, TensorData};

use super::choices::Positions;

/// What is added to an embedding where positions are not learned: [`waves`], or nothing if attention sees to them.
///
/// # Shapes
/// - output: `[n_ctx, d_model]`
#[must_use]
pub fn fixed<const D: usize>(kind: Positions, like: &Tensor<D>, shape: [usize; 2]) -> Tensor<2> {
    let [n_ctx, d_model] = shape;
    let values = match kind {
        Positions::Sinusoidal => waves(n_ctx, d_model),
        _ => vec![0.0; n_ctx * d_model],
    };
    constant(like, values, shape)
}

/// A matrix of given numbers where another tensor is, and as precise.
#[must_use]
pub fn constant<const D: usize>(
    like: &Tensor<D>,
    values: Vec<f64>,
    shape: [usize; 2],
) -> Tensor<2> {
    let values = TensorData::new(values, shape).convert_dtype(like.dtype());
    Tensor::from_data(values, (&like.device(), like.dtype()))
}

/// Sines in even columns, cosines in odd ones, of wavelengths from 2π to 10000·2π: `[n_ctx, d_model]`, row after row.
#[must_use]
pub fn waves(n_ctx: usize, d_model: usize) -> Vec<f64> {
    let wave = |at: usize| {
        let (position, i) = (at / d_model, at % d_model);
        let angle = position as f64 / libm::pow(10_000.0, (i - i % 2) as f64 / d_model as f64);
        if i.is_multiple_of(2) {
            libm::sin(angle)
        } else {
            libm::cos(angle)
        }
    };
    (0..n_ctx * d_model).map(wave).collect()
}
