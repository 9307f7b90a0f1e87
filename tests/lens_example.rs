//! The lens on one example: what it says of a planted network is known, and its parts add up.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use common::{assert_close, valid_with};
use grokscope::{
    lens::{
        drawing::{Drawing, Picture},
        find,
        info::View,
    },
    model::layout::ParamSpec,
    snapshot::Snapshot,
    task::Split,
};
use serde_json::{Value, json};
use specimens::{fresh, fresh_with, measure, specimen, trained};

fn try_look(snapshot: &Snapshot, a: u32, b: u32) -> Result<Drawing, String> {
    let lens = find("example").expect("the lens");
    let asked = json!({ "a": a, "b": b });
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options"))
}

fn look(snapshot: &Snapshot, a: u32, b: u32) -> Drawing {
    try_look(snapshot, a, b).expect("a drawing")
}

/// Names and heights of the bars of the picture whose title has these words.
fn bars(drawing: &Drawing, words: &str) -> Vec<(String, f32)> {
    let found = drawing.pictures.iter().find_map(|picture| match picture {
        Picture::Bars {
            title,
            names,
            series,
            ..
        } if title.contains(words) => Some((names, &series[0].values)),
        _ => None,
    });
    let (names, values) = found.unwrap_or_else(|| panic!("no bars of {words}"));
    names.iter().cloned().zip(values.iter().copied()).collect()
}

#[test]
fn a_planted_wave_has_the_probability_and_the_lead_that_were_planted() {
    // One frequency, amplitude 3: logit(c) = 3·cos(2π·5·(a + b − c)/113), whose mean over c is 0.
    let drawing = look(&specimens::planted(&[5], 3.0), 60, 70);
    let wave = |d: i32| 3.0 * (std::f64::consts::TAU * f64::from(5 * d % 113) / 113.0).cos();
    let sum: f64 = (0..113).map(|d| wave(d).exp()).sum();
    assert_close(measure(&drawing, "probability"), wave(0).exp() / sum, 1e-6);
    assert_close(measure(&drawing, "lead"), 3.0, 1e-5);
    assert!(
        drawing.says.contains("60 ∘ 70") && drawing.says.contains("it says 17 with"),
        "{}",
        drawing.says
    );
    let logits = bars(&drawing, "Logits");
    assert_close(f64::from(logits[17].1), 3.0, 1e-5);
    assert_close(f64::from(logits[20].1), wave(3), 1e-5);
}

#[test]
fn what_neurons_say_is_what_is_lost_without_them() {
    let whole = trained(1200);
    // Nobody listens to the neurons: what is left of the logits is all else.
    let silenced = fresh_with(valid_with("minute", &[]), |layout: &[ParamSpec], theta| {
        theta.copy_from_slice(&whole.theta);
        let mut at = 0;
        for spec in layout {
            let n = spec.shape[0] * spec.shape[1];
            if spec.name == "blocks.0.mlp.W_out" {
                theta[at..at + n].fill(0.0);
            }
            at += n;
        }
    });
    for (a, b) in [(3, 4), (50, 20), (11, 11)] {
        let [with, without] = [&whole, &silenced].map(|snapshot| look(snapshot, a, b));
        let lost = measure(&with, "lead") - measure(&without, "lead");
        assert_close(measure(&with, "by_neurons"), lost, 1e-3);
        assert!(measure(&with, "by_neurons").abs() > 1.0, "{}", with.says);
        assert_eq!(measure(&without, "by_neurons"), 0.0);
    }
}

#[test]
fn attention_is_that_of_the_pair_and_sums_to_one() {
    let snapshot = trained(160);
    let drawing = look(&snapshot, 9, 2);
    let Picture::Heat {
        rows,
        columns,
        values,
        ..
    } = &drawing.pictures[0]
    else {
        panic!("heads and tokens come first");
    };
    assert_eq!(columns, &["a = 9", "b = 2", "="]);
    assert_eq!(values.len(), rows.len() * 3);
    for head in values.chunks(3) {
        assert_close(f64::from(head.iter().sum::<f32>()), 1.0, 1e-5);
    }
    let pairs = &snapshot.table.pairs;
    let row = pairs.iter().position(|pair| [pair.a, pair.b] == [9, 2]);
    assert_eq!(values, snapshot.trace().attention.row(row.expect("a pair")));
}

#[test]
fn an_unseen_pair_would_pull_at_a_network_that_guesses_it_and_not_at_one_that_knows_it() {
    let pull = |step: u32| {
        let snapshot = trained(step);
        let pairs = &snapshot.table.pairs;
        let row = pairs.iter().position(|pair| pair.split == Split::Test);
        let row = row.expect("a pair");
        let tensors = bars(
            &look(&snapshot, pairs[row].a, pairs[row].b),
            "at each tensor",
        );
        assert_eq!(tensors.len(), snapshot.matrices().count());
        let square: f64 = tensors.iter().map(|&(_, x)| f64::from(x).powi(2)).sum();
        // Each weight belongs to one tensor.
        let gradient = snapshot.specimen().gradient(&snapshot.theta, &[row]);
        let whole: f64 = gradient.iter().map(|&x| f64::from(x).powi(2)).sum();
        assert_close(square, whole, 1e-4 * whole);
        square.sqrt()
    };
    assert!(pull(160) > 50.0 * pull(1200));
}

#[test]
fn networks_without_attention_are_shown_from_their_neurons_on() {
    let drawing = look(&specimen("analytic"), 3, 4);
    assert!(!drawing.says.contains("heads"));
    assert!(measure(&drawing, "probability") > 0.99, "{}", drawing.says);
    assert_close(
        measure(&drawing, "by_neurons"),
        measure(&drawing, "lead"),
        1e-3,
    );
}

#[test]
fn behind_a_layer_norm_nobody_says_that_parts_add_up() {
    let change = [("model.final_norm", Value::from(true))];
    let drawing = look(&fresh(valid_with("minute", &change)), 3, 4);
    assert!(drawing.measures.iter().all(|m| m.id != "by_neurons"));
    assert!(!drawing.says.contains("by neurons"), "{}", drawing.says);
}

#[test]
fn pairs_that_do_not_exist_are_named() {
    let division = fresh(valid_with("minute", &[("task.operation", "div".into())]));
    let nobody = try_look(&division, 5, 0).expect_err("no pair");
    assert!(nobody.contains("5, 0"), "{nobody}");
    let outside = try_look(&division, 200, 1).expect_err("no symbol");
    assert!(outside.contains("symbol 200"), "{outside}");
}
