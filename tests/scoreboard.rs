//! The early-warning scoreboard: planted signs with known flags, and no look into the future.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use grokscope::{
    lens::{self, info::Cost},
    scoreboard::{
        Kind, Moment, Outcome, Rule, SIGNALS, Signal, Watched,
        judge::{HELD, judge, raised},
        score::scores,
        signals::Reading,
        spacing,
        watch::{MOST_MOMENTS, moment},
    },
    train::metrics::{MetricsRow, next_evaluation},
};
use serde_json::Value;

/// Planted runs are evaluated every ten steps …
const EVERY: u32 = 10;
/// … memorise here …
const MEMORISED: u32 = 100;
/// … and jump here, if they do.
const JUMP: u32 = 300;
const LAST: u32 = 500;

fn row(step: u32, jumps: bool) -> MetricsRow {
    let share = |is: bool| if is { 1.0 } else { 0.1 };
    MetricsRow {
        step,
        train_loss: 0.1,
        train_accuracy: share(step >= MEMORISED),
        test_loss: 5.0,
        test_accuracy: share(jumps && step >= JUMP),
    }
}

/// A run in which every sign has that value.
fn planted(kind: Kind, jumps: bool, value: impl Fn(usize, u32) -> f64) -> Watched {
    let at = |step| Moment {
        row: row(step, jumps),
        values: (0..SIGNALS.len())
            .map(|signal| value(signal, step))
            .collect(),
    };
    Watched {
        kind,
        seed: 0,
        moments: (0..=LAST / EVERY).map(|i| at(i * EVERY)).collect(),
    }
}

/// A value before and a value after its sign's rule is satisfied.
fn before_and_after(rule: Rule) -> [f64; 2] {
    match rule {
        Rule::Falls { to } | Rule::FallsFromPeak { to } => [3.0, 2.9 * to],
        Rule::Rises { to } => [3.0, 3.1 * to],
        Rule::Drops { by } => [3.0, 2.9 - by],
    }
}

/// A run in which every sign moves at one step, for good.
fn moving_at(kind: Kind, jumps: bool, from: u32) -> Watched {
    planted(kind, jumps, |signal, step| {
        before_and_after(SIGNALS[signal].rule)[usize::from(step >= from)]
    })
}

/// Steps from the first of the moments that make a flag to the last.
fn confirmation() -> u32 {
    (HELD as u32 - 1) * EVERY
}

#[test]
fn leads_lags_misses_and_false_alarms_are_told_apart() {
    for (signal, Signal { id, .. }) in SIGNALS.iter().enumerate() {
        let early = judge(&moving_at(Kind::Run, true, 200), signal, 1.0);
        let lead = i64::from(JUMP - 200 - confirmation());
        assert_eq!(
            (early.outcome, early.lead),
            (Outcome::Flagged, Some(lead)),
            "{id}"
        );
        let flag = early.flag.expect("a flag");
        assert_eq!(
            (flag.onset, flag.step, flag.interval),
            (200, 200 + confirmation(), EVERY)
        );
        let late = judge(&moving_at(Kind::Run, true, 400), signal, 1.0);
        assert_eq!(late.lead, Some(-100 - i64::from(confirmation())), "{id}");
        let never = judge(&moving_at(Kind::Run, true, LAST + 1), signal, 1.0);
        assert_eq!((never.outcome, never.lead), (Outcome::Missed, None), "{id}");
        let alarm = judge(&moving_at(Kind::RandomLabels, false, 200), signal, 1.0);
        assert_eq!(
            (alarm.outcome, alarm.lead),
            (Outcome::FalseAlarm, None),
            "{id}"
        );
        let quiet = judge(&moving_at(Kind::RandomLabels, false, LAST + 1), signal, 1.0);
        assert_eq!(quiet.outcome, Outcome::Quiet, "{id}");
    }
}

