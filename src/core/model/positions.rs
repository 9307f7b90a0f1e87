//! Positions that are not learnt.

use burn::tensor::{Tensor, TensorData};

/// Fixed positions: sines in even columns, cosines in odd ones, of wavelengths from 2π to 10000·2π.
///
/// # Shapes
/// - output: `[n_ctx, d_model]`
#[must_use]
pub fn sinusoids(like: &Tensor<2>, n_ctx: usize) -> Tensor<2> {
    let [_, d_model] = like.dims();
    let wave = |position: usize, i: usize| {
        let angle = position as f64 / libm::pow(10_000.0, (i - i % 2) as f64 / d_model as f64);
        if i.is_multiple_of(2) {
            libm::sin(angle)
        } else {
            libm::cos(angle)
        }
    };
    let values: Vec<f64> = (0..n_ctx * d_model)
        .map(|at| wave(at / d_model, at % d_model))
        .collect();
    let values = TensorData::new(values, [n_ctx, d_model]).convert_dtype(like.dtype());
    Tensor::from_data(values, (&like.device(), like.dtype()))
}
