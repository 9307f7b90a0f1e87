//! Gaussian noise, drawn from the run's own generator.

use burn::tensor::{Tensor, TensorData};

use super::Context;
use crate::rng::{Chance, Rng, Stream};

/// x plus noise of this standard deviation; the same for the same step.
///
/// # Shapes
/// - `x`, output: `[n]`
#[must_use]
pub fn add(context: Context, what: Chance, x: Tensor<1>, deviation: f64) -> Tensor<1> {
    if deviation == 0.0 {
        return x;
    }
    let step = context.step;
    let mut rng = Rng::new(context.config.seeds.batch_seed, Stream::Step { what, step });
    let [n] = x.dims();
    let values: Vec<f64> = (0..n).map(|_| rng.normal() * deviation).collect();
    let noise = TensorData::new(values, [n]).convert_dtype(x.dtype());
    x.clone() + Tensor::from_data(noise, (&x.device(), x.dtype()))
}
