//! Reverse-mode differentiation of the few operations that networks here are made of. burn's autodiff would bring a
//! differentiable twin of every operation there is into engines whose download a visitor waits for; and what is written
//! here can keep what is dear to compute twice. tests/model.rs checks it for every kind of network.
//!
//! Names: `d_x` is the gradient of the loss with respect to `x`.

use burn::tensor::{IndexingUpdateOp, Int, Tensor};

use super::layout::{Layout, flatten};
use crate::kernels::{Form, layers, product};

/// What LayerNorm adds to the variance, and RMSNorm to the mean square: PyTorch's. Another one is a different network where
/// rows are nearly constant.
pub const NORM_EPS: f64 = 1e-5;

/// A matrix on the tape.
#[derive(Clone)]
pub struct Var {
    /// Its place on the tape.
    id: usize,
    /// Its value.
    pub value: Tensor<2>,
}

/// What an operation does with the gradient of its result: it hands gradients to its operands.
type Rule = Box<dyn FnOnce(Tensor<2>, &mut Gradients)>;

/// Operations in the order in which they were done.
pub struct Tape {
    /// Result and rule of each operation; `None` where no gradient is wanted.
    rules: Option<Vec<(usize, Rule)>>,
    next: usize,
    /// What is kept of the forward pass for whoever looks inside; `None` if nobody does.
    seen: Option<Seen>,
    /// Whether fused kernels do the work.
    pub(super) fused: bool,
}

/// The inside of a network's last layer, at the positions that are scored.
#[derive(Clone, Default)]
pub struct Seen {
    /// What the unembedding reads, `[batch · scored, d_model]`.
    pub hidden: Option<Tensor<2>>,
    /// Neurons after their activation, `[batch · scored, d_mlp]`.
    pub neurons: Option<Tensor<2>>,
    /// Whom the heads attend to, `[batch, heads, queries, keys]`; a single layer's queries are the scored positions.
    pub attention: Option<Tensor<4>>,
}

/// The gradients found so far.
pub struct Gradients {
    /// By place on the tape.
    of: Vec<Option<Tensor<2>>>,
    /// Those of parameters, `[n_params]`, where fused kernels write them in place.
    pub(super) flat: Option<Tensor<1>>,
}

impl Gradients {
    /// Adds to the gradient of a matrix.
    pub fn give(&mut self, to: &Var, d: Tensor<2>) {
        self.add(to.id, d);
    }

    /// What has been given to a matrix so far, for whoever adds to it.
    pub(super) fn take(&mut self, of: &Var) -> Option<Tensor<2>> {
        self.of[of.id].take()
    }

    fn add(&mut self, to: usize, d: Tensor<2>) {
        let place = &mut self.of[to];
        *place = Some(match place.take() {
            Some(sum) => sum + d,
            None => d,
        });
    }
}

impl Tape {
    /// A tape for a forward and a backward pass.
    #[must_use]
    pub fn recording() -> Self {
        Self {
            rules: Some(Vec::new()),
            ..Self::idle()
        }
    }

    /// A tape for a forward pass alone: it keeps nothing.
    #[must_use]
    pub fn idle() -> Self {
        Self {
            rules: None,
            next: 0,
            seen: None,
            fused: false,
        }
    }

    /// A tape for a forward pass that is looked at.
    #[must_use]
    pub fn watching() -> Self {
        Self {
            seen: Some(Seen::default()),
            ..Self::idle()
        }
    }

    /// Keeps something of the forward pass, if anybody looks; a later layer's takes the place of an earlier one's.
    pub fn look(&mut self, keep: impl FnOnce(&mut Seen)) {
        if let Some(seen) = &mut self.seen {
            keep(seen);
        }
    }

    /// What was kept.
    #[must_use]
    pub fn seen(self) -> Seen {
        self.seen.unwrap_or_default()
    }

    /// A matrix that is not the result of an operation: a parameter.
    pub fn leaf(&mut self, value: Tensor<2>) -> Var {
        self.next += 1;
        Var {
            id: self.next - 1,
            value,
        }
    }

