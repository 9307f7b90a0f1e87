//! Attention of several heads over a few positions, an example a cube.

use burn::tensor::{Int, Tensor};
use burn_cubecl::cubecl;
use cubecl::prelude::*;

use super::{
    Attention, Spelling, UNITS, Window, cube_float, cube_int, float_matrix, new_float, read_back,
    wide_grid,
};

/// [`Attention`] on the device.
#[derive(CubeType, CubeLaunch, Clone, Copy)]
struct Heads {
    batch: usize,
    n_ctx: usize,
    first: usize,
    queries: usize,
    n_heads: usize,
    d_head: usize,
}

fn heads(attention: Attention, batch: usize, d_head: usize) -> HeadsLaunch {
    let Attention {
        n_heads, queries, ..
    } = attention;
    HeadsLaunch::new(
        batch,
        queries.n_ctx,
        queries.first,
        queries.count,
        n_heads,
        d_head,
    )
}

#[cube]
impl Heads {
    fn d_model(&self) -> usize {
        self.n_heads * self.d_head
    }

    /// Where the pattern of a query and a head begins.
    fn pattern(&self, example: usize, query: usize, head: usize) -> usize {
        ((example * self.queries + query) * self.n_heads + head) * self.n_ctx
    }

    /// How many positions a query sees.
    fn seen(&self, query: usize, #[comptime] causal: bool) -> usize {
        let mut seen = self.n_ctx;
        if causal {
            seen = self.first + query + 1;
        }
        seen
    }

    /// Where the query of a position begins; its key and its value follow.
    fn row(
        &self,
        index: &[i32],
        example: usize,
        position: usize,
        #[comptime] indexed: bool,
    ) -> usize {
        let mut row = example * self.n_ctx + position;
        if indexed {
            row = index[row] as usize;
        }
        row * 3 * self.d_model()
    }
}

/// The mixtures of values, `[batch · queries, d_model]`, and the pattern, `[batch · queries · heads, n_ctx]`.
///
/// # Shapes
/// - `qkv`: `[rows, 3 · d_model]`: queries, keys and values side by side, in the rows that `index` says, or without it
///   in the examples' own: `[batch · n_ctx, 3 · d_model]`
pub fn attention(
    qkv: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    who: Attention,
    batch: usize,
) -> [Tensor<2>; 2] {
    let (d_model, qkv) = (qkv.dims()[1] / 3, cube_float(qkv));
    let queries = batch * who.queries.count;
    let z = new_float(&qkv, [queries, d_model]);
    let pattern = new_float(&qkv, [queries * who.n_heads, who.queries.n_ctx]);
    let indexed = index.is_some();
    let index = index.map_or_else(|| qkv.clone(), cube_int);
    // SAFETY: see `share` in the module above.
    unsafe {
        attention_kernel::launch_unchecked(
            &qkv.client.clone(),
            wide_grid(batch),
            CubeDim::new_1d(UNITS as u32),
            qkv.into_buffer_arg(),
            index.into_buffer_arg(),
            z.clone().into_buffer_arg(),
            pattern.clone().into_buffer_arg(),
            heads(who, batch, d_model / who.n_heads),
            who.causal,
            indexed,
        );
    }
    [z, pattern].map(float_matrix)
}

#[cube(launch_unchecked)]
fn attention_kernel(
    qkv: &[f32],
    index: &[i32],
    z: &mut [f32],
    pattern: &mut [f32],
    heads: Heads,
    #[comptime] causal: bool,
    #[comptime] indexed: bool,
) {
    let example = CUBE_POS;
    if example < heads.batch {
        let (d_model, d_head) = (heads.d_model(), heads.d_head);
        let scale = 1.0f32 / (d_head as f32).sqrt();
        let mut item = UNIT_POS as usize;
        while item < heads.queries * heads.n_heads {
            let (query, head) = (item / heads.n_heads, item % heads.n_heads);
            let at = heads.pattern(example, query, head);
            let at_query = heads.row(index, example, heads.first + query, indexed) + head * d_head;
            let seen = heads.seen(query, causal);
            let mut largest = f32::new(-3.0e38);
            for key in 0..seen {
                let at_key = heads.row(index, example, key, indexed) + d_model + head * d_head;
                let mut score = 0.0f32;
                for c in 0..d_head {
                    score += qkv[at_query + c] * qkv[at_key + c];
                }
                score *= scale;
                pattern[at + key] = score;
                largest = max(largest, score);
            }
            let mut sum = 0.0f32;
            for key in 0..seen {
                let power = (pattern[at + key] - largest).exp();
                pattern[at + key] = power;
                sum += power;
            }
            for key in 0..seen {
                pattern[at + key] /= sum;
            }
            for key in seen..heads.n_ctx {
                pattern[at + key] = 0.0;
            }
            item += UNITS;
        }
        sync_storage();

        let mut item = UNIT_POS as usize;
        while item < heads.queries * d_model {
            let (query, column) = (item / d_model, item % d_model);
            let at = heads.pattern(example, query, column / d_head);
            let mut sum = 0.0f32;
            for key in 0..heads.n_ctx {
                let at_value = heads.row(index, example, key, indexed) + 2 * d_model;
                sum += pattern[at + key] * qkv[at_value + column];
            }
            z[(example * heads.queries + query) * d_model + column] = sum;
            item += UNITS;
        }
    }
}

