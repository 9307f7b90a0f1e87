//! AdamW over the flat vectors, in place: one launch, each number read and written once.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

/// Units of a cube.
pub const ADAMW_UNITS: usize = 128;

/// The same arithmetic as [`crate::optim::adam`].
///
/// # Shapes
/// - `theta`, `m`, `v`, `grad`: `[n]`
#[cube(launch_unchecked)]
pub fn adamw(
    theta: &mut [f32],
    m: &mut [f32],
    v: &mut [f32],
    grad: &[f32],
    n: u32,
    beta1: f32,
    fresh1: f32,
    beta2: f32,
    fresh2: f32,
    correction2: f32,
    rate: f32,
    eps: f32,
    keep: f32,
) {
    let i = ABSOLUTE_POS;
    if i < n as usize {
        let g = grad[i];
        let mean = m[i] * beta1 + g * fresh1;
        let square = v[i] * beta2 + g * g * fresh2;
        m[i] = mean;
        v[i] = square;
        theta[i] = theta[i] * keep - mean / ((square / correction2).sqrt() + eps) * rate;
    }
}
