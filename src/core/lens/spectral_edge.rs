//! The spectral edge: in how many directions the next updates move the attention, and what the strongest one changes in
//! the network's view of every pair.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Series, Shade, numbered},
    group::Group,
    grouped::grouped,
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
};
use crate::{
    math::{
        edge::{ROUNDING, edge},
        eigen::{Eigen, eigen},
        pca::first_share,
        vectors::{combined, gram, minus, moved, norm},
    },
    registry::NamedInfo,
    snapshot::{Rows, Snapshot},
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "spectral_edge",
        group: "Training",
        label: "Spectral edge of the updates",
        help: "In how many directions training moves, and what the strongest does to every pair: look for the speckled square falling into stripes.",
        why: [
            "The updates of a window are vectors; the eigenvalues of their products say how many directions they share, and the edge is where they \
             break off. Moving the weights a little along one of those directions changes the hidden state of each pair: a direction that \
             learns an algorithm changes pairs with the same a ∘ b alike, which is stripes in the right order and one tall bar in the right basis.",
            "As published: attention matrices only, a step of 0.005 of their length, the change squared, its mean over each group of pairs, and the largest share F of one frequency. \
             Ours: the window begins at the step shown instead of ending there, since a checkpoint keeps no past; a frequency and its negative \
             count as one; a direction points the way training goes; of an MLP all weights are taken. 2/M is the share of \
             one bar if all are alike: of pure noise the largest is several times that, and a small F over chance proves nothing. \
             The companion paper follows each attention matrix over a whole run, and finds 68 % to 82 % of the variance along one \
             component; here it is that of the window, where a random walk would have 61 % and a straight line all.",
        ],
        source: "Xu 2026 (arXiv 2604.06256), sections 2 and 3; companion arXiv 2602.16746",
        claim: Claim::Adapted,
        cost: Cost::Checkpoint,
        options: &[
            OptionInfo {
                id: "basis",
                label: "Groups",
                help: "By what pairs are grouped; with logarithms, the table is in their order.",
                kind: OptionKind::Choice { choices: BASES },
            },
            OptionInfo {
                id: "window",
                label: "Window",
                help: "Number of updates.",
                kind: OptionKind::Number {
                    min: 5.0,
                    max: 40.0,
                    step: 1.0,
                    default: 20.0,
                    numbers: None,
                },
            },
            OptionInfo {
                id: "direction",
                label: "Direction",
                help: "Which direction, the strongest being 1.",
                kind: OptionKind::Number {
                    min: 1.0,
                    max: 10.0,
                    step: 1.0,
                    default: 1.0,
                    numbers: None,
                },
            },
        ],
    },
    look,
};

const BASES: &[NamedInfo] = &[
    basis("add", "a + b"),
    basis("sub", "a − b"),
    basis("dlog", "log a + log b"),
    basis("quotient", "log a − log b"),
];

const fn basis(id: &'static str, label: &'static str) -> NamedInfo {
    NamedInfo {
        id,
        label,
        help: "",
    }
}

/// Length of the published step, as a share of the length of the weights that move.
const STEP: f64 = 0.005;

