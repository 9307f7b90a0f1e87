//! A block of examples through the network and back, small enough to stay in the cache. Names and formulas are those of
//! the core's transformer (src/core/model/transformer.rs); `d_x` is the gradient of the loss with respect to `x`.

use super::{
    attention::Attention,
    cross_entropy,
    lanes::{LANES, Lanes, ZERO, padded, turned, zeros},
    matmul::multiply_add,
    tables::Tables,
    weights::{Matrix, Sums, Weights},
};
use crate::Sizes;

/// The activations of a block, in groups of eight examples unless said otherwise.
pub struct Block {
    sizes: Sizes,
    rows: usize,
    attention: Attention,
    /// The heads' mixtures: panels `[d_model / 8][rows]`.
    z: Vec<Lanes>,
    /// `[rows / 8][d_model]`.
    resid_mid: Vec<Lanes>,
    /// `[rows / 8][d_mlp]`.
    mlp_post: Vec<Lanes>,
    /// `[rows / 8][d_model]`.
    resid_post: Vec<Lanes>,
    /// `[rows / 8][d_vocab]`.
    pub logits: Vec<Lanes>,
}

impl Block {
    /// Room for that many examples.
    pub fn new(rows: usize, sizes: &Sizes) -> Self {
        let rows = padded(rows);
        Self {
            rows,
            attention: Attention::new(rows, sizes),
            z: zeros(rows, sizes.d_model),
            resid_mid: zeros(rows, sizes.d_model),
            mlp_post: zeros(rows, sizes.d_mlp),
            resid_post: zeros(rows, sizes.d_model),
            logits: zeros(rows, sizes.d_vocab()),
            sizes: *sizes,
        }
    }

    /// Makes exactly the room for that many examples.
    pub fn resize(&mut self, rows: usize) {
        if padded(rows) != self.rows {
            *self = Self::new(rows, &self.sizes);
        }
    }

    /// Logits of the pairs (a, b), and everything on the way.
    pub fn forward(&mut self, weights: &Weights, tables: &Tables, a: &[u32], b: &[u32]) {
        self.attention.forward(tables, a, b, &mut self.z);
        fill(&mut self.resid_mid, &tables.last);
        let z = turned(&self.z, self.rows); // [rows / 8][d_model]
        project(&z, &weights.output, &mut self.resid_mid);

        fill(&mut self.mlp_post, &weights.mlp_in_bias);
        project(&self.resid_mid, &weights.mlp_in, &mut self.mlp_post);
        relu(&mut self.mlp_post);

        self.resid_post.copy_from_slice(&self.resid_mid);
        add_to_all(&mut self.resid_post, &weights.mlp_out_bias);
        project(&self.mlp_post, &weights.mlp_out, &mut self.resid_post);

        self.logits.fill(ZERO);
        project(&self.resid_post, &weights.unembed, &mut self.logits);
    }

    /// Adds the gradient of the summed loss times `scale` to `sums`. The logits become their gradient.
    pub fn backward(
        &mut self,
        weights: &Weights,
        tables: &Tables,
        labels: &[u32],
        scale: f32,
        sums: &mut Sums,
    ) {
        let Sizes { d_model, d_mlp, .. } = self.sizes;
        let rows = self.rows;
        cross_entropy::gradient(&mut self.logits, labels, scale, self.sizes.d_vocab());
        let d_logits = &self.logits; // [rows / 8][d_vocab]

        gather(
            &self.panels(&self.resid_post, d_model),
            &self.panels(d_logits, self.sizes.d_vocab()),
            &mut sums.unembed,
            rows,
        );
        let mut d_resid = zeros(rows, d_model); // [rows / 8][d_model]
        project_back(d_logits, &weights.unembed, &mut d_resid);

        let d_resid_panels = self.panels(&d_resid, d_model); // [d_model / 8][rows]
        gather(
            &self.panels(&self.mlp_post, d_mlp),
            &d_resid_panels,
            &mut sums.mlp_out,
            rows,
        );
        add_groups(&mut sums.mlp_out_bias, &d_resid);
        let mut d_pre = zeros(rows, d_mlp); // [rows / 8][d_mlp]
        project_back(&d_resid, &weights.mlp_out, &mut d_pre);
        relu_backward(&mut d_pre, &self.mlp_post);
        gather(
            &self.panels(&self.resid_mid, d_model),
            &self.panels(&d_pre, d_mlp),
            &mut sums.mlp_in,
            rows,
        );
        add_groups(&mut sums.mlp_in_bias, &d_pre);
        project_back(&d_pre, &weights.mlp_in, &mut d_resid); // on top of what flows past the MLP

        gather(
            &self.z,
            &self.panels(&d_resid, d_model),
            &mut sums.output,
            rows,
        );
        add_groups(&mut sums.last, &d_resid);
        let mut d_z = zeros(rows, d_model); // [rows / 8][d_model]
        project_back(&d_resid, &weights.output, &mut d_z);
        self.attention
            .backward(tables, &self.panels(&d_z, d_model), sums);
    }

    /// From groups to panels `[columns / 8][rows]`.
    fn panels(&self, groups: &[Lanes], columns: usize) -> Vec<Lanes> {
        turned(groups, padded(columns))
    }
}

/// `y += x·W` for groups of examples: `x` `[rows / 8][inputs]`, `y` `[rows / 8][outputs]`.
fn project(x: &[Lanes], weights: &Matrix, y: &mut [Lanes]) {
    multiply_add(&weights.forward, x, y, weights.inputs);
}

/// `d_x += d_y·Wᵀ` for groups of examples.
fn project_back(d_y: &[Lanes], weights: &Matrix, d_x: &mut [Lanes]) {
    multiply_add(&weights.backward, d_y, d_x, weights.outputs);
}

/// `d_W += xᵀ·d_y`, from panels: `x` `[inputs / 8][rows]`, `d_y` `[outputs / 8][rows]`, `d_w` `[outputs / 8][inputs]`.
fn gather(x: &[Lanes], d_y: &[Lanes], d_w: &mut [Lanes], rows: usize) {
    multiply_add(x, d_y, d_w, rows);
}

/// Starts every example with the same row, `[columns]`.
fn fill(groups: &mut [Lanes], row: &[f32]) {
    for group in groups.chunks_exact_mut(row.len()) {
        for (lanes, &value) in group.iter_mut().zip(row) {
            *lanes = [value; LANES];
        }
    }
}

fn add_to_all(groups: &mut [Lanes], row: &[f32]) {
    for group in groups.chunks_exact_mut(row.len()) {
        for (lanes, &value) in group.iter_mut().zip(row) {
            lanes.iter_mut().for_each(|lane| *lane += value);
        }
    }
}

/// Adds every group to `sums`, `[columns]`.
fn add_groups(sums: &mut [Lanes], groups: &[Lanes]) {
    for group in groups.chunks_exact(sums.len()) {
        let sums = sums.as_flattened_mut().iter_mut();
        for (sum, x) in sums.zip(group.as_flattened()) {
            *sum += x;
        }
    }
}

// Compilers vectorise a loop over many numbers, but not a choice between two for each of eight.

fn relu(x: &mut [Lanes]) {
    for x in x.as_flattened_mut() {
        // Not `max`, which would hide a NaN.
        *x = if *x < 0.0 { 0.0 } else { *x };
    }
}

fn relu_backward(d: &mut [Lanes], post: &[Lanes]) {
    for (d, &post) in d.as_flattened_mut().iter_mut().zip(post.as_flattened()) {
        *d = if post > 0.0 { *d } else { 0.0 };
    }
}
