//! The registry of published figures: every row can be run and checked, and verdicts follow from results.

mod common;

use std::collections::BTreeSet;

use common::valid_with;
use grokscope::{
    figures::{
        self, Budget, Check, Finding, Measure, Outcome, Rule, Verdict, figures,
        recorded::{Recorded, page},
        verdict::{ALL, examine, spearman},
    },
    sweep::{
        Job, Record, RunResult, Stop,
        probe::{COSETS, PHI, Probe, SHARPNESS},
        record::Provenance,
    },
    train::metrics::MetricsRow,
};
use serde_json::json;

const BUDGETS: [Budget; 2] = [Budget::Quick, Budget::Full];

#[test]
fn every_run_of_every_figure_is_valid() {
    for figure in figures() {
        for budget in BUDGETS {
            let jobs = figure
                .jobs(budget, 2)
                .unwrap_or_else(|error| panic!("{}: {error}", figure.id));
            assert_eq!(
                jobs.len(),
                2 * (figure.series)(budget).len(),
                "{}",
                figure.id
            );
        }
    }
}

#[test]
fn every_claim_is_about_a_series_that_there_is() {
    for figure in figures() {
        for budget in BUDGETS {
            let series = (figure.series)(budget);
            let labels: BTreeSet<&str> =
                series.iter().map(|series| series.label.as_str()).collect();
            assert_eq!(
                labels.len(),
                series.len(),
                "{}: two series of one name",
                figure.id
            );
            let checks = (figure.checks)(budget);
            assert!(!checks.is_empty(), "{}", figure.id);
            for check in checks {
                let other = match check.rule {
                    Rule::Less(other) | Rule::Times(other, ..) => other,
                    _ => check.series,
                };
                let everybody = matches!(check.rule, Rule::Ranks(..));
                assert_eq!(everybody, check.series == ALL, "{}", figure.id);
                for label in [check.series, other].into_iter().filter(|_| !everybody) {
                    assert!(labels.contains(label), "{}: {label}", figure.id);
                }
            }
        }
    }
}

#[test]
fn every_claim_can_be_decided_within_its_steps() {
    for figure in figures() {
        for budget in BUDGETS {
            let series = (figure.series)(budget);
            for check in (figure.checks)(budget) {
                let max_steps = series
                    .iter()
                    .find(|series| series.label == check.series)
                    .map_or(0.0, |series| f64::from(series.config.train.max_steps));
                let steps = matches!(
                    check.measure,
                    Measure::TrainStep(_) | Measure::TestStep(_) | Measure::Steady
                );
                if let (true, Rule::Near(published)) = (steps, check.rule) {
                    assert!(
                        max_steps >= 2.0 * published,
                        "{}: {max_steps} steps for {published}",
                        figure.id
                    );
                }
            }
        }
    }
}

#[test]
fn quick_is_quick() {
    for figure in figures() {
        let flop = |budget| figure.flop(budget, 3);
        assert!(flop(Budget::Quick) <= flop(Budget::Full), "{}", figure.id);
        // At 20 GFLOP/s on each of two cores: ten minutes.
        assert!(
            flop(Budget::Quick) < 25e12,
            "{}: {:e}",
            figure.id,
            flop(Budget::Quick)
        );
    }
}

#[test]
fn names_are_unique_and_every_number_of_the_table_is_here() {
    let ids: Vec<&str> = figures().map(|figure| figure.id).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len());
    for n in 1..=27 {
        let id = format!("r{n}");
        assert!(figures::find(&id).is_some(), "{id}");
    }
}

/// A run of `tiny` that reaches 100 % on the training pairs at 10 and on the held-out pairs at `test`.
fn run(test: Option<u32>) -> RunResult {
    let config = valid_with("tiny", &[("train.max_steps", json!(200))]);
    let mut record = Record::new(Stop::default());
    for step in 0..=200 {
        record.observe(&MetricsRow {
            step,
            train_loss: 1.0,
            train_accuracy: f32::from(u8::from(step >= 10)),
            test_loss: 1.0 + (step as f32 / 10.0).min((200 - step) as f32 / 100.0),
            test_accuracy: f32::from(u8::from(test.is_some_and(|test| step >= test))),
        });
    }
    let provenance = Provenance {
        version: "0".to_owned(),
        commit: "unknown".to_owned(),
        device: "CPU".to_owned(),
        seconds: 1.0,
    };
    record.finish(&config, None, provenance)
}

fn outcome(measure: Measure, rule: Rule, tests: &[Option<u32>], others: &[Option<u32>]) -> Outcome {
    let [ours, theirs] =
        [tests, others].map(|tests| tests.iter().map(|test| run(*test)).collect::<Vec<_>>());
    let results = [("a", ours.iter().collect()), ("b", theirs.iter().collect())];
    let check = Check {
        series: "a",
        measure,
        rule,
    };
    examine(&check, &results).outcome
}

