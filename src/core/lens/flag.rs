//! The flag of ILDR over a run: the first kept step at which it exceeds a multiple of its baseline.

use super::{
    drawing::Mark,
    over_run::{MEMORISED, Moment, OverRun, Threshold, UNDERSTOOD, columns},
};

/// So many times its baseline, as published (Golwala 2026, arXiv 2604.20923).
pub const FACTOR: f64 = 2.5;
/// Where the published baseline is taken.
const PUBLISHED: u32 = 3000;

type Row = (u32, [f64; 3]);

/// The flags by either baseline, and the step at which the network understood.
pub fn read(moments: &[Moment]) -> Option<OverRun> {
    let rows: Vec<Row> = columns(moments, ["train_accuracy", "test_accuracy", "ildr"]);
    let last = rows.last()?.0;
    let baseline = rows.iter().position(|(_, [train, ..])| *train >= MEMORISED);
    let Some(baseline) = baseline else {
        return Some(told(
            "No flag yet: its baseline is the first kept step with 99 % of the training pairs right.",
        ));
    };
    let understood = rows[baseline..]
        .iter()
        .find(|(_, [_, test, _])| *test >= UNDERSTOOD);
    let understood = understood.map(|(step, _)| *step);
    if understood == Some(rows[baseline].0) {
        return Some(told(
            "No flag: when the training pairs were memorised, 95 % of the unseen pairs were right already, so there was nothing to announce.",
        ));
    }
    let mut seen = OverRun::default();
    let own = format!("step {}, training pairs 99 % right", rows[baseline].0);
    seen.says = flagged(&mut seen, &rows[baseline..], &own, understood);
    match rows.iter().position(|(step, _)| *step >= PUBLISHED) {
        Some(at) if at > baseline && understood.is_none_or(|step| step > rows[at].0) => {
            let words = format!("step {}, as published", rows[at].0);
            let more = flagged(&mut seen, &rows[at..], &words, understood);
            seen.says = format!("{} {more}", seen.says);
        }
        None if last < PUBLISHED && understood.is_none() => (),
        _ => seen.says += " The published baseline, step 3000, says nothing of this run.",
    }
    seen.marks.extend(understood.map(|step| Mark {
        at: step as f32,
        label: format!("95 % of unseen pairs: step {step}"),
    }));
    Some(seen)
}

fn told(says: &str) -> OverRun {
    OverRun {
        says: says.to_owned(),
        ..OverRun::default()
    }
}

/// Adds the level and, if it was exceeded, the flag of a baseline, the first of the rows; what that is in words.
fn flagged(seen: &mut OverRun, rows: &[Row], baseline: &str, understood: Option<u32>) -> String {
    let (from, [_, _, value]) = rows[0];
    let level = FACTOR * value;
    seen.levels.push(Threshold {
        beside: "ildr",
        label: format!("{FACTOR} × baseline ({baseline})"),
        from,
        value: level,
    });
    let flag = rows.iter().find(|(_, [_, _, ildr])| *ildr > level);
    let Some((flag, _)) = flag else {
        return format!("Baseline {baseline}: no flag, ILDR stays below {level:.3}.");
    };
    seen.marks.push(Mark {
        at: *flag as f32,
        label: format!("flag: step {flag}"),
    });
    let lead = match understood {
        None => "Not 95 % of the unseen pairs are right yet.".to_owned(),
        Some(step) if step > *flag => {
            format!(
                "{} steps later 95 % of the unseen pairs are right.",
                step - flag
            )
        }
        Some(step) => format!(
            "{} steps earlier 95 % of the unseen pairs were right.",
            flag - step
        ),
    };
    format!("Baseline {baseline}: the flag, ILDR above {level:.3}, is at step {flag}. {lead}")
}
