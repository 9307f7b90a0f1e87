//! Embeddings: one row for every (token, position) that occurs, and which of them each example has where.

use super::{Embedding, Spelling, Symbol, Window, add};
use crate::Tokens;

/// Number, position and token of every row.
fn spelled(spelling: &Spelling) -> impl Iterator<Item = (usize, usize, usize)> {
    let slots = spelling.slots.iter().take(spelling.n_ctx).enumerate();
    slots.flat_map(|(position, slot)| {
        (0..slot.width).map(move |i| (slot.start + i, position, slot.token + i))
    })
}

/// The embedding of every (token, position) that occurs, `[n_rows, d_model]`.
///
/// # Shapes
/// - `theta`: `[n_params]`, `waves`: `[n_ctx, d_model]`, added where positions are not learned
#[must_use]
#[inline(never)]
pub fn embed(
    theta: &[f32],
    waves: Option<&[f32]>,
    spelling: &Spelling,
    place: Embedding,
) -> Vec<f32> {
    let width = place.d_model;
    let positions = match (place.positions, waves) {
        (Some(learned), _) => &theta[learned..],
        (None, Some(waves)) => waves,
        (None, None) => unreachable!("positions are learned or waves"),
    }; // [n_ctx, d_model]
    let mut rows = vec![0.0; spelling.n_rows * width];
    for (row, position, token) in spelled(spelling) {
        let out = &mut rows[row * width..][..width];
        out.copy_from_slice(&theta[place.tokens + token * width..][..width]);
        add(out, &positions[position * width..][..width]);
    }
    rows
}

/// Which row each position of each example has, `[batch · n_ctx]`.
#[must_use]
#[inline(never)]
pub fn index(tokens: &Tokens, spelling: &Spelling) -> Vec<u32> {
    let row = |example: usize, position: usize| {
        let slot = spelling.slots[position];
        let symbol = match slot.of {
            Symbol::A => tokens.a[example],
            Symbol::B => tokens.b[example],
            Symbol::C => tokens.labels[example],
            Symbol::Sign => 0,
        };
        slot.start as u32 + symbol
    };
    let examples = 0..tokens.labels.len();
    examples
        .flat_map(|example| (0..spelling.n_ctx).map(move |position| row(example, position)))
        .collect()
}

/// Back through [`embed`]: the gradients of the embeddings, added to `grad`, `[n_params]`.
///
/// # Shapes
/// - `d`: `[n_rows, d_model]`
#[inline(never)]
pub fn embed_back(grad: &mut [f32], d: &[f32], spelling: &Spelling, place: Embedding) {
    let width = place.d_model;
    for (row, position, token) in spelled(spelling) {
        let d = &d[row * width..][..width];
        add(&mut grad[place.tokens + token * width..][..width], d);
        if let Some(learned) = place.positions {
            add(&mut grad[learned + position * width..][..width], d);
        }
    }
}

/// The row of every position that is meant, example after example.
fn meant(lines: usize, index: Option<&[u32]>, window: Window) -> impl Iterator<Item = usize> {
    let examples = 0..lines / window.count;
    examples
        .flat_map(move |example| {
            let first = example * window.n_ctx + window.first;
            first..first + window.count
        })
        .map(move |own| index.map_or(own, |index| index[own] as usize))
}

/// Some positions of every example, in the rows that `index` says, or in the examples' own: `[lines, width]`.
///
/// # Shapes
/// - `x`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`
#[must_use]
#[inline(never)]
pub fn read(
    (x, width): (&[f32], usize),
    index: Option<&[u32]>,
    window: Window,
    lines: usize,
) -> Vec<f32> {
    let mut out = Vec::with_capacity(lines * width);
    for row in meant(lines, index, window) {
        out.extend_from_slice(&x[row * width..][..width]);
    }
    out
}

/// Back through [`read`], added to `onto`: every row collects what the examples that read it receive.
///
/// # Shapes
/// - `d`: `[lines, width]`; `onto`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`
#[inline(never)]
pub fn read_back(
    onto: &mut [f32],
    (d, width): (&[f32], usize),
    index: Option<&[u32]>,
    window: Window,
) {
    let rows = meant(d.len() / width, index, window);
    for (row, d) in rows.zip(d.chunks_exact(width)) {
        add(&mut onto[row * width..][..width], d);
    }
}
