//! Initial weights: their number, distribution and loss, as in the literature.

mod common;

use burn::tensor::{Device, Tensor};
use common::{assert_close, examined, set, valid_with, values, vector};
use grokscope::{
    config::{RunConfig, Valid},
    model::{self, Network, choices::INITS, layout::Start},
    presets::PRESETS,
    task::Table,
    train::{Trainer, batches::Rows, loss::Objective},
};

/// The initial weights in 64 bits.
fn weights(config: &Valid<RunConfig>) -> Tensor<1> {
    let theta = model::initial(config).into_iter().map(f64::from);
    vector(&theta.collect::<Vec<_>>())
}

fn all_rows(config: &Valid<RunConfig>) -> Rows {
    let table = Table::new(config);
    Rows::new(
        &table,
        &(0..table.pairs.len()).collect::<Vec<_>>(),
        &Device::flex(),
    )
}

#[test]
fn the_papers_networks_have_their_numbers_of_parameters() {
    let count = |preset| model::layout(&valid_with(preset, &[])).n_params();
    assert_eq!(count("nanda"), 226_816);
    // 394,240 in the layers, and 239 tokens twice.
    assert_eq!(count("power"), 455_424);
    let body = 2 * (4 * 128 * 128 + 2 * 128 * 512 + 4 * 128);
    assert_eq!(count("power"), body + 2 * 239 * 128);
}

#[test]
fn initial_weights_are_distributed_as_stated() {
    for preset in PRESETS {
        for scheme in INITS.iter().filter(|scheme| scheme.id != "analytic") {
            let changes = [set("model.init", scheme.id), set("model.init_scale", 2.0)];
            let config = valid_with(preset.id, &changes);
            let layout = model::layout(&config);
            let theta = model::initial(&config);
            let mut rest = &theta[..];
            for spec in &layout.0 {
                let (part, left) = rest.split_at(spec.len());
                rest = left;
                let mean_square =
                    part.iter().map(|&w| f64::from(w).powi(2)).sum::<f64>() / spec.len() as f64;
                let [rows, columns] = spec.shape;
                // Variance, and how far a mean of squares may be off: five standard errors.
                let (variance, spread) = match spec.start {
                    Start::Zeros => (0.0, 0.0),
                    Start::Ones => (0.25, 0.0),
                    Start::Normal(std) => (std * std, 2.0),
                    Start::Uniform(bound) => {
                        assert!(part.iter().all(|&w| f64::from(w).abs() <= 2.0 * bound));
                        (bound * bound / 3.0, 0.8)
                    }
                    // Unit vectors: as many as there are in the shorter direction.
                    Start::Orthogonal => (1.0 / rows.max(columns) as f64, 1e-9),
                };
                let tolerance = 5.0 * (spread / spec.len() as f64).sqrt() * variance + 1e-6;
                assert_close(mean_square / 4.0, variance, tolerance);
            }
            assert_eq!(theta, model::initial(&config));
            assert_ne!(
                theta,
                model::initial(&valid_with(preset.id, &[set("seeds.init_seed", 1)]))
            );
        }
    }
}

#[test]
fn orthogonal_weights_are_orthogonal() {
    let config = valid_with(
        "tiny",
        &[set("model.init", "orthogonal"), set("model.d_mlp", 24)],
    );
    let layout = model::layout(&config);
    let theta = weights(&config);
    for (spec, part) in layout.0.iter().zip(layout.split(&theta)) {
        let [rows, columns] = spec.shape;
        if spec.start != Start::Orthogonal {
            continue;
        }
        let part = if rows <= columns {
            part
        } else {
            part.transpose()
        };
        let few = rows.min(columns);
        let gram = values(&part.clone().matmul(part.transpose()));
        for (i, g) in gram.iter().enumerate() {
            assert_close(*g, f64::from(u8::from(i / few == i % few)), 1e-6);
        }
    }
}

#[test]
fn initial_losses_are_those_of_the_papers() {
    // ln V + s²/2 for logits of variance s²: Power's network has V = 239 and s² = 1/3 (unit entries after LayerNorm, times
    // U(±1/√128)); Nanda's has V = 114 and s² = .02 to .1.
    let losses = |preset| {
        let config = valid_with(preset, &[]);
        let table = Table::new(&config);
        let trainer = Trainer::new(config, &table, &Device::flex());
        values(&examined(&trainer))
    };
    // Of Power's two scored signs only the answer varies: the closing one is a single draw of a logit.
    let config = valid_with("power", &[]);
    let rows = all_rows(&config);
    let rows = rows.slice(0, 1000);
    let layout = model::layout(&config);
    let network = Network::new(&config, &layout);
    let theta = weights(&config);
    let both = Objective::of(&config).losses(network.logits(&theta, &rows), network.targets(&rows));
    let answers: Vec<f64> = values(&both).into_iter().step_by(2).collect();
    let mean = answers.iter().sum::<f64>() / answers.len() as f64;
    assert_close(mean, 239f64.ln() + 1.0 / 6.0, 0.1);
    for preset in ["minute", "nanda"] {
        let p = f64::from(valid_with(preset, &[]).task.p);
        let [train, train_accuracy, test, test_accuracy] = losses(preset).try_into().expect("four");
        for loss in [train, test] {
            assert!(
                ((p + 1.0).ln()..(p + 1.0).ln() + 0.08).contains(&loss),
                "{preset}: {loss}"
            );
        }
        for accuracy in [train_accuracy, test_accuracy] {
            assert_close(accuracy, 1.0 / p, 0.01);
        }
    }
}

#[test]
fn gromovs_solution_answers_every_pair() {
    for p in [7, 23, 59] {
        let changes = [
            set("model.init", "analytic"),
            set("task.p", p),
            set("model.d_mlp", 1024),
        ];
        let config = valid_with("gromov", &changes);
        let table = Table::new(&config);
        let trainer = Trainer::new(config, &table, &Device::flex());
        let scalars = values(&examined(&trainer));
        assert_eq!([scalars[1], scalars[3]], [1.0, 1.0], "p = {p}");
    }
}
