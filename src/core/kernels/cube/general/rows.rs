//! What is done to each row, or to each number, by itself: LayerNorm and RMSNorm, neurons, the loss.

use burn::tensor::{Int, Tensor};
use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{NormPlace, UNITS, cube_float, cube_int, float_matrix, new_float, wide_grid};
use crate::model::{choices::Activation, tape::NORM_EPS};

/// LayerNorm, and each row's mean and 1/√(variance + ε), `[n, 2]`: a unit a row. RMSNorm's mean is 0.
///
/// # Shapes
/// - `x`, first output: `[n, width]`, `theta`: `[n_params]`
pub fn norm(x: &Tensor<2>, theta: &Tensor<1>, place: NormPlace) -> [Tensor<2>; 2] {
    let (rows, x) = (x.dims()[0], cube_float(x));
    let y = new_float(&x, [rows, place.width]);
    let stats = new_float(&x, [rows, 2]);
    // SAFETY: see `share` in the module above.
    unsafe {
        norm_kernel::launch_unchecked(
            &x.client.clone(),
            wide_grid(rows.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            x.into_buffer_arg(),
            cube_float(theta).into_buffer_arg(),
            y.clone().into_buffer_arg(),
            stats.clone().into_buffer_arg(),
            rows,
            place.width,
            place.gain,
            place.bias.unwrap_or_default(),
            place.bias.is_some(),
        );
    }
    [y, stats].map(float_matrix)
}

#[cube(launch_unchecked)]
fn norm_kernel(
    x: &[f32],
    theta: &[f32],
    y: &mut [f32],
    stats: &mut [f32],
    rows: usize,
    width: usize,
    gain: usize,
    bias: usize,
    #[comptime] centred: bool,
) {
    let row = ABSOLUTE_POS;
    if row < rows {
        let at = row * width;
        let mut mean = 0.0f32;
        if centred {
            for c in 0..width {
                mean += x[at + c];
            }
            mean /= width as f32;
        }
        let mut squares = 0.0f32;
        for c in 0..width {
            let off = x[at + c] - mean;
            squares += off * off;
        }
        let scale = 1.0f32 / (squares / width as f32 + comptime!(NORM_EPS as f32)).sqrt();
        for c in 0..width {
            let mut value = (x[at + c] - mean) * scale * theta[gain + c];
            if centred {
                value += theta[bias + c];
            }
            y[at + c] = value;
        }
        stats[2 * row] = mean;
        stats[2 * row + 1] = scale;
    }
}

/// Back through [`norm`]: `grad`, `[n_params]`, with the gradients of gain and bias, and that of x, added to `onto`.
///
/// # Shapes
/// - `d`, `x`, second output and `onto`: `[n, width]`, `stats`: `[n, 2]`
pub fn norm_back(
    grad: Tensor<1>,
    [d, x, stats]: [&Tensor<2>; 3],
    theta: &Tensor<1>,
    onto: Option<Tensor<2>>,
    place: NormPlace,
) -> (Tensor<1>, Tensor<2>) {
    let (rows, d) = (d.dims()[0], cube_float(d));
    let d_x = new_float(&d, [rows, place.width]);
    let adds = onto.is_some();
    let onto = onto.map_or_else(|| d.clone(), |onto| cube_float(&onto));
    let of_rows = rows.div_ceil(UNITS);
    // SAFETY: see `share` in the module above.
    unsafe {
        norm_back_kernel::launch_unchecked(
            &d.client.clone(),
            wide_grid(of_rows + place.width.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            d.into_buffer_arg(),
            cube_float(x).into_buffer_arg(),
            cube_float(stats).into_buffer_arg(),
            cube_float(theta).into_buffer_arg(),
            onto.into_buffer_arg(),
            d_x.clone().into_buffer_arg(),
            cube_float(&grad).into_buffer_arg(),
            rows,
            of_rows,
            place.width,
            place.gain,
            place.bias.unwrap_or_default(),
            place.bias.is_some(),
            adds,
        );
    }
    (grad, float_matrix(d_x))
}

/// The first cubes have a unit for each row, the others one for each column.
#[cube(launch_unchecked)]
fn norm_back_kernel(
    d: &[f32],
    x: &[f32],
    stats: &[f32],
    theta: &[f32],
    onto: &[f32],
    d_x: &mut [f32],
    grad: &mut [f32],
    rows: usize,
    of_rows: usize,
    width: usize,
    gain: usize,
    bias: usize,
    #[comptime] centred: bool,
    #[comptime] adds: bool,
) {
    let unit = UNIT_POS as usize;
    if CUBE_POS < of_rows {
        let row = CUBE_POS * UNITS + unit;
        if row < rows {
            let at = row * width;
            let (mean, scale) = (stats[2 * row], stats[2 * row + 1]);
            let mut sum = 0.0f32;
            let mut along = 0.0f32;
            for c in 0..width {
                let d_normal = d[at + c] * theta[gain + c];
                if centred {
                    sum += d_normal;
                }
                along += d_normal * (x[at + c] - mean) * scale;
            }
            sum /= width as f32;
            along /= width as f32;
            for c in 0..width {
                let normal = (x[at + c] - mean) * scale;
                let mut value = (d[at + c] * theta[gain + c] - sum - normal * along) * scale;
                if adds {
                    value += onto[at + c];
                }
                d_x[at + c] = value;
            }
        }
    } else {
        let column = (CUBE_POS - of_rows) * UNITS + unit;
        if column < width {
            let mut of_gain = 0.0f32;
            let mut of_bias = 0.0f32;
            for row in 0..rows {
                let there = d[row * width + column];
                of_bias += there;
                of_gain += there * (x[row * width + column] - stats[2 * row]) * stats[2 * row + 1];
            }
            grad[gain + column] = of_gain;
            if centred {
                grad[bias + column] = of_bias;
            }
        }
    }
}

/// f(x), or with `d` the gradient d·f′(x), number by number.
///
/// # Shapes
/// - `x`, `d`, output: `[n, d_mlp]`
pub fn activate(x: &Tensor<2>, d: Option<Tensor<2>>, activation: Activation) -> Tensor<2> {
    let (shape, x) = (x.dims(), cube_float(x));
    let out = new_float(&x, shape);
    let numbers = shape[0] * shape[1];
    let back = d.is_some();
    let d = d.map_or_else(|| x.clone(), |d| cube_float(&d));
    // SAFETY: see `share` in the module above.
    unsafe {
        activate_kernel::launch_unchecked(
            &x.client.clone(),
            wide_grid(numbers.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            x.into_buffer_arg(),
            d.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            numbers,
            activation,
            back,
        );
    }
    float_matrix(out)
}

#[cube(launch_unchecked)]
fn activate_kernel(
    x: &[f32],
    d: &[f32],
    out: &mut [f32],
    numbers: usize,
    #[comptime] activation: Activation,
    #[comptime] back: bool,
) {
    let at = ABSOLUTE_POS;
    if at < numbers {
        if back {
            out[at] = d[at] * slope(x[at], activation);
        } else {
            out[at] = activated(x[at], activation);
        }
    }
}

#[cube]
fn activated(x: f32, #[comptime] activation: Activation) -> f32 {
    match activation {
        Activation::Relu => max(x, 0.0f32),
        Activation::Gelu => x * normal_cdf(x),
        Activation::Quadratic => x * x,
        Activation::Swiglu => x * sigmoid(x),
    }
}

#[cube]
fn slope(x: f32, #[comptime] activation: Activation) -> f32 {
    match activation {
        Activation::Relu => select(x > 0.0f32, 1.0f32, 0.0f32),
        // Φ(x) + x·φ(x)
        Activation::Gelu => normal_cdf(x) + x * (x * x * -0.5f32).exp() * 0.398_942_3f32,
        Activation::Quadratic => 2.0f32 * x,
        Activation::Swiglu => {
            let open = sigmoid(x);
            open * (1.0f32 + x * (1.0f32 - open))
        }
    }
}

/// σ(x) = (1 + tanh(x/2))/2: no power of e that might be too large.
#[cube]
fn sigmoid(x: f32) -> f32 {
    ((0.5f32 * x).tanh() + 1.0f32) * 0.5f32
}

/// Φ(x) = (1 + erf(x/√2))/2.
#[allow(
    unstable_name_collisions,
    reason = "cubecl's erf, which the standard library may have one day"
)]
#[cube]
fn normal_cdf(x: f32) -> f32 {
    ((x * comptime!(std::f32::consts::FRAC_1_SQRT_2)).erf() + 1.0f32) * 0.5f32
}

/// (softmax(logits) − one-hot(label)) · share: a unit a row.
///
/// # Shapes
/// - `logits`, output: `[n, n_logits]`, `labels`: `[n]`
pub fn cross_entropy_back(logits: Tensor<2>, labels: Tensor<1, Int>, share: f32) -> Tensor<2> {
    let ([rows, width], logits) = (logits.dims(), cube_float(&logits));
    let d = new_float(&logits, [rows, width]);
    // SAFETY: see `share` in the module above.
    unsafe {
        cross_entropy_back_kernel::launch_unchecked(
            &logits.client.clone(),
            wide_grid(rows.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            logits.into_buffer_arg(),
            cube_int(&labels).into_buffer_arg(),
            d.clone().into_buffer_arg(),
            rows,
            width,
            share,
        );
    }
    float_matrix(d)
}

#[cube(launch_unchecked)]
fn cross_entropy_back_kernel(
    logits: &[f32],
    labels: &[i32],
    d: &mut [f32],
    rows: usize,
    width: usize,
    share: f32,
) {
    let row = ABSOLUTE_POS;
    if row < rows {
        let at = row * width;
        let mut largest = logits[at];
        for c in 1..width {
            largest = max(largest, logits[at + c]);
        }
        let mut sum = 0.0f32;
        for c in 0..width {
            let power = (logits[at + c] - largest).exp();
            d[at + c] = power;
            sum += power;
        }
        for c in 0..width {
            d[at + c] = d[at + c] / sum * share;
        }
        d[at + labels[row] as usize] -= share;
    }
}
