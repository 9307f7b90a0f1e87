//! What every pair shares: the query of `=`, and the tables of values and scores, one row per (token, position).
//!
//! Keys are never computed. A score is resid_pre · W_K · q, and W_K · q is one vector per head: so scores are a few
//! more columns of the product that gives the values.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    plan::Plan,
    tile::{Extent, Operand, Staged, Sums, accumulate, stage, unit_column, unit_row},
};

/// Units of a cube of [`prepare`].
pub const PREPARE_UNITS: usize = 256;

/// Numbers that one unit of [`prepare`] copies.
const COPIES: usize = 4;

/// Cubes of [`prepare`]: the first one folds the query into the keys' weights, the others fill tables.
pub fn prepare_cubes(plan: Plan) -> usize {
    1 + (plan.rows() + plan.d()).div_ceil(COPIES * PREPARE_UNITS / plan.d().min(PREPARE_UNITS))
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

    let d_head = comptime!(plan.d_head());
    let heads = comptime!(plan.sizes.n_heads);
    let scale = comptime!((plan.d_head() as f64).powf(-0.5) as f32);
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
    let rows = comptime!(plan.rows());
    let step = (CUBE_COUNT as usize - 1) * PREPARE_UNITS;
    let mut item = (CUBE_POS as usize - 1) * PREPARE_UNITS + UNIT_POS as usize;
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

/// A product of two tables: what is not a gradient of pairs has no fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Product {
    left: usize,
    left_operand: Operand,
    right: usize,
    right_operand: Operand,
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

/// Strides of a matrix as an operand, given the lengths of its axes.
fn operand(plan: Plan, strides: [usize; 2], lengths: [usize; 2], span: usize) -> Operand {
    Operand {
        outer: strides[0],
        inner: strides[1],
        outers: Extent::cut(lengths[0], span),
        inners: Extent::cut(lengths[1], plan.tile.depth),
    }
}

/// Values and scores: resid_pre · folded, `[rows, d_model + heads]`.
fn values_and_scores(plan: Plan) -> Product {
    let (d, width, rows) = (plan.d(), plan.width(), plan.rows());
    Product {
        left: plan.resid_pre(),
        left_operand: operand(plan, [d, 1], [rows, d], plan.tile.rows),
        right: plan.folded(),
        right_operand: operand(plan, [1, width], [width, d], plan.tile.columns),
        rows,
        columns: width,
        depth: d,
    }
}

/// Gradient of `folded`: resid_preᵀ · d_table, `[d_model, d_model + heads]`.
fn d_folded(plan: Plan) -> Product {
    let (d, width, rows) = (plan.d(), plan.width(), plan.rows());
    Product {
        left: plan.resid_pre(),
        left_operand: operand(plan, [1, d], [d, rows], plan.tile.rows),
        right: plan.d_table(),
        right_operand: operand(plan, [1, width], [width, rows], plan.tile.columns),
        rows: d,
        columns: width,
        depth: rows,
    }
}

/// Gradient of `resid_pre`: d_table · foldedᵀ, `[rows, d_model]`.
fn d_resid_pre(plan: Plan) -> Product {
    let (d, width, rows) = (plan.d(), plan.width(), plan.rows());
    Product {
        left: plan.d_table(),
        left_operand: operand(plan, [width, 1], [rows, width], plan.tile.rows),
        right: plan.folded(),
        right_operand: operand(plan, [width, 1], [d, width], plan.tile.columns),
        rows,
        columns: d,
        depth: width,
    }
}

/// One tile of a product, and where it begins: (row, column).
#[cube]
fn multiply(
    scratch: &[f32],
    staged: &mut Staged,
    number: usize,
    #[comptime] product: Product,
    #[comptime] plan: Plan,
) -> (Sums, usize, usize) {
    let tile = comptime!(plan.tile);
    let across = comptime!(product.column_tiles(plan));
    let row = number / across * comptime!(tile.rows);
    let column = number % across * comptime!(tile.columns);
    let mut sums = Sums::zero();
    let mut from = 0usize;
    while from < comptime!(product.depth) {
        stage(
            &mut staged.left,
            scratch,
            comptime!(product.left).runtime(),
            row,
            from,
            comptime!(product.left_operand),
            comptime!(tile.rows),
            tile,
        );
        stage(
            &mut staged.right,
            scratch,
            comptime!(product.right).runtime(),
            column,
            from,
            comptime!(product.right_operand),
            comptime!(tile.columns),
            tile,
        );
        sync_cube();
        accumulate(&*staged, &mut sums, tile);
        sync_cube();
        from += comptime!(tile.depth);
    }
    (sums, row + unit_row(tile), column + unit_column(tile))
}

/// Cubes of [`tables`].
pub fn tables_cubes(plan: Plan) -> usize {
    values_and_scores(plan).tiles(plan)
}

/// Values and scores of every (token, position).
///
/// # Shapes
/// - writes `table` of the scratch buffer, `[rows, d_model + heads]`
#[cube(launch_unchecked)]
pub fn tables(scratch: &mut [f32], #[comptime] plan: Plan) {
    let product = comptime!(values_and_scores(plan));
    let mut staged = Staged::new(comptime!(plan.tile));
    let (sums, row, column) = multiply(&*scratch, &mut staged, CUBE_POS as usize, product, plan);
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            if row + i < comptime!(product.rows) && column + j < comptime!(product.columns) {
                let at = (row + i) * comptime!(plan.width()) + column + j;
                scratch[comptime!(plan.table()) + at] = numbers.extract(j);
            }
        }
    }
}

