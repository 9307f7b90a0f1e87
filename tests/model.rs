//! The network: sizes and initial losses of the literature, the fast forward pass against the plain one, gradients
//! against finite differences.

mod common;

use burn::tensor::{DType, Device, Int, Tensor, TensorData};
use common::{assert_close, set, valid_with};
use grokscope::{
    config::{RunConfig, Valid},
    model::{
        layout::{Layout, flatten},
        transformer::Transformer,
    },
    rng::{Rng, Stream},
    task::{Split, Table},
    train::{
        Trainer,
        batches::Rows,
        evaluate::{examine, pieces, total},
        loss::{cross_entropy, cross_entropy_gradient},
    },
};

/// Parameters in 64 bits, so that rounding does not hide mistakes.
fn parameters(layout: &Layout, device: &Device) -> Tensor<1> {
    let mut rng = Rng::new(5, Stream::Init);
    let values: Vec<f64> = (0..layout.n_params()).map(|_| 0.3 * rng.normal()).collect();
    Tensor::from_data(
        TensorData::new(values, [layout.n_params()]),
        (device, DType::F64),
    )
}

fn values(tensor: Tensor<1>) -> Vec<f64> {
    tensor.into_data().iter::<f64>().collect()
}

/// The tiny preset with another width and number of heads.
fn sized(d_model: u32, heads: u32) -> Valid<RunConfig> {
    valid_with(
        "tiny",
        &[set("model.d_model", d_model), set("model.n_heads", heads)],
    )
}

fn small() -> Valid<RunConfig> {
    valid_with(
        "tiny",
        &[
            set("model.d_model", 12),
            set("model.n_heads", 3),
            set("model.d_mlp", 10),
        ],
    )
}

#[test]
fn the_papers_network_has_226_816_parameters() {
    let config = valid_with("nanda", &[]);
    assert_eq!(Transformer::layout(&config).n_params(), 226_816);
}

#[test]
fn initial_weights_have_the_stated_spread() {
    let config = valid_with("nanda", &[]);
    let layout = Transformer::layout(&config);
    let theta = layout.init(0);
    let mut start = 0;
    for spec in &layout.0 {
        let part = &theta[start..start + spec.len()];
        start += spec.len();
        let mean_square =
            part.iter().map(|&w| f64::from(w).powi(2)).sum::<f64>() / spec.len() as f64;
        // Five standard errors of a mean of squares: 5·√(2/n).
        let tolerance = 5.0 * (2.0 / spec.len() as f64).sqrt() * spec.init_std.powi(2);
        assert_close(mean_square, spec.init_std.powi(2), tolerance);
    }
    assert_eq!(theta, layout.init(0));
    assert_ne!(theta, layout.init(1));
}

#[test]
fn the_initial_loss_is_that_of_guessing() {
    // ln V + s²/2 for logits of variance s²: here s² is .02–.1 and V = p + 1.
    for preset in ["minute", "nanda"] {
        let config = valid_with(preset, &[]);
        let table = Table::new(&config);
        let trainer = Trainer::new(config.clone(), &table, &Device::flex());
        let scalars = values(trainer.evaluate().scalars);
        let guessing = f64::from(config.task.p + 1).ln();
        for loss in [scalars[0], scalars[2]] {
            assert!(
                (guessing..guessing + 0.08).contains(&loss),
                "{preset}: {loss}"
            );
        }
        for accuracy in [scalars[1], scalars[3]] {
            assert_close(accuracy, 1.0 / f64::from(config.task.p), 0.01);
        }
    }
}

#[test]
fn projecting_and_gathering_computes_the_same_function() {
    let device = Device::flex();
    for (heads, d_model) in [(1, 8), (3, 12), (4, 8)] {
        let config = sized(d_model, heads);
        let layout = Transformer::layout(&config);
        let theta = parameters(&layout, &device);
        let table = Table::new(&config);
        let rows = Rows::new(&table, &(0..table.pairs.len()).collect::<Vec<_>>(), &device);
        let model = || {
            let leaves: Vec<_> = layout
                .split(&theta)
                .into_iter()
                .map(|part| part.autodiff().require_grad())
                .collect();
            (Transformer::new(leaves.clone(), &config), leaves)
        };
        let with = |forward: fn(&Transformer, Tensor<1, Int>, Tensor<1, Int>) -> Tensor<2>| {
            let (model, leaves) = model();
            let logits = forward(&model, rows.a.clone(), rows.b.clone());
            let grads = cross_entropy(logits.clone(), rows.labels.clone())
                .mean()
                .backward();
            let grads: Vec<f64> = leaves
                .iter()
                .flat_map(|leaf| values(leaf.grad(&grads).expect("a gradient").reshape([-1])))
                .collect();
            (values(logits.inner().reshape([-1])), grads)
        };
        let (fast, fast_grads) = with(Transformer::logits);
        let (plain, plain_grads) = with(Transformer::logits_plain);
        for (a, b) in fast
            .iter()
            .zip(&plain)
            .chain(fast_grads.iter().zip(&plain_grads))
        {
            assert_close(*a, *b, 1e-12);
        }
    }
}

