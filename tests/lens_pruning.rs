//! The lens on pruning: what must not change, what must go, and what training does to it.

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
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::{fresh_with, measure, specimen, trained};

fn look(snapshot: &Snapshot, asked: Value) -> Drawing {
    let lens = find("pruning").expect("the lens");
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options")).expect("a drawing")
}

#[test]
fn without_pruning_the_scores_are_the_networks() {
    let snapshot = trained(160);
    let scores = snapshot.specimen().scores(&snapshot.theta);
    for scope in ["global", "matrix"] {
        let drawing = look(&snapshot, json!({ "sparsity": 0, "scope": scope }));
        assert_eq!(measure(&drawing, "train_accuracy"), scores.train_accuracy);
        assert_eq!(measure(&drawing, "test_loss"), scores.test_loss);
    }
}

#[test]
fn half_of_a_network_that_is_half_nothing_does_all_its_work() {
    // A planted solution among weights a thousand times smaller: removing just those changes next to nothing.
    let gromov = specimen("analytic");
    let scores = gromov.specimen().scores(&gromov.theta);
    let config = valid_with(
        "gromov",
        &[("task.p", 59.into()), ("model.d_mlp", 2048.into())],
    );
    let twice = fresh_with(config, |layout, theta| {
        let mut at = 0;
        for spec in layout {
            let own = gromov.matrix(&spec.name).expect("the same tensors");
            let [rows, columns] = spec.shape;
            for row in 0..rows {
                for column in 0..columns {
                    let inside = row < own.rows && column < own.columns;
                    theta[at + row * columns + column] = if inside {
                        own.row(row)[column]
                    } else {
                        1e-6 * (row + column) as f32 / 2048.0
                    };
                }
            }
            at += rows * columns;
        }
    });
    let halved = look(&twice, json!({ "sparsity": 0.5 }));
    assert_eq!(measure(&halved, "test_accuracy"), scores.test_accuracy);
    assert_close(
        measure(&halved, "test_loss"),
        scores.test_loss,
        1e-4 * scores.test_loss.abs(),
    );
    let half = 3.0 * 59.0 * 1024.0;
    assert_eq!(measure(&halved, "left"), half);
    // And nearly nothing does nothing.
    let rest = look(&twice, json!({ "sparsity": 0.99 }));
    assert!(measure(&rest, "test_accuracy") < 0.2, "{}", rest.says);
}

#[test]
fn the_curve_passes_through_the_chosen_sparsity() {
    let drawing = look(&trained(1200), json!({ "sparsity": 0.33 }));
    let Picture::Lines {
        at, series, marks, ..
    } = &drawing.pictures[0]
    else {
        panic!("no lines")
    };
    let place = at
        .iter()
        .position(|at| *at == marks[0].at)
        .expect("on the curve");
    let shown = f64::from(series[1].values[place]);
    assert_close(shown, 100.0 * measure(&drawing, "test_accuracy"), 1e-3);
    assert_eq!(at.len(), 13);
}

#[test]
fn a_network_that_understands_bears_more_than_one_that_memorises() {
    let kept = |step: u32| {
        let drawing = look(&trained(step), json!({ "sparsity": 0.6 }));
        measure(&drawing, "train_accuracy")
    };
    let [memorised, grokked] = [160, 1200].map(kept);
    assert!(grokked > memorised + 0.1, "{memorised} and {grokked}");
}

#[test]
fn neurons_without_outgoing_weights_go_first_and_are_not_missed() {
    // Gromov's solution, and as many neurons again that nothing reads.
    let gromov = specimen("analytic");
    let scores = gromov.specimen().scores(&gromov.theta);
    let config = valid_with(
        "gromov",
        &[("task.p", 59.into()), ("model.d_mlp", 2048.into())],
    );
    let twice = fresh_with(config, |layout, theta| {
        let mut at = 0;
        for spec in layout {
            let own = gromov.matrix(&spec.name).expect("the same tensors");
            let [rows, columns] = spec.shape;
            for (i, weight) in theta[at..at + rows * columns].iter_mut().enumerate() {
                let (row, column) = (i / columns, i % columns);
                let inside = row < own.rows && column < own.columns;
                *weight = if inside { own.row(row)[column] } else { 0.0 };
            }
            at += rows * columns;
        }
    });
    let asked = |sparsity: f64| json!({ "sparsity": sparsity, "scope": "neurons" });
    let halved = look(&twice, asked(0.5));
    assert_eq!(measure(&halved, "left"), 1024.0);
    assert_eq!(measure(&halved, "test_accuracy"), scores.test_accuracy);
    assert_eq!(measure(&halved, "test_loss"), scores.test_loss);
    assert!(measure(&look(&twice, asked(0.99)), "test_accuracy") < 0.9);
}

#[test]
fn a_network_that_understands_needs_its_frequencies_and_not_its_other_neurons() {
    // The neurons of frequencies with few followers carry little; of a memoriser's every neuron carries something.
    let kept = |step: u32, scope: &str| {
        let drawing = look(&trained(step), json!({ "sparsity": 0.2, "scope": scope }));
        measure(&drawing, "train_accuracy")
    };
    let [memorised, grokked] = [160, 1200].map(|step| kept(step, "frequency"));
    assert!(grokked > memorised, "{memorised} and {grokked}");
    for scope in ["neurons", "frequency"] {
        let snapshot = trained(1200);
        let whole = look(&snapshot, json!({ "sparsity": 0, "scope": scope }));
        let scores = snapshot.specimen().scores(&snapshot.theta);
        assert_eq!(measure(&whole, "test_loss"), scores.test_loss);
    }
}
