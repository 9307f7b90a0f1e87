//! `grokscope scoreboard`: its file, its table, and what it refuses.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use grokscope::{
    scoreboard::{SIGNALS, score::STRICTNESS},
    train::metrics::MetricsRow,
};
use serde_json::Value;

fn grokscope(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args(["scoreboard", "--preset", "tiny"])
        .args(args)
        .output()
        .expect("the program")
}

fn file(name: &str, args: &[&str]) -> (Value, String) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let out = path.to_str().expect("a path");
    let output = grokscope(&[&["--out", out], args].concat());
    let story = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{story}");
    let text = fs::read_to_string(&path).expect("a file");
    let table = String::from_utf8(output.stdout).expect("text");
    (serde_json::from_str(&text).expect("JSON"), table)
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

#[test]
fn runs_and_both_kinds_of_controls_are_watched_and_judged() {
    let (seen, table) = file("scoreboard.json", &["--seeds", "2", "--controls", "1"]);
    let what = |run: &Value| {
        (
            run["kind"].as_str().map(str::to_owned),
            run["seed"].as_u64(),
            run["labels"].as_str().map(str::to_owned),
            run["train_fraction"].as_f64(),
        )
    };
    let runs = list(&seen["runs"]);
    let of = |kind: &str, seed, labels: &str, fraction| {
        (
            Some(kind.to_owned()),
            Some(seed),
            Some(labels.to_owned()),
            Some(fraction),
        )
    };
    let fraction = seen["config"]["task"]["train_fraction"]
        .as_f64()
        .expect("a fraction");
    assert_eq!(
        runs.iter().map(what).collect::<Vec<_>>(),
        [
            of("run", 0, "true", fraction),
            of("run", 1, "true", fraction),
            of("random_labels", 0, "random", fraction),
            of("little_data", 0, "true", fraction / 2.0),
        ]
    );
    for run in runs {
        assert_eq!(list(&run["signals"]).len(), SIGNALS.len());
        let moments = run["moments"].as_u64().expect("a number") as usize;
        let evaluations = list(&run["series"]["evaluations"]);
        assert_eq!(evaluations.len(), moments);
        assert!(evaluations.is_sorted_by_key(|row| row["step"].as_u64()));
        assert_eq!(
            evaluations[moments - 1]["step"],
            seen["config"]["train"]["max_steps"]
        );
        for signal in SIGNALS {
            let values = list(&run["series"]["values"][signal.id]);
            assert_eq!(values.len(), moments);
            assert!(values.iter().all(Value::is_number), "{}", signal.id);
            assert!(table.contains(signal.label), "{}", signal.label);
        }
    }
    assert_eq!(
        list(&seen["scores"]).len(),
        SIGNALS.len() * STRICTNESS.len()
    );
    assert!(seen["version"].is_string() && seen["rules"]["jump"] == 0.95);
}

#[test]
fn watching_does_not_change_a_run() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("unwatched.jsonl");
    let plain = Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args(["run", "--preset", "tiny", "--quiet", "--out"])
        .arg(&path)
        .output()
        .expect("the program");
    assert!(plain.status.success());
    let text = fs::read_to_string(&path).expect("metrics");
    let last: MetricsRow = serde_json::from_str(text.lines().last().expect("a row")).expect("JSON");
    let (seen, _) = file(
        "unchanged.json",
        &["--seeds", "1", "--controls", "0", "--no-series"],
    );
    let runs = list(&seen["runs"]);
    assert_eq!(runs.len(), 1);
    let watched: MetricsRow = serde_json::from_value(runs[0]["last"].clone()).expect("a row");
    assert_eq!(watched, last);
    assert!(runs[0].get("series").is_none());
}

#[test]
fn an_operation_that_is_no_sum_leaves_its_signs_blind() {
    let (seen, _) = file(
        "blind.json",
        &[
            "--set",
            "task.operation=x2xyy2",
            "--seeds",
            "1",
            "--controls",
            "0",
        ],
    );
    let outcome = |id: &str| {
        let signals = list(&seen["runs"][0]["signals"]);
        let found = signals.iter().find(|judged| judged["signal"] == id);
        found.expect("a sign")["outcome"].clone()
    };
    assert_eq!(outcome("restricted"), "blind");
    assert_ne!(outcome("weight_norm"), "blind");
}

#[test]
fn what_cannot_be_is_refused_with_what_could() {
    for (args, words) in [
        (&["--seeds", "0"][..], &["--seeds", "1"][..]),
        (
            &["--control-fraction", "1.5"],
            &["too little data", "train_fraction", "1.5"],
        ),
        (&["--no-series"], &["--out"]),
        (&["--set", "task.q=1"], &["task.q"]),
    ] {
        let output = grokscope(args);
        let story = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{args:?}");
        assert!(
            words.iter().all(|word| story.contains(word)),
            "{args:?}: {story}"
        );
    }
}
