//! Dropout (Srivastava et al. 2014), drawn from the run's own generator.

use burn::tensor::{Tensor, TensorData};

use super::tape::{Tape, Var};
use crate::rng::Rng;

/// What is dropped in one pass over some examples.
pub enum Dropout {
    /// Nothing: while the network is examined.
    Off,
    /// This share, at random.
    On {
        /// Share that is dropped.
        rate: f64,
        /// Where chance comes from.
        rng: Rng,
    },
}

impl Dropout {
    /// x with some of its numbers set to 0 and the others scaled up to make up for them.
    pub fn apply(&mut self, tape: &mut Tape, x: &Var) -> Var {
        let Self::On { rate, rng } = self else {
            return x.clone();
        };
        let keep = 1.0 - *rate;
        let [n, m] = x.value.dims();
        let draw = |_| {
            if rng.uniform() < keep {
                (1.0 / keep) as f32
            } else {
                0.0
            }
        };
        let mask = TensorData::new((0..n * m).map(draw).collect(), [n, m]);
        let mask = Tensor::from_data(
            mask.convert_dtype(x.value.dtype()),
            (&x.value.device(), x.value.dtype()),
        ); // [n, m]
        tape.mask(x, mask)
    }
}
