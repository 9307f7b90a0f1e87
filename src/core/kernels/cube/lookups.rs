//! What the tables' rows receive from the pairs that looked them up: a sum over all pairs without atomics, in which
//! every row asks every pair. It is a product like the others, with the matrix that says who looked up whom; that one is
//! never written down.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    plan::{Plan, at},
    tile::{Four, Sums, unit_column, unit_row},
    weights::put,
};

impl Plan {
    /// First cube of what the rows receive: at position 0, at position 1, and `=`.
    pub fn first_lookup(self, position: usize) -> usize {
        let residues = self.sizes.p.div_ceil(self.tile.rows) * self.lookup_columns();
        self.weight_tiles() + position * residues
    }

    /// Tiles side by side.
    pub fn lookup_columns(self) -> usize {
        self.width().div_ceil(self.tile.columns)
    }
}

/// A tile of the gradient of the table. The pairs in the slots begin with `first`.
///
/// # Shapes
/// - `a`, `b`: `[n]`
/// - writes `d_table` of the scratch buffer, `[rows, d_model + heads]`
#[cube]
pub fn looked_up(
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    first: usize,
    n: usize,
    slots: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let (seconds, equals) = comptime!((plan.first_lookup(1), plan.first_lookup(2)));
    let mut number = CUBE_POS - comptime!(plan.first_lookup(0));
    let mut position = 0usize;
    if CUBE_POS >= equals {
        number = CUBE_POS - equals;
        position = 2usize;
    } else if CUBE_POS >= seconds {
        number = CUBE_POS - seconds;
        position = 1usize;
    }
    let row = number / comptime!(plan.lookup_columns()) * comptime!(tile.rows) + unit_row(tile);
    let column =
        number % comptime!(plan.lookup_columns()) * comptime!(tile.columns) + unit_column(tile);

    let received0 = received(column, slots, position, plan);
    let received1 = received(column + comptime!(tile.columns / 4), slots, position, plan);
    let received2 = received(column + comptime!(tile.columns / 2), slots, position, plan);
    let received3 = received(
        column + comptime!(3 * tile.columns / 4),
        slots,
        position,
        plan,
    );
    let mut sums = Sums::zero();
    for slot in 0..slots {
        let pair = min(first + slot, n - 1);
        let token = select(position == 0, a[pair], b[pair]) as usize;
        let mut passed = Four::new(passed_on(&*scratch, &received0, slot, plan));
        passed.insert(1usize, passed_on(&*scratch, &received1, slot, plan));
        passed.insert(2usize, passed_on(&*scratch, &received2, slot, plan));
        passed.insert(3usize, passed_on(&*scratch, &received3, slot, plan));
        let mut who = Four::new(0.0);
        #[unroll]
        for i in 0..4usize {
            // Everybody looks up `=`.
            let looks = position == 2 || token == row + comptime!(i * tile.rows / 4);
            who.insert(i, select(looks, 1.0f32, 0.0f32));
        }
        sums.add(who, passed);
    }

    let rows = select(position == 2, 1usize, comptime!(plan.sizes.p).runtime());
    let width = comptime!(plan.width());
    for i in 0..4usize {
        let row = row + i * comptime!(tile.rows / 4);
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = column + comptime!(j * tile.columns / 4);
            if row < rows && column < width {
                let at = (position * comptime!(plan.sizes.p) + row) * width + column;
                put(
                    scratch,
                    comptime!(plan.d_table()) + at,
                    numbers.extract(j),
                    first,
                );
            }
        }
    }
}

/// Where a column of the table finds what a pair passes on to it: a value's gradient, weighed by its head's pattern, or
/// the gradient of a score.
#[derive(CubeType)]
struct Received {
    at: usize,
    step: usize,
    pattern: usize,
    weighed: bool,
}

#[cube]
fn received(column: usize, slots: usize, position: usize, #[comptime] plan: Plan) -> Received {
    let d = comptime!(plan.d());
    let weighed = column < d;
    let score = select(weighed, d, min(column, comptime!(plan.width() - 1))) - d;
    let head = select(weighed, column / comptime!(plan.sizes.d_head()), 0usize);
    let d_z = at(0usize, slots, comptime!(plan.d_z()), plan) + column;
    let d_score = at(0usize, slots, comptime!(plan.d_scores()), plan) + score * 3 + position;
    Received {
        at: select(weighed, d_z, d_score),
        step: select(weighed, d, comptime!(plan.d_scores().width).runtime()),
        pattern: at(0usize, slots, comptime!(plan.pattern()), plan) + head * 3 + position,
        weighed,
    }
}

/// What the pair in this slot passes on.
#[cube]
fn passed_on(scratch: &[f32], received: &Received, slot: usize, #[comptime] plan: Plan) -> f32 {
    let pattern = scratch[received.pattern + slot * comptime!(plan.pattern().width)];
    scratch[received.at + slot * received.step] * select(received.weighed, pattern, 1.0f32)
}
