//! The layers of any transformer, and their ways back. They read parameters where these lie in the flat vector, and write
//! gradients to the same places of another one.
//!
//! Matrices are row after row, as others store them: it is products alone that need another order, and they see to that
//! themselves. What ends in `_back` takes the gradient `d` of a result, and hands on that of the operands.
//!
//! None is to be inlined: callers are compiled for size, and whatever becomes a part of them is no longer vectorised.

mod attention;
mod embed;
mod linear;
mod loss;
mod neurons;
mod norm;
mod places;
mod prefixes;

pub use attention::{Looked, attention, attention_back};
pub use embed::{embed, embed_back, index, read, read_back};
pub use linear::{add_bias, add_onto, write_grad};
pub use loss::cross_entropy_back;
pub use neurons::{Neuron, activate, activate_back};
pub use norm::{norm, norm_back};
pub use places::{
    Attention, Embedding, MOST_POSITIONS, NormPlace, Place, Slot, Spelling, Symbol, Window,
};
pub use prefixes::prefixes;

use super::lanes::{LANES, ZERO};

/// The sum of a few numbers' products, eight side by side.
#[inline(always)]
fn dot(x: &[f32], y: &[f32]) -> f32 {
    let mut sums = ZERO;
    let (of_x, of_y) = (x.chunks_exact(LANES), y.chunks_exact(LANES));
    let rest = of_x.remainder().iter().zip(of_y.remainder());
    let rest: f32 = rest.map(|(x, y)| x * y).sum();
    for (x, y) in of_x.zip(of_y) {
        for lane in 0..LANES {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// The sum of a few numbers, eight side by side.
#[inline(always)]
fn sum(x: &[f32]) -> f32 {
    let mut sums = ZERO;
    let chunks = x.chunks_exact(LANES);
    let rest: f32 = chunks.remainder().iter().sum();
    for x in chunks {
        for lane in 0..LANES {
            sums[lane] += x[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// y + s·x.
#[inline(always)]
fn add_scaled(y: &mut [f32], s: f32, x: &[f32]) {
    for (y, x) in y.iter_mut().zip(x) {
        *y += s * x;
    }
}

/// y + x.
#[inline(always)]
fn add(y: &mut [f32], x: &[f32]) {
    for (y, x) in y.iter_mut().zip(x) {
        *y += x;
    }
}
