//! The state machine: what commands do, what events come, and that a run is a value.

mod common;

use std::collections::BTreeMap;

use burn::tensor::Device;
use common::{bits, config_with, drive, open, rows, set};
use grokscope::{
    error::Error,
    protocol::{Command, Event, RunState},
    session::Session,
    train::{
        choices::LOSSES,
        metrics::{MetricsRow, is_scheduled},
    },
};
use pollster::block_on;
use serde_json::Value;

/// A run of 40 steps in batches of 7 from 29 pairs: uneven, so that passes and batches do not line up.
fn tiny() -> Value {
    config_with(
        "tiny",
        &[set("train.max_steps", 40), set("train.batch_size", 7)],
    )
}

fn full_run(config: &Value) -> Vec<MetricsRow> {
    let mut session = open(config);
    session.send(Command::Start);
    rows(&drive(&mut session))
}

fn states(events: &[Event]) -> Vec<(RunState, u32)> {
    let of = |event: &Event| match event {
        Event::State { state, step, .. } => Some((*state, *step)),
        _ => None,
    };
    events.iter().filter_map(of).collect()
}

fn problems(events: &[Event]) -> Vec<String> {
    let of = |event: &Event| match event {
        Event::Failed { problem, .. } => Some(problem.message.clone()),
        _ => None,
    };
    events.iter().filter_map(of).collect()
}

#[test]
fn a_run_goes_from_open_to_finished() {
    let mut session = open(&tiny());
    session.send(Command::Start);
    let events = drive(&mut session);
    assert_eq!(
        states(&events),
        [
            (RunState::Paused, 0),
            (RunState::Running, 0),
            (RunState::Finished, 40)
        ]
    );
    let steps: Vec<u32> = rows(&events).iter().map(|row| row.step).collect();
    assert_eq!(
        steps,
        (0..=40).collect::<Vec<_>>(),
        "the schedule is dense at first"
    );
    session.send(Command::Start);
    assert!(!session.running(), "a finished run stays finished");
}

#[test]
fn pausing_and_stepping_change_nothing_but_the_pace() {
    let whole = full_run(&tiny());
    let mut session = open(&tiny());
    let mut events = Vec::new();
    for steps in [1, 5, 0, 12] {
        session.send(Command::Step { steps });
        events.extend(drive(&mut session));
        assert_eq!(session.state(), RunState::Paused);
    }
    session.send(Command::Start);
    session.advance(3);
    session.send(Command::Pause);
    assert_eq!(session.advance(10), 0);
    session.send(Command::Start);
    events.extend(drive(&mut session));
    assert_eq!(bits(&rows(&events)), bits(&whole));
}

#[test]
fn the_same_config_gives_the_same_bits_and_another_seed_others() {
    let whole = full_run(&tiny());
    assert_eq!(bits(&whole), bits(&full_run(&tiny())));
    for seed in ["seeds.split_seed", "seeds.init_seed", "seeds.batch_seed"] {
        let mut other = tiny();
        *other
            .pointer_mut(&format!("/{}", seed.replace('.', "/")))
            .expect("a seed") = 1.into();
        assert_ne!(bits(&whole), bits(&full_run(&other)), "{seed}");
    }
}

#[test]
fn reset_starts_the_same_run_over() {
    let mut session = open(&tiny());
    session.send(Command::Start);
    let first = drive(&mut session);
    session.send(Command::Reset);
    session.send(Command::Start);
    let second = drive(&mut session);
    assert!(matches!(second[0], Event::Opened { run_id: 1, .. }));
    assert_eq!(bits(&rows(&first)), bits(&rows(&second)));
}

#[test]
fn a_bad_config_keeps_the_last_good_run() {
    let mut session = open(&tiny());
    session.send(Command::Step { steps: 5 });
    drive(&mut session);
    session.send(Command::Open {
        run_id: 2,
        config: config_with("tiny", &[set("task.p", 0)]),
    });
    let events = drive(&mut session);
    assert!(
        matches!(&events[..], [Event::Failed { run_id: 2, problem }] if problem.field.as_deref() == Some("task.p"))
    );
    session.send(Command::Start);
    let events = drive(&mut session);
    assert_eq!(states(&events).last(), Some(&(RunState::Finished, 40)));
}

#[test]
fn commands_without_a_run_are_answered() {
    for command in [Command::Start, Command::Step { steps: 1 }, Command::Reset] {
        let mut session = Session::new(Device::flex());
        session.send(command);
        assert_eq!(
            problems(&drive(&mut session)),
            ["there is no run yet: open one first"]
        );
    }
    let mut session = Session::new(Device::flex());
    session.send(Command::Pause);
    assert_eq!(drive(&mut session), []);
    assert!(matches!(block_on(session.table()), Ok(None)));
    assert!(matches!(block_on(session.save()), Err(Error::NoRun)));
}

#[test]
fn the_answer_table_agrees_with_the_metrics() {
    for operation in ["add", "div"] {
        let mut session = open(&config_with("tiny", &[set("task.operation", operation)]));
        session.send(Command::Step { steps: 60 });
        let events = drive(&mut session);
        let Some(Event::Opened { answers, split, .. }) = events.first() else {
            panic!("the first event is the opening");
        };
        let Ok(Some(Event::Table {
            predictions, step, ..
        })) = block_on(session.table())
        else {
            panic!("there is a table");
        };
        let metrics = rows(&events);
        let last = metrics.last().expect("metrics");
        assert_eq!((step, last.step), (60, 60));
        for (part, accuracy) in [(1, last.train_accuracy), (0, last.test_accuracy)] {
            let cells: Vec<usize> = (0..49).filter(|&i| split[i] == part).collect();
            let right = cells
                .iter()
                .filter(|&&i| answers[i] == predictions[i])
                .count();
            common::assert_close(right as f64 / cells.len() as f64, accuracy.into(), 1e-6);
        }
        for i in (0..49).filter(|&i| split[i] == 2) {
            assert_eq!((answers[i], predictions[i]), (u16::MAX, u16::MAX));
            assert!(operation == "div" && i % 7 == 0);
        }
    }
}

