//! Products with weights and their ways back, each in one launch. Several matrices of one size at equal distances count as
//! one wide matrix: queries, keys and values are one product.

use burn::tensor::Tensor;
use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    super::tile::{Four, Lines, Operand, Result, Sums, Tile, gather, lines, unit_column, unit_row},
    Place, cube_float, float_matrix, new_float,
};

/// Tiles of a result. Two axes: one alone may have at most 65,535 cubes.
fn tiles(rows: usize, columns: usize) -> CubeCount {
    let across = columns.div_ceil(Tile::DEFAULT.columns) as u32;
    CubeCount::Static(across, rows.div_ceil(Tile::DEFAULT.rows) as u32, 1)
}

/// Units of a tile.
fn units() -> CubeDim {
    CubeDim::new_1d(Tile::DEFAULT.units() as u32)
}

/// [`Place`] on the device.
#[derive(CubeType, CubeLaunch, Clone, Copy)]
struct Weights {
    base: usize,
    bias: usize,
    parts: usize,
    apart: usize,
    inputs: usize,
    outputs: usize,
    /// Numbers between neighbours along the outputs.
    across: usize,
    /// Numbers between neighbours along the inputs.
    along: usize,
}

fn weights(place: Place) -> WeightsLaunch {
    let (across, along) = match place.turned {
        false => (1, place.outputs),
        true => (place.inputs, 1),
    };
    WeightsLaunch::new(
        place.base,
        place.bias.unwrap_or_default(),
        place.parts,
        place.apart,
        place.inputs,
        place.outputs,
        across,
        along,
    )
}

#[cube]
impl Weights {
    /// How far a column of all products lies behind the first one, and that of a bias.
    fn column(&self, column: usize) -> (usize, usize) {
        let part = column / self.outputs;
        let within = column % self.outputs;
        (
            part * self.apart + within * self.across,
            part * self.apart + within,
        )
    }
}

/// A matrix, row after row, of which rows are the operand's lines.
#[cube]
fn by_rows(rows: usize, columns: usize) -> Operand {
    Operand {
        base: 0usize.runtime(),
        outer: columns,
        inner: 1usize.runtime(),
        outers: rows,
        inners: columns,
    }
}

/// A matrix, row after row, of which columns are the operand's lines.
#[cube]
fn by_columns(rows: usize, columns: usize) -> Operand {
    Operand {
        base: 0usize.runtime(),
        outer: 1usize.runtime(),
        inner: columns,
        outers: columns,
        inners: rows,
    }
}

/// This unit's first row and column of the result.
#[cube]
fn first(#[comptime] tile: Tile) -> (usize, usize) {
    (
        CUBE_POS_Y as usize * comptime!(tile.rows) + unit_row(tile),
        CUBE_POS_X as usize * comptime!(tile.columns) + unit_column(tile),
    )
}

/// x·W + b, added to `onto`.
///
/// # Shapes
/// - `x`: `[n, inputs]`, `theta`: `[n_params]`, output and `onto`: `[n, columns]`
pub fn linear(
    x: &Tensor<2>,
    theta: &Tensor<1>,
    onto: Option<&Tensor<2>>,
    place: Place,
) -> Tensor<2> {
    let (rows, x) = (x.dims()[0], cube_float(x));
    let y = new_float(&x, [rows, place.columns()]);
    let adds = onto.is_some();
    let onto = onto.map_or_else(|| x.clone(), cube_float);
    // SAFETY: see `share` in the module above.
    unsafe {
        linear_kernel::launch_unchecked(
            &x.client.clone(),
            tiles(rows, place.columns()),
            units(),
            x.into_buffer_arg(),
            cube_float(theta).into_buffer_arg(),
            onto.into_buffer_arg(),
            y.clone().into_buffer_arg(),
            rows,
            weights(place),
            place.bias.is_some(),
            adds,
            Tile::DEFAULT,
        );
    }
    float_matrix(y)
}

#[cube(launch_unchecked)]
fn linear_kernel(
    x: &[f32],
    theta: &[f32],
    onto: &[f32],
    y: &mut [f32],
    rows: usize,
    weights: Weights,
    #[comptime] biased: bool,
    #[comptime] adds: bool,
    #[comptime] tile: Tile,
) {
    let (row, column) = first(tile);
    let end = weights.parts * weights.outputs;
    let quarter = comptime!(tile.columns / 4);
    let left = lines(
        &by_rows(rows, weights.inputs),
        row,
        comptime!(tile.rows / 4),
    );
    let (at0, bias0) = weights.column(min(column, end - 1));
    let (at1, bias1) = weights.column(min(column + quarter, end - 1));
    let (at2, bias2) = weights.column(min(column + 2 * quarter, end - 1));
    let (at3, bias3) = weights.column(min(column + 3 * quarter, end - 1));
    let right = Lines {
        at0: weights.base + at0,
        at1: weights.base + at1,
        at2: weights.base + at2,
        at3: weights.base + at3,
        step: weights.along,
    };
    let mut result = Result::zero();
    result.add(x, &left, theta, &right, weights.inputs);
    if biased {
        let biases = gather(
            theta,
            weights.bias + bias0,
            weights.bias + bias1,
            weights.bias + bias2,
            weights.bias + bias3,
        );
        result.sums.add(Four::new(1.0), biases);
    }
    write(&result.sums, onto, y, row, column, rows, end, adds, tile);
}

