//! The layers of transformers ([`crate::kernels::layers`]) on a GPU, one launch each.

mod attention;
mod embed;
mod linear;
mod rows;

use burn::{
    backend::Cube,
    tensor::{DType, Int, Tensor},
};
use burn_cubecl::{kernel::into_contiguous, tensor::CubeTensor};

use super::{empty, wide_grid};
use crate::kernels::{
    Columns,
    layers::{Attention, Embedding, NormPlace, Place, Spelling, Symbol, Window},
};

pub use attention::{attention, attention_back};
pub use embed::{embed, embed_back, read, read_back};
pub use linear::{linear, linear_back, linear_grad};
pub use rows::{activate, cross_entropy_back, norm, norm_back};

/// Units of a cube.
const UNITS: usize = 64;

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
    empty(like, shape, DType::F32)
}

/// Nothing: it is launches that cost.
pub fn prefixes(_index: &Tensor<1, Int>, _n_ctx: usize) -> Option<[Tensor<1, Int>; 2]> {
    None
}

/// Room for the gradient of parameters, `[n_params]`: every kernel writes its own.
pub fn room_like(theta: &Tensor<1>) -> Tensor<1> {
    let [n] = theta.dims();
    Tensor::from_primitive::<Cube>(empty(&cube_float(theta), [n], DType::F32))
}
