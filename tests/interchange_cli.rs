//! Files for other tools, as a person makes them on the command line.

mod common;

use std::{fs, path::Path, process::Command};

use common::folder;

use safetensors::SafeTensors;
use serde_json::Value;

/// Standard output, or standard error of what failed.
fn grokscope(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args(arguments)
        .output()
        .expect("the tool runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr)),
    }
}

#[track_caller]
fn works(arguments: &[&str]) -> String {
    grokscope(arguments).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
}

#[track_caller]
fn fails(arguments: &[&str], expected: &str) {
    let error = grokscope(arguments).expect_err(expected);
    assert!(error.contains(expected), "{arguments:?}: {error}");
    assert!(!error.contains("panicked"), "{arguments:?}: {error}");
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("a file")).expect("JSON")
}

#[test]
fn a_table_of_metrics_is_the_same_in_one_part_or_two() {
    let folder = folder("csv");
    let file = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let [whole, parts, checkpoint] = ["whole.csv", "parts.csv", "run.safetensors"].map(file);
    let run = ["run", "--preset", "tiny", "--quiet", "--out"];
    works(&[&run[..], &[&whole]].concat());
    // The first part goes on beyond the checkpoint: what it wrote after it is replaced.
    works(
        &[
            &run[..],
            &[&parts, "--until", "30", "--checkpoint", &checkpoint],
        ]
        .concat(),
    );
    works(&[&run[..], &[&parts, "--until", "60"]].concat());
    works(&["run", "--resume", &checkpoint, "--quiet", "--out", &parts]);
    let [whole, parts] = [whole, parts].map(|path| fs::read_to_string(path).expect("metrics"));
    assert_eq!(whole, parts);
    let lines: Vec<&str> = whole.lines().collect();
    assert_eq!(
        lines[0],
        "step,train_loss,train_accuracy,test_loss,test_accuracy"
    );
    assert!(lines[1].starts_with("0,") && lines[lines.len() - 1].starts_with("200,"));
}

#[test]
fn beside_metrics_stands_where_they_come_from() {
    let folder = folder("sidecar");
    let file = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let [out, checkpoint] = ["run.jsonl", "run.safetensors"].map(file);
    let first = [
        "run",
        "--preset",
        "tiny",
        "--set",
        "seeds.init_seed=3",
        "--quiet",
        "--until",
        "20",
    ];
    works(&[&first[..], &["--out", &out, "--checkpoint", &checkpoint]].concat());
    works(&["run", "--resume", &checkpoint, "--quiet", "--out", &out]);
    let story = json(&folder.join("run.jsonl.meta.json"));
    assert_eq!(story["seeds"]["init_seed"], 3);
    assert_eq!(story["config"]["task"]["p"], 7);
    assert_eq!(story["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(story["step"], 200);
    let device = story["device"].as_str().expect("a name");
    assert!(device.starts_with("CPU, one thread, "), "{device}");
    let parts = story["parts"].as_array().expect("a list");
    let steps: Vec<_> = parts
        .iter()
        .map(|part| (&part["from_step"], &part["to_step"]))
        .collect();
    assert_eq!(steps, [(&0.into(), &20.into()), (&20.into(), &200.into())]);
    let seconds = |value: &Value| value["wall_clock_seconds"].as_f64().expect("seconds");
    let sum: f64 = parts.iter().map(seconds).sum();
    assert!(sum > 0.0 && (seconds(&story) - sum).abs() < 0.1);
    works(&[
        "run", "--preset", "tiny", "--quiet", "--until", "2", "--out", "-",
    ]);
    assert!(!Path::new("-.meta.json").exists());
}

#[test]
fn weights_go_out_and_begin_a_run() {
    let folder = folder("weights");
    let file = |name: &str| folder.join(name).to_str().expect("a path").to_owned();
    let [checkpoint, direct, exported, begun, metrics] =
        ["run", "direct", "exported", "begun", "metrics.csv"].map(file);
    let run = [
        "run",
        "--preset",
        "tiny",
        "--quiet",
        "--until",
        "24",
        "--checkpoint",
        &checkpoint,
    ];
    works(&[&run[..], &["--weights", &direct, "--out", &metrics]].concat());
    works(&[
        "export",
        "weights",
        "--checkpoint",
        &checkpoint,
        "--out",
        &exported,
    ]);
    let [one, other] = [&direct, &exported].map(|path| fs::read(path).expect("weights"));
    let [one, other] = [&one, &other].map(|bytes| SafeTensors::deserialize(bytes).expect("a file"));
    assert_eq!(one.len(), 16);
    for (name, tensor) in one.tensors() {
        assert_eq!(
            other.tensor(&name).expect("the same tensors").data(),
            tensor.data()
        );
    }
    works(&["import", &exported, "--out", &begun]);
    let from_0 = works(&[
        "run", "--resume", &begun, "--quiet", "--until", "0", "--out", "-",
    ]);
    let row: Value = serde_json::from_str(from_0.trim()).expect("one row");
    let table = fs::read_to_string(&metrics).expect("metrics");
    let after_24 = table
        .lines()
        .find(|line| line.starts_with("24,"))
        .expect("an evaluation");
    let loss: f32 = after_24
        .split(',')
        .nth(1)
        .and_then(|x| x.parse().ok())
        .expect("a loss");
    assert_eq!(row["step"], 0);
    assert_eq!(row["train_loss"].as_f64().expect("a loss") as f32, loss);
    works(&["import", &exported, "--keep-step", "--out", &begun]);
    works(&[
        "run",
        "--resume",
        &begun,
        "--quiet",
        "--until",
        "24",
        "--checkpoint",
        &checkpoint,
    ]);
    works(&[
        "import",
        &exported,
        "--preset",
        "tiny",
        "--set",
        "task.operation=mul",
        "--out",
        &begun,
    ]);
    fails(
        &["import", &exported, "--preset", "minute", "--out", &begun],
        "has the shape",
    );
    fails(
        &["import", &checkpoint, "--out", &begun],
        "a tensor \"adam.m\"",
    );
    fails(
        &["import", "Cargo.toml", "--out", &begun],
        "not usable weights",
    );
    let post = [
        "export",
        "weights",
        "--set",
        "model.norm=post",
        "--out",
        &direct,
    ];
    fails(&post, "model.norm: post is not allowed");
}

#[test]
fn batches_are_written_for_other_implementations() {
    let out = works(&[
        "export",
        "batches",
        "--preset",
        "tiny",
        "--set",
        "train.batch_size=8",
        "--steps",
        "9",
    ]);
    let file: Value = serde_json::from_str(&out).expect("JSON");
    let list = |key: &str| file[key].as_array().expect("a list").clone();
    assert_eq!((list("train").len(), list("test").len()), (29, 20));
    let sizes: Vec<usize> = list("batches")
        .iter()
        .map(|batch| batch.as_array().expect("pairs").len())
        .collect();
    assert_eq!(sizes, [8, 8, 8, 5, 8, 8, 8, 5, 8]);
    let mut pass: Vec<Value> = list("batches")[..4]
        .iter()
        .flat_map(|batch| batch.as_array().expect("pairs").clone())
        .collect();
    pass.sort_by_key(ToString::to_string);
    let mut train = list("train");
    train.sort_by_key(ToString::to_string);
    assert_eq!(pass, train, "a pass has every training pair once");
    let numbers = |tensor: &Value| {
        tensor["shape"][0].as_u64().expect("rows") * tensor["shape"][1].as_u64().expect("columns")
    };
    assert_eq!(list("tensors").iter().map(numbers).sum::<u64>(), 3456);
}
