//! Which rows of the table a lens looks at where all would take too long: the same ones every time.

use crate::{
    rng::{Rng, Stream},
    snapshot::Snapshot,
    task::Split,
};

/// At most `n` of some rows, drawn without replacement, in the table's order.
#[must_use]
pub fn some(mut rows: Vec<usize>, n: usize, draw: u32) -> Vec<usize> {
    generator(draw).shuffle(&mut rows);
    rows.truncate(n);
    rows.sort_unstable();
    rows
}

/// At most `n` training pairs, as row numbers.
#[must_use]
pub fn training(snapshot: &Snapshot, n: usize) -> Vec<usize> {
    some(snapshot.table.rows(Split::Train), n, 0)
}

/// The random numbers of a draw.
#[must_use]
pub fn generator(draw: u32) -> Rng {
    Rng::new(0, Stream::Lens { draw })
}

/// A vector of +1 and −1.
#[must_use]
pub fn signs(n: usize, draw: u32) -> Vec<f32> {
    let mut rng = generator(draw);
    (0..n)
        .map(|_| if rng.below(2) == 0 { -1.0 } else { 1.0 })
        .collect()
}