/// Cubes of [`tables_backward`].
pub fn tables_backward_cubes(plan: Plan) -> usize {
    d_folded(plan).tiles(plan) + d_resid_pre(plan).tiles(plan)
}

/// Back through [`tables`]: both products need nothing but `d_table`, so they share a launch.
///
/// # Shapes
/// - writes the gradient of W_V in `grad` `[n_params]`, and `d_keys` and `d_resid_pre` of the scratch buffer
#[cube(launch_unchecked)]
pub fn tables_backward(scratch: &mut [f32], grad: &mut [f32], #[comptime] plan: Plan) {
    let first = comptime!(d_folded(plan));
    let second = comptime!(d_resid_pre(plan));
    let border = comptime!(first.tiles(plan));
    let mut staged = Staged::new(comptime!(plan.tile));
    if (CUBE_POS as usize) < border {
        let (sums, row, column) = multiply(&*scratch, &mut staged, CUBE_POS as usize, first, plan);
        write_d_folded(&sums, row, column, scratch, grad, plan);
    } else {
        let (sums, row, column) = multiply(
            &*scratch,
            &mut staged,
            CUBE_POS as usize - border,
            second,
            plan,
        );
        write_d_resid_pre(&sums, row, column, scratch, plan);
    }
}

#[cube]
fn write_d_folded(
    sums: &Sums,
    row: usize,
    column: usize,
    scratch: &mut [f32],
    grad: &mut [f32],
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            if row + i < d {
                if column + j < d {
                    let at = (row + i) * d + column + j;
                    grad[comptime!(plan.value()) + at] = numbers.extract(j);
                } else if column + j < comptime!(plan.width()) {
                    let at = (row + i) * comptime!(plan.sizes.n_heads) + column + j - d;
                    scratch[comptime!(plan.d_keys()) + at] = numbers.extract(j);
                }
            }
        }
    }
}

#[cube]
fn write_d_resid_pre(
    sums: &Sums,
    row: usize,
    column: usize,
    scratch: &mut [f32],
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            if row + i < comptime!(plan.rows()) && column + j < d {
                let at = (row + i) * d + column + j;
                scratch[comptime!(plan.d_resid_pre()) + at] = numbers.extract(j);
            }
        }
    }
}
