//! Permutations instead of residues: how the embedding of S₅ divides among its irreducible representations.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    info::{Claim, Cost, Lens, LensInfo, View},
    sides::{self, SIDE},
};
use crate::{
    snapshot::{Rows, Snapshot},
    task::permutations::{Permutation, S5_SIZE, permutation, product, undo},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "representations",
        group: "Embedding",
        label: "Representations of S₅",
        help: "For permutations: how much of the vectors lies in each irreducible representation, the Fourier spectrum of a group that does not commute.",
        why: [
            "What cosines are to addition, irreducible representations are to a group: the parts into which every function on it falls. S₅ has seven, of dimensions \
             1, 1, 4, 4, 5, 5 and 6. Networks that learn its products were found to use few of them.",
            "The energy in a representation of dimension d is that of the projection with its character. A random embedding has d²/120 of it, shown beside: \
             look for bars far above that. For other operations there is nothing to show.",
        ],
        source: "Chughtai et al. 2023 (arXiv 2302.03025), section 4; characters as in any table of S₅",
        claim: Claim::Adapted,
        cost: Cost::Weights,
        options: &[SIDE],
    },
    look,
};

/// Name and character of each representation, on permutations with cycles 1⁵, 2·1³, 2²·1, 3·1², 3·2, 4·1, 5.
const CHARACTERS: [(&str, [f64; 7]); 7] = [
    ("trivial, d = 1", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
    ("sign, d = 1", [1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0]),
    ("standard, d = 4", [4.0, 2.0, 0.0, 1.0, -1.0, 0.0, -1.0]),
    (
        "standard × sign, d = 4",
        [4.0, -2.0, 0.0, 1.0, 1.0, 0.0, -1.0],
    ),
    ("d = 5", [5.0, 1.0, 1.0, -1.0, 1.0, -1.0, 0.0]),
    ("d = 5 × sign", [5.0, -1.0, 1.0, -1.0, -1.0, 1.0, 0.0]),
    ("d = 6", [6.0, 0.0, -2.0, 0.0, 0.0, 0.0, 1.0]),
];

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    if !snapshot.config.task.operation.starts_with("s5") {
        return Err("This task's symbols are no permutations: the Fourier spectrum is the lens for residues.".to_owned());
    }
    let side = view.choice("side");
    let energies = energies(&sides::side(snapshot, side));
    let total: f64 = energies.iter().sum();
    let share: Vec<f64> = energies.iter().map(|e| e / total).collect();
    let chance: Vec<f64> = CHARACTERS
        .iter()
        .map(|(_, of)| of[0] * of[0] / 120.0)
        .collect();
    let best = (1..7).fold(1, |best, i| {
        if share[i] / chance[i] > share[best] / chance[best] {
            i
        } else {
            best
        }
    });
    let gain = share[best] / chance[best];
    Ok(Drawing {
        says: format!(
            "Of the {side}, {:.0} % lies in the representation {}: {gain:.1} times as much as in random vectors.",
            100.0 * share[best],
            CHARACTERS[best].0
        ),
        measures: vec![Measure::new(
            "gain",
            "strongest representation against chance",
            gain,
            "times chance",
        )],
        pictures: vec![Picture::Bars {
            beside: Some(Series::new("chance", numbers(&chance))),
            picks: None,
            title: format!("Energy of the {side} by representation, against chance"),
            x: Axis::linear("irreducible representation"),
            y: Axis::linear("share of squared length"),
            names: CHARACTERS
                .iter()
                .map(|(name, _)| (*name).to_owned())
                .collect(),
            series: vec![Series::new("share", numbers(&share))],
            marked: vec![best as u32],
        }],
    })
}

fn numbers(shares: &[f64]) -> Vec<f32> {
    shares.iter().map(|&share| share as f32).collect()
}

/// Squared length of the vectors' projection on each representation.
fn energies(side: &Rows) -> Vec<f64> {
    let n = S5_SIZE as usize;
    let all: Vec<Permutation> = (0..n).map(permutation).collect();
    let inner = |g: usize, h: usize| -> f64 {
        let pairs = side.row(g).iter().zip(side.row(h));
        pairs.map(|(&x, &y)| f64::from(x) * f64::from(y)).sum()
    };
    // Inner products summed by the class of g·h⁻¹, on which a character depends.
    let mut by_class = [0.0; 7];
    for g in 0..n {
        for h in 0..n {
            by_class[class(product(all[g], undo(all[h])))] += inner(g, h);
        }
    }
    let energy = |(_, of): &(&str, [f64; 7])| {
        let sum: f64 = of
            .iter()
            .zip(by_class)
            .map(|(character, sum)| character * sum)
            .sum();
        (of[0] * sum / n as f64).max(0.0)
    };
    CHARACTERS.iter().map(energy).collect()
}

/// Which of the seven classes a permutation is of, by the lengths of its cycles.
fn class(x: Permutation) -> usize {
    let length = |start: usize| {
        let mut at = x[start];
        let mut steps = 1;
        while at != start {
            (at, steps) = (x[at], steps + 1);
        }
        steps
    };
    let mut lengths: Vec<usize> = (0..5).map(length).collect();
    lengths.sort_unstable();
    match lengths[..] {
        [1, 1, 1, 1, 1] => 0,
        [1, 1, 1, 2, 2] => 1,
        [1, 2, 2, 2, 2] => 2,
        [1, 1, 3, 3, 3] => 3,
        [2, 2, 3, 3, 3] => 4,
        [1, 4, 4, 4, 4] => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_orthonormal_and_classes_have_their_sizes() {
        let mut sizes = [0.0; 7];
        (0..120).for_each(|i| sizes[class(permutation(i))] += 1.0);
        assert_eq!(sizes, [1.0, 10.0, 15.0, 20.0, 20.0, 30.0, 24.0]);
        for (i, (_, x)) in CHARACTERS.iter().enumerate() {
            for (j, (_, y)) in CHARACTERS.iter().enumerate() {
                let product: f64 = (0..7).map(|c| sizes[c] * x[c] * y[c]).sum::<f64>() / 120.0;
                assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_function_of_where_one_thing_goes_is_trivial_and_standard() {
        let row = |i: usize| (0..5).map(move |to| f32::from(u8::from(permutation(i)[0] == to)));
        let side = Rows {
            width: 5,
            values: (0..120).flat_map(row).collect(),
        };
        let energy = energies(&side);
        let total: f64 = energy.iter().sum();
        assert!((total - 120.0).abs() < 1e-9);
        assert!(
            (energy[0] - 24.0).abs() < 1e-9 && (energy[2] - 96.0).abs() < 1e-9,
            "{energy:?}"
        );
    }
}
