//! What can be measured on the weights of a run that is over.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::{
    lens,
    math::{clusters::nearest, tsne},
    snapshot::Snapshot,
};

/// A measurement on the final weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Probe {
    /// The map of the output layer of Power et al., figure 3: t-SNE of the unembedding's vector of each answer, and
    /// [`LINES`], the share of answers c that have c + k or c − k as a nearest neighbour on it, for the best k.
    OutputMap,
    /// The same map for permutations, and [`COSETS`], the share of answers whose nearest neighbour is of the same coset,
    /// for the best of the twelve partitions of [`crate::task::permutations::partitions`].
    CosetMap,
    /// A number of a lens, as it is without options.
    Lens {
        /// The lens.
        lens: &'static str,
        /// Its measure.
        measure: &'static str,
        /// What the number is called in a result.
        name: &'static str,
    },
}

/// Name of the number of [`Probe::OutputMap`].
pub const LINES: &str = "share_of_answers_on_lines";

/// Name of the number of [`Probe::CosetMap`].
pub const COSETS: &str = "share_of_answers_beside_their_coset";

/// Name of the number of [`SHARPNESS`].
pub const PHI: &str = "sharpness_φ";

/// Keskar's sharpness φ, in per cent, on the training pairs.
pub const SHARPNESS: Probe = Probe::Lens {
    lens: "sharpness",
    measure: "phi",
    name: PHI,
};

/// t-SNE's usual perplexity.
const PERPLEXITY: f64 = 30.0;

/// What a probe found: a number, if there is one, and the points of a picture, if it makes one.
pub type Found = (Option<f64>, Vec<[f64; 2]>);

impl Probe {
    /// The name of its number.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OutputMap => LINES,
            Self::CosetMap => COSETS,
            Self::Lens { name, .. } => name,
        }
    }

    /// Measures.
    #[must_use]
    pub fn measure(self, snapshot: &Snapshot) -> Found {
        let map = || tsne::map(&outputs(snapshot), PERPLEXITY);
        match self {
            Self::OutputMap => with(map(), lines),
            Self::CosetMap => coset_map(snapshot, map()),
            Self::Lens { lens, measure, .. } => (number(snapshot, lens, measure), Vec::new()),
        }
    }
}

fn with(map: Vec<[f64; 2]>, number: fn(&[[f64; 2]]) -> f64) -> Found {
    (Some(number(&map)), map)
}

/// None for a network whose answers are no permutations.
fn coset_map(snapshot: &Snapshot, map: Vec<[f64; 2]>) -> Found {
    let share = lens::cosets::fit(snapshot, &map).map(|fit| fit.share);
    (share, map)
}

/// A number of a lens; `None` if it sees nothing there, or nothing finite.
fn number(snapshot: &Snapshot, lens: &str, measure: &str) -> Option<f64> {
    let sight = lens::find(lens)?.sight(snapshot, &Value::Null).ok()?;
    let measures = sight.drawing?.measures;
    let found = measures.iter().find(|found| found.id == measure)?;
    Some(found.value).filter(|value| value.is_finite())
}

/// The unembedding's vector of each answer; none without an unembedding.
fn outputs(snapshot: &Snapshot) -> Vec<Vec<f64>> {
    let Some(matrix) = snapshot.matrix("unembed.W_U") else {
        return Vec::new();
    };
    let vector = |c: usize| {
        (0..matrix.rows)
            .map(|row| f64::from(matrix.values[row * matrix.columns + c]))
            .collect()
    };
    (0..snapshot.n_symbols()).map(vector).collect()
}

/// The share of points whose nearest neighbour is k places before or after them, for the k with the largest share.
#[must_use]
pub fn lines(map: &[[f64; 2]]) -> f64 {
    let n = map.len();
    let mut counts = BTreeMap::new();
    for (i, j) in nearest(map).into_iter().enumerate() {
        let apart = i.abs_diff(j);
        *counts.entry(apart.min(n - apart)).or_insert(0_u32) += 1;
    }
    f64::from(counts.into_values().max().unwrap_or(0)) / n.max(1) as f64
}
