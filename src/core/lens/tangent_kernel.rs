//! The neural tangent kernel: along how many directions a small step of training can change the outputs.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::some,
};
use crate::{
    math::{
        eigen::eigen,
        vectors::{gram, norm},
    },
    snapshot::Snapshot,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "tangent_kernel",
        group: "Landscape",
        label: "Tangent kernel",
        help: "Eigenvalues of the kernel of the summed logits: one tall bar means that a step moves all pairs alike.",
        why: [
            "Two pairs whose outputs depend on the weights alike are learnt together. The kernel of the gradients' products says how far: directions with large \
             eigenvalues are learnt fast, and along the small ones nothing moves. Litman and Guo tell generalising from memorising by these two parts.",
            "Ours: the sum of a pair's logits stands for all of its outputs, which costs one gradient a pair instead of one for each logit; softmax ignores that sum, \
             so this says how pairs share weights, not what is answered. 64 pairs of the whole table, the same ones at every look; eigenvalues as shares \
             of their sum; the effective rank is the exponential of their entropy (Roy and Vetterli 2007). In the default network it was measured to rise from 3 to 30 while it memorises, \
             and to fall slowly to 19 while it generalises: here it tells learning from not learning, and hardly the two apart.",
        ],
        source: "Litman and Guo 2026 (arXiv 2605.01172); Jacot et al. 2018 (arXiv 1806.07572)",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[OptionInfo {
            id: "lengths",
            label: "Gradients",
            help: "As long as they are, or each as long as all others.",
            kind: OptionKind::Choice {
                choices: &[
                    crate::registry::NamedInfo {
                        id: "raw",
                        label: "as they are",
                        help: "The kernel itself.",
                    },
                    crate::registry::NamedInfo {
                        id: "cosine",
                        label: "of length 1",
                        help: "Their cosines, which no long gradient dominates.",
                    },
                ],
            },
        }],
    },
    look,
};

const PAIRS: usize = 64;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let all = (0..snapshot.table.pairs.len()).collect();
    let rows = some(all, PAIRS, 5000);
    let gradient = |&row: &usize| {
        let gradient = snapshot.specimen().logit_gradient(&snapshot.theta, row);
        match view.choice("lengths") {
            "cosine" => unit(&gradient),
            _ => gradient,
        }
    };
    let gradients: Vec<Vec<f32>> = rows.iter().map(gradient).collect();
    let values = eigen(&gram(&gradients)).values;
    let trace: f64 = values.iter().map(|value| value.max(0.0)).sum();
    if !trace.is_normal() {
        return Err(
            "The gradients of the summed logits are 0 or not finite: there is no kernel."
                .to_owned(),
        );
    }
    let shares: Vec<f64> = values.iter().map(|value| value.max(0.0) / trace).collect();
    let rank = effective_rank(&shares);
    Ok(Drawing {
        says: format!(
            "Of the tangent kernel of {} pairs the first eigenvalue has {:.0} % of the trace; the effective rank is {rank:.1}.",
            rows.len(),
            100.0 * shares[0]
        ),
        measures: vec![
            Measure::new("share", "share of the first eigenvalue", shares[0], ""),
            Measure::new("rank", "effective rank", rank, ""),
            Measure::new(
                "trace",
                "mean squared length of a gradient",
                trace / rows.len() as f64,
                "",
            ),
        ],
        pictures: vec![Picture::Bars {
            beside: None,
            picks: None,
            title: "Eigenvalues of the tangent kernel".to_owned(),
            x: Axis::linear("eigenvalue, the largest first"),
            y: Axis::linear("share of the trace"),
            names: (1..=shares.len()).map(|at| at.to_string()).collect(),
            series: vec![Series::new(
                "eigenvalue",
                shares.iter().map(|&share| share as f32).collect(),
            )],
            marked: vec![],
        }],
    })
}

fn unit(vector: &[f32]) -> Vec<f32> {
    let length = norm(vector).max(f64::MIN_POSITIVE);
    let scaled = |&x: &f32| (f64::from(x) / length) as f32;
    vector.iter().map(scaled).collect()
}

/// exp of the entropy of some shares: how many equal ones would be as spread out.
fn effective_rank(shares: &[f64]) -> f64 {
    let term = |&share: &f64| {
        if share > 0.0 {
            -share * libm::log(share)
        } else {
            0.0
        }
    };
    libm::exp(shares.iter().map(term).sum())
}