#[test]
fn what_rises_only_after_the_jump_lags() {
    for from in (JUMP + EVERY..=LAST - confirmation()).step_by(EVERY as usize) {
        for (signal, Signal { id, .. }) in SIGNALS.iter().enumerate() {
            let lead = judge(&moving_at(Kind::Run, true, from), signal, 1.0).lead;
            assert!(lead.is_some_and(|lead| lead < 0), "{}", id);
        }
    }
}

#[test]
fn movements_before_memorisation_and_short_ones_are_no_flags() {
    for (signal, Signal { id, rule, .. }) in SIGNALS.iter().enumerate() {
        let [before, after] = before_and_after(*rule);
        // What happens while memorising is not measured against anything.
        let while_memorising = planted(Kind::Run, true, |_, step| match step < MEMORISED {
            true => after,
            false => before,
        });
        let blip = planted(Kind::Run, true, |_, step| {
            match (200..200 + (HELD as u32 - 1) * EVERY).contains(&step) {
                true => after,
                false => before,
            }
        });
        let gaps = planted(Kind::Run, true, |_, step| match step {
            0..200 => before,
            _ if step % (HELD as u32 * EVERY) == 0 => f64::NAN,
            _ => after,
        });
        for run in [while_memorising, blip, gaps] {
            assert_eq!(judge(&run, signal, 1.0).outcome, Outcome::Missed, "{}", id);
        }
        let blind = planted(Kind::Run, true, |_, _| f64::NAN);
        assert_eq!(judge(&blind, signal, 1.0).outcome, Outcome::Blind);
        let mut unarmed = moving_at(Kind::RandomLabels, false, 200);
        let moments = unarmed.moments.iter_mut();
        moments.for_each(|moment| moment.row.train_accuracy = 0.98);
        assert_eq!(judge(&unarmed, signal, 1.0).outcome, Outcome::Unarmed);
    }
}

/// Numbers that wander, the same every time.
fn wandering(seed: u64) -> impl Iterator<Item = f64> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut level = 1.0;
    std::iter::from_fn(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        level *= 1.0 + ((state >> 40) as f64 / (1 << 24) as f64 - 0.5) * 0.6;
        Some(level)
    })
}

#[test]
fn no_flag_knows_what_comes_after_it() {
    let rows: Vec<MetricsRow> = (0..=LAST / EVERY).map(|i| row(i * EVERY, true)).collect();
    let (mut flags, mut none) = (0, 0);
    for signal in SIGNALS {
        for seed in 1..=60 {
            let values: Vec<f64> = wandering(seed).take(rows.len()).collect();
            let whole = raised(signal.rule, &rows, &values);
            for n in 0..=rows.len() {
                let known = raised(signal.rule, &rows[..n], &values[..n]);
                // As soon as it can be seen it is seen, and never sooner.
                assert_eq!(known, whole.filter(|at| *at < n), "{} {seed}", signal.id);
            }
            *(if whole.is_some() {
                &mut flags
            } else {
                &mut none
            }) += 1;
        }
    }
    assert!(flags > 50 && none > 50, "{flags} flags, {none} without");
}

#[test]
fn a_baseline_is_the_runs_own() {
    // Twice as large everywhere: factors see no difference.
    for (i, signal) in SIGNALS.iter().enumerate() {
        if matches!(signal.rule, Rule::Drops { .. }) {
            continue;
        }
        for seed in 1..=20 {
            let values: Vec<f64> = wandering(seed).take((LAST / EVERY + 1) as usize).collect();
            let run = |factor: f64| {
                planted(Kind::Run, true, |_, step| {
                    factor * values[(step / EVERY) as usize]
                })
            };
            let flags = [1.0, 4.0].map(|factor| judge(&run(factor), i, 1.0).flag);
            assert_eq!(flags[0], flags[1], "{}", signal.id);
        }
    }
}

