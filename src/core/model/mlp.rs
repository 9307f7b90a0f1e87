//! Fully connected networks on one-hot a and b, side by side: the baselines without attention, and, with one quadratic
//! layer, the network of Gromov 2023 (arXiv 2301.02679), whose solution of a + b is known in closed form.

use std::f64::consts::TAU;

use super::{
    Params,
    choices::{Biases, Init},
    draft::Draft,
    dropout::Dropout,
    init::Kind,
    layout::Layout,
    tape::{Tape, Var},
};
use crate::{
    config::RunConfig,
    rng::{Rng, Stream},
    train::batches::Rows,
};

/// The tensors of an MLP, in storage order: matrices of the first layer have a row for every a and then one for every b.
#[must_use]
pub fn layout(config: &RunConfig) -> Layout {
    let model = &config.model;
    let (n, d_mlp) = (config.task.n_symbols() as usize, model.d_mlp as usize);
    let mut list = Draft {
        model,
        width: d_mlp,
        specs: Vec::new(),
    };
    for layer in 0..model.n_layers {
        let inputs = if layer == 0 { 2 * n } else { d_mlp };
        list.neurons(&format!("layers.{layer}"), [inputs, d_mlp]);
    }
    list.linear(
        "unembed",
        "U",
        [d_mlp, n],
        Kind::Unembedding,
        model.biases == Biases::All,
    );
    Layout(list.specs)
}

/// Logits of the pairs.
///
/// # Shapes
/// - output: `[batch, n]`
#[must_use]
pub fn forward(
    config: &RunConfig,
    params: &Params,
    tape: &mut Tape,
    pairs: &Rows,
    dropout: &mut Dropout,
) -> Var {
    let n = i64::from(config.task.n_symbols());
    let activation = config.model.activation;
    // A one-hot vector times a matrix is one of its rows.
    let first = |tape: &mut Tape, letter: &str| {
        let matrix = params.get(&format!("layers.0.W_{letter}")); // [2n, d_mlp]
        let [of_a, of_b] =
            [pairs.a.clone(), pairs.b.clone() + n].map(|rows| tape.gather(&matrix, &rows)); // [batch, d_mlp] each
        let sum = tape.add(&of_a, &of_b); // [batch, d_mlp]
        params.bias(tape, &sum, &format!("layers.0.b_{letter}"))
    };
    let mut x = tape.neurons(activation, &first); // [batch, d_mlp]
    for layer in 0..config.model.n_layers {
        if layer > 0 {
            let part = format!("layers.{layer}");
            let next = |tape: &mut Tape, letter: &str| params.linear(tape, &x, &part, letter);
            x = tape.neurons(activation, &next); // [batch, d_mlp]
        }
        tape.look(|seen| seen.neurons = Some(x.value.clone()));
        x = dropout.apply(tape, &x);
    }
    tape.look(|seen| seen.hidden = Some(x.value.clone()));
    params.linear(tape, &x, "unembed", "U") // [batch, n]
}

/// Gromov's solution of a + b: neuron j multiplies cos(w·a + φ) and cos(w·b + ψ) by squaring their sum, and answers
/// cos(w·c + φ + ψ), with a frequency w = 2πk/n and phases of its own. What squares leave behind cancels over many neurons.
///
/// In layout order: `W_in`, `W_U`.
#[must_use]
pub fn analytic(config: &RunConfig) -> Vec<f32> {
    let (n, d_mlp) = (
        config.task.n_symbols() as usize,
        config.model.d_mlp as usize,
    );
    let mut rng = Rng::new(config.seeds.init_seed, Stream::Init);
    let frequencies = (n - 1).div_ceil(2).max(1);
    let neurons: Vec<[f64; 3]> = (0..d_mlp)
        .map(|j| {
            [
                (1 + j % frequencies) as f64 * TAU / n as f64,
                TAU * rng.uniform(),
                TAU * rng.uniform(),
            ]
        })
        .collect();
    let scale = config.model.init_scale;
    let wave =
        |w: f64, symbol: usize, phase: f64| (scale * libm::cos(w * symbol as f64 + phase)) as f32;
    let of_a = (0..n).flat_map(|a| neurons.iter().map(move |&[w, phi, _]| wave(w, a, phi)));
    let of_b = (0..n).flat_map(|b| neurons.iter().map(move |&[w, _, psi]| wave(w, b, psi)));
    let of_c = neurons
        .iter()
        .flat_map(|&[w, phi, psi]| (0..n).map(move |c| wave(w, c, phi + psi)));
    of_a.chain(of_b).chain(of_c).collect()
}

/// Whether the network is one that [`analytic`] solves.
#[must_use]
pub fn is_solvable(config: &RunConfig) -> bool {
    let model = &config.model;
    model.n_layers == 1
        && model.biases == Biases::None
        && model.activation == super::choices::Activation::Quadratic
}

/// Whether the config asks for the solution.
#[must_use]
pub fn is_solved(config: &RunConfig) -> bool {
    config.model.init == Init::Analytic
}
