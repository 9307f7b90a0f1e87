//! Embeddings: one row for every (token, position) that occurs, and which of them each example has where.

use burn::tensor::{Int, Tensor};
use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    Columns, Embedding, Spelling, Symbol, UNITS, Window, cube_float, cube_int, empty, float_matrix,
    int_vector, new_float, wide_grid,
};

/// A row's position and token.
#[derive(CubeType)]
struct Spelled {
    position: usize,
    token: usize,
}

#[cube]
fn spelled(row: usize, #[comptime] spelling: Spelling) -> Spelled {
    let mut position = 0usize.runtime();
    let mut token = comptime!(spelling.slots[0].token) + row;
    #[unroll]
    for i in 1..spelling.n_ctx {
        let start = comptime!(spelling.slots[i].start);
        if row >= start {
            position = i.runtime();
            token = row - start + comptime!(spelling.slots[i].token);
        }
    }
    Spelled { position, token }
}

/// The embedding of every (token, position) that occurs, and which row each position of each example has.
///
/// # Shapes
/// - `theta`: `[n_params]`, `waves`: `[n_ctx, d_model]`, added where positions are not learned
/// - `[a, b, labels]`: `[batch]` each
/// - outputs: `[n_rows, d_model]`, `[batch · n_ctx]`
pub fn embed(
    theta: &Tensor<1>,
    waves: Option<Tensor<2>>,
    columns: Columns,
    spelling: Spelling,
    place: Embedding,
) -> (Tensor<2>, Tensor<1, Int>) {
    let batch = columns[0].dims()[0];
    let [a, b, labels] = columns.map(|column| cube_int(&column));
    let theta = cube_float(theta);
    let rows = new_float(&theta, [spelling.n_rows, place.d_model]);
    let index = empty(&a, [batch * spelling.n_ctx], a.dtype);
    let waves = waves.map_or_else(|| theta.clone(), |waves| cube_float(&waves));
    // SAFETY: see `share` in the module above.
    unsafe {
        embed_kernel::launch_unchecked(
            &theta.client.clone(),
            wide_grid((rows.meta.num_elements() + batch).div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            theta.into_buffer_arg(),
            waves.into_buffer_arg(),
            a.into_buffer_arg(),
            b.into_buffer_arg(),
            labels.into_buffer_arg(),
            rows.clone().into_buffer_arg(),
            index.clone().into_buffer_arg(),
            batch,
            spelling,
            place,
        );
    }
    (float_matrix(rows), int_vector(index))
}

/// The first units have a number of the embedding each, the others an example.
#[cube(launch_unchecked)]
fn embed_kernel(
    theta: &[f32],
    waves: &[f32],
    a: &[i32],
    b: &[i32],
    labels: &[i32],
    rows: &mut [f32],
    index: &mut [i32],
    batch: usize,
    #[comptime] spelling: Spelling,
    #[comptime] place: Embedding,
) {
    let at = ABSOLUTE_POS;
    let width = comptime!(place.d_model);
    let numbers = comptime!(spelling.n_rows * place.d_model);
    if at < numbers {
        let (row, column) = (at / width, at % width);
        let is = spelled(row, spelling);
        let token = theta[comptime!(place.tokens) + is.token * width + column];
        let at_position = is.position * width + column;
        if comptime!(place.positions.is_some()) {
            let learned = comptime!(place.positions.unwrap_or_default());
            rows[at] = token + theta[learned + at_position];
        } else {
            rows[at] = token + waves[at_position];
        }
    } else if at - numbers < batch {
        let example = at - numbers;
        #[unroll]
        for i in 0..spelling.n_ctx {
            let mut row = comptime!(spelling.slots[i].start as i32).runtime();
            if comptime!(spelling.slots[i].of == Symbol::A) {
                row += a[example];
            } else if comptime!(spelling.slots[i].of == Symbol::B) {
                row += b[example];
            } else if comptime!(spelling.slots[i].of == Symbol::C) {
                row += labels[example];
            }
            index[example * comptime!(spelling.n_ctx) + i] = row;
        }
    }
}

/// Back through [`embed`]: the gradients of the embeddings, in `grad`, `[n_params]`. Those of the first `there` tokens are
/// added to what is there already, where the embedding is the unembedding too.
///
/// # Shapes
/// - `d`: `[n_rows, d_model]`
pub fn embed_back(
    grad: Tensor<1>,
    d: Tensor<2>,
    spelling: Spelling,
    place: Embedding,
    there: usize,
) -> Tensor<1> {
    let grad_of = cube_float(&grad);
    let learned = place.positions.map_or(0, |_| spelling.n_ctx);
    let numbers = (place.d_vocab + learned) * place.d_model;
    // SAFETY: see `share` in the module above.
    unsafe {
        embed_back_kernel::launch_unchecked(
            &grad_of.client.clone(),
            wide_grid(numbers.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            cube_float(&d).into_buffer_arg(),
            grad_of.into_buffer_arg(),
            numbers,
            there,
            spelling,
            place,
        );
    }
    grad
}

#[cube(launch_unchecked)]
fn embed_back_kernel(
    d: &[f32],
    grad: &mut [f32],
    numbers: usize,
    there: usize,
    #[comptime] spelling: Spelling,
    #[comptime] place: Embedding,
) {
    let at = ABSOLUTE_POS;
    let width = comptime!(place.d_model);
    if at < numbers {
        let (line, column) = (at / width, at % width);
        let mut sum = 0.0f32;
        if line < comptime!(place.d_vocab) {
            #[unroll]
            for i in 0..spelling.n_ctx {
                let token = comptime!(spelling.slots[i].token);
                if line >= token
                    && line < comptime!(spelling.slots[i].token + spelling.slots[i].width)
                {
                    sum += d[(comptime!(spelling.slots[i].start) + line - token) * width + column];
                }
            }
            if line < there {
                sum += grad[comptime!(place.tokens) + at];
            }
            grad[comptime!(place.tokens) + at] = sum;
        } else {
            let position = line - comptime!(place.d_vocab);
            #[unroll]
            for i in 0..spelling.n_ctx {
                if position == i {
                    let start = comptime!(spelling.slots[i].start);
                    for row in 0..comptime!(spelling.slots[i].width) {
                        sum += d[(start + row) * width + column];
                    }
                }
            }
            grad[comptime!(place.positions.unwrap_or_default()) + position * width + column] = sum;
        }
    }
}

/// Some positions of every example, in the rows that `index` says, or in the examples' own.
///
/// # Shapes
/// - `x`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`; output: `[batch · count, width]`
pub fn read(
    x: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    window: Window,
    batch: usize,
) -> Tensor<2> {
    let (width, x) = (x.dims()[1], cube_float(x));
    let out = new_float(&x, [batch * window.count, width]);
    let indexed = index.is_some();
    let index = index.map_or_else(|| x.clone(), cube_int);
    // SAFETY: see `share` in the module above.
    unsafe {
        read_kernel::launch_unchecked(
            &x.client.clone(),
            wide_grid(out.meta.num_elements().div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            x.into_buffer_arg(),
            index.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            out.meta.num_elements() as u32,
            width as u32,
            window.n_ctx as u32,
            window.first as u32,
            window.count as u32,
            indexed,
        );
    }
    float_matrix(out)
}

#[cube(launch_unchecked)]
fn read_kernel(
    x: &[f32],
    index: &[i32],
    out: &mut [f32],
    numbers: u32,
    width: u32,
    n_ctx: u32,
    first: u32,
    count: u32,
    #[comptime] indexed: bool,
) {
    let at = ABSOLUTE_POS;
    if at < numbers as usize {
        let (line, column) = (at / width as usize, at % width as usize);
        let (example, i) = (line / count as usize, line % count as usize);
        let mut row = example * n_ctx as usize + first as usize + i;
        if indexed {
            row = index[row] as usize;
        }
        out[at] = x[row * width as usize + column];
    }
}

/// Back through [`read`], added to `onto`: every row collects what the examples that read it receive.
///
/// # Shapes
/// - `d`: `[batch · count, width]`; output and `onto`: `[n_rows, width]`, or without `index` `[batch · n_ctx, width]`
pub fn read_back(
    d: Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    onto: Option<Tensor<2>>,
    window: Window,
    spelling: Spelling,
) -> Tensor<2> {
    let [lines, width] = d.dims();
    let batch = lines / window.count;
    let rows = match index {
        Some(_) => spelling.n_rows,
        None => batch * window.n_ctx,
    };
    let d = cube_float(&d);
    let out = new_float(&d, [rows, width]);
    let (indexed, adds) = (index.is_some(), onto.is_some());
    let index = index.map_or_else(|| d.clone(), cube_int);
    let onto = onto.map_or_else(|| d.clone(), |onto| cube_float(&onto));
    // SAFETY: see `share` in the module above.
    unsafe {
        read_back_kernel::launch_unchecked(
            &d.client.clone(),
            wide_grid(out.meta.num_elements().div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            d.into_buffer_arg(),
            index.into_buffer_arg(),
            onto.into_buffer_arg(),
            out.clone().into_buffer_arg(),
            out.meta.num_elements() as u32,
            width as u32,
            batch as u32,
            window.first as u32,
            window.count as u32,
            spelling,
            indexed,
            adds,
        );
    }
    float_matrix(out)
}

#[cube(launch_unchecked)]
fn read_back_kernel(
    d: &[f32],
    index: &[i32],
    onto: &[f32],
    out: &mut [f32],
    numbers: u32,
    width: u32,
    batch: u32,
    first: u32,
    count: u32,
    #[comptime] spelling: Spelling,
    #[comptime] indexed: bool,
    #[comptime] adds: bool,
) {
    let at = ABSOLUTE_POS;
    if at < numbers as usize {
        let (row, column) = (at / width as usize, at % width as usize);
        let n_ctx = comptime!(spelling.n_ctx);
        let mut sum = 0.0f32;
        if adds {
            sum = onto[at];
        }
        let mut position = row % n_ctx;
        if indexed {
            position = spelled(row, spelling).position;
        }
        if position >= first as usize && position < (first + count) as usize {
            let i = position - first as usize;
            if indexed {
                for example in 0..batch as usize {
                    if index[example * n_ctx + position] as usize == row {
                        sum += d[(example * count as usize + i) * width as usize + column];
                    }
                }
            } else {
                sum += d[(row / n_ctx * count as usize + i) * width as usize + column];
            }
        }
        out[at] = sum;
    }
}
