//! Where things are: parameters in the flat vector, tokens in the rows, positions in an example.

/// Where the weights of a product lie in the flat vector: one matrix, or several of one size at equal distances, whose
/// products stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first number of the first matrix.
    pub base: usize,
    /// The first number of the first bias, if there are biases.
    pub bias: Option<usize>,
    /// Number of matrices.
    pub parts: usize,
    /// Numbers from a matrix, or its bias, to the next.
    pub apart: usize,
    /// Length of what is multiplied.
    pub inputs: usize,
    /// Length of each product.
    pub outputs: usize,
    /// Whether a matrix is stored `[outputs, inputs]`.
    pub turned: bool,
}

impl Place {
    /// Length of all products.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.parts * self.outputs
    }
}

/// The most positions that an example can have.
pub const MOST_POSITIONS: usize = 6;

/// What stands at the positions of an example, and which rows (token, position) there are: position by position, token by
/// token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spelling {
    /// Position by position; those from `n_ctx` on mean nothing.
    pub slots: [Slot; MOST_POSITIONS],
    /// Number of positions.
    pub n_ctx: usize,
    /// Number of rows.
    pub n_rows: usize,
}

/// What stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Whose symbol it is.
    pub of: Symbol,
    /// The first row of this position.
    pub start: usize,
    /// The token of that row; the others follow.
    pub token: usize,
    /// How many tokens can stand here.
    pub width: usize,
}

/// Whose symbol stands at a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// The first operand's.
    A,
    /// The second operand's.
    B,
    /// The answer's.
    C,
    /// The same in every example.
    Sign,
}

/// Where the embeddings lie in the flat vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Embedding {
    /// The first number of the tokens', `[d_vocab, d_model]`.
    pub tokens: usize,
    /// The first number of the positions', `[n_ctx, d_model]`, if they are learned.
    pub positions: Option<usize>,
    /// Number of tokens.
    pub d_vocab: usize,
    /// Width.
    pub d_model: usize,
}

/// Some positions of every example: `count` of `n_ctx`, from `first` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Positions of an example.
    pub n_ctx: usize,
    /// The first that is meant.
    pub first: usize,
    /// How many are meant.
    pub count: usize,
}

/// Who attends to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Number of heads.
    pub n_heads: usize,
    /// The positions that attend.
    pub queries: Window,
    /// Whether nobody sees what comes later.
    pub causal: bool,
}

/// Where the gain and the bias of a LayerNorm lie in the flat vector, and their length. Without a bias it is an RMSNorm, which
/// leaves the mean as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NormPlace {
    /// The first number of the gain.
    pub gain: usize,
    /// The first number of the bias.
    pub bias: Option<usize>,
    /// Length of each.
    pub width: usize,
}
