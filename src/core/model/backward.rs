//! The transformer's backward pass by hand. burn's autodiff computes the same (tests/model.rs compares them to 1e-12), but
//! launches more kernels: 208 a step against 160 to 168, counted on WebGPU with the tiny preset; on the CPU both take as long.
//!
//! Names: `d_x` is the gradient of the loss with respect to `x`. The chain rule for y = x·W is d_W = xᵀ·d_y and
//! d_x = d_y·Wᵀ.

use burn::tensor::{IndexingUpdateOp, Int, Tensor};

use super::transformer::{Activations, Attention, Transformer};

impl Transformer {
    /// Gradients of all parameters, in layout order, from the gradient of the logits.
    ///
    /// # Shapes
    /// - `d_logits`: `[batch, d_vocab]`
    /// - output: each as its parameter
    #[must_use]
    pub fn backward(&self, seen: Activations, d_logits: Tensor<2>) -> Vec<Tensor<2>> {
        // Unembedding and MLP; the stream's gradient flows past both.
        let d_unembed = seen.resid_post.transpose().matmul(d_logits.clone()); // [d_model, d_vocab]
        let d_resid = d_logits.matmul(self.unembed.clone().transpose()); // [batch, d_model]
        let d_mlp_out = seen.mlp_post.clone().transpose().matmul(d_resid.clone()); // [d_mlp, d_model]
        let d_mlp_out_bias = d_resid.clone().sum_dim(0); // [1, d_model]
        let d_post = d_resid.clone().matmul(self.mlp_out.clone().transpose()); // [batch, d_mlp]
        let slope = seen.mlp_post.greater_elem(0.0).float().cast(d_post.dtype()); // [batch, d_mlp], ReLU's: 0 or 1
        let d_pre = d_post * slope; // [batch, d_mlp]
        let d_mlp_in = seen.resid_mid.transpose().matmul(d_pre.clone()); // [d_model, d_mlp]
        let d_mlp_in_bias = d_pre.clone().sum_dim(0); // [1, d_mlp]
        let d_resid = d_resid + d_pre.matmul(self.mlp_in.clone().transpose()); // [batch, d_model]

        // Attention's output, and the stream of `=` that every example starts from.
        let d_output = seen.z.transpose().matmul(d_resid.clone()); // [d_model, d_model]
        let d_z = d_resid.clone().matmul(self.output.clone().transpose()); // [batch, d_model]
        let d_last = d_resid.sum_dim(0); // [1, d_model]

        let (d_scores, d_values) = attention_backward(&seen.attention, d_z, seen.resid_pre.dims());

        // Keys, values and the query, computed once for every (token, position).
        let [rows, d_model] = seen.resid_pre.dims();
        let [_, heads, _] = seen.attention.pattern.dims();
        let d_scores = d_scores
            .reshape([rows, heads, 1])
            .repeat_dim(2, d_model / heads); // [2p + 1, heads, d_head]
        let d_scores = d_scores.reshape([rows, d_model]); // [2p + 1, d_model]
        let d_k = d_scores.clone() * seen.q; // [2p + 1, d_model]
        let d_q = (d_scores * seen.k).sum_dim(0); // [1, d_model]
        let d_query = seen.last.transpose().matmul(d_q.clone()); // [d_model, d_model]
        let d_key = seen.resid_pre.clone().transpose().matmul(d_k.clone()); // [d_model, d_model]
        let d_value = seen.resid_pre.transpose().matmul(d_values.clone()); // [d_model, d_model]
        let d_resid_pre = d_k.matmul(self.key.clone().transpose())
            + d_values.matmul(self.value.clone().transpose()); // [2p + 1, d_model]
        let d_last = d_last + d_q.matmul(self.query.clone().transpose()); // [1, d_model]

        let (d_embed, d_pos_embed) = embedding_backward(d_resid_pre, d_last);
        vec![
            d_embed,
            d_pos_embed,
            d_query,
            d_key,
            d_value,
            d_output,
            d_mlp_in,
            d_mlp_in_bias,
            d_mlp_out,
            d_mlp_out_bias,
            d_unembed,
        ]
    }
}

/// Through the softmax over (a, b, `=`) and back into the tables of scores and values.
///
/// # Shapes
/// - `d_z`: `[batch, d_model]`; `[rows, d_model]`: the shape of the tables, rows = 2p + 1
/// - output: `[2p + 1, heads]` for the products of query and key, `[2p + 1, d_model]`
fn attention_backward(
    seen: &Attention,
    d_z: Tensor<2>,
    [rows, d_model]: [usize; 2],
) -> (Tensor<2>, Tensor<2>) {
    let [batch, heads, n_ctx] = seen.pattern.dims();
    let d_head = d_model / heads;
    let d_z = d_z.reshape([batch, heads, d_head]); // [batch, heads, d_head]

    let to = |i: usize| (d_z.clone() * seen.values[i].clone()).sum_dim(2); // [batch, heads, 1]
    let d_pattern = Tensor::cat((0..n_ctx).map(to).collect(), 2); // [batch, heads, n_ctx]
    let weighted = seen.pattern.clone() * d_pattern; // [batch, heads, n_ctx]
    let d_scores = weighted.clone() - seen.pattern.clone() * weighted.sum_dim(2); // [batch, heads, n_ctx]
    let d_scores = d_scores * (d_head as f64).powf(-0.5); // [batch, heads, n_ctx]

    // What each looked-up row receives: first its heads' scores, then its values.
    let received = |i: usize| {
        let d_value = d_z.clone() * seen.pattern.clone().narrow(2, i, 1); // [batch, heads, d_head]
        let d_score = d_scores.clone().narrow(2, i, 1).reshape([batch, heads]); // [batch, heads]
        Tensor::cat(vec![d_score, d_value.reshape([batch, d_model])], 1) // [batch, heads + d_model]
    };
    let table = Tensor::zeros([rows - 1, heads + d_model], (&d_z.device(), d_z.dtype())); // [2p, heads + d_model]
    let add = |table: Tensor<2>, at: &Tensor<1, Int>, i: usize| {
        table.select_assign(0, at.clone(), received(i), IndexingUpdateOp::Add)
    };
    let table = add(add(table, &seen.a, 0), &seen.at_b, 1); // [2p, heads + d_model]
    let table = Tensor::cat(vec![table, received(2).sum_dim(0)], 0); // [2p + 1, heads + d_model]
    (
        table.clone().narrow(1, 0, heads),
        table.narrow(1, heads, d_model),
    )
}
/// Gradients of the embedding and the positions: each residue stands at two positions, `=` at one.
///
/// # Shapes
/// - `d_resid_pre`: `[2p + 1, d_model]`
/// - `d_last`: `[1, d_model]`, what `=` receives apart from its row of `d_resid_pre`
/// - output: `[d_vocab, d_model]`, `[n_ctx, d_model]`
fn embedding_backward(d_resid_pre: Tensor<2>, d_last: Tensor<2>) -> (Tensor<2>, Tensor<2>) {
    let p = (d_resid_pre.dims()[0] - 1) / 2;
    let first = d_resid_pre.clone().slice(0..p); // [p, d_model]
    let second = d_resid_pre.clone().slice(p..2 * p); // [p, d_model]
    let equals = d_last + d_resid_pre.slice(2 * p..2 * p + 1); // [1, d_model]
    let d_pos = vec![
        first.clone().sum_dim(0),
        second.clone().sum_dim(0),
        equals.clone(),
    ];
    (
        Tensor::cat(vec![first + second, equals], 0), // [d_vocab, d_model]
        Tensor::cat(d_pos, 0),                        // [n_ctx, d_model]
    )
}
