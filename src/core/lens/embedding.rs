//! The vectors of the symbols as they are: rows of numbers.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Shade, numbered},
    group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sides::{self, SIDE},
};
use crate::{registry::NamedInfo, snapshot::Snapshot};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "embedding",
        group: "Embedding",
        label: "Embedding",
        help: "The vector of each symbol, one row each: noise turns into waves down the columns.",
        why: [
            "These are the numbers that the network has to work with: everything it knows of a symbol is in its row. A memoriser's \
             rows look random. Where a sum is understood, a column read from top to bottom is a mixture of a few waves.",
            "Directions in this space have no names, so a single column means little; the spectrum and the circles show the \
             same waves in a way that does not depend on the choice of axes.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.1; Liu et al. 2022 (arXiv 2205.10343)",
        claim: Claim::Published,
        cost: Cost::Weights,
        options: &[
            SIDE,
            OptionInfo {
                id: "order",
                label: "Order",
                help: "Order of the symbols from top to bottom.",
                kind: OptionKind::Choice { choices: ORDER },
            },
        ],
    },
    look,
};

const ORDER: &[NamedInfo] = &[
    NamedInfo {
        id: "plain",
        label: "0, 1, 2, …",
        help: "As they are numbered.",
    },
    NamedInfo {
        id: "group",
        label: "as a sum",
        help: "For × and ÷ by discrete logarithm.",
    },
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let name = view.choice("side");
    let side = sides::side(snapshot, name);
    let order = match view.choice("order") {
        "group" => group::order(snapshot),
        _ => (0..snapshot.n_symbols()).collect(),
    };
    let squared: f64 = side.values.iter().map(|&x| f64::from(x).powi(2)).sum();
    let rms = (squared / side.values.len() as f64).sqrt();
    Ok(Drawing {
        says: format!(
            "The {name} has {} symbols with {} numbers each, of typical size {rms:.3}.",
            order.len(),
            side.width
        ),
        measures: vec![Measure::new(
            "rms",
            "root mean square of the numbers",
            rms,
            "weight",
        )],
        pictures: vec![Picture::Heat {
            title: format!("The {name}, symbol by symbol"),
            x: Axis::linear(if name == "embedding" {
                "dimension"
            } else {
                "neuron"
            }),
            y: Axis::linear("symbol"),
            rows: order.iter().map(usize::to_string).collect(),
            columns: numbered(side.width),
            values: order
                .iter()
                .flat_map(|&symbol| side.row(symbol).to_vec())
                .collect(),
            shade: Shade::Diverging,
            kinds: Vec::new(),
            unit: "weight".to_owned(),
        }],
    })
}
