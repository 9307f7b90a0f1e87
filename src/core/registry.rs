//! What every registry's rows have in common.

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