/// Writes a unit's numbers of a result `[rows, columns]`, added to those of `onto`.
#[cube]
fn write(
    sums: &Sums,
    onto: &[f32],
    result: &mut [f32],
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    #[comptime] adds: bool,
    #[comptime] tile: Tile,
) {
    for i in 0..4usize {
        let row = row + i * comptime!(tile.rows / 4);
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = column + comptime!(j * tile.columns / 4);
            if row < rows && column < columns {
                let mut value = numbers.extract(j);
                if adds {
                    value += onto[row * columns + column];
                }
                result[row * columns + column] = value;
            }
        }
    }
}

/// d·Wᵀ, added to `onto`.
///
/// # Shapes
/// - `d`: `[n, columns]`, `theta`: `[n_params]`, output and `onto`: `[n, inputs]`
pub fn linear_back(
    d: &Tensor<2>,
    theta: &Tensor<1>,
    onto: Option<Tensor<2>>,
    place: Place,
) -> Tensor<2> {
    let (rows, d) = (d.dims()[0], cube_float(d));
    let d_x = new_float(&d, [rows, place.inputs]);
    let adds = onto.is_some();
    let onto = onto.map_or_else(|| d.clone(), |onto| cube_float(&onto));
    // SAFETY: see `share` in the module above.
    unsafe {
        linear_back_kernel::launch_unchecked(
            &d.client.clone(),
            tiles(rows, place.inputs),
            units(),
            d.into_buffer_arg(),
            cube_float(theta).into_buffer_arg(),
            onto.into_buffer_arg(),
            d_x.clone().into_buffer_arg(),
            rows,
            weights(place),
            adds,
            Tile::DEFAULT,
        );
    }
    float_matrix(d_x)
}

#[cube(launch_unchecked)]
fn linear_back_kernel(
    d: &[f32],
    theta: &[f32],
    onto: &[f32],
    d_x: &mut [f32],
    rows: usize,
    weights: Weights,
    #[comptime] adds: bool,
    #[comptime] tile: Tile,
) {
    let (row, column) = first(tile);
    let mut result = Result::zero();
    for part in 0..weights.parts {
        let mut of_d = by_rows(rows, weights.parts * weights.outputs);
        of_d.base = part * weights.outputs;
        let left = lines(&of_d, row, comptime!(tile.rows / 4));
        let of_weights = Operand {
            base: weights.base + part * weights.apart,
            outer: weights.along,
            inner: weights.across,
            outers: weights.inputs,
            inners: weights.outputs,
        };
        let right = lines(&of_weights, column, comptime!(tile.columns / 4));
        result.add(d, &left, theta, &right, weights.outputs);
    }
    write(
        &result.sums,
        onto,
        d_x,
        row,
        column,
        rows,
        weights.inputs,
        adds,
        tile,
    );
}

/// The gradients of the weights and of their bias, xᵀ·d and the sum of d's rows, in `grad`, `[n_params]`.
///
/// # Shapes
/// - `x`: `[n, inputs]`, `d`: `[n, columns]`
pub fn linear_grad(grad: Tensor<1>, x: &Tensor<2>, d: &Tensor<2>, place: Place) -> Tensor<1> {
    let (rows, grad_of) = (x.dims()[0], cube_float(&grad));
    // SAFETY: see `share` in the module above.
    unsafe {
        linear_grad_kernel::launch_unchecked(
            &grad_of.client.clone(),
            tiles(place.inputs, place.columns()),
            units(),
            cube_float(x).into_buffer_arg(),
            cube_float(d).into_buffer_arg(),
            grad_of.into_buffer_arg(),
            rows,
            weights(place),
            place.bias.is_some(),
            Tile::DEFAULT,
        );
    }
    grad
}

#[cube(launch_unchecked)]
fn linear_grad_kernel(
    x: &[f32],
    d: &[f32],
    grad: &mut [f32],
    rows: usize,
    weights: Weights,
    #[comptime] biased: bool,
    #[comptime] tile: Tile,
) {
    let (row, column) = first(tile);
    let end = weights.parts * weights.outputs;
    let left = lines(
        &by_columns(rows, weights.inputs),
        row,
        comptime!(tile.rows / 4),
    );
    let right = lines(&by_columns(rows, end), column, comptime!(tile.columns / 4));
    let mut result = Result::zero();
    result.add(x, &left, d, &right, rows);
    #[unroll]
    for j in 0..4usize {
        let column = column + comptime!(j * tile.columns / 4);
        if column < end {
            let (of_column, of_bias) = weights.column(column);
            for i in 0..4usize {
                let row = row + i * comptime!(tile.rows / 4);
                if row < weights.inputs {
                    grad[weights.base + of_column + row * weights.along] =
                        result.sums.row(i).extract(j);
                }
            }
            if biased && row == 0 {
                grad[weights.bias + of_bias] = result.of_columns.extract(j);
            }
        }
    }
}
