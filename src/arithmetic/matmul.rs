//! The one matrix product, by whatever this computer has.

use pulp::{Arch, Simd, WithSimd};

use super::{
    fma,
    tiles::{LANES, Lanes, MultiplyAdd, in_tiles},
};

/// Adds A·B to C: `c[j][i] += Σ_k a[i / 8][k][i % 8] · b[j][k]`, where each entry of `b` and `c` is eight numbers.
///
/// Every sum runs over k in order. Its bits depend on one thing only: whether multiplication and addition are fused
/// ([`fma`]).
///
/// # Shapes
/// - `a`: `[m / 8][depth]`: panels of weights, or of activations when the sum is over examples
/// - `b`: `[n / 8][depth]`
/// - `c`: `[n / 8][m]`
pub fn multiply_add(a: &[Lanes], b: &[Lanes], c: &mut [Lanes], depth: usize) {
    if !fma::lent(a, b, c, depth) {
        Arch::new().dispatch(Product { a, b, c, depth });
    }
}

struct Product<'a> {
    a: &'a [Lanes],
    b: &'a [Lanes],
    c: &'a mut [Lanes],
    depth: usize,
}

impl WithSimd for Product<'_> {
    type Output = ();

    /// A tile's sums must fit into the sixteen SIMD registers, and be many enough to hide the latency of an addition.
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Self { a, b, c, depth } = self;
        let wide = S::F32_LANES >= LANES;
        match (wide, fma::fuses(wide)) {
            (true, true) => in_tiles::<Fused, 8>(a, b, c, depth),
            (true, false) => in_tiles::<Separate, 8>(a, b, c, depth),
            (false, true) => in_tiles::<Fused, 4>(a, b, c, depth),
            (false, false) => in_tiles::<Separate, 4>(a, b, c, depth),
        }
    }
}

/// Rounds the product, then the sum.
struct Separate;

/// Rounds once.
struct Fused;

macro_rules! by_lanes {
    ($rule:ident, $step:expr) => {
        impl MultiplyAdd for $rule {
            type Sums = Lanes;
            const ZERO: Lanes = [0.0; LANES];

            #[inline(always)]
            fn step(mut sums: Lanes, a: f32, b: &Lanes) -> Lanes {
                let step: fn(f32, f32, f32) -> f32 = $step;
                for lane in 0..LANES {
                    sums[lane] = step(sums[lane], a, b[lane]);
                }
                sums
            }

            #[inline(always)]
            fn finish(sums: Lanes, c: &mut Lanes) {
                for lane in 0..LANES {
                    c[lane] += sums[lane];
                }
            }
        }
    };
}

by_lanes!(Separate, |sum, a, b| sum + a * b);
by_lanes!(Fused, |sum, a, b| a.mul_add(b, sum));
