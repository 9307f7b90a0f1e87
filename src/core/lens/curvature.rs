//! Curvature of the loss: the ends of its Hessian's spectrum and its trace, without the Hessian.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::{generator, signs, training},
};
use crate::{
    math::{
        lanczos::{Ritz, ritz},
        vectors::{dot, moved, norm},
    },
    snapshot::Snapshot,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "curvature",
        group: "Landscape",
        label: "Curvature",
        help: "The steepest and the most downward curvature of the training loss, and the sum of all: look at how they change while it generalises.",
        why: [
            "The eigenvalues of the Hessian say how the slope turns along each direction: the largest limits the steps that plain gradient descent can \
             take, a negative one is a direction in which the loss bends downwards, and the trace is the sum of all.",
            "Products with the Hessian are differences of gradients at two points a thousandth of the weights' length to either side. Lanczos' method makes of them \
             bars, of which the outermost come close to true eigenvalues, within the error that is given; those between only sketch the spectrum. The trace is Hutchinson's \
             estimate from a few random vectors. The loss is that of at most 1024 training pairs. ReLU networks have kinks instead of curvature: there these are numbers of this \
             finite step. Curvature depends on the scale of the weights, and what is flat need not generalise.",
        ],
        source: "Pearlmutter 1994; Ghorbani et al. 2019 (arXiv 1901.10159); choices are ours",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[OptionInfo {
            id: "products",
            label: "Products",
            help: "Number of products with the Hessian: more bring more ends of the spectrum closer.",
            kind: OptionKind::Number {
                min: 4.0,
                max: 40.0,
                step: 1.0,
                default: 16.0,
                numbers: None,
            },
        }],
    },
    look,
};

const PAIRS: usize = 1024;
/// Length of the step to either side, as a share of the weights' length.
const STEP: f64 = 1e-3;
/// Random vectors for the trace.
const PROBES: u32 = 6;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let n = snapshot.theta.len();
    let rows = training(snapshot, PAIRS);
    let product = |direction: &[f32]| product(snapshot, &rows, direction);
    let mut rng = generator(3000);
    let start: Vec<f32> = (0..n).map(|_| rng.normal() as f32).collect();
    let found = ritz(&start, view.number("products") as usize, product);
    let (top, bottom) = (found[0], found[found.len() - 1]);
    let traces: Vec<f64> = (0..PROBES)
        .map(|probe| {
            let probe = signs(n, 3001 + probe);
            dot(&probe, &product(&probe))
        })
        .collect();
    let (trace, error) = mean_and_error(&traces);
    if ![top.value, bottom.value, trace]
        .iter()
        .all(|x| x.is_finite())
    {
        return Err(
            "The gradients around these weights are not finite: there is no curvature.".to_owned(),
        );
    }
    Ok(Drawing {
        says: format!(
            "On {} training pairs the largest eigenvalue of the Hessian is {:.3} ± {:.1e}, the smallest {:.3} ± {:.1e}, and the trace {trace:.1} ± {error:.1}.",
            rows.len(),
            top.value,
            top.error,
            bottom.value,
            bottom.error
        ),
        measures: vec![
            Measure::new("top", "largest eigenvalue", top.value, ""),
            Measure::new(
                "top_error",
                "error of the largest eigenvalue",
                top.error,
                "",
            ),
            Measure::new("bottom", "smallest eigenvalue", bottom.value, ""),
            Measure::new("trace", "trace", trace, ""),
            Measure::new("trace_error", "standard error of the trace", error, ""),
        ],
        pictures: vec![bars(&found)],
    })
}

/// The Hessian times a vector.
fn product(snapshot: &Snapshot, rows: &[usize], direction: &[f32]) -> Vec<f32> {
    let theta = &snapshot.theta;
    let length = norm(direction).max(f64::MIN_POSITIVE);
    // Weights that are all 0 have no length to go by.
    let step = match norm(theta) {
        0.0 => STEP,
        whole => STEP * whole,
    } / length;
    let [ahead, behind] = [step, -step].map(|step| {
        snapshot
            .specimen()
            .gradient(&moved(theta, step, direction), rows)
    });
    let slope = |(&a, &b): (&f32, &f32)| ((f64::from(a) - f64::from(b)) / (2.0 * step)) as f32;
    ahead.iter().zip(&behind).map(slope).collect()
}

/// Mean of some numbers and its standard error.
pub(super) fn mean_and_error(numbers: &[f64]) -> (f64, f64) {
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    let spread: f64 = numbers.iter().map(|x| (x - mean).powi(2)).sum();
    (mean, (spread / (n * (n - 1.0))).sqrt())
}

fn bars(found: &[Ritz]) -> Picture {
    Picture::Bars {
        beside: None,
        picks: None,
        title: "A sketch of the Hessian's spectrum; the outermost bars are close to eigenvalues"
            .to_owned(),
        x: Axis::linear("place"),
        y: Axis::linear("curvature, loss per squared length"),
        names: (1..=found.len()).map(|place| place.to_string()).collect(),
        series: vec![Series::new(
            "curvature",
            found.iter().map(|ritz| ritz.value as f32).collect(),
        )],
        marked: vec![0, found.len() as u32 - 1],
    }
}
