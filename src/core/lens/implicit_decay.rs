//! Implicit regularisation: how strong a pull towards zero explains the next update.

use super::{
    curvature::mean_and_error,
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::some,
    spectral_edge::NO_MEMORY,
};
use crate::{
    math::vectors::{dot, minus, norm},
    snapshot::{Snapshot, Update},
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "implicit_decay",
        group: "Training",
        label: "Implicit weight decay",
        help: "The weight decay that the next update looks like it has: of full batches exactly the one that is set, of others what chance adds.",
        why: [
            "Training pulls weights towards zero not only by weight decay: batches, dropout and noise can do it as well. What the update has \
             beyond the one that the loss alone asks for is compared with a pull along the weights: λ̂ = −⟨Δθ/η + P∇L, θ⟩/‖θ‖².",
            "Ours: P∇L is the step that the run's own optimiser, with all that it remembers, would take for the gradient of all training pairs without dropout or noise on the weights. So momentum is no \
             part of λ̂, and decoupled decay with full batches gives λ̂ = λ to rounding; decay through the gradient gives the decoupled decay that it amounts to. One batch says little: \
             the mean over several says what batches do on average, with its standard error, and only for this step, since what earlier batches left in the memory is taken as given. \
             Where little is explained, the update differs from the loss's in other ways than by a pull towards zero.",
        ],
        source: "After gradient matching (arXiv 2605.05436); this estimate is ours",
        claim: Claim::Own,
        cost: Cost::Checkpoint,
        options: &[OptionInfo {
            id: "batches",
            label: "Batches",
            help: "Over how many batches the mean is taken.",
            kind: OptionKind::Number {
                min: 4.0,
                max: 64.0,
                step: 4.0,
                default: 16.0,
                numbers: None,
            },
        }],
    },
    look,
};

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let (theta, specimen) = (&snapshot.theta, snapshot.specimen());
    let rows = snapshot.table.rows(Split::Train);
    let update = specimen.update(&specimen.gradient(theta, &rows));
    let course = specimen.course(1);
    let (update, course) = update.zip(course).ok_or(NO_MEMORY)?;
    let Update {
        change,
        rate,
        weight_decay,
    } = update;
    let rate = rate.ok_or("This optimiser has another learning rate for matrices than for the rest, so that there is not one decay.")?;
    let squared = dot(theta, theta);
    if rate == 0.0 || squared == 0.0 {
        return Err("The next update has learning rate 0, as the first of a warm-up does, or all weights are 0: there is no pull to see.".to_owned());
    }
    let beyond = |taken: &[f32]| minus(taken, &change);
    let pull = |beyond: &[f32]| -dot(beyond, theta) / rate / squared;
    let taken = minus(&course[1], &course[0]);
    let rest = beyond(&taken);
    let (found, explained) = (pull(&rest), explained(&rest, theta));
    let batches = batches(snapshot, &rows, view.number("batches") as u32);
    let of_batches: Vec<f64> = batches
        .iter()
        .filter_map(|batch| specimen.update(&specimen.gradient(theta, batch)))
        .map(|update| pull(&beyond(&update.change)))
        .collect();
    let (mean, error) = match of_batches.is_empty() {
        true => (0.0, 0.0),
        false => mean_and_error(&of_batches),
    };
    if ![found, explained, mean, error]
        .iter()
        .all(|x| x.is_finite())
    {
        return Err("The next update is not finite: the run has diverged.".to_owned());
    }
    let chance = match of_batches.is_empty() {
        true => "batches are full and add nothing".to_owned(),
        false => format!("a batch adds {mean:.3} ± {error:.3} on average"),
    };
    Ok(Drawing {
        says: format!(
            "The next update looks like a weight decay of {found:.4}, where {weight_decay} is set; that pull explains {:.0} % of what it has beyond the loss's own, and {chance}.",
            100.0 * explained
        ),
        measures: vec![
            Measure::new("decay", "decay found, λ̂", found, ""),
            Measure::new("set", "decay set, λ", weight_decay, ""),
            Measure::new(
                "explained",
                "share explained by a pull towards zero",
                explained,
                "share",
            ),
            Measure::new("batches", "decay added by batches, mean", mean, ""),
            Measure::new("batches_error", "standard error of that mean", error, ""),
        ],
        pictures: vec![
            by_tensor(snapshot, &rest, rate),
            compared(weight_decay, found, mean),
        ],
    })
}

/// Other batches of the run's size, without replacement; none where batches are full.
fn batches(snapshot: &Snapshot, rows: &[usize], n: u32) -> Vec<Vec<usize>> {
    match snapshot.config.train.batch_size {
        Some(size) if (size as usize) < rows.len() => (0..n)
            .map(|batch| some(rows.to_vec(), size as usize, 6000 + batch))
            .collect(),
        _ => Vec::new(),
    }
}

/// The squared cosine of two vectors; 1 where there is nothing to explain.
fn explained(rest: &[f32], theta: &[f32]) -> f64 {
    let lengths = norm(rest) * norm(theta);
    match lengths {
        0.0 => 1.0,
        lengths => (dot(rest, theta) / lengths).powi(2),
    }
}

fn by_tensor(snapshot: &Snapshot, rest: &[f32], rate: f64) -> Picture {
    let (mut start, mut names, mut values) = (0, Vec::new(), Vec::new());
    for matrix in snapshot.matrices() {
        let here = &rest[start..start + matrix.values.len()];
        start += here.len();
        let squared = dot(matrix.values, matrix.values);
        // A bias that is still 0 cannot be pulled.
        if squared > 0.0 {
            names.push(short(matrix.name));
            values.push((-dot(here, matrix.values) / rate / squared) as f32);
        }
    }
    Picture::Bars {
        beside: None,
        picks: None,
        title: "The decay that the next update looks like, tensor by tensor".to_owned(),
        x: Axis::linear("tensor of weights"),
        y: Axis::linear("λ̂, share of the weights per unit of learning rate"),
        names,
        series: vec![Series::new("λ̂", values)],
        marked: vec![],
    }
}

/// `blocks.0.attn.W_Q` without the words that are the same for all: there is room for the rest under a bar.
fn short(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').collect();
    match parts[..] {
        ["blocks", layer, "attn" | "mlp", tensor] => format!("{layer}.{tensor}"),
        ["blocks", ref rest @ ..] => rest.join("."),
        ["embed" | "pos_embed" | "unembed", tensor] => tensor.to_owned(),
        _ => name.to_owned(),
    }
}

fn compared(set: f64, found: f64, batches: f64) -> Picture {
    let bars = [
        ("set", set),
        ("found", found),
        ("by batches, mean", batches),
    ];
    Picture::Bars {
        beside: None,
        picks: None,
        title: "Decay set and found".to_owned(),
        x: Axis::linear("pull towards zero"),
        y: Axis::linear("share of the weights per unit of learning rate"),
        names: bars.iter().map(|(name, _)| (*name).to_owned()).collect(),
        series: vec![Series::new(
            "decay",
            bars.iter().map(|&(_, value)| value as f32).collect(),
        )],
        marked: vec![1],
    }
}
