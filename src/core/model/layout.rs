//! Where each tensor lies in the flat vector of parameters, and how it starts.

use burn::tensor::{DType, Device, Tensor, TensorData};

use super::init;
use crate::rng::{Rng, Stream};

/// One tensor of parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct ParamSpec {
    /// Name as in TransformerLens, such as `blocks.0.attn.W_Q`.
    pub name: String,
    /// Rows and columns; one row for a vector.
    pub shape: [usize; 2],
    /// How it starts.
    pub start: Start,
    /// What it does in the network.
    pub role: Role,
}

/// The distribution of a tensor's initial weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// All 0.
    Zeros,
    /// All 1.
    Ones,
    /// N(0, std²).
    Normal(f64),
    /// U(−bound, bound).
    Uniform(f64),
    /// Orthonormal rows or columns, whichever are fewer.
    Orthogonal,
}

/// What a tensor does in a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Turns tokens or positions into vectors.
    Embedding,
    /// A product inside the network: what Muon orthogonalises.
    Hidden,
    /// A bias.
    Bias,
    /// A gain or bias of LayerNorm or RMSNorm.
    Norm,
    /// Turns vectors into logits.
    Head,
}

impl ParamSpec {
    /// Number of parameters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shape[0] * self.shape[1]
    }

    /// Whether there are none; there always are.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The tensors of a model, in the order in which they are stored and initialised.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout(pub Vec<ParamSpec>);

impl Layout {
    /// Number of parameters in total.
    #[must_use]
    pub fn n_params(&self) -> usize {
        self.0.iter().map(ParamSpec::len).sum()
    }

    /// Initial parameters, row after row of tensor after tensor, all times `scale` but LayerNorm's.
    #[must_use]
    pub fn init(&self, init_seed: u32, scale: f64) -> Vec<f32> {
        let mut rng = Rng::new(init_seed, Stream::Init);
        let draw = |spec: &ParamSpec| init::draw(spec, scale, &mut rng);
        self.0.iter().flat_map(draw).collect()
    }

    /// Where tensor number `number` begins in the flat vector.
    #[must_use]
    pub fn start(&self, number: usize) -> usize {
        self.0[..number].iter().map(ParamSpec::len).sum()
    }

    /// Cuts tensor number `number` out of the flat vector `[n_params]`: `[rows, columns]`.
    #[must_use]
    pub fn cut(&self, theta: &Tensor<1>, number: usize) -> Tensor<2> {
        let (start, spec) = (self.start(number), &self.0[number]);
        let part = theta.clone().slice(start..start + spec.len()); // [rows · columns]
        part.reshape(spec.shape) // [rows, columns]
    }

    /// Cuts the flat vector into matrices.
    ///
    /// # Shapes
    /// - `theta`: `[n_params]`
    /// - output: one `[rows, columns]` per tensor
    #[must_use]
    pub fn split(&self, theta: &Tensor<1>) -> Vec<Tensor<2>> {
        let all = 0..self.0.len();
        all.map(|number| self.cut(theta, number)).collect()
    }
}

/// The inverse of [`Layout::split`]: one flat vector from its matrices.
#[must_use]
pub fn flatten(parts: Vec<Tensor<2>>) -> Tensor<1> {
    let flat = |part: Tensor<2>| part.reshape([-1]); // [rows · columns]
    Tensor::cat(parts.into_iter().map(flat).collect(), 0) // [n_params]
}

/// Uploads numbers as a vector of 32-bit floats.
#[must_use]
pub fn upload(values: Vec<f32>, device: &Device) -> Tensor<1> {
    let n = values.len();
    Tensor::from_data(TensorData::new(values, [n]), (device, DType::F32)) // [n]
}
