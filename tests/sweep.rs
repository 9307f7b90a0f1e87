//! Plans, results and summaries of many runs, against cases whose answers are known.

mod common;

use common::{config_with, plan};
use grokscope::{
    presets::PRESETS,
    sweep::{
        Axis, Job, Plan, RunResult, Stop, SweepError,
        plan::{listed, shown},
    },
    train::metrics::MetricsRow,
};
use serde_json::{Value, json};

fn values(text: &str) -> Vec<Value> {
    Axis::parse(text).expect("an axis").values
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
fn listed_configs_are_checked_and_named_by_their_place() {
    let good = config_with("tiny", &[]);
    let bad = config_with("tiny", &[("task.p", json!(1))]);
    assert_eq!(
        listed(&[good.clone(), good.clone()]).expect("cells")[1].label,
        "#1"
    );
    let error = listed(&[good, bad]).expect_err("p = 1");
    assert!(error.to_string().starts_with("cell #1: task.p"), "{error}");
    assert_eq!(shown(&json!("add")), "add");
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
