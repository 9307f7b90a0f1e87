//! Update rules and filters against arithmetic done by hand and the test vectors of their papers.

mod common;

#[path = "common/walk.rs"]
mod walk;

use common::{assert_close, set, values, vector};
use grokscope::{
    model::layout::{Layout, ParamSpec, Role, Start},
    optim::{self, choices::OPTIMIZERS, memory::Memory, muon, schedule::learning_rate},
};
use serde_json::Value;
use walk::{Walk, assert_all_close, config, matrix};

const GRADIENTS: [[f64; 2]; 5] = [
    [0.4, -1.0],
    [0.1, 0.2],
    [-0.7, 0.0],
    [0.05, 3.0],
    [0.0, -0.4],
];

#[test]
fn adamws_first_step_is_the_sign_of_the_gradient_after_the_decay() {
    // w = 1, g = 0.5, lr = 0.1, λ = 1: the decay gives 0.9, then one step of size lr: 0.8.
    let mut walk = Walk::new(&[set("optimizer.lr_peak", 0.1)], &[1.0, -2.0, 3.0]);
    assert_all_close(&walk.step(&[0.5, -0.3, 1e-3]), &[0.8, -1.7, 2.6], 2e-6);
}

#[test]
fn five_steps_of_adam_with_each_decay_agree_with_the_textbook() {
    let (lr, decay, eps, start) = (0.05, 0.3, 1e-3, [0.5f64, -1.5]);
    for (method, form) in [
        ("adamw", "to_zero"),
        ("adamw", "to_init"),
        ("adamw", "coupled"),
        ("adam", "to_zero"),
    ] {
        let mut walk = Walk::new(
            &[
                set("optimizer.method", method),
                set("optimizer.decay", form),
                set("optimizer.lr_peak", lr),
                set("optimizer.weight_decay", decay),
                set("optimizer.eps", eps),
            ],
            &start,
        );
        let (mut w, mut m, mut v) = (start, [0.0f64; 2], [0.0f64; 2]);
        for (step, g) in GRADIENTS.iter().enumerate() {
            let got = walk.step(g);
            let t = step as i32 + 1;
            for i in 0..2 {
                let coupled = method == "adam" || form == "coupled";
                let g = g[i] + if coupled { decay * w[i] } else { 0.0 };
                m[i] = 0.9 * m[i] + 0.1 * g;
                v[i] = 0.98 * v[i] + 0.02 * g * g;
                let (m_hat, v_hat) = (
                    m[i] / (1.0 - 0.9f64.powi(t)),
                    v[i] / (1.0 - 0.98f64.powi(t)),
                );
                if !coupled {
                    let towards = if form == "to_init" { start[i] } else { 0.0 };
                    w[i] += lr * decay * (towards - w[i]);
                }
                w[i] -= lr * m_hat / (v_hat.sqrt() + eps);
            }
            assert_all_close(&got, &w, 1e-12);
        }
    }
}

