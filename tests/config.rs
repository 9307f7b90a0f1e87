//! The one door: whatever comes in, what comes out is a run that works or an error that names the setting.

mod common;

use common::{config_with, set};
use grokscope::{
    catalogue::whole,
    config::RunConfig,
    fields::{FIELDS, FieldInfo, FieldKind, Group, Level},
    presets::{self, PRESETS},
    train::choices::Sampling,
};
use serde_json::{Value, json};

/// Refused, naming this field and giving these words as what is allowed.
#[track_caller]
fn refused(changes: &[(&'static str, Value)], field: &str, value: &str, allowed: &str) {
    let error = RunConfig::from_json(&config_with("minute", changes))
        .expect_err("this config cannot be used");
    assert_eq!(error.field, field);
    assert!(error.value.contains(value), "value: {}", error.value);
    assert!(
        error.allowed.contains(allowed),
        "allowed: {}",
        error.allowed
    );
}

#[test]
fn bad_values_are_named_with_what_is_allowed() {
    refused(&[set("task.p", 0)], "task.p", "0", "2 to 256");
    refused(&[set("task.p", 1)], "task.p", "1", "2 to 256");
    refused(
        &[set("task.p", 1_000_000_000)],
        "task.p",
        "1000000000",
        "2 to 256",
    );
    refused(&[set("task.p", -3)], "task.p", "-3", "2 to 256");
    refused(&[set("task.p", 5.5)], "task.p", "5.5", "whole number");
    refused(
        &[set("task.train_fraction", 0.0)],
        "task.train_fraction",
        "0",
        "0.01 to 0.99",
    );
    refused(
        &[set("task.train_fraction", 1.0)],
        "task.train_fraction",
        "1",
        "0.01 to 0.99",
    );
    refused(
        &[set("task.train_fraction", "NaN")],
        "task.train_fraction",
        "NaN",
        "0.01 to 0.99",
    );
    refused(
        &[set("task.train_fraction", Value::Null)],
        "task.train_fraction",
        "null",
        "0.01 to 0.99",
    );
    refused(
        &[set("task.operation", "power")],
        "task.operation",
        "power",
        "add, sub, mul, div",
    );
    refused(
        &[set("model.d_model", 65)],
        "model.d_model",
        "65",
        "multiple of the number of heads",
    );
    refused(
        &[set("seeds.init_seed", -1)],
        "seeds.init_seed",
        "-1",
        "0 to 999999",
    );
}

#[test]
fn division_says_that_it_needs_a_prime_and_offers_the_nearest() {
    let division = |p| [set("task.operation", "div"), set("task.p", p)];
    refused(&division(4), "task.p", "4", "prime");
    refused(&division(4), "task.p", "4", "3 or 5");
    refused(&division(256), "task.p", "256", "251 or 257");
}

#[test]
fn a_split_without_one_side_is_refused() {
    refused(
        &[set("task.p", 2), set("task.train_fraction", 0.1)],
        "task.train_fraction",
        "0.1",
        "4 pairs",
    );
}

#[test]
fn what_would_not_fit_in_memory_is_refused() {
    let step = [
        set("task.p", 256),
        set("task.train_fraction", 0.9),
        set("model.d_model", 512),
        set("model.d_mlp", 2048),
        set("train.batch_size", Value::Null),
    ];
    refused(&step, "train.batch_size", "full batch", "1 GB");
    let small = [set("model.n_layers", 4), set("train.batch_size", 64)];
    let window = [set("optimizer.filter", "grokfast_ma")];
    let window = [&step[..4], &small, &window].concat();
    refused(&window, "optimizer.filter_window", "100", "1 to ");
}

#[test]
fn a_batch_larger_than_the_training_part_is_a_full_batch() {
    let config = |sampling: &str| {
        let size = set("train.batch_size", 512);
        let sampling = set("train.sampling", sampling);
        common::valid_with("minute", &[set("task.p", 7), size, sampling])
    };
    assert_eq!(config("passes").train.batch_rows(17), 17);
    assert_eq!(config("passes").train.batch_rows(1000), 512);
    // Two batches of one size instead of one of 512 and one of 488.
    assert_eq!(config("even").train.batch_rows(17), 17);
    assert_eq!(config("even").train.batch_rows(1000), 500);
}

#[test]
fn not_a_number_in_a_typed_config_is_refused_too() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut config = PRESETS[0].config();
        config.task.train_fraction = bad;
        let error = config.validate().expect_err("not a fraction");
        assert_eq!(
            (error.field.as_str(), error.value.as_str()),
            ("task.train_fraction", "not a number")
        );
    }
}