#[test]
fn gradients_agree_with_finite_differences() {
    let device = Device::flex();
    let config = small();
    let layout = Transformer::layout(&config);
    let theta = parameters(&layout, &device);
    let table = Table::new(&config);
    let rows = Rows::new(&table, &table.rows(Split::Train), &device);
    let loss = |theta: &Tensor<1>| {
        let model = Transformer::new(layout.split(theta), &config);
        cross_entropy(
            model.logits(rows.a.clone(), rows.b.clone()),
            rows.labels.clone(),
        )
        .mean()
    };
    let tracked = theta.clone().autodiff().require_grad();
    let grads = loss(&tracked).backward();
    let gradient = values(tracked.grad(&grads).expect("a gradient"));

    let theta = values(theta);
    let h = 1e-5;
    let scale = gradient.iter().fold(0.0f64, |most, g| most.max(g.abs()));
    let at = |i: usize, shift: f64| {
        let mut moved = theta.clone();
        moved[i] += shift;
        let n = moved.len();
        values(loss(&Tensor::from_data(
            TensorData::new(moved, [n]),
            (&device, DType::F64),
        )))[0]
    };
    // Every tensor is met: a stride that is coprime to the sizes.
    for i in (0..theta.len()).step_by(7) {
        let numeric = (at(i, h) - at(i, -h)) / (2.0 * h);
        assert_close(gradient[i], numeric, 1e-6 * scale);
    }
}

#[test]
fn the_backward_pass_by_hand_agrees_with_autodiff() {
    let device = Device::flex();
    for (heads, d_model, batch) in [(1, 8, 29), (3, 12, 29), (4, 8, 1), (2, 16, 5)] {
        let config = sized(d_model, heads);
        let layout = Transformer::layout(&config);
        let theta = parameters(&layout, &device);
        let table = Table::new(&config);
        let rows = Rows::new(&table, &table.rows(Split::Train)[..batch], &device);

        let tracked = theta.clone().autodiff().require_grad();
        let model = Transformer::new(layout.split(&tracked), &config);
        let logits = model.logits(rows.a.clone(), rows.b.clone());
        let grads = cross_entropy(logits, rows.labels.clone()).mean().backward();
        let expected = values(tracked.grad(&grads).expect("a gradient"));

        let model = Transformer::new(layout.split(&theta), &config);
        let seen = model.forward(rows.a, rows.b);
        let d_logits = cross_entropy_gradient(seen.logits.clone(), rows.labels);
        let by_hand = values(flatten(model.backward(seen, d_logits)));

        assert_eq!(by_hand.len(), expected.len());
        for (a, b) in by_hand.iter().zip(&expected) {
            assert_close(*a, *b, 1e-12);
        }
    }
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
    let layout = Transformer::layout(&config);
    let model = Transformer::new(layout.split(&parameters(&layout, &device)), &config);
    let portions =
        pieces(rows.len(), 1024).map(|(start, end)| examine(&model, rows.slice(start, end)));
    let scalars = values(total(portions, rows.len()).scalars);
    let logits = model.logits(rows.a.clone(), rows.b.clone());
    let loss = values(cross_entropy(logits.clone(), rows.labels.clone()).mean())[0];
    assert_close(scalars[0], loss, 1e-5);
    let right = logits
        .argmax(1)
        .reshape([-1])
        .equal(rows.labels.clone())
        .int()
        .sum()
        .into_data()
        .iter::<i64>()
        .next();
    assert_close(
        scalars[1],
        right.expect("a number") as f64 / rows.len() as f64,
        1e-6,
    );
}
