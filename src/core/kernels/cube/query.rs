//! The last launch of a gradient: the query of `=`, the keys' weights, the embeddings and positions.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::plan::Plan;

/// Columns of every matrix that a cube writes.
const COLUMNS: usize = 16;

/// Units that share a column.
const SHARING: usize = 4;

/// Units of a cube.
pub const QUERY_UNITS: usize = COLUMNS * SHARING;

/// Cubes of [`query_backward`].
pub fn query_cubes(plan: Plan) -> usize {
    plan.d().div_ceil(COLUMNS)
}

/// Gradients of W_E, W_pos, W_Q and W_K.
///
/// # Shapes
/// - `theta`, `grad`: `[n_params]`
#[cube(launch_unchecked)]
pub fn query_backward(theta: &[f32], scratch: &[f32], grad: &mut [f32], #[comptime] plan: Plan) {
    let d = comptime!(plan.d());
    let mut d_q = Shared::<[f32]>::new_slice(d); // [d_model]
    let mut partial = Shared::<[f32]>::new_slice(QUERY_UNITS); // [columns, sharing]
    // Every cube needs all of it, and it is quickly computed.
    query_gradient(theta, scratch, &mut d_q, plan);
    sync_cube();

    let unit = UNIT_POS as usize;
    let of_equals = equals_share(theta, &d_q, plan);
    partial[unit] = of_equals;
    sync_cube();

    let column = CUBE_POS * COLUMNS + unit % COLUMNS;
    let turn = unit / COLUMNS;
    if column < d {
        write_query_and_key(scratch, grad, &d_q, column, turn, plan);
        write_embeddings(scratch, grad, column, turn, plan);
        if turn == 0 {
            write_equals(scratch, grad, &partial, column, plan);
        }
        write_positions(scratch, grad, column, turn, plan);
    }
}

/// d_q[c] = scale · Σ_j d_keys[j, head of c] · W_K[j, c].
#[cube]
fn query_gradient(theta: &[f32], scratch: &[f32], d_q: &mut Shared<[f32]>, #[comptime] plan: Plan) {
    let d = comptime!(plan.d());
    let heads = comptime!(plan.sizes.n_heads);
    let scale = comptime!(plan.sizes.score_scale());
    let mut c = UNIT_POS as usize;
    while c < d {
        let head = c / comptime!(plan.sizes.d_head());
        let mut sum = 0.0f32;
        for j in 0..d {
            let d_key = scratch[comptime!(plan.d_keys()) + j * heads + head];
            sum += d_key * theta[comptime!(plan.key()) + j * d + c];
        }
        d_q[c] = sum * scale;
        c += QUERY_UNITS;
    }
}

/// This unit's share of Σ_c d_q[c] · W_Q[j, c], for the row j that it shares.
#[cube]
fn equals_share(theta: &[f32], d_q: &Shared<[f32]>, #[comptime] plan: Plan) -> f32 {
    let d = comptime!(plan.d());
    let unit = UNIT_POS as usize;
    let j = CUBE_POS * COLUMNS + unit / SHARING;
    let mut sum = 0.0f32;
    if j < d {
        let mut c = unit % SHARING;
        while c < d {
            sum += d_q[c] * theta[comptime!(plan.query()) + j * d + c];
            c += SHARING;
        }
    }
    sum
}

/// W_K: d_keys ⊗ q, and W_Q: last ⊗ d_q.
#[cube]
fn write_query_and_key(
    scratch: &[f32],
    grad: &mut [f32],
    d_q: &Shared<[f32]>,
    column: usize,
    turn: usize,
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    let heads = comptime!(plan.sizes.n_heads);
    let scale = comptime!(plan.sizes.score_scale());
    let last = comptime!(plan.resid_pre() + (plan.sizes.table_rows() - 1) * plan.d());
    let head = column / comptime!(plan.sizes.d_head());
    let q = scratch[comptime!(plan.q()) + column] * scale;
    let mut j = turn;
    while j < d {
        let d_key = scratch[comptime!(plan.d_keys()) + j * heads + head];
        grad[comptime!(plan.key()) + j * d + column] = d_key * q;
        grad[comptime!(plan.query()) + j * d + column] = scratch[last + j] * d_q[column];
        j += SHARING;
    }
}

/// Each residue stands at two positions.
#[cube]
fn write_embeddings(
    scratch: &[f32],
    grad: &mut [f32],
    column: usize,
    turn: usize,
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    let p = comptime!(plan.sizes.p);
    let mut token = turn;
    while token < p {
        let first = scratch[comptime!(plan.d_resid_pre()) + token * d + column];
        let second = scratch[comptime!(plan.d_resid_pre()) + (token + p) * d + column];
        grad[token * d + column] = first + second;
        token += SHARING;
    }
}

/// The token `=` and its position, which receive the same.
#[cube]
fn write_equals(
    scratch: &[f32],
    grad: &mut [f32],
    partial: &Shared<[f32]>,
    column: usize,
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    let mut sum = scratch[comptime!(plan.d_resid_pre() + 2 * plan.sizes.p * plan.d()) + column]
        + scratch[comptime!(plan.d_last()) + column];
    let first = column % COLUMNS * SHARING;
    #[unroll]
    for i in 0..SHARING {
        sum += partial[first + i];
    }
    grad[comptime!(plan.sizes.p * plan.d()) + column] = sum;
    grad[comptime!(plan.pos_embed()) + 2 * d + column] = sum;
}

/// The positions of a and b: units 1 and 2 of a column add up all residues.
#[cube]
fn write_positions(
    scratch: &[f32],
    grad: &mut [f32],
    column: usize,
    turn: usize,
    #[comptime] plan: Plan,
) {
    let d = comptime!(plan.d());
    let p = comptime!(plan.sizes.p);
    if turn == 1 || turn == 2 {
        let position = turn - 1;
        let mut sum = 0.0f32;
        for token in 0..p {
            sum += scratch[comptime!(plan.d_resid_pre()) + (position * p + token) * d + column];
        }
        grad[comptime!(plan.pos_embed()) + position * d + column] = sum;
    }
}
