//! Centroid alignment: whether the way in which the answers grow with a pair's embedding points along that embedding.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::some,
};
use crate::{
    math::vectors::{dot, norm},
    snapshot::{Matrix, Snapshot},
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "alignment",
        group: "Landscape",
        label: "Centroid alignment",
        help: "The cosine between a pair's embedding and the direction in which its summed logits grow: reported to rise with grokking.",
        why: [
            "A network with piecewise linear neurons cuts its inputs into regions; the gradient of the sum of its logits at an input is the centroid of \
             that input's region. GrokAlign holds that a network generalises where centroids align with their inputs, and trains for it.",
            "As in the authors' code, an input is the pair's token embeddings before positions, all in one vector, and mean, least and largest cosine are followed. Ours: a sample of pairs instead \
             of all; pairs with a = b are left out, since both then share one row of the embedding; tokens that stand in no example are left out; of an MLP \
             the two rows of its first matrix are the input. Softmax ignores the sum of the logits, so alignment alone proves nothing about answers: in the default network its mean was measured to be 0.09 at the start and \
             about −0.14 both memorised and generalised.",
        ],
        source: "Walker et al. 2025 (arXiv 2506.12284), sections 3 and 4, and their code",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[OptionInfo {
            id: "sample",
            label: "Sample",
            help: "Number of training pairs and of held-out pairs.",
            kind: OptionKind::Number {
                min: 8.0,
                max: 512.0,
                step: 8.0,
                default: 128.0,
            },
        }],
    },
    look,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    if snapshot.config.model.tied {
        return Err(
            "The unembedding is the embedding here, so that a gradient there is no gradient with respect to an input.".to_owned(),
        );
    }
    let embedding = Embedding::of(snapshot)?;
    let most = view.number("sample") as usize;
    let of_part = |split: Split, draw: u32| -> Vec<f64> {
        let different = |&row: &usize| snapshot.table.pairs[row].a != snapshot.table.pairs[row].b;
        let rows = snapshot.table.rows(split).into_iter().filter(different);
        let rows = some(rows.collect(), most, draw);
        let mut cosines: Vec<f64> = rows
            .iter()
            .filter_map(|&row| embedding.cosine(row))
            .collect();
        cosines.sort_by(f64::total_cmp);
        cosines
    };
    let [train, test] =
        [(Split::Train, 4000), (Split::Test, 4001)].map(|(split, draw)| of_part(split, draw));
    if train.is_empty() || test.is_empty() {
        return Err(
            "No sampled pair of one part of the table has a gradient that is finite and not 0."
                .to_owned(),
        );
    }
    let [of_train, of_test] = [&train, &test].map(|cosines| Summary::of(cosines));
    Ok(Drawing {
        says: format!(
            "On {} training pairs the centroids have a mean cosine of {:.3} with their inputs, {:.3} to {:.3}; on {} held-out pairs {:.3}.",
            train.len(),
            of_train.mean,
            of_train.least,
            of_train.largest,
            test.len(),
            of_test.mean
        ),
        measures: vec![
            Measure::new(
                "train_mean",
                "mean cosine, training pairs",
                of_train.mean,
                "",
            ),
            Measure::new(
                "train_least",
                "least cosine, training pairs",
                of_train.least,
                "",
            ),
            Measure::new(
                "train_largest",
                "largest cosine, training pairs",
                of_train.largest,
                "",
            ),
            Measure::new("test_mean", "mean cosine, held-out pairs", of_test.mean, ""),
            Measure::new(
                "test_least",
                "least cosine, held-out pairs",
                of_test.least,
                "",
            ),
            Measure::new(
                "test_largest",
                "largest cosine, held-out pairs",
                of_test.largest,
                "",
            ),
        ],
        pictures: vec![histogram(&train, &test)],
    })
}

