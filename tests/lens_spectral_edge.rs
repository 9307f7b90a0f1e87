//! The spectral edge on updates whose singular values are known, and on networks that were trained.

mod common;
#[path = "common/specimens.rs"]
mod specimens;
#[path = "common/toy.rs"]
mod toy;

use std::f64::consts::TAU;

use grokscope::{lens::drawing::Picture, snapshot::Snapshot, task::Table};
use serde_json::json;
use specimens::{specimen, trained};
use toy::{Toy, bars, close, look, measure};

const P: usize = 59;
const K: usize = 7;

/// Updates 3·cᵢ along the first weight and 1·sᵢ along the second, with orthonormal waves c and s over 8 steps; the first weight
/// multiplies a wave over log a + log b, a + b or a − b, the second nothing.
fn planted(wave: fn(usize, usize) -> Option<usize>, order: usize) -> Snapshot {
    let config = common::valid_with("minute", &[]);
    let pairs = Table::new(&config).pairs;
    let hidden = move |theta: &[f32]| {
        let state = |pair: &grokscope::task::Pair| {
            let class = wave(pair.a as usize, pair.b as usize);
            let angle = |q: usize| TAU * (K * q % order) as f64 / order as f64;
            class.map_or(0.0, |q| theta[0] * angle(q).cos() as f32)
        };
        pairs.iter().map(state).collect()
    };
    let mut theta = vec![0.0; 9];
    theta[8] = 40.0;
    let mut course = vec![theta.clone()];
    for t in 0..8 {
        let angle = TAU * t as f64 / 8.0 + 0.1;
        theta[0] += (3.0 * angle.cos() / 2.0) as f32;
        theta[1] += (angle.sin() / 2.0) as f32;
        course.push(theta.clone());
    }
    let mut toy = Toy::new(Box::new(hidden));
    let start = course[0].clone();
    toy.course = Some(course);
    toy.snapshot(&[], start)
}

#[test]
fn two_planted_directions_have_their_eigenvalues_and_their_edge() {
    let snapshot = planted(|a, b| Some((a + b) % P), P);
    let drawing = look("spectral_edge", &snapshot, json!({ "window": 8 })).expect("a drawing");
    // Squared singular values 9 and 1, and nothing after them.
    assert_eq!(measure(&drawing, "edge"), 2.0);
    close(measure(&drawing, "share"), 0.9, 1e-5);
    let shares = bars(&drawing, "Eigenvalues");
    close(shares[1].into(), 0.1, 1e-5);
    assert!(shares[2..].iter().all(|&share| share < 1e-6));
    // Nine places on an ellipse, the last where the first is.
    assert_eq!(bars(&drawing, "How straight").len(), 1);
    let along = measure(&drawing, "pc1");
    assert!(along > 0.8 && along < 0.95, "{along}");
}

#[test]
fn the_field_is_the_squared_wave_and_its_spectrum_one_bar_in_its_own_basis_only() {
    let snapshot = planted(|a, b| Some((a + b) % P), P);
    let seen = |basis: &str| {
        let asked = json!({ "window": 8, "basis": basis });
        look("spectral_edge", &snapshot, asked).expect("a drawing")
    };
    let add = seen("add");
    close(measure(&add, "concentration"), 1.0, 1e-6);
    close(measure(&add, "gain"), P as f64 / 2.0, 1e-6);
    let spectrum = bars(&add, "Spectrum");
    close(spectrum[2 * K - 1].into(), 1.0, 1e-6); // cos² has twice the frequency.
    // The step is 0.005 of the length of the weights, 40, along the first weight.
    let Picture::Heat { values, .. } = &add.pictures[0] else {
        panic!("no field")
    };
    for (cell, &value) in values.iter().enumerate() {
        let q = cell / P + cell % P;
        let cos = (TAU * (K * q) as f64 / P as f64).cos();
        assert!((f64::from(value) - (0.2 * cos).powi(2)).abs() < 1e-6);
    }
    // The mean over a − b of a wave over a + b is the same everywhere.
    assert_eq!(measure(&seen("sub"), "concentration"), 0.0);
    for other in ["dlog", "quotient"] {
        assert!(measure(&seen(other), "concentration") < 0.5, "{other}");
    }
}

