//! Diagnostics: pure functions from a [`crate::snapshot::Snapshot`] to something drawable. A new lens is one file and
//! one row of [`LENSES`].

pub mod answer_table;
mod answers;
pub mod drawing;
pub mod group;
pub mod info;
mod softmax;

use info::Lens;

/// The lenses, in display order.
pub const LENSES: &[Lens] = &[answers::LENS];

/// The lens of that name.
#[must_use]
pub fn find(id: &str) -> Option<&'static Lens> {
    LENSES.iter().find(|lens| lens.info.id == id)
}
