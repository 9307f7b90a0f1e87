//! Diagnostics: pure functions from a [`crate::snapshot::Snapshot`] to something drawable. A new lens is one file and
//! one row of [`LENSES`].

pub mod answer_table;

use crate::registry::NamedInfo;

/// The lenses, in display order.
pub const LENSES: &[NamedInfo] = &[answer_table::INFO];
