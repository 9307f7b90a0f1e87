//! The networks. A model is a [`layout::Layout`] (which tensors there are, in what order, drawn from what distribution)
//! and a pure function from parameters and pairs to logits. All parameters of a run live in one flat vector, so that an
//! optimiser, a norm or a checkpoint is one operation instead of one per tensor.

pub mod activation;
pub mod attention;
pub mod choices;
mod draft;
pub mod dropout;
mod fused;
pub mod init;
pub mod layout;
pub mod mlp;
pub mod positions;
pub mod rotary;
pub mod tape;
pub mod tokens;
pub mod transformer;

use burn::tensor::{Int, Tensor};

use crate::{config::RunConfig, error::ConfigError, kernels, train::batches::Rows};
pub use choices::MODELS;
use choices::{Architecture, Init, Positions};
use dropout::Dropout;
use layout::Layout;
use tape::{Tape, Var};
use tokens::Alphabet;

/// The network of a config.
pub struct Network<'a> {
    config: &'a RunConfig,
    layout: &'a Layout,
    fused: bool,
}

/// The parameters, by name, and the layers that are made with them. A layer is a fused kernel, or some operations of
/// the tape.
pub struct Params<'a> {
    layout: &'a Layout,
    /// `[n_params]`.
    theta: &'a Tensor<1>,
}

impl Params<'_> {
    fn number(&self, name: &str) -> Option<usize> {
        self.layout.0.iter().position(|spec| spec.name == name)
    }

    /// The tensor of that name, if this network has it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Var> {
        let number = self.number(name)?;
        let value = self.layout.cut(self.theta, number); // [rows, columns]
        Some(Tape::parameter(number, value))
    }

    /// The tensor of that name.
    ///
    /// # Panics
    /// If this network does not have it.
    #[must_use]
    pub fn get(&self, name: &str) -> Var {
        self.find(name)
            .expect("the layout has every tensor that its network asks for")
    }

    /// x·W, plus the bias if there is one.
    pub fn linear(&self, tape: &mut Tape, x: &Var, part: &str, letter: &str) -> Var {
        if tape.fused {
            return self.fused_linear(tape, x, None, (part, &[letter]));
        }
        let product = tape.matmul(x, &self.get(&format!("{part}.W_{letter}")));
        self.bias(tape, &product, &format!("{part}.b_{letter}"))
    }

    /// What a layer computes from x, some of it dropped, added to the residual stream.
    pub fn add_linear(
        &self,
        tape: &mut Tape,
        stream: &Var,
        x: &Var,
        (part, letter): (&str, &str),
        dropout: &mut Dropout,
    ) -> Var {
        if tape.fused && matches!(dropout, Dropout::Off) {
            return self.fused_linear(tape, x, Some(stream), (part, &[letter]));
        }
        let computed = self.linear(tape, x, part, letter);
        let computed = dropout.apply(tape, &computed);
        tape.add(stream, &computed)
    }

    /// x plus the bias of that name, if there is one.
    pub fn bias(&self, tape: &mut Tape, x: &Var, name: &str) -> Var {
        match self.find(name) {
            Some(bias) => tape.add_row(x, &bias),
            None => x.clone(),
        }
    }

    /// x after the LayerNorm or RMSNorm of that name, if there is one.
    pub fn norm(&self, tape: &mut Tape, x: &Var, part: &str) -> Var {
        let [gain, bias] = ["w", "b"].map(|letter| format!("{part}.{letter}"));
        if self.number(&gain).is_none() {
            return x.clone();
        }
        if tape.fuses_layers() {
            return self.fused_norm(tape, x, part);
        }
        match self.find(&bias) {
            Some(bias) => tape.layer_norm(x, &self.get(&gain), &bias),
            None => tape.rms_norm(x, &self.get(&gain)),
        }
    }
}

impl<'a> Network<'a> {
    /// The network of a config, whose layout this is.
    #[must_use]
    pub fn new(config: &'a RunConfig, layout: &'a Layout) -> Self {
        Self {
            config,
            layout,
            fused: cfg!(feature = "fused-layers")
                && config.model.architecture == Architecture::Transformer,
        }
    }

    /// The same network, by fused kernels if there are some for it ([`crate::kernels::compose`]).
    #[must_use]
    pub fn fused(mut self, theta: &Tensor<1>) -> Self {
        self.fused = kernels::compose(self.config, theta);
        self
    }

    /// Logits at the scored positions.
    ///
    /// # Shapes
    /// - `theta`: `[n_params]`
    /// - output: `[batch · scored, n_logits]`
    pub fn forward(
        &self,
        tape: &mut Tape,
        theta: &Tensor<1>,
        pairs: &Rows,
        dropout: &mut Dropout,
    ) -> Var {
        tape.begin(self.layout);
        tape.fused = self.fused;
        let layout = self.layout;
        let params = Params { layout, theta };
        match self.config.model.architecture {
            Architecture::Transformer => {
                transformer::forward(self.config, &params, tape, pairs, dropout)
            }
            Architecture::Mlp => mlp::forward(self.config, &params, tape, pairs, dropout),
        }
    }

