//! The commutator defect: how much it matters in which order two batches are learnt.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::generator,
};
use crate::{
    math::vectors::{dot, minus, moved, norm},
    registry::NamedInfo,
    snapshot::Snapshot,
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "commutator",
        group: "Landscape",
        label: "Commutator defect",
        help: "How far two steps on two batches depend on their order: look for a rise before the test accuracy's.",
        why: [
            "Learn batch A and then B, or B and then A: on a landscape with the same slope everywhere both end at the same place. The distance \
             between the two ends, over the lengths of both steps, is large where the slope turns quickly. It was reported \
             to rise 600 to 1600 steps before generalising, in runs that generalise.",
            "As published: plain gradient steps of η = 1e-3 and the median of nine pairs of batches. To first order the number does not depend on \
             the step; but small steps drown in the rounding of 32-bit numbers, and ReLU networks have no curvature, only kinks, of which a small step \
             meets few: there the number falls as steps grow. Compare it between steps of one run, not between networks; the other choice makes every step \
             a thousandth of the weights' length. Ours: batches of 512 pairs, or half of the training pairs if those are fewer, \
             without replacement and the same ones at every look. A rise is no proof of a later generalisation: look at a run that never does as well.",
        ],
        source: "Xu 2026 (arXiv 2602.16746), and arXiv 2604.06256",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[OptionInfo {
            id: "step",
            label: "Step",
            help: "How far each gradient is followed.",
            kind: OptionKind::Choice { choices: STEPS },
        }],
    },
    look,
};

const STEPS: &[NamedInfo] = &[
    NamedInfo {
        id: "published",
        label: "η = 1e-3",
        help: "The published learning rate.",
    },
    NamedInfo {
        id: "scaled",
        label: "a thousandth of the weights",
        help: "As long for every batch, however small its gradient.",
    },
];

const PAIRS: u32 = 9;
const BATCH: usize = 512;
const RATE: f64 = 1e-3;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let rows = snapshot.table.rows(Split::Train);
    let batch = BATCH.min(rows.len() / 2);
    if batch == 0 {
        return Err("There is but one training pair, and so there are no two batches.".to_owned());
    }
    let step = match view.choice("step") {
        "scaled" => Some(1e-3 * norm(&snapshot.theta)),
        _ => None,
    };
    let pair = |draw: u32| {
        let mut rows = rows.clone();
        generator(1000 + draw).shuffle(&mut rows);
        defect(snapshot, &rows[..batch], &rows[batch..2 * batch], step)
    };
    let found: Option<Vec<[f64; 2]>> = (0..PAIRS).map(pair).collect();
    let found = found.ok_or(
        "The gradient of a batch is 0 or not finite, so there is no step whose order could matter.",
    )?;
    let median = |part: usize| {
        let mut sorted: Vec<f64> = found.iter().map(|of| of[part]).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    let (defect, cosine) = (median(0), median(1));
    Ok(Drawing {
        says: format!(
            "Of {PAIRS} pairs of batches of {batch}, the median commutator defect is {defect:.3}; the two gradients of a pair have a cosine of {cosine:.2}."
        ),
        measures: vec![
            Measure::new("defect", "commutator defect, median", defect, ""),
            Measure::new(
                "cosine",
                "cosine of two batches' gradients, median",
                cosine,
                "cosine",
            ),
        ],
        pictures: vec![Picture::Bars {
            beside: None,
            picks: None,
            title: "Commutator defect of each pair of batches".to_owned(),
            x: Axis::linear("pair of batches"),
            y: Axis::linear("distance of the two ends over the product of both steps' lengths"),
            names: (1..=PAIRS).map(|pair| pair.to_string()).collect(),
            series: vec![Series::new(
                "defect",
                found.iter().map(|of| of[0] as f32).collect(),
            )],
            marked: vec![],
        }],
    })
}

/// The defect of two batches and the cosine of their gradients; `None` where one has no gradient.
///
/// θ_AB − θ_BA is what B's step changes by coming after A's, minus the other way round; taken so, and not from the two
/// ends, nothing is lost to rounding but what the gradients themselves lose.
fn defect(snapshot: &Snapshot, a: &[usize], b: &[usize], step: Option<f64>) -> Option<[f64; 2]> {
    let (theta, specimen) = (&snapshot.theta, snapshot.specimen());
    let [of_a, of_b] = [a, b].map(|rows| specimen.gradient(theta, rows));
    let [length_a, length_b] = [&of_a, &of_b].map(|gradient| norm(gradient));
    if !(length_a * length_b).is_normal() {
        return None;
    }
    let rate = |length: f64| step.map_or(RATE, |step| step / length);
    let [rate_a, rate_b] = [rate(length_a), rate(length_b)];
    let b_after_a = specimen.gradient(&moved(theta, -rate_a, &of_a), b);
    let a_after_b = specimen.gradient(&moved(theta, -rate_b, &of_b), a);
    let (turn_b, turn_a) = (minus(&of_b, &b_after_a), minus(&of_a, &a_after_b));
    let ends = (rate_b * rate_b * dot(&turn_b, &turn_b) + rate_a * rate_a * dot(&turn_a, &turn_a)
        - 2.0 * rate_a * rate_b * dot(&turn_a, &turn_b))
    .max(0.0)
    .sqrt();
    let defect = ends / (rate_a * length_a * rate_b * length_b);
    let cosine = dot(&of_a, &of_b) / (length_a * length_b);
    defect.is_finite().then_some([defect, cosine])
}
