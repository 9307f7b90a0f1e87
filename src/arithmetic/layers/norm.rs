//! LayerNorm (Ba et al. 2016) and RMSNorm (Zhang and Sennrich 2019), row by row.

use pulp::Arch;

use super::{NormPlace, dot, sum};

/// LayerNorm, `[n, width]`, and each row's mean and 1/√(variance + ε), `[n, 2]`; RMSNorm's mean is 0.
///
/// # Shapes
/// - `x`: `[n, width]`, `theta`: `[n_params]`
#[must_use]
#[inline(never)]
pub fn norm(x: &[f32], theta: &[f32], place: NormPlace, eps: f32) -> [Vec<f32>; 2] {
    let (mut y, mut stats) = (x.to_vec(), vec![0.0; x.len() / place.width * 2]);
    Arch::new().dispatch(
        #[inline(always)]
        || normalize(&mut y, &mut stats, theta, place, eps),
    );
    [y, stats]
}

#[inline(always)]
fn normalize(y: &mut [f32], stats: &mut [f32], theta: &[f32], place: NormPlace, eps: f32) {
    let NormPlace { gain, bias, width } = place;
    let centred = bias.is_some();
    let none = vec![0.0; width];
    let bias = bias.map_or(&none[..], |bias| &theta[bias..][..width]); // [width]
    let gain = &theta[gain..][..width]; // [width]
    for (y, stats) in y.chunks_exact_mut(width).zip(stats.chunks_exact_mut(2)) {
        let mean = if centred { sum(y) / width as f32 } else { 0.0 };
        y.iter_mut().for_each(|y| *y -= mean);
        let scale = 1.0 / (dot(y, y) / width as f32 + eps).sqrt();
        for ((y, gain), bias) in y.iter_mut().zip(gain).zip(bias) {
            *y = *y * scale * gain + bias;
        }
        stats.copy_from_slice(&[mean, scale]);
    }
}

/// Back through [`norm`]: the gradient of x, added to `d_x`; those of gain and bias go to `grad`, `[n_params]`.
///
/// # Shapes
/// - `d`, `x`, `d_x`: `[n, width]`, `stats`: `[n, 2]`
#[inline(never)]
pub fn norm_back(
    grad: &mut [f32],
    [d, x, stats]: [&[f32]; 3],
    theta: &[f32],
    d_x: &mut [f32],
    place: NormPlace,
) {
    let mut sums = [(); 2].map(|()| vec![0.0; place.width]); // [width] each
    let gain = &theta[place.gain..][..place.width]; // [width]
    Arch::new().dispatch(
        #[inline(always)]
        || rows_back(d_x, &mut sums, [d, x, stats], gain, place.bias.is_some()),
    );
    let [of_gain, of_bias] = sums;
    grad[place.gain..][..place.width].copy_from_slice(&of_gain);
    if let Some(bias) = place.bias {
        grad[bias..][..place.width].copy_from_slice(&of_bias);
    }
}

#[inline(always)]
fn rows_back(
    d_x: &mut [f32],
    [of_gain, of_bias]: &mut [Vec<f32>; 2],
    [d, x, stats]: [&[f32]; 3],
    gain: &[f32],
    centred: bool,
) {
    let width = gain.len();
    // One row's normal numbers and their gradient.
    let (mut normal, mut d_normal) = (vec![0.0; width], vec![0.0; width]); // [width] each
    let rows = d.chunks_exact(width).zip(x.chunks_exact(width));
    let out = d_x.chunks_exact_mut(width).zip(stats.chunks_exact(2));
    for ((d, x), (d_x, stats)) in rows.zip(out) {
        let (mean, scale) = (stats[0], stats[1]);
        for c in 0..width {
            normal[c] = (x[c] - mean) * scale;
            d_normal[c] = d[c] * gain[c];
            of_gain[c] += d[c] * normal[c];
            of_bias[c] += d[c];
        }
        let level = if centred {
            sum(&d_normal) / width as f32
        } else {
            0.0
        };
        let along = dot(&d_normal, &normal) / width as f32;
        for c in 0..width {
            d_x[c] += (d_normal[c] - level - normal[c] * along) * scale;
        }
    }
}
