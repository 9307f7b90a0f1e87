//! The estimate of implicit regularisation must give back what was set.

mod common;
#[path = "common/specimens.rs"]
mod specimens;
#[path = "common/toy.rs"]
mod toy;

use common::open;
use grokscope::{config::RunConfig, lens::drawing::Drawing, protocol::Command, snapshot::Snapshot};
use pollster::block_on;
use serde_json::{Value, json};
use specimens::{fresh, of_checkpoint, specimen, trained};
use toy::{bars, close, look, measure};

/// The default preset on 11 residues after some steps.
fn after(steps: u32, changes: &[(&str, Value)]) -> Snapshot {
    let mut all = vec![("task.p", json!(11)), ("task.train_fraction", json!(0.5))];
    all.extend_from_slice(changes);
    let config = common::valid_with("minute", &all);
    let mut session = open(&serde_json::to_value(&*config).expect("JSON"));
    session.send(Command::Step { steps });
    while session.running() {
        session.advance(50);
        block_on(session.drain());
    }
    of_checkpoint(&block_on(session.save()).expect("a checkpoint"))
}

#[track_caller]
fn seen(snapshot: &Snapshot) -> Drawing {
    look("implicit_decay", snapshot, json!(null)).expect("a drawing")
}

#[test]
fn full_batches_give_the_decay_that_is_set() {
    let full = ("train.batch_size", Value::Null);
    for (method, decay) in [
        ("adamw", 1.0),
        ("adamw", 0.3),
        ("adamw", 0.0),
        ("lion", 0.5),
        ("sgd", 0.5),
        ("snr_adam", 1.0),
    ] {
        let changes = [
            full.clone(),
            ("optimizer.method", json!(method)),
            ("optimizer.weight_decay", json!(decay)),
        ];
        let drawing = seen(&after(60, &changes));
        let found = measure(&drawing, "decay");
        assert!(
            (found - decay).abs() < 1e-3 * f64::max(decay, 1.0),
            "{method}, {decay}: {found}"
        );
        assert_eq!(measure(&drawing, "set"), decay);
        assert_eq!(measure(&drawing, "batches"), 0.0);
        if decay > 0.0 {
            close(measure(&drawing, "explained"), 1.0, 1e-3);
            for of_tensor in bars(&drawing, "The decay") {
                close(of_tensor.into(), decay, 2e-3);
            }
        }
    }
}

#[test]
fn a_pull_to_the_initial_weights_is_the_decay_that_the_distance_to_them_makes_it() {
    for steps in [12, 200] {
        let changes = [
            ("train.batch_size", Value::Null),
            ("optimizer.decay", json!("to_init")),
        ];
        let snapshot = after(steps, &changes);
        let config = RunConfig::from_json(&serde_json::to_value(&snapshot.config).expect("JSON"));
        let initial = grokscope::model::initial(&config.expect("valid"));
        let product = |a: &[f32], b: &[f32]| -> f64 {
            let pairs = a.iter().zip(b);
            pairs.map(|(&a, &b)| f64::from(a) * f64::from(b)).sum()
        };
        let theta = &snapshot.theta;
        // −⟨λ(θ₀ − θ), θ⟩/‖θ‖² with λ = 1.
        let expected = 1.0 - product(&initial, theta) / product(theta, theta);
        assert!((measure(&seen(&snapshot), "decay") - expected).abs() < 1e-3);
    }
}

#[test]
fn decay_through_the_gradient_is_another_one_and_explains_little() {
    let changes = [
        ("train.batch_size", Value::Null),
        ("optimizer.decay", json!("coupled")),
    ];
    let drawing = seen(&after(60, &changes));
    assert!(
        (measure(&drawing, "decay") - 1.0).abs() > 0.01,
        "{}",
        drawing.says
    );
    assert!(measure(&drawing, "explained") < 0.5, "{}", drawing.says);
}

#[test]
fn batches_dropout_and_noise_leave_less_to_be_explained() {
    for change in [
        ("train.batch_size", json!(16)),
        ("model.dropout", json!(0.2)),
        ("optimizer.weight_noise", json!(0.02)),
    ] {
        let full = ("train.batch_size", Value::Null);
        let drawing = seen(&after(60, &[full, change.clone()]));
        let explained = measure(&drawing, "explained");
        assert!((0.5..0.95).contains(&explained), "{change:?}: {explained}");
        close(measure(&drawing, "decay"), 1.0, 0.1);
        let batches = change.0 == "train.batch_size";
        assert_eq!(measure(&drawing, "batches_error") > 0.0, batches);
    }
    // Of the default preset, batches of 512 change next to nothing once it generalises.
    close(measure(&seen(&trained(1200)), "decay"), 1.0, 0.01);
}

#[test]
fn where_there_is_no_pull_to_see_it_says_why() {
    let first = look("implicit_decay", &specimen("random"), json!(null));
    assert!(first.expect_err("warm-up").contains("learning rate 0"));
    let muon = after(12, &[("optimizer.method", json!("muon"))]);
    let reason = look("implicit_decay", &muon, json!(null)).expect_err("two learning rates");
    assert!(reason.contains("learning rate"), "{reason}");
    let bare = fresh(common::valid_with(
        "minute",
        &[("optimizer.warmup_steps", 0.into())],
    ));
    close(measure(&seen(&bare), "set"), 1.0, 0.0);
}
