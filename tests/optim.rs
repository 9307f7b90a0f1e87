//! Update rules, filters and losses against arithmetic done by hand and the test vectors of their papers.

mod common;

use burn::tensor::{DType, Device, Int, Tensor, TensorData};
use common::{assert_close, set, valid_with};
use grokscope::{
    config::{RunConfig, Valid},
    model::layout::{Layout, ParamSpec, Role, Start},
    optim::{
        self, choices::OPTIMIZERS, filter::perpendicular, memory::Memory, muon,
        schedule::learning_rate,
    },
    train::{
        choices::{LOSSES, Precision},
        loss::{Objective, uniform_loss},
    },
};
use serde_json::Value;

fn vector(values: &[f64]) -> Tensor<1> {
    let data = TensorData::new(values.to_vec(), [values.len()]);
    Tensor::from_data(data, (&Device::flex(), DType::F64))
}

fn matrix<const R: usize, const C: usize>(rows: [[f64; C]; R]) -> Tensor<2> {
    vector(rows.as_flattened()).reshape([R, C])
}

fn values<const D: usize>(tensor: &Tensor<D>) -> Vec<f64> {
    tensor.to_data().iter::<f64>().collect()
}

#[track_caller]
fn assert_all_close(actual: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(actual.len(), expected.len());
    for (actual, expected) in actual.iter().zip(expected) {
        assert_close(*actual, *expected, tolerance);
    }
}

/// A config without warm-up.
fn config(changes: &[(&'static str, Value)]) -> Valid<RunConfig> {
    valid_with(
        "tiny",
        &[&[set("optimizer.warmup_steps", 0)], changes].concat(),
    )
}

/// One tensor of this shape.
fn layout(shape: [usize; 2], role: Role) -> Layout {
    let name = "W".to_owned();
    Layout(vec![ParamSpec {
        name,
        shape,
        start: Start::Zeros,
        role,
    }])
}

/// A rule at work on a vector of a few numbers.
struct Walk {
    config: Valid<RunConfig>,
    layout: Layout,
    theta: Tensor<1>,
    memory: Memory,
    step: u32,
}

impl Walk {
    fn new(changes: &[(&'static str, Value)], theta: &[f64]) -> Self {
        let (config, theta) = (config(changes), vector(theta));
        Self {
            memory: Memory::new(&config, &theta),
            layout: layout([1, theta.dims()[0]], Role::Bias),
            config,
            theta,
            step: 0,
        }
    }

    fn step(&mut self, grad: &[f64]) -> Vec<f64> {
        let context = optim::Context {
            config: &self.config,
            layout: &self.layout,
            step: self.step,
        };
        self.theta = optim::update(context, self.theta.clone(), vector(grad), &mut self.memory);
        self.step += 1;
        values(&self.theta)
    }
}

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

/// What SGD without momentum sees of a gradient.
fn seen(filter: &[(&'static str, Value)], theta: &[f64], gradients: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let plain = [
        set("optimizer.method", "sgd"),
        set("optimizer.momentum", 0.0),
        set("optimizer.weight_decay", 0.0),
        set("optimizer.lr_peak", 1.0),
    ];
    let mut walk = Walk::new(&[&plain, filter].concat(), theta);
    let mut before = theta.to_vec();
    let mut one = |g: &Vec<f64>| {
        let after = walk.step(g);
        let moved = before.iter().zip(&after).map(|(b, a)| b - a).collect();
        before = after;
        moved
    };
    gradients.iter().map(&mut one).collect()
}

#[test]
fn grokfast_of_a_constant_gradient_is_three_times_it_or_waits_for_its_window() {
    let ones = vec![vec![1.0]; 8];
    let ema = seen(&[set("optimizer.filter", "grokfast_ema")], &[0.0], &ones);
    assert!(ema.iter().all(|g| (g[0] - 3.0).abs() < 1e-12), "{ema:?}");
    let window = [
        set("optimizer.filter", "grokfast_ma"),
        set("optimizer.filter_window", 4),
        set("optimizer.filter_gain", 5.0),
    ];
    let ma: Vec<f64> = seen(&window, &[0.0], &ones).concat();
    assert_all_close(&ma, &[1.0, 1.0, 1.0, 6.0, 6.0, 6.0, 6.0, 6.0], 1e-12);
    // The window forgets: (0 + 2 + 3 + 4)/… of gradients 1, 2, 3, 4, 5.
    let rising: Vec<Vec<f64>> = (1..=6).map(|g| vec![f64::from(g)]).collect();
    let ma: Vec<f64> = seen(&window, &[0.0], &rising).concat();
    assert_all_close(
        &ma[3..],
        &[4.0 + 5.0 * 2.5, 5.0 + 5.0 * 3.5, 6.0 + 5.0 * 4.5],
        1e-12,
    );
}

#[test]
fn a_perpendicular_gradient_keeps_its_length_and_loses_its_part_along_the_weights() {
    // Of g = (1, 0, 1) at w = (1, 2, 2): (.6667, −.6667, .3333), and at the length of g (.9428, −.9428, .4714).
    let (w, g) = (matrix([[1.0, 2.0, 2.0]]), matrix([[1.0, 0.0, 1.0]]));
    let across = values(&perpendicular(&w, g));
    let root = 2f64.sqrt();
    assert_all_close(
        &across,
        &[2.0 * root / 3.0, -2.0 * root / 3.0, root / 3.0],
        1e-12,
    );
    let none = values(&perpendicular(&matrix([[0.0, 0.0]]), matrix([[3.0, -4.0]])));
    assert_all_close(&none, &[3.0, -4.0], 1e-12);
    let through = seen(
        &[set("optimizer.filter", "perpendicular")],
        &[1.0, 2.0, 2.0],
        &[vec![1.0, 0.0, 1.0]],
    );
    assert_all_close(&through[0], &across, 1e-12);
}

#[test]
fn long_gradients_are_shortened_and_short_ones_left_alone() {
    let clip = [set("optimizer.clip_norm", 1.0)];
    let seen = seen(&clip, &[0.0, 0.0], &[vec![3.0, 4.0], vec![0.3, 0.4]]);
    assert_all_close(&seen[0], &[0.6, 0.8], 1e-6);
    assert_all_close(&seen[1], &[0.3, 0.4], 1e-12);
}

#[test]
fn noise_has_its_deviation_and_is_the_same_for_the_same_step() {
    let n = 20_000;
    for path in ["optimizer.gradient_noise", "optimizer.update_noise"] {
        let noise = [set(path, 0.5)];
        let zeros = vec![vec![0.0; n]; 2];
        let drawn = seen(&noise, &vec![0.0; n], &zeros);
        assert_eq!(drawn, seen(&noise, &vec![0.0; n], &zeros));
        assert_ne!(drawn[0], drawn[1]);
        let variance = drawn[0].iter().map(|x| x * x).sum::<f64>() / n as f64;
        // Five standard errors: 5·√(2/n) of it.
        assert_close(variance, 0.25, 0.25 * 5.0 * (2.0 / n as f64).sqrt());
    }
}

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
        (-3.141_592_7, -3.140_625, -3.140_625),
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