/// Bars of eigenvalues that are drawn.
const SHOWN: usize = 12;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let updates = Updates::of(snapshot, view.number("window") as u32)?;
    let Eigen { values, vectors } = eigen(&gram(&updates.rows));
    if !values[0].is_finite() || values[0] <= 0.0 {
        return Err(
            "The updates of this window move nothing that is looked at, or are not finite."
                .to_owned(),
        );
    }
    let (k_star, ratio) = edge(&values);
    let which = view.number("direction") as usize - 1;
    let strong = values.iter().filter(|&&v| v > ROUNDING * values[0]).count();
    if which >= strong {
        return Err(format!(
            "There is no direction {}: the {} updates of this window have {strong}.",
            which + 1,
            values.len()
        ));
    }
    let direction = updates.direction(snapshot, &vectors[which]);
    let field = field(snapshot, &direction, STEP * updates.length);
    let shares = shares(&values);
    let grouped = grouped(snapshot, view.choice("basis"), &field);
    let mut drawing = Drawing {
        says: format!(
            "The {} updates from this step on have their edge after {k_star}: there an eigenvalue is {ratio:.1} times the next; the first has {:.0} % of the sum.",
            values.len(),
            100.0 * shares[0]
        ),
        measures: vec![
            Measure::new("edge", "directions before the edge", k_star as f64, ""),
            Measure::new("ratio", "eigenvalue at the edge over the next", ratio, ""),
            Measure::new("share", "share of the first direction", shares[0], ""),
            Measure::new(
                "pc1",
                "trajectories' variance along their first component, mean",
                updates.paths.iter().map(|(_, share)| share).sum::<f64>()
                    / updates.paths.len() as f64,
                "share",
            ),
        ],
        pictures: vec![bars(&shares, k_star), trajectories(&updates.paths)],
    };
    match grouped {
        Ok(grouped) => grouped.tell(&mut drawing, which + 1),
        Err(reason) if view.choice("basis") != "add" => return Err(reason),
        Err(reason) => drawing.says = format!("{} {reason}", drawing.says),
    }
    let order = match Group::of_basis(view.choice("basis"), snapshot.n_symbols()) {
        Ok(group) => with_strangers(&group, snapshot.n_symbols()),
        Err(_) => (0..snapshot.n_symbols()).collect(),
    };
    drawing
        .pictures
        .insert(0, heat(snapshot, &field, &order, which + 1));
    Ok(drawing)
}

/// The updates of a window, cut down to the weights that are looked at.
struct Updates {
    /// One for each update, `[n_kept]`.
    rows: Vec<Vec<f32>>,
    /// Where those weights lie: start and length of each piece.
    pieces: Vec<[usize; 2]>,
    /// How long the vector of those weights is.
    length: f64,
    /// Names of the matrices, each with the share of its trajectory's variance along one component.
    paths: Vec<(String, f64)>,
}

impl Updates {
    fn of(snapshot: &Snapshot, window: u32) -> Result<Self, String> {
        let course = snapshot.specimen().course(window);
        let course = course.ok_or_else(|| NO_MEMORY.to_owned())?;
        let pieces = pieces(snapshot);
        let kept = |theta: &[f32]| -> Vec<f32> {
            let piece = |&[start, n]: &[usize; 2]| theta[start..start + n].to_vec();
            pieces.iter().flat_map(piece).collect()
        };
        let kept_course: Vec<Vec<f32>> = course.iter().map(|theta| kept(theta)).collect();
        Ok(Self {
            rows: kept_course
                .windows(2)
                .map(|w| minus(&w[1], &w[0]))
                .collect(),
            length: norm(&kept_course[0]),
            paths: paths(snapshot, &course, &pieces),
            pieces,
        })
    }

    /// The right singular vector that belongs to an eigenvector, as a unit vector over all weights, `[n_params]`. Of its two
    /// signs it has that of the window's whole displacement.
    fn direction(&self, snapshot: &Snapshot, vector: &[f64]) -> Vec<f32> {
        let along = combined(vector, &self.rows);
        let whole = combined(&vec![1.0; self.rows.len()], &self.rows);
        let sign = crate::math::vectors::dot(&along, &whole);
        let scale = if sign < 0.0 { -1.0 } else { 1.0 } / norm(&along);
        let mut direction = vec![0.0; snapshot.theta.len()];
        let mut rest = along.as_slice();
        for &[start, n] in &self.pieces {
            let (here, after) = rest.split_at(n);
            for (to, &from) in direction[start..start + n].iter_mut().zip(here) {
                *to = (scale * f64::from(from)) as f32;
            }
            rest = after;
        }
        direction
    }
}

/// What lenses say that train on where they cannot.
pub(super) const NO_MEMORY: &str = "This lens trains on from the step shown, for which the optimiser's memory is needed: choose a step at which a checkpoint was kept.";

/// Start and length of the attention matrices; of everything where there are none.
fn pieces(snapshot: &Snapshot) -> Vec<[usize; 2]> {
    let (mut start, mut pieces) = (0, Vec::new());
    for matrix in snapshot.matrices() {
        if matrix.name.contains(".attn.W_") {
            pieces.push([start, matrix.values.len()]);
        }
        start += matrix.values.len();
    }
    match pieces.is_empty() {
        true => vec![[0, start]],
        false => pieces,
    }
}

