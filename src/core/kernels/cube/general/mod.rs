//! Fused operations of transformers in general: what is dozens of tensor operations in [`crate::model`] is one launch
//! here. They read parameters where these lie in the flat vector, and write gradients to the same places of another one.
//! [`crate::model::fused`] puts them on a tape; tests/kernels_gpu.rs compares both.
//!
//! All floats are 32 bits, and all results contiguous, row after row. What ends in `_back` takes the gradient `d` of a
//! result, and hands on that of the operands.

mod attention;
mod embed;
mod linear;
mod places;
mod rows;

use burn::{
    backend::Cube,
    tensor::{DType, Int, Shape, Tensor},
};
use burn_cubecl::{
    cubecl::prelude::*, kernel::into_contiguous, ops::numeric::empty_device_contiguous_dtype,
    tensor::CubeTensor,
};

pub use attention::{attention, attention_back};
pub use embed::{embed, embed_back, read, read_back};
pub use linear::{linear, linear_back, linear_grad};
pub use places::{
    Attention, Embedding, MOST_POSITIONS, NormPlace, Place, Slot, Spelling, Symbol, Window,
};
pub use rows::{activate, cross_entropy_back, norm, norm_back};

/// Units of a cube.
const UNITS: usize = 64;

/// Cubes along the first axis: at most 65,535 are allowed.
const CUBES_ACROSS: usize = 1 << 15;

fn grid(cubes: usize) -> CubeCount {
    let down = cubes.div_ceil(CUBES_ACROSS);
    CubeCount::Static(cubes.min(CUBES_ACROSS) as u32, down as u32, 1)
}

const ON_GPU: &str = "fused operations are asked for where the device has them";

fn cube_float<const D: usize>(tensor: &Tensor<D>) -> CubeTensor {
    into_contiguous(tensor.clone().try_into_primitive::<Cube>().expect(ON_GPU))
}

fn cube_int(tensor: &Tensor<1, Int>) -> CubeTensor {
    into_contiguous(tensor.clone().try_into_primitive::<Cube>().expect(ON_GPU))
}

fn float_matrix(tensor: CubeTensor) -> Tensor<2> {
    Tensor::from_primitive::<Cube>(tensor)
}

fn int_vector(tensor: CubeTensor) -> Tensor<1, Int> {
    Tensor::from_primitive::<Cube>(tensor)
}

/// An uninitialised matrix where `like` is.
fn new_float(like: &CubeTensor, shape: [usize; 2]) -> CubeTensor {
    let (client, device) = (like.client.clone(), like.device.clone());
    empty_device_contiguous_dtype(client, device, Shape::new(shape), DType::F32)
}

/// Room for the gradient of parameters, `[n_params]`: every kernel writes its own.
pub fn room_like(theta: &Tensor<1>) -> Tensor<1> {
    let theta = cube_float(theta);
    let (n, device) = (theta.meta.num_elements(), theta.device.clone());
    let room = empty_device_contiguous_dtype(theta.client, device, Shape::new([n]), DType::F32);
    Tensor::from_primitive::<Cube>(room)
}

/// An uninitialised vector of integers where `like` is, one itself.
fn new_int(like: &CubeTensor, n: usize) -> CubeTensor {
    let (client, device) = (like.client.clone(), like.device.clone());
    empty_device_contiguous_dtype(client, device, Shape::new([n]), like.dtype)
}
