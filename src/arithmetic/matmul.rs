//! The one matrix product.

use pulp::{Arch, Simd, WithSimd};

use super::lanes::{LANES, Lanes, ZERO};

/// Numbers that stay in the first-level cache while everything else passes by: 16 KiB.
const CACHED: usize = 4096;

/// Adds A·B to C: `c[j][i] += Σ_k a[i / 8][k][i % 8] · b[j][k]`, where each entry of `b` and `c` is eight numbers.
///
/// Every sum runs over k in order, without fused multiply-add, so no bit depends on the instruction set.
///
/// # Shapes
/// - `a`: `[m / 8][depth]`: panels of weights, or of activations when the sum is over examples
/// - `b`: `[n / 8][depth]`
/// - `c`: `[n / 8][m]`
pub fn multiply_add(a: &[Lanes], b: &[Lanes], c: &mut [Lanes], depth: usize) {
    Arch::new().dispatch(Product { a, b, c, depth });
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
        if S::F32_LANES >= LANES {
            self.in_chunks::<8>();
        } else {
            self.in_chunks::<4>();
        }
    }
}

impl Product<'_> {
    #[inline(always)]
    fn in_chunks<const TILE: usize>(self) {
        let Self { a, b, c, depth } = self;
        let m = a.len() / depth * LANES;
        let chunk = (CACHED / (depth * LANES)).max(1);
        for (b, c) in b.chunks(chunk * depth).zip(c.chunks_mut(chunk * m)) {
            for (i, a) in a.chunks_exact(depth).enumerate() {
                for (b, c) in b.chunks_exact(depth).zip(c.chunks_exact_mut(m)) {
                    for part in (0..LANES).step_by(TILE) {
                        let at = i * LANES + part;
                        add(&mut c[at..at + TILE], tile::<TILE>(a, part, b));
                    }
                }
            }
        }
    }
}

/// A few rows of a panel of A times eight columns of B.
#[inline(always)]
fn tile<const TILE: usize>(a: &[Lanes], part: usize, b: &[Lanes]) -> [Lanes; TILE] {
    let mut sums = [ZERO; TILE];
    for (a, b) in a.iter().zip(b) {
        let a: &[f32; TILE] = a[part..part + TILE].try_into().expect("a part of a panel");
        for i in 0..TILE {
            for j in 0..LANES {
                sums[i][j] += a[i] * b[j];
            }
        }
    }
    sums
}

#[inline(always)]
fn add<const TILE: usize>(c: &mut [Lanes], sums: [Lanes; TILE]) {
    for (c, sums) in c.iter_mut().zip(sums) {
        for j in 0..LANES {
            c[j] += sums[j];
        }
    }
}
