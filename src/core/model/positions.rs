//! Positions that are not learnt.

use burn::tensor::{Tensor, TensorData};

/// Fixed positions, as [`waves`] has them.
///
/// # Shapes
/// - output: `[n_ctx, d_model]`
#[must_use]
pub fn sinusoids<const D: usize>(like: &Tensor<D>, n_ctx: usize, d_model: usize) -> Tensor<2> {
    let values = TensorData::new(waves(n_ctx, d_model), [n_ctx, d_model]);
    let values = values.convert_dtype(like.dtype());
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
