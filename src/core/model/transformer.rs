//! The one-layer transformer of Nanda et al. (arXiv 2301.05217, appendix A), any p and width: tokens `a b =`, no
//! LayerNorm, learned positions, biases in the MLP only, untied. Every matrix starts as N(0, 1/d_model), the
//! unembedding as N(0, 1/d_vocab), as in their transformers.py.
//!
//! Two forward passes compute the same function. [`Transformer::logits_plain`] is the paper's, token by token: it is
//! there to be read and to check the other. [`Transformer::forward`] is "project, then gather": before attention a
//! token's vector depends only on (token, position), so keys, values and attention scores are computed once for the
//! 2p + 1 combinations that occur and then looked up; and only the last position is scored, so only it has a query,
//! an MLP and logits. The arithmetic falls several-fold; the function is the same.

use burn::tensor::{Int, Tensor, activation};

use super::layout::{Layout, ParamSpec};
use crate::config::RunConfig;

/// Tokens per example: a, b and `=`.
pub const N_CTX: usize = 3;

/// The parameters, each as the field names it.
pub struct Transformer {
    /// W_E, `[d_vocab, d_model]`; the last row is the token `=`.
    pub embed: Tensor<2>,
    /// W_pos, `[n_ctx, d_model]`.
    pub pos_embed: Tensor<2>,
    /// W_Q, `[d_model, d_model]`: head h owns columns h·d_head to (h + 1)·d_head, here and in W_K and W_V.
    pub query: Tensor<2>,
    /// W_K, `[d_model, d_model]`.
    pub key: Tensor<2>,
    /// W_V, `[d_model, d_model]`.
    pub value: Tensor<2>,
    /// W_O, `[d_model, d_model]`: head h owns the rows.
    pub output: Tensor<2>,
    /// W_in, `[d_model, d_mlp]`.
    pub mlp_in: Tensor<2>,
    /// b_in, `[1, d_mlp]`.
    pub mlp_in_bias: Tensor<2>,
    /// W_out, `[d_mlp, d_model]`.
    pub mlp_out: Tensor<2>,
    /// b_out, `[1, d_model]`.
    pub mlp_out_bias: Tensor<2>,
    /// W_U, `[d_model, d_vocab]`. As in the original, `=` has a logit too, which training drives down.
    pub unembed: Tensor<2>,
    n_heads: usize,
}

impl Transformer {
    /// The tensors of this network, in storage order.
    #[must_use]
    pub fn layout(config: &RunConfig) -> Layout {
        let d_vocab = config.task.p as usize + 1;
        let (d_model, d_mlp) = (config.model.d_model as usize, config.model.d_mlp as usize);
        let normal = |name, shape, variance: usize| ParamSpec {
            name,
            shape,
            init_std: 1.0 / (variance as f64).sqrt(),
        };
        let zero = |name, shape| ParamSpec {
            name,
            shape,
            init_std: 0.0,
        };
        Layout(vec![
            normal("W_E", [d_vocab, d_model], d_model),
            normal("W_pos", [N_CTX, d_model], d_model),
            normal("W_Q", [d_model, d_model], d_model),
            normal("W_K", [d_model, d_model], d_model),
            normal("W_V", [d_model, d_model], d_model),
            normal("W_O", [d_model, d_model], d_model),
            normal("W_in", [d_model, d_mlp], d_model),
            zero("b_in", [1, d_mlp]),
            // 1/√d_model, not 1/√d_mlp: as in the original.
            normal("W_out", [d_mlp, d_model], d_model),
            zero("b_out", [1, d_model]),
            normal("W_U", [d_model, d_vocab], d_vocab),
        ])
    }

    /// Names the matrices that [`Layout::split`] has cut.
    ///
    /// # Panics
    /// If there are not exactly the matrices of [`Self::layout`].
    #[must_use]
    pub fn new(parts: Vec<Tensor<2>>, config: &RunConfig) -> Self {
        let parts: [Tensor<2>; 11] = parts.try_into().expect("the layout has eleven tensors");
        let [
            embed,
            pos_embed,
            query,
            key,
            value,
            output,
            mlp_in,
            mlp_in_bias,
            mlp_out,
            mlp_out_bias,
            unembed,
        ] = parts;
        Self {
            embed,
            pos_embed,
            query,
            key,
            value,
            output,
            mlp_in,
            mlp_in_bias,
            mlp_out,
            mlp_out_bias,
            unembed,
            n_heads: config.model.n_heads as usize,
        }
    }

