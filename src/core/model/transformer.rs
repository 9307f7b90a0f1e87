//! The transformers of the grokking papers: embedding, one to four layers of attention and MLP on a residual stream,
//! unembedding; see [`super::choices`] for what varies.
//!
//! Three things save work and change nothing. Before the first layer's attention a vector depends only on (token,
//! position), so what is computed there is computed once for every one that occurs, and then looked up. And in the last
//! layer only the positions that are scored have a query, an MLP and logits. And where nobody sees what comes later,
//! positions with the same tokens up to them are computed once: fused layers do so on a CPU.

use burn::tensor::{Int, Tensor, TensorData};

use super::{
    Params,
    attention::Heads,
    choices::{Biases, Norm, Positions},
    draft::Draft,
    dropout::Dropout,
    fused::Shared,
    init::Kind,
    layout::{Layout, Role, Start},
    positions::fixed,
    rotary::Rotation,
    tape::{Tape, Var},
    tokens::Alphabet,
};
use crate::{config::RunConfig, train::batches::Rows};

/// The residual stream: some rows, and where each position finds its own.
pub(super) struct Stream {
    pub(super) rows: Var,
    /// The row of every position of every example; `None` if rows are just those.
    pub(super) everywhere: Option<Tensor<1, Int>>,
    /// The row of every scored position; fused kernels find it by themselves.
    scored: Option<Tensor<1, Int>>,
    /// Where each row stands, `[rows]`, if that is what turns queries and keys.
    pub(super) standing: Option<Tensor<1, Int>>,
}

impl Stream {
    /// What was computed row by row, at every position, `[batch · n_ctx, …]`, or only where scored, `[batch · scored, …]`.
    fn read(&self, tape: &mut Tape, x: &Var, queries: Queries) -> Var {
        if tape.fuses_layers() {
            return self.fused_read(tape, x, queries);
        }
        let places = match queries.scored {
            true => &self.scored,
            false => &self.everywhere,
        };
        match places {
            Some(places) => tape.gather(x, places),
            None => x.clone(),
        }
    }
}

/// The positions of a batch's examples at which a layer computes: all, or in the last layer those that are scored.
#[derive(Clone, Copy)]
pub(super) struct Queries<'a> {
    pub(super) alphabet: &'a Alphabet,
    pub(super) batch: usize,
    scored: bool,
    /// Of all positions, those that stand for others too.
    pub(super) shared: Option<&'a Shared>,
}

impl Queries<'_> {
    /// Number of positions.
    pub(super) fn count(self) -> usize {
        match self.scored {
            true => self.alphabet.scored.len(),
            false => self.alphabet.n_ctx(),
        }
    }

    /// The first position; the others follow.
    pub(super) fn first(self) -> usize {
        match self.scored {
            true => self.alphabet.scored[0],
            false => 0,
        }
    }
}

/// The tensors of a transformer, in storage order.
#[must_use]
pub fn layout(config: &RunConfig) -> Layout {
    let model = &config.model;
    let alphabet = Alphabet::of(config);
    let (d_model, d_mlp) = (model.d_model as usize, model.d_mlp as usize);
    let mut list = Draft {
        model,
        width: d_model,
        specs: Vec::new(),
    };
    list.matrix("embed.W_E", [alphabet.d_vocab, d_model], Kind::Embedding);
    match model.positions {
        Positions::Learned => list.matrix(
            "pos_embed.W_pos",
            [alphabet.n_ctx(), d_model],
            Kind::Position,
        ),
        Positions::LearnedSmall => {
            let start = Start::Normal(1.0 / (d_model as f64).sqrt());
            list.push(
                "pos_embed.W_pos",
                [alphabet.n_ctx(), d_model],
                start,
                Role::Embedding,
            );
        }
        Positions::Sinusoidal | Positions::Rotary => {}
    }
    let (everywhere, in_mlp) = (model.biases == Biases::All, model.biases != Biases::None);
    for layer in 0..model.n_layers {
        let block = format!("blocks.{layer}");
        list.norm(&format!("{block}.ln1"), model.norm != Norm::None);
        for letter in ["Q", "K", "V"] {
            list.linear(
                &format!("{block}.attn"),
                letter,
                [d_model, d_model],
                Kind::Attention,
                everywhere,
            );
        }
        list.linear(
            &format!("{block}.attn"),
            "O",
            [d_model, d_model],
            Kind::Product,
            everywhere,
        );
        list.norm(&format!("{block}.ln2"), model.norm != Norm::None);
        list.neurons(&format!("{block}.mlp"), [d_model, d_mlp]);
        list.linear(
            &format!("{block}.mlp"),
            "out",
            [d_mlp, d_model],
            Kind::Product,
            in_mlp,
        );
    }
    list.norm("ln_final", model.final_norm);
    if model.tied {
        list.bias("unembed.b_U", alphabet.n_logits, d_model, false, everywhere);
    } else {
        list.linear(
            "unembed",
            "U",
            [d_model, alphabet.n_logits],
            Kind::Unembedding,
            everywhere,
        );
    }
    Layout(list.specs)
}

