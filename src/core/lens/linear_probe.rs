//! A linear probe: whether a ∘ b can be read off the hidden states by a straight line, whatever the network answers.

use super::{
    drawing::{Axis, Drawing, Measure, Picture, Shade, numbered},
    info::{Claim, Cost, Lens, LensInfo, OptionInfo, OptionKind, View},
    softmax::most_likely,
};
use crate::{
    math::linear::{self, Ridge},
    registry::NamedInfo,
    snapshot::Snapshot,
    task::Split,
};

/// The row of the registry.
pub const LENS: Lens = Lens {
    info: LensInfo {
        id: "linear_probe",
        group: "Geometry",
        label: "Linear probe of a ∘ b",
        help: "How often a least-squares fit reads the answer off the hidden states of pairs it was not fitted to: whether the \
               network knows more than it says.",
        why: [
            "The unembedding is one way to read the hidden states; a probe asks whether there is any. It is a ridge regression \
             from hidden states to answers, solved at once, and its guess is the answer with the highest score. Fitted to half \
             of the held-out pairs it may find an order that the network's own reading has not learnt to use.",
            "Fitted to the training pairs it mostly repeats what the network does: where hidden states memorise, so does the \
             probe. Scored are always held-out pairs that it was not fitted to: all of them, or, when it is fitted to held-out \
             pairs, every second in the table's order. Least squares confuses neighbours on a ring that the network tells apart, \
             so the score is what can be read at least; and it says that the answer can be read, not that the network uses it: \
             compare with a random network of the same width. The published probes read digits of Collatz steps; ours, its \
             penalty, the halves and the limit of 3,000 pairs to fit are our choices.",
        ],
        source: "Gomezjurado 2026 (arXiv 2604.13082); Alain and Bengio 2016 (arXiv 1610.01644)",
        claim: Claim::Adapted,
        cost: Cost::Table,
        options: &[
            OptionInfo {
                id: "fit",
                label: "Fitted to",
                help: "Which pairs the probe learns from.",
                kind: OptionKind::Choice { choices: FITS },
            },
            OptionInfo {
                id: "penalty",
                label: "Penalty (power of 10)",
                help: "Penalty on the probe's weights, as a power of 10 of the hidden states' mean variance.",
                kind: OptionKind::Number {
                    min: -8.0,
                    max: 2.0,
                    step: 1.0,
                    default: -3.0,
                    numbers: None,
                },
            },
        ],
    },
    look,
};

const FITS: &[NamedInfo] = &[
    NamedInfo {
        id: "test",
        label: "half of the held-out pairs",
        help: "Every second held-out pair; scored on the others.",
    },
    NamedInfo {
        id: "train",
        label: "the training pairs",
        help: "Scored on all held-out pairs.",
    },
];

/// Most pairs that a probe is fitted to.
const MOST: usize = 3000;

fn look(snapshot: &Snapshot, view: &View) -> Result<Drawing, String> {
    let held_out = snapshot.table.rows(Split::Test);
    let every_second = |from: usize| held_out.iter().copied().skip(from).step_by(2).collect();
    let (fitted, scored, words): (Vec<usize>, Vec<usize>, _) = match view.choice("fit") {
        "train" => (
            snapshot.table.rows(Split::Train),
            held_out,
            "training pairs",
        ),
        _ => (
            every_second(0),
            every_second(1),
            "held-out pairs, every second",
        ),
    };
    let every = fitted.len().div_ceil(MOST);
    let fitted: Vec<usize> = fitted.into_iter().step_by(every).collect();
    if scored.is_empty() {
        return Err(
            "There is only one held-out pair: none is left to score a probe on.".to_owned(),
        );
    }
    let strength = libm::pow(10.0, view.number("penalty"));
    let probe = fit(snapshot, &fitted, strength)
        .ok_or("All hidden states are the same, so nothing can be read off them.")?;
    let right = guesses(snapshot, &probe);
    let share = |right: &dyn Fn(usize) -> bool| {
        let n = scored.iter().filter(|&&row| right(row)).count();
        n as f64 / scored.len() as f64
    };
    let (probe, own) = (
        share(&|row| right[row]),
        share(&|row| answers(snapshot, row)),
    );
    Ok(Drawing {
        says: format!(
            "Fitted to {} {words}, the probe reads {:.1} % of {} other held-out pairs right; the network itself answers {:.1} % \
             of them right.",
            fitted.len(),
            100.0 * probe,
            scored.len(),
            100.0 * own,
        ),
        measures: vec![
            Measure::new(
                "probe_accuracy",
                "held-out pairs that the probe reads right",
                probe,
                "",
            ),
            Measure::new(
                "network_accuracy",
                "the same pairs, answered right",
                own,
                "",
            ),
            Measure::new("probe_lead", "the probe's lead", probe - own, ""),
        ],
        pictures: vec![table(snapshot, &right, &fitted)],
    })
}

