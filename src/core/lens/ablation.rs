//! Take frequencies out of the network by hand, and see what it can still do.

use super::{
    drawing::{Axis, Drawing, Measure, Pick, Picture, Series},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    logits::KEYS,
    sides,
};
use crate::{math::fourier::Basis, registry::NamedInfo, snapshot::Snapshot};

/// Bars of frequencies, picked, go into this lens.
pub const PICK: Pick = Pick {
    lens: "ablation",
    option: "keys",
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "ablation",
        group: "Progress",
        label: "Ablate by hand",
        help: "Keep only some frequencies of the embedding, or remove them, and run the network: what it rests on is what it cannot lose.",
        why: [
            "A spectrum shows what is there; taking it away shows what is used. A memoriser's embedding can lose any few frequencies and hardly notice, and is \
             lost with those alone. The network that understands keeps its answers with its key frequencies alone, and loses all without them.",
            "The frequencies are taken out of the symbols' vectors, with their mean kept, and the network runs on as it is. The published ablations \
             act on the logits or on neurons; those are the restricted and excluded loss.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.4, applied to the embedding",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[
            OptionInfo {
                id: "do",
                label: "What to do",
                help: "With the key frequencies.",
                kind: OptionKind::Choice { choices: WHAT },
            },
            KEYS,
        ],
    },
    look,
};

const WHAT: &[NamedInfo] = &[
    NamedInfo {
        id: "keep",
        label: "keep only these",
        help: "All other frequencies are removed.",
    },
    NamedInfo {
        id: "remove",
        label: "remove these",
        help: "All other frequencies are kept.",
    },
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let group = Group::of(&snapshot.config)?;
    let keys = sides::keys(snapshot, &group, &view.list("keys"))?;
    let keep = view.choice("do") == "keep";
    let of_these = |k: usize| keys.contains(&k) == keep;
    let theta = filtered(snapshot, &group, of_these);
    let unit = snapshot.loss_unit();
    let [before, after] = [&snapshot.theta, &theta].map(|theta| snapshot.specimen().scores(theta));
    let words = sides::in_words(&keys);
    let bars = |title: &str, unit: &str, values: [[f64; 2]; 2]| Picture::Bars {
        beside: None,
        picks: None,
        title: title.to_owned(),
        x: Axis::linear("part of the table"),
        y: Axis::linear(unit),
        names: [
            "train, before",
            "train, after",
            "test, before",
            "test, after",
        ]
        .map(str::to_owned)
        .to_vec(),
        series: vec![Series::new(
            title,
            values.into_iter().flatten().map(|x| x as f32).collect(),
        )],
        marked: vec![1, 3],
    };
    Ok(Drawing {
        says: format!(
            "{} of {} frequencies ({words}) {} in the embedding: accuracy on unseen pairs goes from {:.1} % to {:.1} %, on training pairs from {:.1} % to {:.1} %.",
            keys.len(),
            group.order / 2,
            if keep { "kept alone" } else { "removed" },
            100.0 * before.test_accuracy,
            100.0 * after.test_accuracy,
            100.0 * before.train_accuracy,
            100.0 * after.train_accuracy
        ),
        measures: vec![
            Measure::new(
                "train_accuracy",
                "training pairs right, after",
                after.train_accuracy,
                "share",
            ),
            Measure::new(
                "test_accuracy",
                "unseen pairs right, after",
                after.test_accuracy,
                "share",
            ),
            Measure::new("train_loss", "training loss, after", after.train_loss, unit),
            Measure::new("test_loss", "test loss, after", after.test_loss, unit),
        ],
        pictures: vec![
            bars(
                "Accuracy",
                "share right",
                [
                    [before.train_accuracy, after.train_accuracy],
                    [before.test_accuracy, after.test_accuracy],
                ],
            ),
            bars(
                "Loss",
                &format!("loss, {unit}"),
                [
                    [before.train_loss, after.train_loss],
                    [before.test_loss, after.test_loss],
                ],
            ),
            frequencies(snapshot, &group, &keys),
        ],
    })
}

/// What there is to be kept or removed: the chosen frequencies among all.
fn frequencies(snapshot: &Snapshot, group: &Group, keys: &[usize]) -> Picture {
    let spectrum = sides::spectrum(&sides::embedding(snapshot), group);
    let energies = spectrum.iter().map(|[c, s]| (c + s) as f32);
    Picture::Bars {
        beside: None,
        picks: Some(PICK),
        title: "The chosen frequencies of the embedding".to_owned(),
        x: Axis::linear(format!("frequency k of the {}", group.word)),
        y: Axis::linear("squared length"),
        names: (1..=spectrum.len()).map(|k| k.to_string()).collect(),
        series: vec![Series::new("embedding", energies.collect())],
        marked: keys.iter().map(|&k| k as u32 - 1).collect(),
    }
}

/// The weights with only some frequencies of the symbols' vectors, and their mean, `[n_params]`.
fn filtered(snapshot: &Snapshot, group: &Group, keep: impl Fn(usize) -> bool) -> Vec<f32> {
    let (offset, width) = sides::embedding_place(snapshot);
    let n = snapshot.n_symbols();
    let mut theta = snapshot.theta.clone();
    // An MLP's second operands follow upon its first; a transformer's symbols are the same for both.
    let blocks = if snapshot.config.model.architecture.id() == "mlp" {
        2
    } else {
        1
    };
    for block in 0..blocks {
        let rows = &mut theta[offset + block * n * width..][..n * width];
        filter(rows, width, group, &keep);
    }
    theta
}

fn filter(rows: &mut [f32], width: usize, group: &Group, keep: &impl Fn(usize) -> bool) {
    let basis = Basis::new(group.order);
    let dropped: Vec<usize> = (1..=basis.frequencies()).filter(|&k| !keep(k)).collect();
    for column in 0..width {
        let values: Vec<f64> = group
            .symbols
            .iter()
            .map(|&symbol| f64::from(rows[symbol * width + column]))
            .collect();
        let coefficients = basis.coefficients(&values);
        for (place, &symbol) in group.symbols.iter().enumerate() {
            let lost: f64 = dropped
                .iter()
                .map(|&k| {
                    let [c, s] = coefficients[k - 1];
                    basis.norm(k) * (c * basis.cos(k, place) + s * basis.sin(k, place))
                })
                .sum();
            rows[symbol * width + column] = (values[place] - lost) as f32;
        }
    }
}