#[test]
fn scores_count_every_run_once() {
    let kinds = [Kind::RandomLabels, Kind::LittleData];
    let mut runs = vec![
        moving_at(Kind::Run, true, 150),
        moving_at(Kind::Run, true, 250),
        moving_at(Kind::Run, true, LAST + 1),
        // A control that jumps after all is no control, and a run that does not jump is one.
        moving_at(Kind::LittleData, true, 200),
        moving_at(Kind::Run, false, 200),
    ];
    runs.extend(kinds.map(|kind| moving_at(kind, false, 200)));
    runs.extend(kinds.map(|kind| moving_at(kind, false, LAST + 1)));
    for score in scores(&runs, 1.0) {
        let wait = f64::from(confirmation());
        let lead = |from: u32| Some(i64::from(JUMP - from - confirmation()));
        assert_eq!(score.leads, [lead(150), lead(250), None, lead(200)]);
        assert_eq!(score.median_lead, Some(75.0 - wait));
        assert_eq!(score.median_onset_lead, Some(75.0));
        assert_eq!((score.misses, score.not_judged), (1, 0));
        let alarms: Vec<_> = score
            .controls
            .iter()
            .map(|alarms| (alarms.kind, alarms.false_alarms, alarms.of))
            .collect();
        assert_eq!(
            alarms,
            [
                (Kind::Run, 1, 1),
                (Kind::RandomLabels, 1, 2),
                (Kind::LittleData, 1, 2)
            ]
        );
    }
    // With more misses than flags nobody knows the median.
    let never = moving_at(Kind::Run, true, LAST + 1);
    let mostly = [never.clone(), never, moving_at(Kind::Run, true, 200)];
    assert!(
        scores(&mostly, 1.0)
            .iter()
            .all(|score| score.median_lead.is_none() && score.misses == 2)
    );
}

#[test]
fn a_stricter_rule_is_never_flagged_earlier() {
    let rows: Vec<MetricsRow> = (0..=LAST / EVERY).map(|i| row(i * EVERY, true)).collect();
    for signal in SIGNALS {
        for seed in 1..=60 {
            let values: Vec<f64> = wandering(seed).take(rows.len()).collect();
            let at = [0.5, 1.0, 2.0].map(|strictness| {
                let raised = raised(signal.rule.scaled(strictness), &rows, &values);
                raised.unwrap_or(usize::MAX)
            });
            assert!(at.is_sorted(), "{}: {at:?}", signal.id);
        }
        assert_eq!(signal.rule.scaled(1.0), signal.rule);
    }
}

#[test]
fn every_sign_has_a_lens_that_is_cheap_and_a_measure_that_is_a_number() {
    let snapshot = specimens::fresh(common::valid_with("tiny", &[]));
    let moment = moment(&snapshot, row(0, false));
    assert_eq!(moment.values.len(), SIGNALS.len());
    for (i, (signal, value)) in SIGNALS.iter().zip(&moment.values).enumerate() {
        assert!(value.is_finite(), "{}: {value}", signal.id);
        assert!(
            SIGNALS[..i].iter().all(|other| other.id != signal.id),
            "{} twice",
            signal.id
        );
        let Reading::Lens {
            lens,
            options,
            measure,
        } = signal.reading
        else {
            continue;
        };
        let lens = lens::find(lens).expect("a lens");
        assert!(
            matches!(lens.info.cost, Cost::Weights | Cost::Table),
            "{} is dear",
            signal.id
        );
        let asked = options
            .iter()
            .map(|(option, value)| ((*option).to_owned(), Value::from(*value)));
        let sight = lens
            .sight(&snapshot, &Value::Object(asked.collect()))
            .expect("options of the lens");
        let measures = sight.drawing.expect("a drawing").measures;
        let found = measures.iter().find(|m| m.id == measure);
        assert_eq!(
            found.map(|measure| measure.value),
            Some(*value),
            "{}",
            signal.id
        );
    }
}

#[test]
fn a_run_is_watched_closely_but_not_too_often() {
    assert_eq!(spacing(200), 0.04);
    for max_steps in [1, 200, 1200, 40_000, 1_000_000] {
        let (spacing, mut step, mut moments) = (spacing(max_steps), 0, 1);
        while step < max_steps {
            step = next_evaluation(step, spacing);
            moments += 1;
        }
        assert!(moments <= MOST_MOMENTS, "{max_steps}: {moments}");
    }
}
