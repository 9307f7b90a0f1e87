//! Results and summaries of many runs, against cases whose answers are known.

mod common;

use common::plan;
use grokscope::{
    sweep::{
        Cell, Ended, Job, Limits, Phase, Probe, Reached, Record, RunResult, Spread, Stop,
        probe::lines,
        record::{Provenance, thinned},
        report, summarize,
    },
    train::metrics::MetricsRow,
};

/// A run of these train and test accuracies, evaluated every ten steps.
fn run(accuracies: &[(f32, f32)], stop: Stop) -> RunResult {
    let job = &plan(&[]).jobs().expect("jobs")[0];
    let mut record = Record::new(stop);
    for (i, (train, test)) in accuracies.iter().enumerate() {
        record.observe(&row(10 * i as u32, *train, *test));
    }
    record.finish(&job.config, None, provenance())
}

fn row(step: u32, train_accuracy: f32, test_accuracy: f32) -> MetricsRow {
    MetricsRow {
        step,
        train_loss: 1.0,
        train_accuracy,
        test_loss: 1.0,
        test_accuracy,
    }
}

fn provenance() -> Provenance {
    Provenance {
        version: "0".to_owned(),
        commit: "unknown".to_owned(),
        device: "CPU".to_owned(),
        seconds: 2.0,
    }
}

#[test]
fn a_run_ends_so_many_evaluations_after_it_has_learnt() {
    let stop = Stop {
        at: Some(0.9),
        after: 2,
    };
    let accuracies = [(0.5, 0.1), (1.0, 0.95), (1.0, 0.5), (1.0, 0.97), (1.0, 1.0)];
    let result = run(&accuracies, stop);
    assert_eq!(result.ended, Ended::StoppedEarly);
    // What came after the end is not part of the run: a driver may notice late.
    assert_eq!((result.step, result.rows.len()), (30, 4));
    assert!((result.best_test_accuracy - 0.97).abs() < 1e-6);
    let whole = run(&accuracies, Stop::default());
    assert_eq!((whole.ended.clone(), whole.step), (Ended::Finished, 40));
}

#[test]
fn first_steps_and_steady_steps_are_found() {
    let result = run(
        &[
            (0.1, 0.0),
            (0.6, 0.1),
            (0.99, 0.5),
            (0.5, 0.985),
            (1.0, 0.9),
            (1.0, 0.98),
            (1.0, 0.98),
            (1.0, 1.0),
        ],
        Stop::default(),
    );
    assert_eq!(
        (result.train_step(0.5), result.train_step(0.99)),
        (Some(10), Some(20))
    );
    assert_eq!(
        (
            result.test_step(0.5),
            result.test_step(0.95),
            result.test_step(0.99)
        ),
        (Some(20), Some(30), Some(70))
    );
    // Three in a row, counted at the third; a single one before does not count.
    assert_eq!(result.steady, Some(70));
}

#[test]
fn results_survive_their_file_and_answer_their_job_only() {
    let jobs = plan(&["task.train_fraction=0.4,0.6"]).jobs().expect("jobs");
    let mut record = Record::new(jobs[0].stop);
    record.observe(&row(0, 0.1, 0.2));
    let result = record.finish(&jobs[0].config, None, provenance());
    let text = serde_json::to_string(&result).expect("JSON");
    let read: RunResult = serde_json::from_str(&text).expect("a result");
    assert_eq!(read, result);
    assert!(read.answers(&jobs[0]) && !read.answers(&jobs[1]) && !read.answers(&jobs[2]));
    assert!(!read.answers(&Job {
        stop: Stop::at(0.5),
        ..jobs[0].clone()
    }));
    let probed = Job {
        probes: &[Probe::OutputMap],
        ..jobs[0].clone()
    };
    assert!(!read.answers(&probed));
}

#[test]
fn what_is_not_a_number_is_not_recorded() {
    let mut record = Record::new(Stop::default());
    record.observe(&row(0, 0.1, 0.2));
    record.observe(&MetricsRow {
        train_loss: f32::NAN,
        ..row(1, 0.0, 0.0)
    });
    let result = record.finish(
        &plan(&[]).jobs().expect("jobs")[0].config,
        Some("it diverged".to_owned()),
        provenance(),
    );
    assert_eq!(result.rows.len(), 1);
    assert!(matches!(&result.ended, Ended::Failed { message } if message == "it diverged"));
}

#[test]
fn a_thinned_curve_keeps_its_ends_and_its_order() {
    let rows: Vec<MetricsRow> = (0..5000).map(|step| row(step, 0.0, 0.0)).collect();
    let kept = thinned(&rows, 60);
    assert!(kept.len() <= 60 && kept.len() > 30, "{}", kept.len());
    assert_eq!((kept[0].step, kept[kept.len() - 1].step), (0, 4999));
    assert!(kept.windows(2).all(|pair| pair[0].step < pair[1].step));
    assert_eq!(thinned(&rows[..50], 60).len(), 50);
}