    /// Logits at `=` for pairs (a, b): project, then gather. Keeps what the backward pass needs.
    ///
    /// # Shapes
    /// - `a`, `b`: `[batch]`, residues
    /// - output: logits `[batch, d_vocab]` and the activations before them
    #[must_use]
    pub fn forward(&self, a: Tensor<1, Int>, b: Tensor<1, Int>) -> Activations {
        let [d_vocab, d_model] = self.embed.dims();
        let (p, heads, d_head) = (d_vocab - 1, self.n_heads, d_model / self.n_heads);
        let [batch] = a.dims();

        // The residual stream before attention, for every (token, position) that occurs:
        // rows 0..p are a at position 0, rows p..2p are b at position 1, row 2p is `=` at position 2.
        let residues = self.embed.clone().slice(0..p); // [p, d_model]
        let equals = self.embed.clone().slice(p..d_vocab); // [1, d_model]
        let pos = |i: usize| self.pos_embed.clone().slice(i..i + 1); // [1, d_model]
        let last = equals + pos(2); // [1, d_model]
        let resid_pre = Tensor::cat(
            vec![residues.clone() + pos(0), residues + pos(1), last.clone()],
            0,
        ); // [2p + 1, d_model]

        let q = last.clone().matmul(self.query.clone()); // [1, d_model]
        let k = resid_pre.clone().matmul(self.key.clone()); // [2p + 1, d_model]
        let v = resid_pre.clone().matmul(self.value.clone()); // [2p + 1, d_model]
        let scores = (k.clone() * q.clone()).reshape([2 * p + 1, heads, d_head]); // [2p + 1, heads, d_head]
        let scores = scores.sum_dim(2) * (d_head as f64).powf(-0.5); // [2p + 1, heads, 1]

        // Attention from `=` to a, b and itself. The causal mask hides nothing from the last position.
        let at_b = b + p as i64; // [batch]
        let by_head = |rows: Tensor<2>| {
            let [n, _] = rows.dims();
            rows.reshape([n, heads, d_head])
        };
        let to_a = scores.clone().select(0, a.clone()); // [batch, heads, 1]
        let to_b = scores.clone().select(0, at_b.clone()); // [batch, heads, 1]
        let to_equals = scores.slice(2 * p..2 * p + 1).expand([batch, heads, 1]); // [batch, heads, 1]
        let scores = Tensor::cat(vec![to_a, to_b, to_equals], 2); // [batch, heads, n_ctx]
        let pattern = activation::softmax(scores, 2); // [batch, heads, n_ctx]

        let values = [
            by_head(v.clone().select(0, a.clone())), // [batch, heads, d_head]
            by_head(v.clone().select(0, at_b.clone())), // [batch, heads, d_head]
            by_head(v.clone().slice(2 * p..2 * p + 1)), // [1, heads, d_head]
        ];
        let mixed = |i: usize| values[i].clone() * pattern.clone().narrow(2, i, 1); // [batch, heads, d_head]
        let z = (mixed(0) + mixed(1) + mixed(2)).reshape([batch, d_model]); // [batch, d_model]

        // The residual stream at the last position: each layer reads from it and adds to it.
        let resid_mid = last.clone() + z.clone().matmul(self.output.clone()); // [batch, d_model]
        let mlp_post = self.mlp_post(resid_mid.clone()); // [batch, d_mlp]
        let resid_post = resid_mid.clone() + self.mlp_out(mlp_post.clone()); // [batch, d_model]
        let logits = resid_post.clone().matmul(self.unembed.clone()); // [batch, d_vocab]
        let attention = Attention {
            a,
            at_b,
            values,
            pattern,
        };
        Activations {
            last,
            resid_pre,
            q,
            k,
            attention,
            z,
            resid_mid,
            mlp_post,
            resid_post,
            logits,
        }
    }

    /// Logits at `=` for pairs (a, b).
    ///
    /// # Shapes
    /// - `a`, `b`: `[batch]`, residues
    /// - output: `[batch, d_vocab]`
    #[must_use]
    pub fn logits(&self, a: Tensor<1, Int>, b: Tensor<1, Int>) -> Tensor<2> {
        self.forward(a, b).logits
    }

