//! What every pair shares: the query of `=`, and the tables of values and scores, one row per (token, position).
//!
//! Keys are never computed. A score is resid_pre · W_K · q, and W_K · q is one vector per head: so scores are a few
//! more columns of the product that gives the values.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    plan::Plan,
    tile::{Operand, product, unit_column, unit_row},
};

/// Units of a cube of [`prepare`].
pub const PREPARE_UNITS: usize = 256;

/// Numbers that one unit of [`prepare`] copies.
const COPIES: usize = 4;

/// Cubes of [`prepare`]: the first one folds the query into the keys' weights, the others fill tables.
pub fn prepare_cubes(plan: Plan) -> usize {
    1 + (plan.sizes.table_rows() + plan.d())
        .div_ceil(COPIES * PREPARE_UNITS / plan.d().min(PREPARE_UNITS))
}

/// The query of `=`, the weights that give values and scores, and the residual stream before attention.
///
/// # Shapes
/// - `theta`: `[n_params]`
/// - writes `q`, `folded` and `resid_pre` of the scratch buffer
#[cube(launch_unchecked)]
pub fn prepare(theta: &[f32], scratch: &mut [f32], #[comptime] plan: Plan) {
    if CUBE_POS == 0 {
        fold_query(theta, scratch, plan);
    } else {
        copy_tables(theta, scratch, plan);
    }
}

#[cube]
fn fold_query(theta: &[f32], scratch: &mut [f32], #[comptime] plan: Plan) {
    let d = comptime!(plan.d());
    let mut q = Shared::<[f32]>::new_slice(d); // [d_model]
    let mut column = UNIT_POS as usize;
    while column < d {
        let mut sum = 0.0f32;
        for j in 0..d {
            let last = theta[comptime!(plan.sizes.p * plan.d()) + j]
                + theta[comptime!(plan.pos_embed() + 2 * plan.d()) + j];
            sum += last * theta[comptime!(plan.query()) + j * d + column];
        }
        q[column] = sum;
        scratch[comptime!(plan.q()) + column] = sum;
        column += PREPARE_UNITS;
    }
    sync_cube();

    let d_head = comptime!(plan.sizes.d_head());
    let heads = comptime!(plan.sizes.n_heads);
    let scale = comptime!(plan.sizes.score_scale());
    let mut item = UNIT_POS as usize;
    while item < comptime!(d * heads) {
        let (row, head) = (item / heads, item % heads);
        let mut sum = 0.0f32;
        for c in 0..d_head {
            let at = head * d_head + c;
            sum += theta[comptime!(plan.key()) + row * d + at] * q[at];
        }
        // Scores come out scaled, so that nobody else has to.
        scratch[comptime!(plan.folded() + plan.d()) + row * comptime!(plan.width()) + head] =
            sum * scale;
        item += PREPARE_UNITS;
    }
}

#[cube]
fn copy_tables(theta: &[f32], scratch: &mut [f32], #[comptime] plan: Plan) {
    let d = comptime!(plan.d());
    let p = comptime!(plan.sizes.p);
    let rows = comptime!(plan.sizes.table_rows());
    let step = (CUBE_COUNT - 1) * PREPARE_UNITS;
    let mut item = (CUBE_POS - 1) * PREPARE_UNITS + UNIT_POS as usize;
    while item < comptime!((rows + d) * d) {
        let (row, column) = (item / d, item % d);
        if row < rows {
            // Residues at position 0, residues at position 1, and `=` at position 2.
            let position = row / p;
            let token = row - position * p;
            let token = select(position == 2, p.runtime(), token);
            let x = theta[token * d + column]
                + theta[comptime!(plan.pos_embed()) + position * d + column];
            scratch[comptime!(plan.resid_pre()) + item] = x;
        } else {
            let at = (row - rows) * comptime!(plan.width()) + column;
            scratch[comptime!(plan.folded()) + at] =
                theta[comptime!(plan.value()) + (row - rows) * d + column];
        }
        item += step;
    }
}

/// A product of two tables: where its operands begin, their strides, and its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Product {
    left: usize,
    left_strides: [usize; 2],
    right: usize,
    right_strides: [usize; 2],
    rows: usize,
    columns: usize,
    depth: usize,
}

impl Product {
    fn column_tiles(self, plan: Plan) -> usize {
        self.columns.div_ceil(plan.tile.columns)
    }

    fn tiles(self, plan: Plan) -> usize {
        self.rows.div_ceil(plan.tile.rows) * self.column_tiles(plan)
    }
}

impl Plan {
    /// Values and scores: resid_pre · folded, `[rows, d_model + heads]`.
    fn values_and_scores(self) -> Product {
        Product {
            left: self.resid_pre(),
            left_strides: [self.d(), 1],
            right: self.folded(),
            right_strides: [1, self.width()],
            rows: self.sizes.table_rows(),
            columns: self.width(),
            depth: self.d(),
        }
    }

