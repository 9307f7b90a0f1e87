//! Tasks for tests.
#![allow(dead_code, reason = "each test binary uses a part")]

use grokscope::{
    config::{RunConfig, TaskConfig},
    presets,
    task::{Answers, Table, custom::table_from_text},
};
use serde_json::Value;

use crate::common::{config_with, set, valid_with};

/// A task with this operation; the user's own are something odd of size 7.
pub fn task(operation: &str, p: u32) -> TaskConfig {
    let rows: Vec<String> = (0..7)
        .map(|a| {
            (0..7)
                .map(|b| format!("{},", (a * a + 3 * b) % 7))
                .collect()
        })
        .collect();
    TaskConfig {
        operation: operation.to_owned(),
        p,
        expression: "if a > b then a / b else a - b".to_owned(),
        table: table_from_text(&rows.join("\n")).expect("a table"),
        ..presets::find("tiny").expect("a preset").config().task
    }
}

pub fn answers(operation: &str, p: u32) -> std::rc::Rc<Answers> {
    Answers::of(&task(operation, p)).expect("a usable task")
}

pub fn table_with(changes: &[(&'static str, Value)]) -> Table {
    Table::new(&valid_with("tiny", changes))
}

pub fn table(operation: &str, p: u32, train_fraction: f64, split_seed: u32) -> Table {
    let task = task(operation, p);
    table_with(&[
        set("task.operation", operation),
        set("task.p", p),
        set("task.expression", task.expression),
        set("task.table", task.table),
        set("task.train_fraction", train_fraction),
        set("seeds.split_seed", split_seed),
    ])
}

/// Refused, naming this field.
#[track_caller]
pub fn refused(changes: &[(&'static str, Value)], field: &str, allowed: &str) {
    let error = RunConfig::from_json(&config_with("tiny", changes)).expect_err("cannot be used");
    assert_eq!(error.field, field, "{error}");
    assert!(error.allowed.contains(allowed), "{error}");
}
