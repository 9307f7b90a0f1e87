//! Fused kernels against their plain twins: what burn's own operations compute.

mod common;

use burn::tensor::{Device, Int, Tensor};
use common::{assert_close, bits, drive, open, rows, set, valid_with};
use grokscope::{
    config::{RunConfig, Valid},
    kernels::{self, Shards},
    model::{
        self, Network,
        layout::{Layout, upload},
    },
    optim::{self, adam, memory::Memory},
    rng::{Rng, Stream},
    task::{Split, Table},
    train::{Trainer, batches::Rows, evaluate::examine, loss::Objective},
};

/// Networks whose sizes are no multiples of anything, and one whose are.
fn networks() -> Vec<Valid<RunConfig>> {
    let sized = |p: u32, d_model: u32, heads: u32, d_mlp: u32| {
        valid_with(
            "tiny",
            &[
                set("task.p", p),
                set("model.d_model", d_model),
                set("model.n_heads", heads),
                set("model.d_mlp", d_mlp),
            ],
        )
    };
    vec![
        sized(7, 16, 2, 64),
        sized(5, 12, 3, 10),
        sized(11, 30, 10, 33),
        sized(23, 64, 4, 256),
        sized(3, 9, 9, 5),
    ]
}

fn parameters(layout: &Layout, seed: u32) -> Tensor<1> {
    let mut rng = Rng::new(seed, Stream::Init);
    let values = (0..layout.n_params()).map(|_| (0.3 * rng.normal()) as f32);
    upload(values.collect(), &Device::flex())
}

fn numbers(tensor: Tensor<1>) -> Vec<f64> {
    tensor.into_data().iter::<f64>().collect()
}

fn tokens(tensor: Tensor<1, Int>) -> Vec<i64> {
    tensor.into_data().iter::<i64>().collect()
}

/// Asserts that two vectors differ by at most a share of the largest number.
#[track_caller]
fn assert_alike(fused: Tensor<1>, plain: Tensor<1>, tolerance: f64) {
    let (fused, plain) = (numbers(fused), numbers(plain));
    assert_eq!(fused.len(), plain.len());
    let largest = plain.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    assert!(largest > 0.0);
    for (i, (fused, plain)) in fused.iter().zip(&plain).enumerate() {
        assert!(
            (fused - plain).abs() <= tolerance * largest,
            "entry {i}: {fused} is not {plain} (largest {largest})"
        );
    }
}

/// The gradient by burn's own operations.
fn plain_gradient(
    config: &Valid<RunConfig>,
    theta: &Tensor<1>,
    rows: &Rows,
    total: usize,
) -> Tensor<1> {
    let table = Table::new(config);
    let memory = Memory::new(config, theta);
    let trainer = Trainer::resume(
        config.clone(),
        &table,
        &Device::flex(),
        0,
        theta.clone(),
        memory,
    );
    trainer.plain().gradient(rows, total, Shards::all(1))
}

#[test]
fn kernels_cut_the_parameters_where_the_layout_does() {
    for config in networks() {
        let layout = model::layout(&config);
        let lengths: Vec<usize> = layout.0.iter().map(|spec| spec.len()).collect();
        assert_eq!(kernels::sizes(&config).lengths().to_vec(), lengths);
    }
}

#[test]
fn the_fused_gradient_is_the_plain_one() {
    for config in networks() {
        let table = Table::new(&config);
        let theta = parameters(&model::layout(&config), 3);
        let all = Rows::new(&table, &table.rows(Split::Train), &Device::flex());
        // A whole number of groups of eight, one more, one alone, and a share of something larger.
        for (rows, total) in [(8, 8), (9, 9), (1, 1), (all.len(), all.len()), (3, 7)] {
            let rows = all.slice(0, rows.min(all.len()));
            let fused = kernels::gradient(
                theta.clone(),
                rows.clone().columns(),
                kernels::sizes(&config),
                total,
                Shards::all(1),
            );
            assert_alike(fused, plain_gradient(&config, &theta, &rows, total), 1e-5);
        }
    }
}

#[test]
fn shards_add_up_to_the_whole() {
    let config = valid_with("minute", &[]);
    let table = Table::new(&config);
    let theta = parameters(&model::layout(&config), 4);
    let all = Rows::new(&table, &table.rows(Split::Train), &Device::flex());
    let gradient = |shards: Shards| {
        let (sizes, columns) = (kernels::sizes(&config), all.clone().columns());
        kernels::gradient(theta.clone(), columns, sizes, all.len(), shards)
    };
    let sum = (0..4)
        .map(|from| Shards {
            from,
            to: from + 1,
            of: 4,
        })
        .map(gradient)
        .reduce(|sum, next| sum + next)
        .expect("four shards");
    assert_alike(sum, gradient(Shards::all(1)), 1e-5);
}

