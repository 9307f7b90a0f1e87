//! The lenses on hidden states, ILDR and the linear probe: planted clusters, an independent library, and what training does.

mod common;
#[path = "common/specimens.rs"]
mod specimens;

use std::{collections::BTreeMap, time::Instant};

use common::assert_close;
use grokscope::{
    lens::{drawing::Drawing, find, info::View},
    math::{linear, pca},
    rng::{Rng, Stream},
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::{measure, specimen, trained, with_hidden};

fn look(id: &str, snapshot: &Snapshot, asked: Value) -> Drawing {
    let lens = find(id).expect("the lens");
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options")).expect("a drawing")
}

/// Hidden states of 113 answers on the corners of a simplex of side √2 · 3, with noise of size σ in every direction.
fn corners(sigma: f64) -> Snapshot {
    let mut rng = Rng::new(9, Stream::Init);
    with_hidden(|pair, d| {
        let corner = |i: usize| if i == pair.right as usize { 3.0 } else { 0.0 };
        (0..d)
            .map(|i| (corner(i) + sigma * rng.normal()) as f32)
            .collect()
    })
}

#[test]
fn planted_clusters_have_the_ratio_that_was_planted() {
    // Two corners are 2 · 3² apart. About 79 held-out pairs have each answer: within is 128 σ² (1 − 1/79), and the noise of
    // two means adds 2 · 128 σ² / 79 to what is between them.
    let (sigma, rows) = (0.5, 79.1);
    let drawing = look("ildr", &corners(sigma), Value::Null);
    let noise = 128.0 * sigma * sigma;
    assert_close(measure(&drawing, "within"), noise * (1.0 - 1.0 / rows), 0.3);
    let between = 18.0 + 2.0 * noise / rows;
    assert_close(measure(&drawing, "between"), between, 0.2);
    assert_close(measure(&drawing, "ildr"), between / noise, 0.02);
}

#[test]
fn a_probe_reads_planted_clusters_and_nothing_from_noise() {
    for fit in ["test", "train"] {
        let clear = look("linear_probe", &corners(0.3), json!({ "fit": fit }));
        assert!(measure(&clear, "probe_accuracy") > 0.99, "{}", clear.says);
        // The planted states have random logits: the network itself does not use what is there.
        assert!(measure(&clear, "network_accuracy") < 0.05);
        let mut rng = Rng::new(9, Stream::Init);
        let noise = with_hidden(|_, d| (0..d).map(|_| rng.normal() as f32).collect());
        let nothing = look("linear_probe", &noise, json!({ "fit": fit }));
        assert!(
            measure(&nothing, "probe_accuracy") < 0.03,
            "{}",
            nothing.says
        );
    }
}

#[test]
fn memorising_makes_clusters_of_training_pairs_and_understanding_of_all() {
    let ildr = |step: u32, pairs: &str| {
        measure(
            &look("ildr", &trained(step), json!({ "pairs": pairs })),
            "ildr",
        )
    };
    let [random, memorised, grokked] = [0, 160, 1200].map(|step| ildr(step, "test"));
    assert!(
        grokked > 2.5 * memorised && grokked > 2.5 * random,
        "{random}, {memorised}, {grokked}"
    );
    assert!(ildr(160, "train") > 2.0 * ildr(160, "test"));
    let read =
        |step: u32, id: &str| measure(&look("linear_probe", &trained(step), Value::Null), id);
    assert!(read(0, "probe_accuracy") < 0.05 && read(160, "probe_accuracy") < 0.2);
    // Not all: least squares confuses neighbours on a ring, which the network's own reading tells apart.
    assert!(read(1200, "probe_accuracy") > 0.6 && read(1200, "network_accuracy") > 0.99);
}

#[test]
fn a_heavy_penalty_forgets() {
    let read = |penalty: i32| {
        let drawing = look("linear_probe", &trained(160), json!({ "penalty": penalty }));
        measure(&drawing, "probe_accuracy")
    };
    assert!(read(-3) != read(2));
}

#[test]
fn the_usual_network_is_quick_to_look_at() {
    let snapshot = specimen("memorised");
    let _ = snapshot.trace();
    for id in ["ildr", "linear_probe"] {
        let start = Instant::now();
        look(id, &snapshot, Value::Null);
        assert!(
            start.elapsed().as_secs_f64() < 0.5,
            "{id}: {:?}",
            start.elapsed()
        );
    }
}

/// Points and targets that tests/reference/lenses_hidden.py looks at.
fn inputs() -> BTreeMap<&'static str, Vec<Vec<f64>>> {
    let mut rng = Rng::new(6, Stream::Init);
    let mut rows = |n: usize, d: usize| -> Vec<Vec<f64>> {
        let scale = |j: usize| libm::exp(-0.1 * j as f64);
        (0..n)
            .map(|_| (0..d).map(|j| scale(j) * rng.normal() + 0.3).collect())
            .collect()
    };
    BTreeMap::from([("points", rows(120, 24)), ("targets", rows(120, 3))])
}

#[test]
fn scikit_learn_finds_the_same_plane_and_the_same_fit() {
    let text = include_str!("reference/lenses_hidden.json");
    let known: BTreeMap<String, Vec<Vec<f64>>> = serde_json::from_str(text).expect("JSON");
    let inputs = inputs();
    let plane = pca::plane(&inputs["points"]);
    for (ours, theirs) in plane.iter().zip(&known["plane"]) {
        // The sign of a component is free.
        assert_close(ours[0].abs(), theirs[0].abs(), 1e-8);
        assert_close(ours[1].abs(), theirs[1].abs(), 1e-8);
    }
    let fit = linear::ridge(&inputs["points"], &inputs["targets"], 0.1).expect("a fit");
    for (ours, theirs) in fit.weights.chunks(3).zip(&known["weights"]) {
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_close(*ours, *theirs, 1e-9);
        }
    }
    for (ours, theirs) in fit.constants.iter().zip(&known["constants"][0]) {
        assert_close(*ours, *theirs, 1e-9);
    }
}

/// Writes the input of tests/reference/lenses_hidden.py, as `tmp/hidden.json` in cargo's target folder:
/// `cargo test --test lens_hidden -- --ignored`.
#[test]
#[ignore = "writes the input of another library"]
fn write_inputs() {
    let text = serde_json::to_string(&inputs()).expect("JSON");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/hidden.json"), text).expect("a file");
}
