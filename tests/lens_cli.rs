//! `grokscope lens`: the same numbers as the library's, and clear words for what cannot be.

mod common;

use common::folder;
use grokscope::{lens, lens::LENSES};
use serde_json::Value;
use std::process::{Command, Output};

#[path = "common/specimens.rs"]
mod specimens;

fn grokscope(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_grokscope"))
        .args(args)
        .output()
        .expect("the program")
}

fn checkpoint(name: &str) -> String {
    let path = folder(name).join("run.safetensors");
    let path = path.to_str().expect("a path").to_owned();
    let run = grokscope(&[
        "run",
        "--preset",
        "tiny",
        "--quiet",
        "--until",
        "60",
        "--checkpoint",
        &path,
    ]);
    assert!(run.status.success(), "{run:?}");
    path
}

#[test]
fn all_lenses_as_json_are_what_the_library_sees() {
    let path = checkpoint("lens_all");
    let output = grokscope(&["lens", "--checkpoint", &path, "--all", "--json"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let seen: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(seen["step"], 60);
    assert_eq!(seen["config"]["task"]["p"], 7);
    let sights = seen["lenses"].as_array().expect("a list");
    assert_eq!(sights.len(), LENSES.len());
    let snapshot = specimens::of_checkpoint(&std::fs::read(&path).expect("a file"));
    for (lens, sight) in LENSES.iter().zip(sights) {
        let own = lens.sight(&snapshot, &Value::Null).expect("defaults");
        let own: Value =
            serde_json::from_str(&serde_json::to_string(&own).expect("JSON")).expect("JSON");
        assert_eq!(sight, &own, "{}", lens.info.id);
    }
}

#[test]
fn without_json_it_says_what_is_seen() {
    let path = checkpoint("lens_text");
    let output = grokscope(&[
        "lens",
        "--checkpoint",
        &path,
        "--lens",
        "spectrum",
        "--set",
        "side=unembedding",
    ]);
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.starts_with("spectrum at step 60") && text.contains("Gini"),
        "{text}"
    );
    let one_key = grokscope(&[
        "lens",
        "--checkpoint",
        &path,
        "--lens",
        "progress",
        "--set",
        "keys=2",
    ]);
    assert!(
        one_key.status.success(),
        "{}",
        String::from_utf8_lossy(&one_key.stderr)
    );
}

#[test]
fn what_cannot_be_is_refused_with_what_could() {
    let path = checkpoint("lens_bad");
    for (args, words) in [
        (&["--lens", "x-ray"][..], &["x-ray", "spectrum"][..]),
        (
            &["--lens", "spectrum", "--set", "side=left"],
            &["side", "left", "unembedding"],
        ),
        (
            &["--lens", "spectrum", "--set", "colour=1"],
            &["colour", "side"],
        ),
        (
            &["--lens", "circles", "--set", "rank=0"],
            &["rank", "1 to 128"],
        ),
        (
            &["--lens", "spectrum", "--lens", "logits", "--set", "keys=1"],
            &["one lens"],
        ),
    ] {
        let output = grokscope(&[&["lens", "--checkpoint", &path], args].concat());
        let story = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{args:?}");
        assert!(
            words.iter().all(|word| story.contains(word)),
            "{args:?}: {story}"
        );
    }
    let missing = grokscope(&["lens", "--checkpoint", "/nowhere/run.safetensors"]);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("/nowhere/run.safetensors"));
    assert!(lens::find("x-ray").is_none());
}
