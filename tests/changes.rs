//! Settings that change while a run goes on: a run is then its config and its changes, and no less a value.

mod common;

use std::collections::HashMap;

use burn::tensor::Device;
use common::{bits, config_with, drive, open, rows, set};
use grokscope::{
    config::Change,
    fields::{self, FIELDS},
    protocol::{Command, Event},
    session::Session,
    train::metrics::MetricsRow,
};
use pollster::block_on;
use safetensors::SafeTensors;
use serde_json::{Value, json};

const AT: u32 = 13;

fn tiny() -> Value {
    config_with(
        "tiny",
        &[set("train.max_steps", 40), set("train.batch_size", 7)],
    )
}

fn change(path: &str, value: impl Into<Value>) -> Command {
    Command::Change {
        path: path.to_owned(),
        value: value.into(),
    }
}

/// A session after [`AT`] steps of a run.
fn begun(config: &Value) -> (Session, Vec<Event>) {
    let mut session = open(config);
    session.send(Command::Step { steps: AT });
    let events = drive(&mut session);
    (session, events)
}

fn finish(mut session: Session, mut events: Vec<Event>) -> Vec<MetricsRow> {
    session.send(Command::Start);
    events.extend(drive(&mut session));
    rows(&events)
}

fn changed_run(config: &Value, command: Command) -> Vec<MetricsRow> {
    let (mut session, events) = begun(config);
    session.send(command);
    finish(session, events)
}

/// Every live setting with another value than the tiny preset's.
fn live() -> Vec<(&'static str, Value)> {
    let other = [
        ("optimizer.lr_peak", json!(0.02)),
        ("optimizer.weight_decay", json!(0.25)),
    ];
    let live: Vec<&str> = FIELDS.iter().filter(|f| f.live).map(|f| f.path).collect();
    assert_eq!(live, other.each_ref().map(|(path, _)| *path));
    other.into()
}

#[test]
fn the_same_change_at_the_same_step_gives_the_same_bits() {
    let (session, events) = begun(&tiny());
    let plain = finish(session, events);
    for (path, value) in live() {
        let first = changed_run(&tiny(), change(path, value.clone()));
        let second = changed_run(&tiny(), change(path, value.clone()));
        assert_eq!(bits(&first), bits(&second), "{path}");
        let after = AT as usize + 1;
        assert_eq!(
            bits(&first)[..after],
            bits(&plain)[..after],
            "{path}: before"
        );
        assert_ne!(
            bits(&first)[after + 1..],
            bits(&plain)[after + 1..],
            "{path}: after"
        );
    }
}

#[test]
fn a_change_is_no_more_than_the_new_value_from_the_next_step_on() {
    for (path, value) in live() {
        let (mut session, events) = begun(&tiny());
        let saved = block_on(session.save()).expect("a checkpoint");
        let config = config_with(
            "tiny",
            &[
                set("train.max_steps", 40),
                set("train.batch_size", 7),
                (path, value.clone()),
            ],
        );
        let mut other = Session::new(Device::flex());
        let bytes = with_metadata(&saved, "config", &config.to_string());
        other
            .restore(1, &bytes)
            .expect("the same run with another config");
        session.send(change(path, value));
        let expected = finish(other, Vec::new());
        let seen = finish(session, events);
        let later = |rows: &[MetricsRow]| -> Vec<_> {
            let later = rows.iter().filter(|row| row.step > AT).copied();
            bits(&later.collect::<Vec<_>>())
        };
        assert_eq!(later(&seen), later(&expected), "{path}");
    }
}

fn with_metadata(file: &[u8], key: &str, value: &str) -> Vec<u8> {
    let (_, header) = SafeTensors::read_metadata(file).expect("safetensors");
    let mut metadata: HashMap<String, String> = header.metadata().clone().expect("metadata");
    metadata.insert(key.to_owned(), value.to_owned());
    let tensors = SafeTensors::deserialize(file).expect("safetensors");
    safetensors::serialize(tensors.tensors(), Some(metadata)).expect("safetensors")
}