    /// The same logits as the paper writes them: every position of every example, a causal mask, then the last one.
    ///
    /// # Shapes
    /// - `a`, `b`: `[batch]`, residues
    /// - output: `[batch, d_vocab]`
    #[must_use]
    pub fn logits_plain(&self, a: Tensor<1, Int>, b: Tensor<1, Int>) -> Tensor<2> {
        let [d_vocab, d_model] = self.embed.dims();
        let (heads, d_head) = (self.n_heads, d_model / self.n_heads);
        let [batch] = a.dims();

        let equals = a.zeros_like() + (d_vocab as i64 - 1); // [batch]
        let tokens = Tensor::stack::<2>(vec![a, b, equals], 1).reshape([-1]); // [batch · n_ctx]
        let embedded = self.embed.clone().select(0, tokens); // [batch · n_ctx, d_model]
        let x = embedded.reshape([batch, N_CTX, d_model]) + self.pos_embed.clone().unsqueeze(); // [batch, n_ctx, d_model]

        let heads_of = |weights: &Tensor<2>| {
            let projected = x.clone().matmul(weights.clone().unsqueeze()); // [batch, n_ctx, d_model]
            projected
                .reshape([batch, N_CTX, heads, d_head])
                .swap_dims(1, 2) // [batch, heads, n_ctx, d_head]
        };
        let (q, k, v) = (
            heads_of(&self.query),
            heads_of(&self.key),
            heads_of(&self.value),
        );
        let scores = q.matmul(k.swap_dims(2, 3)) * (d_head as f64).powf(-0.5); // [batch, heads, query, key]
        let future = Tensor::<2, Int>::ones([N_CTX, N_CTX], &scores.device())
            .triu(1)
            .bool(); // [query, key]
        let scores = scores.mask_fill(
            future.unsqueeze::<4>().expand([batch, heads, N_CTX, N_CTX]),
            -1e10,
        );
        let pattern = activation::softmax(scores, 3); // [batch, heads, query, key]
        let z = pattern.matmul(v).swap_dims(1, 2); // [batch, query, heads, d_head]
        let z = z.reshape([batch, N_CTX, d_model]).slice([0..batch, 2..3]); // [batch, 1, d_model]
        let z = z.reshape([batch, d_model]); // [batch, d_model]
        let x = x.slice([0..batch, 2..3]).reshape([batch, d_model]); // [batch, d_model]
        let x = x + z.matmul(self.output.clone()); // [batch, d_model]
        let x = x.clone() + self.mlp_out(self.mlp_post(x)); // [batch, d_model]
        x.matmul(self.unembed.clone()) // [batch, d_vocab]
    }

    /// The neurons after their activation.
    ///
    /// # Shapes
    /// - `x`: `[batch, d_model]`
    /// - output: `[batch, d_mlp]`
    fn mlp_post(&self, x: Tensor<2>) -> Tensor<2> {
        activation::relu(x.matmul(self.mlp_in.clone()) + self.mlp_in_bias.clone()) // [batch, d_mlp]
    }

    /// What the neurons add to the residual stream.
    ///
    /// # Shapes
    /// - `post`: `[batch, d_mlp]`
    /// - output: `[batch, d_model]`
    fn mlp_out(&self, post: Tensor<2>) -> Tensor<2> {
        post.matmul(self.mlp_out.clone()) + self.mlp_out_bias.clone() // [batch, d_model]
    }
}

/// How `=` attends to a, b and itself in each example.
pub struct Attention {
    /// Rows of `resid_pre` that hold a, `[batch]`.
    pub a: Tensor<1, Int>,
    /// Rows of `resid_pre` that hold b, `[batch]`.
    pub at_b: Tensor<1, Int>,
    /// Values of a and b `[batch, heads, d_head]`, and of `=` `[1, heads, d_head]`.
    pub values: [Tensor<3>; N_CTX],
    /// Attention pattern, `[batch, heads, n_ctx]`.
    pub pattern: Tensor<3>,
}

/// What one forward pass computed, named as in TransformerLens.
pub struct Activations {
    /// The residual stream of `=` before attention, `[1, d_model]`.
    pub last: Tensor<2>,
    /// The residual stream before attention for every (token, position), `[2p + 1, d_model]`.
    pub resid_pre: Tensor<2>,
    /// Query of `=`, `[1, d_model]`.
    pub q: Tensor<2>,
    /// Keys of every (token, position), `[2p + 1, d_model]`.
    pub k: Tensor<2>,
    /// Attention from the last position.
    pub attention: Attention,
    /// The heads' mixtures of values, side by side, `[batch, d_model]`.
    pub z: Tensor<2>,
    /// The residual stream after attention, `[batch, d_model]`.
    pub resid_mid: Tensor<2>,
    /// Neurons after their activation, `[batch, d_mlp]`.
    pub mlp_post: Tensor<2>,
    /// The residual stream after the MLP, `[batch, d_model]`.
    pub resid_post: Tensor<2>,
    /// `[batch, d_vocab]`.
    pub logits: Tensor<2>,
}
