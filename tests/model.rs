//! The networks: sizes and initial losses of the literature, every kind against a naive forward pass, gradients against
//! finite differences.

mod common;
#[path = "common/naive.rs"]
mod naive;
#[path = "common/networks.rs"]
mod networks;

use burn::tensor::{DType, Device, Tensor};
use common::{assert_close, config_with, set, valid_with, values, vector};
use grokscope::{
    config::{RunConfig, Valid},
    kernels::Shards,
    model::{self, Network, dropout::Dropout, layout::Layout, tape::Tape},
    rng::{Rng, Stream},
    task::{Split, Table},
    train::{
        Trainer,
        batches::Rows,
        choices::LOSSES,
        evaluate::{examine, means, pieces},
        loss::Objective,
    },
};
use networks::networks;

/// Random parameters, in 64 bits.
fn parameters(layout: &Layout) -> Tensor<1> {
    let mut rng = Rng::new(5, Stream::Init);
    let draws = (0..layout.n_params()).map(|_| 0.3 * rng.normal());
    vector(&draws.collect::<Vec<_>>())
}

fn all_rows(config: &Valid<RunConfig>) -> (Table, Rows) {
    let table = Table::new(config);
    let rows = Rows::new(
        &table,
        &(0..table.pairs.len()).collect::<Vec<_>>(),
        &Device::flex(),
    );
    (table, rows)
}

#[test]
fn every_network_computes_what_its_paper_writes() {
    for config in networks() {
        let layout = model::layout(&config);
        let theta = parameters(&layout);
        let (table, rows) = all_rows(&config);
        let network = Network::new(&config, &layout);
        let fast = values(&network.logits(&theta, &rows));
        let targets: Vec<usize> = network
            .targets(&rows)
            .into_data()
            .iter::<i64>()
            .map(|t| t as usize)
            .collect();
        let weights = naive::Weights::new(&layout, &values(&theta));
        let plain: Vec<(Vec<f64>, usize)> = table
            .pairs
            .iter()
            .flat_map(|pair| {
                naive::logits(
                    &config,
                    &weights,
                    [pair.a, pair.b, pair.c].map(|x| x as usize),
                )
            })
            .collect();
        assert_eq!(
            targets,
            plain.iter().map(|(_, target)| *target).collect::<Vec<_>>()
        );
        let plain: Vec<f64> = plain.into_iter().flat_map(|(logits, _)| logits).collect();
        assert_eq!(fast.len(), plain.len());
        for (fast, plain) in fast.iter().zip(&plain) {
            assert!(
                (fast - plain).abs() < 1e-10,
                "{:?}: {fast} is not {plain}",
                config.model
            );
        }
    }
}

/// The mean loss, and its gradient by the tape.
fn loss_and_gradient(config: &RunConfig, theta: &Tensor<1>, rows: &Rows) -> (f64, Tensor<1>) {
    let layout = model::layout(config);
    let network = Network::new(config, &layout);
    let objective = Objective::of(config);
    let mut tape = Tape::recording();
    let logits = network.forward(&mut tape, theta, rows, &mut Dropout::Off);
    let targets = network.targets(rows);
    let n = targets.dims()[0] as f64;
    let loss = values(
        &objective
            .losses(logits.value.clone(), targets.clone())
            .mean(),
    )[0];
    let d_logits = objective.gradient(logits.value.clone(), targets) / n;
    (loss, network.backward(tape, theta, &logits, d_logits))
}

/// Finite differences along random directions: (L(θ + hv) − L(θ − hv)) / 2h = g·v.
#[track_caller]
fn check_gradient(config: &RunConfig, rows: &Rows) {
    let theta = parameters(&model::layout(config));
    let (_, gradient) = loss_and_gradient(config, &theta, rows);
    let [n] = theta.dims();
    let mut rng = Rng::new(8, Stream::Split);
    for _ in 0..4 {
        let direction = vector(&(0..n).map(|_| rng.normal()).collect::<Vec<_>>());
        let along = values(&(gradient.clone() * direction.clone()).sum())[0];
        let at =
            |h: f64| loss_and_gradient(config, &(theta.clone() + direction.clone() * h), rows).0;
        let h = 1e-6;
        let numeric = (at(h) - at(-h)) / (2.0 * h);
        assert!(
            (along - numeric).abs() < 2e-6 * (1.0 + along.abs()),
            "{:?} {:?}: {along} is not {numeric}",
            config.model,
            config.loss
        );
    }
}