/// From hidden states to 1 at the answer and 0 elsewhere.
fn fit(snapshot: &Snapshot, rows: &[usize], strength: f64) -> Option<Ridge> {
    let n = snapshot.n_symbols();
    let hidden = &snapshot.trace().hidden;
    let wide = |&row: &usize| hidden.row(row).iter().map(|&x| f64::from(x)).collect();
    let hot = |&row: &usize| {
        let mut target = vec![0.0; n];
        target[snapshot.table.pairs[row].right as usize] = 1.0;
        target
    };
    let points: Vec<Vec<f64>> = rows.iter().map(wide).collect();
    let targets: Vec<Vec<f64>> = rows.iter().map(hot).collect();
    linear::ridge(&points, &targets, strength)
}

/// Whether the probe reads each pair of the table right, `[n_pairs]`.
fn guesses(snapshot: &Snapshot, probe: &Ridge) -> Vec<bool> {
    let hidden = &snapshot.trace().hidden;
    let n = snapshot.n_symbols();
    let narrow = |numbers: &[f64]| numbers.iter().map(|&x| x as f32).collect();
    let (weights, constants): (Vec<f32>, Vec<f32>) =
        (narrow(&probe.weights), narrow(&probe.constants));
    let guess = |row: usize| {
        let mut scores = constants.clone();
        for (x, weights) in hidden.row(row).iter().zip(weights.chunks(n)) {
            let entries = scores.iter_mut().zip(weights);
            entries.for_each(|(score, w)| *score += x * w);
        }
        most_likely(&scores) == snapshot.table.pairs[row].right as usize
    };
    (0..snapshot.table.pairs.len()).map(guess).collect()
}

/// Whether the network itself answers a pair right.
fn answers(snapshot: &Snapshot, row: usize) -> bool {
    most_likely(snapshot.trace().logits.row(row)) == snapshot.table.pairs[row].right as usize
}

/// The table of pairs: fitted to, and read right or wrong.
fn table(snapshot: &Snapshot, right: &[bool], fitted: &[usize]) -> Picture {
    let mut learnt = vec![false; right.len()];
    fitted.iter().for_each(|&row| learnt[row] = true);
    let kind = |row: usize| f32::from(2 * u8::from(learnt[row]) + u8::from(right[row]));
    let kinds = [
        "read wrong",
        "read right",
        "read wrong, fitted to",
        "read right, fitted to",
    ];
    let names = numbered(snapshot.n_symbols());
    Picture::Heat {
        title: "What the probe reads right".to_owned(),
        x: Axis::linear("b"),
        y: Axis::linear("a"),
        rows: names.clone(),
        columns: names,
        values: snapshot.table.grid(f32::NAN, |row, _| kind(row)),
        shade: Shade::Kinds,
        kinds: kinds.map(str::to_owned).to_vec(),
        unit: "reading".to_owned(),
    }
}
