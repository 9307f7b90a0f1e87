//! The layers of a transformer by fused kernels ([`crate::kernels::layers`]): the same functions as the tape's operations
//! and their ways back, in a few passes over memory, or launches. Gradients of parameters never appear on the tape: the
//! kernels write them into the flat vector.

use burn::tensor::{Int, Tensor};

use super::{
    Params,
    choices::{Activation, Positions},
    positions::fixed,
    rotary::Rotation,
    tape::{Gradients, Tape, Var},
    tokens::Alphabet,
    transformer::{Queries, Stream},
};
use crate::{
    kernels::layers::{self, Attention, Embedding, NormPlace, Place, Spelling, Window},
    train::batches::Rows,
};

impl Gradients {
    /// The gradients of parameters, for a kernel that writes some of them and puts them back. Moved out, not cloned: who
    /// else held them would get a copy.
    fn parameters(&mut self) -> Tensor<1> {
        let flat = self.flat.take();
        flat.expect("a fused tape has a flat gradient")
    }
}

impl Params<'_> {
    /// Where the tensor of that name begins, if this network has it.
    fn start(&self, name: &str) -> Option<usize> {
        Some(self.layout.start(self.number(name)?))
    }

    fn has_to_start(&self, name: &str) -> usize {
        let start = self.start(name);
        start.expect("the layout has every tensor that its network asks for")
    }

    /// Where the products of these letters lie: at equal distances, as the layout puts them.
    fn place(&self, part: &str, letters: &[&str]) -> Place {
        let [weights, biases] = ["W", "b"].map(|kind| {
            let name = |letter: &&str| format!("{part}.{kind}_{letter}");
            letters.iter().map(name).collect::<Vec<_>>()
        });
        let starts: Vec<usize> = weights.iter().map(|name| self.has_to_start(name)).collect();
        let first = self.number(&weights[0]).expect("just found");
        let [inputs, outputs] = self.layout.0[first].shape;
        let apart = starts.get(1).map_or(0, |second| second - starts[0]);
        debug_assert!(starts.windows(2).all(|pair| pair[1] - pair[0] == apart));
        Place {
            base: starts[0],
            bias: self.start(&biases[0]),
            parts: letters.len(),
            apart,
            inputs,
            outputs,
            turned: false,
        }
    }

    /// The products of x with these weights side by side, plus their biases, added to `onto`.
    pub(super) fn fused_linear(
        &self,
        tape: &mut Tape,
        x: &Var,
        onto: Option<&Var>,
        (part, letters): (&str, &[&str]),
    ) -> Var {
        self.fused_product(tape, x, onto, self.place(part, letters))
    }

    /// Logits with the embedding as weights.
    pub(super) fn fused_tied(&self, tape: &mut Tape, x: &Var, n_logits: usize) -> Var {
        let place = Place {
            base: self.has_to_start("embed.W_E"),
            bias: self.start("unembed.b_U"),
            parts: 1,
            apart: 0,
            inputs: x.value.dims()[1],
            outputs: n_logits,
            turned: true,
        };
        self.fused_product(tape, x, None, place)
    }

    fn fused_product(&self, tape: &mut Tape, x: &Var, onto: Option<&Var>, place: Place) -> Var {
        let theta = self.theta.clone(); // [n_params]
        let value = layers::linear(&x.value, &theta, onto.map(|onto| &onto.value), place); // [n, columns]
        let (x, onto) = (x.clone(), onto.cloned());
        tape.push(value, move |d, to| {
            let grad = layers::linear_grad(to.parameters(), &x.value, &d, place);
            to.flat = Some(grad);
            let so_far = to.take(&x);
            to.give(&x, layers::linear_back(&d, &theta, so_far, place)); // [n, inputs]
            if let Some(onto) = onto {
                to.give(&onto, d);
            }
        })
    }

    /// x after the LayerNorm or RMSNorm of that name.
    pub(super) fn fused_norm(&self, tape: &mut Tape, x: &Var, part: &str) -> Var {
        let place = NormPlace {
            gain: self.has_to_start(&format!("{part}.w")),
            bias: self.start(&format!("{part}.b")),
            width: x.value.dims()[1],
        };
        let theta = self.theta.clone(); // [n_params]
        let [value, stats] = layers::norm(&x.value, &theta, place); // [n, width], [n, 2]
        let x = x.clone();
        tape.push(value, move |d, to| {
            let so_far = to.take(&x);
            let operands = [&d, &x.value, &stats];
            let (grad, d_x) = layers::norm_back(to.parameters(), operands, &theta, so_far, place);
            to.flat = Some(grad);
            to.give(&x, d_x); // [n, width]
        })
    }

    /// The residual stream before the first layer, and the row of every position of every example, `[batch · n_ctx]`.
    pub(super) fn fused_embed(
        &self,
        tape: &mut Tape,
        kind: Positions,
        alphabet: &Alphabet,
        pairs: &Rows,
    ) -> (Var, Tensor<1, Int>) {
        let spelling = alphabet.spelling();
        let place = Embedding {
            tokens: self.has_to_start("embed.W_E"),
            positions: self.start("pos_embed.W_pos"),
            d_vocab: alphabet.d_vocab,
            d_model: self.layout.0[0].shape[1],
        };
        let waves = match place.positions {
            Some(_) => None,
            None => Some(fixed(kind, self.theta, [alphabet.n_ctx(), place.d_model])), // [n_ctx, d_model]
        };
        let columns = pairs.clone().columns();
        let (value, everywhere) = layers::embed(self.theta, waves, columns, spelling, place); // [n_rows, d_model], [batch · n_ctx]
        let tied = self.number("unembed.W_U").is_none();
        let there = if tied { alphabet.n_logits } else { 0 };
        let rows = tape.push(value, move |d, to| {
            let grad = layers::embed_back(to.parameters(), d, spelling, place, there);
            to.flat = Some(grad);
        });
        (rows, everywhere)
    }

    /// What each query takes from the positions that it sees, `[batch · queries, d_model]`.
    pub(super) fn fused_attend(
        &self,
        tape: &mut Tape,
        seen: &Var,
        attn: &str,
        stream: &Stream,
        queries: Queries,
        (n_heads, rotation): (u32, Option<Rotation>),
    ) -> Var {
        let qkv = self.fused_linear(tape, seen, None, (attn, &["Q", "K", "V"])); // [rows, 3 · d_model]
        let [_, d_model] = seen.value.dims();
        let qkv = tape.turn(qkv, rotation.as_ref(), 2 * d_model); // [rows, 3 · d_model]
        let spelling = queries.alphabet.spelling();
        let who = Attention {
            n_heads: n_heads as usize,
            queries: queries.window(),
            causal: queries.alphabet.causal,
        };
        let index = stream.everywhere.clone(); // [batch · n_ctx]
        let [z, pattern] = layers::attention(&qkv.value, index.as_ref(), who, queries.batch); // [batch · queries, d_model], [batch · queries · heads, n_ctx]
        let z = tape.push(z, move |d, to| {
            let (qkv_value, index) = (&qkv.value, index.as_ref());
            let d = layers::attention_back(&d, qkv_value, &pattern, index, who, spelling);
            to.give(&qkv, d); // [rows, 3 · d_model]
        });
        match queries.shared {
            Some(shared) => tape.gather(&z, &shared.sites), // [sites, d_model]
            None => z,
        }
    }
}