    /// Gradient of `folded`: resid_preᵀ · d_table, `[d_model, d_model + heads]`.
    fn d_folded(self) -> Product {
        Product {
            left: self.resid_pre(),
            left_strides: [1, self.d()],
            right: self.d_table(),
            right_strides: [1, self.width()],
            rows: self.d(),
            columns: self.width(),
            depth: self.sizes.table_rows(),
        }
    }

    /// Gradient of `resid_pre`: d_table · foldedᵀ, `[rows, d_model]`.
    fn product_of_d_resid_pre(self) -> Product {
        Product {
            left: self.d_table(),
            left_strides: [self.width(), 1],
            right: self.folded(),
            right_strides: [self.width(), 1],
            rows: self.sizes.table_rows(),
            columns: self.d(),
            depth: self.width(),
        }
    }
}

/// A product at run time.
#[derive(CubeType, CubeTypeMut)]
struct Work {
    left: Operand,
    right: Operand,
    /// Tiles side by side.
    across: usize,
}

#[cube]
fn work(#[comptime] product: Product, #[comptime] plan: Plan) -> Work {
    Work {
        left: Operand {
            base: comptime!(product.left).runtime(),
            outer: comptime!(product.left_strides[0]).runtime(),
            inner: comptime!(product.left_strides[1]).runtime(),
            outers: comptime!(product.rows).runtime(),
            inners: comptime!(product.depth).runtime(),
        },
        right: Operand {
            base: comptime!(product.right).runtime(),
            outer: comptime!(product.right_strides[0]).runtime(),
            inner: comptime!(product.right_strides[1]).runtime(),
            outers: comptime!(product.columns).runtime(),
            inners: comptime!(product.depth).runtime(),
        },
        across: comptime!(product.column_tiles(plan)).runtime(),
    }
}

/// Cubes of [`tables`].
pub fn tables_cubes(plan: Plan) -> usize {
    plan.values_and_scores().tiles(plan)
}

/// Values and scores of every (token, position).
///
/// # Shapes
/// - writes `table` of the scratch buffer, `[rows, d_model + heads]`
#[cube(launch_unchecked)]
pub fn tables(scratch: &mut [f32], #[comptime] plan: Plan) {
    let tile = comptime!(plan.tile);
    let job = work(comptime!(plan.values_and_scores()), plan);
    let row = CUBE_POS / job.across * comptime!(tile.rows);
    let column = CUBE_POS % job.across * comptime!(tile.columns);
    let result = product(
        &*scratch, &job.left, &*scratch, &job.right, row, column, tile,
    );
    for i in 0..4usize {
        let row = row + unit_row(tile) + i * comptime!(tile.rows / 4);
        let numbers = result.sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = column + unit_column(tile) + comptime!(j * tile.columns / 4);
            if row < comptime!(plan.sizes.table_rows()) && column < comptime!(plan.width()) {
                let at = comptime!(plan.table()) + row * comptime!(plan.width()) + column;
                scratch[at] = numbers.extract(j);
            }
        }
    }
}

/// Cubes of [`tables_backward`].
pub fn tables_backward_cubes(plan: Plan) -> usize {
    plan.d_folded().tiles(plan) + plan.product_of_d_resid_pre().tiles(plan)
}

/// Back through [`tables`]: both products need nothing but `d_table`, so they share a launch.
///
/// # Shapes
/// - writes the gradient of W_V in `grad` `[n_params]`, and `d_keys` and `d_resid_pre` of the scratch buffer
#[cube(launch_unchecked)]
pub fn tables_backward(scratch: &mut [f32], grad: &mut [f32], #[comptime] plan: Plan) {
    let tile = comptime!(plan.tile);
    let border = comptime!(plan.d_folded().tiles(plan));
    let mut number = CUBE_POS;
    let weights = number < border;
    let mut job = work(comptime!(plan.d_folded()), plan);
    if !weights {
        job = work(comptime!(plan.product_of_d_resid_pre()), plan);
        number -= border;
    }
    let row = number / job.across * comptime!(tile.rows);
    let column = number % job.across * comptime!(tile.columns);
    let result = product(
        &*scratch, &job.left, &*scratch, &job.right, row, column, tile,
    );
    for i in 0..4usize {
        let row = row + unit_row(tile) + i * comptime!(tile.rows / 4);
        let numbers = result.sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = column + unit_column(tile) + comptime!(j * tile.columns / 4);
            if row < job.left.outers && column < job.right.outers {
                write(
                    scratch,
                    grad,
                    row,
                    column,
                    numbers.extract(j),
                    weights,
                    plan,
                );
            }
        }
    }
}

#[cube]
fn write(
    scratch: &mut [f32],
    grad: &mut [f32],
    row: usize,
    column: usize,
    number: f32,
    weights: bool,
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    if !weights {
        scratch[comptime!(plan.d_resid_pre()) + row * d + column] = number;
    } else if column < d {
        grad[comptime!(plan.value()) + row * d + column] = number;
    } else {
        scratch[comptime!(plan.d_keys()) + row * comptime!(plan.sizes.n_heads) + column - d] =
            number;
    }
}
