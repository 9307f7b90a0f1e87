//! AdamW and its schedule against arithmetic done by hand.

mod common;

use burn::tensor::{DType, Device, Tensor, TensorData};
use common::assert_close;
use grokscope::{
    config::OptimizerConfig,
    optim::{
        adamw::{AdamState, update},
        schedule::learning_rate,
    },
    presets,
};

fn config() -> OptimizerConfig {
    OptimizerConfig {
        warmup_steps: 0,
        ..presets::PRESETS[0].config().optimizer
    }
}

fn vector(values: &[f64]) -> Tensor<1> {
    Tensor::from_data(
        TensorData::new(values.to_vec(), [values.len()]),
        (&Device::flex(), DType::F64),
    )
}

fn values(tensor: &Tensor<1>) -> Vec<f64> {
    tensor.to_data().iter::<f64>().collect()
}

#[test]
fn the_first_step_is_the_sign_of_the_gradient_after_the_decay() {
    // w = 1, g = 0.5, lr = 0.1, λ = 1: the decay gives 0.9, then one step of size lr: 0.8.
    // θ₁ = θ₀(1 − lr·λ) − lr·sign(g) for every g.
    let config = OptimizerConfig {
        lr_peak: 0.1,
        weight_decay: 1.0,
        ..config()
    };
    let theta = vector(&[1.0, -2.0, 3.0]);
    let state = AdamState::zeros(&theta);
    let (theta, _) = update(&config, 0, theta, vector(&[0.5, -0.3, 1e-3]), state);
    for (actual, expected) in values(&theta).iter().zip([0.8, -1.7, 2.6]) {
        assert_close(*actual, expected, 2e-6);
    }
}

#[test]
fn five_steps_agree_with_the_textbook() {
    let config = OptimizerConfig {
        lr_peak: 0.05,
        weight_decay: 0.3,
        eps: 1e-3,
        ..config()
    };
    let gradients = [
        [0.4, -1.0],
        [0.1, 0.2],
        [-0.7, 0.0],
        [0.05, 3.0],
        [0.0, -0.4],
    ];
    let mut theta = vector(&[0.5, -1.5]);
    let mut state = AdamState::zeros(&theta);
    let (mut w, mut m, mut v) = ([0.5f64, -1.5], [0.0f64; 2], [0.0f64; 2]);
    for (step, g) in gradients.iter().enumerate() {
        (theta, state) = update(&config, step as u32, theta, vector(g), state);
        let t = step as i32 + 1;
        for i in 0..2 {
            m[i] = config.beta1 * m[i] + (1.0 - config.beta1) * g[i];
            v[i] = config.beta2 * v[i] + (1.0 - config.beta2) * g[i] * g[i];
            let m_hat = m[i] / (1.0 - config.beta1.powi(t));
            let v_hat = v[i] / (1.0 - config.beta2.powi(t));
            w[i] *= 1.0 - config.lr_peak * config.weight_decay;
            w[i] -= config.lr_peak * m_hat / (v_hat.sqrt() + config.eps);
        }
    }
    for (actual, expected) in [(&theta, w), (&state.m, m), (&state.v, v)] {
        for (a, e) in values(actual).iter().zip(expected) {
            assert_close(*a, e, 1e-12);
        }
    }
}

#[test]
fn the_first_update_of_a_warm_up_changes_nothing_and_the_second_is_a_tenth() {
    let config = OptimizerConfig {
        lr_peak: 0.1,
        warmup_steps: 10,
        ..config()
    };
    let theta = vector(&[1.0, -2.0]);
    let state = AdamState::zeros(&theta);
    let (theta, state) = update(&config, 0, theta, vector(&[0.5, -0.3]), state);
    assert_eq!(values(&theta), [1.0, -2.0]);
    assert!(
        values(&state.m).iter().all(|&m| m != 0.0),
        "the state moves on"
    );
    for (step, expected) in [(0, 0.0), (1, 0.01), (9, 0.09), (10, 0.1), (1000, 0.1)] {
        assert_close(learning_rate(&config, step), expected, 1e-15);
    }
}
