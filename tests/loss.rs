//! Losses and precisions against the test vectors of their papers.

mod common;
#[path = "common/walk.rs"]
mod walk;

use burn::tensor::{DType, Device, Int, Tensor, TensorData};
use common::{assert_close, set, values};
use grokscope::train::{
    choices::{LOSSES, Precision},
    loss::{Objective, uniform_loss},
};
use serde_json::Value;
use walk::{config, matrix};

fn labels(of: &[i64]) -> Tensor<1, Int> {
    Tensor::from_data(TensorData::new(of.to_vec(), [of.len()]), &Device::flex())
}

fn objective(loss: &str, more: &[(&'static str, Value)]) -> Objective {
    Objective::of(&config(&[&[set("loss", loss)], more].concat()))
}

#[test]
fn losses_have_their_papers_values() {
    let logits = || matrix([[2.0, 0.0, -1.0, -3.0]]);
    let of = |loss| values(&objective(loss, &[]).losses(logits(), labels(&[0])))[0];
    let z: f64 = [2.0f64, 0.0, -1.0, -3.0].iter().map(|z| z.exp()).sum();
    for form in ["cross_entropy", "cross_entropy_exact"] {
        assert_close(of(form), z.ln() - 2.0, 1e-12);
    }
    // s = 3, 1, 1/2, 1/4: probabilities .6316, .2105, .1053, .0526.
    assert_close(of("stablemax"), 0.459_53, 1e-5);
    assert_close(of("mse"), (1.0 + 0.0 + 1.0 + 9.0) / 4.0, 1e-12);
}

#[test]
fn guessing_costs_what_is_stated() {
    for loss in LOSSES {
        let zeros = Tensor::<2>::zeros([1, 7], (&Device::flex(), DType::F64));
        let config = config(&[set("loss", loss.id)]);
        let of_zeros = values(&Objective::of(&config).losses(zeros, labels(&[3])))[0];
        assert_close(of_zeros, uniform_loss(config.loss, 7), 1e-12);
    }
}

/// Gradient of the right answer's logit in 32 bits, when it leads by `margin` among 5.
fn right_gradient(objective: Objective, margin: f64) -> f64 {
    let logits = matrix([[margin, 0.0, -1.0, -1.0, -2.0]]).cast(DType::F32);
    values(&objective.gradient(logits, labels(&[0])))[0]
}

#[test]
fn the_usual_gradient_collapses_where_it_should_and_the_exact_one_does_not() {
    // 1 + e^−margin rounds to 1 beyond 23 ln 2 = 15.94 in 32 bits, 6.93 in half precision, 4.85 in bfloat: here with the
    // other terms, which shift the threshold by ln(1 + 2/e + 1/e²) = .63.
    for (precision, threshold) in [("f32", 16.64), ("f16", 7.63), ("bf16", 5.55)] {
        let usual = objective("cross_entropy", &[set("numerics.precision", precision)]);
        assert_eq!(right_gradient(usual, threshold + 0.8), 0.0, "{precision}");
        assert!(right_gradient(usual, threshold - 0.8) < 0.0, "{precision}");
    }
    let exact = objective("cross_entropy_exact", &[]);
    for margin in [1.0f64, 10.0, 20.0, 60.0] {
        let others: f64 = [0.0, -1.0, -1.0, -2.0f64]
            .iter()
            .map(|z| (z - margin).exp())
            .sum();
        let expected = -others / (1.0 + others);
        assert_close(right_gradient(exact, margin) / expected, 1.0, 1e-5);
    }
}

#[test]
fn a_zero_sum_gradient_sums_to_zero() {
    let logits = || matrix([[20.0, 0.0, -1.0, 3.0], [0.1, 0.2, 0.3, 0.4]]).cast(DType::F32);
    let sums = |zero_sum: bool| -> Vec<f64> {
        let objective = objective("cross_entropy", &[set("numerics.zero_sum", zero_sum)]);
        let gradient = objective.gradient(logits(), labels(&[0, 2]));
        values(&gradient)
            .chunks(4)
            .map(|row| row.iter().sum())
            .collect()
    };
    // e^−17 and e^−20 are left over where the right answer's gradient is lost.
    assert_close(
        sums(false)[0],
        (-17f64).exp() + (-20f64).exp() + (-21f64).exp(),
        1e-9,
    );
    assert!(
        sums(true).iter().all(|sum| sum.abs() < 1e-7),
        "{:?}",
        sums(true)
    );
}

#[test]
fn rounding_is_to_the_nearest_number_of_the_precision() {
    let round =
        |precision: Precision, x: f64| values(&precision.round(matrix([[x]]).cast(DType::F32)))[0];
    for (x, half, bfloat) in [
        (1.0, 1.0, 1.0),
        (0.1, 0.099_975_585_937_5, 0.100_097_656_25),
        (-std::f64::consts::PI, -3.140_625, -3.140_625),
        (1e-6, 17.0 / 16_777_216.0, 9.983_778e-7),
        (70_000.0, 65_504.0, 70_144.0),
    ] {
        assert_close(round(Precision::F16, x), half, 1e-12);
        assert_close(
            round(Precision::Bf16, x),
            bfloat,
            1e-12_f64.max(x.abs() * 1e-7),
        );
        assert_close(round(Precision::F32, x), f64::from(x as f32), 0.0);
    }
}
