//! What neurons do with their input, and the derivative; and neurons with a gate.

use burn::tensor::Tensor;

use super::{
    choices::Activation,
    tape::{Tape, Var},
};

impl Activation {
    /// The product that opens its neurons' gates, if they have some.
    #[must_use]
    pub fn gate(self) -> Option<&'static str> {
        (self == Self::Swiglu).then_some("gate")
    }

    /// All products that its neurons are made of.
    pub fn inputs(self) -> impl Iterator<Item = &'static str> {
        self.gate().into_iter().chain(["in"])
    }

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
            Self::Swiglu => {
                let open = sigmoid(x.clone());
                (x * open.clone(), Some(open))
            }
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
            // σ(x)·(1 + x·(1 − σ(x)))
            Self::Swiglu => {
                let open = kept.unwrap_or_else(|| sigmoid(x.clone()));
                open.clone() * ((1.0 - open) * x + 1.0)
            }
        }
    }
}

/// 1/√(2π).
const INV_SQRT_TAU: f64 = 0.398_942_280_401_432_7;

/// Φ(x) = (1 + erf(x/√2))/2.
fn normal_cdf(x: Tensor<2>) -> Tensor<2> {
    ((x * std::f64::consts::FRAC_1_SQRT_2).erf() + 1.0) * 0.5
}

/// σ(x) = 1/(1 + e⁻ˣ).
fn sigmoid(x: Tensor<2>) -> Tensor<2> {
    ((-x).exp() + 1.0).recip()
}

impl Tape {
    /// The neurons' outputs, `[n, d_mlp]`; `product` computes x·W_in, or x·W_gate.
    pub fn neurons(
        &mut self,
        activation: Activation,
        product: &dyn Fn(&mut Self, &str) -> Var,
    ) -> Var {
        let input = product(self, "in"); // [n, d_mlp]
        let Some(gate) = activation.gate() else {
            return self.activate(&input, activation);
        };
        let gate = product(self, gate); // [n, d_mlp]
        let open = self.activate(&gate, activation); // [n, d_mlp]
        self.times(&open, &input)
    }

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
