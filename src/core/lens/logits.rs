//! What the logits are made of: frequencies of the sum, and margins.

use super::{
    drawing::{Axis, Drawing, Mark, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sides,
    sums::Sums,
};
use crate::{snapshot::Snapshot, task::Split};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "logits",
        group: "Answers",
        label: "Logits",
        help: "Which frequencies of a ∘ b the logits consist of: an understanding network's are a few cosines of it.",
        why: [
            "The network that understands computes logit(c) = Σ α·cos(w·(a + b − c)) over a few frequencies w = 2πk/p. Every one of them peaks \
             at the right answer; elsewhere they cancel. The bars are the energy of the logits in each frequency of the sum, and the shares say how \
             much of the logits' variance such a function explains.",
            "The trig share is that of all pairs' logits around their mean; the cosines' share is taken after each pair's mean over \
             answers is removed, on which no probability depends. One frequency alone is right everywhere, with a margin close to \
             nothing; a few together have a usable one. Beyond a margin of 15.94 a gradient in 32 bits is exactly 0.",
        ],
        source: "Nanda et al. 2023 (arXiv 2301.05217), sections 4.2 and 4.4",
        claim: Claim::Published,
        cost: Cost::Table,
        options: &[KEYS],
    },
    look,
};

/// Which frequencies are the key ones.
pub const KEYS: OptionInfo = OptionInfo {
    id: "keys",
    label: "Key frequencies",
    help: "Such as 14, 35, 41; left empty, online keys: those of the weights at this step, which are not the published \
           measure's. That takes the final network's (the Nanda protocol).",
    kind: OptionKind::List,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let sums = Sums::of(snapshot)?;
    let keys = sides::keys(snapshot, &sums.group, &view.list("keys"))?;
    let (energies, variance) = (sums.energies(), sums.variance());
    let share = |keys: &[usize]| keys.iter().map(|&k| energies[k - 1]).sum::<f64>() / variance;
    let all: Vec<usize> = (1..=energies.len()).collect();
    let (of_all, of_keys, cosines) = (share(&all), share(&keys), sums.explained(&keys));
    let mut margins = sums.margins(Split::Test);
    margins.sort_by(f32::total_cmp);
    let median = margins.get(margins.len() / 2).copied().unwrap_or(f32::NAN);
    let coefficients = sums.coefficients();
    let names: Vec<String> = all.iter().map(usize::to_string).collect();
    let marked: Vec<u32> = keys.iter().map(|&k| k as u32 - 1).collect();
    let x = || Axis::linear(format!("frequency k of {}", sums.group.sum));
    Ok(Drawing {
        says: format!(
            "{:.1} % of the logits' variance depends on {} alone, {:.1} % on it in the key frequencies {}; cosines of them explain {:.1} %. \
             The median margin on unseen pairs is {median:.2} nats.",
            100.0 * of_all,
            sums.group.sum,
            100.0 * of_keys,
            sides::in_words(&keys),
            100.0 * cosines
        ),
        measures: vec![
            Measure::new(
                "sum_share",
                "variance that depends on the sum alone",
                of_all,
                "share",
            ),
            Measure::new(
                "key_share",
                "variance in the key frequencies of the sum",
                of_keys,
                "share",
            ),
            Measure::new(
                "cosine_share",
                "variance explained by cosines",
                cosines,
                "share",
            ),
            Measure::new(
                "margin",
                "median margin on unseen pairs",
                f64::from(median),
                "nats",
            ),
        ],
        pictures: vec![
            Picture::Bars {
                beside: None,
                picks: Some(super::ablation::PICK),
                title: "Energy of the logits in each frequency of the sum".to_owned(),
                x: x(),
                y: Axis::linear("share of the logits' variance"),
                names: names.clone(),
                series: vec![Series::new(
                    "energy",
                    energies.iter().map(|e| (e / variance) as f32).collect(),
                )],
                marked: marked.clone(),
            },
            Picture::Bars {
                beside: None,
                picks: Some(super::ablation::PICK),
                title: "Coefficients of cos(w·(sum − answer))".to_owned(),
                x: x(),
                y: Axis::linear("coefficient α, nats"),
                names,
                series: vec![Series::new(
                    "α",
                    coefficients.iter().map(|&a| a as f32).collect(),
                )],
                marked,
            },
            histogram(&margins),
        ],
    })
}

/// How often each margin occurs on either side of 0.
fn histogram(sorted: &[f32]) -> Picture {
    const BINS: usize = 40;
    let (low, high) = (sorted[0], sorted[sorted.len() - 1]);
    let width = ((high - low) / BINS as f32).max(1e-6);
    let mut counts = vec![0.0; BINS];
    for margin in sorted {
        counts[(((margin - low) / width) as usize).min(BINS - 1)] += 1.0;
    }
    Picture::Lines {
        title: "Margins of the right answers on unseen pairs".to_owned(),
        x: Axis::linear("logit of the right answer above the best other, nats"),
        y: Axis::linear("pairs"),
        at: (0..BINS)
            .map(|bin| low + (bin as f32 + 0.5) * width)
            .collect(),
        series: vec![Series::new("pairs", counts)],
        marks: vec![Mark {
            at: 0.0,
            label: "right from here".to_owned(),
        }],
    }
}
