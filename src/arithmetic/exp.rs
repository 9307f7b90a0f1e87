//! eˣ by arithmetic alone: the same bits everywhere, unlike a platform's own, and nothing that keeps a loop from being
//! vectorised.

/// Below this eˣ is smaller than the smallest normal number; we return 0 there, in effect.
const LOWEST: f32 = -87.0;
/// Adding 1.5 · 2²³ rounds a small number to an integer, which then stands in the lowest bits.
const ROUND: f32 = 12_582_912.0;
/// ln 2 in two parts, the first with so few digits that a multiple of it is exact (Cephes, expf.c).
const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
/// (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2, highest power first (Cephes, expf.c).
const POLYNOMIAL: [f32; 6] = [
    1.987_569_1e-4,
    1.398_199_9e-3,
    8.333_452e-3,
    4.166_579_6e-2,
    1.666_666_5e-1,
    0.5,
];

/// eˣ for x ≤ 0, to within two units in the last place; everything below −87 gives e⁻⁸⁷.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    // Not `max`, which would hide a NaN.
    let x = if x < LOWEST { LOWEST } else { x };
    // x = n·ln 2 + r, so eˣ = 2ⁿ · eʳ.
    let shifted = x * std::f32::consts::LOG2_E + ROUND;
    let n = shifted - ROUND;
    let r = x - n * LN_2[0] - n * LN_2[1];
    let mut sum = POLYNOMIAL[0];
    for coefficient in &POLYNOMIAL[1..] {
        sum = sum * r + coefficient;
    }
    let mantissa = sum * r * r + r + 1.0;
    let exponent = f32::from_bits((shifted.to_bits().wrapping_add(127)) << 23);
    mantissa * exponent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_exponential_function() {
        for i in 0..=87_000 {
            let x = -(i as f32) / 1000.0;
            let (ours, exact) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((ours / exact - 1.0).abs() < 2.4e-7, "{x}: {ours}, {exact}");
        }
        assert_eq!(exp(0.0), 1.0);
    }

    #[test]
    fn underflows_to_almost_nothing_and_keeps_nan() {
        assert!(exp(f32::NEG_INFINITY) < 1e-37);
        assert!(exp(f32::NAN).is_nan());
    }
}
