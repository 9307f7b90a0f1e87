//! Attention of each pair: from `=` to a, to b and to itself, by looking rows up in the tables.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::plan::{Plan, at};

/// Where the rows of a pair's three tokens begin in a table of this width.
#[derive(CubeType)]
struct Places {
    a: usize,
    b: usize,
    equals: usize,
}

#[cube]
fn places(a: &[i32], b: &[i32], pair: usize, n: usize, #[comptime] plan: Plan) -> Places {
    // Slots behind the last pair repeat it.
    let pair = min(pair, n - 1);
    let width = comptime!(plan.width());
    Places {
        a: a[pair] as usize * width,
        b: (b[pair] as usize + comptime!(plan.sizes.p)) * width,
        equals: comptime!((plan.sizes.table_rows() - 1) * plan.width()).runtime(),
    }
}

/// The attention pattern and the mixture of values of the cube's pairs.
///
/// # Shapes
/// - writes the fields `pattern` and `z`
#[cube]
pub fn attend(
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    pair: usize,
    slot: usize,
    slots: usize,
    n: usize,
    #[comptime] plan: Plan,
) {
    let heads = comptime!(plan.sizes.n_heads);
    let mut item = UNIT_POS as usize;
    while item < comptime!(plan.tile.rows * plan.sizes.n_heads) {
        let (row, head) = (item / heads, item % heads);
        let place = places(a, b, pair + row, n, plan);
        let scores = comptime!(plan.table() + plan.d()) + head;
        let to_a = scratch[scores + place.a];
        let to_b = scratch[scores + place.b];
        let to_equals = scratch[scores + place.equals];
        let largest = max(to_a, max(to_b, to_equals));
        let to_a = (to_a - largest).exp();
        let to_b = (to_b - largest).exp();
        let to_equals = (to_equals - largest).exp();
        let sum = to_a + to_b + to_equals;
        let pattern = at(slot + row, slots, comptime!(plan.pattern()), plan) + head * 3;
        scratch[pattern] = to_a / sum;
        scratch[pattern + 1] = to_b / sum;
        scratch[pattern + 2] = to_equals / sum;
        item += comptime!(plan.tile.units());
    }
    sync_storage();

    let d = comptime!(plan.d());
    let mut item = UNIT_POS as usize;
    while item < comptime!(plan.tile.rows * plan.d()) {
        let (row, column) = (item / d, item % d);
        let place = places(a, b, pair + row, n, plan);
        let values = comptime!(plan.table()) + column;
        let head = column / comptime!(plan.sizes.d_head());
        let pattern = at(slot + row, slots, comptime!(plan.pattern()), plan) + head * 3;
        let z = scratch[pattern] * scratch[values + place.a]
            + scratch[pattern + 1] * scratch[values + place.b]
            + scratch[pattern + 2] * scratch[values + place.equals];
        scratch[at(slot + row, slots, comptime!(plan.z()), plan) + column] = z;
        item += comptime!(plan.tile.units());
    }
    sync_storage();
}

/// Back through the mixture and the softmax over (a, b, `=`).
///
/// # Shapes
/// - writes the field `d_scores`
#[cube]
pub fn attend_backward(
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    pair: usize,
    slot: usize,
    slots: usize,
    n: usize,
    #[comptime] plan: Plan,
) {
    let heads = comptime!(plan.sizes.n_heads);
    let d_head = comptime!(plan.sizes.d_head());
    let mut item = UNIT_POS as usize;
    while item < comptime!(plan.tile.rows * plan.sizes.n_heads) {
        let (row, head) = (item / heads, item % heads);
        let place = places(a, b, pair + row, n, plan);
        let d_z = at(slot + row, slots, comptime!(plan.d_z()), plan) + head * d_head;
        let values = comptime!(plan.table()) + head * d_head;
        let mut to_a = 0.0f32;
        let mut to_b = 0.0f32;
        let mut to_equals = 0.0f32;
        for c in 0..d_head {
            let d = scratch[d_z + c];
            to_a += d * scratch[values + place.a + c];
            to_b += d * scratch[values + place.b + c];
            to_equals += d * scratch[values + place.equals + c];
        }
        let pattern = at(slot + row, slots, comptime!(plan.pattern()), plan) + head * 3;
        let to_a = to_a * scratch[pattern];
        let to_b = to_b * scratch[pattern + 1];
        let to_equals = to_equals * scratch[pattern + 2];
        let sum = to_a + to_b + to_equals;
        let d_scores = at(slot + row, slots, comptime!(plan.d_scores()), plan) + head * 3;
        scratch[d_scores] = to_a - scratch[pattern] * sum;
        scratch[d_scores + 1] = to_b - scratch[pattern + 1] * sum;
        scratch[d_scores + 2] = to_equals - scratch[pattern + 2] * sum;
        item += comptime!(plan.tile.units());
    }
}
