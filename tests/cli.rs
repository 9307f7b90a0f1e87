//! The command-line tool as a person uses it.

mod common;

use std::{
    fs,
    process::{Command, Output, Stdio},
};

use common::folder;

fn grokscope(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args(arguments)
        .output()
        .expect("the tool runs")
}

#[track_caller]
fn works(arguments: &[&str]) -> String {
    let output = grokscope(arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("text")
}

#[track_caller]
fn fails(arguments: &[&str], expected: &str) {
    let output = grokscope(arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{arguments:?} should fail");
    assert!(error.contains(expected), "{arguments:?}: {error}");
    assert!(!error.contains("panicked"), "{arguments:?}: {error}");
}

#[test]
fn a_reader_who_has_read_enough_is_no_error() {
    for arguments in [
        &["catalogue"][..],
        &["run", "--preset", "tiny", "--quiet", "--out", "-"],
    ] {
        let mut tool = Command::new(env!("CARGO_BIN_EXE_grokscope"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the tool runs");
        drop(tool.stdout.take());
        let output = tool.wait_with_output().expect("it ends");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() && !error.contains("pipe"),
            "{arguments:?}: {error}"
        );
    }
}

#[test]
fn metrics_are_json_lines_with_the_five_numbers() {
    let out = works(&["run", "--preset", "tiny", "--quiet", "--out", "-"]);
    let rows: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    for row in &rows {
        let row = row.as_object().expect("an object");
        let names: Vec<&str> = row.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "step",
                "test_accuracy",
                "test_loss",
                "train_accuracy",
                "train_loss"
            ]
        );
        assert!(row.values().all(serde_json::Value::is_number));
    }
    let step = |i: usize| rows[i]["step"].as_u64();
    assert_eq!((step(0), step(rows.len() - 1)), (Some(0), Some(200)));
}

#[test]
fn a_resumed_run_writes_the_same_file() {
    let folder = folder("resume");
    let path = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let (whole, parts, checkpoint) = (
        path("whole.jsonl"),
        path("parts.jsonl"),
        path("run.safetensors"),
    );
    works(&["run", "--preset", "tiny", "--quiet", "--out", &whole]);
    works(&[
        "run",
        "--preset",
        "tiny",
        "--quiet",
        "--out",
        &parts,
        "--until",
        "77",
        "--checkpoint",
        &checkpoint,
    ]);
    let first_part = fs::read_to_string(&parts).expect("metrics");
    works(&["run", "--resume", &checkpoint, "--quiet", "--out", &parts]);
    let read = |path: &str| fs::read_to_string(path).expect("metrics");
    assert!(first_part.lines().count() < read(&whole).lines().count());
    assert_eq!(read(&whole), read(&parts));
}

#[test]
fn checkpoints_are_written_on_the_way() {
    let folder = folder("periodic");
    let checkpoint = folder.join("run.safetensors");
    let path = checkpoint.to_str().expect("a path");
    works(&[
        "run",
        "--preset",
        "tiny",
        "--quiet",
        "--checkpoint",
        path,
        "--checkpoint-every",
        "33",
    ]);
    assert!(checkpoint.exists() && !folder.join("run.safetensors.part").exists());
    fails(&["run", "--checkpoint-every", "5"], "--checkpoint");
    fails(
        &["run", "--checkpoint", path, "--checkpoint-every", "0"],
        "0",
    );
}

#[test]
fn a_config_file_is_read_and_checked() {
    let folder = folder("config");
    let path = folder.join("config.json");
    let name = path.to_str().expect("a path");
    let catalogue: serde_json::Value = serde_json::from_str(&works(&["catalogue"])).expect("JSON");
    let presets = catalogue["presets"].as_array().expect("a list");
    let mut config = presets
        .iter()
        .find(|preset| preset["id"] == "tiny")
        .expect("tiny")["config"]
        .clone();
    config["train"]["max_steps"] = 3.into();
    fs::write(&path, config.to_string()).expect("a file");
    assert_eq!(
        works(&["run", "--config", name, "--quiet", "--out", "-"])
            .lines()
            .count(),
        4
    );
    fs::write(&path, "{ not json").expect("a file");
    fails(&["run", "--config", name], "is not JSON");
    fs::write(&path, "{}").expect("a file");
    fails(&["run", "--config", name], "task");
}

#[test]
fn settings_change_on_the_way() {
    let folder = folder("at");
    let checkpoint = folder.join("run.safetensors");
    let checkpoint = checkpoint.to_str().expect("a path");
    let at = [
        "--at",
        "50:optimizer.lr_peak=0.02",
        "--at",
        "31:optimizer.weight_decay=0",
    ];
    let run = |arguments: &[&str]| {
        let common: &[&str] = &["run", "--quiet", "--out", "-"];
        works(&[common, arguments].concat())
    };
    let whole = run(&[&["--preset", "tiny"], &at[..]].concat());
    let before = |text: &str| text.lines().take(32).map(str::to_owned).collect::<Vec<_>>();
    let plain = run(&["--preset", "tiny"]);
    assert_eq!(before(&whole), before(&plain));
    assert_ne!(whole, plain);
    // In two parts: the first change is in the checkpoint, the second is asked for again.
    let half = ["--until", "40", "--checkpoint", checkpoint];
    let first = run(&[&["--preset", "tiny"], &at[2..], &half[..]].concat());
    let second = run(&[&["--resume", checkpoint], &at[..2]].concat());
    let lines: Vec<&str> = first.lines().chain(second.lines()).collect();
    assert!(whole.lines().all(|line| lines.contains(&line)));
    fails(
        &[
            "run",
            "--resume",
            checkpoint,
            "--at",
            "31:optimizer.lr_peak=1",
        ],
        "steps 40 to 199",
    );
    fails(
        &["run", "--at", "5:task.p=7"],
        "only optimizer.lr_peak, optimizer.weight_decay",
    );
    fails(&["run", "--at", "5:optimizer.lr_peak=7"], "0.000001 to 1");
    fails(
        &["run", "--at", "optimizer.lr_peak=7"],
        "STEP:SETTING=VALUE",
    );
}

#[test]
fn what_would_have_no_effect_is_refused() {
    let sgd = ["run", "--preset", "tiny", "--set", "optimizer.method=sgd"];
    let beta = ["--set", "optimizer.beta1=0.5"];
    let expected = "optimizer.beta1: 0.5 has no effect here; it needs an optimiser other than SGD";
    fails(&[&sgd[..], &beta[..]].concat(), expected);
    fails(&[&sgd[..1], &beta[..], &sgd[1..]].concat(), expected);
    works(&[&sgd[..3], &beta[..], &["--until", "1", "--quiet"]].concat());
}

#[test]
fn mistakes_are_answered_with_the_setting_and_what_is_allowed() {
    fails(&["run", "--preset", "nonsense"], "minute");
    fails(
        &["run", "--set", "task.p=4", "--set", "task.operation=div"],
        "3 or 5",
    );
    fails(&["run", "--set", "task.p=1000000000"], "2 to 256");
    fails(&["run", "--set", "task.train_fraction=NaN"], "0.01 to 0.99");
    fails(&["run", "--set", "task.modulus=4"], "task.p");
    fails(&["run", "--set", "nonsense"], "SETTING=VALUE");
    fails(&["run", "--config", "/does/not/exist"], "/does/not/exist");
    fails(
        &["run", "--resume", "Cargo.toml"],
        "not a usable checkpoint",
    );
    fails(
        &[
            "run",
            "--preset",
            "tiny",
            "--out",
            "/does/not/exist/run.jsonl",
        ],
        "cannot write",
    );
    fails(&["run", "--preset", "tiny", "--device", "tpu"], "webgpu");
}