#[test]
fn the_fused_examination_is_the_plain_one() {
    for config in networks() {
        let table = Table::new(&config);
        let theta = parameters(&model::layout(&config), 6);
        let rows = Rows::new(&table, &table.rows(Split::Test), &Device::flex());
        let layout = model::layout(&config);
        let network = Network::new(&config, &layout);
        let (plain_sums, plain_answers) =
            examine(&network, &theta, rows.clone(), Objective::of(&config));
        let (sums, answers) = kernels::examine(theta, rows.columns(), kernels::sizes(&config));
        assert_alike(sums, plain_sums, 1e-6);
        assert_eq!(tokens(answers), tokens(plain_answers));
    }
}

#[test]
fn the_fused_update_is_the_plain_one() {
    let config = valid_with("tiny", &[]);
    let layout = model::layout(&config);
    let (mut fused, mut plain) = (parameters(&layout, 1), parameters(&layout, 1));
    let [mut fused_memory, mut plain_memory] = [(); 2].map(|()| Memory::new(&config, &fused));
    for step in 0..20 {
        let context = optim::Context {
            config: &config,
            layout: &layout,
            step,
        };
        let grad = parameters(&layout, 10 + step);
        fused = adam::update_fused(context, fused, grad.clone(), &mut fused_memory);
        plain = optim::update(context, plain, grad, &mut plain_memory);
    }
    assert_alike(fused, plain, 1e-6);
    for (fused, plain) in fused_memory.parts().iter().zip(plain_memory.parts()) {
        assert_eq!(fused.0, plain.0);
        assert_alike(fused.1.clone(), plain.1.clone(), 1e-6);
    }
}

#[test]
fn an_update_leaves_tensors_alone_that_others_hold() {
    let config = valid_with("tiny", &[]);
    let layout = model::layout(&config);
    let theta = parameters(&layout, 1);
    let before = numbers(theta.clone());
    let context = optim::Context {
        config: &config,
        layout: &layout,
        step: 30,
    };
    let mut memory = Memory::new(&config, &theta);
    let new = adam::update_fused(context, theta.clone(), theta.clone(), &mut memory);
    assert_eq!(numbers(theta), before);
    assert_ne!(numbers(new), before);
}

#[test]
fn a_fused_run_follows_the_plain_one() {
    let config = valid_with("tiny", &[]);
    let table = Table::new(&config);
    let new = || Trainer::new(config.clone(), &table, &Device::flex());
    let (mut fused, mut plain) = (new(), new().plain());
    for _ in 0..40 {
        fused.step();
        plain.step();
    }
    let [fused, plain] = [fused, plain].map(|trainer| numbers(common::examined(&trainer)));
    for (fused, plain) in fused.iter().zip(&plain) {
        assert_close(*fused, *plain, 1e-4);
    }
}

/// A session that is handed its shards, as by several workers, is the same run.
#[test]
fn who_computes_the_shards_changes_no_bit() {
    let config = common::config_with(
        "minute",
        &[set("train.batch_size", ()), set("train.max_steps", 12)],
    );
    let start = || {
        let mut session = open(&config);
        session.send(grokscope::protocol::Command::Start);
        session
    };
    let alone = rows(&drive(&mut start()));
    let (mut leader, mut peer) = (start(), start());
    while leader.running() {
        let mut sums = vec![None; leader.shards()];
        for (from, to) in [(0, 2), (2, 3), (3, 4)] {
            let who = if from == 0 { &mut leader } else { &mut peer };
            let sum = pollster::block_on(who.shards_gradient(from, to));
            sums[from] = Some(sum.expect("a run"));
        }
        peer.apply_shards(sums.clone());
        let pieces = (0..leader.apply_shards(sums)).map(|piece| {
            let who = if piece % 2 == 0 { &leader } else { &peer };
            pollster::block_on(who.examine_piece(piece)).expect("a run")
        });
        let pieces: Vec<Vec<f32>> = pieces.collect();
        if !pieces.is_empty() {
            leader.take_examination(pieces);
        }
    }
    let shared = rows(&pollster::block_on(leader.drain()));
    assert_eq!(bits(&shared), bits(&alone));
}

/// A diverged run must be seen to have diverged: no kernel may swallow a NaN.
#[test]
fn nan_stays_nan() {
    let config = valid_with("tiny", &[]);
    let table = Table::new(&config);
    let rows = Rows::new(&table, &table.rows(Split::Train), &Device::flex());
    let n_params = model::layout(&config).n_params();
    for at in 0..n_params {
        if at % 97 != 0 {
            continue;
        }
        let mut theta = model::initial(&config);
        theta[at] = f32::NAN;
        let theta = upload(theta, &Device::flex());
        let grad = kernels::gradient(
            theta,
            rows.clone().columns(),
            kernels::sizes(&config),
            1,
            Shards::all(1),
        );
        assert!(numbers(grad).iter().any(|g| g.is_nan()), "parameter {at}");
    }
}
