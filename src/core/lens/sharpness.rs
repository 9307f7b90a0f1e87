//! Keskar's sharpness: how much the loss can rise within a small box around the weights.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    sample::generator,
};
use crate::{
    math::{
        ascent::{Highest, highest},
        eigen::eigen,
        vectors::{combined, dot, gram, moved},
    },
    snapshot::Snapshot,
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "sharpness",
        group: "Landscape",
        label: "Sharpness",
        help: "How far the training loss can rise within a tiny box around the weights: flat places were found to generalise better.",
        why: [
            "Ten random directions span a small box around the weights; φ is the rise of the loss at the highest point found in it, in per cent of 1 + loss. Over 20 \
             networks trained on S₅, Power et al. report a rank correlation of −0.80 between φ and validation accuracy.",
            "As in their code: directions with uniform coordinates, scaled to length 1, their pseudo-inverse, the box ε(|A⁺θ| + 1), and ten iterations. Ours: \
             projected BFGS instead of L-BFGS-B, all training pairs at once, and the same directions at every look. The box reaches \
             about 0.003 far at ε = 1e-3, so that a rise may lie below the rounding of the loss in 32 bits, some 1e-7 of it; φ depends on how the \
             weights are scaled, and comparing networks of different sizes by it says nothing.",
        ],
        source: "Power et al. 2022 (arXiv 2201.02177), A.5; Keskar et al. 2016 (arXiv 1609.04836), section 2.2.2",
        claim: Claim::Adapted,
        cost: Cost::Dear,
        options: &[OptionInfo {
            id: "epsilon",
            label: "ε",
            help: "Size of the box.",
            kind: OptionKind::Number {
                min: 1e-4,
                max: 0.1,
                step: 1e-4,
                default: 1e-3,
                numbers: None,
            },
        }],
    },
    look,
};

const DIRECTIONS: usize = 10;
const ITERATIONS: usize = 10;
/// Places on the line through the highest point, on either side of the middle.
const PLACES: i32 = 4;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let (theta, specimen) = (&snapshot.theta, snapshot.specimen());
    let subspace = Subspace::of(theta, view.number("epsilon"));
    let rows = snapshot.table.rows(Split::Train);
    let there = |y: &[f64]| moved(theta, 1.0, &combined(y, &subspace.columns));
    let loss = |y: &[f64]| specimen.scores(&there(y)).train_loss;
    let slope = |y: &[f64]| {
        let gradient = specimen.gradient(&there(y), &rows);
        let columns = subspace.columns.iter();
        columns.map(|column| dot(column, &gradient)).collect()
    };
    let Highest { at, value, start } = highest(&subspace.bounds, ITERATIONS, loss, slope);
    if !value.is_finite() {
        return Err(
            "The loss is not finite: there is no landscape around these weights.".to_owned(),
        );
    }
    let (rise, unit) = (value - start, snapshot.loss_unit());
    let phi = 100.0 * rise / (1.0 + start);
    let place = |step: i32| f64::from(step) / f64::from(PLACES);
    let line = (-PLACES..=PLACES).map(|step| {
        let y: Vec<f64> = at.iter().map(|y| place(step) * y).collect();
        match step {
            0 => start,
            PLACES => value,
            _ => loss(&y),
        }
    });
    Ok(Drawing {
        says: format!(
            "Within the box the training loss, {start:.3e} {unit}, rises by {rise:.2e}: the sharpness φ is {phi:.2e} %."
        ),
        measures: vec![
            Measure::new("phi", "sharpness φ", phi, "%"),
            Measure::new("rise", "rise of the training loss", rise, unit),
        ],
        pictures: vec![Picture::Lines {
            title: "Training loss on the line through the highest point of the box".to_owned(),
            x: Axis::linear("place, from the weights (0) to the highest point (1)"),
            y: Axis::linear(format!("training loss, {unit}")),
            at: (-PLACES..=PLACES).map(|step| place(step) as f32).collect(),
            series: vec![Series::new(
                "training loss",
                line.map(|x| x as f32).collect(),
            )],
            marks: vec![],
        }],
    })
}

/// Random directions, and how far each is followed.
struct Subspace {
    /// Columns of A, the pseudo-inverse of the directions, each `[n_params]`.
    columns: Vec<Vec<f32>>,
    /// Half the width of the box, `[n directions]`.
    bounds: Vec<f64>,
}

impl Subspace {
    fn of(theta: &[f32], epsilon: f64) -> Self {
        let mut rng = generator(2000);
        // More directions than weights would not be independent.
        let n = DIRECTIONS.min(theta.len());
        let directions: Vec<Vec<f32>> = (0..n)
            .map(|_| {
                let drawn: Vec<f64> = theta.iter().map(|_| 2.0 * rng.uniform() - 1.0).collect();
                let length = drawn.iter().map(|x| x * x).sum::<f64>().sqrt();
                drawn.iter().map(|x| (x / length) as f32).collect()
            })
            .collect();
        let bound = |direction: &Vec<f32>| epsilon * (dot(direction, theta).abs() + 1.0);
        Self {
            bounds: directions.iter().map(bound).collect(),
            columns: pseudo_inverse(&directions),
        }
    }
}

/// Aᵀ(AAᵀ)⁻¹, column by column, of a matrix with few independent rows.
fn pseudo_inverse(rows: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let parts = eigen(&gram(rows));
    let entry = |i: usize, j: usize| -> f64 {
        let parts = parts.values.iter().zip(&parts.vectors);
        parts.map(|(value, v)| v[i] * v[j] / value).sum()
    };
    let column = |j: usize| {
        let weights: Vec<f64> = (0..rows.len()).map(|i| entry(i, j)).collect();
        combined(&weights, rows)
    };
    (0..rows.len()).map(column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::vectors::norm;

    #[test]
    fn the_box_has_its_published_size_and_the_columns_undo_the_directions() {
        let theta: Vec<f32> = (0..40).map(|i| i as f32 / 10.0).collect();
        let Subspace { columns, bounds } = Subspace::of(&theta, 1e-3);
        assert_eq!((columns.len(), bounds.len()), (DIRECTIONS, DIRECTIONS));
        // The pseudo-inverse of the pseudo-inverse is the matrix itself.
        let directions = pseudo_inverse(&columns);
        for (i, direction) in directions.iter().enumerate() {
            assert!((norm(direction) - 1.0).abs() < 1e-5);
            let along = dot(direction, &theta).abs();
            assert!((bounds[i] - 1e-3 * (along + 1.0)).abs() < 1e-7);
            for (j, column) in columns.iter().enumerate() {
                let expected = f64::from(u8::from(i == j));
                assert!((dot(direction, column) - expected).abs() < 1e-5);
            }
        }
    }
}