/// Logits at the scored positions.
///
/// # Shapes
/// - output: `[batch · scored, n_logits]`, example after example
#[must_use]
pub fn forward(
    config: &RunConfig,
    params: &Params,
    tape: &mut Tape,
    pairs: &Rows,
    dropout: &mut Dropout,
) -> Var {
    let model = &config.model;
    let alphabet = Alphabet::of(config);
    let mut stream = embed(model.positions, params, tape, &alphabet, pairs);
    // What is dropped differs from example to example.
    let alike = tape.fuses_layers() && alphabet.causal && matches!(dropout, Dropout::Off);
    let shared = match alike && model.n_layers > 1 {
        true => stream.shared(&alphabet),
        false => None,
    };
    for layer in 0..model.n_layers {
        let scored = layer + 1 == model.n_layers;
        let queries = Queries {
            alphabet: &alphabet,
            batch: pairs.len(),
            scored,
            shared: shared.as_ref().filter(|_| !scored),
        };
        let name = format!("blocks.{layer}");
        stream = Stream {
            rows: block(config, &name, params, tape, &stream, queries, dropout),
            everywhere: queries.shared.map(|shared| shared.site_of.clone()),
            scored: match layer {
                0 if !queries.scored && !tape.fuses_layers() => {
                    Some(rows_of_scored(&alphabet, pairs))
                }
                _ => stream.scored,
            },
            // Nothing comes after the last layer that would turn anything.
            standing: match stream.standing {
                Some(before) if !scored => Some(queries.standing(&before)),
                _ => None,
            },
        };
    }
    let x = params.norm(tape, &stream.rows, "ln_final"); // [batch · scored, d_model]
    tape.look(|seen| seen.hidden = Some(x.value.clone()));
    if !model.tied {
        return params.linear(tape, &x, "unembed", "U"); // [batch · scored, n_logits]
    }
    if tape.fuses_layers() {
        return params.fused_tied(tape, &x, alphabet.n_logits); // [batch · scored, n_logits]
    }
    let turned = tape.transpose(&params.get("embed.W_E")); // [d_model, d_vocab]
    let unembed = tape.columns(&turned, 0, alphabet.n_logits); // [d_model, n_logits]
    let logits = tape.matmul(&x, &unembed); // [batch · scored, n_logits]
    params.bias(tape, &logits, "unembed.b_U")
}

/// The residual stream before the first layer, one row for every (token, position) that occurs.
fn embed(
    kind: Positions,
    params: &Params,
    tape: &mut Tape,
    alphabet: &Alphabet,
    pairs: &Rows,
) -> Stream {
    let device = pairs.a.device();
    let standing = (kind == Positions::Rotary).then(|| alphabet.standing(&device)); // [n_rows]
    if tape.fuses_layers() {
        let (rows, everywhere) = params.fused_embed(tape, kind, alphabet, pairs);
        return Stream {
            rows,
            everywhere: Some(everywhere),
            scored: None,
            standing,
        };
    }
    let embedding = params.get("embed.W_E"); // [d_vocab, d_model]
    let [tokens, positions] = alphabet.rows(&device);
    let tokens = tape.gather(&embedding, &tokens); // [n_rows, d_model]
    let positions = match params.find("pos_embed.W_pos") {
        Some(learned) => tape.gather(&learned, &positions), // [n_rows, d_model]
        None => {
            let [_, d_model] = tokens.value.dims();
            let fixed = fixed(kind, &tokens.value, [alphabet.n_ctx(), d_model]); // [n_ctx, d_model]
            tape.leaf(fixed.select(0, positions)) // [n_rows, d_model]
        }
    };
    let all: Vec<usize> = (0..alphabet.n_ctx()).collect();
    Stream {
        rows: tape.add(&tokens, &positions),
        everywhere: Some(alphabet.places(pairs, &all)),
        scored: Some(alphabet.places(pairs, &alphabet.scored)),
        standing,
    }
}

