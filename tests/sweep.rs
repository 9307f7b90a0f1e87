//! Plans, results and summaries of many runs, against cases whose answers are known.

mod common;

use common::config_with;
use grokscope::{
    presets::PRESETS,
    sweep::{
        Axis, Cell, Ended, Job, Limits, Phase, Plan, Probe, Reached, Record, RunResult, Spread,
        Stop, SweepError,
        plan::{self, shown},
        probe::lines,
        record::{Provenance, thinned},
        report, summarize,
    },
    train::metrics::MetricsRow,
};
use serde_json::{Value, json};

fn plan(axes: &[&str]) -> Plan {
    Plan {
        base: config_with("tiny", &[]),
        set: Vec::new(),
        axes: axes
            .iter()
            .map(|text| Axis::parse(text).expect("an axis"))
            .collect(),
        seeds: 2,
        stop: Stop::default(),
    }
}

fn values(text: &str) -> Vec<Value> {
    Axis::parse(text).expect("an axis").values
}

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
fn an_axis_is_a_list_or_a_range() {
    assert_eq!(values("task.p=59,97"), [json!(59), json!(97)]);
    assert_eq!(
        values("task.operation=add,sub"),
        [json!("add"), json!("sub")]
    );
    assert_eq!(
        values("train.batch_size=null,512"),
        [Value::Null, json!(512)]
    );
    assert_eq!(
        values("task.train_fraction=0.2..0.4:lin:3"),
        [json!(0.2), json!(0.3), json!(0.4)]
    );
    assert_eq!(
        values("optimizer.lr_peak=0.001..0.1:log:3"),
        [json!(0.001), json!(0.01), json!(0.1)]
    );
    assert_eq!(
        values(r#"task.expression=["if a, b","a"]"#),
        [json!("if a, b"), json!("a")]
    );
    // Whole numbers stay whole, and none comes twice.
    assert_eq!(
        values("model.n_layers=1..3:lin:9"),
        [json!(1), json!(2), json!(3)]
    );
}

#[test]
fn an_axis_that_cannot_be_read_is_refused() {
    for text in [
        "task.p",
        "task.q=1",
        "task.p=",
        "optimizer.lr_peak=0..1:log:3",
        "optimizer.lr_peak=1..2:log:1",
        "optimizer.lr_peak=a..2:lin:3",
        "optimizer.lr_peak=1..2:cubic:3",
        "task.p=[]",
        "task.p=[1,",
    ] {
        assert!(Axis::parse(text).is_err(), "{text}");
    }
}

#[test]
fn cells_are_all_combinations_and_the_last_axis_changes_fastest() {
    let cells = plan(&[
        "task.train_fraction=0.4,0.6",
        "optimizer.weight_decay=0,1,2",
    ])
    .cells()
    .expect("cells");
    let pairs: Vec<(f64, f64)> = cells
        .iter()
        .map(|cell| {
            (
                cell.config.task.train_fraction,
                cell.config.optimizer.weight_decay,
            )
        })
        .collect();
    assert_eq!(
        pairs,
        [
            (0.4, 0.0),
            (0.4, 1.0),
            (0.4, 2.0),
            (0.6, 0.0),
            (0.6, 1.0),
            (0.6, 2.0)
        ]
    );
    assert_eq!(
        cells[1].label,
        "task.train_fraction=0.4, optimizer.weight_decay=1"
    );
}

#[test]
fn seeds_are_the_same_for_split_weights_and_batches() {
    let jobs = plan(&["task.train_fraction=0.4,0.6"]).jobs().expect("jobs");
    let seeds = |job: &Job| {
        let seeds = &job.config.seeds;
        [seeds.split_seed, seeds.init_seed, seeds.batch_seed]
    };
    let all: Vec<_> = jobs.iter().map(|job| (job.cell, seeds(job))).collect();
    assert_eq!(all, [(0, [0; 3]), (1, [0; 3]), (0, [1; 3]), (1, [1; 3])]);
}

#[test]
fn a_cell_that_cannot_be_run_is_named_before_anything_runs() {
    let error = plan(&["task.p=7,9", "task.operation=add,div"])
        .cells()
        .expect_err("9 is no prime");
    assert!(
        error
            .to_string()
            .starts_with("cell task.p=9, task.operation=div: "),
        "{error}"
    );
    let error = plan(&["optimizer.method=adamw,sgd", "optimizer.eps=1e-8,1e-5"])
        .cells()
        .expect_err("SGD has no ε");
    assert!(
        matches!(&error, SweepError::NoEffect { cell, path, .. }
            if cell == "optimizer.method=sgd, optimizer.eps=0.00000001" && path == "optimizer.eps"),
        "{error}"
    );
    let twice = plan(&["task.p=7", "task.p=11"]).cells();
    assert!(matches!(twice, Err(SweepError::Twice(_))));
    let none = Plan {
        seeds: 0,
        ..plan(&[])
    };
    assert!(matches!(none.cells(), Err(SweepError::Seeds(0))));
}

#[test]
fn a_set_setting_must_have_an_effect_in_some_cell() {
    let with = |axes: &[&str]| Plan {
        set: vec!["optimizer.filter_gain".to_owned()],
        ..plan(axes)
    };
    assert!(
        with(&["optimizer.filter=none,perpendicular"])
            .cells()
            .is_err()
    );
    assert!(
        with(&["optimizer.filter=none,grokfast_ema"])
            .cells()
            .is_ok()
    );
}

#[test]
fn every_preset_can_be_a_base_and_no_two_runs_share_a_name() {
    let mut names = std::collections::BTreeSet::new();
    for preset in PRESETS {
        let base = serde_json::to_value(preset.config()).expect("JSON");
        let plan = Plan {
            base,
            axes: vec![Axis::parse("train.max_steps=100,200").expect("an axis")],
            ..plan(&[])
        };
        for job in plan.jobs().expect("jobs") {
            assert!(names.insert(job.key()), "{}", preset.id);
            let other = Job {
                stop: Stop::at(0.99),
                ..job
            };
            assert!(names.insert(other.key()), "{}", preset.id);
        }
    }
    assert_eq!(names.len(), 8 * PRESETS.len());
}

#[test]
fn names_of_runs_never_change() {
    // Recorded once: other names would run everything again.
    let jobs = plan(&["task.train_fraction=0.4,0.6"]).jobs().expect("jobs");
    let names: Vec<String> = jobs.iter().map(Job::key).collect();
    assert_eq!(names, RECORDED_NAMES);
}

const RECORDED_NAMES: [&str; 4] = [
    "74a4753963389ea9",
    "7bbf379469eb8363",
    "c102ec8bab800fe8",
    "98e078c8a47c2b1e",
];

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
fn listed_configs_are_checked_and_named_by_their_place() {
    let good = config_with("tiny", &[]);
    let bad = config_with("tiny", &[("task.p", json!(1))]);
    assert_eq!(
        plan::listed(&[good.clone(), good.clone()]).expect("cells")[1].label,
        "#1"
    );
    let error = plan::listed(&[good, bad]).expect_err("p = 1");
    assert!(error.to_string().starts_with("cell #1: task.p"), "{error}");
    assert_eq!(shown(&json!("add")), "add");
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

fn sweep(folder: &std::path::Path, more: &[&str]) -> (bool, String) {
    let out = folder.to_str().expect("a path");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args([
            "sweep",
            "--preset",
            "tiny",
            "--axis",
            "task.train_fraction=0.4,0.6",
            "--seeds",
            "2",
        ])
        .args(["--max-steps", "30", "--quiet", "--out", out])
        .args(more)
        .output()
        .expect("the tool runs");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

#[test]
fn a_sweep_goes_on_where_it_was_and_replaces_what_is_torn() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("sweep");
    let _ = std::fs::remove_dir_all(&folder);
    let (ok, text) = sweep(&folder, &["--jobs", "2"]);
    assert!(
        ok && text.contains("4 runs, 0 of them done before"),
        "{text}"
    );
    let files = || {
        let entries = std::fs::read_dir(folder.join("runs")).expect("a folder");
        let mut paths: Vec<_> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        paths.sort();
        paths
    };
    assert_eq!(files().len(), 4, "one file per run and nothing else");
    // Curves without what differs from time to time.
    let curves = || -> Vec<Vec<MetricsRow>> {
        let read = |path| {
            serde_json::from_slice::<RunResult>(&std::fs::read(path).expect("a file"))
                .expect("a result")
        };
        files().into_iter().map(|path| read(path).rows).collect()
    };
    let before = curves();
    let whole = std::fs::read(&files()[0]).expect("a file");
    std::fs::write(&files()[0], &whole[..whole.len() / 2]).expect("written");
    std::fs::copy(&files()[2], &files()[1]).expect("copied");
    let (ok, text) = sweep(&folder, &["--jobs", "1"]);
    assert!(
        ok && text.contains("4 runs, 2 of them done before"),
        "{text}"
    );
    assert_eq!(
        text.matches("not a result of this run").count(),
        2,
        "{text}"
    );
    assert_eq!(
        curves(),
        before,
        "the bits depend on nothing but the config"
    );
    let csv = std::fs::read_to_string(folder.join("summary.csv")).expect("a summary");
    assert_eq!(csv.lines().count(), 3);
    let lines = std::fs::read_to_string(folder.join("runs.jsonl")).expect("runs");
    assert_eq!(lines.lines().count(), 4);
}

#[test]
fn a_dry_run_says_what_it_would_do_and_does_nothing() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dry");
    let (ok, text) = sweep(&folder, &["--dry-run"]);
    assert!(
        ok && text.contains("4 runs, at most")
            && text.contains("task.train_fraction=0.4: 30 steps"),
        "{text}"
    );
    assert!(!folder.exists());
    let (ok, text) = sweep(&folder, &["--axis", "optimizer.momentum=0.5"]);
    assert!(
        !ok && text.contains("optimizer.momentum has no effect there"),
        "{text}"
    );
}