#[test]
fn a_number_is_near_within_half_and_twice() {
    use Outcome::{Fails, Holds, Unknown};
    let near = |tests: &[Option<u32>], published| {
        outcome(Measure::TestStep(0.99), Rule::Near(published), tests, &[])
    };
    // The median counts, not the mean.
    assert_eq!(near(&[Some(50), Some(60), Some(190)], 100.0), Holds);
    assert_eq!(near(&[Some(40), Some(49), Some(190)], 100.0), Fails);
    assert_eq!(near(&[Some(150)], 70.0), Fails);
    // Not by 200: later than twice 100, but nobody knows about twice 150.
    assert_eq!(near(&[None], 100.0), Fails);
    assert_eq!(near(&[None], 150.0), Unknown);
    assert_eq!(near(&[], 100.0), Unknown);
}

#[test]
fn never_means_no_run() {
    let never = |tests: &[Option<u32>]| outcome(Measure::TestStep(0.95), Rule::Never, tests, &[]);
    assert_eq!(never(&[None, None, None]), Outcome::Holds);
    assert_eq!(never(&[None, None, Some(199)]), Outcome::Fails);
    assert_eq!(never(&[]), Outcome::Unknown);
}

#[test]
fn order_is_told_even_where_one_is_not_there_yet() {
    use Outcome::{Fails, Holds, Unknown};
    let less = |ours, theirs| outcome(Measure::TestStep(0.99), Rule::Less("b"), &[ours], &[theirs]);
    assert_eq!(less(Some(50), Some(60)), Holds);
    assert_eq!(less(Some(60), Some(50)), Fails);
    assert_eq!(less(Some(60), None), Holds);
    assert_eq!(less(None, Some(60)), Fails);
    assert_eq!(less(None, None), Unknown);
    let times = |ours, theirs| {
        outcome(
            Measure::TestStep(0.99),
            Rule::Times("b", 2.0, 4.0),
            &[ours],
            &[theirs],
        )
    };
    assert_eq!(times(Some(150), Some(50)), Holds);
    assert_eq!(times(Some(50), Some(50)), Fails);
    assert_eq!(times(None, Some(40)), Fails);
    assert_eq!(times(None, Some(100)), Unknown);
    assert_eq!(times(Some(50), None), Fails);
}

#[test]
fn measures_are_what_their_words_say() {
    let of = |measure: Measure, test| {
        measure
            .of(&run(test))
            .and_then(grokscope::sweep::Reached::at)
    };
    assert_eq!(of(Measure::TrainStep(0.99), None), Some(10.0));
    assert_eq!(of(Measure::Delay(0.95), Some(50)), Some(5.0));
    assert_eq!(of(Measure::Delay(0.95), None), None);
    assert_eq!(of(Measure::Steady, Some(50)), Some(52.0));
    assert_eq!(of(Measure::BestTest, None), Some(0.0));
    assert_eq!(of(Measure::LastTrain, None), Some(1.0));
    // The planted test loss starts at 1, is highest near step 18, and ends at 1.
    let peak = 1.0 + 1.82;
    for measure in [Measure::LossRise, Measure::LossFall] {
        let ratio = of(measure, None).expect("a ratio");
        assert!((ratio - peak).abs() < 0.05, "{ratio}");
    }
    assert_eq!(of(Measure::Weights("nothing"), None), None);
}

#[test]
fn a_rank_correlation_is_over_all_runs() {
    // Spearman's own form without ties: 1 − 6Σd²/(n(n² − 1)).
    let pairs = [[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0], [9.0, 5.0]];
    assert!((spearman(&pairs).expect("ranks") - (1.0 - 6.0 * 4.0 / 120.0)).abs() < 1e-12);
    let falling = pairs.map(|[x, _]| [x, -x * x * x]);
    assert!((spearman(&falling).expect("ranks") + 1.0).abs() < 1e-12);
    // Ties share their ranks; what never differs has none.
    let tied = [[0.0, 0.0], [0.0, 0.0], [1.0, 1.0], [1.0, 1.0]];
    assert!((spearman(&tied).expect("ranks") - 1.0).abs() < 1e-12);
    assert_eq!(
        spearman(&[[1.0, 1.0], [2.0, 1.0], [3.0, 1.0], [4.0, 1.0]]),
        None
    );
    assert_eq!(spearman(&pairs[..3]), None);

    let mut runs: Vec<RunResult> = (0..4).map(|i| run((i < 2).then_some(50 + i))).collect();
    for (run, phi) in runs.iter_mut().zip([0.1, 0.2, 0.3, 0.4]) {
        run.measured.insert(PHI.to_owned(), Some(phi));
    }
    let check = Check {
        series: ALL,
        measure: Measure::Weights(PHI),
        rule: Rule::Ranks(&Measure::LastTest, -1.0, -0.3),
    };
    let of = |runs: &[RunResult]| {
        let (one, other) = runs.split_at(1);
        let results = [("a", one.iter().collect()), ("b", other.iter().collect())];
        examine(&check, &results)
    };
    let finding = of(&runs);
    assert_eq!(
        (finding.outcome, finding.measured.as_str()),
        (Outcome::Holds, "-0.89")
    );
    assert_eq!(finding.runs.len(), 4);
    // A run without the measure is none of the pairs, and three pairs tell nothing.
    runs[0].measured.insert(PHI.to_owned(), None);
    assert_eq!(of(&runs).outcome, Outcome::Unknown);
}

