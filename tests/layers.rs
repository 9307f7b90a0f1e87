//! The processor's fused layers against their plain twins: what burn's own operations compute, for every kind of network.

mod common;
#[path = "common/networks.rs"]
mod networks;

use burn::tensor::{Device, Tensor};
use common::{examined, set, valid_with, values};
use grokscope::{
    config::{RunConfig, Valid},
    kernels::Shards,
    model::{self, layout::upload},
    optim::memory::Memory,
    task::{Split, Table},
    train::{Trainer, batches::Rows},
};
use networks::networks;

/// Asserts that two vectors differ by at most a share of the largest number.
#[track_caller]
fn assert_alike(fused: &Tensor<1>, plain: &Tensor<1>, tolerance: f64, what: &str) {
    let (fused, plain) = (values(fused), values(plain));
    assert_eq!(fused.len(), plain.len());
    let largest = plain.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    for (i, (fused, plain)) in fused.iter().zip(&plain).enumerate() {
        // Not "off by more": a NaN must not pass.
        let close = (fused - plain).abs() <= tolerance * largest;
        assert!(close, "{what}, number {i}: {fused} is not {plain}");
    }
}

/// A run on the CPU, and its twin by burn's own operations.
fn twins(config: &Valid<RunConfig>) -> [Trainer; 2] {
    let table = Table::new(config);
    let new = || Trainer::new(config.clone(), &table, &Device::flex());
    [new(), new().plain()]
}

/// What the registries do not name: dropout, sizes that eight divides, heads of one number.
fn others() -> Vec<Valid<RunConfig>> {
    let deep = [
        set("model.n_layers", 2),
        set("model.norm", "pre"),
        set("model.activation", "gelu"),
    ];
    [
        vec![set("model.dropout", 0.3)],
        vec![set("task.p", 23), set("model.d_model", 64)],
        vec![set("model.d_model", 9), set("model.n_heads", 9)],
    ]
    .iter()
    .map(|changes| valid_with("tiny", &[&deep[..], changes].concat()))
    .collect()
}

#[test]
fn every_kind_of_network_has_the_plain_gradient() {
    for config in networks().into_iter().chain(others()) {
        let table = Table::new(&config);
        let [fused, plain] = twins(&config);
        let all = table.rows(Split::Train);
        for n in [all.len(), all.len().div_ceil(3), 1] {
            let gradient = |trainer: &Trainer| {
                let rows = Rows::new(&table, &all[..n], &Device::flex());
                trainer.gradient(&rows, n, Shards::all(1)) // [n_params]
            };
            let what = format!("{:?}, {n} pairs", config.model);
            assert_alike(&gradient(&fused), &gradient(&plain), 1e-5, &what);
        }
    }
}

#[test]
fn every_kind_of_network_is_examined_as_plainly() {
    for config in networks().into_iter().chain(others()) {
        let [fused, plain] = twins(&config).map(|trainer| examined(&trainer));
        assert_alike(&fused, &plain, 1e-5, &format!("{:?}", config.model));
    }
}

#[test]
fn steps_stay_together() {
    for config in others() {
        let [mut fused, mut plain] = twins(&config);
        for _ in 0..10 {
            fused.step();
            plain.step();
        }
        // Steps of the size of the learning rate, whatever the gradient's: they make differences larger.
        let (fused, plain) = (fused.weights().0, plain.weights().0);
        assert_alike(fused, plain, 1e-4, &format!("{:?}", config.model));
    }
}

#[test]
fn shards_in_order_are_the_gradient_bit_for_bit() {
    let half = set("train.batch_size", 512);
    let large = [set("task.p", 37), set("model.n_layers", 2), half];
    let config = valid_with("tiny", &large);
    let [mut alone, _] = twins(&config);
    let [mut shared, _] = twins(&config);
    assert_eq!(shared.shards(), 2);
    let sums = [0, 1].map(|shard| {
        let sum = pollster::block_on(shared.read_shards(shard, shard + 1));
        Some(sum.expect("a CPU can be read"))
    });
    alone.step();
    shared.apply_shards(sums.to_vec());
    assert_eq!(values(alone.weights().0), values(shared.weights().0));
}

/// A diverged run must be seen to have diverged: no layer may swallow a NaN.
#[test]
fn nan_stays_nan() {
    for config in others() {
        let table = Table::new(&config);
        let rows = Rows::new(&table, &table.rows(Split::Train), &Device::flex());
        let mut theta = model::initial(&config);
        let last = theta.len() - 1;
        for at in (0..theta.len()).step_by(97).chain([last]) {
            let before = std::mem::replace(&mut theta[at], f32::NAN);
            let weights = upload(theta.clone(), &Device::flex());
            let memory = Memory::new(&config, &weights);
            let trainer =
                Trainer::resume(config.clone(), &table, &Device::flex(), 0, weights, memory);
            let grad = trainer.gradient(&rows, rows.len(), Shards::all(1));
            assert!(values(&grad).iter().any(|g| g.is_nan()), "parameter {at}");
            theta[at] = before;
        }
    }
}
