//! What can be measured on the weights of a run that is over.

use std::collections::BTreeMap;

use crate::{
    config::RunConfig,
    math::tsne,
    model::{self, n_logits},
    task::Answers,
};

/// A measurement on the final weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The map of the output layer of Power et al., figure 3: t-SNE of the unembedding's vector of each answer, and
    /// [`LINES`], the share of answers c that have c + k or c − k as a nearest neighbour on it, for the best k.
    OutputMap,
}

/// Name of the number of [`Probe::OutputMap`].
pub const LINES: &str = "share_of_answers_on_lines";

/// t-SNE's usual perplexity.
const PERPLEXITY: f64 = 30.0;

impl Probe {
    /// The name of its number.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OutputMap => LINES,
        }
    }

    /// Measures: the number, and points for a picture.
    ///
    /// `theta` are all weights, in the layout's order.
    #[must_use]
    pub fn measure(self, config: &RunConfig, theta: &[f32]) -> (f64, Vec<[f64; 2]>) {
        let map = tsne::map(&outputs(config, theta), PERPLEXITY);
        (lines(&map), map)
    }
}

/// The unembedding's vector of each answer.
fn outputs(config: &RunConfig, theta: &[f32]) -> Vec<Vec<f64>> {
    let layout = model::layout(config);
    let mut start = 0;
    let found = layout.0.iter().find(|spec| {
        let is = spec.name == "unembed.W_U";
        start += if is { 0 } else { spec.len() };
        is
    });
    let (Some(spec), Ok(answers)) = (found, Answers::of(&config.task)) else {
        return Vec::new();
    };
    let columns = n_logits(config);
    debug_assert_eq!(spec.shape[1], columns);
    let vector = |c: usize| {
        (0..spec.shape[0])
            .map(|row| f64::from(theta[start + row * columns + c]))
            .collect()
    };
    (0..answers.n as usize).map(vector).collect()
}

/// The share of points whose nearest neighbour is k places before or after them, for the k with the largest share.
#[must_use]
pub fn lines(map: &[[f64; 2]]) -> f64 {
    let n = map.len();
    let squared =
        |i: usize, j: usize| (map[i][0] - map[j][0]).powi(2) + (map[i][1] - map[j][1]).powi(2);
    let mut counts = BTreeMap::new();
    for i in 0..n {
        let others = (0..n).filter(|j| *j != i);
        if let Some(j) = others.min_by(|a, b| squared(i, *a).total_cmp(&squared(i, *b))) {
            let apart = i.abs_diff(j);
            *counts.entry(apart.min(n - apart)).or_insert(0_u32) += 1;
        }
    }
    f64::from(counts.into_values().max().unwrap_or(0)) / n.max(1) as f64
}
