//! Pruning: how much of the network still works when its smallest weights are set to 0.

use super::{
    drawing::{Axis, Drawing, Mark, Measure, Picture, Series},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    neurons::winners,
    sides,
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
             The sparsities of the curve are our choice, and so is taking whole neurons of the last layer instead: those with \
             the smallest outgoing weights first, or those of the frequency that the fewest neurons follow, which looks at what \
             neurons do and not at how large they are.",
        ],
        source: "Selection plateau, 2026 (arXiv 2605.09345); Han et al. 2015 (arXiv 1506.02626)",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[
            OptionInfo {
                id: "sparsity",
                label: "Sparsity",
                help: "Share of the weights, or of the neurons, that is set to 0: the numbers are those of this one.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 0.99,
                    step: 0.01,
                    default: 0.5,
                    numbers: None,
                },
            },
            OptionInfo {
                id: "scope",
                label: "What goes first",
                help: "Single weights by their size, or whole neurons of the last layer.",
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
    NamedInfo {
        id: "neurons",
        label: "neurons, by size",
        help: "Whole neurons of the last layer, those with the smallest outgoing weights first.",
    },
    NamedInfo {
        id: "frequency",
        label: "neurons, by frequency",
        help: "Whole neurons of the last layer: those of the frequency that has the least of them first, within it the least \
               explained first.",
    },
];

const CURVE: [f64; 12] = [
    0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99,
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let chosen = view.number("sparsity");
    let way = Way::of(snapshot, view.choice("scope"))?;
    let at = |sparsity: f64| {
        let pruned = way.pruned(snapshot, sparsity);
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
    let (n, what) = way.count(snapshot);
    let left = n - (chosen * n as f64) as usize;
    Ok(Drawing {
        says: format!(
            "With {:.0} % of its {n} {what} set to 0 the network answers {:.1} % of the training pairs and {:.1} % of \
             the others right; unpruned, {:.1} % and {:.1} %.",
            100.0 * chosen,
            100.0 * scores.train_accuracy,
            100.0 * scores.test_accuracy,
            100.0 * whole.train_accuracy,
            100.0 * whole.test_accuracy,
        ),
        measures: measures(&scores, left, snapshot.loss_unit()),
        pictures: vec![picture(&curve, chosen, what)],
    })
}

fn measures(scores: &Scores, left: usize, unit: &'static str) -> Vec<Measure> {
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
            unit,
        ),
        Measure::new(
            "test_loss",
            "pruned: test loss",
            finite(scores.test_loss),
            unit,
        ),
        Measure::new("left", "weights or neurons left", left as f64, ""),
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

/// What goes first.
enum Way {
    /// The smallest weights of each of these sets of places.
    Weights(Vec<Vec<usize>>),
    /// Neurons in this order, each with the places of its outgoing weights.
    Neurons(Vec<Vec<usize>>),
}

impl Way {
    fn of(snapshot: &Snapshot, scope: &str) -> Result<Self, String> {
        let matrices = prunable(snapshot);
        Ok(match scope {
            "global" => Self::Weights(vec![matrices.into_iter().flatten().collect()]),
            "matrix" => Self::Weights(matrices.into_iter().map(Iterator::collect).collect()),
            _ => Self::Neurons(neurons(snapshot, scope == "frequency")?),
        })
    }

    /// How many there are that can go, and what they are called.
    fn count(&self, snapshot: &Snapshot) -> (usize, &'static str) {
        match self {
            Self::Weights(_) => {
                let n = prunable(snapshot).iter().map(ExactSizeIterator::len).sum();
                (n, "weights in matrices")
            }
            Self::Neurons(neurons) => (neurons.len(), "neurons of the last layer"),
        }
    }

    /// The weights, `[n_params]`, without a share of them.
    fn pruned(&self, snapshot: &Snapshot, sparsity: f64) -> Vec<f32> {
        let mut theta = snapshot.theta.clone();
        match self {
            Self::Weights(sets) => without_smallest(&mut theta, sets, sparsity),
            Self::Neurons(neurons) => {
                let gone = (sparsity * neurons.len() as f64) as usize;
                for &at in neurons[..gone].iter().flatten() {
                    theta[at] = 0.0;
                }
            }
        }
        theta
    }
}

/// The places of every neuron's outgoing weights; the neuron that goes first comes first.
fn neurons(snapshot: &Snapshot, by_frequency: bool) -> Result<Vec<Vec<usize>>, String> {
    let (start, out) = sides::outgoing(snapshot)
        .ok_or("This network has no matrix of its own that reads its neurons: none can be taken out alone.")?;
    let order = match by_frequency {
        true => rarest_first(snapshot)?,
        false => {
            let size = |neuron: &usize| out.row(*neuron).iter().map(|x| x * x).sum::<f32>();
            let mut order: Vec<usize> = (0..out.rows).collect();
            order.sort_by(|x, y| size(x).total_cmp(&size(y)));
            order
        }
    };
    let places = |neuron: usize| (start + neuron * out.columns..).take(out.columns);
    Ok(order
        .into_iter()
        .map(|neuron| places(neuron).collect())
        .collect())
}

/// Neurons by the number of those that follow the same frequency, and then by how well it explains them.
fn rarest_first(snapshot: &Snapshot) -> Result<Vec<usize>, String> {
    let group = Group::of(&snapshot.config)?;
    let mut winners = winners(snapshot, &group);
    let mut followers = vec![0; group.order / 2 + 1];
    winners.iter().for_each(|winner| followers[winner.k] += 1);
    winners.sort_by(|x, y| {
        let by_frequency = followers[x.k].cmp(&followers[y.k]).then(x.k.cmp(&y.k));
        by_frequency.then(x.share.total_cmp(&y.share))
    });
    Ok(winners.iter().map(|winner| winner.neuron).collect())
}

/// Sets the smallest weights among each set of places to 0.
fn without_smallest(theta: &mut [f32], sets: &[Vec<usize>], sparsity: f64) {
    for places in sets {
        let scores: Vec<f64> = places
            .iter()
            .map(|&at| f64::from(theta[at].abs()))
            .collect();
        let gone = smallest(&scores, (sparsity * places.len() as f64) as usize);
        for (at, _) in places.iter().zip(gone).filter(|(_, gone)| *gone) {
            theta[*at] = 0.0;
        }
    }
}

fn picture(curve: &[(f64, Scores)], chosen: f64, what: &str) -> Picture {
    let accuracy = |of: fn(&Scores) -> f64| -> Vec<f32> {
        curve
            .iter()
            .map(|(_, scores)| (100.0 * of(scores)) as f32)
            .collect()
    };
    Picture::Lines {
        title: "Accuracy of the pruned network".to_owned(),
        x: Axis::linear(format!("share of the {what} set to 0")),
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
