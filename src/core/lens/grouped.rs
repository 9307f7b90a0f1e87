//! The spectrum of a field over pairs, grouped by a sum: whether what a direction changes depends on that sum, and how.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series},
    group::Group,
};
use crate::{math::fourier::Basis, snapshot::Snapshot, task::Pair};

/// The field's spectrum over the groups of a basis.
pub struct Grouped {
    /// What the groups are.
    sum: &'static str,
    /// Number of groups.
    order: usize,
    /// Share of each frequency 1, 2, …; all 0 where all groups are alike.
    shares: Vec<f64>,
}

/// Groups a field, `[n_pairs]`, by a basis of [`Group::of_basis`].
///
/// # Errors
/// Why the pairs cannot be grouped so.
pub fn grouped(snapshot: &Snapshot, basis: &str, field: &[f64]) -> Result<Grouped, String> {
    if snapshot.config.task.operation.starts_with("s5") {
        return Err(
            "The symbols are permutations, so no sum of theirs groups the pairs.".to_owned(),
        );
    }
    let group = Group::of_basis(basis, snapshot.n_symbols())?;
    let means = means(&group, &snapshot.table.pairs, field);
    let waves = Basis::new(group.order).coefficients(&means);
    let energies: Vec<f64> = waves.iter().map(|[c, s]| c * c + s * s).collect();
    let total: f64 = energies.iter().sum();
    let flat = 1e-12 * means.iter().map(|x| x * x).sum::<f64>();
    let share = |energy: &f64| if total > flat { energy / total } else { 0.0 };
    Ok(Grouped {
        sum: group.sum,
        order: group.order,
        shares: energies.iter().map(share).collect(),
    })
}

/// Mean over the pairs of each group; the mean of all where a group has none.
fn means(group: &Group, pairs: &[Pair], field: &[f64]) -> Vec<f64> {
    let mut sums = vec![[0.0; 2]; group.order];
    for (pair, value) in pairs.iter().zip(field) {
        if let Some(class) = group.class(pair) {
            sums[class][0] += value;
            sums[class][1] += 1.0;
        }
    }
    let all = sums.iter().fold([0.0; 2], |[x, n], [y, m]| [x + y, n + m]);
    let mean = |[sum, n]: [f64; 2]| {
        if n > 0.0 {
            sum / n
        } else {
            all[0] / all[1].max(1.0)
        }
    };
    sums.into_iter().map(mean).collect()
}

impl Grouped {
    /// Adds words, measures and the spectrum to a drawing.
    pub fn tell(&self, drawing: &mut Drawing, direction: usize) {
        let best = (0..self.shares.len()).fold(0, |best, i| {
            if self.shares[i] > self.shares[best] {
                i
            } else {
                best
            }
        });
        let (largest, chance) = (self.shares[best], 2.0 / self.order as f64);
        drawing.says = format!(
            "{} Grouped by {}, what direction {direction} changes has {:.0} % of its variation in frequency {}; all alike would have {:.1} % each.",
            drawing.says,
            self.sum,
            100.0 * largest,
            best + 1,
            100.0 * chance
        );
        drawing.measures.extend([
            Measure::new("concentration", "concentration F", largest, ""),
            Measure::new(
                "gain",
                "concentration over 2/M",
                largest / chance,
                "times chance",
            ),
        ]);
        drawing.pictures.push(Picture::Bars {
            beside: None,
            picks: None,
            title: format!("Spectrum of the change, grouped by {}", self.sum),
            x: Axis::linear("frequency"),
            y: Axis::linear("share of the variation between groups"),
            names: (1..=self.shares.len()).map(|k| k.to_string()).collect(),
            series: vec![Series::new(
                "share",
                self.shares.iter().map(|&share| share as f32).collect(),
            )],
            marked: vec![best as u32],
        });
    }
}
