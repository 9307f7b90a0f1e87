//! The one matrix product.

use pulp::Arch;

use super::lanes::{LANES, Lanes, ZERO};

/// Rows of a tile: four rows of eight numbers, the factors and nothing else fit into sixteen SIMD registers.
const TILE: usize = 4;
/// Numbers that stay in the first-level cache while everything else passes by: 16 KiB.
const CACHED: usize = 4096;

/// Adds A·B to C: `c[j][i] += Σ_k a[i / 8][k][i % 8] · b[j][k]`, where each entry of `b` and `c` is eight numbers.
///
/// # Shapes
/// - `a`: `[m / 8][depth]`: panels of weights, or of activations when the sum is over examples
/// - `b`: `[n / 8][depth]`
/// - `c`: `[n / 8][m]`
pub fn multiply_add(a: &[Lanes], b: &[Lanes], c: &mut [Lanes], depth: usize) {
    // The same arithmetic in the same order for every instruction set: no fused multiply-add, so no bit depends on it.
    Arch::new().dispatch(
        #[inline(always)]
        || in_chunks(a, b, c, depth),
    );
}

#[inline(always)]
fn in_chunks(a: &[Lanes], b: &[Lanes], c: &mut [Lanes], depth: usize) {
    let m = a.len() / depth * LANES;
    let chunk = (CACHED / (depth * LANES)).max(1);
    for (b, c) in b.chunks(chunk * depth).zip(c.chunks_mut(chunk * m)) {
        for (i, a) in a.chunks_exact(depth).enumerate() {
            for (b, c) in b.chunks_exact(depth).zip(c.chunks_exact_mut(m)) {
                for half in [0, TILE] {
                    let at = i * LANES + half;
                    add(&mut c[at..at + TILE], tile(a, half, b));
                }
            }
        }
    }
}

/// Four rows of a panel of A times eight columns of B.
#[inline(always)]
fn tile(a: &[Lanes], half: usize, b: &[Lanes]) -> [Lanes; TILE] {
    let mut sums = [ZERO; TILE];
    for (a, b) in a.iter().zip(b) {
        for i in 0..TILE {
            for j in 0..LANES {
                sums[i][j] += a[half + i] * b[j];
            }
        }
    }
    sums
}

#[inline(always)]
fn add(c: &mut [Lanes], sums: [Lanes; TILE]) {
    for (c, sums) in c.iter_mut().zip(sums) {
        for j in 0..LANES {
            c[j] += sums[j];
        }
    }
}
