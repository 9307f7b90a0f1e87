//! What neurons do with their input, and the derivative.

use burn::tensor::Tensor;

use super::{
    choices::Activation,
    tape::{Tape, Var},
};

impl Activation {
    /// f(x), and what f′(x) needs of it besides x, number by number.
    fn apply(self, x: Tensor<2>) -> (Tensor<2>, Option<Tensor<2>>) {
        match self {
            Self::Relu => (burn::tensor::activation::relu(x), None),
            // The normal distribution is what costs: once is enough.
            Self::Gelu => {
                let cdf = normal_cdf(x.clone());
                (x * cdf.clone(), Some(cdf))
            }
            Self::Quadratic => (x.clone() * x, None),
        }
    }

    /// f′(x), number by number.
    fn slope(self, x: Tensor<2>, kept: Option<Tensor<2>>) -> Tensor<2> {
        match self {
            Self::Relu => {
                let dtype = x.dtype();
                x.greater_elem(0.0).float().cast(dtype)
            }
            // Φ(x) + x·φ(x)
            Self::Gelu => {
                let density = (x.clone() * x.clone() * -0.5).exp() * INV_SQRT_TAU;
                kept.unwrap_or_else(|| normal_cdf(x.clone())) + x * density
            }
            Self::Quadratic => x * 2.0,
        }
    }
}

/// 1/√(2π).
const INV_SQRT_TAU: f64 = 0.398_942_280_401_432_7;

/// Φ(x) = (1 + erf(x/√2))/2.
fn normal_cdf(x: Tensor<2>) -> Tensor<2> {
    ((x * std::f64::consts::FRAC_1_SQRT_2).erf() + 1.0) * 0.5
}

impl Tape {
    /// The neurons' outputs, `[n, d_mlp]`.
    pub fn activate(&mut self, x: &Var, activation: Activation) -> Var {
        if self.fuses_layers() {
            return self.fused_activate(x, activation);
        }
        let (value, kept) = activation.apply(x.value.clone());
        let x = x.clone();
        self.push(value, move |d, to| {
            to.give(&x, d * activation.slope(x.value.clone(), kept));
        })
    }
}
