//! Attention of several heads, and its backward pass.

use burn::tensor::{Tensor, activation};

use super::tape::{Tape, Var};
use crate::kernels::stacked;

/// Who attends to whom.
#[derive(Clone)]
pub struct Heads {
    /// Number of heads.
    pub n_heads: usize,
    /// Examples.
    pub batch: usize,
    /// Positions that attend, per example.
    pub queries: usize,
    /// Positions that are attended to, per example.
    pub keys: usize,
    /// Added to the scores, `[queries, keys]`: a large negative number where a query may not look.
    pub mask: Option<Tensor<2>>,
}

impl Heads {
    /// From `[batch · positions, d_model]` to `[batch, heads, positions, d_head]`.
    fn split(&self, x: Tensor<2>, positions: usize) -> Tensor<4> {
        let d_head = x.dims()[1] / self.n_heads;
        x.reshape([self.batch, positions, self.n_heads, d_head])
            .swap_dims(1, 2)
    }

    /// And back.
    fn join(&self, x: Tensor<4>) -> Tensor<2> {
        let [batch, n_heads, positions, d_head] = x.dims();
        x.swap_dims(1, 2)
            .reshape([batch * positions, n_heads * d_head])
    }
}

impl Tape {
    /// Each query's mixture of values, weighted by softmax(q·k/√d_head).
    ///
    /// # Shapes
    /// - `q`, output: `[batch · queries, d_model]`
    /// - `k`, `v`: `[batch · keys, d_model]`
    pub fn attention(&mut self, [q, k, v]: [&Var; 3], heads: Heads) -> Var {
        let d_head = q.value.dims()[1] / heads.n_heads;
        let scale = 1.0 / (d_head as f64).sqrt();
        let query = heads.split(q.value.clone(), heads.queries); // [batch, heads, query, d_head]
        let key = heads.split(k.value.clone(), heads.keys); // [batch, heads, key, d_head]
        let value = heads.split(v.value.clone(), heads.keys); // [batch, heads, key, d_head]
        let scores = stacked(query.clone(), key.clone().swap_dims(2, 3)) * scale; // [batch, heads, query, key]
        let scores = match &heads.mask {
            Some(mask) => scores + mask.clone().unsqueeze(),
            None => scores,
        }; // [batch, heads, query, key]
        let pattern = activation::softmax(scores, 3); // [batch, heads, query, key]
        self.look(|seen| seen.attention = Some(pattern.clone()));
        let z = heads.join(stacked(pattern.clone(), value.clone())); // [batch · query, d_model]
        let [q, k, v] = [q, k, v].map(Clone::clone);
        self.push(z, move |d_z, to| {
            let d_z = heads.split(d_z, heads.queries); // [batch, heads, query, d_head]
            let d_value = stacked(pattern.clone().swap_dims(2, 3), d_z.clone()); // [batch, heads, key, d_head]
            let d_pattern = stacked(d_z, value.swap_dims(2, 3)); // [batch, heads, query, key]
            let weighted = pattern.clone() * d_pattern; // [batch, heads, query, key]
            let d_scores = (weighted.clone() - pattern * weighted.sum_dim(3)) * scale; // [batch, heads, query, key]
            let d_query = stacked(d_scores.clone(), key); // [batch, heads, query, d_head]
            let d_key = stacked(d_scores.swap_dims(2, 3), query); // [batch, heads, key, d_head]
            to.give(&q, heads.join(d_query));
            to.give(&k, heads.join(d_key));
            to.give(&v, heads.join(d_value));
        })
    }
}
