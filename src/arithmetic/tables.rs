//! What comes before attention, once for every (token, position): rows 0..p are a at position 0, rows p..2p are b at
//! position 1, row 2p is `=` at position 2. As the core's transformer, but for the keys: a score is
//! resid_pre·(W_K·q), so instead of every row's key one vector per head is enough.

use super::{
    lanes::{Lanes, padded, turned, zeros},
    matmul::multiply_add,
    packing::{panels, unpack},
    weights::{Matrix, Parts, PartsMut, Sums, padded_row, write_lane_sums},
};
use crate::Sizes;

/// Everything that examples look up.
pub struct Tables {
    /// The residual stream of `=` before attention, `[d_model]`, padded.
    pub last: Vec<f32>,
    /// Products of query and key over √d_head: panels `[n_heads / 8][2p + 1]`.
    pub scores: Vec<Lanes>,
    /// Panels `[d_model / 8][2p + 1]`.
    pub values: Vec<Lanes>,
    /// The residual stream before attention: panels `[d_model / 8][2p + 1]`.
    resid_pre: Vec<Lanes>,
    /// Query of `=`, `[d_model]`.
    query: Vec<f32>,
    /// W_K·q over √d_head, head by head: `[d_model, n_heads]`.
    key_query: Matrix,
    value: Matrix,
}

impl Tables {
    /// Computes the tables from the parameters, `[n_params]`.
    pub fn new(theta: &[f32], sizes: &Sizes) -> Self {
        let parts = Parts::of(theta, sizes);
        let (rows, d_model) = (sizes.table_rows(), sizes.d_model);
        let resid_pre = resid_pre(&parts, sizes); // [2p + 1, d_model]
        let last = resid_pre[2 * sizes.p * d_model..].to_vec(); // [d_model]
        let query = times(&last, parts.query); // [d_model]
        let key_query = Matrix::new(&key_query(parts.key, &query, sizes), sizes.n_heads); // [d_model, n_heads]
        let value = Matrix::new(parts.value, d_model);

        let resid_pre = panels(&resid_pre, d_model); // [d_model / 8][2p + 1]
        let groups = turned(&resid_pre, padded(rows)); // [(2p + 1) / 8][d_model]
        Self {
            scores: looked_up(&key_query, &groups, sizes, sizes.n_heads),
            values: looked_up(&value, &groups, sizes, d_model),
            last: padded_row(last),
            resid_pre,
            query,
            key_query,
            value,
        }
    }

    /// Writes the gradients of everything before attention.
    pub fn backward(&self, sums: &Sums, theta: &[f32], grad: &mut PartsMut, sizes: &Sizes) {
        let (rows, d_model, n_heads) = (sizes.table_rows(), sizes.d_model, sizes.n_heads);
        let parts = Parts::of(theta, sizes);
        let height = padded(rows);

        let mut d_value = zeros(d_model, d_model); // [d_model / 8][d_model]
        multiply_add(&self.resid_pre, &sums.values, &mut d_value, height);
        unpack(&d_value, d_model, grad.value);
        let mut d_key_query = zeros(d_model, n_heads); // [n_heads / 8][d_model]
        multiply_add(&self.resid_pre, &sums.scores, &mut d_key_query, height);
        let mut flat = vec![0.0; d_model * n_heads]; // [d_model, n_heads]
        unpack(&d_key_query, n_heads, &mut flat);
        let d_last = self.query_backward(&flat, &parts, grad, sizes); // [d_model]

        let mut d_resid_pre = zeros(rows, d_model); // [(2p + 1) / 8][d_model]
        for (matrix, sums) in [(&self.value, &sums.values), (&self.key_query, &sums.scores)] {
            let groups = turned(sums, height); // [(2p + 1) / 8][columns]
            multiply_add(&matrix.backward, &groups, &mut d_resid_pre, matrix.outputs);
        }
        let straight = turned(&d_resid_pre, padded(d_model)); // [d_model / 8][2p + 1]
        let mut flat = vec![0.0; rows * d_model]; // [2p + 1, d_model]
        unpack(&straight, d_model, &mut flat);
        let mut direct = vec![0.0; d_model]; // [d_model]
        write_lane_sums(&sums.last, &mut direct);
        add(&mut flat[2 * sizes.p * d_model..], &direct);
        add(&mut flat[2 * sizes.p * d_model..], &d_last);
        embedding_backward(&flat, grad, sizes);
    }