/// The matrix whose rows are what pairs are turned into.
struct Embedding<'a> {
    snapshot: &'a Snapshot,
    matrix: Matrix<'a>,
    offset: usize,
    /// Whether b has rows of its own, after those of a.
    apart: bool,
}

impl<'a> Embedding<'a> {
    fn of(snapshot: &'a Snapshot) -> Result<Self, String> {
        let find = |name: &str| Some((snapshot.matrix(name)?, snapshot.offset(name)?));
        let found = find("embed.W_E").map(|found| (found, false));
        let found = found.or_else(|| Some((find("layers.0.W_in")?, true)));
        let ((matrix, offset), apart) =
            found.ok_or("This network has no matrix that turns symbols into vectors.")?;
        Ok(Self {
            snapshot,
            matrix,
            offset,
            apart,
        })
    }

    /// Cosine of a pair's embedding and its centroid; `None` where the centroid is 0 or not finite.
    fn cosine(&self, row: usize) -> Option<f64> {
        let snapshot = self.snapshot;
        let gradient = snapshot.specimen().logit_gradient(&snapshot.theta, row);
        let width = self.matrix.columns;
        let of_token = |token: usize| &gradient[self.offset + token * width..][..width];
        let (mut product, mut squared) = (0.0, [0.0; 2]);
        for token in self.tokens(row) {
            let (x, c) = (self.matrix.row(token), of_token(token));
            // A sign of a vocabulary that this task does not use.
            if c.iter().all(|&c| c == 0.0) {
                continue;
            }
            product += dot(x, c);
            squared[0] += norm(x).powi(2);
            squared[1] += norm(c).powi(2);
        }
        let cosine = product / (squared[0] * squared[1]).sqrt();
        cosine.is_finite().then_some(cosine)
    }

    /// The rows that a pair takes.
    fn tokens(&self, row: usize) -> Vec<usize> {
        let pair = &self.snapshot.table.pairs[row];
        let (n, a, b) = (self.snapshot.n_symbols(), pair.a as usize, pair.b as usize);
        match self.apart {
            true => vec![a, n + b],
            // After the symbols come the signs, which are the same in every example.
            false => [a, b].into_iter().chain(n..self.matrix.rows).collect(),
        }
    }
}

/// Mean and ends of some cosines.
struct Summary {
    mean: f64,
    least: f64,
    largest: f64,
}

impl Summary {
    /// Of cosines in ascending order.
    fn of(cosines: &[f64]) -> Self {
        Self {
            mean: cosines.iter().sum::<f64>() / cosines.len() as f64,
            least: cosines[0],
            largest: cosines[cosines.len() - 1],
        }
    }
}

/// How often each cosine occurs.
fn histogram(train: &[f64], test: &[f64]) -> Picture {
    const BINS: usize = 40;
    let shares = |cosines: &[f64]| {
        let mut counts = vec![0.0; BINS];
        for cosine in cosines {
            let bin = (cosine + 1.0) / 2.0 * BINS as f64;
            counts[(bin as usize).min(BINS - 1)] += 1.0 / cosines.len() as f32;
        }
        counts
    };
    Picture::Lines {
        title: "Cosines of centroids and inputs".to_owned(),
        x: Axis::linear("cosine"),
        y: Axis::linear("share of the pairs"),
        at: (0..BINS)
            .map(|bin| (bin as f32 + 0.5) / BINS as f32 * 2.0 - 1.0)
            .collect(),
        series: vec![
            Series::new("training pairs", shares(train)),
            Series::new("held-out pairs", shares(test)),
        ],
        marks: vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_counted_once_at_either_end_too() {
        let Picture::Lines { series, .. } = histogram(&[-1.0, 1.0, 1.0, 0.0], &[0.5]) else {
            panic!("no lines")
        };
        let [first, last] = [series[0].values[0], series[0].values[39]];
        assert_eq!([first, last, series[0].values[20]], [0.25, 0.5, 0.25]);
        assert_eq!(series[1].values.iter().sum::<f32>(), 1.0);
    }
}
