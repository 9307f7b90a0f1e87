//! Fused operations on a GPU, where launches are what costs: seven a step.
//!
//! | launch | computes |
//! |---|---|
//! | [`tables::prepare`], [`tables::tables`] | what every pair shares: the query of `=`, values and scores per (token, position) |
//! | [`pairs::pairs_gradient`] | each pair on its own, through all layers and back |
//! | [`weights::weights_gradient`] | everything that sums over pairs |
//! | [`tables::tables_backward`], [`query::query_backward`] | back through the tables |
//! | [`adamw::adamw`] | the update |
//!
//! Other transformers are put together of the layers in [`general`]; what is left has its products from [`product`].
//!
//! The kernels read the weights where they lie in the flat vector and write gradients to the same places of another.

#![expect(
    unsafe_code,
    reason = "launches without a check of every index; see `share`"
)]

mod adamw;
mod attention;
pub mod general;
mod layers;
mod lookups;
mod loss;
mod pairs;
mod plan;
mod product;
mod query;
mod tables;
mod tile;
mod weights;

use burn::{
    backend::{Cube, tensor::FloatTensor},
    tensor::{DType, Shape},
};
use burn_cubecl::{
    cubecl::prelude::*, kernel::into_contiguous, ops::numeric::empty_device_contiguous_dtype,
    tensor::CubeTensor,
};

use self::{plan::Plan, product::Layout};
use super::{AdamWStep, Findings, Form, Kernels, Pairs, Shards, Sizes, Weights};

/// Cubes of an examination: enough for any GPU, and few enough for a small scratch buffer.
const EXAMINE_CUBES: usize = 128;

impl Kernels for Cube {
    fn gradient(
        theta: FloatTensor<Self>,
        pairs: Pairs<Self>,
        sizes: Sizes,
        total: usize,
        _shards: Shards,
    ) -> FloatTensor<Self> {
        let plan = Plan::new(sizes);
        let pairs = contiguous(pairs);
        let n = pairs.labels.meta.num_elements();
        let slots = plan.slots(n, plan.d_scores());
        let scratch = empty(&theta, [plan.scratch(slots, plan.d_scores())], DType::F32);
        let grad = empty(&theta, [plan.n_params()], DType::F32); // [n_params]

        share(&theta, &scratch, plan);
        for first in (0..n).step_by(slots) {
            let slots = slots.min((n - first).next_multiple_of(plan::SLOT_STEP));
            portion(
                &theta,
                &scratch,
                &grad,
                &pairs,
                [first, n, slots],
                total,
                plan,
            );
        }
        back(&theta, &scratch, &grad, plan);
        grad
    }

    fn adamw(weights: Weights<Self>, grad: FloatTensor<Self>, step: AdamWStep) -> Weights<Self> {
        let [theta, m, v] = [weights.theta, weights.m, weights.v].map(own);
        let n = theta.meta.num_elements();
        let cubes = n.div_ceil(adamw::ADAMW_UNITS);
        // SAFETY: see `share`.
        unsafe {
            adamw::adamw::launch_unchecked(
                &theta.client,
                grid(cubes),
                CubeDim::new_1d(adamw::ADAMW_UNITS as u32),
                theta.clone().into_buffer_arg(),
                m.clone().into_buffer_arg(),
                v.clone().into_buffer_arg(),
                grad.into_buffer_arg(),
                n as u32,
                step.beta1,
                step.fresh1,
                step.beta2,
                step.fresh2,
                step.correction2,
                step.rate,
                step.eps,
                step.keep,
            );
        }
        Weights { theta, m, v }
    }

    fn product(x: FloatTensor<Self>, y: FloatTensor<Self>, form: Form) -> FloatTensor<Self> {
        let [left, right] = match form {
            Form::Plain => [1, 0],
            Form::FirstTurned => [0, 0],
            Form::SecondTurned => [1, 1],
        };
        let (left, right) = (Layout::new(&x, left), Layout::new(&y, right));
        let output = empty(&x, [left.outers, right.outers], DType::F32);
        product::launch(x, &left, y, &right, &output);
        output
    }

    fn stacked(x: FloatTensor<Self>, y: FloatTensor<Self>) -> FloatTensor<Self> {
        let [a, b, n] = [0, 1, 2].map(|axis| x.meta.shape()[axis]);
        let output = empty(&x, [a, b, n, y.meta.shape()[3]], DType::F32);
        product::launch_stacked(x, y, &output);
        output
    }

    fn examine(theta: FloatTensor<Self>, pairs: Pairs<Self>, sizes: Sizes) -> Findings<Self> {
        let plan = Plan::new(sizes);
        let pairs = contiguous(pairs);
        let n = pairs.labels.meta.num_elements();
        let cubes = EXAMINE_CUBES.min(n.div_ceil(plan.tile.rows));
        let scratch = plan.scratch(cubes * plan.tile.rows, plan.logits());
        let scratch = empty(&theta, [scratch], DType::F32);
        let predictions = empty(&theta, [n], pairs.labels.dtype); // [n]
        let of_cubes = empty(&theta, [cubes * 2], DType::F32); // [cubes, 2]
        let sums = empty(&theta, [2], DType::F32); // [2]

        share(&theta, &scratch, plan);
        // SAFETY: see `share`.
        unsafe {
            pairs::pairs_examine::launch_unchecked(
                &theta.client,
                grid(cubes),
                CubeDim::new_1d(plan.tile.units() as u32),
                theta.clone().into_buffer_arg(),
                scratch.into_buffer_arg(),
                pairs.a.into_buffer_arg(),
                pairs.b.into_buffer_arg(),
                pairs.labels.into_buffer_arg(),
                predictions.clone().into_buffer_arg(),
                of_cubes.clone().into_buffer_arg(),
                n as u32,
                plan,
            );
            pairs::total::launch_unchecked(
                &theta.client,
                grid(1),
                CubeDim::new_1d(32),
                of_cubes.into_buffer_arg(),
                sums.clone().into_buffer_arg(),
                cubes as u32,
            );
        }
        Findings { sums, predictions }
    }
}

