//! Diagnostics: pure functions from a [`crate::snapshot::Snapshot`] to something drawable. A new lens is one file and
//! one row of [`LENSES`].

pub mod answer_table;

use serde::Serialize;

/// A registry entry as the catalogue shows it.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct NamedInfo {
    /// Stable name in configs and links.
    pub id: &'static str,
    /// What a menu shows.
    pub label: &'static str,
    /// One sentence for people.
    pub help: &'static str,
}

/// The lenses, in display order.
pub const LENSES: &[NamedInfo] = &[answer_table::INFO];
