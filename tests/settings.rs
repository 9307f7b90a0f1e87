//! Every setting does something in exactly those configs in which it says so: there, another value gives another run;
//! elsewhere, the same bits. In tiny worlds, each a change or two away from one another.

mod common;

use std::collections::BTreeSet;

use common::{bits, config_with, drive, open, rows};
use grokscope::{
    config::RunConfig,
    fields::{FIELDS, FieldInfo, FieldKind, Scale},
    protocol::{Command, Event},
    task::custom::table_from_text,
};
use pollster::block_on;
use safetensors::SafeTensors;
use serde_json::{Value, json};

type Changes = Vec<(&'static str, Value)>;

/// A run of twelve steps on a table modulo 7.
fn base() -> Changes {
    vec![
        ("train.max_steps", json!(12)),
        ("optimizer.warmup_steps", json!(3)),
        ("task.expression", json!("a*b + a")),
        (
            "task.table",
            json!(table("0 1 2 3\n1 2 3 0\n2 3 0 1\n3 0 1 2")),
        ),
        ("optimizer.filter_window", json!(4)),
    ]
}

fn table(text: &str) -> String {
    table_from_text(text).expect("a table")
}

/// The tiny world, and what lies one setting away from it: every option of every choice, and numbers that bring others
/// into play.
fn worlds() -> Vec<Changes> {
    let mut worlds = vec![base()];
    for field in FIELDS {
        let options: Vec<Value> = match &field.kind {
            FieldKind::Choice { options } => options.iter().map(|o| json!(o.id)).collect(),
            FieldKind::Toggle => vec![json!(true), json!(false)],
            _ => continue,
        };
        worlds.extend(
            options
                .into_iter()
                .map(|value| with(&base(), field.path, value)),
        );
    }
    let numbers = [
        ("train.batch_size", json!(7)),
        ("optimizer.weight_decay", json!(0.0)),
        ("model.dropout", json!(0.3)),
        ("model.n_layers", json!(2)),
        ("optimizer.gradient_noise", json!(0.1)),
        ("task.wrong_labels", json!(3)),
    ];
    worlds.extend(numbers.map(|(path, value)| with(&base(), path, value)));
    let mlp = with(&base(), "model.architecture", json!("mlp"));
    worlds.push(with(&mlp, "model.biases", json!("none")));
    let batches = with(&base(), "train.batch_size", json!(7));
    worlds.push(with(&batches, "train.sampling", json!("replacement")));
    worlds.retain(|changes| valid(changes).is_some());
    worlds
}

fn with(changes: &Changes, path: &'static str, value: Value) -> Changes {
    let others = changes.iter().filter(|(other, _)| *other != path).cloned();
    others.chain([(path, value)]).collect()
}

fn config(changes: &Changes) -> Value {
    config_with("tiny", changes)
}

fn valid(changes: &Changes) -> Option<RunConfig> {
    let valid = RunConfig::from_json(&config(changes)).ok()?;
    Some(valid.into_inner())
}

/// Everything that a run is: its table, its curve, its weights and its optimiser's memory.
fn fingerprint(changes: &Changes) -> Vec<u8> {
    let mut session = open(&config(changes));
    session.send(Command::Start);
    let events = drive(&mut session);
    let mut seen: Vec<u8> = bits(&rows(&events))
        .as_flattened()
        .iter()
        .flat_map(|b| b.to_le_bytes())
        .collect();
    for event in &events {
        if let Event::Opened { answers, split, .. } = event {
            seen.extend(split);
            seen.extend(answers.iter().flat_map(|answer| answer.to_le_bytes()));
        }
    }
    let file = block_on(session.save()).expect("a checkpoint");
    let mut tensors = SafeTensors::deserialize(&file)
        .expect("safetensors")
        .tensors();
    tensors.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (name, tensor) in tensors {
        seen.extend(name.as_bytes());
        seen.extend(tensor.data());
    }
    seen
}

/// Other values of a setting, as far as they can be used in a world: all options, or a number far away.
fn others(field: &FieldInfo, world: &Changes) -> Vec<Value> {
    let present = config(world);
    let present = present
        .pointer(&format!("/{}", field.path.replace('.', "/")))
        .expect("a setting")
        .clone();
    let mut values: Vec<Value> = match &field.kind {
        FieldKind::Choice { options } => options.iter().map(|o| json!(o.id)).collect(),
        FieldKind::Toggle => vec![json!(true), json!(false)],
        FieldKind::Text { .. } => vec![json!("a*a + b")],
        FieldKind::Table { .. } => vec![json!(table("0 1 2\n1 2 0\n2 0 1"))],
        FieldKind::Seed { .. } => vec![json!(7)],
        FieldKind::Number { .. } => numbers(field, &present),
    };
    let path = field.path;
    values.retain(|value| *value != present && valid(&with(world, path, value.clone())).is_some());
    match field.kind {
        FieldKind::Choice { .. } => values,
        _ => values.into_iter().take(1).collect(),
    }
}

/// In the middle of the range, and then nearer.
fn numbers(field: &FieldInfo, present: &Value) -> Vec<Value> {
    let FieldKind::Number {
        min,
        max,
        integer,
        scale,
        ..
    } = field.kind
    else {
        return Vec::new();
    };
    let middle = match scale {
        Scale::Linear => f64::midpoint(min, max),
        Scale::Log => (min * max).sqrt(),
    };
    let near = present.as_f64().unwrap_or(middle);
    let small = [near * 2.0, near / 2.0, near + 1.0, near + 3.0, near + 4.0];
    // Sizes in the middle of their ranges would not be tiny.
    let all = if integer {
        small.to_vec()
    } else {
        [&[middle][..], &small].concat()
    };
    let rounded = |x: f64| {
        if integer {
            json!(x.round() as u32)
        } else {
            json!(x)
        }
    };
    let inside = all.into_iter().map(|x| x.clamp(min, max));
    inside.map(rounded).collect()
}

fn said(world: &Changes, path: &str, value: &Value) -> String {
    let text = value.to_string();
    let world: Vec<String> = world
        .iter()
        .skip(base().len() - 1)
        .map(|(p, v)| format!("{p}={v}"))
        .collect();
    format!("{path} = {text:.60} where {}", world.join(", "))
}

#[test]
fn every_setting_matters_exactly_where_it_says_so() {
    let (mut in_vain, mut in_secret) = (Vec::new(), Vec::new());
    let (mut mattered, mut idled) = (BTreeSet::new(), BTreeSet::new());
    for world in worlds() {
        let present = fingerprint(&world);
        let config = valid(&world).expect("worlds are valid");
        for field in FIELDS {
            let applies = (field.applies)(&config);
            for value in others(field, &world) {
                let same = fingerprint(&with(&world, field.path, value.clone())) == present;
                match (applies, same) {
                    (true, true) => in_vain.push(said(&world, field.path, &value)),
                    (false, false) => in_secret.push(said(&world, field.path, &value)),
                    (true, false) => drop(mattered.insert(field.path)),
                    (false, true) => drop(idled.insert(field.path)),
                }
            }
        }
    }
    assert!(
        in_vain.is_empty(),
        "no effect where one is claimed:\n{}",
        in_vain.join("\n")
    );
    assert!(
        in_secret.is_empty(),
        "an effect where none is claimed:\n{}",
        in_secret.join("\n")
    );
    let every: BTreeSet<&str> = FIELDS.iter().map(|field| field.path).collect();
    assert_eq!(mattered, every, "settings that no world puts to use");
    let sometimes = FIELDS.iter().filter(|field| !field.needs.is_empty());
    assert_eq!(
        idled,
        sometimes.map(|field| field.path).collect(),
        "settings that are idle in no world"
    );
}
