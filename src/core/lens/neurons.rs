//! What each neuron responds to.

use grokscope_arithmetic::{Form, product};

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series, Shade},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, Parts, View},
};
use crate::{math::fourier::Basis, snapshot::Snapshot};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "neurons",
        group: "Neurons",
        label: "Neurons",
        help: "The frequency that each neuron follows, and one neuron's activity for every pair: speckle becomes waves.",
        why: [
            "A neuron of the network that understands is active in waves of one frequency k, as a function of a, of b and of both. How much of its \
             variance lies in the products of cosines and sines of that frequency says how well it is described; 85 % is the published threshold.",
            "Frequencies are winners, one for each neuron: in a random network some frequency wins too, with a few per cent of the variance. \
             Look at the shares, not at the counts alone.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.3",
        claim: Claim::Published,
        cost: Cost::Table,
        options: &[OptionInfo {
            id: "rank",
            label: "Neuron, by how well it is explained",
            help: "1 is the neuron that a single frequency explains best.",
            kind: OptionKind::Number {
                min: 1.0,
                max: 4096.0,
                step: 1.0,
                default: 1.0,
                numbers: Some(Parts::Neurons),
            },
        }],
    },
    look,
};

/// Share of a neuron's variance that its best frequency explains, as published, to call it explained.
const EXPLAINED: f64 = 0.85;

/// A neuron's winning frequency and the share of its variance there.
pub(super) struct Winner {
    /// Which neuron of the last layer.
    pub neuron: usize,
    /// Its frequency.
    pub k: usize,
    /// How much of its variance that explains.
    pub share: f64,
}

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let group = Group::of(&snapshot.config)?;
    let mut winners = winners(snapshot, &group);
    winners.sort_by(|x, y| y.share.total_cmp(&x.share).then(x.neuron.cmp(&y.neuron)));
    let rank = view.number("rank") as usize;
    let chosen = winners
        .get(rank - 1)
        .ok_or_else(|| format!("This network has only {} neurons.", winners.len()))?;
    let n = group.order;
    let mut counts = [vec![0.0; n / 2], vec![0.0; n / 2]];
    for winner in winners.iter().filter(|winner| winner.share > 0.0) {
        counts[usize::from(winner.share <= EXPLAINED)][winner.k - 1] += 1.0;
    }
    let explained: f32 = counts[0].iter().sum();
    let share = f64::from(explained) / winners.len() as f64;
    let mean = winners.iter().map(|w| w.share).sum::<f64>() / winners.len() as f64;
    let (used, [well, badly]) = (counts[0].iter().filter(|&&c| c > 0.0).count(), counts);
    let in_words = match used {
        1 => "1 frequency".to_owned(),
        n => format!("{n} frequencies"),
    };
    let grid = activity(snapshot, &group, chosen.neuron);
    let names: Vec<String> = group.symbols.iter().map(usize::to_string).collect();
    Ok(Drawing {
        says: format!(
            "{:.0} % of {} neurons follow a single frequency (more than 85 % of their variance), {in_words} in all; on average a neuron's best frequency \
             explains {:.0} %. Neuron {} follows frequency {} to {:.0} %.",
            100.0 * share,
            winners.len(),
            100.0 * mean,
            chosen.neuron,
            chosen.k,
            100.0 * chosen.share
        ),
        measures: vec![
            Measure::new(
                "explained",
                "neurons explained by one frequency",
                share,
                "share",
            ),
            Measure::new(
                "mean_share",
                "mean share of the best frequency",
                mean,
                "share",
            ),
            Measure::new(
                "frequencies",
                "frequencies that explain a neuron",
                used as f64,
                "frequencies",
            ),
        ],
        pictures: vec![
            Picture::Bars {
                beside: None,
                picks: Some(super::ablation::PICK),
                title: "Neurons by the frequency they follow".to_owned(),
                x: Axis::linear(format!("frequency k of the {}", group.word)),
                y: Axis::linear("neurons"),
                names: (1..=n / 2).map(|k| k.to_string()).collect(),
                series: vec![
                    Series::new("explained by it", well),
                    Series::new("not explained", badly),
                ],
                marked: Vec::new(),
            },
            Picture::Heat {
                title: format!("Activity of neuron {}", chosen.neuron),
                x: Axis::linear(format!("b, by {}", group.word)),
                y: Axis::linear(format!("a, by {}", group.word)),
                rows: names.clone(),
                columns: names,
                values: grid,
                shade: Shade::Sequential,
                kinds: Vec::new(),
                unit: "activation".to_owned(),
            },
        ],
    })
}

