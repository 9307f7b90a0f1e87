//! The commutator defect on a quadratic, where it is known, and on networks that were trained.

mod common;
#[path = "common/specimens.rs"]
mod specimens;
#[path = "common/toy.rs"]
mod toy;

use std::sync::{Arc, Mutex};

use grokscope::snapshot::Snapshot;
use serde_json::json;
use specimens::specimen;
use toy::{Toy, bars, close, look, measure};

/// In two dimensions, with θ = (3, 4): the gradient of a batch is (θ₀, s·θ₁), where s is the mean over the batch of the given
/// function of its rows.
fn quadratic(stiffness: fn(usize) -> f64) -> Snapshot {
    let mut toy = Toy::new(Box::new(|_| vec![0.0]));
    toy.gradient = Box::new(move |theta, rows| {
        let mean = rows.iter().map(|&row| stiffness(row)).sum::<f64>() / rows.len() as f64;
        vec![theta[0], (mean * f64::from(theta[1])) as f32]
    });
    toy.snapshot(&[], vec![3.0, 4.0])
}

#[test]
fn batches_with_the_same_landscape_commute() {
    for step in ["published", "scaled"] {
        let drawing = look("commutator", &quadratic(|_| 2.0), json!({ "step": step }));
        let drawing = drawing.expect("a drawing");
        assert!(measure(&drawing, "defect") < 1e-5);
        close(measure(&drawing, "cosine"), 1.0, 1e-6);
    }
}

#[test]
fn the_defect_of_two_quadratics_is_the_commutator_of_their_matrices() {
    // Of a batch of which a share s has even numbers the matrix is [[1, s], [s, 0]].
    let product = |s: f64, [x, y]: [f64; 2]| [x + s * y, s * x];
    let shares = Arc::new(Mutex::new(Vec::new()));
    let mut toy = Toy::new(Box::new(|_| vec![0.0]));
    let seen = shares.clone();
    toy.gradient = Box::new(move |theta, rows| {
        let share = rows.iter().filter(|&&row| row % 2 == 0).count() as f64 / rows.len() as f64;
        seen.lock().expect("one thread").push(share);
        let gradient = product(share, [theta[0].into(), theta[1].into()]);
        gradient.map(|x| x as f32).to_vec()
    });
    let theta = [3.0, 4.0];
    let snapshot = toy.snapshot(&[], vec![3.0, 4.0]);
    let drawing = look("commutator", &snapshot, json!({ "step": "scaled" })).expect("a drawing");
    let defects = bars(&drawing, "Commutator");
    assert_eq!(defects.len(), 9);
    let shares = shares.lock().expect("one thread").clone();
    for (asked, defect) in shares.chunks(4).zip(defects) {
        // Asked of A, of B, of B after A, and of A after B.
        let (s, t) = (asked[0], asked[1]);
        assert!(asked[2] == t && asked[3] == s && s != t);
        let [of_a, of_b] = [s, t].map(|share| product(share, theta));
        let (ba, ab) = (product(t, of_a), product(s, of_b));
        let turn = (ba[0] - ab[0]).hypot(ba[1] - ab[1]);
        let lengths = of_a[0].hypot(of_a[1]) * of_b[0].hypot(of_b[1]);
        assert!((f64::from(defect) - turn / lengths).abs() < 2e-4);
    }
}

#[test]
fn where_slopes_are_smooth_the_step_does_not_matter() {
    let defects = |kind: &str| {
        ["published", "scaled"].map(|step| {
            let drawing = look("commutator", &specimen(kind), json!({ "step": step }));
            measure(&drawing.expect("a drawing"), "defect")
        })
    };
    // Quadratic neurons.
    let [published, scaled] = defects("analytic");
    close(published, scaled, 0.01);
    // With ReLUs, rounding and kinks are most of what a small step sees.
    for kind in ["random", "memorised", "generalised"] {
        let [published, scaled] = defects(kind);
        assert!(published > 2.0 * scaled, "{kind}: {published} {scaled}");
    }
}

#[test]
fn without_a_gradient_there_is_no_order() {
    let still = Toy::new(Box::new(|_| vec![0.0])).snapshot(&[], vec![1.0]);
    let reason = look("commutator", &still, json!(null)).expect_err("no gradient");
    assert!(reason.contains("gradient"), "{reason}");
}
