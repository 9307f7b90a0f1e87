//! The layers that a pair passes, forwards and backwards: a field times weights, finished and written to another field.
//! What differs from layer to layer are numbers at run time, so that a kernel has the code once.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    plan::{Field, Plan, at},
    tile::{Operand, Sums, Tile, product, unit_column, unit_row},
};

/// One layer: a field times weights, finished and written to another field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layer {
    input: Field,
    /// Where the weights begin in the flat vector.
    weights: usize,
    /// Whether the weights are `[output, input]`.
    transposed: bool,
    output: Field,
    finish: Finish,
}

/// What happens to a product before it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Finish {
    /// Nothing.
    Plain,
    /// The stream of `=` is added, which every pair starts from.
    AddLast,
    /// A field is added: the residual stream flows past.
    Add(Field),
    /// A bias and a field are added.
    AddWithBias(usize, Field),
    /// A bias is added, then ReLU.
    Relu(usize),
    /// ReLU's slope: only where the neuron, after its activation, is positive.
    Slope(Field),
}

/// Layers of the forward pass.
pub const FORWARD: usize = 4;

impl Plan {
    /// The layers that a pair passes, forwards and then backwards.
    fn layers(self) -> [Layer; 2 * FORWARD] {
        let forward = |input, weights, output, finish| Layer {
            input,
            weights,
            transposed: false,
            output,
            finish,
        };
        let backward = |input, weights, output, finish| Layer {
            transposed: true,
            ..forward(input, weights, output, finish)
        };
        let neurons = Finish::Relu(self.mlp_in_bias());
        let mlp_output = Finish::AddWithBias(self.mlp_out_bias(), self.resid_mid());
        let slope = Finish::Slope(self.mlp_post());
        let past = Finish::Add(self.d_resid_post());
        [
            forward(self.z(), self.output(), self.resid_mid(), Finish::AddLast),
            forward(self.resid_mid(), self.mlp_in(), self.mlp_post(), neurons),
            forward(
                self.mlp_post(),
                self.mlp_out(),
                self.resid_post(),
                mlp_output,
            ),
            forward(
                self.resid_post(),
                self.unembed(),
                self.logits(),
                Finish::Plain,
            ),
            backward(
                self.logits(),
                self.unembed(),
                self.d_resid_post(),
                Finish::Plain,
            ),
            backward(self.d_resid_post(), self.mlp_out(), self.d_mlp_pre(), slope),
            backward(self.d_mlp_pre(), self.mlp_in(), self.d_resid_mid(), past),
            backward(self.d_resid_mid(), self.output(), self.d_z(), Finish::Plain),
        ]
    }
}

impl Finish {
    fn bias(self) -> Option<usize> {
        match self {
            Self::Relu(bias) | Self::AddWithBias(bias, _) => Some(bias),
            _ => None,
        }
    }

    fn field(self) -> Option<Field> {
        match self {
            Self::Add(field) | Self::AddWithBias(_, field) | Self::Slope(field) => Some(field),
            _ => None,
        }
    }

    fn adds(self) -> bool {
        matches!(self, Self::AddLast | Self::Add(_) | Self::AddWithBias(..))
    }
}

/// A layer at run time: its shader is the same for all of them.
#[derive(CubeType, CubeTypeMut)]
pub struct Pass {
    left: Operand,
    right: Operand,
    /// Where the first slot's output begins.
    output: usize,
    biased: bool,
    bias: usize,
    /// Where the first slot's row of the other field begins, and how wide it is: 0 if all slots share it.
    other: usize,
    other_width: usize,
    adds: bool,
    relu: bool,
    slope: bool,
}

/// The layer with this number.
#[cube]
pub fn pass(
    number: usize,
    slots: usize,
    #[comptime] layers: usize,
    #[comptime] plan: Plan,
) -> Pass {
    let mut pass = one_pass(slots, comptime!(plan.layers()[0]), plan);
    #[unroll]
    for i in 1..layers {
        if number == i {
            pass = one_pass(slots, comptime!(plan.layers()[i]), plan);
        }
    }
    pass
}

#[cube]
fn one_pass(slots: usize, #[comptime] layer: Layer, #[comptime] plan: Plan) -> Pass {
    let finish = comptime!(layer.finish);
    let (input, output) = comptime!((layer.input.width, layer.output.width));
    let last = comptime!(plan.resid_pre() + (plan.sizes.table_rows() - 1) * plan.d());
    let other = match comptime!(finish.field()) {
        Some(field) => at(0usize, slots, field, plan),
        None => last.runtime(),
    };
    Pass {
        left: Operand {
            base: at(0usize, slots, comptime!(layer.input), plan),
            outer: input.runtime(),
            inner: 1usize.runtime(),
            outers: slots,
            inners: input.runtime(),
        },
        right: Operand {
            base: comptime!(layer.weights).runtime(),
            outer: comptime!(if layer.transposed { input } else { 1 }).runtime(),
            inner: comptime!(if layer.transposed { 1 } else { output }).runtime(),
            outers: output.runtime(),
            inners: input.runtime(),
        },
        output: at(0usize, slots, comptime!(layer.output), plan),
        biased: comptime!(finish.bias().is_some()).runtime(),
        bias: comptime!(finish.bias().unwrap_or(0)).runtime(),
        other,
        other_width: comptime!(finish.field().map_or(0, |field| field.width)).runtime(),
        adds: comptime!(finish.adds()).runtime(),
        relu: comptime!(matches!(finish, Finish::Relu(_))).runtime(),
        slope: comptime!(matches!(finish, Finish::Slope(_))).runtime(),
    }
}

/// Takes the cube's pairs through one layer, tile after tile of columns.
#[cube]
pub fn apply(theta: &[f32], scratch: &mut [f32], slot: usize, pass: &Pass, #[comptime] plan: Plan) {
    let tile = comptime!(plan.tile);
    let mut column = 0usize;
    while column < pass.right.outers {
        let result = product(
            &*scratch,
            &pass.left,
            theta,
            &pass.right,
            slot,
            column,
            tile,
        );
        let (row, first) = (slot + unit_row(tile), column + unit_column(tile));
        write(theta, scratch, &result.sums, row, first, pass, tile);
        column += comptime!(tile.columns);
    }
    // The next layer's units read what others of this cube wrote.
    sync_storage();
}

/// Finishes a unit's numbers and writes them to their field.
#[cube]
fn write(
    theta: &[f32],
    scratch: &mut [f32],
    sums: &Sums,
    first_slot: usize,
    first_column: usize,
    pass: &Pass,
    #[comptime] tile: Tile,
) {
    for i in 0..4usize {
        let slot = first_slot + i * comptime!(tile.rows / 4);
        let numbers = sums.row(i);
        #[unroll]
        for j in 0..4usize {
            let column = first_column + comptime!(j * tile.columns / 4);
            if column < pass.right.outers {
                let other = scratch[pass.other + slot * pass.other_width + column];
                let bias = select(pass.biased, theta[pass.bias + column], 0.0f32);
                let number = numbers.extract(j) + bias + select(pass.adds, other, 0.0f32);
                let off = (pass.relu && number <= 0.0) || (pass.slope && other <= 0.0);
                let at = pass.output + slot * pass.right.outers + column;
                scratch[at] = select(off, 0.0f32, number);
            }
        }
    }
}
