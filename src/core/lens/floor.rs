//! The numerical floor: where the network is so sure that its arithmetic has nothing left to teach it.

use std::f64::consts::LN_2;

use super::{
    drawing::{Axis, Drawing, Mark, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, View},
};
use crate::{
    snapshot::{Rows, Snapshot},
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "floor",
        group: "Training",
        label: "Numerical floor",
        help: "How many training pairs the network is too sure of for its precision: where their margin passes the mark, the \
               right answer's gradient is exactly 0.",
        why: [
            "The usual cross-entropy computes the right answer's gradient as its probability minus 1. In 32 bits that is exactly 0 \
             once its logit leads by 23 ln 2 = 15.94 nats, while the wrong answers' gradients are small but not 0: they no longer \
             sum to 0, and the mean column of the unembedding and the mean hidden state grow together until their cosine is near −1. \
             When margins fall back, Adam's memory is empty and the next step is huge: a slingshot, or loss spike.",
            "Which of this holds depends on the run's loss. The exact cross-entropy and StableMax have no such floor, and gradients \
             made to sum to 0 remove the drift but not the floor. Gradients are computed here with the run's own loss and \
             rounding, but sums may run in another order than in its fused or GPU kernels, so that pairs within a factor of two \
             of the threshold may differ. The largest change of a weight in one \
             step stands for the paper's lr/(√v + ε): ours also contains the gradient and the decay, and it is only known where \
             the optimiser's memory was kept.",
        ],
        source: "Liu, Cao, Li and Zhou 2026 (arXiv 2605.06152); Prieto et al. 2025 (arXiv 2501.04697)",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[],
    },
    look,
};

const BINS: usize = 60;

fn look(snapshot: &Snapshot, _: &View) -> Result<Drawing, String> {
    let rows = snapshot.table.rows(Split::Train);
    let drift = drift(snapshot, &rows);
    let [train, test] =
        [rows.as_slice(), &snapshot.table.rows(Split::Test)].map(|rows| margins(snapshot, rows));
    let threshold = threshold(snapshot);
    let n = rows.len() as f64;
    let beyond = train.iter().filter(|m| **m > threshold).count() as f64 / n;
    let errors = errors(snapshot, &rows);
    let sums: f64 = errors.values.chunks(errors.width).map(sum).sum();
    let dead = rows
        .iter()
        .enumerate()
        .filter(|(i, row)| errors.row(*i)[answer(snapshot, **row)] == 0.0);
    let dead = dead.count() as f64 / n;
    let norm = norm(snapshot.theta.iter().map(|&x| f64::from(x)));
    let mut measures = vec![
        Measure::new(
            "dead",
            "training pairs whose right answer has gradient 0",
            dead,
            "share",
        ),
        Measure::new(
            "beyond",
            "training pairs with a margin above the threshold",
            beyond,
            "share",
        ),
        Measure::new(
            "sum",
            "mean |sum of the logits' gradients|",
            sums / n,
            "gradient",
        ),
        Measure::new("weight_norm", "norm of all weights", norm, "length"),
        Measure::new(
            "mean_feature",
            "norm of the mean hidden state",
            drift.feature,
            "length",
        ),
    ];
    measures.extend(drift.class.into_iter().flat_map(|(class, cosine)| {
        [
            Measure::new(
                "mean_class",
                "norm of the unembedding's mean column",
                class,
                "length",
            ),
            Measure::new(
                "cosine",
                "cosine of mean column and mean hidden state",
                cosine,
                "cosine",
            ),
        ]
    }));
    measures.extend(largest_step(snapshot).map(|step| {
        Measure::new(
            "largest_step",
            "largest change of a weight in the next step",
            step,
            "weight",
        )
    }));
    Ok(Drawing {
        says: format!(
            "{} Of the training pairs {:.1} % have a margin above {threshold:.2} nats, and {:.1} % a gradient of exactly 0 for their \
             right answer. The logits' gradients of a pair sum to {:.1e} on average.",
            holds(snapshot),
            100.0 * beyond,
            100.0 * dead,
            sums / n,
        ),
        measures,
        pictures: vec![histogram(&train, &test, threshold)],
    })
}

/// What of the floor holds for this run.
fn holds(snapshot: &Snapshot) -> String {
    let (loss, zero_sum) = (snapshot.config.loss, snapshot.config.numerics.zero_sum);
    let holds = match loss.id() {
        "cross_entropy" if zero_sum => {
            "its right answers' gradients have a floor, and are then made to sum to 0 with the others, so that none stays 0"
        }
        "cross_entropy" => "its right answers' gradients have a floor, and nothing mends it",
        "cross_entropy_exact" => {
            "it has no such floor: its gradients stay exact far beyond the threshold"
        }
        "stablemax" => {
            "it has no such floor: its gradients fall with a power of the margin, not exponentially"
        }
        _ => "it has no such floor: its gradients vanish only where the logits are right",
    };
    format!("This run trains with {}: {holds}.", loss.label())
}

/// The margin in nats from which a sum of exponentials in the run's precision is its largest term alone.
fn threshold(snapshot: &Snapshot) -> f64 {
    let bits = match snapshot.config.numerics.precision.id() {
        "f16" => 10.0,
        "bf16" => 7.0,
        _ => 23.0,
    };
    bits * LN_2
}

