//! Whether the terms of a matrix product are multiplied and added in one rounding (a *fused multiply-add*) or in two.
//!
//! Fused is faster, and every processor of the last ten years does it; but a browser only lets a program ask for it
//! (relaxed SIMD), and some do not know the question. So there are two sets of bits: those of computers that fuse, in a
//! terminal or in a browser, and those of browsers that do not, which a terminal computes too when told so.

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use pulp::{Arch, Simd, WithSimd};

use super::tiles::{LANES, Lanes};

/// Processors that fuse all of them, and whose compilers need not ask.
const ALWAYS: bool = cfg!(target_feature = "neon");

/// A product from outside this program: adds A·B to C, of so many panels of A, groups of B, and depth.
pub type Kernel = extern "C" fn(*const Lanes, *const Lanes, *mut Lanes, usize, usize, usize);

static KERNEL: OnceLock<Kernel> = OnceLock::new();
static SEPARATE: AtomicBool = AtomicBool::new(false);

/// Rounds after every multiplication from now on, as browsers without relaxed SIMD do.
pub fn round_separately() {
    SEPARATE.store(true, Relaxed);
}

/// Whether products are fused in this program.
#[must_use]
pub fn fused() -> bool {
    KERNEL.get().is_some() || native()
}

/// How products round, as files say it.
#[must_use]
pub fn in_words() -> &'static str {
    if fused() {
        "fused multiply-add"
    } else {
        "multiply, then add"
    }
}

/// Whether this processor fuses and nobody has asked it not to.
fn native() -> bool {
    fuses(Arch::new().dispatch(Wide))
}

/// The same for one whose registers are known to be wide or not. Of the processors that need not fuse, those do that have
/// registers for eight numbers (x86-64-v3).
#[inline(always)]
pub fn fuses(wide: bool) -> bool {
    (wide || ALWAYS) && !SEPARATE.load(Relaxed)
}

struct Wide;

impl WithSimd for Wide {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        S::F32_LANES >= LANES
    }
}

/// Takes a product from outside, if it is one: it must round once, and agree with ours where no rounding is needed.
/// Says whether it did.
pub fn lend(kernel: Kernel) -> bool {
    rounds_once(kernel) && KERNEL.set(kernel).is_ok()
}

/// (1 + ε)² − (1 + 2ε) is ε² if rounded once, and nothing if rounded twice.
fn rounds_once(kernel: Kernel) -> bool {
    let small = f32::EPSILON * 256.0;
    let a = [[1.0; LANES], [1.0 + small; LANES]]; // [1][2]
    let b = [[-1.0 - 2.0 * small; LANES], [1.0 + small; LANES]]; // [1][2]
    let mut c = [[0.0; LANES]; LANES]; // [1][8]
    kernel(a.as_ptr(), b.as_ptr(), c.as_mut_ptr(), 1, 1, 2);
    c == [[small * small; LANES]; LANES]
}

/// Leaves the product to whoever has lent one, and says whether there was anybody. Shapes as in
/// `multiply_add` in matmul.rs.
pub fn lent(a: &[Lanes], b: &[Lanes], c: &mut [Lanes], depth: usize) -> bool {
    let Some(kernel) = KERNEL.get() else {
        return false;
    };
    let (panels, groups) = (a.len() / depth, b.len() / depth);
    assert!(c.len() >= panels * groups * LANES, "room for a product");
    kernel(
        a.as_ptr(),
        b.as_ptr(),
        c.as_mut_ptr(),
        panels,
        groups,
        depth,
    );
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    extern "C" fn does_nothing(
        _: *const Lanes,
        _: *const Lanes,
        _: *mut Lanes,
        _: usize,
        _: usize,
        _: usize,
    ) {
    }

    #[test]
    fn what_does_not_round_once_is_not_taken() {
        assert!(!lend(does_nothing));
    }
}
