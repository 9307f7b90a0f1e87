//! The phases of a run, read off the progress measures: memorising, forming the circuit, cleaning up. Nanda et al. placed
//! theirs by eye; the rule is ours.

use super::over_run::{MEMORISED, Moment, OverRun, Stretch, UNDERSTOOD, columns};

/// The circuit forms once the restricted loss is below this share of its peak since memorisation.
const FALLEN: f64 = 0.95;
/// Cleanup begins when this share of the unseen pairs is right.
const RISING: f64 = 0.2;
/// Cleanup is over when the squared weights change by less than this share in so many steps, twice in succession.
const SETTLED: (f64, f64) = (0.01, 1000.0);

type Row = (u32, [f64; 4]);

/// The phases, as far as the run has come.
pub fn read(moments: &[Moment]) -> Option<OverRun> {
    let ids = [
        "train_accuracy",
        "test_accuracy",
        "restricted",
        "squared_weights",
    ];
    let rows: Vec<Row> = columns(moments, ids);
    let ([(first, _), .., (last, _)], begins) = (&rows[..], begins(&rows)) else {
        return None;
    };
    let starts = [("memorising", Some(*first))]
        .into_iter()
        .chain(begins)
        .filter_map(|(label, from)| Some((label, from?)));
    let starts: Vec<(&str, u32)> = starts.collect();
    let ends = starts.iter().skip(1).map(|(_, from)| *from).chain([*last]);
    let band = |((label, from), to): (&(&str, u32), u32)| Stretch {
        from: *from,
        to,
        label: (*label).to_owned(),
    };
    let bands: Vec<Stretch> = starts.iter().zip(ends).map(band).collect();
    Some(OverRun {
        says: says(&begins),
        bands: bands
            .into_iter()
            .filter(|band| band.label != WAITING && band.from < band.to)
            .collect(),
        ..OverRun::default()
    })
}

/// Memorised, and nothing moves yet: no phase of the paper, and not drawn.
const WAITING: &str = "memorised";

/// Where each later phase begins, if it has begun.
fn begins(rows: &[Row]) -> [(&'static str, Option<u32>); 4] {
    let step = |at: Option<usize>| at.map(|at| rows[at].0);
    let memorised = rows.iter().position(|(_, [train, ..])| *train >= MEMORISED);
    let cleanup = memorised.and_then(|at| first(rows, at, |&(_, [_, test, ..])| test > RISING));
    let formation = memorised.and_then(|at| forms(rows, at));
    let formation = formation.filter(|at| cleanup.is_none_or(|cleanup| *at < cleanup));
    let stable = cleanup.and_then(|at| settles(rows, at));
    [
        (WAITING, step(memorised)),
        ("circuit formation", step(formation)),
        ("cleanup", step(cleanup)),
        ("stable", step(stable)),
    ]
}

fn first(rows: &[Row], from: usize, is: impl Fn(&Row) -> bool) -> Option<usize> {
    Some(from + rows[from..].iter().position(is)?)
}

fn forms(rows: &[Row], memorised: usize) -> Option<usize> {
    let mut peak = f64::NEG_INFINITY;
    let fallen = |(_, [_, _, restricted, _]): &Row| {
        peak = peak.max(*restricted);
        *restricted < FALLEN * peak
    };
    Some(memorised + rows[memorised..].iter().position(fallen)?)
}

fn settles(rows: &[Row], cleanup: usize) -> Option<usize> {
    let (share, steps) = SETTLED;
    let calm = |pair: &[Row]| {
        let [(from, [.., before]), (to, [.., after])] = [pair[0], pair[1]];
        (after / before - 1.0).abs() * steps < share * f64::from(to - from)
    };
    let settled = |three: &[Row]| {
        let [_, test, ..] = three[0].1;
        test >= UNDERSTOOD && calm(&three[..2]) && calm(&three[1..])
    };
    Some(cleanup + rows[cleanup..].windows(3).position(settled)?)
}

fn says(begins: &[(&str, Option<u32>); 4]) -> String {
    let when = |at: usize, rule: &str| match begins[at] {
        (_, None) => format!("not yet ({rule})"),
        (_, Some(step)) => format!("step {step} ({rule})"),
    };
    let formation = match (begins[1].1, begins[2].1) {
        (None, Some(_)) => "not apart from it".to_owned(),
        _ => when(1, "restricted loss below 95 % of its peak since then"),
    };
    format!(
        "Phases over the run, by a heuristic of ours, at the steps that were kept. Memorised: {}; circuit formation from: {formation}; cleanup from: {}; \
         stable from: {}.",
        when(0, "99 % of the training pairs right"),
        when(2, "over 20 % of the unseen pairs right"),
        when(
            3,
            "95 % of them right, and the squared weights change by less than 1 % in 1,000 steps"
        ),
    )
}
