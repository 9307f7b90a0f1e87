//! The p × p answer table of a run that goes on: what the network says for every pair, and where it is right. The lens on
//! answers (`super::answers`) shows more of it.

use super::softmax::most_likely;
use crate::{
    snapshot::Snapshot,
    task::{Split, Table},
};

/// Stands in a grid for a pair that has no answer, such as division by 0.
pub const OUTSIDE: u16 = u16::MAX;

/// The answers that the network is told or asked for, `[n · n]`, a down and b across; [`OUTSIDE`] where there is no pair.
#[must_use]
pub fn answers(table: &Table) -> Vec<u16> {
    table.grid(OUTSIDE, |_, pair| pair.c as u16)
}

/// 0 = test, 1 = train, 2 = not in the domain, 3 = train and 4 = test with a wrong answer, `[n · n]`.
#[must_use]
pub fn parts(table: &Table) -> Vec<u8> {
    table.grid(2, |_, pair| match (pair.split, pair.is_wrong()) {
        (Split::Test, false) => 0,
        (Split::Train, false) => 1,
        (Split::Train, true) => 3,
        (Split::Test, true) => 4,
    })
}

/// The answers of a snapshot, `[n · n]`, a down and b across; [`OUTSIDE`] where there is no pair.
#[must_use]
pub fn predictions(snapshot: &Snapshot) -> Vec<u16> {
    let logits = &snapshot.trace().logits;
    let said = |row: usize| most_likely(logits.row(row)) as u16;
    snapshot.table.grid(OUTSIDE, |row, _| said(row))
}

/// The drawable answer table.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerTable {
    /// Updates done.
    pub step: u32,
    /// Predicted token per cell, `[p · p]`, a down and b across; [`OUTSIDE`] where there is no pair.
    pub predictions: Vec<u16>,
    /// Share of the training pairs answered right, 0–1.
    pub right_train: f64,
    /// Share of the held-out pairs answered right, 0–1.
    pub right_test: f64,
}

/// Lays answers `[n_pairs]`, in the table's order, out as a grid and counts the right ones.
#[must_use]
pub fn answer_table(step: u32, table: &Table, predictions: &[u16]) -> AnswerTable {
    let right = |split: Split| {
        let rows = table.rows(split);
        let right = |&&row: &&usize| u32::from(predictions[row]) == table.pairs[row].c;
        rows.iter().filter(right).count() as f64 / rows.len() as f64
    };
    AnswerTable {
        step,
        predictions: table.grid(OUTSIDE, |row, _| predictions[row]),
        right_train: right(Split::Train),
        right_test: right(Split::Test),
    }
}