#[test]
fn each_phase_has_its_run() {
    let phase =
        |accuracies: &[(f32, f32)]| Phase::of(&run(accuracies, Stop::default()), Limits::default());
    assert_eq!(phase(&[(0.0, 0.0), (0.5, 0.2)]), Phase::NeverLearns);
    assert_eq!(phase(&[(0.0, 0.0), (1.0, 0.2)]), Phase::Memorises);
    assert_eq!(
        phase(&[(0.0, 0.0), (1.0, 0.2), (1.0, 1.0)]),
        Phase::GeneralizesAtOnce
    );
    assert_eq!(
        phase(&[(0.0, 0.0), (1.0, 0.2), (1.0, 0.3), (1.0, 1.0)]),
        Phase::Groks { delay: 20 }
    );
    let strict = Limits {
        delay: 5.0,
        ..Limits::default()
    };
    let slow = run(
        &[(0.0, 0.0), (1.0, 0.2), (1.0, 0.3), (1.0, 1.0)],
        Stop::default(),
    );
    assert_eq!(Phase::of(&slow, strict), Phase::GeneralizesAtOnce);
    let low = Limits {
        accuracy: 0.25,
        ..Limits::default()
    };
    assert_eq!(Phase::of(&slow, low), Phase::GeneralizesAtOnce);
}

#[test]
fn a_median_of_what_has_not_happened_has_not_happened() {
    use Reached::{At, NotBy};
    let spread = |values: &[Reached]| Spread::of(values).expect("values");
    let plain = spread(&[At(3.0), At(1.0), At(2.0)]);
    assert_eq!(
        (plain.lower, plain.median, plain.upper),
        (At(1.5), At(2.0), At(2.5))
    );
    let one_late = spread(&[At(1.0), NotBy(100.0), At(3.0)]);
    assert_eq!(
        (one_late.lower, one_late.median, one_late.upper),
        (At(2.0), At(3.0), NotBy(100.0))
    );
    assert_eq!((one_late.reached, one_late.of), (2, 3));
    // Half of the runs are not enough: the median lies between a number and what is not known.
    assert_eq!(spread(&[At(1.0), NotBy(100.0)]).median, NotBy(100.0));
    assert_eq!(
        spread(&[NotBy(100.0), NotBy(100.0), At(1.0)]).median,
        NotBy(100.0)
    );
    assert_eq!(Spread::of(&[]), None);
}

fn summary(cells: &[Cell], results: &[(usize, RunResult)]) -> Vec<grokscope::sweep::CellSummary> {
    summarize(cells, results, Limits::default())
}

#[test]
fn a_phase_diagram_shows_every_cell_in_its_place() {
    let plan = plan(&[
        "task.train_fraction=0.4,0.6",
        "optimizer.weight_decay=0,1,2",
    ]);
    let cells = plan.cells().expect("cells");
    let memorises = run(&[(0.0, 0.0), (1.0, 0.2)], Stop::default());
    let groks = run(
        &[(0.0, 0.0), (1.0, 0.2), (1.0, 0.3), (1.0, 1.0)],
        Stop::default(),
    );
    let results = [
        (0, memorises.clone()),
        (1, groks.clone()),
        (4, groks.clone()),
        (5, memorises),
    ];
    let summaries = summary(&cells, &results);
    let text = report::diagram(&plan.axes, &summaries);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[..4],
        [
            "task.train_fraction down, optimizer.weight_decay across",
            "     0  1  2",
            "0.4  m  G  ?",
            "0.6  ?  G  m",
        ]
    );
    let csv = report::csv(&plan.axes, &summaries);
    assert_eq!(csv.lines().count(), 7);
    let row: Vec<&str> = csv.lines().nth(1).expect("a row").split(',').collect();
    assert_eq!(row[..4], ["0.4", "0", "1", "memorises only"]);
    assert!(
        csv.lines()
            .nth(1)
            .is_some_and(|row| row.contains("not by 200"))
    );
}

#[test]
fn what_most_seeds_did_is_the_phase_of_a_cell() {
    let cells = plan(&[]).cells().expect("a cell");
    let memorises = run(&[(0.0, 0.0), (1.0, 0.2)], Stop::default());
    let groks = |last: usize| {
        let mut accuracies = vec![(0.0, 0.0), (1.0, 0.2)];
        accuracies.extend(std::iter::repeat_n((1.0, 0.5), last));
        accuracies.push((1.0, 1.0));
        run(&accuracies, Stop::default())
    };
    // Two that grok with different delays are two of a kind.
    let summaries = summary(&cells, &[(0, groks(1)), (0, memorises), (0, groks(4))]);
    assert_eq!(summaries[0].phase().map(Phase::letter), Some('G'));
    assert_eq!(
        summaries[0].generalised.expect("runs").median,
        Reached::At(60.0)
    );
    assert!((summaries[0].seconds - 6.0).abs() < 1e-9);
}

#[test]
fn lines_on_a_map_are_counted() {
    // Eleven lines of nine points each: c and c + 11 are neighbours.
    let comb: Vec<[f64; 2]> = (0..99)
        .map(|c| [f64::from(c % 11) * 10.0, f64::from(c / 11)])
        .collect();
    assert!((lines(&comb) - 1.0).abs() < 1e-12);
    let mut rng = grokscope::rng::Rng::new(0, grokscope::rng::Stream::Init);
    let noise: Vec<[f64; 2]> = (0..99).map(|_| [rng.normal(), rng.normal()]).collect();
    assert!(lines(&noise) < 0.12, "{}", lines(&noise));
}
