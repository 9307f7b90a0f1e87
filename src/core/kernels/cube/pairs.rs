//! Everything that is computed for each pair on its own, forwards and backwards, in one launch. A cube takes a few pairs
//! through all layers: what one layer leaves in memory, the next one finds in the cache.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    attention::{attend, attend_backward},
    layers::{FORWARD, apply, pass},
    loss::{Verdict, judge},
    plan::Plan,
};

/// Cubes of [`pairs_gradient`] for so many slots.
pub fn gradient_cubes(plan: Plan, slots: usize) -> usize {
    slots / plan.tile.rows
}

/// Forwards and backwards for each pair: every field of the scratch buffer. Slot s holds pair `first` + s.
///
/// # Shapes
/// - `theta`: `[n_params]`; `a`, `b`, `labels`: `[n]`
/// - `share`: what one pair's loss weighs
#[cube(launch_unchecked)]
pub fn pairs_gradient(
    theta: &[f32],
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    labels: &[i32],
    first: u32,
    n: u32,
    share: f32,
    #[comptime] plan: Plan,
) {
    let slots = CUBE_COUNT * comptime!(plan.tile.rows);
    let slot = CUBE_POS * comptime!(plan.tile.rows);
    let pair = first as usize + slot;
    let n = n as usize;
    attend(scratch, a, b, pair, slot, slots, n, plan);
    for number in 0..2 * FORWARD {
        let layer = pass(number, slots, 2 * FORWARD, plan);
        apply(theta, scratch, slot, &layer, plan);
        if number == FORWARD - 1 {
            let _ = judge(scratch, labels, pair, slot, slots, n, share, true, plan);
            sync_storage();
        }
    }
    attend_backward(scratch, a, b, pair, slot, slots, n, plan);
}

/// Forwards only: loss, right answers and predictions. A cube takes many tiles of pairs one after the other through the
/// same slots, so the scratch buffer stays small for every number of pairs.
///
/// # Shapes
/// - `theta`: `[n_params]`; `a`, `b`, `labels`, `predictions`: `[n]`
/// - `sums`: `[cubes, 2]`, loss and right answers of each cube's pairs
#[cube(launch_unchecked)]
pub fn pairs_examine(
    theta: &[f32],
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    labels: &[i32],
    predictions: &mut [i32],
    sums: &mut [f32],
    n: u32,
    #[comptime] plan: Plan,
) {
    let rows = comptime!(plan.tile.rows);
    let slots = CUBE_COUNT * rows;
    let slot = CUBE_POS * rows;
    let n = n as usize;
    let mut losses = Shared::<[f32]>::new_slice(rows); // [rows]
    let mut rights = Shared::<[f32]>::new_slice(rows); // [rows]
    let mut loss = 0.0f32;
    let mut right = 0.0f32;
    let mut pair = slot;
    while pair < n {
        attend(scratch, a, b, pair, slot, slots, n, plan);
        for number in 0..FORWARD {
            let layer = pass(number, slots, FORWARD, plan);
            apply(theta, scratch, slot, &layer, plan);
        }
        let verdict: Verdict = judge(scratch, labels, pair, slot, slots, n, 0.0, false, plan);
        if verdict.first {
            losses[verdict.row] = verdict.loss;
            rights[verdict.row] = verdict.right;
            if pair + verdict.row < n {
                predictions[pair + verdict.row] = verdict.prediction as i32;
            }
        }
        sync_cube();
        if UNIT_POS == 0 {
            for row in 0..rows {
                loss += losses[row];
                right += rights[row];
            }
        }
        pair += slots;
    }
    if UNIT_POS == 0 {
        sums[CUBE_POS * 2] = loss;
        sums[CUBE_POS * 2 + 1] = right;
    }
}

/// Adds up what [`pairs_examine`] found: unit 0 the losses, unit 1 the right answers.
///
/// # Shapes
/// - `sums`: `[cubes, 2]`; `total`: `[2]`
#[cube(launch_unchecked)]
pub fn total(sums: &[f32], total: &mut [f32], cubes: u32) {
    if UNIT_POS < 2 {
        let mut sum = 0.0f32;
        for cube in 0..cubes as usize {
            sum += sums[cube * 2 + UNIT_POS as usize];
        }
        total[UNIT_POS as usize] = sum;
    }
}
