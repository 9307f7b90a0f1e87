//! Sharpness and curvature on quadratics, where both are known, and on networks that were trained.

mod common;
#[path = "common/specimens.rs"]
mod specimens;
#[path = "common/toy.rs"]
mod toy;

use std::f64::consts::TAU;

use grokscope::{
    math::{ascent::highest, eigen::eigen, fourier::Basis, vectors::gram},
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use specimens::specimen;
use toy::{Toy, bars, close, look, measure};

/// The loss ½ Σ hᵢ·θᵢ² + 1, turned by a reflection so that no weight is an axis.
fn quadratic(stiffness: Vec<f64>, theta: Vec<f32>) -> Snapshot {
    let n = stiffness.len();
    // I − 2uuᵀ with a u of length 1.
    let reflect = move |x: Vec<f64>| -> Vec<f64> {
        let u = |i: usize| {
            ((i % 3) as f64 + 1.0)
                / ((0..n).map(|i| ((i % 3) as f64 + 1.0).powi(2)).sum::<f64>()).sqrt()
        };
        let along: f64 = (0..n).map(|i| u(i) * x[i]).sum();
        (0..n).map(|i| x[i] - 2.0 * along * u(i)).collect()
    };
    let wide = |theta: &[f32]| theta.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>();
    let mut toy = Toy::new(Box::new(|_| vec![0.0]));
    let (h, of) = (stiffness.clone(), reflect);
    toy.loss = Box::new(move |theta| {
        let x = of(wide(theta));
        1.0 + 0.5 * h.iter().zip(x).map(|(h, x)| h * x * x).sum::<f64>()
    });
    toy.gradient = Box::new(move |theta, _| {
        let x = reflect(wide(theta));
        let slope = stiffness.iter().zip(x).map(|(h, x)| h * x).collect();
        reflect(slope).iter().map(|&x| x as f32).collect()
    });
    toy.snapshot(&[], theta)
}

#[test]
fn a_quadratics_eigenvalues_and_trace_are_found() {
    let theta: Vec<f32> = (0..12).map(|i| 0.5 + (i % 5) as f32).collect();
    let mut stiffness: Vec<f64> = (0..12).map(f64::from).collect();
    stiffness[3] = 100.0;
    stiffness[7] = -20.0;
    let trace: f64 = stiffness.iter().sum();
    let snapshot = quadratic(stiffness, theta);
    let drawing = look("curvature", &snapshot, json!({ "products": 12 })).expect("a drawing");
    close(measure(&drawing, "top"), 100.0, 1e-3);
    close(measure(&drawing, "bottom"), -20.0, 1e-3);
    let error = measure(&drawing, "trace_error");
    assert!(error > 0.0 && (measure(&drawing, "trace") - trace).abs() < 4.0 * error);
    let sketch = bars(&drawing, "A sketch");
    close(sketch.iter().map(|&x| f64::from(x)).sum(), trace, 1e-2);
}

#[test]
fn the_trace_of_a_multiple_of_the_identity_is_exact() {
    let snapshot = quadratic(vec![3.0; 8], vec![1.0; 8]);
    let drawing = look("curvature", &snapshot, json!(null)).expect("a drawing");
    close(measure(&drawing, "trace"), 24.0, 1e-4);
    close(measure(&drawing, "top"), 3.0, 1e-4);
    for bar in bars(&drawing, "A sketch") {
        close(bar.into(), 3.0, 1e-3);
    }
}

#[test]
fn the_sharpness_of_a_bowls_bottom_is_that_of_the_boxs_farthest_corner() {
    // With one weight the subspace is everything, and the box around 0 is ε wide: the loss rises from 1 by ½·h·ε².
    let bottom = quadratic(vec![5.0], vec![0.0]);
    let drawing = look("sharpness", &bottom, json!({ "epsilon": 0.01 })).expect("a drawing");
    // At the very bottom there is no slope to follow.
    assert_eq!(measure(&drawing, "rise"), 0.0);
    // On a slope: at θ = 2 with ε = 0.01 the box is 0.03 wide.
    let slope = quadratic(vec![5.0], vec![2.0]);
    let drawing = look("sharpness", &slope, json!({ "epsilon": 0.01 })).expect("a drawing");
    let rise = 2.5 * (2.03_f64.powi(2) - 4.0);
    close(measure(&drawing, "rise"), rise, 1e-4);
    close(measure(&drawing, "phi"), 100.0 * rise / (1.0 + 11.0), 1e-4);
    // The two losses alone would look the same.
    assert!(
        drawing.says.contains("1.100e1 nats, rises by 3.02e-1"),
        "{}",
        drawing.says
    );
}

#[test]
fn a_squared_error_is_not_in_nats() {
    let unit = |kind: &str| {
        let drawing = look("sharpness", &specimen(kind), json!(null)).expect("a drawing");
        let rise = drawing.measures.into_iter().find(|m| m.id == "rise");
        rise.expect("a rise").unit
    };
    assert_eq!(unit("random"), "nats");
    assert_eq!(unit("analytic"), "squared logits");
}

#[test]
fn a_memorised_network_lies_in_a_sharper_place_than_one_that_generalises() {
    let seen = |kind: &str, id: &str, of: &str| {
        let drawing = look(id, &specimen(kind), json!(null)).expect("a drawing");
        measure(&drawing, of)
    };
    for (id, of) in [
        ("sharpness", "phi"),
        ("curvature", "top"),
        ("curvature", "trace"),
    ] {
        let [memorised, generalised] = ["memorised", "generalised"].map(|kind| seen(kind, id, of));
        assert!(
            memorised > 5.0 * generalised && generalised > 0.0,
            "{of}: {memorised} {generalised}"
        );
    }
}

#[test]
fn ten_times_the_box_is_ten_times_the_rise_and_so_not_rounding() {
    for kind in ["random", "memorised", "generalised"] {
        let phi = |epsilon: f64| {
            let drawing = look("sharpness", &specimen(kind), json!({ "epsilon": epsilon }));
            measure(&drawing.expect("a drawing"), "phi")
        };
        close(phi(1e-2), 10.0 * phi(1e-3), 0.15);
    }
}

#[test]
fn scipy_and_numpy_agree() {
    let text = include_str!("reference/lenses_landscape.json");
    let reference: Value = serde_json::from_str(text).expect("JSON");
    let numbers = |value: &Value| -> Vec<f64> {
        let list = value.as_array().expect("a list").iter();
        list.map(|x| x.as_f64().expect("a number")).collect()
    };
    for (case, expected) in numbers(&reference["highest"]).into_iter().enumerate() {
        let bounds: Vec<f64> = (0..10).map(|i| 0.1 * (1.0 + f64::from(i % 3))).collect();
        let value = |y: &[f64]| waves(case, y).0;
        let found = highest(&bounds, 40, value, |y| waves(case, y).1);
        close(found.value, expected, 1e-7);
    }
    for case in 0..3 {
        let expected = numbers(&reference["eigenvalues"][case]);
        let found = eigen(&gram(&falling(case as f64))).values;
        for (found, expected_value) in found.iter().zip(&expected) {
            assert!(
                (found - expected_value).abs() < 1e-6 * expected[0],
                "{found} {expected_value}"
            );
        }
    }
    for n in [58, 59] {
        let place = |j: usize| {
            let j = j as f64;
            1.0 + (TAU * 3.0 * j / n as f64).cos() + 0.5 * (0.7 * j * j).sin()
        };
        let column: Vec<f64> = (0..n).map(place).collect();
        let waves = Basis::new(n).coefficients(&column);
        let energies: Vec<f64> = waves.iter().map(|[c, s]| c * c + s * s).collect();
        let total: f64 = energies.iter().sum();
        for (energy, share) in energies
            .iter()
            .zip(numbers(&reference["shares"][n.to_string()]))
        {
            assert!((energy / total - share).abs() < 1e-12);
        }
    }
}

/// As `landscape` in the reference.
fn waves(case: usize, y: &[f64]) -> (f64, Vec<f64>) {
    let case = case as f64;
    let tilt = |i: usize| 0.3 * (0.5 * case + 2.0 * i as f64).cos();
    let mut value: f64 = (0..y.len()).map(|i| tilt(i) * y[i]).sum();
    let mut slope: Vec<f64> = (0..y.len()).map(tilt).collect();
    for wave in 0..4 {
        let wave = f64::from(wave);
        let direction = |i: usize| (1.0 + case + 1.7 * wave + 0.9 * i as f64).sin();
        let along: f64 = (0..y.len()).map(|i| direction(i) * y[i]).sum();
        let (sin, cos) = (along + 0.4 * case + wave).sin_cos();
        value += cos;
        (0..y.len()).for_each(|i| slope[i] -= sin * direction(i));
    }
    (value, slope)
}

/// As `updates` in the reference.
fn falling(case: f64) -> Vec<Vec<f32>> {
    let cell = |t: usize, j: usize| {
        let wave = |k: usize| {
            let (k, t, j) = (k as f64, t as f64, j as f64);
            0.5_f64.powf(k) * ((k + 1.0) * 0.3 * t + case).sin() * (0.11 * (k + 2.0) * j).cos()
        };
        (0..6).map(wave).sum::<f64>() as f32
    };
    (0..10)
        .map(|t| (0..300).map(|j| cell(t, j)).collect())
        .collect()
}
