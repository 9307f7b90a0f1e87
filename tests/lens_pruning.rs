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

/// The frequency of each neuron of Gromov's network: the strongest of the weights that read a.
fn frequencies(gromov: &Snapshot) -> Vec<usize> {
    let reads = gromov.matrix("layers.0.W_in").expect("weights that read");
    let energy = |neuron: usize, k: usize| -> f64 {
        let along = |wave: fn(f64) -> f64| -> f64 {
            let angle = |a: usize| std::f64::consts::TAU * (k * a) as f64 / 59.0;
            let term = |a: usize| f64::from(reads.row(a)[neuron]) * wave(angle(a));
            (0..59).map(term).sum()
        };
        along(f64::cos).powi(2) + along(f64::sin).powi(2)
    };
    let strongest = |neuron: usize| {
        let by_energy = |x: &usize, y: &usize| energy(neuron, *x).total_cmp(&energy(neuron, *y));
        (1..=29).max_by(by_energy).expect("frequencies")
    };
    (0..reads.columns).map(strongest).collect()
}

#[test]
fn the_neurons_of_the_rarest_frequency_go_first() {
    let gromov = specimen("analytic");
    let of = frequencies(&gromov);
    let count = |k: usize| of.iter().filter(|&&own| own == k).count();
    let rarest = (1..=29)
        .min_by_key(|&k| (count(k), k))
        .expect("frequencies");
    let n = count(rarest);
    let sparsity = (n as f64 + 0.5) / of.len() as f64;
    let drawing = look(
        &gromov,
        json!({ "sparsity": sparsity, "scope": "frequency" }),
    );
    assert_eq!(measure(&drawing, "left"), (of.len() - n) as f64);
    // The same by hand.
    let (start, out) = (
        gromov.offset("unembed.W_U").expect("its place"),
        gromov.matrix("unembed.W_U").expect("weights that write"),
    );
    let mut theta = gromov.theta.clone();
    for (neuron, _) in of.iter().enumerate().filter(|(_, k)| **k == rarest) {
        theta[start + neuron * out.columns..][..out.columns].fill(0.0);
    }
    let scores = gromov.specimen().scores(&theta);
    assert_eq!(measure(&drawing, "test_loss"), scores.test_loss);
    let whole = gromov.specimen().scores(&gromov.theta);
    assert!(scores.test_loss != whole.test_loss);
}

#[test]
fn without_pruned_neurons_the_scores_are_the_networks() {
    let snapshot = trained(1200);
    let scores = snapshot.specimen().scores(&snapshot.theta);
    for scope in ["neurons", "frequency"] {
        let whole = look(&snapshot, json!({ "sparsity": 0, "scope": scope }));
        assert_eq!(measure(&whole, "test_loss"), scores.test_loss);
    }
}