#[test]
fn unknown_and_missing_settings_are_named() {
    let mut config = config_with("minute", &[]);
    config["task"]["modulus"] = json!(7);
    let error = RunConfig::from_json(&config).expect_err("unknown");
    assert_eq!(error.field, "task.modulus");
    assert!(
        error.allowed.contains("train_fraction"),
        "{}",
        error.allowed
    );

    let mut config = config_with("minute", &[]);
    config["task"]
        .as_object_mut()
        .expect("an object")
        .remove("p");
    let error = RunConfig::from_json(&config).expect_err("missing");
    assert!(error.to_string().contains('p'), "{error}");

    for garbage in [
        json!(null),
        json!([]),
        json!("<script>"),
        json!({}),
        json!(1e308),
    ] {
        let error = RunConfig::from_json(&garbage).expect_err("garbage");
        assert!(
            !error.field.is_empty() && error.to_string().len() < 300,
            "{error}"
        );
    }
}

#[test]
fn a_hostile_value_is_not_repeated_at_length() {
    let error = RunConfig::from_json(&config_with("minute", &[set("loss", "x".repeat(100_000))]))
        .expect_err("no such loss");
    assert!(error.to_string().len() < 300);
}

#[test]
fn every_field_refuses_what_lies_outside_its_range() {
    for field in FIELDS {
        let bad: Vec<Value> = match &field.kind {
            FieldKind::Number { min, max, .. } => vec![
                json!(min - 1.0),
                json!(max * 2.0 + 1.0),
                json!("many"),
                json!([]),
            ],
            FieldKind::Choice { .. } => vec![json!("nonsense"), json!(3), json!(null)],
            FieldKind::Toggle => vec![json!("true"), json!(1), json!(null)],
            FieldKind::Text { max_length } | FieldKind::Table { max_length } => {
                vec![json!("x".repeat(max_length + 1)), json!(1), json!(null)]
            }
            FieldKind::Seed { max } => vec![
                json!(-1),
                json!(u64::from(*max) + 1),
                json!(0.5),
                json!(null),
            ],
        };
        for value in bad {
            let error =
                RunConfig::from_json(&config_with("minute", &[(field.path, value.clone())]))
                    .expect_err(&format!("{} = {value}", field.path));
            assert_eq!(error.field, field.path, "{} = {value}", field.path);
            assert_eq!(error.allowed, field.allowed());
        }
    }
}

#[test]
fn fields_cover_the_config_and_their_last_names_are_unique() {
    let config = config_with("minute", &[]);
    let mut leaves: Vec<String> = Vec::new();
    for (group, value) in config.as_object().expect("an object") {
        match value.as_object() {
            Some(settings) => leaves.extend(settings.keys().map(|name| format!("{group}.{name}"))),
            None => leaves.push(group.clone()),
        }
    }
    let mut paths: Vec<String> = FIELDS.iter().map(|field| field.path.to_owned()).collect();
    let mut names: Vec<&str> = FIELDS
        .iter()
        .filter_map(|field| field.path.rsplit('.').next())
        .collect();
    leaves.sort();
    paths.sort();
    assert_eq!(leaves, paths);
    names.sort_unstable();
    let n = names.len();
    names.dedup();
    assert_eq!(names.len(), n);
    for group in [
        Group::Task,
        Group::Data,
        Group::Model,
        Group::Optimizer,
        Group::Run,
    ] {
        let shown = |level| {
            let of = |field: &&FieldInfo| field.group == group && field.level == level;
            FIELDS.iter().filter(of).count()
        };
        let at_once = shown(Level::First) + shown(Level::Basic);
        assert!(
            (1..=5).contains(&at_once),
            "{group:?} shows {at_once} at once"
        );
    }
}

