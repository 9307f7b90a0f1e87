//! Everything that is computed for each pair on its own, forwards and backwards, in one launch. A cube takes a few pairs
//! through all layers: what one layer leaves in memory, the next one finds in the cache.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    attention::{attend, attend_backward},
    loss::{Verdict, judge},
    plan::{Field, Plan},
    tile::{Extent, Operand, Staged, Sums, accumulate, stage, unit_column, unit_row},
};

/// One layer: a field times weights, finished and written to another field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Layer {
    input: Field,
    /// Where the weights begin in the flat vector.
    weights: usize,
    right: Operand,
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

/// input · W for a matrix W `[input, output]`.
fn forward(plan: Plan, input: Field, weights: usize, output: Field, finish: Finish) -> Layer {
    let right = Operand {
        outer: 1,
        inner: output.width,
        outers: Extent::cut(output.width, plan.tile.columns),
        inners: Extent::cut(input.width, plan.tile.depth),
    };
    Layer {
        input,
        weights,
        right,
        output,
        finish,
    }
}

/// input · Wᵀ for a matrix W `[output, input]`.
fn backward(plan: Plan, input: Field, weights: usize, output: Field, finish: Finish) -> Layer {
    let right = Operand {
        outer: input.width,
        inner: 1,
        outers: Extent::cut(output.width, plan.tile.columns),
        inners: Extent::cut(input.width, plan.tile.depth),
    };
    Layer {
        input,
        weights,
        right,
        output,
        finish,
    }
}

impl Plan {
    fn attention_output(self) -> Layer {
        forward(
            self,
            self.z(),
            self.output(),
            self.resid_mid(),
            Finish::AddLast,
        )
    }

    fn neurons(self) -> Layer {
        let finish = Finish::Relu(self.mlp_in_bias());
        forward(
            self,
            self.resid_mid(),
            self.mlp_in(),
            self.mlp_post(),
            finish,
        )
    }

    fn mlp_output(self) -> Layer {
        let finish = Finish::AddWithBias(self.mlp_out_bias(), self.resid_mid());
        forward(
            self,
            self.mlp_post(),
            self.mlp_out(),
            self.resid_post(),
            finish,
        )
    }

    fn unembedding(self) -> Layer {
        forward(
            self,
            self.resid_post(),
            self.unembed(),
            self.logits(),
            Finish::Plain,
        )
    }

    fn unembedding_backward(self) -> Layer {
        backward(
            self,
            self.logits(),
            self.unembed(),
            self.d_resid_post(),
            Finish::Plain,
        )
    }

    fn mlp_output_backward(self) -> Layer {
        let finish = Finish::Slope(self.mlp_post());
        backward(
            self,
            self.d_resid_post(),
            self.mlp_out(),
            self.d_mlp_pre(),
            finish,
        )
    }

    fn neurons_backward(self) -> Layer {
        let finish = Finish::Add(self.d_resid_post());
        backward(
            self,
            self.d_mlp_pre(),
            self.mlp_in(),
            self.d_resid_mid(),
            finish,
        )
    }

    fn attention_output_backward(self) -> Layer {
        backward(
            self,
            self.d_resid_mid(),
            self.output(),
            self.d_z(),
            Finish::Plain,
        )
    }
}

/// Where a row of a field begins.
#[cube]
pub fn at(slot: usize, slots: usize, #[comptime] field: Field, #[comptime] plan: Plan) -> usize {
    comptime!(plan.tables()) + slots * comptime!(field.before) + slot * comptime!(field.width)
}

/// Takes the cube's pairs through one layer, tile after tile of columns.
#[cube]
fn apply(
    theta: &[f32],
    scratch: &mut [f32],
    staged: &mut Staged,
    slot: usize,
    slots: usize,
    #[comptime] layer: Layer,
    #[comptime] plan: Plan,
) {
    let tile = comptime!(plan.tile);
    let left = comptime!(Operand {
        outer: layer.input.width,
        inner: 1,
        outers: Extent::Whole,
        inners: layer.right.inners,
    });
    let input = at(0, slots, comptime!(layer.input), plan);
    let mut column = 0usize;
    while column < comptime!(layer.output.width) {
        let mut sums = Sums::zero();
        let mut from = 0usize;
        while from < comptime!(layer.input.width) {
            stage(
                &mut staged.left,
                &*scratch,
                input,
                slot,
                from,
                left,
                comptime!(tile.rows),
                tile,
            );
            stage(
                &mut staged.right,
                theta,
                comptime!(layer.weights).runtime(),
                column,
                from,
                comptime!(layer.right),
                comptime!(tile.columns),
                tile,
            );
            sync_cube();
            accumulate(&*staged, &mut sums, tile);
            sync_cube();
            from += comptime!(tile.depth);
        }
        let (row, first) = (slot + unit_row(tile), column + unit_column(tile));
        write(theta, scratch, &sums, row, first, slots, layer, plan);
        column += comptime!(tile.columns);
    }
    // The next layer's units read what others of this cube wrote.
    sync_storage();
}

#[cube]
fn write(
    theta: &[f32],
    scratch: &mut [f32],
    sums: &Sums,
    slot: usize,
    column: usize,
    slots: usize,
    #[comptime] layer: Layer,
    #[comptime] plan: Plan,
) {
    #[unroll]
    for i in 0..4usize {
        let numbers = sums.row(i);
        let output = at(slot + i, slots, comptime!(layer.output), plan);
        #[unroll]
        for j in 0..4usize {
            if column + j < comptime!(layer.output.width) {
                scratch[output + column + j] = finished(
                    theta,
                    &*scratch,
                    numbers.extract(j),
                    slot + i,
                    column + j,
                    slots,
                    comptime!(layer.finish),
                    plan,
                );
            }
        }
    }
}