/// Positions that see the same, in all examples: what layers compute is computed for one of them.
pub(super) struct Shared {
    /// That one, `[sites]`.
    pub(super) sites: Tensor<1, Int>,
    /// The site of every position, `[batch · n_ctx]`.
    pub(super) site_of: Tensor<1, Int>,
}

impl Stream {
    /// Which positions see the same, where that saves time.
    pub(super) fn shared(&self, alphabet: &Alphabet) -> Option<Shared> {
        let index = self.everywhere.as_ref()?;
        let [sites, site_of] = layers::prefixes(index, alphabet.n_ctx())?;
        Some(Shared { sites, site_of })
    }

    /// What was computed row by row, at these positions.
    pub(super) fn fused_read(&self, tape: &mut Tape, x: &Var, queries: Queries) -> Var {
        let (index, window) = (self.everywhere.clone(), queries.window());
        if index.is_none() && window.count == window.n_ctx {
            return x.clone();
        }
        if let (Some(shared), Some(index)) = (queries.shared, &index) {
            let rows = index.clone().select(0, shared.sites.clone()); // [sites]
            return tape.gather(x, &rows); // [sites, width]
        }
        let spelling = Spelling {
            n_rows: x.value.dims()[0],
            ..queries.alphabet.spelling()
        };
        let value = layers::read(&x.value, index.as_ref(), window, queries.batch); // [batch · queries, width]
        let x = x.clone();
        tape.push(value, move |d, to| {
            let so_far = to.take(&x);
            let d = layers::read_back(d, index.as_ref(), so_far, window, spelling); // [rows, width]
            to.give(&x, d);
        })
    }
}

impl Queries<'_> {
    fn window(self) -> Window {
        Window {
            n_ctx: self.alphabet.n_ctx(),
            first: self.first(),
            count: self.count(),
        }
    }
}

impl Tape {
    /// The neurons' outputs, `[n, d_mlp]`.
    pub(super) fn fused_activate(&mut self, x: &Var, activation: Activation) -> Var {
        let value = layers::activate(&x.value, None, activation);
        let x = x.clone();
        self.push(value, move |d, to| {
            to.give(&x, layers::activate(&x.value, Some(d), activation));
        })
    }
}
