//! The GPU's fused kernels against their plain twins. They need an adapter; Mesa's software one (llvmpipe) will do:
//! `cargo test --release --features gpu --test kernels_gpu`.

mod common;
#[path = "common/networks.rs"]
mod networks;

use burn::tensor::{Device, Tensor};
use common::{examined, set, valid_with, values};
use grokscope::{
    config::{RunConfig, Valid},
    kernels::Shards,
    task::{Split, Table},
    train::{Trainer, batches::Rows},
};
use networks::networks;
use serde_json::Value;

/// The adapter, or a word on why the test says nothing.
fn gpu() -> Option<Device> {
    static OPENED: std::sync::OnceLock<Option<Device>> = std::sync::OnceLock::new();
    let device = OPENED.get_or_init(|| match Device::wgpu_options().init() {
        Ok(device) => Some(device),
        Err(error) => {
            eprintln!("skipped: there is no GPU adapter here ({error})");
            None
        }
    });
    device.clone()
}

/// The largest difference, relative to the largest number.
fn distance(actual: &Tensor<1>, expected: &Tensor<1>) -> f64 {
    let (actual, expected) = (values(actual), values(expected));
    assert_eq!(actual.len(), expected.len());
    let largest = expected.iter().fold(0.0, |max: f64, x| max.max(x.abs()));
    let off = actual.iter().zip(&expected).map(|(a, e)| (a - e).abs());
    // Not f64::max: a NaN must not get lost.
    off.fold(0.0, |max, x| if x <= max { max } else { x }) / largest
}

/// A config of these sizes: p, d_model, heads, d_mlp, train fraction.
fn sized([p, d_model, heads, d_mlp]: [u32; 4], train_fraction: f64) -> Valid<RunConfig> {
    let changes: [(&str, Value); 5] = [
        set("task.p", p),
        set("model.d_model", d_model),
        set("model.n_heads", heads),
        set("model.d_mlp", d_mlp),
        set("task.train_fraction", train_fraction),
    ];
    valid_with("tiny", &changes)
}

/// The gradient of the first `n` training pairs divided by `total`, fused on `device` and plain on the CPU.
fn gradients(config: &Valid<RunConfig>, device: &Device, n: usize, total: usize) -> [Tensor<1>; 2] {
    let table = Table::new(config);
    let pairs = &table.rows(Split::Train)[..n];
    let cpu = Device::flex();
    let fused = Trainer::new(config.clone(), &table, device);
    let plain = Trainer::new(config.clone(), &table, &cpu).plain();
    [
        fused.gradient(&Rows::new(&table, pairs, device), total, Shards::all(1)),
        plain.gradient(&Rows::new(&table, pairs, &cpu), total, Shards::all(1)),
    ]
}

#[test]
fn the_gradient_is_the_plain_one_for_all_kinds_of_sizes() {
    let Some(device) = gpu() else { return };
    // The presets' shapes; then numbers that no tile divides, and the smallest and largest allowed.
    let sizes = [
        [7, 16, 2, 64],
        [59, 64, 4, 256],
        [23, 30, 5, 37],
        [2, 4, 1, 4],
        [2, 4, 4, 5],
        [13, 512, 32, 70],
        [256, 20, 2, 33],
    ];
    for size in sizes {
        let config = sized(size, 0.5);
        let all = Table::new(&config).rows(Split::Train).len();
        for n in [all, all.div_ceil(3)] {
            let [fused, plain] = gradients(&config, &device, n, n);
            let off = distance(&fused, &plain);
            assert!(off < 1e-5, "{size:?}, {n} pairs: off by {off:e}");
        }
    }
}

#[test]
fn every_kind_of_network_has_the_plain_gradient() {
    let Some(device) = gpu() else { return };
    for config in networks() {
        let all = Table::new(&config).rows(Split::Train).len();
        for n in [all, all.div_ceil(3)] {
            let [fused, plain] = gradients(&config, &device, n, n);
            let off = distance(&fused, &plain);
            assert!(off < 1e-5, "{:?}, {n} pairs: off by {off:e}", config.model);
        }
    }
}