#[test]
fn gradients_agree_with_finite_differences_for_every_network() {
    for config in networks() {
        let (_, rows) = all_rows(&config);
        check_gradient(&config, &rows);
    }
}

#[test]
fn gradients_agree_with_finite_differences_for_every_loss() {
    for loss in LOSSES {
        for tokens in ["a_b_eq", "eos_a_op_b_eq"] {
            let config = valid_with("tiny", &[set("loss", loss.id), set("model.tokens", tokens)]);
            let (_, rows) = all_rows(&config);
            check_gradient(&config, &rows);
        }
    }
}

#[test]
fn dropout_keeps_the_mean_and_is_the_same_for_the_same_step() {
    let config = valid_with("tiny", &[set("model.dropout", 0.25)]);
    let table = Table::new(&config);
    let (_, rows) = all_rows(&config);
    let gradient = |steps: u32| {
        let mut trainer = Trainer::new(config.clone(), &table, &Device::flex());
        (0..steps).for_each(|_| trainer.step());
        values(&trainer.gradient(&rows, rows.len(), Shards::all(1)))
    };
    assert_eq!(gradient(0), gradient(0));
    assert_ne!(gradient(0), gradient(1));

    let n = 400;
    let ones = Tensor::<2>::ones([n, n], (&Device::flex(), DType::F64));
    let mut tape = Tape::idle();
    let x = tape.leaf(ones);
    let rng = Rng::new(1, Stream::Init);
    let dropped = values(&Dropout::On { rate: 0.25, rng }.apply(&mut tape, &x).value);
    let kept = dropped.iter().filter(|&&x| x != 0.0).count() as f64 / dropped.len() as f64;
    // Five standard errors of a share: 5·√(.25·.75/n²).
    assert_close(kept, 0.75, 5.0 * 0.433 / n as f64);
    assert!(
        dropped
            .iter()
            .all(|&x| x == 0.0 || (x - 4.0 / 3.0).abs() < 1e-6)
    );
}

#[test]
fn evaluating_in_portions_changes_nothing() {
    // p = 67 has 4,489 pairs: several portions.
    let config = valid_with(
        "minute",
        &[set("task.p", 67), set("task.train_fraction", 0.02)],
    );
    let device = Device::flex();
    let table = Table::new(&config);
    let rows = Rows::new(&table, &table.rows(Split::Test), &device);
    assert!(rows.len() > 1024);
    let layout = model::layout(&config);
    let network = Network::new(&config, &layout);
    let objective = Objective::of(&config);
    let theta = parameters(&layout);
    let portions = pieces(rows.len(), 1024)
        .map(|(start, end)| examine(&network, &theta, rows.slice(start, end), objective));
    let sums = portions.map(|(sums, _)| [values(&sums)[0] as f32, values(&sums)[1] as f32]);
    let scalars = means(sums, rows.len()).map(f64::from);
    let logits = network.logits(&theta, &rows);
    let loss = values(&objective.losses(logits.clone(), rows.labels.clone()).mean())[0];
    assert_close(scalars[0], loss, 1e-5);
    let right = logits.argmax(1).reshape([-1]).equal(rows.labels.clone());
    let right = right.int().sum().into_data().iter::<i64>().next();
    assert_close(
        scalars[1],
        right.expect("a number") as f64 / rows.len() as f64,
        1e-6,
    );
}

#[test]
fn a_width_that_rotary_positions_cannot_turn_in_pairs_is_refused() {
    let changes = [set("model.positions", "rotary"), set("model.d_model", 20)];
    let error = RunConfig::from_json(&config_with("minute", &changes)).expect_err("five per head");
    assert_eq!(error.field, "model.d_model");
    assert!(error.allowed.contains("a multiple of 8"), "{error}");
}
