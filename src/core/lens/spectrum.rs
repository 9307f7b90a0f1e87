//! The Fourier spectrum of the embedding or the unembedding: understanding a sum means a few frequencies.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    group::Group,
    info::{Claim, Cost, Lens, LensInfo, View},
    sides::{self, SIDE},
};
use crate::{
    math::fourier::{entropy_bits, gini},
    snapshot::Snapshot,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "spectrum",
        group: "Embedding",
        label: "Fourier spectrum",
        help: "How much of the symbols' vectors lies in each frequency: noise is flat, understanding is a few bars.",
        why: [
            "A network that understands a + b stores each residue as angles: cos and sin of 2πka/p for a few key frequencies k. \
             In the spectrum of its embedding these stand out long before the answers are right. The same frequencies must \
             appear on the other side, where neurons speak for answers (W_L = W_out·W_U).",
            "For × and ÷ the residues without 0 are taken in the order of their discrete logarithms, where these operations \
             are sums. Bars are squared lengths. The Gini coefficient is that of the lengths, one for each frequency; the paper does \
             not say whether cosines and sines count separately.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), sections 4.1, 4.2 and 5.1",
        claim: Claim::Published,
        cost: Cost::Weights,
        options: &[SIDE],
    },
    look,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let group = Group::of(&snapshot.config)?;
    let side = view.choice("side");
    let spectrum = sides::spectrum(&sides::side(snapshot, side), &group);
    let energy: Vec<f64> = spectrum.iter().map(|[c, s]| c + s).collect();
    let norms: Vec<f64> = energy.iter().map(|e| e.sqrt()).collect();
    let total: f64 = energy.iter().sum();
    let ranked = sides::strongest_first(&spectrum);
    // Of five or fewer it would be all there is.
    let top =
        (energy.len() > 5).then(|| ranked[..5].iter().map(|&k| energy[k - 1]).sum::<f64>() / total);
    let strongest = top.map_or_else(String::new, |top| {
        format!(
            " The five strongest have {:.0} % of the squared length.",
            100.0 * top
        )
    });
    let largest = norms.iter().copied().fold(0.0, f64::max);
    let marked: Vec<usize> = (1..=norms.len())
        .filter(|&k| norms[k - 1] > largest / 4.0)
        .collect();
    let part = |label: &str, i: usize| {
        Series::new(
            label,
            spectrum.iter().map(|parts| parts[i] as f32).collect(),
        )
    };
    let few = marked.len() < energy.len().div_ceil(4);
    let measures = [
        Some(Measure::new(
            "gini",
            "Gini coefficient of the frequencies",
            gini(&norms),
            "Gini",
        )),
        Some(Measure::new(
            "entropy",
            "spectral entropy",
            entropy_bits(&energy),
            "bits",
        )),
        top.map(|top| Measure::new("top5", "share of the five strongest", top, "share")),
        Some(Measure::new(
            "keys",
            "frequencies above a quarter of the largest",
            marked.len() as f64,
            "frequencies",
        )),
    ];
    let says = match few {
        true => format!(
            "The {side} holds the symbols in {} of {} frequencies, strongest first: {}.",
            marked.len(),
            energy.len(),
            sides::in_words(&ranked[..marked.len()]),
        ),
        false => format!(
            "No frequency of the {side} stands out: {} of {} are above a quarter of the largest.",
            marked.len(),
            energy.len(),
        ),
    };
    Ok(Drawing {
        says: says + &strongest,
        measures: measures.into_iter().flatten().collect(),
        pictures: vec![Picture::Bars {
            beside: None,
            picks: Some(super::ablation::PICK),
            title: format!("Frequencies of the {side}"),
            x: Axis::linear(format!("frequency k of the {}", group.word)),
            y: Axis::linear("squared length"),
            names: (1..=energy.len()).map(|k| k.to_string()).collect(),
            series: vec![part("cosine", 0), part("sine", 1)],
            marked: marked.iter().map(|&k| k as u32 - 1).collect(),
        }],
    })
}
