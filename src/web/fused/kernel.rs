//! The one matrix product with fused multiply-add, for browsers that have relaxed SIMD. A module of its own, because one
//! that contains such an instruction is refused as a whole by a browser that does not know it. It works in the memory of
//! the engine, which finds it a place in its table of functions (../fused.rs).

#![no_std]

use core::arch::wasm32::{
    f32x4, f32x4_add, f32x4_relaxed_madd, f32x4_splat, unreachable, v128, v128_load, v128_store,
};

#[path = "../../arithmetic/tiles.rs"]
mod tiles;

use tiles::{Lanes, MultiplyAdd, in_tiles};

/// Rounds once, where the processor does; the engine tries that before it relies on it.
struct Fused;

impl MultiplyAdd for Fused {
    type Sums = [v128; 2];
    const ZERO: Self::Sums = [f32x4(0.0, 0.0, 0.0, 0.0); 2];

    #[inline(always)]
    fn step(sums: Self::Sums, a: f32, b: &Lanes) -> Self::Sums {
        let [low, high] = halves(b);
        let a = f32x4_splat(a);
        [
            f32x4_relaxed_madd(a, low, sums[0]),
            f32x4_relaxed_madd(a, high, sums[1]),
        ]
    }

    #[inline(always)]
    fn finish(sums: Self::Sums, c: &mut Lanes) {
        let [low, high] = halves(c);
        let at = c.as_mut_ptr().cast::<v128>();
        // SAFETY: eight numbers are two vectors; loads and stores need no alignment in WebAssembly.
        unsafe {
            v128_store(at, f32x4_add(low, sums[0]));
            v128_store(at.add(1), f32x4_add(high, sums[1]));
        }
    }
}

#[inline(always)]
fn halves(lanes: &Lanes) -> [v128; 2] {
    let at = lanes.as_ptr().cast::<v128>();
    // SAFETY: as above.
    unsafe { [v128_load(at), v128_load(at.add(1))] }
}

/// Adds A·B to C, as `multiply_add` in src/arithmetic/matmul.rs.
///
/// # Safety
/// `a`, `b` and `c` point to `[panels][depth]`, `[groups][depth]` and `[groups][panels][8]` of [`Lanes`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn multiply_add(
    a: *const Lanes,
    b: *const Lanes,
    c: *mut Lanes,
    panels: usize,
    groups: usize,
    depth: usize,
) {
    use core::slice::{from_raw_parts, from_raw_parts_mut};
    // SAFETY: the caller's.
    let (a, b, c) = unsafe {
        (
            from_raw_parts(a, panels * depth),
            from_raw_parts(b, groups * depth),
            from_raw_parts_mut(c, groups * panels * tiles::LANES),
        )
    };
    in_tiles::<Fused, 4>(a, b, c, depth);
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    unreachable()
}
