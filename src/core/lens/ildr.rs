//! ILDR: how far apart the hidden states of different answers are, beside how much those of one answer differ.

use super::{
    answers::accuracies,
    drawing::{Axis, Drawing, Measure, Picture},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
};
use crate::{
    math::{
        clusters::{self, Spread},
        pca,
    },
    registry::NamedInfo,
    snapshot::Snapshot,
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "ildr",
        group: "Geometry",
        label: "Clusters of hidden states (ILDR)",
        help: "Whether pairs with the same answer look alike inside the network: the ratio rises when every answer gets a place \
               of its own.",
        why: [
            "The hidden states are what the unembedding reads. ILDR divides the mean squared distance between the means of two \
             answers by that of a pair from the mean of its own answer. Published for held-out pairs: a network is flagged when \
             the ratio first exceeds 2.5 times a baseline, some hundred steps before its accuracy rises.",
            "One snapshot has no baseline: over the run the flag is drawn with its threshold. The published baseline, step 3000, says \
             nothing of runs that understand before that; the step at which the training pairs are memorised (99 %) is our proposal. The \
             lead was positive with less than 40 % of the table for training and vanished or turned with more, and stopping at \
             the flag left accuracies of 7 % to 99 %: it is an early sign, not a proof. We use all rows of the chosen part where \
             the paper takes 1,500; an answer with a single row counts as having no spread. The scatter shows at most 1,500.",
        ],
        source: "Golwala 2026 (arXiv 2604.20923)",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[OptionInfo {
            id: "pairs",
            label: "Pairs",
            help: "Whose hidden states are looked at.",
            kind: OptionKind::Choice { choices: PAIRS },
        }],
    },
    look,
};

const PAIRS: &[NamedInfo] = &[
    NamedInfo {
        id: "test",
        label: "held out",
        help: "As published: pairs that were not trained on.",
    },
    NamedInfo {
        id: "train",
        label: "trained on",
        help: "Where memorising makes clusters too.",
    },
];

/// Most points of the scatter.
const SHOWN: usize = 1500;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let (split, words) = match view.choice("pairs") {
        "train" => (Split::Train, "training pairs"),
        _ => (Split::Test, "held-out pairs"),
    };
    let rows = snapshot.table.rows(split);
    let hidden = &snapshot.trace().hidden;
    let class = |row: usize| snapshot.table.pairs[row].right as usize;
    let points = rows.iter().map(|&row| (class(row), hidden.row(row)));
    let spread = clusters::spread(points, snapshot.n_symbols())
        .ok_or("All of these pairs have the same answer, so there is nothing to tell apart.")?;
    let Spread {
        within, between, ..
    } = spread;
    let ildr = between / (within + 1e-8);
    let every = rows.len().div_ceil(SHOWN);
    let shown: Vec<usize> = rows.iter().copied().step_by(every).collect();
    let (scatter, share) = scatter(snapshot, &shown);
    Ok(Drawing {
        says: format!(
            "Over {} {words} with {} different answers, ILDR is {ildr:.3}: the means of two answers are {:.3} apart, and a pair \
             lies {:.3} from the mean of its own (both root mean square). The plane shows {:.0} % of the variance.",
            rows.len(),
            spread.n_classes,
            between.sqrt(),
            within.sqrt(),
            100.0 * share,
        ),
        measures: [
            vec![
                Measure::new("ildr", "ILDR", ildr, ""),
                Measure::new(
                    "between",
                    "mean squared distance of two answers' means",
                    between,
                    "squared distance",
                ),
                Measure::new(
                    "within",
                    "mean squared distance from the own answer's mean",
                    within,
                    "squared distance",
                ),
                Measure::new(
                    "plane_share",
                    "variance in the plane of two components",
                    share,
                    "share",
                ),
            ],
            accuracies(snapshot).to_vec(),
        ]
        .concat(),
        pictures: vec![scatter],
    })
}

/// Hidden states along their two principal components, and the share of their variance that these have.
fn scatter(snapshot: &Snapshot, rows: &[usize]) -> (Picture, f64) {
    let hidden = &snapshot.trace().hidden;
    let wide = |&row: &usize| hidden.row(row).iter().map(|&x| f64::from(x)).collect();
    let points: Vec<Vec<f64>> = rows.iter().map(wide).collect();
    let plane = pca::plane(&points);
    let n = snapshot.n_symbols();
    let place = Group::of(&snapshot.config);
    let colour = |symbol: usize| {
        let place = place.as_ref().ok().and_then(|group| group.place(symbol));
        place.unwrap_or(symbol) as u32
    };
    let pairs = || rows.iter().map(|&row| &snapshot.table.pairs[row]);
    let picture = Picture::Points {
        title: "Hidden states, coloured by a ∘ b".to_owned(),
        x: Axis::linear("first principal component"),
        y: Axis::linear("second principal component"),
        xs: plane.iter().map(|at| at[0] as f32).collect(),
        ys: plane.iter().map(|at| at[1] as f32).collect(),
        names: pairs()
            .map(|pair| format!("{} ∘ {} = {}", pair.a, pair.b, pair.right))
            .collect(),
        colour: pairs().map(|pair| colour(pair.right as usize)).collect(),
        colours: n as u32,
        path: vec![],
        square: true,
    };
    let inside: f64 = plane.iter().flatten().map(|x| x * x).sum();
    (picture, inside / variance(&points).max(1e-300))
}

/// Squared distances from the mean, summed.
fn variance(points: &[Vec<f64>]) -> f64 {
    let (n, d) = (points.len() as f64, points.first().map_or(0, Vec::len));
    let along = |i: usize| {
        let mean = points.iter().map(|point| point[i]).sum::<f64>() / n;
        points
            .iter()
            .map(|point| (point[i] - mean).powi(2))
            .sum::<f64>()
    };
    (0..d).map(along).sum()
}