/// One layer: each of its two parts reads from the residual stream and adds to it.
///
/// # Shapes
/// - output: `[batch · positions, d_model]`: all positions, or in the last layer the scored ones
fn block(
    config: &RunConfig,
    name: &str,
    params: &Params,
    tape: &mut Tape,
    stream: &Stream,
    queries: Queries,
    dropout: &mut Dropout,
) -> Var {
    let model = &config.model;
    let [attn, mlp, ln1, ln2] = ["attn", "mlp", "ln1", "ln2"].map(|part| format!("{name}.{part}"));
    let pre = |tape: &mut Tape, x: &Var, ln: &str| match model.norm {
        Norm::Pre | Norm::Rms => params.norm(tape, x, ln),
        _ => x.clone(),
    };
    let post = |tape: &mut Tape, x: &Var, ln: &str| match model.norm {
        Norm::Post => params.norm(tape, x, ln),
        _ => x.clone(),
    };

    let seen = pre(tape, &stream.rows, &ln1); // [rows, d_model]
    let z = attend(params, tape, &seen, &attn, stream, queries, model.n_heads); // [batch · queries, d_model]
    let x = stream.read(tape, &stream.rows, queries); // [batch · queries, d_model]
    let x = params.add_linear(tape, &x, &z, (&attn, "O"), dropout);
    let x = post(tape, &x, &ln1);

    let seen = pre(tape, &x, &ln2); // [batch · queries, d_model]
    let product = |tape: &mut Tape, letter: &str| params.linear(tape, &seen, &mlp, letter);
    let neurons = tape.neurons(model.activation, &product); // [batch · queries, d_mlp]
    tape.look(|seen| seen.neurons = Some(neurons.value.clone()));
    let x = params.add_linear(tape, &x, &neurons, (&mlp, "out"), dropout);
    post(tape, &x, &ln2)
}

/// What each query takes from the positions that it sees, `[batch · queries, d_model]`.
fn attend(
    params: &Params,
    tape: &mut Tape,
    seen: &Var,
    attn: &str,
    stream: &Stream,
    queries: Queries,
    n_heads: u32,
) -> Var {
    let [_, d_model] = seen.value.dims();
    let rotation = stream.standing.clone().map(|positions| Rotation {
        positions,
        n_ctx: queries.alphabet.n_ctx(),
        d_head: d_model / n_heads as usize,
    });
    if tape.fuses_layers() {
        return params.fused_attend(tape, seen, attn, stream, queries, (n_heads, rotation));
    }
    let [q, k, v] = ["Q", "K", "V"].map(|letter| params.linear(tape, seen, attn, letter)); // [rows, d_model] each
    let [q, k] = [q, k].map(|x| tape.turn(x, rotation.as_ref(), d_model)); // [rows, d_model] each
    let q = stream.read(tape, &q, queries); // [batch · queries, d_model]
    let everywhere = Queries {
        scored: false,
        ..queries
    };
    let [k, v] = [k, v].map(|x| stream.read(tape, &x, everywhere)); // [batch · keys, d_model] each
    let alphabet = queries.alphabet;
    let heads = Heads {
        n_heads: n_heads as usize,
        batch: queries.batch,
        queries: queries.count(),
        keys: alphabet.n_ctx(),
        mask: alphabet
            .causal
            .then(|| causal_mask(&q.value, alphabet, queries.scored)),
    };
    tape.attention([&q, &k, &v], heads)
}

/// The rows of the scored positions, once every position of every example has a row of its own.
fn rows_of_scored(alphabet: &Alphabet, pairs: &Rows) -> Tensor<1, Int> {
    let n_ctx = alphabet.n_ctx();
    let rows: Vec<i32> = (0..pairs.len())
        .flat_map(|example| {
            alphabet
                .scored
                .iter()
                .map(move |position| (example * n_ctx + position) as i32)
        })
        .collect();
    let n = rows.len();
    Tensor::from_data(TensorData::new(rows, [n]), &pairs.a.device()) // [batch · scored]
}

/// 0 where a query may look, a large negative number where it may not.
fn causal_mask(like: &Tensor<2>, alphabet: &Alphabet, last: bool) -> Tensor<2> {
    let all: Vec<usize> = (0..alphabet.n_ctx()).collect();
    let queries = if last { &alphabet.scored } else { &all };
    let hidden = |(query, key): (usize, usize)| if key > query { -1e10 } else { 0.0f32 };
    let values: Vec<f32> = queries
        .iter()
        .flat_map(|&query| all.iter().map(move |&key| hidden((query, key))))
        .collect();
    let shape = [queries.len(), all.len()];
    Tensor::from_data(
        TensorData::new(values, shape),
        (&like.device(), like.dtype()),
    ) // [queries, keys]
}
