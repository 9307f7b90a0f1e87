//! A cloud of symbols along the directions in which it holds some frequencies.

use super::super::{group::Group, sides};
use crate::{
    math::{fourier::Basis, linear::dot},
    snapshot::Snapshot,
};

/// Which frequencies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The online keys.
    Keys,
    /// The strongest of the points.
    Strongest,
}

/// Points, one for each symbol, along the directions in which they hold the cosine and sine of some frequencies. Symbols
/// outside the group, such as 0 in products, are left out.
///
/// # Errors
/// If no Fourier basis fits, or symbols are missing.
pub fn of_frequencies(
    snapshot: &Snapshot,
    points: &[Vec<f64>],
    which: Which,
) -> Result<Vec<Vec<f64>>, String> {
    let group = Group::of(&snapshot.config)?;
    let rows = group.symbols.iter().map(|&symbol| points.get(symbol));
    let rows: Vec<&Vec<f64>> = rows
        .collect::<Option<_>>()
        .ok_or("Not every symbol occurs as an answer, so these points hold no whole wave.")?;
    let basis = Basis::new(group.order);
    let keys = match which {
        Which::Keys => sides::online_keys(snapshot, &group),
        Which::Strongest => vec![strongest(&basis, &rows)],
    };
    let axes = orthonormal(keys.into_iter().flat_map(|k| waves(&basis, &rows, k)));
    let along = |row: &&Vec<f64>| axes.iter().map(|axis| dot(axis, row)).collect();
    Ok(rows.iter().map(along).collect())
}

fn strongest(basis: &Basis, rows: &[&Vec<f64>]) -> usize {
    let size = |k: usize| -> f64 {
        waves(basis, rows, k)
            .iter()
            .map(|wave| dot(wave, wave))
            .sum()
    };
    let sizes: Vec<f64> = (1..=basis.frequencies()).map(size).collect();
    let larger = |best: usize, k: usize| {
        if sizes[k - 1] > sizes[best - 1] {
            k
        } else {
            best
        }
    };
    (2..=sizes.len()).fold(1, larger)
}

/// The directions in which rows, one for each place, hold the cosine and the sine of a frequency.
fn waves(basis: &Basis, rows: &[&Vec<f64>], k: usize) -> [Vec<f64>; 2] {
    let along = |wave: fn(&Basis, usize, usize) -> f64| {
        let mut sum = vec![0.0; rows[0].len()];
        for (place, row) in rows.iter().enumerate() {
            let weight = basis.norm(k) * wave(basis, k, place);
            sum.iter_mut()
                .zip(*row)
                .for_each(|(sum, x)| *sum += weight * x);
        }
        sum
    };
    [along(Basis::cos), along(Basis::sin)]
}

/// Unit vectors that span the same, each at right angles to those before (Gram and Schmidt, twice for rounding's sake).
fn orthonormal(vectors: impl Iterator<Item = Vec<f64>>) -> Vec<Vec<f64>> {
    let mut axes: Vec<Vec<f64>> = Vec::new();
    for mut vector in vectors {
        let before = dot(&vector, &vector).sqrt();
        for axis in axes.iter().chain(&axes) {
            let share = dot(axis, &vector);
            vector
                .iter_mut()
                .zip(axis)
                .for_each(|(x, a)| *x -= share * a);
        }
        let length = dot(&vector, &vector).sqrt();
        if length > 1e-9 * before {
            axes.push(vector.iter().map(|x| x / length).collect());
        }
    }
    axes
}
