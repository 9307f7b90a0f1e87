//! Where everything lies: the weights in the flat vector, and what the kernels hand to each other in one scratch buffer.
//!
//! One scratch buffer instead of one tensor per activation: a launch costs by its bindings, and WebGPU promises only
//! eight of them. It begins with tables of fixed size; behind them every *field* has one row per *slot*, and a slot
//! belongs to one pair.

use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{super::Sizes, tile::Tile};

/// Slots come in this multiple, so that no kernel has to ask where the last tile of rows ends. Slots without a pair
/// repeat the last one with weight zero.
pub const SLOT_STEP: usize = Tile::DEFAULT.rows;

/// The most numbers a scratch buffer may hold: WebGPU promises bindings of 128 MiB only.
const SCRATCH_MAX: usize = 24 << 20;

/// Sizes that are known when a kernel is compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Plan {
    /// The network's.
    pub sizes: Sizes,
    /// How products are divided among units.
    pub tile: Tile,
}

/// A column block of the scratch buffer: one row of `width` numbers per slot, behind `before` numbers per slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Numbers per slot in the fields before this one.
    pub before: usize,
    /// Numbers per slot in this one.
    pub width: usize,
}

impl Plan {
    /// For these sizes.
    pub fn new(sizes: Sizes) -> Self {
        Self {
            sizes,
            tile: Tile::DEFAULT,
        }
    }

    /// Width of the residual stream.
    pub fn d(self) -> usize {
        self.sizes.d_model
    }

    /// Values and, behind them, one score per head.
    pub fn width(self) -> usize {
        self.sizes.d_model + self.sizes.n_heads
    }
}

/// Where the weights lie in the flat vector: the order of [`Sizes::lengths`], W_E first.
impl Plan {
    fn behind(self, tensors: usize) -> usize {
        self.sizes.lengths()[..tensors].iter().sum()
    }
    /// W_pos.
    pub fn pos_embed(self) -> usize {
        self.behind(1)
    }
    /// W_Q.
    pub fn query(self) -> usize {
        self.behind(2)
    }
    /// W_K.
    pub fn key(self) -> usize {
        self.behind(3)
    }
    /// W_V.
    pub fn value(self) -> usize {
        self.behind(4)
    }
    /// W_O.
    pub fn output(self) -> usize {
        self.behind(5)
    }
    /// W_in.
    pub fn mlp_in(self) -> usize {
        self.behind(6)
    }
    /// b_in.
    pub fn mlp_in_bias(self) -> usize {
        self.behind(7)
    }
    /// W_out.
    pub fn mlp_out(self) -> usize {
        self.behind(8)
    }
    /// b_out.
    pub fn mlp_out_bias(self) -> usize {
        self.behind(9)
    }
    /// W_U.
    pub fn unembed(self) -> usize {
        self.behind(10)
    }
    /// Their number.
    pub fn n_params(self) -> usize {
        self.behind(11)
    }
}

/// The tables at the beginning of the scratch buffer.
impl Plan {
    /// q of `=`, `[d_model]`.
    pub fn q(self) -> usize {
        0
    }
    /// W_V and, behind it, the keys' weights folded with q, `[d_model, d_model + heads]`.
    pub fn folded(self) -> usize {
        self.q() + self.d()
    }
    /// The residual stream of every (token, position), `[rows, d_model]`.
    pub fn resid_pre(self) -> usize {
        self.folded() + self.d() * self.width()
    }
    /// Values and scores of every (token, position), `[rows, d_model + heads]`.
    pub fn table(self) -> usize {
        self.resid_pre() + self.sizes.table_rows() * self.d()
    }
    /// Gradient of `table`.
    pub fn d_table(self) -> usize {
        self.table() + self.sizes.table_rows() * self.width()
    }
    /// Gradient of the folded keys, `[d_model, heads]`.
    pub fn d_keys(self) -> usize {
        self.d_table() + self.sizes.table_rows() * self.width()
    }
    /// Gradient of `resid_pre`.
    pub fn d_resid_pre(self) -> usize {
        self.d_keys() + self.d() * self.sizes.n_heads
    }
    /// What the stream of `=` receives from every pair, `[d_model]`.
    pub fn d_last(self) -> usize {
        self.d_resid_pre() + self.sizes.table_rows() * self.d()
    }
    /// End of the tables.
    pub fn tables(self) -> usize {
        self.d_last() + self.d()
    }
}

/// The fields behind the tables. Those of the forward pass come first: an examination needs no others.
impl Plan {
    /// Attention pattern, `[heads, n_ctx]`.
    pub fn pattern(self) -> Field {
        Field {
            before: 0,
            width: 3 * self.sizes.n_heads,
        }
    }
    /// The heads' mixtures of values.
    pub fn z(self) -> Field {
        self.pattern().next(self.d())
    }
    /// The residual stream after attention.
    pub fn resid_mid(self) -> Field {
        self.z().next(self.d())
    }
    /// Neurons after their activation.
    pub fn mlp_post(self) -> Field {
        self.resid_mid().next(self.sizes.d_mlp)
    }
    /// The residual stream after the MLP.
    pub fn resid_post(self) -> Field {
        self.mlp_post().next(self.d())
    }
    /// Logits, then their gradient.
    pub fn logits(self) -> Field {
        self.resid_post().next(self.sizes.d_vocab())
    }
    /// Gradient of `resid_post`.
    pub fn d_resid_post(self) -> Field {
        self.logits().next(self.d())
    }
    /// Gradient of the neurons before their activation.
    pub fn d_mlp_pre(self) -> Field {
        self.d_resid_post().next(self.sizes.d_mlp)
    }
    /// Gradient of `resid_mid`.
    pub fn d_resid_mid(self) -> Field {
        self.d_mlp_pre().next(self.d())
    }
    /// Gradient of `z`.
    pub fn d_z(self) -> Field {
        self.d_resid_mid().next(self.d())
    }
    /// Gradient of the scores, `[heads, n_ctx]`.
    pub fn d_scores(self) -> Field {
        self.d_z().next(3 * self.sizes.n_heads)
    }

    /// Numbers of a scratch buffer with this many slots.
    pub fn scratch(self, slots: usize, last: Field) -> usize {
        self.tables() + slots * last.end()
    }

    /// As many slots as `pairs` need, or as fit.
    pub fn slots(self, pairs: usize, last: Field) -> usize {
        let fit = (SCRATCH_MAX - self.tables()) / last.end() / SLOT_STEP * SLOT_STEP;
        pairs.next_multiple_of(SLOT_STEP).min(fit)
    }
}

impl Field {
    /// Numbers per slot up to here.
    pub fn end(self) -> usize {
        self.before + self.width
    }

    fn next(self, width: usize) -> Self {
        Self {
            before: self.end(),
            width,
        }
    }
}

/// Where a row of a field begins.
#[cube]
pub fn at(slot: usize, slots: usize, #[comptime] field: Field, #[comptime] plan: Plan) -> usize {
    comptime!(plan.tables()) + slots * comptime!(field.before) + slot * comptime!(field.width)
}
