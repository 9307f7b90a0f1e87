//! A map of the output layer, as in Fig. 3 of the paper that named grokking.

use super::{
    drawing::{Axis, Drawing, Measure, Picture},
    group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sides,
};
use crate::{
    math::{pca, tsne},
    registry::NamedInfo,
    snapshot::Snapshot,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "output_map",
        group: "Embedding",
        label: "Map of the answers",
        help: "The output layer's vectors of all answers on a plane: structure appears as chains and clusters.",
        why: [
            "Power et al. drew the rows of the output layer with t-SNE. For addition modulo 97 they joined c with c + 8 and coloured by c mod 8: chains showed that \
             the network knew which answers are near each other on the circle. For S₅ they found the cosets of a subgroup.",
            "t-SNE keeps neighbours and nothing else: distances between clusters, and their sizes, mean little, and its map depends on its perplexity. \
             The principal components keep distances, and show less. The step of 8 is theirs for p = 97; which step makes a chain depends on the key frequencies.",
        ],
        source: "Power et al. 2022 (arXiv 2201.02177), section 3.4 and Fig. 3",
        claim: Claim::Published,
        cost: Cost::Dear,
        options: &[
            OptionInfo {
                id: "method",
                label: "Method",
                help: "How the vectors come to lie on a plane.",
                kind: OptionKind::Choice { choices: METHODS },
            },
            OptionInfo {
                id: "stride",
                label: "Join c with c +",
                help: "0 joins nothing; colours repeat with this step.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 128.0,
                    step: 1.0,
                    default: 8.0,
                },
            },
            OptionInfo {
                id: "perplexity",
                label: "Perplexity",
                help: "About how many neighbours an answer has; for t-SNE alone.",
                kind: OptionKind::Number {
                    min: 2.0,
                    max: 80.0,
                    step: 1.0,
                    default: 30.0,
                },
            },
        ],
    },
    look,
};

const METHODS: &[NamedInfo] = &[
    NamedInfo {
        id: "tsne",
        label: "t-SNE",
        help: "Neighbours stay neighbours.",
    },
    NamedInfo {
        id: "pca",
        label: "principal components",
        help: "Distances stay as far as a plane allows.",
    },
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let n = snapshot.n_symbols();
    let output = sides::output(snapshot);
    let order = group::order(snapshot);
    let wide = |&symbol: &usize| output.row(symbol).iter().map(|&x| f64::from(x)).collect();
    let rows: Vec<Vec<f64>> = order.iter().map(wide).collect();
    let by_neighbours = view.choice("method") == "tsne";
    let points = match by_neighbours {
        true => tsne::map(&rows, view.number("perplexity")),
        false => pca::plane(&rows),
    };
    let stride = view.number("stride") as usize;
    let path: Vec<u32> = match stride % n {
        0 => Vec::new(),
        step => (0..n).map(|i| (i * step % n) as u32).collect(),
    };
    let chain = chain(&points, stride % n);
    let axes = match by_neighbours {
        true => ["t-SNE, first direction", "t-SNE, second direction"],
        false => ["first principal component", "second principal component"],
    };
    let [x, y] = axes.map(Axis::linear);
    let colours = stride.max(1) as u32;
    Ok(Drawing {
        says: match stride % n {
            0 => format!("{n} answers on a plane, none of them joined."),
            step => format!(
                "{n} answers on a plane: steps of {step} are {:.0} % as long as the way between two answers on average (100 % is chance).",
                100.0 * chain
            ),
        },
        measures: vec![Measure::new(
            "chain",
            "length of a step against any two answers'",
            chain,
            "share",
        )],
        pictures: vec![Picture::Points {
            title: "Answers as the output layer knows them".to_owned(),
            x,
            y,
            xs: points.iter().map(|p| p[0] as f32).collect(),
            ys: points.iter().map(|p| p[1] as f32).collect(),
            names: order.iter().map(usize::to_string).collect(),
            colour: (0..n as u32).map(|i| i % colours).collect(),
            colours,
            path,
            square: true,
        }],
    })
}

/// Mean distance of points a number of places apart, as a share of that of any two.
fn chain(points: &[[f64; 2]], step: usize) -> f64 {
    let n = points.len();
    let distance = |i: usize, j: usize| {
        let ([x, y], [u, v]) = (points[i], points[j]);
        (x - u).hypot(y - v)
    };
    let steps = (0..n).map(|i| distance(i, (i + step) % n)).sum::<f64>() / n as f64;
    let all: f64 = (0..n)
        .flat_map(|i| (0..n).map(move |j| (i, j)))
        .map(|(i, j)| distance(i, j))
        .sum();
    steps / (all / (n * (n - 1)) as f64)
}
