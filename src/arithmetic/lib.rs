//! The arithmetic of a training step on the processor, one thread: plain loops over arrays of eight numbers, buffers that
//! fit into the cache, and one matrix product. The same source gives SIMD in WebAssembly and natively, and the same bits
//! wherever products round alike ([`fma`]).
//!
//! A crate of its own because of the compiler: this is what should be fast, everything else what should be small, and
//! how code is optimised is decided crate by crate.

mod adamw;
mod attention;
mod block;
mod cross_entropy;
mod exp;
pub mod fma;
mod lanes;
pub mod layers;
mod matmul;
mod packing;
mod product;
mod shards;
mod sizes;
mod tables;
mod tiles;
mod weights;

pub use adamw::update as adamw;
pub use product::{Form, product};
pub use shards::Shards;
pub use sizes::{AdamWStep, Sizes};

use block::Block;
use tables::Tables;
use weights::{PartsMut, Sums, Weights as Matrices};

/// Examples per block. More would fall out of the cache; fewer would add to the gradient more often.
const BLOCK_ROWS: usize = 64;

/// Pairs as plain numbers.
pub struct Tokens {
    /// First operands.
    pub a: Vec<u32>,
    /// Second operands.
    pub b: Vec<u32>,
    /// Right answers.
    pub labels: Vec<u32>,
}

impl Tokens {
    /// First operands, second operands and labels of some pairs, block by block.
    fn blocks(&self, (start, end): (usize, usize)) -> impl Iterator<Item = [&[u32]; 3]> {
        let [a, b, labels] =
            [&self.a, &self.b, &self.labels].map(|column| column[start..end].chunks(BLOCK_ROWS));
        a.zip(b).zip(labels).map(|((a, b), labels)| [a, b, labels])
    }

    fn len(&self) -> usize {
        self.labels.len()
    }
}

/// Gradient of the summed loss of some shards of a batch times `scale`, `[n_params]`.
#[must_use]
pub fn gradient(
    theta: &[f32],
    tokens: &Tokens,
    sizes: &Sizes,
    scale: f32,
    shards: Shards,
) -> Vec<f32> {
    let network = (Matrices::new(theta, sizes), Tables::new(theta, sizes));
    let mut block = Block::new(0, sizes);
    let mut of_shard = |shard| -> Vec<f32> {
        let mut sums = Sums::zeros(sizes);
        for [a, b, labels] in tokens.blocks(shards.bounds(tokens.len(), shard)) {
            block.resize(a.len());
            block.forward(&network.0, &network.1, a, b);
            block.backward(&network.0, &network.1, labels, scale, &mut sums);
        }
        let mut grad = vec![0.0; theta.len()]; // [n_params]
        let mut parts = PartsMut::of(&mut grad, sizes);
        sums.write(&mut parts, sizes);
        network.1.backward(&sums, theta, &mut parts, sizes);
        grad
    };
    shards.sum(&mut of_shard, &|mut sum, next| {
        for (sum, next) in sum.iter_mut().zip(next) {
            *sum += next;
        }
        sum
    })
}

/// Summed loss and number of right answers, and the most likely token of each pair.
#[must_use]
pub fn examine(theta: &[f32], tokens: &Tokens, sizes: &Sizes) -> ([f32; 2], Vec<i32>) {
    let (weights, tables) = (Matrices::new(theta, sizes), Tables::new(theta, sizes));
    let (mut loss, mut right, mut answers) = (0.0, 0.0, Vec::new());
    let mut block = Block::new(0, sizes);
    for [a, b, labels] in tokens.blocks((0, tokens.len())) {
        block.resize(a.len());
        block.forward(&weights, &tables, a, b);
        let found = cross_entropy::findings(&mut block.logits, labels, sizes.d_vocab());
        loss += found.0;
        right += found.1;
        answers.extend(found.2.into_iter().map(|token| token as i32));
    }
    ([loss as f32, right as f32], answers)
}

/// Does products `[m, k]·[k, n]` and returns some entry, for benchmarks: what a step's products cost by themselves.
#[must_use]
pub fn products(m: usize, k: usize, n: usize, repetitions: u32) -> f32 {
    let (a, b) = (lanes::zeros(k, m), lanes::zeros(k, n)); // [m / 8][k], [n / 8][k]
    let mut c = lanes::zeros(m, n); // [n / 8][m]
    for _ in 0..repetitions {
        matmul::multiply_add(&a, &b, &mut c, lanes::padded(k));
    }
    c[0][0]
}