    /// The result of an operation, and its rule.
    pub fn push(
        &mut self,
        value: Tensor<2>,
        rule: impl FnOnce(Tensor<2>, &mut Gradients) + 'static,
    ) -> Var {
        let result = self.leaf(value);
        if let Some(rules) = &mut self.rules {
            rules.push((result.id, Box::new(rule)));
        }
        result
    }

    /// Whether fused kernels do the work.
    #[must_use]
    pub fn is_fused(&self) -> bool {
        self.fused
    }

    /// The same for a transformer's layers, of which an engine may have no others.
    pub(super) fn fuses_layers(&self) -> bool {
        cfg!(feature = "fused-layers") || self.fused
    }

    /// Keeps the first places for the parameters. A parameter is cut out of the flat vector only where it is needed.
    pub(super) fn begin(&mut self, layout: &Layout) {
        debug_assert_eq!(self.next, 0, "parameters come first");
        self.next = layout.0.len();
    }

    /// Parameter number `number` of the layout.
    pub(super) fn parameter(number: usize, value: Tensor<2>) -> Var {
        Var { id: number, value }
    }

    /// Where fused kernels write the gradient of the parameters, `[n_params]`.
    fn flat_gradient(&self, theta: &Tensor<1>) -> Option<Tensor<1>> {
        self.fused.then(|| layers::room_like(theta))
    }

    /// The gradient of the parameters, `[n_params]`, from that of the result; zeros where the result does not depend on one.
    #[must_use]
    pub fn backward(
        self,
        result: &Var,
        d_result: Tensor<2>,
        layout: &Layout,
        theta: &Tensor<1>,
    ) -> Tensor<1> {
        let mut gradients = Gradients {
            of: vec![None; self.next],
            flat: self.flat_gradient(theta),
        };
        gradients.add(result.id, d_result);
        for (id, rule) in self.rules.into_iter().flatten().rev() {
            if let Some(d) = gradients.of[id].take() {
                rule(d, &mut gradients);
            }
        }
        if let Some(flat) = gradients.flat {
            return flat;
        }
        let zeros = |shape| Tensor::zeros(shape, (&theta.device(), theta.dtype()));
        let found = gradients.of.into_iter().zip(&layout.0);
        flatten(
            found
                .map(|(d, spec)| d.unwrap_or_else(|| zeros(spec.shape)))
                .collect(),
        )
    }

    /// x·W.
    ///
    /// # Shapes
    /// - `x`: `[n, k]`, `w`: `[k, m]`, output: `[n, m]`
    pub fn matmul(&mut self, x: &Var, w: &Var) -> Var {
        let value = product(x.value.clone(), w.value.clone(), Form::Plain); // [n, m]
        let (x, w) = (x.clone(), w.clone());
        self.push(value, move |d, to| {
            to.add(w.id, product(x.value, d.clone(), Form::FirstTurned)); // [k, m]
            to.add(x.id, product(d, w.value, Form::SecondTurned)); // [n, k]
        })
    }

    /// Wᵀ.
    pub fn transpose(&mut self, w: &Var) -> Var {
        let id = w.id;
        self.push(w.value.clone().transpose(), move |d, to| {
            to.add(id, d.transpose());
        })
    }

    /// x + y.
    pub fn add(&mut self, x: &Var, y: &Var) -> Var {
        let ids = [x.id, y.id];
        self.push(x.value.clone() + y.value.clone(), move |d, to| {
            let [x, y] = ids;
            to.add(x, d.clone());
            to.add(y, d);
        })
    }

    /// x + b, the same b for every row.
    ///
    /// # Shapes
    /// - `x`, output: `[n, m]`, `b`: `[1, m]`
    pub fn add_row(&mut self, x: &Var, b: &Var) -> Var {
        let (x_id, b_id) = (x.id, b.id);
        self.push(x.value.clone() + b.value.clone(), move |d, to| {
            to.add(b_id, d.clone().sum_dim(0)); // [1, m]
            to.add(x_id, d);
        })
    }