#[test]
fn a_checkpoint_continues_bit_for_bit() {
    let config = config_with(
        "tiny",
        &[set("train.max_steps", 120), set("train.batch_size", 7)],
    );
    let whole = full_run(&config);
    for at in [0, 1, 33, 97] {
        let mut session = open(&config);
        session.send(Command::Step { steps: at });
        let mut events = drive(&mut session);
        let bytes = block_on(session.save()).expect("a checkpoint");
        let mut again = Session::new(Device::flex());
        again.restore(9, &bytes).expect("our own checkpoint");
        assert_eq!(again.step_count(), at);
        again.send(Command::Start);
        events.extend(drive(&mut again));
        let mut joined = rows(&events);
        joined.dedup_by_key(|row| row.step);
        joined.retain(|row| is_scheduled(row.step, 0.02) || row.step == 120);
        assert_eq!(bits(&joined), bits(&whole), "interrupted at {at}");
    }
}

#[test]
fn saving_a_restored_run_gives_the_same_file() {
    let mut session = open(&tiny());
    session.send(Command::Step { steps: 9 });
    drive(&mut session);
    let bytes = block_on(session.save()).expect("a checkpoint");
    let mut again = Session::new(Device::flex());
    again.restore(1, &bytes).expect("our own checkpoint");
    let parse = |bytes: &[u8]| {
        let file = safetensors::SafeTensors::deserialize(bytes).expect("safetensors");
        file.tensors()
            .into_iter()
            .map(|(name, view)| (name, view.data().to_vec()))
            .collect::<BTreeMap<_, _>>()
    };
    let second = block_on(again.save()).expect("a checkpoint");
    assert!(parse(&bytes) == parse(&second), "the tensors differ");
}

#[test]
fn damaged_and_foreign_checkpoints_are_refused_and_the_run_kept() {
    let mut session = open(&tiny());
    session.send(Command::Step { steps: 9 });
    drive(&mut session);
    let good = block_on(session.save()).expect("a checkpoint");
    let mut huge_header = u64::MAX.to_le_bytes().to_vec();
    huge_header.extend_from_slice(b"{}");
    let mut not_finite = good.clone();
    let end = not_finite.len();
    not_finite[end - 4..].copy_from_slice(&f32::NAN.to_le_bytes());
    let text = |from: &str, to: &str| {
        let at = good
            .windows(from.len())
            .position(|w| w == from.as_bytes())
            .expect("in the header");
        let mut bytes = good.clone();
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
        bytes
    };
    let foreign = safetensors::serialize(
        std::iter::empty::<(&str, safetensors::tensor::TensorView)>(),
        None,
    )
    .expect("safetensors");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", Vec::new(), "truncated"),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n0000000000".to_vec(),
            "truncated or not",
        ),
        ("half", good[..good.len() / 2].to_vec(), "truncated"),
        (
            "one byte short",
            good[..good.len() - 1].to_vec(),
            "truncated",
        ),
        ("a header of 2^64 bytes", huge_header, "truncated or not"),
        ("foreign", foreign, "\"format\""),
        ("NaN", not_finite, "NaN"),
        (
            "another version",
            text("grokscope-checkpoint-1", "grokscope-checkpoint-9"),
            "checkpoint-9",
        ),
        (
            "another shape",
            text(r#"\"d_mlp\":64"#, r#"\"d_mlp\":65"#),
            "needs F32",
        ),
        (
            "a config that is not allowed",
            text(r#"\"p\":7"#, r#"\"p\":0"#),
            "task.p: 0",
        ),
    ];
    for (name, bytes, expected) in cases {
        let error = session.restore(2, &bytes).expect_err(name).to_string();
        assert!(error.contains(expected), "{name}: {error}");
        assert_eq!(session.step_count(), 9, "{name}: the run is kept");
    }
}

#[test]
fn a_diverging_run_stops_and_says_why() {
    let mut session = open(&config_with(
        "tiny",
        &[
            set("optimizer.lr_peak", 1.0),
            set("optimizer.weight_decay", 20.0),
            set("train.max_steps", 5000),
        ],
    ));
    session.send(Command::Start);
    let events = drive(&mut session);
    assert_eq!(
        session.state(),
        RunState::Failed,
        "θ is multiplied by −19 a step: this must overflow"
    );
    let problems = problems(&events);
    assert!(
        problems.len() == 1 && problems[0].contains("learning rate below 1"),
        "{problems:?}"
    );
    session.send(Command::Start);
    assert!(!session.running());
    session.send(Command::Reset);
    assert_eq!(session.state(), RunState::Paused, "reset starts over");
}

#[test]
fn guessing_is_right_once_in_so_many_whatever_the_loss_is() {
    for loss in LOSSES {
        let config = config_with("tiny", &[set("loss", loss.id)]);
        let events = block_on(open(&config).drain());
        let Some(Event::Opened { facts, .. }) = events.first() else {
            panic!("a run opens");
        };
        // Its logits are the tokens': the symbols and `=`.
        assert_eq!(facts.chance, 1.0 / f64::from(facts.n_symbols + 1));
        assert_eq!(facts.squared_loss, loss.id == "mse");
        let in_nats = (facts.uniform_loss + facts.chance.ln()).abs() < 1e-12;
        assert_eq!(in_nats, !facts.squared_loss);
    }
}