    /// Through W_K·q: gradients of W_K and W_Q, and what reaches `=` through its query, `[d_model]`.
    fn query_backward(
        &self,
        d_key_query: &[f32],
        parts: &Parts,
        grad: &mut PartsMut,
        sizes: &Sizes,
    ) -> Vec<f32> {
        let (d_model, d_head, n_heads) = (sizes.d_model, sizes.d_head(), sizes.n_heads);
        let scale = sizes.score_scale();
        let mut d_query = vec![0.0; d_model]; // [d_model]
        for i in 0..d_model {
            for j in 0..d_model {
                let d = d_key_query[i * n_heads + j / d_head] * scale;
                grad.key[i * d_model + j] = d * self.query[j];
                d_query[j] += d * parts.key[i * d_model + j];
            }
        }
        let mut d_last = vec![0.0; d_model]; // [d_model]
        for (i, d_last) in d_last.iter_mut().enumerate() {
            for (j, d_query) in d_query.iter().enumerate() {
                grad.query[i * d_model + j] = self.last[i] * d_query;
                *d_last += d_query * parts.query[i * d_model + j];
            }
        }
        d_last
    }
}

/// Which token stands at which position in a row of the tables.
fn token_at(row: usize, p: usize) -> (usize, usize) {
    match row {
        row if row < p => (row, 0),
        row if row < 2 * p => (row - p, 1),
        _ => (p, 2),
    }
}

/// `[2p + 1, d_model]`.
fn resid_pre(parts: &Parts, sizes: &Sizes) -> Vec<f32> {
    let (p, d_model) = (sizes.p, sizes.d_model);
    let row = |at: usize| {
        let (token, position) = token_at(at, p);
        let embedded = &parts.embed[token * d_model..][..d_model];
        let position = &parts.pos_embed[position * d_model..][..d_model];
        embedded.iter().zip(position).map(|(e, p)| e + p)
    };
    (0..sizes.table_rows()).flat_map(row).collect()
}

/// W_K·q over √d_head, head by head: `[d_model, n_heads]`.
fn key_query(key: &[f32], query: &[f32], sizes: &Sizes) -> Vec<f32> {
    let d_head = sizes.d_head();
    let of_head = |key: &[f32], query: &[f32]| -> f32 {
        let products = key.iter().zip(query).map(|(k, q)| k * q);
        products.sum::<f32>() * sizes.score_scale()
    };
    let heads = |row: &[f32]| -> Vec<f32> {
        row.chunks_exact(d_head)
            .zip(query.chunks_exact(d_head))
            .map(|(key, query)| of_head(key, query))
            .collect()
    };
    key.chunks_exact(sizes.d_model).flat_map(heads).collect()
}

/// One table, from the residual stream in groups: panels `[columns / 8][2p + 1]`.
fn looked_up(weights: &Matrix, groups: &[Lanes], sizes: &Sizes, columns: usize) -> Vec<Lanes> {
    let mut out = zeros(sizes.table_rows(), columns); // [(2p + 1) / 8][columns]
    multiply_add(&weights.forward, groups, &mut out, weights.inputs);
    turned(&out, padded(columns)) // [columns / 8][2p + 1]
}

/// x·W for one row x and a row-major W.
fn times(x: &[f32], matrix: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; matrix.len() / x.len()];
    for (x, row) in x.iter().zip(matrix.chunks_exact(matrix.len() / x.len())) {
        for (out, w) in out.iter_mut().zip(row) {
            *out += x * w;
        }
    }
    out
}

fn add(to: &mut [f32], what: &[f32]) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += what;
    }
}

/// Each residue stands at two positions, `=` at one. `d_resid_pre`: `[2p + 1, d_model]`.
fn embedding_backward(d_resid_pre: &[f32], grad: &mut PartsMut, sizes: &Sizes) {
    let Sizes { p, d_model, .. } = *sizes;
    for (at, row) in d_resid_pre.chunks_exact(d_model).enumerate() {
        let (token, position) = token_at(at, p);
        add(&mut grad.embed[token * d_model..][..d_model], row);
        add(&mut grad.pos_embed[position * d_model..][..d_model], row);
    }
}