#[test]
fn changes_are_told_and_recorded_and_a_reset_forgets_them() {
    let (mut session, _) = begun(&tiny());
    session.send(change("optimizer.weight_decay", 0));
    session.send(Command::Step { steps: 2 });
    let mut events = drive(&mut session);
    session.send(change("optimizer.lr_peak", 0.5));
    events.extend(drive(&mut session));
    let expected = [
        (AT, "optimizer.weight_decay", 0.0),
        (AT + 2, "optimizer.lr_peak", 0.5),
    ]
    .map(|(step, path, value)| Change {
        step,
        path: path.to_owned(),
        value: json!(value),
    });
    let told: Vec<Change> = events.iter().filter_map(told).collect();
    assert_eq!(told, expected);
    let bytes = block_on(session.save()).expect("a checkpoint");
    let mut again = Session::new(Device::flex());
    again.restore(1, &bytes).expect("our own checkpoint");
    assert_eq!(recorded(&drive(&mut again)), expected);
    again.send(Command::Reset);
    assert_eq!(recorded(&drive(&mut again)), []);
    let (session, events) = begun(&tiny());
    // The examination of step 0 is among what has been drained.
    let rest = bits(&finish(again, Vec::new()));
    assert_eq!(rest, bits(&finish(session, events))[1..]);
}

fn told(event: &Event) -> Option<Change> {
    match event {
        Event::Changed { change, .. } => Some(change.clone()),
        _ => None,
    }
}

fn recorded(events: &[Event]) -> Vec<Change> {
    match events.first() {
        Some(Event::Opened { changes, .. }) => changes.clone(),
        other => panic!("{other:?} is no opening"),
    }
}

#[test]
fn a_checkpoint_after_a_change_continues_bit_for_bit() {
    for (path, value) in live() {
        let whole = changed_run(&tiny(), change(path, value.clone()));
        let (mut session, mut events) = begun(&tiny());
        session.send(change(path, value));
        session.send(Command::Step { steps: 9 });
        events.extend(drive(&mut session));
        let bytes = block_on(session.save()).expect("a checkpoint");
        let mut again = Session::new(Device::flex());
        again.restore(2, &bytes).expect("our own checkpoint");
        assert_eq!(bits(&finish(again, events)), bits(&whole), "{path}");
    }
}

#[test]
fn workers_that_share_the_steps_share_the_changes() {
    let config = config_with("tiny", &[set("train.max_steps", 40)]);
    let command = change("optimizer.lr_peak", 0.02);
    let whole = changed_run(&config, command.clone());
    let (mut session, mut events) = begun(&config);
    session.send(command);
    session.send(Command::Start);
    while session.running() {
        let shards = (0..session.shards())
            .map(|shard| block_on(session.shards_gradient(shard, shard + 1)).ok())
            .collect();
        let pieces = (0..session.apply_shards(shards))
            .map(|piece| block_on(session.examine_piece(piece)).expect("a piece"))
            .collect::<Vec<_>>();
        if !pieces.is_empty() {
            session.take_examination(pieces);
        }
    }
    events.extend(drive(&mut session));
    assert_eq!(bits(&rows(&events)), bits(&whole));
}

#[test]
fn what_cannot_change_is_refused_and_the_run_goes_on() {
    let (mut session, mut events) = begun(&tiny());
    let mut refused = |command: Command| -> String {
        session.send(command);
        match &drive(&mut session)[..] {
            [Event::Refused { run_id: 1, problem }] => problem.message.clone(),
            other => panic!("{other:?}"),
        }
    };
    for field in FIELDS.iter().filter(|field| !field.live) {
        let message = refused(change(field.path, 1));
        assert!(message.starts_with(field.path), "{message}");
        assert!(message.contains("optimizer.lr_peak"), "{message}");
    }
    for (path, value) in live() {
        let allowed = fields::find(path).expect("a field").allowed();
        for bad in [json!(-1), json!("x"), json!(null), json!(1e9)] {
            let message = refused(change(path, bad));
            assert!(message.contains(&allowed), "{message} lacks {allowed}");
        }
        assert!(refused(change("optimizer.nonsense", value)).contains("weight_decay"));
    }
    let (untouched, before) = begun(&tiny());
    events.truncate(before.len());
    assert_eq!(
        bits(&finish(session, events)),
        bits(&finish(untouched, before))
    );
}
