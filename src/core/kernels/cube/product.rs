//! Products of matrices of any sizes and strides, each in one launch: for networks that have no fused kernels.
//!
//! Instead of burn's own product, whose many strategies are most of what a visitor would download.

use burn_cubecl::{cubecl, tensor::CubeTensor};
use cubecl::prelude::*;

use super::{
    tile::{Operand, Tile, product as tile_product, unit_column, unit_row},
    wide_grid,
};

/// An operand's axes: the one that stays and the one that is summed over.
pub struct Layout {
    outer: u32,
    inner: u32,
    /// Length of the axis that stays.
    pub outers: usize,
    /// Length of the axis that is summed over.
    pub inners: usize,
}

impl Layout {
    /// Of a matrix that is summed over along this axis, 0 or 1.
    pub fn new(matrix: &CubeTensor, inner: usize) -> Self {
        let (shape, strides) = (matrix.meta.shape(), matrix.meta.strides());
        let outer = 1 - inner;
        Self {
            outer: strides[outer] as u32,
            inner: strides[inner] as u32,
            outers: shape[outer],
            inners: shape[inner],
        }
    }
}

/// Writes left · right to `output`.
///
/// # Shapes
/// - `output`: `[left.outers, right.outers]`, contiguous
pub fn launch(x: CubeTensor, left: &Layout, y: CubeTensor, right: &Layout, output: &CubeTensor) {
    let tile = Tile::DEFAULT;
    // Two axes: one alone may have at most 65,535 cubes.
    let across = right.outers.div_ceil(tile.columns) as u32;
    let down = left.outers.div_ceil(tile.rows) as u32;
    // SAFETY: see `share`.
    unsafe {
        product::launch_unchecked(
            &output.client,
            CubeCount::Static(across, down, 1),
            CubeDim::new_1d(tile.units() as u32),
            x.into_buffer_arg(),
            y.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            left.outer,
            left.inner,
            left.outers as u32,
            right.outer,
            right.inner,
            right.outers as u32,
            left.inners as u32,
            tile,
        );
    }
}

#[cube(launch_unchecked)]
fn product(
    x: &[f32],
    y: &[f32],
    output: &mut [f32],
    left_outer: u32,
    left_inner: u32,
    rows: u32,
    right_outer: u32,
    right_inner: u32,
    columns: u32,
    inners: u32,
    #[comptime] tile: Tile,
) {
    let left = operand(left_outer, left_inner, rows, inners);
    let right = operand(right_outer, right_inner, columns, inners);
    let row = CUBE_POS_Y as usize * comptime!(tile.rows);
    let column = CUBE_POS_X as usize * comptime!(tile.columns);
    let result = tile_product(x, &left, y, &right, row, column, tile);
    for i in 0..4usize {
        let row = row + unit_row(tile) + i * comptime!(tile.rows / 4);
        let numbers = result.sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = column + unit_column(tile) + comptime!(j * tile.columns / 4);
            if row < left.outers && column < right.outers {
                output[row * right.outers + column] = numbers.extract(j);
            }
        }
    }
}

#[cube]
fn operand(outer: u32, inner: u32, outers: u32, inners: u32) -> Operand {
    Operand {
        base: 0usize.runtime(),
        outer: outer as usize,
        inner: inner as usize,
        outers: outers as usize,
        inners: inners as usize,
    }
}

/// Units of a cube of [`stacked`].
const UNITS: usize = 64;

/// Writes x · y, matrix by matrix, to `output`: one number a unit, for matrices too small to be divided into tiles.
///
/// # Shapes
/// - `x`: `[a, b, n, k]`, `y`: `[a, b, k, m]`, of any strides; `output`: `[a, b, n, m]`, contiguous
pub fn launch_stacked(x: CubeTensor, y: CubeTensor, output: &CubeTensor) {
    let [_, b, n, m] = [0, 1, 2, 3].map(|axis| output.meta.shape()[axis] as u32);
    let inners = x.meta.shape()[3] as u32;
    let of_x = [0, 1, 2, 3].map(|axis| x.meta.strides()[axis] as u32);
    let of_y = [0, 1, 2, 3].map(|axis| y.meta.strides()[axis] as u32);
    let numbers = output.meta.num_elements();
    // SAFETY: see `share`.
    unsafe {
        stacked::launch_unchecked(
            &output.client,
            wide_grid(numbers.div_ceil(UNITS)),
            CubeDim::new_1d(UNITS as u32),
            x.into_buffer_arg(),
            y.into_buffer_arg(),
            output.clone().into_buffer_arg(),
            numbers as u32,
            b,
            n,
            m,
            inners,
            of_x[0],
            of_x[1],
            of_x[2],
            of_x[3],
            of_y[0],
            of_y[1],
            of_y[2],
            of_y[3],
        );
    }
}

#[cube(launch_unchecked)]
fn stacked(
    x: &[f32],
    y: &[f32],
    output: &mut [f32],
    numbers: u32,
    b: u32,
    n: u32,
    m: u32,
    inners: u32,
    x_a: u32,
    x_b: u32,
    x_row: u32,
    x_inner: u32,
    y_a: u32,
    y_b: u32,
    y_inner: u32,
    y_column: u32,
) {
    let at = ABSOLUTE_POS;
    if at < numbers as usize {
        let at = at as u32;
        let (column, row) = (at % m, at / m % n);
        let (of_b, of_a) = (at / (m * n) % b, at / (m * n * b));
        let mut at_x = of_a * x_a + of_b * x_b + row * x_row;
        let mut at_y = of_a * y_a + of_b * y_b + column * y_column;
        let mut sum = 0.0f32;
        for _ in 0..inners {
            sum += x[at_x as usize] * y[at_y as usize];
            at_x += x_inner;
            at_y += y_inner;
        }
        output[at as usize] = sum;
    }
}
