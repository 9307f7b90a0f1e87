//! Eight numbers side by side, and the two ways in which a matrix is laid out in them.
//!
//! A matrix of activations, `[rows, columns]`, is kept
//! - in **groups** of eight rows, `[rows / 8][columns]` of [`Lanes`] over rows: what an operation on whole examples
//!   wants, such as a softmax, or a product with weights;
//! - in **panels** of eight columns, `[columns / 8][rows]` of [`Lanes`] over columns: what a sum over examples wants,
//!   such as a gradient of weights, and what one example's row is read from.
//!
//! Rows and columns are padded with zeros to multiples of eight. Everything here is plain arithmetic on arrays, in an
//! order that the code fixes: the compiler turns it into whatever SIMD there is, and the bits are the same on all of it.

pub use super::tiles::{LANES, Lanes};

/// Zeros.
pub const ZERO: Lanes = [0.0; LANES];

/// The next multiple of eight.
pub fn padded(n: usize) -> usize {
    n.next_multiple_of(LANES)
}

/// A buffer of zeros for a padded matrix, in either layout.
pub fn zeros(rows: usize, columns: usize) -> Vec<Lanes> {
    vec![ZERO; padded(rows) * padded(columns) / LANES]
}

/// `y + s · x`, lane by lane.
#[inline(always)]
pub fn add_scaled(y: &mut Lanes, s: &Lanes, x: &Lanes) {
    for lane in 0..LANES {
        y[lane] += s[lane] * x[lane];
    }
}

/// From groups `[rows / 8][columns]` to panels `[columns / 8][rows]`, or back with the two sizes exchanged.
fn turn(from: &[Lanes], columns: usize, to: &mut [Lanes]) {
    let rows = to.len() * LANES / columns;
    for (group, from) in from.chunks_exact(columns).enumerate() {
        for (panel, block) in from.chunks_exact(LANES).enumerate() {
            let at = panel * rows + group * LANES;
            let to: &mut [Lanes; LANES] = (&mut to[at..at + LANES])
                .try_into()
                .expect("a block has eight rows");
            let block: &[Lanes; LANES] = block.try_into().expect("a block has eight columns");
            transpose(block, to);
        }
    }
}

/// [`turn`] into a buffer of its own.
pub fn turned(from: &[Lanes], columns: usize) -> Vec<Lanes> {
    let mut to = vec![ZERO; from.len()];
    turn(from, columns, &mut to);
    to
}

#[inline(always)]
fn transpose(from: &[Lanes; LANES], to: &mut [Lanes; LANES]) {
    for j in 0..LANES {
        for i in 0..LANES {
            to[j][i] = from[i][j];
        }
    }
}
