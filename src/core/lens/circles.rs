//! The plane of one frequency: noise becomes a ring.

use super::{
    drawing::{Axis, Drawing, Measure, Picture},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, Parts, View},
    sides::{self, SIDE},
};
use crate::{
    math::{fourier::Basis, pca},
    registry::NamedInfo,
    snapshot::{Rows, Snapshot},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "circles",
        group: "Embedding",
        label: "Circles",
        help: "The symbols on the plane of one frequency, joined in its order: a cloud becomes a ring.",
        why: [
            "For a key frequency k the network places symbol a at the angle 2πka/p. Projected on the plane of that frequency and joined in the \
             order in which k counts, the symbols run once around a circle. Adding two symbols is then adding two angles.",
            "A plane fitted to noise would show a ring too, since each symbol has a share in it. So each symbol is \
             drawn on the plane that all the others make: noise stays a cloud. That is our choice; the principal components are there for \
             comparison, and mix frequencies of similar strength.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), section 4.1; Liu et al. 2022 (arXiv 2205.10343), Fig. 1",
        claim: Claim::Adapted,
        cost: Cost::Weights,
        options: &[
            OptionInfo {
                id: "rank",
                label: "Frequency, by strength",
                help: "1 is the strongest frequency of the embedding, 2 the next.",
                kind: OptionKind::Number {
                    min: 1.0,
                    max: 128.0,
                    step: 1.0,
                    default: 1.0,
                    numbers: Some(Parts::Frequencies),
                },
            },
            OptionInfo {
                id: "plane",
                label: "Plane",
                help: "The plane of the frequency, or that of the two principal components.",
                kind: OptionKind::Choice { choices: PLANES },
            },
            SIDE,
        ],
    },
    look,
};

const PLANES: &[NamedInfo] = &[
    NamedInfo {
        id: "frequency",
        label: "of the frequency",
        help: "Each symbol on the plane that all others make.",
    },
    NamedInfo {
        id: "pca",
        label: "principal components",
        help: "The directions in which the vectors vary most.",
    },
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let group = Group::of(&snapshot.config)?;
    let side = sides::side(snapshot, view.choice("side"));
    let spectrum = sides::spectrum(&side, &group);
    let ranked = sides::strongest_first(&spectrum);
    let Some(&k) = ranked.get(view.number("rank") as usize - 1) else {
        return Err(format!(
            "There are only {} frequencies in this network's table.",
            ranked.len()
        ));
    };
    let on_plane = view.choice("plane") == "frequency";
    let points = if on_plane {
        ring(&side, &group, k)
    } else {
        let rows = group.ordered(|symbol| side.row(symbol));
        let wide = |row: &[f32]| row.iter().map(|&x| f64::from(x)).collect();
        pca::plane(&rows.into_iter().map(wide).collect::<Vec<Vec<f64>>>())
    };
    let roundness = roundness(&points, k, group.order);
    let axes = match on_plane {
        true => [
            format!("cosine of frequency {k}"),
            format!("sine of frequency {k}"),
        ],
        false => [
            "first principal component".to_owned(),
            "second principal component".to_owned(),
        ],
    };
    let [x, y] = axes.map(Axis::linear);
    Ok(Drawing {
        says: format!(
            "Frequency {k}: the symbols' angles agree with it to {:.0} % (100 % is a perfect ring, 0 % a cloud).",
            100.0 * roundness
        ),
        measures: vec![Measure::new(
            "roundness",
            "agreement with the angles of the frequency",
            roundness,
            "share",
        )],
        pictures: vec![Picture::Points {
            title: format!("Symbols on the plane, joined in the order of frequency {k}"),
            x,
            y,
            xs: points.iter().map(|p| p[0] as f32).collect(),
            ys: points.iter().map(|p| p[1] as f32).collect(),
            names: group.symbols.iter().map(usize::to_string).collect(),
            colour: (0..group.order)
                .map(|j| (k * j % group.order) as u32)
                .collect(),
            colours: group.order as u32,
            path: turns(k, group.order),
            square: true,
        }],
    })
}

/// Places in the order in which frequency k goes round: ascending k·j mod n.
fn turns(k: usize, n: usize) -> Vec<u32> {
    let mut places: Vec<u32> = (0..n as u32).collect();
    places.sort_by_key(|&j| k * j as usize % n);
    places
}

/// Each symbol on the plane that all others make of frequency k.
fn ring(side: &Rows, group: &Group, k: usize) -> Vec<[f64; 2]> {
    let basis = Basis::new(group.order);
    let rows = group.ordered(|symbol| side.row(symbol));
    let wave = |j: usize| [basis.cos(k, j), basis.sin(k, j)];
    let mut axes = [vec![0.0; side.width], vec![0.0; side.width]];
    for (j, row) in rows.iter().enumerate() {
        for (axis, w) in axes.iter_mut().zip(wave(j)) {
            axis.iter_mut()
                .zip(*row)
                .for_each(|(x, &e)| *x += w * f64::from(e));
        }
    }
    let point = |(j, row): (usize, &&[f32])| {
        let own: f64 = row.iter().map(|&e| f64::from(e).powi(2)).sum();
        let along = |axis: &Vec<f64>, w: f64| {
            let all: f64 = axis.iter().zip(*row).map(|(x, &e)| x * f64::from(e)).sum();
            2.0 * (all - w * own) / rows.len() as f64
        };
        let [c, s] = wave(j);
        [along(&axes[0], c), along(&axes[1], s)]
    };
    rows.iter().enumerate().map(point).collect()
}

/// How well the points' angles follow frequency k in either direction, from any start: 1 for a ring, about 0 for a cloud.
fn roundness(points: &[[f64; 2]], k: usize, n: usize) -> f64 {
    let basis = Basis::new(n);
    let agreement = |direction: f64| {
        let mut sum = [0.0; 2];
        for (j, [x, y]) in points.iter().enumerate() {
            let size = x.hypot(*y).max(1e-300);
            let (c, s) = (basis.cos(k, j), direction * basis.sin(k, j));
            sum[0] += (x * c + y * s) / size;
            sum[1] += (y * c - x * s) / size;
        }
        sum[0].hypot(sum[1]) / n as f64
    };
    agreement(1.0).max(agreement(-1.0))
}