    /// x ∘ y, number by number.
    pub fn times(&mut self, x: &Var, y: &Var) -> Var {
        let (x, y) = (x.clone(), y.clone());
        self.push(x.value.clone() * y.value.clone(), move |d, to| {
            to.add(x.id, d.clone() * y.value);
            to.add(y.id, d * x.value);
        })
    }

    /// x ∘ c with a constant c: dropout's mask.
    pub fn mask(&mut self, x: &Var, c: Tensor<2>) -> Var {
        let id = x.id;
        self.push(x.value.clone() * c.clone(), move |d, to| to.add(id, d * c))
    }

    /// Some rows of x, any of them any number of times.
    ///
    /// # Shapes
    /// - `x`: `[r, m]`, `index`: `[n]`, output: `[n, m]`
    pub fn gather(&mut self, x: &Var, index: &Tensor<1, Int>) -> Var {
        let value = x.value.clone().select(0, index.clone()); // [n, m]
        let (x, index) = (x.clone(), index.clone());
        self.push(value, move |d, to| {
            let zeros = x.value.zeros_like(); // [r, m]
            to.add(
                x.id,
                zeros.select_assign(0, index, d, IndexingUpdateOp::Add),
            );
        })
    }

    /// The columns `start..end` of x.
    pub fn columns(&mut self, x: &Var, start: usize, end: usize) -> Var {
        let [n, m] = x.value.dims();
        if (start, end) == (0, m) {
            return x.clone();
        }
        let value = x.value.clone().slice([0..n, start..end]); // [n, end − start]
        let x = x.clone();
        self.push(value, move |d, to| {
            let zeros = x.value.zeros_like(); // [n, m]
            to.add(x.id, zeros.slice_assign([0..n, start..end], d));
        })
    }

    /// Row by row to a mean square of 1, times a gain: RMSNorm (Zhang and Sennrich 2019).
    ///
    /// # Shapes
    /// - `x`, output: `[n, m]`; `gain`: `[1, m]`
    pub fn rms_norm(&mut self, x: &Var, gain: &Var) -> Var {
        let squares = (x.value.clone() * x.value.clone()).mean_dim(1); // [n, 1]
        let scale = (squares + NORM_EPS).sqrt().recip(); // [n, 1]
        let normal = x.value.clone() * scale.clone(); // [n, m]
        let value = normal.clone() * gain.value.clone(); // [n, m]
        let (x_id, gain) = (x.id, gain.clone());
        self.push(value, move |d, to| {
            to.add(gain.id, (d.clone() * normal.clone()).sum_dim(0)); // [1, m]
            let d_normal = d * gain.value; // [n, m]
            let along = normal.clone() * (d_normal.clone() * normal).mean_dim(1); // [n, m]
            to.add(x_id, (d_normal - along) * scale); // [n, m]
        })
    }

    /// Row by row to mean 0 and variance 1, times a gain, plus a bias: LayerNorm (Ba et al. 2016).
    ///
    /// # Shapes
    /// - `x`, output: `[n, m]`; `gain`, `bias`: `[1, m]`
    pub fn layer_norm(&mut self, x: &Var, gain: &Var, bias: &Var) -> Var {
        let centred = x.value.clone() - x.value.clone().mean_dim(1); // [n, m]
        let variance = (centred.clone() * centred.clone()).mean_dim(1); // [n, 1]
        let scale = (variance + NORM_EPS).sqrt().recip(); // [n, 1]
        let normal = centred * scale.clone(); // [n, m]
        let value = normal.clone() * gain.value.clone() + bias.value.clone(); // [n, m]
        let (x_id, gain, bias_id) = (x.id, gain.clone(), bias.id);
        self.push(value, move |d, to| {
            to.add(bias_id, d.clone().sum_dim(0)); // [1, m]
            to.add(gain.id, (d.clone() * normal.clone()).sum_dim(0)); // [1, m]
            let d_normal = d * gain.value; // [n, m]
            let along = normal.clone() * (d_normal.clone() * normal).mean_dim(1); // [n, m]
            let d_x = (d_normal.clone() - d_normal.mean_dim(1) - along) * scale; // [n, m]
            to.add(x_id, d_x);
        })
    }
}
