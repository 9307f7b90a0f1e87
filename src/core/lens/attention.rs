//! Whom each head attends to, and how that repeats.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series, Shade, numbered},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, Parts, View},
};
use crate::{math::fourier::Basis, snapshot::Snapshot};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "attention",
        group: "Neurons",
        label: "Attention",
        help: "How much a head looks at a position where the answer is read, for every pair: it becomes periodic.",
        why: [
            "A head of the last layer decides, from where the answer is read, how much to take from a and how much from b. In the network that \
             understands, the difference of its two scores is a wave of one frequency of a, minus the same wave of b, and the pattern a weave of both.",
            "The difference of scores is the logarithm of the ratio of the two attentions, exactly. The periodicity is that of its mean over b, as a function of a: \
             the share of its variance in its strongest frequency. A random network has a strongest frequency too, with a small share.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), appendix C.1.3",
        claim: Claim::Published,
        cost: Cost::Table,
        options: &[
            OptionInfo {
                id: "head",
                label: "Head",
                help: "Heads of the last layer, from 0.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 63.0,
                    step: 1.0,
                    default: 0.0,
                    numbers: Some(Parts::Heads),
                },
            },
            OptionInfo {
                id: "position",
                label: "Position",
                help: "Position that is looked at, from 0: where a stands.",
                kind: OptionKind::Number {
                    min: 0.0,
                    max: 5.0,
                    step: 1.0,
                    default: 0.0,
                    numbers: Some(Parts::Positions),
                },
            },
        ],
    },
    look,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let trace = snapshot.trace();
    if trace.n_heads == 0 {
        return Err("This network has no attention: it is an MLP.".to_owned());
    }
    let n_ctx = trace.attention.width / trace.n_heads;
    let head = view.index("head", trace.n_heads, "head")?;
    let position = view.index("position", n_ctx, "position")?;
    let at = |row: usize, head: usize, position: usize| {
        trace.attention.row(row)[head * n_ctx + position]
    };
    let n = snapshot.n_symbols();
    let values = snapshot
        .table
        .grid(f32::NAN, |row, _| at(row, head, position));
    let seen: Vec<f32> = values.iter().copied().filter(|x| x.is_finite()).collect();
    let mean = seen.iter().map(|&x| f64::from(x)).sum::<f64>() / seen.len() as f64;
    let names = numbered(n);
    let mut drawing = Drawing {
        says: format!(
            "Head {head} looks at position {position} with {:.0} % of its attention on average.",
            100.0 * mean
        ),
        measures: vec![Measure::new("mean", "mean attention", mean, "share")],
        pictures: vec![Picture::Heat {
            title: format!("Attention of head {head} to position {position}"),
            x: Axis::linear("b"),
            y: Axis::linear("a"),
            rows: names.clone(),
            columns: names,
            values,
            shade: Shade::Sequential,
            kinds: Vec::new(),
            unit: "share of attention".to_owned(),
        }],
    };
    if let (Ok(group), Some(of_b)) = (Group::of(&snapshot.config), position_of_b(n_ctx)) {
        add_periods(&mut drawing, snapshot, &group, [position_of_a(n_ctx), of_b]);
    }
    Ok(drawing)
}

/// Where a stands, by the number of positions: a b, a b =, a ∘ b =, and EOS a ∘ b = c.
fn position_of_a(n_ctx: usize) -> usize {
    usize::from(n_ctx == 6)
}

fn position_of_b(n_ctx: usize) -> Option<usize> {
    [None, None, Some(1), Some(1), Some(2), None, Some(3)][n_ctx.min(6)]
}

/// The frequency that each head's difference of scores follows, as a function of a.
fn add_periods(
    drawing: &mut Drawing,
    snapshot: &Snapshot,
    group: &Group,
    [a_at, b_at]: [usize; 2],
) {
    let trace = snapshot.trace();
    let (n, n_ctx) = (group.order, trace.attention.width / trace.n_heads);
    let basis = Basis::new(n);
    let mut winners = Vec::new();
    let mut series = Vec::new();
    for head in 0..trace.n_heads {
        let mut mean = vec![0.0; n];
        for (row, pair) in snapshot.table.pairs.iter().enumerate() {
            let Some(place) = group.place(pair.a as usize) else {
                continue;
            };
            let share = |position: usize| {
                // Attention that 32 bits round to 0 still has a logarithm.
                f64::from(trace.attention.row(row)[head * n_ctx + position].max(f32::MIN_POSITIVE))
            };
            mean[place] += (libm::log(share(a_at)) - libm::log(share(b_at))) / n as f64;
        }
        let energy: Vec<f64> = basis
            .coefficients(&mean)
            .iter()
            .map(|[c, s]| c * c + s * s)
            .collect();
        let total = energy.iter().sum::<f64>().max(1e-300);
        let best =
            (0..energy.len()).fold(0, |best, k| if energy[k] > energy[best] { k } else { best });
        winners.push((best + 1, energy[best] / total));
        series.push(Series::new(
            format!("head {head}"),
            energy.iter().map(|e| (e / total) as f32).collect(),
        ));
    }
    let words: Vec<String> = winners
        .iter()
        .enumerate()
        .map(|(head, (k, share))| format!("head {head} frequency {k} to {:.0} %", 100.0 * share))
        .collect();
    drawing.says += &format!(" As a function of a, scores follow: {}.", words.join(", "));
    let mean = winners.iter().map(|w| w.1).sum::<f64>() / winners.len() as f64;
    drawing.measures.push(Measure::new(
        "periodicity",
        "mean share of each head's strongest frequency",
        mean,
        "share",
    ));
    drawing.pictures.push(Picture::Bars {
        beside: None,
        picks: Some(super::ablation::PICK),
        title: "Frequencies of the difference of scores, a against b".to_owned(),
        x: Axis::linear(format!("frequency k of the {}", group.word)),
        y: Axis::linear("share of its variance, stacked over heads"),
        names: (1..=basis.frequencies()).map(|k| k.to_string()).collect(),
        series,
        marked: Vec::new(),
    });
}