#[test]
fn a_wave_over_differences_and_one_over_logarithms_are_found_in_their_bases() {
    fn logarithm(x: usize) -> Option<usize> {
        (0..P - 1).find(|&e| (0..e).fold(1, |power, _| power * 2 % P) == x)
    }
    let difference = planted(|a, b| Some((a + P - b) % P), P);
    let product = planted(
        |a, b| Some((logarithm(a)? + logarithm(b)?) % (P - 1)),
        P - 1,
    );
    for (snapshot, basis) in [(difference, "sub"), (product, "dlog")] {
        let asked = json!({ "window": 8, "basis": basis });
        let drawing = look("spectral_edge", &snapshot, asked).expect("a drawing");
        close(measure(&drawing, "concentration"), 1.0, 1e-6);
    }
}

#[test]
fn what_learns_a_sum_moves_by_sums_or_differences_and_never_by_logarithms() {
    let concentration = |step: u32, basis: &str| {
        let drawing = look("spectral_edge", &trained(step), json!({ "basis": basis }));
        measure(&drawing.expect("a drawing"), "concentration")
    };
    // 2/59 is one bar's share; the largest of 29 random ones has about four times that.
    let chance = 0.05..0.25;
    for basis in ["add", "sub", "dlog", "quotient"] {
        let largest = concentration(0, basis);
        assert!(chance.contains(&largest), "at random, {basis}: {largest}");
    }
    // Which of the two moves more changes from update to update.
    let [sum, difference] = ["add", "sub"].map(|basis| concentration(1200, basis));
    assert!(sum.max(difference) > 0.35, "{sum}, {difference}");
    for basis in ["dlog", "quotient"] {
        let largest = concentration(1200, basis);
        assert!(chance.contains(&largest), "{basis}: {largest}");
    }
}

#[test]
fn without_the_optimisers_memory_it_says_what_it_needs() {
    let checkpoint = specimen("random");
    let probe = grokscope::probe::Probe::new(
        common::valid_with("minute", &[]),
        burn::tensor::Device::flex(),
    );
    let bare = probe.weights(0, checkpoint.theta.clone());
    let reason = look("spectral_edge", &bare, json!(null)).expect_err("no memory");
    assert!(reason.contains("checkpoint"), "{reason}");
    let tenth = look(
        "spectral_edge",
        &checkpoint,
        json!({ "window": 5, "direction": 9 }),
    );
    assert!(tenth.expect_err("five updates").contains("direction 9"));
}

#[test]
fn composite_moduli_have_no_logarithms_and_permutations_no_sums() {
    let even = specimens::fresh(common::valid_with("minute", &[("task.p", 24.into())]));
    assert!(look("spectral_edge", &even, json!({ "basis": "add" })).is_ok());
    let reason = look("spectral_edge", &even, json!({ "basis": "dlog" })).expect_err("composite");
    assert!(reason.contains("24"), "{reason}");
    let permutations = specimens::fresh(common::valid_with(
        "minute",
        &[
            ("task.operation", "s5".into()),
            ("train.batch_size", 64.into()),
        ],
    ));
    let drawing = look("spectral_edge", &permutations, json!({ "window": 5 })).expect("a field");
    assert_eq!(drawing.pictures.len(), 3);
    assert!(drawing.says.contains("permutations"), "{}", drawing.says);
}

#[test]
fn trajectories_of_training_are_straighter_than_a_random_walk() {
    let drawing = look("spectral_edge", &trained(160), json!({})).expect("a drawing");
    let shares = bars(&drawing, "How straight");
    assert_eq!(shares.len(), 4);
    assert!(shares.iter().all(|&share| share > 0.61), "{shares:?}");
}
