//! Initial weights: which distribution a tensor gets in which scheme, and numbers drawn from it.

use super::{
    choices::Init,
    layout::{ParamSpec, Role, Start},
};
use crate::rng::Rng;

/// What is initialised: reference codes treat these differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// W_E.
    Embedding,
    /// W_pos.
    Position,
    /// W_Q, W_K and W_V.
    Attention,
    /// Any other matrix inside the network.
    Product,
    /// W_U.
    Unembedding,
    /// A bias of a product with this many inputs.
    Bias {
        /// Number of inputs.
        fan_in: usize,
        /// Whether it is attention's.
        attention: bool,
    },
    /// The gain of LayerNorm or RMSNorm.
    Gain,
    /// LayerNorm's bias.
    Shift,
}

/// The distribution of a tensor of that kind and shape, in a network of width `d_model`.
#[must_use]
pub fn start(scheme: Init, kind: Kind, [rows, columns]: [usize; 2], d_model: usize) -> Start {
    let root = |n: usize| (n as f64).sqrt();
    let glorot =
        |fan_in: usize, fan_out: usize| Start::Uniform((6.0 / (fan_in + fan_out) as f64).sqrt());
    match (scheme, kind) {
        (_, Kind::Gain) => Start::Ones,
        (_, Kind::Shift) => Start::Zeros,
        (Init::Pytorch | Init::PytorchAttention, Kind::Embedding | Kind::Position) => {
            Start::Normal(1.0)
        }
        (Init::Mlx, Kind::Embedding | Kind::Position) => Start::Normal(1.0 / root(d_model)),
        (Init::PytorchAttention, Kind::Attention) => glorot(rows, 3 * columns),
        (
            Init::PytorchAttention,
            Kind::Bias {
                attention: true, ..
            },
        ) => Start::Zeros,
        (Init::Pytorch | Init::PytorchAttention | Init::Mlx, Kind::Bias { fan_in, .. }) => {
            Start::Uniform(1.0 / root(fan_in))
        }
        (Init::Pytorch | Init::PytorchAttention | Init::Mlx, _) => Start::Uniform(1.0 / root(rows)),
        (_, Kind::Bias { .. }) => Start::Zeros,
        // Query, key and value are one matrix in PyTorch's attention, so its fan-out is theirs together.
        (Init::Xavier, Kind::Attention) => glorot(rows, 3 * columns),
        (Init::Xavier, _) => glorot(rows, columns),
        (Init::Orthogonal, _) => Start::Orthogonal,
        // 1/√d_model even for W_out, whose fan-in is d_mlp: as in the original.
        (Init::ScaledNormal | Init::Analytic, Kind::Unembedding) => {
            Start::Normal(1.0 / root(columns))
        }
        (Init::ScaledNormal | Init::Analytic, _) => Start::Normal(1.0 / root(d_model)),
    }
}

/// Initial weights of one tensor, row after row.
#[must_use]
pub fn draw(spec: &ParamSpec, scale: f64, rng: &mut Rng) -> Vec<f32> {
    let scale = if spec.role == Role::Norm { 1.0 } else { scale };
    let mut fill = |value: &mut dyn FnMut(&mut Rng) -> f64| -> Vec<f32> {
        (0..spec.len())
            .map(|_| (value(rng) * scale) as f32)
            .collect()
    };
    match spec.start {
        Start::Zeros => fill(&mut |_| 0.0),
        Start::Ones => fill(&mut |_| 1.0),
        Start::Normal(std) => fill(&mut |rng| rng.normal() * std),
        Start::Uniform(bound) => fill(&mut |rng| (2.0 * rng.uniform() - 1.0) * bound),
        Start::Orthogonal => {
            let values = orthogonal(spec.shape, rng);
            values
                .into_iter()
                .map(|value| (value * scale) as f32)
                .collect()
        }
    }
}

/// A random matrix with orthonormal rows or columns, whichever are fewer: normal vectors, each made orthogonal to those
/// before it (Gram and Schmidt, twice over for the sake of rounding).
fn orthogonal([rows, columns]: [usize; 2], rng: &mut Rng) -> Vec<f64> {
    let (few, many) = (rows.min(columns), rows.max(columns));
    let mut basis: Vec<Vec<f64>> = Vec::with_capacity(few);
    for _ in 0..few {
        let mut vector: Vec<f64> = (0..many).map(|_| rng.normal()).collect();
        for _ in 0..2 {
            for earlier in &basis {
                let along = dot(&vector, earlier);
                vector
                    .iter_mut()
                    .zip(earlier)
                    .for_each(|(x, e)| *x -= along * e);
            }
        }
        let norm = dot(&vector, &vector).sqrt();
        vector.iter_mut().for_each(|x| *x /= norm);
        basis.push(vector);
    }
    let at = |i: usize, j: usize| {
        if rows <= columns {
            basis[i][j]
        } else {
            basis[j][i]
        }
    };
    (0..rows * columns)
        .map(|n| at(n / columns, n % columns))
        .collect()
}

fn dot(x: &[f64], y: &[f64]) -> f64 {
    x.iter().zip(y).map(|(x, y)| x * y).sum()
}
