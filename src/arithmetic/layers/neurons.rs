//! What neurons do with their input, number by number, and the way back.

use pulp::Arch;

use crate::exp::exp;

/// What a neuron does with its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neuron {
    /// max(x, 0).
    Relu,
    /// x·Φ(x).
    Gelu,
    /// x².
    Quadratic,
    /// x·σ(x).
    Silu,
}

/// f(x).
#[must_use]
#[inline(never)]
pub fn activate(x: &[f32], neuron: Neuron) -> Vec<f32> {
    match neuron {
        // Not `max`, which would hide a NaN.
        Neuron::Relu => values(x, |x| if x < 0.0 { 0.0 } else { x }),
        Neuron::Gelu => values(x, |x| x * normal(x).0),
        Neuron::Quadratic => values(x, |x| x * x),
        Neuron::Silu => values(x, |x| x * sigmoid(x)),
    }
}

/// Replaces d by d·f′(x).
#[inline(never)]
pub fn activate_back(x: &[f32], d: &mut [f32], neuron: Neuron) {
    match neuron {
        Neuron::Relu => replace(x, d, |x, d| if x > 0.0 { d } else { 0.0 }),
        Neuron::Gelu => replace(x, d, |x, d| {
            let (cdf, density) = normal(x);
            d * (cdf + x * density)
        }),
        Neuron::Quadratic => replace(x, d, |x, d| 2.0 * x * d),
        Neuron::Silu => replace(x, d, |x, d| {
            let open = sigmoid(x);
            d * open * (1.0 + x * (1.0 - open))
        }),
    }
}

#[inline(always)]
fn values(x: &[f32], f: impl Fn(f32) -> f32) -> Vec<f32> {
    // Collecting would not be compiled for the processor's own instructions.
    let mut y = x.to_vec();
    Arch::new().dispatch(
        #[inline(always)]
        || y.iter_mut().for_each(|y| *y = f(*y)),
    );
    y
}

#[inline(always)]
fn replace(x: &[f32], d: &mut [f32], f: impl Fn(f32, f32) -> f32) {
    Arch::new().dispatch(
        #[inline(always)]
        || d.iter_mut().zip(x).for_each(|(d, &x)| *d = f(x, *d)),
    );
}

/// σ(x) = 1/(1 + e⁻ˣ).
#[inline(always)]
fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// 1/√(2π).
const INV_SQRT_TAU: f32 = 0.398_942_3;
/// How fast [`normal`]'s t falls with x (Abramowitz and Stegun 7.1.26, for x instead of x/√2).
const FALL: f32 = 0.231_641_9;
/// 1 − Φ(x) = (polynomial in t)·e^(−x²/2), highest power first (Abramowitz and Stegun 7.1.26, halved).
const TAIL: [f32; 5] = [
    0.530_702_7,
    -0.726_576_01,
    0.710_706_9,
    -0.142_248_37,
    0.127_414_8,
];

/// Φ(x) = (1 + erf(x/√2))/2, to within 2.5e-7, and its derivative φ(x): one exponential is enough for both.
#[inline(always)]
fn normal(x: f32) -> (f32, f32) {
    let power = exp(-0.5 * x * x);
    let t = 1.0 / (1.0 + FALL * x.abs());
    let mut sum = TAIL[0];
    for coefficient in &TAIL[1..] {
        sum = sum * t + coefficient;
    }
    let tail = sum * t * power; // Φ(−|x|)
    let cdf = if x > 0.0 { 1.0 - tail } else { tail };
    (cdf, power * INV_SQRT_TAU)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Neuron; 4] = [Neuron::Relu, Neuron::Gelu, Neuron::Quadratic, Neuron::Silu];

    #[test]
    fn gelu_is_the_normal_distributions() {
        for i in -12_000..=12_000 {
            let x = i as f32 / 1000.0;
            let wide = f64::from(x);
            let cdf = 0.5 * libm::erfc(-wide / std::f64::consts::SQRT_2);
            let density = (-0.5 * wide * wide).exp() * 0.398_942_280_401_432_7;
            let ours = normal(x);
            assert!((f64::from(ours.0) - cdf).abs() < 2.5e-7, "{x}: {ours:?}");
            assert!(
                (f64::from(ours.1) - density).abs() < 2.5e-7,
                "{x}: {ours:?}"
            );
        }
    }

    #[test]
    fn slopes_are_those_of_the_values() {
        for neuron in ALL {
            for x in [-3.3_f32, -1.0, -0.1, 0.2, 0.9, 2.7] {
                let h = 1e-2;
                let around = activate(&[x - h, x + h], neuron);
                let mut slope = [1.0];
                activate_back(&[x], &mut slope, neuron);
                assert!(((around[1] - around[0]) / (2.0 * h) - slope[0]).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn nan_stays_nan() {
        for neuron in ALL {
            assert!(activate(&[f32::NAN], neuron)[0].is_nan());
            let mut d = [f32::NAN];
            activate_back(&[0.5], &mut d, neuron);
            assert!(d[0].is_nan());
        }
    }
}
