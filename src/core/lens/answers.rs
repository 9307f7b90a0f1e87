//! The answer table: what the network says for every pair, how sure it is, and where it is wrong.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Shade},
    group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    softmax::{log_sum_exp, most_likely},
};
use crate::{registry::NamedInfo, snapshot::Snapshot, task::Split};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "answers",
        group: "Answers",
        label: "Answer table",
        help: "Every pair at once: memorising fills the cells it was shown, understanding fills the rest.",
        why: [
            "Each cell is one question. While the network memorises, right answers are scattered over the training cells only; \
             when it understands, whole diagonals of unseen cells turn right together, because what it has learnt is about \
             a ∘ b and not about cells.",
            "Shown in the order of discrete logarithms, the table of a multiplication is that of an addition. Confidence and \
             loss show what right and wrong hide: a memoriser can be sure of nonsense.",
        ],
        source: "Power et al. 2022 (arXiv 2201.02177), Fig. 1 right",
        claim: Claim::Published,
        cost: Cost::Table,
        options: &[
            OptionInfo {
                id: "show",
                label: "Show",
                help: "What a cell's colour means.",
                kind: OptionKind::Choice { choices: SHOW },
            },
            OptionInfo {
                id: "order",
                label: "Order",
                help: "Order of the symbols along both sides.",
                kind: OptionKind::Choice { choices: ORDER },
            },
        ],
    },
    look,
};

const SHOW: &[NamedInfo] = &[
    choice("right", "right or wrong"),
    choice("answer", "its answer"),
    choice("confidence", "confidence"),
    choice("loss", "loss"),
];

const ORDER: &[NamedInfo] = &[choice("plain", "0, 1, 2, …"), choice("group", "as a sum")];

const fn choice(id: &'static str, label: &'static str) -> NamedInfo {
    NamedInfo {
        id,
        label,
        help: "",
    }
}

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let (trace, table) = (snapshot.trace(), &snapshot.table);
    let n = snapshot.n_symbols();
    let order = match view.choice("order") {
        "group" => group::order(snapshot),
        _ => (0..n).collect(),
    };
    let said: Vec<usize> = (0..table.pairs.len())
        .map(|row| most_likely(trace.logits.row(row)))
        .collect();
    let right = |row: usize| said[row] == table.pairs[row].c as usize;
    let probability = |row: usize, token: usize| {
        let logits = trace.logits.row(row);
        libm::exp(f64::from(logits[token]) - log_sum_exp(logits))
    };
    let (shade, kinds, unit, cell): (_, Vec<&str>, _, Box<dyn Fn(usize) -> f32>) =
        match view.choice("show") {
            "answer" => {
                let cell = |row: usize| {
                    if said[row] < n {
                        said[row] as f32
                    } else {
                        f32::NAN
                    }
                };
                (
                    Shade::Cyclic { n: n as u32 },
                    vec![],
                    "symbol",
                    Box::new(cell),
                )
            }
            "confidence" => {
                let cell = |row: usize| probability(row, said[row]) as f32;
                (
                    Shade::Sequential,
                    vec![],
                    "probability of its answer",
                    Box::new(cell),
                )
            }
            "loss" => {
                let cell = |row: usize| {
                    let logits = trace.logits.row(row);
                    let own = logits[table.pairs[row].c as usize];
                    (log_sum_exp(logits) - f64::from(own)) as f32
                };
                (
                    Shade::Sequential,
                    vec![],
                    "cross-entropy in nats",
                    Box::new(cell),
                )
            }
            _ => {
                let kinds = vec![
                    "wrong, unseen",
                    "right, unseen",
                    "wrong, trained on",
                    "right, trained on",
                ];
                let cell = |row: usize| {
                    let trained = table.pairs[row].split == Split::Train;
                    f32::from(2 * u8::from(trained) + u8::from(right(row)))
                };
                (Shade::Kinds, kinds, "answer", Box::new(cell))
            }
        };
    let grid = table.grid(f32::NAN, |row, _| cell(row)); // [n · n]
    let values = order
        .iter()
        .flat_map(|&a| order.iter().map(move |&b| (a, b)));
    let names: Vec<String> = order.iter().map(usize::to_string).collect();
    let accuracies = accuracies(snapshot);
    let [train, test] = [0, 1].map(|part| accuracies[part].value);
    Ok(Drawing {
        says: format!(
            "It answers {:.1} % of the pairs it was shown and {:.1} % of the others right.",
            100.0 * train,
            100.0 * test
        ),
        measures: accuracies.to_vec(),
        pictures: vec![Picture::Heat {
            title: "The table of a ∘ b".to_owned(),
            x: Axis::linear("b"),
            y: Axis::linear("a"),
            rows: names.clone(),
            columns: names,
            values: values.map(|(a, b)| grid[a * n + b]).collect(),
            shade,
            kinds: kinds.into_iter().map(str::to_owned).collect(),
            unit: unit.to_owned(),
        }],
    })
}

/// Shares of the training pairs and of the others that are answered right.
#[must_use]
pub fn accuracies(snapshot: &Snapshot) -> [Measure; 2] {
    let (trace, table) = (snapshot.trace(), &snapshot.table);
    let right = |row: &&usize| most_likely(trace.logits.row(**row)) as u32 == table.pairs[**row].c;
    let share = |split: Split| {
        let rows = table.rows(split);
        rows.iter().filter(right).count() as f64 / rows.len() as f64
    };
    [
        Measure::new(
            "train_accuracy",
            "training pairs right",
            share(Split::Train),
            "share",
        ),
        Measure::new(
            "test_accuracy",
            "unseen pairs right",
            share(Split::Test),
            "share",
        ),
    ]
}