    /// The gradient of the parameters, `[n_params]`, from that of the logits.
    #[must_use]
    pub fn backward(
        &self,
        tape: Tape,
        theta: &Tensor<1>,
        logits: &Var,
        d_logits: Tensor<2>,
    ) -> Tensor<1> {
        tape.backward(logits, d_logits, self.layout, theta)
    }

    /// Logits at the scored positions while nothing is learnt.
    ///
    /// # Shapes
    /// - `theta`: `[n_params]`
    /// - output: `[batch · scored, n_logits]`
    #[must_use]
    pub fn logits(&self, theta: &Tensor<1>, pairs: &Rows) -> Tensor<2> {
        let logits = self.forward(&mut Tape::idle(), theta, pairs, &mut Dropout::Off);
        logits.value
    }

    /// What the network should say at each scored position, `[batch · scored]`.
    #[must_use]
    pub fn targets(&self, pairs: &Rows) -> Tensor<1, Int> {
        match self.config.model.architecture {
            Architecture::Transformer => Alphabet::of(self.config).targets(pairs),
            Architecture::Mlp => pairs.labels.clone(),
        }
    }
}

/// The tensors of a config's network, in storage order.
#[must_use]
pub fn layout(config: &RunConfig) -> Layout {
    match config.model.architecture {
        Architecture::Transformer => transformer::layout(config),
        Architecture::Mlp => mlp::layout(config),
    }
}

/// The initial weights of a config, in storage order.
#[must_use]
pub fn initial(config: &RunConfig) -> Vec<f32> {
    if mlp::is_solved(config) {
        return mlp::analytic(config);
    }
    layout(config).init(config.seeds.init_seed, config.model.init_scale)
}

/// Number of logits.
#[must_use]
pub fn n_logits(config: &RunConfig) -> usize {
    match config.model.architecture {
        Architecture::Transformer => Alphabet::of(config).n_logits,
        Architecture::Mlp => config.task.n_symbols() as usize,
    }
}

/// Number of positions of an example; an MLP has none.
#[must_use]
pub fn n_ctx(config: &RunConfig) -> u32 {
    match config.model.architecture {
        Architecture::Transformer => Alphabet::of(config).n_ctx() as u32,
        Architecture::Mlp => 0,
    }
}

/// Number of scored positions of an example.
#[must_use]
pub fn n_scored(config: &RunConfig) -> usize {
    match config.model.architecture {
        Architecture::Transformer => Alphabet::of(config).scored.len(),
        Architecture::Mlp => 1,
    }
}

/// Whether a network can be built: what its settings demand of each other.
///
/// # Errors
/// The first setting that cannot be used.
pub fn check(config: &RunConfig) -> Result<(), ConfigError> {
    let model = &config.model;
    let is_mlp = model.architecture == Architecture::Mlp;
    if model.init == Init::Analytic
        && !(is_mlp && mlp::is_solvable(config) && config.task.operation == "add")
    {
        let allowed = "analytic only for the operation add with model.architecture = mlp, model.n_layers = 1, \
                       model.activation = quadratic and model.biases = none";
        return Err(ConfigError::new("model.init", Init::Analytic.id(), allowed));
    }
    if !is_mlp && !model.d_model.is_multiple_of(model.n_heads) {
        let allowed = format!(
            "a multiple of the number of heads (model.n_heads = {})",
            model.n_heads
        );
        return Err(ConfigError::new("model.d_model", model.d_model, allowed));
    }
    if !is_mlp
        && model.positions == Positions::Rotary
        && !(model.d_model / model.n_heads).is_multiple_of(2)
    {
        let allowed = format!(
            "a multiple of {}: an even number for each head (model.n_heads = {}), as model.positions = rotary turns pairs",
            2 * model.n_heads,
            model.n_heads
        );
        return Err(ConfigError::new("model.d_model", model.d_model, allowed));
    }
    Ok(())
}

/// An estimate of the bytes that one training step of `rows` pairs keeps alive for its backward pass: activations and
/// their gradients of width d_model, d_mlp and n_logits, counted from the code and not measured.
#[must_use]
pub fn memory_bytes(config: &RunConfig, rows: usize) -> usize {
    let model = &config.model;
    let (d_model, d_mlp, layers) = (
        model.d_model as usize,
        model.d_mlp as usize,
        model.n_layers as usize,
    );
    let scored = n_scored(config);
    // A gate's neurons are three vectors and not one.
    let per_neuron = if model.activation.gate().is_some() {
        9
    } else {
        5
    };
    let per_position = 12 * d_model + per_neuron * d_mlp;
    let positions = match model.architecture {
        Architecture::Transformer => (layers - 1) * Alphabet::of(config).n_ctx() + scored,
        Architecture::Mlp => layers,
    };
    let widths = positions * per_position + 5 * scored * n_logits(config);
    rows * widths * size_of::<f32>()
}