#[cube]
fn finished(
    theta: &[f32],
    scratch: &[f32],
    number: f32,
    slot: usize,
    column: usize,
    slots: usize,
    #[comptime] finish: Finish,
    #[comptime] plan: Plan,
) -> f32 {
    match finish {
        Finish::Plain => number,
        Finish::AddLast => {
            number + scratch[comptime!(plan.resid_pre() + (plan.rows() - 1) * plan.d()) + column]
        }
        Finish::Add(field) => number + scratch[at(slot, slots, field, plan) + column],
        Finish::AddWithBias(bias, field) => {
            number + scratch[at(slot, slots, field, plan) + column] + theta[bias + column]
        }
        Finish::Relu(bias) => max(number + theta[bias + column], 0.0),
        Finish::Slope(field) => select(
            scratch[at(slot, slots, field, plan) + column] > 0.0,
            number,
            0.0,
        ),
    }
}

/// Cubes of [`pairs_gradient`] for so many slots.
pub fn gradient_cubes(plan: Plan, slots: usize) -> usize {
    slots / plan.tile.rows
}

/// Forwards and backwards for each pair: every field of the scratch buffer. Slot s holds pair `first` + s.
///
/// # Shapes
/// - `theta`: `[n_params]`; `a`, `b`, `labels`: `[n]`
/// - `share`: what one pair's loss weighs
#[cube(launch_unchecked)]
pub fn pairs_gradient(
    theta: &[f32],
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    labels: &[i32],
    first: u32,
    n: u32,
    share: f32,
    #[comptime] plan: Plan,
) {
    let slots = CUBE_COUNT as usize * comptime!(plan.tile.rows);
    let slot = CUBE_POS as usize * comptime!(plan.tile.rows);
    let first = first as usize;
    let mut staged = Staged::new(comptime!(plan.tile));
    attend(scratch, a, b, first + slot, slot, slots, n as usize, plan);
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.attention_output()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.neurons()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.mlp_output()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.unembedding()),
        plan,
    );
    let _ = judge(
        scratch,
        labels,
        first + slot,
        slot,
        slots,
        n as usize,
        share,
        true,
        plan,
    );
    sync_storage();
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.unembedding_backward()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.mlp_output_backward()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.neurons_backward()),
        plan,
    );
    apply(
        theta,
        scratch,
        &mut staged,
        slot,
        slots,
        comptime!(plan.attention_output_backward()),
        plan,
    );
    attend_backward(scratch, a, b, first + slot, slot, slots, n as usize, plan);
}

/// Forwards only: loss, right answers and predictions. A cube takes many tiles of pairs one after the other through the
/// same slots, so the scratch buffer stays small for every number of pairs.
///
/// # Shapes
/// - `theta`: `[n_params]`; `a`, `b`, `labels`, `predictions`: `[n]`
/// - `sums`: `[cubes, 2]`, loss and right answers of each cube's pairs
#[cube(launch_unchecked)]
pub fn pairs_examine(
    theta: &[f32],
    scratch: &mut [f32],
    a: &[i32],
    b: &[i32],
    labels: &[i32],
    predictions: &mut [i32],
    sums: &mut [f32],
    n: u32,
    #[comptime] plan: Plan,
) {
    let rows = comptime!(plan.tile.rows);
    let slots = CUBE_COUNT as usize * rows;
    let slot = CUBE_POS as usize * rows;
    let n = n as usize;
    let mut staged = Staged::new(comptime!(plan.tile));
    let mut losses = Shared::<[f32]>::new_slice(rows); // [rows]
    let mut rights = Shared::<[f32]>::new_slice(rows); // [rows]
    let mut loss = 0.0f32;
    let mut right = 0.0f32;
    let mut pair = slot;
    while pair < n {
        attend(scratch, a, b, pair, slot, slots, n, plan);
        apply(
            theta,
            scratch,
            &mut staged,
            slot,
            slots,
            comptime!(plan.attention_output()),
            plan,
        );
        apply(
            theta,
            scratch,
            &mut staged,
            slot,
            slots,
            comptime!(plan.neurons()),
            plan,
        );
        apply(
            theta,
            scratch,
            &mut staged,
            slot,
            slots,
            comptime!(plan.mlp_output()),
            plan,
        );
        apply(
            theta,
            scratch,
            &mut staged,
            slot,
            slots,
            comptime!(plan.unembedding()),
            plan,
        );
        let verdict: Verdict = judge(scratch, labels, pair, slot, slots, n, 0.0, false, plan);
        if verdict.first {
            losses[verdict.row] = verdict.loss;
            rights[verdict.row] = verdict.right;
            if pair + verdict.row < n {
                predictions[pair + verdict.row] = verdict.prediction as i32;
            }
        }
        sync_cube();
        if UNIT_POS == 0 {
            for row in 0..rows {
                loss += losses[row];
                right += rights[row];
            }
        }
        pair += slots;
    }
    if UNIT_POS == 0 {
        sums[CUBE_POS as usize * 2] = loss;
        sums[CUBE_POS as usize * 2 + 1] = right;
    }
}

/// Adds up what [`pairs_examine`] found: unit 0 the losses, unit 1 the right answers.
///
/// # Shapes
/// - `sums`: `[cubes, 2]`; `total`: `[2]`
#[cube(launch_unchecked)]
pub fn total(sums: &[f32], total: &mut [f32], cubes: u32) {
    if UNIT_POS < 2 {
        let mut sum = 0.0f32;
        for cube in 0..cubes as usize {
            sum += sums[cube * 2 + UNIT_POS as usize];
        }
        total[UNIT_POS as usize] = sum;
    }
}