/// One neuron's activation by the places of a and b, `[order · order]`.
fn activity(snapshot: &Snapshot, group: &Group, neuron: usize) -> Vec<f32> {
    let n = group.order;
    let mut grid = vec![f32::NAN; n * n];
    for (row, pair) in snapshot.table.pairs.iter().enumerate() {
        if let (Some(a), Some(b)) = (group.place(pair.a as usize), group.place(pair.b as usize)) {
            grid[a * n + b] = snapshot.trace().neurons.row(row)[neuron];
        }
    }
    grid
}

/// The winning frequency of every neuron, from its two-dimensional spectrum without its mean.
pub(super) fn winners(snapshot: &Snapshot, group: &Group) -> Vec<Winner> {
    let (n, basis) = (group.order, Basis::new(group.order));
    let neurons = &snapshot.trace().neurons;
    let m = neurons.width;
    let mut by_place = vec![0.0; n * n * m]; // [a, b · neuron]
    for (row, pair) in snapshot.table.pairs.iter().enumerate() {
        if let (Some(a), Some(b)) = (group.place(pair.a as usize), group.place(pair.b as usize)) {
            by_place[(a * n + b) * m..][..m].copy_from_slice(neurons.row(row));
        }
    }
    let waves = waves(&basis); // [n, n]
    let of_a = product((&waves, n), (&by_place, n * m), Form::Plain); // [wave of a, b · neuron]
    let mut best: Vec<Winner> = (0..m)
        .map(|neuron| Winner {
            neuron,
            k: 1,
            share: 0.0,
        })
        .collect();
    let total = variances(&by_place, m);
    for k in 1..=basis.frequencies() {
        for (winner, energy) in best.iter_mut().zip(block(&basis, &of_a, m, k)) {
            let share = energy / total[winner.neuron];
            // A neuron that is active for a single pair follows all frequencies alike: then the lowest, whatever the rounding.
            if share > winner.share * (1.0 + 1e-5) {
                (winner.k, winner.share) = (k, share);
            }
        }
    }
    best
}

/// The orthonormal waves, row after row: a constant, then cosine and sine of each frequency.
fn waves(basis: &Basis) -> Vec<f32> {
    let n = basis.n;
    let mut rows = vec![basis.norm(0) as f32; n];
    for k in 1..=basis.frequencies() {
        rows.extend((0..n).map(|j| (basis.norm(k) * basis.cos(k, j)) as f32));
        if !basis.is_alternating(k) {
            rows.extend((0..n).map(|j| (basis.norm(k) * basis.sin(k, j)) as f32));
        }
    }
    rows
}

/// Each neuron's energy in products of {1, cos, sin} of frequency k of a and of b, without the constant.
fn block(basis: &Basis, of_a: &[f32], m: usize, k: usize) -> Vec<f64> {
    let n = basis.n;
    let rows: Vec<usize> = [0, 2 * k - 1, 2 * k]
        .into_iter()
        .filter(|&row| row < n)
        .collect();
    let of_b: Vec<f64> = rows.iter().flat_map(|&row| wave(basis, row)).collect(); // [≤ 3, n]
    let mut energy = vec![0.0; m];
    for &row in &rows {
        for (i, wave) in of_b.chunks_exact(n).enumerate() {
            if row == 0 && i == 0 {
                continue;
            }
            let mut sums = vec![0.0; m];
            for (b, &weight) in wave.iter().enumerate() {
                let values = &of_a[(row * n + b) * m..][..m];
                sums.iter_mut()
                    .zip(values)
                    .for_each(|(sum, &x)| *sum += weight * f64::from(x));
            }
            energy
                .iter_mut()
                .zip(sums)
                .for_each(|(e, sum)| *e += sum * sum);
        }
    }
    energy
}

fn wave(basis: &Basis, row: usize) -> Vec<f64> {
    let k = row.div_ceil(2);
    let value = |j: usize| match row {
        0 => basis.norm(0),
        odd if odd % 2 == 1 => basis.norm(k) * basis.cos(k, j),
        _ => basis.norm(k) * basis.sin(k, j),
    };
    (0..basis.n).map(value).collect()
}

/// Squared distance of each neuron's activations from their mean; at least a trifle, so that a dead neuron's share is 0.
fn variances(by_place: &[f32], m: usize) -> Vec<f64> {
    let cells = (by_place.len() / m) as f64;
    let (mut sum, mut squares) = (vec![0.0; m], vec![0.0; m]);
    for row in by_place.chunks_exact(m) {
        for (j, &x) in row.iter().enumerate() {
            sum[j] += f64::from(x);
            squares[j] += f64::from(x).powi(2);
        }
    }
    let variance = |(s, q): (f64, f64)| (q - s * s / cells).max(1e-9 * q).max(1e-12);
    sum.into_iter().zip(squares).map(variance).collect()
}