/// Every piece by its name, with the share of its trajectory's variance along one component; 0 for one that does not move.
fn paths(snapshot: &Snapshot, course: &[Vec<f32>], pieces: &[[usize; 2]]) -> Vec<(String, f64)> {
    let short = |name: &str| {
        let parts: Vec<&str> = name.split('.').collect();
        format!("{}.{}", parts[1], parts[parts.len() - 1])
    };
    let attention = snapshot
        .matrices()
        .filter(|matrix| matrix.name.contains(".attn.W_"));
    let mut names: Vec<String> = attention.map(|matrix| short(matrix.name)).collect();
    if names.is_empty() {
        names.push("all weights".to_owned());
    }
    let share = |&[start, n]: &[usize; 2]| {
        let places: Vec<Vec<f32>> = course
            .iter()
            .map(|theta| theta[start..start + n].to_vec())
            .collect();
        first_share(&places).unwrap_or(0.0)
    };
    names.into_iter().zip(pieces.iter().map(share)).collect()
}

fn trajectories(paths: &[(String, f64)]) -> Picture {
    Picture::Bars {
        beside: None,
        picks: None,
        title: "How straight each trajectory is: 0.61 for a random walk".to_owned(),
        x: Axis::linear("matrix"),
        y: Axis::linear("share of its variance along one component"),
        names: paths.iter().map(|(name, _)| name.clone()).collect(),
        series: vec![Series::new(
            "share",
            paths.iter().map(|(_, share)| *share as f32).collect(),
        )],
        marked: vec![],
    }
}

/// Squared change of each pair's hidden state, `[n_pairs]`.
fn field(snapshot: &Snapshot, direction: &[f32], step: f64) -> Vec<f64> {
    let there = snapshot
        .specimen()
        .trace(&moved(&snapshot.theta, step, direction));
    let (before, after): (&Rows, &Rows) = (&snapshot.trace().hidden, &there.hidden);
    let change = |row: usize| {
        let parts = before.row(row).iter().zip(after.row(row));
        parts
            .map(|(&x, &y)| (f64::from(y) - f64::from(x)).powi(2))
            .sum()
    };
    (0..snapshot.table.pairs.len()).map(change).collect()
}

/// Eigenvalues as shares of their sum.
fn shares(values: &[f64]) -> Vec<f64> {
    let total: f64 = values.iter().map(|value| value.max(0.0)).sum();
    values.iter().map(|value| value.max(0.0) / total).collect()
}

fn bars(shares: &[f64], k_star: usize) -> Picture {
    let shown = &shares[..shares.len().min(SHOWN)];
    Picture::Bars {
        beside: None,
        picks: None,
        title: "Eigenvalues of the updates' products; those before the edge are marked".to_owned(),
        x: Axis::linear("direction"),
        y: Axis::linear("share of the sum"),
        names: (1..=shown.len()).map(|k| k.to_string()).collect(),
        series: vec![Series::new(
            "eigenvalue",
            shown.iter().map(|&share| share as f32).collect(),
        )],
        marked: (0..k_star.min(shown.len()) as u32).collect(),
    }
}

fn with_strangers(group: &Group, n: usize) -> Vec<usize> {
    let strangers = (0..n).filter(|&symbol| group.place(symbol).is_none());
    group.symbols.iter().copied().chain(strangers).collect()
}

fn heat(snapshot: &Snapshot, field: &[f64], order: &[usize], direction: usize) -> Picture {
    let n = snapshot.n_symbols();
    let grid = snapshot.table.grid(f32::NAN, |row, _| field[row] as f32); // [n · n]
    let names: Vec<String> = match order.is_sorted() {
        true => numbered(n),
        false => order.iter().map(usize::to_string).collect(),
    };
    let cells = order
        .iter()
        .flat_map(|&a| order.iter().map(move |&b| a * n + b));
    Picture::Heat {
        title: format!("What a step along direction {direction} changes"),
        x: Axis::linear("b"),
        y: Axis::linear("a"),
        rows: names.clone(),
        columns: names,
        values: cells.map(|cell| grid[cell]).collect(),
        shade: Shade::Sequential,
        kinds: vec![],
        unit: "squared change of the hidden state".to_owned(),
    }
}
