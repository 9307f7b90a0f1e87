//! Gradients that sum over all pairs, in one launch: those of the weights that every pair passes, and what the tables'
//! rows receive from the pairs that looked them up. Each cube computes one tile of one of these products; all sums run
//! over the slots in order, so the same device gives the same bits every time.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    lookups::looked_up,
    plan::{Field, Plan, at},
    tile::{Operand, product, unit_column, unit_row},
};

/// Gradient of a weight matrix: leftᵀ · right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Product {
    left: Field,
    right: Field,
    /// Where it goes in the flat gradient.
    output: usize,
    bias: Bias,
}

/// What becomes of the sums of the right field's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Bias {
    /// Nothing.
    None,
    /// They are a bias's gradient, there in the flat gradient.
    Gradient(usize),
    /// They are what the stream of `=` receives.
    Last,
}

impl Plan {
    fn products(self) -> [Product; 4] {
        let product = |left, right, output, bias| Product {
            left,
            right,
            output,
            bias,
        };
        let in_bias = Bias::Gradient(self.mlp_in_bias());
        let out_bias = Bias::Gradient(self.mlp_out_bias());
        [
            product(self.resid_post(), self.logits(), self.unembed(), Bias::None),
            product(
                self.mlp_post(),
                self.d_resid_post(),
                self.mlp_out(),
                out_bias,
            ),
            product(self.resid_mid(), self.d_mlp_pre(), self.mlp_in(), in_bias),
            product(self.z(), self.d_resid_mid(), self.output(), Bias::Last),
        ]
    }

    /// First tile of a product: they are numbered one product after the other.
    fn first_tile(self, product: usize) -> usize {
        self.products()[..product]
            .iter()
            .map(|p| p.tiles(self))
            .sum()
    }

    /// Tiles of all products.
    pub fn weight_tiles(self) -> usize {
        self.first_tile(4)
    }
}

impl Product {
    fn tiles(self, plan: Plan) -> usize {
        self.left.width.div_ceil(plan.tile.rows) * self.column_tiles(plan)
    }

    fn column_tiles(self, plan: Plan) -> usize {
        self.right.width.div_ceil(plan.tile.columns)
    }
}

impl Bias {
    fn place(self, plan: Plan) -> usize {
        match self {
            Self::None => 0,
            Self::Gradient(offset) => offset,
            Self::Last => plan.d_last(),
        }
    }
}

/// Cubes of [`weights_gradient`].
pub fn weights_cubes(plan: Plan) -> usize {
    plan.first_lookup(2) + plan.lookup_columns()
}

/// The gradients that sum over all slots. They are added to what is there unless `first` is 0: the pairs may come in
/// several portions.
///
/// # Shapes
/// - `a`, `b`: `[n]`; `grad`: `[n_params]`
/// - also writes `d_table` and `d_last` of the scratch buffer
#[cube(launch_unchecked)]
pub fn weights_gradient(
    scratch: &mut [f32],
    grad: &mut [f32],
    a: &[i32],
    b: &[i32],
    first: u32,
    n: u32,
    slots: u32,
    #[comptime] plan: Plan,
) {
    let first = first as usize;
    let n = n as usize;
    let slots = slots as usize;
    if CUBE_POS < comptime!(plan.weight_tiles()) {
        let work = work(slots, plan);
        weight(scratch, grad, &work, first, plan);
    } else {
        looked_up(scratch, a, b, first, n, slots, plan);
    }
}

/// A product at run time: which one, and which of its tiles.
#[derive(CubeType, CubeTypeMut)]
struct Work {
    left: Operand,
    right: Operand,
    output: usize,
    row: usize,
    column: usize,
    /// Whether the right field's columns are to be summed, where the sums go, and whether that is the flat gradient.
    biased: bool,
    bias: usize,
    bias_in_grad: bool,
}

/// This cube's product.
#[cube]
fn work(slots: usize, #[comptime] plan: Plan) -> Work {
    let mut work = one_work(slots, 0usize, plan);
    #[unroll]
    for i in 1..4usize {
        if CUBE_POS >= comptime!(plan.first_tile(i)) {
            work = one_work(slots, i, plan);
        }
    }
    work
}

#[cube]
fn one_work(slots: usize, #[comptime] number: usize, #[comptime] plan: Plan) -> Work {
    let product = comptime!(plan.products()[number]);
    let across = comptime!(product.column_tiles(plan));
    let tile = CUBE_POS - comptime!(plan.first_tile(number));
    Work {
        left: across_slots(slots, comptime!(product.left), plan),
        right: across_slots(slots, comptime!(product.right), plan),
        output: comptime!(product.output).runtime(),
        row: tile / across * comptime!(plan.tile.rows),
        column: tile % across * comptime!(plan.tile.columns),
        biased: comptime!(product.bias != Bias::None).runtime(),
        bias: comptime!(product.bias.place(plan)).runtime(),
        bias_in_grad: comptime!(matches!(product.bias, Bias::Gradient(_))).runtime(),
    }
}

/// A field as an operand whose inner axis is the slots.
#[cube]
fn across_slots(slots: usize, #[comptime] field: Field, #[comptime] plan: Plan) -> Operand {
    Operand {
        base: at(0usize, slots, field, plan),
        outer: 1usize.runtime(),
        inner: comptime!(field.width).runtime(),
        outers: comptime!(field.width).runtime(),
        inners: slots,
    }
}

/// Adds to what is there, unless these are the first pairs.
#[cube]
pub fn put(buffer: &mut [f32], at: usize, number: f32, first: usize) {
    buffer[at] = select(first > 0, buffer[at], 0.0f32) + number;
}

#[cube]
fn weight(
    scratch: &mut [f32],
    grad: &mut [f32],
    work: &Work,
    first: usize,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let result = product(
        &*scratch,
        &work.left,
        &*scratch,
        &work.right,
        work.row,
        work.column,
        tile,
    );
    for i in 0..4usize {
        let row = work.row + unit_row(tile) + i * comptime!(tile.rows / 4);
        let numbers = result.sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = work.column + unit_column(tile) + comptime!(j * tile.columns / 4);
            if row < work.left.outers && column < work.right.outers {
                let at = work.output + row * work.right.outers + column;
                put(grad, at, numbers.extract(j), first);
            }
        }
    }
    if work.biased && work.row == 0 && unit_row(tile) == 0 {
        #[unroll]
        for j in 0..4usize {
            let column = work.column + unit_column(tile) + comptime!(j * tile.columns / 4);
            if column < work.right.outers {
                let number = result.of_columns.extract(j);
                if work.bias_in_grad {
                    put(grad, work.bias + column, number, first);
                } else {
                    put(scratch, work.bias + column, number, first);
                }
            }
        }
    }
}