#[test]
fn every_preset_is_valid_and_survives_json() {
    for preset in PRESETS {
        let json = config_with(preset.id, &[]);
        let config = RunConfig::from_json(&json).unwrap_or_else(|e| panic!("{}: {e}", preset.id));
        assert_eq!(*config, preset.config());
        if let (Some([_, memorised]), Some([_, generalised])) =
            (preset.memorises, preset.generalises)
        {
            assert!(
                memorised < generalised && generalised < config.train.max_steps,
                "{}",
                preset.id
            );
        }
    }
}

/// Files and links from before a setting existed keep their meaning.
#[test]
fn settings_that_came_later_may_be_left_out() {
    let first_release: &[&str] = &[
        "task.operation",
        "task.p",
        "task.train_fraction",
        "model.architecture",
        "model.d_model",
        "model.n_heads",
        "model.d_mlp",
        "optimizer.method",
        "optimizer.lr_peak",
        "optimizer.weight_decay",
        "optimizer.beta1",
        "optimizer.beta2",
        "optimizer.eps",
        "optimizer.warmup_steps",
        "loss",
        "train.batch_size",
        "train.max_steps",
        "train.eval_spacing",
        "seeds.split_seed",
        "seeds.init_seed",
        "seeds.batch_seed",
    ];
    for preset in ["minute", "patient", "nanda_quick", "nanda", "tiny"] {
        let mut config = config_with(preset, &[]);
        for field in FIELDS
            .iter()
            .filter(|field| !first_release.contains(&field.path))
        {
            let (group, name) = field.path.split_once('.').expect("a group");
            let group = config[group].as_object_mut().expect("an object");
            group.remove(name).expect("a setting");
        }
        config
            .as_object_mut()
            .expect("an object")
            .remove("numerics");
        let config = RunConfig::from_json(&config).expect("still a config");
        // What came later and is not the default now belongs to the preset, not to what was written down before it.
        let mut expected = presets::find(preset).expect("a preset").config();
        expected.train.sampling = Sampling::Passes;
        assert_eq!(*config, expected);
    }
}

#[test]
fn a_setting_without_effect_somewhere_says_what_it_needs() {
    for field in FIELDS {
        let always = PRESETS
            .iter()
            .all(|preset| (field.applies)(&preset.config()));
        assert!(always || !field.needs.is_empty(), "{}", field.path);
    }
}

#[test]
fn the_catalogue_lists_every_registry() {
    let json = serde_json::to_value(whole()).expect("JSON");
    for list in [
        "operations",
        "models",
        "optimizers",
        "losses",
        "lenses",
        "presets",
        "figures",
        "fields",
    ] {
        let entries = json[list].as_array().unwrap_or_else(|| panic!("{list}"));
        for entry in entries {
            let name = entry
                .get("id")
                .or_else(|| entry.get("path"))
                .and_then(Value::as_str);
            assert!(name.is_some_and(|name| !name.is_empty()), "{list}: {entry}");
            assert!(
                // What a figure is for is what is expected of it.
                ["help", "expected"]
                    .iter()
                    .any(|key| entry[key].as_str().is_some_and(|words| !words.is_empty())),
                "{list}: {entry}"
            );
        }
    }
    let default = json["default_preset"].as_str().expect("a name");
    assert!(PRESETS.iter().any(|preset| preset.id == default));
}
