//! Every setting does something in exactly those configs in which it says so: there, another value gives another run;
//! elsewhere, the same bits. In tiny worlds, each a change or two away from one another.

mod common;

use std::collections::BTreeSet;

use common::{bits, config_with, drive, open, rows};
use grokscope::{
    config::RunConfig,
    fields::{FIELDS, FieldInfo, FieldKind},
    optim::memory,
    protocol::{Command, Event},
    task::custom::table_from_text,
};
use pollster::block_on;
use safetensors::SafeTensors;
use serde_json::{Value, json};

type Changes = Vec<(&'static str, Value)>;

/// A run of six steps on a table modulo 5.
fn base() -> Changes {
    vec![
        ("train.max_steps", json!(6)),
        ("optimizer.warmup_steps", json!(2)),
        ("task.p", json!(5)),
        ("model.d_model", json!(8)),
        ("model.d_mlp", json!(12)),
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
    worlds.retain(is_small);
    let mut seen = BTreeSet::new();
    worlds.retain(|world| seen.insert(config(world).to_string()));
    worlds
}

/// Whether a world is one, and no large one: S₅ has a table of 14,400 pairs.
fn is_small(changes: &Changes) -> bool {
    valid(changes).is_some_and(|config| config.task.n_symbols() <= 16)
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
    // The initial weights are kept for a decay towards them, whether there is any or not.
    tensors.retain(|(name, _)| name != memory::INIT);
    for (name, tensor) in tensors {
        seen.extend(name.as_bytes());
        seen.extend(tensor.data());
    }
    seen
}

/// Other values of a setting, as far as they can be used in a world: two options, others in every world, or a number far
/// away.
fn others(field: &FieldInfo, world: &Changes, turn: usize) -> Vec<Value> {
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
    values.retain(|value| *value != present && is_small(&with(world, path, value.clone())));
    if let FieldKind::Choice { .. } = field.kind {
        let by = turn % values.len().max(1);
        values.rotate_left(by);
        values.truncate(2);
    } else {
        values.truncate(1);
    }
    values
}

/// As small as is usable where it was left out, at an end of the range where that is cheap, or else a few more.
fn numbers(field: &FieldInfo, present: &Value) -> Vec<Value> {
    let FieldKind::Number {
        min, max, integer, ..
    } = field.kind
    else {
        return Vec::new();
    };
    let Some(near) = present.as_f64() else {
        return vec![if integer { json!(5) } else { json!(min) }];
    };
    if integer {
        let more = [near + 1.0, near + 4.0, near * 2.0, near - 1.0];
        return more
            .iter()
            .map(|x| json!(x.clamp(min, max) as u32))
            .collect();
    }
    vec![
        json!(max),
        json!(f64::midpoint(near, max)),
        json!(f64::midpoint(near, min)),
    ]
}

fn said(world: &Changes, path: &str) -> String {
    let base = base();
    let apart = world.iter().filter(|change| !base.contains(change));
    let apart: Vec<String> = apart
        .map(|(path, value)| format!("{path}={value}"))
        .collect();
    format!("{path} where {}", apart.join(", "))
}

#[test]
fn every_setting_matters_exactly_where_it_says_so() {
    let (mut in_vain, mut in_secret) = (Vec::new(), Vec::new());
    let (mut mattered, mut idled) = (BTreeSet::new(), BTreeSet::new());
    for (turn, world) in worlds().iter().enumerate() {
        let present = fingerprint(world);
        let config = valid(world).expect("worlds are valid");
        for field in FIELDS {
            let values = others(field, world, turn);
            let differs =
                |value: &&Value| fingerprint(&with(world, field.path, (*value).clone())) != present;
            let different: Vec<&Value> = values.iter().filter(differs).collect();
            // Two options may come to the same here, such as Adam with and without a weight decay of 0.
            match ((field.applies)(&config), different.is_empty()) {
                (true, true) if !values.is_empty() => in_vain.push(said(world, field.path)),
                (false, false) => in_secret.push(said(world, field.path)),
                (false, true) => drop(idled.insert(field.path)),
                _ => mattered.extend(different.iter().map(|value| place(field, value))),
            }
        }
    }
    let (in_vain, in_secret) = (in_vain.join("\n"), in_secret.join("\n"));
    assert!(
        in_vain.is_empty() && in_secret.is_empty(),
        "no effect where one is claimed:\n{in_vain}\nan effect where none is claimed:\n{in_secret}"
    );
    assert_eq!(mattered, every(), "no world puts these to use");
    let sometimes = FIELDS.iter().filter(|field| !field.needs.is_empty());
    assert_eq!(
        idled,
        sometimes.map(|field| field.path).collect(),
        "idle in no world"
    );
}

/// A setting, or one of its options.
fn place(field: &FieldInfo, value: &Value) -> String {
    match field.kind {
        FieldKind::Choice { .. } => format!("{} {}", field.path, value),
        _ => field.path.to_owned(),
    }
}

/// Every setting, and every option of every choice but those whose tables are large or of the visitor's own making.
fn every() -> BTreeSet<String> {
    let of = |field: &FieldInfo| match &field.kind {
        FieldKind::Choice { options } => {
            let small = options.iter().map(|o| json!(o.id));
            let small = small.filter(|id| is_small(&with(&base(), field.path, id.clone())));
            small.map(|id| place(field, &id)).collect()
        }
        _ => vec![field.path.to_owned()],
    };
    FIELDS.iter().flat_map(of).collect()
}