fn answer(snapshot: &Snapshot, row: usize) -> usize {
    snapshot.table.pairs[row].c as usize
}

/// By how much the answer's logit leads the best other one, in nats.
fn margins(snapshot: &Snapshot, rows: &[usize]) -> Vec<f64> {
    let margin = |&row: &usize| {
        let (logits, own) = (snapshot.trace().logits.row(row), answer(snapshot, row));
        let others = logits.iter().enumerate().filter(|(at, _)| *at != own);
        let best = others.map(|(_, x)| *x).fold(f32::NEG_INFINITY, f32::max);
        f64::from(logits[own]) - f64::from(best)
    };
    rows.iter().map(margin).collect()
}

/// Gradients with respect to the logits, `[rows, n_logits]`.
fn errors(snapshot: &Snapshot, rows: &[usize]) -> Rows {
    let logits = &snapshot.trace().logits;
    let logits = Rows {
        width: logits.width,
        values: rows
            .iter()
            .flat_map(|&row| logits.row(row))
            .copied()
            .collect(),
    };
    snapshot.specimen().loss_gradient(&logits, rows)
}

/// |Σ gradients| of one pair.
fn sum(gradient: &[f32]) -> f64 {
    gradient.iter().map(|&x| f64::from(x)).sum::<f64>().abs()
}

/// The two means that drift together.
struct Drift {
    feature: f64,
    /// Norm and cosine of the unembedding's mean column, if it is a matrix of its own.
    class: Option<(f64, f64)>,
}

fn drift(snapshot: &Snapshot, rows: &[usize]) -> Drift {
    let hidden = &snapshot.trace().hidden;
    let entry = |i: usize| {
        let along = rows.iter().map(|&row| f64::from(hidden.row(row)[i]));
        along.sum::<f64>() / rows.len() as f64
    };
    let feature: Vec<f64> = (0..hidden.width).map(entry).collect();
    let size = norm(feature.iter().copied());
    let class = mean_class(snapshot).map(|class| {
        let product: f64 = class.iter().zip(&feature).map(|(x, y)| x * y).sum();
        let own = norm(class.into_iter());
        (own, product / (own * size).max(1e-300))
    });
    Drift {
        feature: size,
        class,
    }
}

/// What the unembedding's columns have in common, `[d_model]`; a tied network's are the rows of its embedding.
fn mean_class(snapshot: &Snapshot) -> Option<Vec<f64>> {
    if let Some(matrix) = snapshot.matrix("unembed.W_U") {
        let rows = (0..matrix.rows).map(|row| matrix.row(row).iter());
        let mean = rows.map(|row| row.map(|&x| f64::from(x)).sum::<f64>() / matrix.columns as f64);
        return Some(mean.collect());
    }
    let matrix = snapshot.matrix("embed.W_E")?;
    let n = snapshot.trace().logits.width.min(matrix.rows);
    let entry = |i: usize| (0..n).map(|row| f64::from(matrix.row(row)[i])).sum::<f64>() / n as f64;
    Some((0..matrix.columns).map(entry).collect())
}

fn norm(entries: impl Iterator<Item = f64>) -> f64 {
    entries.map(|x| x * x).sum::<f64>().sqrt()
}

/// The largest change of a weight in the next step, where the optimiser's memory is known.
fn largest_step(snapshot: &Snapshot) -> Option<f64> {
    let course = snapshot.specimen().course(1)?;
    let (before, after) = (course.first()?, course.get(1)?);
    let changes = before
        .iter()
        .zip(after)
        .map(|(x, y)| (f64::from(*y) - f64::from(*x)).abs());
    Some(changes.fold(0.0, f64::max)).filter(|step| step.is_finite())
}

/// Share of pairs with each margin.
fn histogram(train: &[f64], test: &[f64], threshold: f64) -> Picture {
    let all = || train.iter().chain(test).copied();
    let low = all().fold(0.0, f64::min);
    let high = all().fold(1.1 * threshold, f64::max);
    let step = (high - low) / BINS as f64;
    let share = |margins: &[f64]| -> Vec<f32> {
        let mut counts = [0.0; BINS];
        for margin in margins {
            counts[(((margin - low) / step) as usize).min(BINS - 1)] += 1.0;
        }
        counts
            .map(|count| (count / margins.len() as f64) as f32)
            .to_vec()
    };
    let mark = |at: f64, label: String| Mark {
        at: at as f32,
        label,
    };
    Picture::Lines {
        title: "Margins".to_owned(),
        x: Axis::linear("logit of the answer minus the best other (nats)"),
        y: Axis::linear("share of pairs"),
        at: (0..BINS)
            .map(|i| (low + (i as f64 + 0.5) * step) as f32)
            .collect(),
        series: vec![
            Series::new("training pairs", share(train)),
            Series::new("held-out pairs", share(test)),
        ],
        marks: vec![
            mark(0.0, "right from here on".to_owned()),
            mark(threshold, format!("{threshold:.2}: the precision ends")),
        ],
    }
}
