//! What the tests share.
#![allow(dead_code, reason = "each test binary uses a part")]

use burn::tensor::{DType, Device, Tensor, TensorData};
use grokscope::{
    config::{RunConfig, Valid},
    presets,
    protocol::{Command, Event},
    session::Session,
    sweep::{Axis, Plan, Stop},
    train::{Trainer, metrics::MetricsRow, trainer::TableEvaluation},
};
use serde_json::{Value, json};

/// A preset's config with some settings changed, as JSON.
pub fn config_with(preset: &str, changes: &[(&str, Value)]) -> Value {
    let mut config =
        serde_json::to_value(presets::find(preset).expect("a preset").config()).expect("JSON");
    for (path, value) in changes {
        let place = config.pointer_mut(&format!("/{}", path.replace('.', "/")));
        *place.unwrap_or_else(|| panic!("there is no setting {path}")) = value.clone();
    }
    config
}

/// The same, checked.
pub fn valid_with(preset: &str, changes: &[(&str, Value)]) -> Valid<RunConfig> {
    RunConfig::from_json(&config_with(preset, changes)).expect("a valid config")
}

/// A session on the CPU with an open run.
pub fn open(config: &Value) -> Session {
    let mut session = Session::new(Device::flex());
    session.send(Command::Open {
        run_id: 1,
        config: config.clone(),
    });
    session
}

/// Drives a session until it stops, and returns everything that happened.
pub fn drive(session: &mut Session) -> Vec<Event> {
    let mut events = pollster::block_on(session.drain());
    while session.running() {
        session.advance(7);
        events.extend(pollster::block_on(session.drain()));
    }
    events.extend(pollster::block_on(session.drain()));
    events
}

/// The metrics among some events.
pub fn rows(events: &[Event]) -> Vec<MetricsRow> {
    let of = |event: &Event| match event {
        Event::Metrics { rows, .. } => rows.clone(),
        _ => Vec::new(),
    };
    events.iter().flat_map(of).collect()
}

/// Rows as bits, for comparisons that mean "the same".
pub fn bits(rows: &[MetricsRow]) -> Vec<[u32; 5]> {
    let of = |r: &MetricsRow| {
        let floats =
            [r.train_loss, r.train_accuracy, r.test_loss, r.test_accuracy].map(f32::to_bits);
        [r.step, floats[0], floats[1], floats[2], floats[3]]
    };
    rows.iter().map(of).collect()
}

/// Asserts that two numbers differ by at most `tolerance`.
#[track_caller]
pub fn assert_close(actual: f64, expected: f64, tolerance: f64) {
    assert!(
        (actual - expected).abs() <= tolerance,
        "{actual} is not within {tolerance} of {expected}"
    );
}

/// A shorthand for changes of a config.
pub fn set<T: Into<Value>>(path: &'static str, value: T) -> (&'static str, Value) {
    (path, json!(value.into()))
}

/// A vector of these numbers, in 64 bits, so that rounding does not hide mistakes.
pub fn vector(values: &[f64]) -> Tensor<1> {
    let data = TensorData::new(values.to_vec(), [values.len()]);
    Tensor::from_data(data, (&Device::flex(), DType::F64))
}

/// The numbers of a tensor.
pub fn values<const D: usize>(tensor: &Tensor<D>) -> Vec<f64> {
    tensor.to_data().iter::<f64>().collect()
}

/// Train loss, train accuracy, test loss and test accuracy that a trainer finds now, `[4]`.
pub fn examined(trainer: &Trainer) -> Tensor<1> {
    let evaluation = [trainer.evaluate()];
    let rows = pollster::block_on(TableEvaluation::rows(&evaluation));
    let row = rows.expect("a device that can be read")[0];
    vector(
        &[
            row.train_loss,
            row.train_accuracy,
            row.test_loss,
            row.test_accuracy,
        ]
        .map(f64::from),
    )
}

/// A sweep of the smallest preset along these axes, with two seeds.
pub fn plan(axes: &[&str]) -> Plan {
    let axis = |text: &&str| Axis::parse(text).expect("an axis");
    Plan {
        base: config_with("tiny", &[]),
        set: Vec::new(),
        axes: axes.iter().map(axis).collect(),
        seeds: 2,
        stop: Stop::default(),
    }
}

/// A fresh, empty folder for a test's files.
pub fn folder(name: &str) -> std::path::PathBuf {
    let path = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a folder");
    path
}
