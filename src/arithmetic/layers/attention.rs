//! Attention of several heads over a few positions, a head of a query at a time.

use pulp::Arch;

use super::{Attention, MOST_POSITIONS, add_scaled, dot};
use crate::{
    exp::exp,
    lanes::{LANES, Lanes},
};

const _: () = assert!(MOST_POSITIONS <= LANES, "a query's scores are a few lanes");

/// Queries, keys and values, and whose they are.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    /// Side by side, `[rows, 3 · d_model]`.
    pub qkv: &'a [f32],
    /// Width of each.
    pub d_model: usize,
    /// The row of every position of every example, `[batch · n_ctx]`; without it they have rows of their own.
    pub index: Option<&'a [u32]>,
    /// Who attends to whom.
    pub who: Attention,
}

/// One head of one query.
#[derive(Clone, Copy)]
struct Item {
    example: usize,
    query: usize,
    head: usize,
}

impl Looked<'_> {
    fn batch(&self) -> usize {
        let positions = match self.index {
            Some(index) => index.len(),
            None => self.qkv.len() / (3 * self.d_model),
        };
        positions / self.who.queries.n_ctx
    }

    fn d_head(&self) -> usize {
        self.d_model / self.who.n_heads
    }

    /// What products of query and key are multiplied by: 1/√d_head.
    fn scale(&self) -> f32 {
        (1.0 / (self.d_head() as f64).sqrt()) as f32
    }

    /// Every head of every query, in the order in which patterns and mixtures are stored.
    fn items(&self) -> impl Iterator<Item = Item> + use<> {
        let (n_heads, queries) = (self.who.n_heads, self.who.queries.count);
        (0..self.batch() * queries * n_heads).map(move |at| Item {
            example: at / (n_heads * queries),
            query: at / n_heads % queries,
            head: at % n_heads,
        })
    }

    /// How many positions a query sees.
    fn seen(&self, query: usize) -> usize {
        match self.who.causal {
            true => self.who.queries.first + query + 1,
            false => self.who.queries.n_ctx,
        }
    }

    /// Where a head's query, key and value of a position begin.
    #[inline(always)]
    fn at(&self, item: Item, position: usize) -> [usize; 3] {
        let own = item.example * self.who.queries.n_ctx + position;
        let row = self.index.map_or(own, |index| index[own] as usize);
        let first = row * 3 * self.d_model + item.head * self.d_head();
        [0, 1, 2].map(|part| first + part * self.d_model)
    }

    /// Where the query of an item begins.
    #[inline(always)]
    fn query(&self, item: Item) -> usize {
        self.at(item, self.who.queries.first + item.query)[0]
    }
}

/// The mixtures of values, `[batch · queries, d_model]`, and the pattern, `[batch · queries · heads, n_ctx]`.
#[must_use]
#[inline(never)]
pub fn attention(looked: Looked) -> [Vec<f32>; 2] {
    let queries = looked.batch() * looked.who.queries.count;
    let mut z = vec![0.0; queries * looked.d_model];
    let mut pattern = vec![0.0; queries * looked.who.n_heads * looked.who.queries.n_ctx];
    Arch::new().dispatch(
        #[inline(always)]
        || attend(looked, &mut z, &mut pattern),
    );
    [z, pattern]
}

#[inline(always)]
fn attend(looked: Looked, z: &mut [f32], pattern: &mut [f32]) {
    let (qkv, d_head) = (looked.qkv, looked.d_head());
    let out = z.chunks_exact_mut(d_head);
    let patterns = pattern.chunks_exact_mut(looked.who.queries.n_ctx);
    for ((item, z), pattern) in looked.items().zip(out).zip(patterns) {
        let query = &qkv[looked.query(item)..][..d_head];
        let pattern = &mut pattern[..looked.seen(item.query)];
        for (position, score) in pattern.iter_mut().enumerate() {
            let [_, key, _] = looked.at(item, position);
            *score = dot(query, &qkv[key..][..d_head]) * looked.scale();
        }
        softmax(pattern);
        for (position, &share) in pattern.iter().enumerate() {
            let [_, _, value] = looked.at(item, position);
            add_scaled(z, share, &qkv[value..][..d_head]);
        }
    }
}

#[inline(always)]
fn softmax(scores: &mut [f32]) {
    let larger = |most: f32, &score: &f32| if score > most { score } else { most };
    let most = scores.iter().fold(scores[0], larger);
    // All lanes at once; those beyond the scores are not looked at.
    let mut powers: Lanes = [0.0; LANES];
    for (power, score) in powers.iter_mut().zip(scores.iter()) {
        *power = score - most;
    }
    for power in &mut powers {
        *power = exp(*power);
    }
    let sum: f32 = powers[..scores.len()].iter().sum();
    for (score, power) in scores.iter_mut().zip(powers) {
        *score = power / sum;
    }
}

/// Back through [`attention`], to the rows of `qkv`: `[rows, 3 · d_model]`.
///
/// # Shapes
/// - `d_z`: `[batch · queries, d_model]`, `pattern`: `[batch · queries · heads, n_ctx]`
#[must_use]
#[inline(never)]
pub fn attention_back(d_z: &[f32], looked: Looked, pattern: &[f32]) -> Vec<f32> {
    let mut d_qkv = vec![0.0; looked.qkv.len()]; // [rows, 3 · d_model]
    Arch::new().dispatch(
        #[inline(always)]
        || attend_back(d_z, looked, pattern, &mut d_qkv),
    );
    d_qkv
}

#[inline(always)]
fn attend_back(d_z: &[f32], looked: Looked, pattern: &[f32], d_qkv: &mut [f32]) {
    let (qkv, d_head) = (looked.qkv, looked.d_head());
    let given = d_z.chunks_exact(d_head);
    let patterns = pattern.chunks_exact(looked.who.queries.n_ctx);
    for ((item, d_z), pattern) in looked.items().zip(given).zip(patterns) {
        let pattern = &pattern[..looked.seen(item.query)];
        let mut d_scores: Lanes = [0.0; LANES];
        let mut mean = 0.0;
        for (position, &share) in pattern.iter().enumerate() {
            let [_, _, value] = looked.at(item, position);
            d_scores[position] = dot(d_z, &qkv[value..][..d_head]);
            mean += share * d_scores[position];
            add_scaled(&mut d_qkv[value..][..d_head], share, d_z);
        }
        let query = looked.query(item);
        for (position, &share) in pattern.iter().enumerate() {
            let [_, key, _] = looked.at(item, position);
            let d_score = share * (d_scores[position] - mean) * looked.scale();
            add_scaled(
                &mut d_qkv[query..][..d_head],
                d_score,
                &qkv[key..][..d_head],
            );
            add_scaled(
                &mut d_qkv[key..][..d_head],
                d_score,
                &qkv[query..][..d_head],
            );
        }
    }
}
