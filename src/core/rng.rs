//! Every random number of a run. Backends have generators of their own that differ and have been broken before
//! (burn#3871), so we draw on the host and upload.
//!
//! The same seed gives the same numbers on every machine: xoshiro256++ for the bits, and `libm` (pure Rust) instead of
//! the platform's logarithm and cosine for the normal distribution.

use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{RngCore, SeedableRng},
};

/// What a stream of numbers is for. Streams never share numbers, even when their seeds are equal.
#[derive(Clone, Copy, Debug)]
pub enum Stream {
    /// Which pairs are trained on.
    Split,
    /// Initial weights.
    Init,
    /// The order of the pairs in one pass over the training part. Counted from 0, so that a run can continue at any
    /// step without having kept the generator.
    Batch {
        /// Number of the pass.
        epoch: u32,
    },
    /// Wrong or random answers.
    Labels,
    /// What a lens leaves to chance.
    Lens {
        /// Which draw.
        draw: u32,
    },
    /// What a step leaves to chance. Counted like passes, so that there is no generator to keep.
    Step {
        /// What chance decides.
        what: Chance,
        /// Number of the update, counted from 0.
        step: u32,
    },
}

/// What chance decides in a step.
#[derive(Clone, Copy, Debug)]
pub enum Chance {
    /// The pairs of a batch drawn with replacement.
    Pairs,
    /// What is dropped, in the examples from this one on.
    Dropout {
        /// The first example.
        from: u32,
    },
    /// Noise on the weights while a gradient is computed.
    WeightNoise,
    /// Noise on the gradient.
    GradientNoise,
    /// Noise on the update.
    UpdateNoise,
}

impl Stream {
    fn tag(self) -> u64 {
        match self {
            Self::Split => 1,
            Self::Init => 2,
            Self::Batch { epoch } => 3 + u64::from(epoch),
            Self::Labels => scattered(1, 0),
            Self::Lens { draw } => scattered(0, u64::from(draw)),
            Self::Step { what, step } => match what {
                Chance::Pairs => scattered(2, u64::from(step)),
                Chance::WeightNoise => scattered(3, u64::from(step)),
                Chance::GradientNoise => scattered(4, u64::from(step)),
                Chance::UpdateNoise => scattered(5, u64::from(step)),
                Chance::Dropout { from } => scattered(6 + u64::from(from), u64::from(step)),
            },
        }
    }
}

/// Tags beyond the small ones, spread over 64 bits so that none meets another or a seed (the finaliser of SplitMix64).
fn scattered(kind: u64, n: u64) -> u64 {
    let mut z = ((kind << 32) ^ n).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A seeded generator.
#[derive(Clone, Debug)]
pub struct Rng(Xoshiro256PlusPlus);

impl Rng {
    /// The generator of a stream for a seed.
    #[must_use]
    pub fn new(seed: u32, stream: Stream) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(
            (u64::from(seed) << 32) ^ stream.tag(),
        ))
    }

    /// Uniform in the open interval (0, 1), with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// Uniform in `0..n` by multiplication (Lemire); the bias is below n/2^64.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// Standard normal (Box and Muller, 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// Fisher and Yates' shuffle: every order is equally likely.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers_for_ever() {
        let mut rng = Rng::new(0, Stream::Init);
        // Recorded once: a change of these numbers would change every published run.
        let drawn: Vec<f64> = (0..3).map(|_| rng.uniform()).collect();
        assert_eq!(
            drawn,
            [0.7652352761267771, 0.5371627070983356, 0.6512915588752313]
        );
        assert_eq!(
            [rng.normal(), rng.normal()],
            [-1.5627666181409634, -0.3750807756633773]
        );
        let mut order: Vec<u32> = (0..8).collect();
        rng.shuffle(&mut order);
        assert_eq!(order, [0, 1, 6, 4, 2, 7, 3, 5]);
    }

    #[test]
    fn streams_and_seeds_differ() {
        let step = |what, step| Stream::Step { what, step };
        let first = |seed, stream| Rng::new(seed, stream).uniform().to_bits();
        let all = [
            first(0, Stream::Split),
            first(0, Stream::Init),
            first(1, Stream::Init),
            first(0, Stream::Batch { epoch: 0 }),
            first(0, Stream::Batch { epoch: 1 }),
            first(0, Stream::Labels),
            first(0, Stream::Lens { draw: 0 }),
            first(0, step(Chance::Pairs, 0)),
            first(0, step(Chance::Pairs, 1)),
            first(0, step(Chance::Dropout { from: 0 }, 0)),
            first(0, step(Chance::Dropout { from: 256 }, 0)),
            first(0, step(Chance::WeightNoise, 0)),
            first(0, step(Chance::GradientNoise, 0)),
            first(0, step(Chance::UpdateNoise, 0)),
        ];
        for (i, a) in all.iter().enumerate() {
            assert!(all[..i].iter().all(|b| a != b));
        }
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut rng = Rng::new(7, Stream::Init);
        let n = 200_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..n {
            let x = rng.normal();
            sum += x;
            squares += x * x;
        }
        // Five standard errors: 5/√n and 5·√(2/n).
        assert!((sum / f64::from(n)).abs() < 0.0112);
        assert!((squares / f64::from(n) - 1.0).abs() < 0.0158);
    }

    #[test]
    fn a_shuffle_keeps_every_item_once() {
        let mut items: Vec<usize> = (0..100).collect();
        Rng::new(3, Stream::Split).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
