//! What is said of a lens's measures over a run: planted courses with phases and flags at known steps.

use grokscope::lens::over_run::{Moment, OverRun, Stretch, over_run};

fn moment(step: u32, measures: &[(&str, f64)]) -> Moment {
    let measures = measures
        .iter()
        .map(|(id, value)| ((*id).to_owned(), *value));
    Moment {
        step,
        measures: measures.collect(),
    }
}

/// A run in steps of 100 up to `last`.
fn run(last: u32, measures: impl Fn(f64) -> Vec<(&'static str, f64)>) -> Vec<Moment> {
    let steps = (0..=last / 100).map(|i| 100 * i);
    steps
        .map(|step| moment(step, &measures(f64::from(step))))
        .collect()
}

/// Accuracies that jump at two steps.
fn accuracies(step: f64, memorised: f64, understood: f64) -> [(&'static str, f64); 2] {
    let share = |from: f64, low: f64| if step >= from { 1.0 } else { low };
    [
        ("train_accuracy", share(memorised, 0.5)),
        ("test_accuracy", share(understood, 0.02)),
    ]
}

/// Memorised at 500, restricted loss falling from 1,000 on, understood at 2,000, weights at rest from 3,000 on.
fn planted(step: f64) -> Vec<(&'static str, f64)> {
    let restricted = 5.0 - ((step - 1000.0) / 300.0).clamp(0.0, 4.0);
    let squared = 1000.0 - 0.2 * step.min(3000.0);
    let rest = [("restricted", restricted), ("squared_weights", squared)];
    [accuracies(step, 500.0, 2000.0), rest].concat()
}

fn named(bands: &[Stretch]) -> Vec<(&str, u32, u32)> {
    let named = bands.iter();
    named
        .map(|band| (band.label.as_str(), band.from, band.to))
        .collect()
}

fn phases(moments: &[Moment]) -> OverRun {
    over_run("progress", moments).expect("phases")
}

#[test]
fn the_phases_of_a_planted_run_are_found_where_they_were_planted() {
    let seen = phases(&run(5000, planted));
    let expected = [
        ("memorising", 0, 500),
        ("circuit formation", 1100, 2000),
        ("cleanup", 2000, 3000),
        ("stable", 3000, 5000),
    ];
    assert_eq!(named(&seen.bands), expected);
    for word in [
        "heuristic",
        "step 500",
        "step 1100",
        "step 2000",
        "step 3000",
    ] {
        assert!(seen.says.contains(word), "{word}: {}", seen.says);
    }
    // The order in which moments were looked at is nobody's business.
    let mut backwards = run(5000, planted);
    backwards.reverse();
    assert_eq!(phases(&backwards), seen);
}

#[test]
fn phases_end_where_the_run_has_come_to() {
    let early = phases(&run(1500, planted));
    let expected = [("memorising", 0, 500), ("circuit formation", 1100, 1500)];
    assert_eq!(named(&early.bands), expected);
    assert!(
        early.says.contains("cleanup from: not yet"),
        "{}",
        early.says
    );
}

#[test]
fn a_run_that_only_memorises_has_no_later_phase() {
    let memoriser = |step: f64| {
        let rest = [("restricted", 4.0), ("squared_weights", 700.0)];
        [accuracies(step, 500.0, 1e9), rest].concat()
    };
    assert_eq!(
        named(&phases(&run(5000, memoriser)).bands),
        [("memorising", 0, 500)]
    );
}

#[test]
fn a_run_that_understands_as_it_memorises_forms_its_circuit_not_apart() {
    let at_once = |step: f64| {
        let rest = [("restricted", 4.0), ("squared_weights", 700.0)];
        [accuracies(step, 500.0, 300.0), rest].concat()
    };
    let seen = phases(&run(2000, at_once));
    let expected = [("memorising", 0, 500), ("stable", 500, 2000)];
    assert_eq!(named(&seen.bands), expected);
    assert!(seen.says.contains("not apart"), "{}", seen.says);
}

fn flag(last: u32, memorised: f64, understood: f64, ildr: impl Fn(f64) -> f64) -> OverRun {
    let moments = run(last, |step| {
        [
            &accuracies(step, memorised, understood)[..],
            &[("ildr", ildr(step))],
        ]
        .concat()
    });
    over_run("ildr", &moments).expect("something to say")
}

/// Marks by place and label, and levels by first step and height.
type Drawn<'a> = (Vec<(f32, &'a str)>, Vec<(u32, f64)>);

/// What marks and levels there are.
fn drawn(seen: &OverRun) -> Drawn<'_> {
    let marks = seen.marks.iter().map(|mark| (mark.at, mark.label.as_str()));
    let levels = seen.levels.iter().map(|level| (level.from, level.value));
    (marks.collect(), levels.collect())
}

#[test]
fn ildr_is_flagged_above_two_and_a_half_times_its_value_at_memorisation() {
    // 0.2 at step 500; above 0.5 from step 1,300 on, which is 700 steps before the jump.
    let seen = flag(2500, 500.0, 2000.0, |step| {
        0.2 + 0.3 * (step - 500.0).max(0.0) / 750.0
    });
    let (marks, levels) = drawn(&seen);
    assert_eq!(levels, [(500, 0.5)]);
    assert_eq!(
        marks,
        [
            (1300.0, "flag: step 1300"),
            (2000.0, "95 % of unseen pairs: step 2000")
        ]
    );
    assert!(seen.says.contains("700 steps later"), "{}", seen.says);
    assert!(
        seen.says.contains("says nothing of this run"),
        "{}",
        seen.says
    );
}

#[test]
fn the_published_baseline_is_used_where_it_means_something() {
    // Slow: at step 3,000 the ratio is twice what it was at memorisation, so that flag comes later.
    let seen = flag(9000, 500.0, 8000.0, |step| {
        0.1 * (1.0 + ((step - 500.0) / 2500.0).max(0.0))
    });
    let (marks, levels) = drawn(&seen);
    assert_eq!(levels, [(500, 0.25), (3000, 0.5)]);
    let flags: Vec<f32> = marks.iter().map(|mark| mark.0).collect();
    // 1 + x > 2.5 from x = 1.5, step 4,250; 1 + x > 5 only after step 10,500, which is never here.
    assert_eq!(flags, [4300.0, 8000.0]);
    assert!(seen.says.contains("as published: no flag"), "{}", seen.says);
}

#[test]
fn nothing_is_flagged_where_there_is_nothing_to_announce() {
    let flat = flag(2500, 500.0, 1e9, |_| 0.2);
    assert_eq!(drawn(&flat).0, []);
    assert!(flat.says.contains("no flag"), "{}", flat.says);
    let at_once = flag(2500, 500.0, 400.0, |step| step);
    assert_eq!(drawn(&at_once), (vec![], vec![]));
    let unborn = flag(400, 500.0, 1e9, |step| step);
    assert_eq!(drawn(&unborn), (vec![], vec![]));
}

#[test]
fn other_lenses_and_missing_measures_say_nothing() {
    assert_eq!(over_run("spectrum", &run(500, planted)), None);
    assert_eq!(over_run("progress", &[]), None);
    let strangers = run(500, |step| vec![("restricted", step)]);
    assert_eq!(over_run("progress", &strangers), None);
    assert_eq!(over_run("ildr", &strangers), None);
}
