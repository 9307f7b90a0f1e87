//! What the arithmetic needs to know of a network and of an update.

/// The sizes that a kernel needs to know of a one-layer transformer of the core's model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sizes {
    /// The modulus; the vocabulary is p + 1.
    pub p: usize,
    /// Width of the residual stream.
    pub d_model: usize,
    /// Attention heads.
    pub n_heads: usize,
    /// Neurons.
    pub d_mlp: usize,
}

impl Sizes {
    /// Tokens: the residues and `=`.
    #[must_use]
    pub fn d_vocab(&self) -> usize {
        self.p + 1
    }

    /// Width of a head.
    #[must_use]
    pub fn d_head(&self) -> usize {
        self.d_model / self.n_heads
    }

    /// What products of query and key are multiplied by: 1/√d_head.
    #[must_use]
    pub fn score_scale(&self) -> f32 {
        // Not a power: a root is exact everywhere.
        (1.0 / (self.d_head() as f64).sqrt()) as f32
    }

    /// Rows of the tables before attention, one per (token, position): a, b, `=`.
    #[must_use]
    pub fn table_rows(&self) -> usize {
        2 * self.p + 1
    }

    /// Lengths of the tensors in the flat vector, in the core's storage order.
    #[must_use]
    pub fn lengths(&self) -> [usize; 11] {
        let Self { d_model, d_mlp, .. } = *self;
        let (vocab, square, mlp) = (self.d_vocab() * d_model, d_model * d_model, d_model * d_mlp);
        let positions = 3 * d_model;
        [
            vocab, positions, square, square, square, square, mlp, d_mlp, mlp, d_model, vocab,
        ]
    }
}

/// The numbers of one AdamW update, worked out on the host in 64 bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdamWStep {
    /// β₁.
    pub beta1: f32,
    /// 1 − β₁.
    pub fresh1: f32,
    /// β₂.
    pub beta2: f32,
    /// 1 − β₂.
    pub fresh2: f32,
    /// 1 − β₂ᵗ.
    pub correction2: f32,
    /// lr / (1 − β₁ᵗ).
    pub rate: f32,
    /// ε.
    pub eps: f32,
    /// 1 − lr·λ.
    pub keep: f32,
}