#[test]
fn a_lens_measures_at_the_end_of_a_run_and_old_results_stay_readable() {
    let cell = grokscope::sweep::Cell {
        label: "a cell".to_owned(),
        settings: Vec::new(),
        config: valid_with("tiny", &[("train.max_steps", json!(30))]),
    };
    let job = Job {
        probes: &[SHARPNESS, Probe::CosetMap],
        ..Job::new(0, &cell, 1, Stop::default()).expect("a job")
    };
    let mut course = pollster::block_on(grokscope::sweep::Course::open(
        job.clone(),
        &burn::tensor::Device::flex(),
        None,
    ));
    while course.going() {
        pollster::block_on(course.advance(50));
    }
    let provenance = run(None).provenance;
    let result = pollster::block_on(course.finish(provenance)).expect("a result");
    let phi = result.measured[PHI].expect("a number");
    assert!(phi > 0.0 && phi < 1.0, "{phi}");
    // Residues have no cosets of S₅: that is said, and the run counts as measured.
    assert_eq!(result.measured[COSETS], None);
    assert!(result.answers(&job));
    let mut json = serde_json::to_value(&result).expect("JSON");
    let again: RunResult = serde_json::from_value(json.clone()).expect("a result");
    assert_eq!(again, result);
    json.as_object_mut().expect("an object").remove("measured");
    let old: RunResult = serde_json::from_value(json).expect("an older result");
    assert!(old.measured.is_empty() && !old.answers(&job));
}

#[test]
fn verdicts_follow_from_findings() {
    use Outcome::{Fails, Holds, Unknown};
    let verdict = |outcomes: &[Outcome]| {
        let finding = |outcome: &Outcome| Finding {
            series: String::new(),
            measure: String::new(),
            expected: String::new(),
            measured: String::new(),
            runs: Vec::new(),
            outcome: *outcome,
        };
        Verdict::of(&outcomes.iter().map(finding).collect::<Vec<_>>())
    };
    assert_eq!(verdict(&[Holds, Holds]), Verdict::Reproduced);
    assert_eq!(verdict(&[Holds, Fails]), Verdict::Partly);
    assert_eq!(verdict(&[Holds, Unknown]), Verdict::Partly);
    assert_eq!(verdict(&[Fails, Unknown]), Verdict::NotReproduced);
    assert_eq!(verdict(&[Unknown]), Verdict::NotRun);
}

#[test]
fn a_record_is_compact_and_the_page_tells_of_every_figure() {
    let figure = figures::find("nanda_mainline").expect("a figure");
    let results = [(0, run(Some(50))), (0, run(Some(60)))];
    let record = Recorded::new(figure, Budget::Quick, 2, "2026-01-01".to_owned(), &results)
        .expect("a record");
    assert_eq!(record.verdict, Verdict::Reproduced);
    assert!(
        record
            .series
            .iter()
            .flat_map(|series| &series.runs)
            .all(|run| run.curve.len() <= 60)
    );
    let read: Recorded =
        serde_json::from_str(&serde_json::to_string(&record).expect("JSON")).expect("a record");
    assert_eq!(read, record);
    let page = page(&[record]);
    for figure in figures() {
        assert!(
            page.contains(&format!("| `{}` |", figure.id)),
            "{}",
            figure.id
        );
    }
    let row = |id: &str| {
        page.lines()
            .find(|line| line.starts_with(&format!("| `{id}` |")))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(row("nanda_mainline").contains("| reproduced | 1 of 1 | quick | 2 | 2026-01-01 |"));
    assert!(row("r1").contains("| not run |"));
    assert_eq!(page.matches("| not run |").count(), figures().count() - 1);
}
