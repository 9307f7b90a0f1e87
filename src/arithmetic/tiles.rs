//! The loops of the one matrix product, whatever it is that multiplies and adds. They stand alone, for a second reader:
//! the kernel for browsers with fused multiply-add (src/web/fused) is compiled from this file and a few lines of its own.

/// Eight numbers.
pub type Lanes = [f32; LANES];
/// How many [`Lanes`] holds.
pub const LANES: usize = 8;

/// Numbers that stay in the first-level cache while everything else passes by: 16 KiB.
const CACHED: usize = 4096;

/// Something that multiplies and adds.
pub trait MultiplyAdd {
    /// Eight sums in registers.
    type Sums: Copy;
    /// Where sums begin.
    const ZERO: Self::Sums;
    /// `sums + a · b`.
    fn step(sums: Self::Sums, a: f32, b: &Lanes) -> Self::Sums;
    /// Adds the sums to `c`.
    fn finish(sums: Self::Sums, c: &mut Lanes);
}

/// Adds A·B to C, a tile of so many rows and eight columns at a time; shapes as in [`super::matmul::multiply_add`].
/// Written so that nothing can panic: where it is compiled alone there is nobody to tell.
#[inline(always)]
pub fn in_tiles<M: MultiplyAdd, const TILE: usize>(
    a: &[Lanes],
    b: &[Lanes],
    c: &mut [Lanes],
    depth: usize,
) {
    if depth == 0 {
        return;
    }
    let m = (a.len() / depth).max(1) * LANES;
    let chunk = (CACHED / LANES / depth).max(1);
    let (of_b, of_c) = ((chunk * depth).max(1), (chunk * m).max(1));
    for (b, c) in b.chunks(of_b).zip(c.chunks_mut(of_c)) {
        for (i, a) in a.chunks_exact(depth).enumerate() {
            for (b, c) in b.chunks_exact(depth).zip(c.chunks_exact_mut(m)) {
                let Some(c) = c.as_chunks_mut::<LANES>().0.get_mut(i) else {
                    continue;
                };
                for part in 0..LANES / TILE {
                    let c = &mut c.as_chunks_mut::<TILE>().0[part];
                    tile::<M, TILE>(a, part, b, c);
                }
            }
        }
    }
}

/// A few rows of a panel of A times eight columns of B.
#[inline(always)]
fn tile<M: MultiplyAdd, const TILE: usize>(
    a: &[Lanes],
    part: usize,
    b: &[Lanes],
    c: &mut [Lanes; TILE],
) {
    let mut sums = [M::ZERO; TILE];
    for (a, b) in a.iter().zip(b) {
        let a = &a.as_chunks::<TILE>().0[part];
        for i in 0..TILE {
            sums[i] = M::step(sums[i], a[i], b);
        }
    }
    for (sums, c) in sums.into_iter().zip(c) {
        M::finish(sums, c);
    }
}