/// Back through [`attention`], to the rows of `qkv`: `[rows, 3 · d_model]`.
///
/// # Shapes
/// - `d_z`: `[batch · queries, d_model]`
pub fn attention_back(
    d_z: &Tensor<2>,
    qkv: &Tensor<2>,
    pattern: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    who: Attention,
    spelling: Spelling,
) -> Tensor<2> {
    let d_qkv = to_positions(d_z, qkv, pattern, index, who); // [batch · n_ctx, 3 · d_model]
    let all = Window {
        first: 0,
        count: spelling.n_ctx,
        ..who.queries
    };
    match index {
        Some(_) => read_back(d_qkv, index, None, all, spelling),
        None => d_qkv,
    }
}

/// The same, to every position of every example: `[batch · n_ctx, 3 · d_model]`.
fn to_positions(
    d_z: &Tensor<2>,
    qkv: &Tensor<2>,
    pattern: &Tensor<2>,
    index: Option<&Tensor<1, Int>>,
    who: Attention,
) -> Tensor<2> {
    let [queries, d_model] = d_z.dims();
    let batch = queries / who.queries.count;
    let qkv = cube_float(qkv);
    let d_scores = new_float(&qkv, pattern.dims());
    let d_qkv = new_float(&qkv, [batch * who.queries.n_ctx, 3 * d_model]);
    let indexed = index.is_some();
    let index = index.map_or_else(|| qkv.clone(), cube_int);
    // SAFETY: see `share` in the module above.
    unsafe {
        attention_back_kernel::launch_unchecked(
            &qkv.client.clone(),
            wide_grid(batch),
            CubeDim::new_1d(UNITS as u32),
            cube_float(d_z).into_buffer_arg(),
            qkv.into_buffer_arg(),
            cube_float(pattern).into_buffer_arg(),
            index.into_buffer_arg(),
            d_scores.into_buffer_arg(),
            d_qkv.clone().into_buffer_arg(),
            heads(who, batch, d_model / who.n_heads),
            indexed,
        );
    }
    float_matrix(d_qkv)
}

#[cube(launch_unchecked)]
fn attention_back_kernel(
    d_z: &[f32],
    qkv: &[f32],
    pattern: &[f32],
    index: &[i32],
    d_scores: &mut [f32],
    d_qkv: &mut [f32],
    heads: Heads,
    #[comptime] indexed: bool,
) {
    let example = CUBE_POS;
    if example < heads.batch {
        let (d_model, d_head) = (heads.d_model(), heads.d_head);
        let scale = 1.0f32 / (d_head as f32).sqrt();
        let mut item = UNIT_POS as usize;
        while item < heads.queries * heads.n_heads {
            let (query, head) = (item / heads.n_heads, item % heads.n_heads);
            let at = heads.pattern(example, query, head);
            let at_z = (example * heads.queries + query) * d_model + head * d_head;
            let mut total = 0.0f32;
            for key in 0..heads.n_ctx {
                let at_value =
                    heads.row(index, example, key, indexed) + 2 * d_model + head * d_head;
                let mut d_pattern = 0.0f32;
                for c in 0..d_head {
                    d_pattern += d_z[at_z + c] * qkv[at_value + c];
                }
                let weighted = pattern[at + key] * d_pattern;
                d_scores[at + key] = weighted;
                total += weighted;
            }
            for key in 0..heads.n_ctx {
                d_scores[at + key] = (d_scores[at + key] - pattern[at + key] * total) * scale;
            }
            item += UNITS;
        }
        sync_storage();

        let mut item = UNIT_POS as usize;
        while item < heads.n_ctx * d_model {
            let (position, column) = (item / d_model, item % d_model);
            let head = column / d_head;
            let mut d_query = 0.0f32;
            if position >= heads.first && position < heads.first + heads.queries {
                let at = heads.pattern(example, position - heads.first, head);
                for key in 0..heads.n_ctx {
                    let at_key = heads.row(index, example, key, indexed) + d_model + column;
                    d_query += d_scores[at + key] * qkv[at_key];
                }
            }
            let mut d_key = 0.0f32;
            let mut d_value = 0.0f32;
            for query in 0..heads.queries {
                let at = heads.pattern(example, query, head) + position;
                let at_query = heads.row(index, example, heads.first + query, indexed) + column;
                d_key += d_scores[at] * qkv[at_query];
                d_value += pattern[at] * d_z[(example * heads.queries + query) * d_model + column];
            }
            let at = (example * heads.n_ctx + position) * 3 * d_model + column;
            d_qkv[at] = d_query;
            d_qkv[at + d_model] = d_key;
            d_qkv[at + 2 * d_model] = d_value;
            item += UNITS;
        }
    }
}
