//! What the network says at one step, as plain numbers: all that a lens gets to see.

use crate::task::Table;

/// The network's answers at one step.
#[derive(Clone, Debug)]
pub struct Snapshot<'a> {
    /// Updates done.
    pub step: u32,
    /// The task's pairs.
    pub table: &'a Table,
    /// The most likely token for each pair, in the table's order. The token `=`, which is p, can occur.
    pub predictions: Vec<u16>,
}
