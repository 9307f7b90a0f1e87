//! Pruning: how much of the network still works when its smallest weights are set to 0.

use super::{
    drawing::{Axis, Drawing, Mark, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
};
use crate::{
    math::prune::smallest,
    registry::NamedInfo,
    snapshot::{Scores, Snapshot},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "pruning",
        group: "Weights",
        label: "Pruning",
        help: "Sets the smallest weights to 0: the later accuracy falls from the left, the fewer weights carry what the network \
               knows.",
        why: [
            "Magnitude pruning keeps the largest weights and no training follows. Every score that grows with a weight's size, \
             such as its square or its root, removes the same weights, so there is one curve for all of them: the plateau that \
             the paper starts from, there for one vision transformer.",
            "That a network that understands bears more pruning than one that memorises is plausible and yours to test here: \
             compare two steps of a run. Pruned are the weights of matrices; biases, gains and shifts stay. A share of all \
             weights (global) takes most from the matrices with the smallest entries; per matrix takes the same share from each. \
             The sparsities of the curve are our choice.",
        ],
        source: "Selection plateau, 2026 (arXiv 2605.09345); Han et al. 2015 (arXiv 1506.02626)",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[
            OptionInfo {
                id: "sparsity",
                label: "Sparsity",
                help: "Share of the weights that is set to 0: the numbers are those of this one.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 0.99,
                    step: 0.01,
                    default: 0.5,
                },
            },
            OptionInfo {
                id: "scope",
                label: "Scope",
                help: "Among which weights the smallest are sought.",
                kind: OptionKind::Choice { choices: SCOPES },
            },
        ],
    },
    look,
};

const SCOPES: &[NamedInfo] = &[
    NamedInfo {
        id: "global",
        label: "all matrices together",
        help: "The smallest of all weights.",
    },
    NamedInfo {
        id: "matrix",
        label: "each matrix",
        help: "The same share of every matrix.",
    },
];

const CURVE: [f64; 12] = [
    0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99,
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let chosen = view.number("sparsity");
    let global = view.choice("scope") == "global";
    let at = |sparsity: f64| {
        let pruned = pruned(snapshot, sparsity, global);
        (sparsity, snapshot.specimen().scores(&pruned))
    };
    let mut curve: Vec<(f64, Scores)> = CURVE.iter().map(|&sparsity| at(sparsity)).collect();
    let known = curve.iter().find(|(sparsity, _)| *sparsity == chosen);
    let scores = known.map_or_else(|| at(chosen).1, |(_, scores)| *scores);
    if !CURVE.contains(&chosen) {
        curve.push((chosen, scores));
        curve.sort_by(|x, y| x.0.total_cmp(&y.0));
    }
    let whole = curve[0].1;
    let n: usize = prunable(snapshot).iter().map(|part| part.len()).sum();
    let left = n - (chosen * n as f64) as usize;
    Ok(Drawing {
        says: format!(
            "With {:.0} % of its {n} weights in matrices set to 0 the network answers {:.1} % of the training pairs and {:.1} % of \
             the others right; unpruned, {:.1} % and {:.1} %.",
            100.0 * chosen,
            100.0 * scores.train_accuracy,
            100.0 * scores.test_accuracy,
            100.0 * whole.train_accuracy,
            100.0 * whole.test_accuracy,
        ),
        measures: measures(&scores, left),
        pictures: vec![picture(&curve, chosen)],
    })
}

fn measures(scores: &Scores, left: usize) -> Vec<Measure> {
    let finite = |x: f64| if x.is_finite() { x } else { f64::MAX };
    vec![
        Measure::new(
            "train_accuracy",
            "pruned: training pairs right",
            scores.train_accuracy,
            "share",
        ),
        Measure::new(
            "test_accuracy",
            "pruned: unseen pairs right",
            scores.test_accuracy,
            "share",
        ),
        Measure::new(
            "train_loss",
            "pruned: training loss",
            finite(scores.train_loss),
            "nats",
        ),
        Measure::new(
            "test_loss",
            "pruned: test loss",
            finite(scores.test_loss),
            "nats",
        ),
        Measure::new("left", "weights left in matrices", left as f64, ""),
    ]
}

/// Where the matrices lie among the weights.
fn prunable(snapshot: &Snapshot) -> Vec<std::ops::Range<usize>> {
    let mut end = 0;
    let places = snapshot.matrices().map(|matrix| {
        let start = end;
        end += matrix.values.len();
        (matrix.rows > 1).then_some(start..end)
    });
    places.flatten().collect()
}

/// The weights, `[n_params]`, without the smallest of all matrices or of each.
fn pruned(snapshot: &Snapshot, sparsity: f64, global: bool) -> Vec<f32> {
    let mut theta = snapshot.theta.clone();
    let matrices = prunable(snapshot);
    let places: Vec<Vec<usize>> = if global {
        vec![matrices.into_iter().flatten().collect()]
    } else {
        matrices.into_iter().map(Iterator::collect).collect()
    };
    for places in places {
        let scores: Vec<f64> = places
            .iter()
            .map(|&at| f64::from(theta[at].abs()))
            .collect();
        let gone = smallest(&scores, (sparsity * places.len() as f64) as usize);
        for (at, _) in places.iter().zip(gone).filter(|(_, gone)| *gone) {
            theta[*at] = 0.0;
        }
    }
    theta
}

fn picture(curve: &[(f64, Scores)], chosen: f64) -> Picture {
    let accuracy = |of: fn(&Scores) -> f64| -> Vec<f32> {
        curve
            .iter()
            .map(|(_, scores)| (100.0 * of(scores)) as f32)
            .collect()
    };
    Picture::Lines {
        title: "Accuracy of the pruned network".to_owned(),
        x: Axis::linear("share of weights set to 0"),
        y: Axis::linear("pairs answered right (%)"),
        at: curve.iter().map(|(sparsity, _)| *sparsity as f32).collect(),
        series: vec![
            Series::new("training pairs", accuracy(|scores| scores.train_accuracy)),
            Series::new("held-out pairs", accuracy(|scores| scores.test_accuracy)),
        ],
        marks: vec![Mark {
            at: chosen as f32,
            label: "chosen".to_owned(),
        }],
    }
}
