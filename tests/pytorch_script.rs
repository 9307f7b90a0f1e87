//! Experiments as PyTorch scripts. What they compute is compared by tests/reference/compare.py.

mod common;

use common::{config_with, set};
use grokscope::{
    config::RunConfig,
    fields::{FIELDS, FieldKind},
    interchange::{Provenance, pytorch},
    presets::PRESETS,
};
use serde_json::Value;

#[test]
fn a_script_has_the_pieces_of_its_config_and_no_others() {
    let script = |changes: &[(&str, Value)]| {
        let config = RunConfig::from_json(&config_with("minute", changes)).expect("valid");
        pytorch::script(&config, &Provenance::default())
    };
    let plain = script(&[]);
    for piece in [
        "def task(",
        "def transformer(",
        "def adam(",
        "def cross_entropy(",
        "(a + b) % p",
        "main(CONFIG)",
    ] {
        assert!(plain.contains(piece), "{piece}");
    }
    for piece in [
        "def mlp(",
        "def muon(",
        "def lion(",
        "def stablemax(",
        "def grokfast",
        "from losses",
        "TABLE",
    ] {
        assert!(!plain.contains(piece), "{piece}");
    }
    let other = script(&[
        set("optimizer.method", "muon"),
        set("loss", "stablemax"),
        set("task.labels", "random"),
    ]);
    for piece in ["def muon(", "def adam(", "def stablemax(", "TABLE = "] {
        assert!(other.contains(piece), "{piece}");
    }
}

/// A setting or choice that the reference does not know would be left out of scripts in silence.
#[test]
fn the_reference_knows_every_setting_and_every_choice() {
    let files = ["networks", "losses", "optimizers", "training"];
    let read = |name| std::fs::read_to_string(format!("tests/reference/{name}.py")).expect(name);
    let code: String = files.map(read).concat();
    let quoted = |word: &str| code.contains(&format!("\"{word}\""));
    // Tasks are written into scripts as formulas or tables.
    for field in FIELDS
        .iter()
        .filter(|field| !field.path.starts_with("task."))
    {
        let name = field.path.rsplit('.').next().expect("a name");
        assert!(quoted(name), "{}", field.path);
        if let FieldKind::Choice { options } = &field.kind {
            for option in *options {
                assert!(quoted(option.id), "{} = {}", field.path, option.id);
            }
        }
    }
}

#[test]
fn every_preset_becomes_a_script() {
    for preset in PRESETS {
        let config = preset.config().validate().expect("a preset is valid");
        let script = pytorch::script(&config, &Provenance::default());
        assert!(script.contains("if __name__"), "{}", preset.id);
        // Texts open and close: whatever a config says, it does not end the text it stands in.
        assert_eq!(script.matches("\"\"\"").count() % 2, 0, "{}", preset.id);
    }
}