/// What every pair shares.
fn share(theta: &CubeTensor, scratch: &CubeTensor, plan: Plan) {
    // SAFETY: unchecked launches, here and in the whole module, leave out what would hold every index against the
    // buffer's end: the kernels ask where a tile may reach beyond a matrix, and `Plan` sizes the buffers. WebGPU
    // itself never reads or writes outside a binding.
    unsafe {
        tables::prepare::launch_unchecked(
            &theta.client,
            grid(tables::prepare_cubes(plan)),
            CubeDim::new_1d(tables::PREPARE_UNITS as u32),
            theta.clone().into_buffer_arg(),
            scratch.clone().into_buffer_arg(),
            plan,
        );
        tables::tables::launch_unchecked(
            &theta.client,
            grid(tables::tables_cubes(plan)),
            CubeDim::new_1d(plan.tile.units() as u32),
            scratch.clone().into_buffer_arg(),
            plan,
        );
    }
}

/// Some of the pairs, forwards and backwards; what they give is added to `grad`, except by the first portion.
fn portion(
    theta: &CubeTensor,
    scratch: &CubeTensor,
    grad: &CubeTensor,
    pairs: &Pairs<Cube>,
    [first, n, slots]: [usize; 3],
    total: usize,
    plan: Plan,
) {
    let units = CubeDim::new_1d(plan.tile.units() as u32);
    // SAFETY: see `share`.
    unsafe {
        pairs::pairs_gradient::launch_unchecked(
            &theta.client,
            grid(pairs::gradient_cubes(plan, slots)),
            units,
            theta.clone().into_buffer_arg(),
            scratch.clone().into_buffer_arg(),
            pairs.a.clone().into_buffer_arg(),
            pairs.b.clone().into_buffer_arg(),
            pairs.labels.clone().into_buffer_arg(),
            first as u32,
            n as u32,
            1.0 / total as f32,
            plan,
        );
        weights::weights_gradient::launch_unchecked(
            &theta.client,
            grid(weights::weights_cubes(plan)),
            units,
            scratch.clone().into_buffer_arg(),
            grad.clone().into_buffer_arg(),
            pairs.a.clone().into_buffer_arg(),
            pairs.b.clone().into_buffer_arg(),
            first as u32,
            n as u32,
            slots as u32,
            plan,
        );
    }
}

/// Back through what every pair shares.
fn back(theta: &CubeTensor, scratch: &CubeTensor, grad: &CubeTensor, plan: Plan) {
    // SAFETY: see `share`.
    unsafe {
        tables::tables_backward::launch_unchecked(
            &theta.client,
            grid(tables::tables_backward_cubes(plan)),
            CubeDim::new_1d(plan.tile.units() as u32),
            scratch.clone().into_buffer_arg(),
            grad.clone().into_buffer_arg(),
            plan,
        );
        query::query_backward::launch_unchecked(
            &theta.client,
            grid(query::query_cubes(plan)),
            CubeDim::new_1d(query::QUERY_UNITS as u32),
            theta.clone().into_buffer_arg(),
            scratch.clone().into_buffer_arg(),
            grad.clone().into_buffer_arg(),
            plan,
        );
    }
}

fn grid(cubes: usize) -> CubeCount {
    CubeCount::Static(cubes as u32, 1, 1)
}

/// Cubes along the first axis of a wide grid: at most 65,535 are allowed.
const CUBES_ACROSS: usize = 1 << 15;

/// At least so many cubes, for kernels that ask whether there is something to do for each.
fn wide_grid(cubes: usize) -> CubeCount {
    let down = cubes.div_ceil(CUBES_ACROSS);
    CubeCount::Static(cubes.min(CUBES_ACROSS) as u32, down as u32, 1)
}

/// An uninitialised tensor where `like` is.
fn empty<const D: usize>(like: &CubeTensor, shape: [usize; D], dtype: DType) -> CubeTensor {
    let (client, device) = (like.client.clone(), like.device.clone());
    empty_device_contiguous_dtype(client, device, Shape::new(shape), dtype)
}

/// The kernels count on numbers lying one behind the other.
fn contiguous(pairs: Pairs<Cube>) -> Pairs<Cube> {
    Pairs {
        a: into_contiguous(pairs.a),
        b: into_contiguous(pairs.b),
        labels: into_contiguous(pairs.labels),
    }
}

/// A tensor that may be written to: itself, or a copy if somebody else holds it.
fn own(tensor: CubeTensor) -> CubeTensor {
    if tensor.handle.can_mut() {
        tensor
    } else {
        tensor.copy()
    }
}
