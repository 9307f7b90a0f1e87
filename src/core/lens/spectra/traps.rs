//! What a correlation trap does to the answers: the network with and without it.

use super::examined::{Examined, shuffling};
use crate::{
    lens::{
        drawing::{Axis, Picture, Series},
        softmax::log_sum_exp,
    },
    math::linear::{dot, first_directions},
    snapshot::{Matrix, Rows, Snapshot},
};

/// Traps that are tried, the largest first.
const MOST: usize = 5;

/// How far the answers are from those without a trap, in nats, for each of the largest traps of a matrix: the mean over all
/// pairs of the Jensen–Shannon divergence of the probabilities.
pub fn harms(snapshot: &Snapshot, examined: &Examined) -> Vec<f64> {
    let traps = examined.traps().min(MOST);
    let Some(matrix) = snapshot.matrix(&examined.tensor).filter(|_| traps > 0) else {
        return Vec::new();
    };
    let start = snapshot.offset(&examined.tensor).unwrap_or_default();
    let without = without_traps(&matrix, traps).into_iter();
    let harm = |values: Vec<f32>| {
        let mut theta = snapshot.theta.clone();
        theta[start..start + values.len()].copy_from_slice(&values);
        divergence(
            &snapshot.trace().logits,
            &snapshot.specimen().trace(&theta).logits,
        )
    };
    without.map(harm).collect()
}

/// What the traps do, in words.
pub fn tried(harms: &[f64]) -> String {
    let most = harms.iter().copied().fold(0.0, f64::max);
    match harms.len() {
        0 => String::new(),
        1 => format!(
            " Without its trap the answers change by {most:.2e} nats of at most 0.69 (JSD)."
        ),
        n => format!(
            " Without one of its {n} largest traps the answers change by at most {most:.2e} nats of 0.69 (JSD)."
        ),
    }
}

/// The same as bars.
pub fn picture(shown: &Examined, harms: &[f64]) -> Picture {
    Picture::Bars {
        beside: None,
        picks: None,
        title: format!("What the traps of {} do to the answers", shown.name()),
        x: Axis::linear("trap, largest first"),
        y: Axis::linear("change of the answers without it (JSD, nats)"),
        names: (1..=harms.len()).map(|trap| trap.to_string()).collect(),
        series: vec![Series::new(
            "JSD",
            harms.iter().map(|&x| x as f32).collect(),
        )],
        marked: vec![],
    }
}

/// The matrix without one direction of its shuffled self each time, and then with its entries back in their places.
fn without_traps(matrix: &Matrix, traps: usize) -> Vec<Vec<f32>> {
    let order = shuffling(matrix.values.len());
    let shuffled: Vec<f64> = order
        .iter()
        .map(|&at| f64::from(matrix.values[at]))
        .collect();
    let (rows, columns) = (matrix.rows, matrix.columns);
    let directions = first_directions(&shuffled, columns, traps);
    let without = |direction: Vec<f64>| {
        let mut rest = shuffled.clone();
        if direction.len() == columns && rows >= columns {
            for row in rest.chunks_mut(columns) {
                let share = dot(row, &direction);
                row.iter_mut()
                    .zip(&direction)
                    .for_each(|(x, d)| *x -= share * d);
            }
        } else {
            for column in 0..columns {
                let share: f64 = (0..rows)
                    .map(|row| rest[row * columns + column] * direction[row])
                    .sum();
                (0..rows).for_each(|row| rest[row * columns + column] -= share * direction[row]);
            }
        }
        let mut back = vec![0.0; rest.len()];
        order
            .iter()
            .zip(rest)
            .for_each(|(&at, x)| back[at] = x as f32);
        back
    };
    directions.into_iter().map(without).collect()
}

/// The mean Jensen–Shannon divergence of the probabilities of two sets of logits, in nats: 0 to ln 2.
fn divergence(one: &Rows, other: &Rows) -> f64 {
    let n = one.values.len() / one.width;
    let of = |row: usize| jensen_shannon(one.row(row), other.row(row));
    (0..n).map(of).sum::<f64>() / n as f64
}

fn jensen_shannon(one: &[f32], other: &[f32]) -> f64 {
    let [from, to] = [one, other].map(log_sum_exp);
    let terms = one.iter().zip(other).map(|(&x, &y)| {
        let [p, q] = [f64::from(x) - from, f64::from(y) - to].map(libm::exp);
        let half = |share: f64| match share > 0.0 {
            true => share * libm::log(2.0 * share / (p + q)),
            false => 0.0,
        };
        half(p) + half(q)
    });
    0.5 * terms.sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_divergence_of_two_certainties_is_ln_2_and_of_the_same_is_nothing() {
        let same = jensen_shannon(&[1.0, 2.0, -3.0], &[11.0, 12.0, 7.0]);
        assert!(same.abs() < 1e-12, "{same}");
        let opposed = jensen_shannon(&[900.0, 0.0], &[0.0, 900.0]);
        assert!(
            (opposed - std::f64::consts::LN_2).abs() < 1e-12,
            "{opposed}"
        );
        // (1/2, 1/2) and (1, 0), by hand.
        let half = jensen_shannon(&[0.0, 0.0], &[900.0, 0.0]);
        let by_hand =
            0.5 * (0.5 * (1.0_f64 / 1.5).ln() + 0.5 * 2.0_f64.ln() + (2.0_f64 / 1.5).ln());
        assert!((half - by_hand).abs() < 1e-12, "{half}");
    }
}