#[test]
fn every_kind_of_network_is_examined_as_plainly() {
    let Some(device) = gpu() else { return };
    for config in networks() {
        let table = Table::new(&config);
        let fused = Trainer::new(config.clone(), &table, &device);
        let plain = Trainer::new(config.clone(), &table, &Device::flex()).plain();
        let off = distance(&examined(&fused), &examined(&plain));
        assert!(off < 1e-5, "{:?}: off by {off:e}", config.model);
    }
}

#[test]
fn a_share_of_a_batch_weighs_less() {
    let Some(device) = gpu() else { return };
    let [fused, plain] = gradients(&sized([23, 32, 4, 48], 0.7), &device, 100, 370);
    assert!(distance(&fused, &plain) < 1e-5);
}

#[test]
fn pairs_that_do_not_fit_at_once_come_in_portions() {
    let Some(device) = gpu() else { return };
    // 4.3 k numbers a pair: 5.8 k pairs fill the scratch buffer.
    let config = sized([113, 16, 2, 2048], 0.6);
    let n = 7000;
    let [fused, plain] = gradients(&config, &device, n, n);
    let off = distance(&fused, &plain);
    assert!(off < 1e-5, "off by {off:e}");
}

#[test]
fn the_same_device_gives_the_same_bits() {
    let Some(device) = gpu() else { return };
    let config = sized([23, 32, 4, 48], 0.7);
    let [once, _] = gradients(&config, &device, 300, 300);
    let [again, _] = gradients(&config, &device, 300, 300);
    assert_eq!(values(&once), values(&again));
}

#[test]
fn the_plain_twin_runs_on_the_same_device() {
    let Some(device) = gpu() else { return };
    let config = sized([7, 16, 2, 64], 0.6);
    let table = Table::new(&config);
    let rows = || Rows::new(&table, &table.rows(Split::Train), &device);
    let n = rows().len();
    let fused = Trainer::new(config.clone(), &table, &device);
    let off = distance(
        &fused.gradient(&rows(), n, Shards::all(1)),
        &Trainer::new(config, &table, &device)
            .plain()
            .gradient(&rows(), n, Shards::all(1)),
    );
    assert!(off < 1e-5, "off by {off:e}");
}

#[test]
fn twenty_steps_and_their_examinations_are_the_plain_ones() {
    let Some(device) = gpu() else { return };
    let deep = |norm| {
        let layers = [set("model.n_layers", 2), set("model.activation", "gelu")];
        valid_with("tiny", &[&layers[..], &[set("model.norm", norm)]].concat())
    };
    for config in [
        sized([7, 16, 2, 64], 0.6),
        sized([31, 48, 3, 100], 0.6),
        deep("none"),
        deep("post"),
    ] {
        let table = Table::new(&config);
        let mut fused = Trainer::new(config.clone(), &table, &device);
        let mut plain = Trainer::new(config.clone(), &table, &Device::flex()).plain();
        // Later, steps of the size of the learning rate tell apart what differs in the last bit: the CPU's fused kernels are
        // then as far from the plain ones.
        for _ in 0..20 {
            fused.step();
            plain.step();
        }
        let off = distance(&examined(&fused), &examined(&plain));
        assert!(off < 1e-4, "{:?}: off by {off:e}", config.model);
        let answers = |trainer: &Trainer| {
            let evaluation = trainer.evaluate();
            pollster::block_on(evaluation.answers()).expect("a device that can be read")
        };
        assert_eq!(answers(&fused), answers(&plain));
        assert!(distance(fused.weights().0, plain.weights().0) < 1e-4);
        let remembered = |trainer: &Trainer| trainer.weights().1.parts()[1].1.clone();
        assert!(distance(&remembered(&fused), &remembered(&plain)) < 1e-4);
    }
}