#[test]
fn sgd_lion_and_masked_adam_agree_with_their_formulas() {
    let lr = 0.05;
    let walk = |method: &str, more: &[(&'static str, Value)]| {
        let base = [
            set("optimizer.method", method),
            set("optimizer.lr_peak", lr),
            set("optimizer.weight_decay", 0.0),
            set("optimizer.momentum", 0.8),
        ];
        Walk::new(&[&base, more].concat(), &[0.5, -1.5])
    };
    let (mut sgd, mut lion, mut snr) = (
        walk("sgd", &[]),
        walk("lion", &[]),
        walk("snr_adam", &[set("optimizer.snr_softness", 2.0)]),
    );
    let (mut w_sgd, mut sum) = ([0.5, -1.5], [0.0; 2]);
    let (mut w_lion, mut mean) = ([0.5, -1.5], [0.0f64; 2]);
    let (mut w_snr, mut m, mut v, mut s) = ([0.5, -1.5], [0.0f64; 2], [0.0f64; 2], [0.0f64; 2]);
    for (step, g) in GRADIENTS.iter().enumerate() {
        let t = step as i32 + 1;
        for i in 0..2 {
            sum[i] = 0.8 * sum[i] + g[i];
            w_sgd[i] -= lr * sum[i];

            let mixed: f64 = 0.9 * mean[i] + 0.1 * g[i];
            w_lion[i] -= lr * if mixed == 0.0 { 0.0 } else { mixed.signum() };
            mean[i] = 0.98 * mean[i] + 0.02 * g[i];

            s[i] = 0.99 * s[i] + 0.01 * (g[i] - m[i]).powi(2);
            m[i] = 0.9 * m[i] + 0.1 * g[i];
            v[i] = 0.98 * v[i] + 0.02 * g[i] * g[i];
            let hat = |x: f64, beta: f64| x / (1.0 - beta.powi(t));
            let (m, v, s) = (hat(m[i], 0.9), hat(v[i], 0.98), hat(s[i], 0.99));
            w_snr[i] -= lr * m * m / (m * m + 2.0 * s + 1e-8) * m / (v.sqrt() + 1e-8);
        }
        assert_all_close(&sgd.step(g), &w_sgd, 1e-12);
        assert_all_close(&lion.step(g), &w_lion, 1e-12);
        assert_all_close(&snr.step(g), &w_snr, 1e-12);
    }
}

#[test]
fn muon_makes_singular_values_nearly_one() {
    // Five iterations bring every singular value between 0.02 and 1 (of the norm) into about 0.7 to 1.2.
    let tall = matrix([[3.0, 1.0], [-1.0, 2.0], [0.5, -0.2], [1.0, 1.0]]);
    for matrix in [tall.clone(), tall.transpose()] {
        let [rows, columns] = matrix.dims();
        let x =
            muon::orthogonalized(matrix) * (1.0 / (columns as f64 / rows as f64).max(1.0).sqrt());
        let gram = if rows < columns {
            x.clone().matmul(x.transpose())
        } else {
            x.clone().transpose().matmul(x)
        };
        let [a, b, c, d] = values(&gram).try_into().expect("2 × 2");
        let (middle, off) = ((a + d) / 2.0, (((a - d) / 2.0).powi(2) + b * c).sqrt());
        for squared in [middle - off, middle + off] {
            assert!((0.45..1.5).contains(&squared), "{squared}");
        }
    }
}

#[test]
fn muon_moves_hidden_matrices_and_adamw_the_rest() {
    let changes = [
        set("optimizer.method", "muon"),
        set("optimizer.weight_decay", 0.0),
        set("optimizer.lr_peak", 0.1),
    ];
    let config = config(&changes);
    let theta = vector(&[0.0; 8]);
    let spec = |name: &str, role| ParamSpec {
        name: name.to_owned(),
        shape: [2, 2],
        start: Start::Zeros,
        role,
    };
    let layout = Layout(vec![
        spec("hidden", Role::Hidden),
        spec("embed", Role::Embedding),
    ]);
    let context = optim::Context {
        config: &config,
        layout: &layout,
        step: 0,
    };
    let grad = vector(&[1.0, 2.0, 3.0, -4.0, 1.0, 2.0, 3.0, -4.0]);
    let moved = values(&optim::update(
        context,
        theta.clone(),
        grad,
        &mut Memory::new(&config, &theta),
    ));
    // (1 − β) g + β (1 − β) g is along g, and scale does not matter.
    let expected = values(&(muon::orthogonalized(matrix([[1.0, 2.0], [3.0, -4.0]])) * -0.02));
    assert_all_close(&moved[..4], &expected, 1e-6);
    assert_all_close(&moved[4..], &[-0.1, -0.1, -0.1, 0.1], 1e-6);
}

#[test]
fn the_first_update_of_a_warm_up_changes_nothing_and_the_second_is_a_tenth() {
    for method in OPTIMIZERS {
        let changes = [
            set("optimizer.warmup_steps", 10),
            set("optimizer.method", method.id),
        ];
        let mut walk = Walk::new(&changes, &[1.0, -2.0]);
        assert_eq!(walk.step(&[0.5, -0.3]), [1.0, -2.0]);
        assert!(
            walk.memory
                .parts()
                .iter()
                .any(|(_, x)| values(x).iter().all(|&x| x != 0.0)),
            "{}",
            method.id
        );
        assert_ne!(walk.step(&[0.5, -0.3]), [1.0, -2.0], "{}", method.id);
    }
    let config = config(&[
        set("optimizer.warmup_steps", 10),
        set("optimizer.lr_peak", 0.1),
    ]);
    for (step, expected) in [(0, 0.0), (1, 0.01), (9, 0.09), (10, 0.1), (1000, 0.1)] {
        assert_close(learning_rate(&config, step), expected, 1e-15);
    }
}

#[test]
fn a_cosine_falls_to_a_tenth_at_the_last_step() {
    let changes = [
        set("optimizer.schedule", "cosine"),
        set("optimizer.lr_peak", 0.1),
        set("optimizer.warmup_steps", 10),
        set("train.max_steps", 110),
    ];
    let config = config(&changes);
    for (step, expected) in [(5, 0.05), (10, 0.1), (60, 0.055), (110, 0.01), (500, 0.01)] {
        assert_close(learning_rate(&config, step), expected, 1e-12);
    }
}
