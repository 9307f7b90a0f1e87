//! `grokscope export` and `grokscope import`: files that other tools read and write.

use std::{
    fs,
    io::{Write, stdout},
    path::Path,
};

use anyhow::{Context, Result};
use grokscope::{
    config::{RunConfig, Valid},
    interchange::{
        Provenance, pytorch,
        weights::{self, Weights},
    },
    model,
    task::{Split, Table},
    train::{
        batches::{Batches, Rows},
        checkpoint::Checkpoint,
    },
};
use pollster::block_on;
use serde_json::{Value, json};

use crate::{
    args::{ConfigOptions, DeviceChoice, Export, ImportOptions},
    config, device,
    output::{built_from, write_whole},
};

/// Writes what was asked for.
pub fn export(what: &Export) -> Result<()> {
    match what {
        Export::Weights {
            config,
            checkpoint,
            out,
        } => export_weights(config, checkpoint.as_deref(), out),
        Export::Pytorch { config, out } => {
            let script = pytorch::script(&config::checked(config)?, &built_from());
            write_text(out.as_deref(), &script)
        }
        Export::Batches { config, steps, out } => {
            let batches = batches(&config::checked(config)?, *steps)?;
            write_text(out.as_deref(), &format!("{batches}\n"))
        }
    }
}

/// Makes a checkpoint from weights.
pub fn import(options: &ImportOptions) -> Result<()> {
    let path = &options.weights;
    let ConfigOptions {
        preset,
        config,
        set,
    } = &options.config;
    let own = preset.is_none() && config.is_none() && set.is_empty();
    let config = match own {
        true => None,
        false => Some(config::checked(&options.config)?),
    };
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let Weights {
        config,
        step,
        theta,
    } = weights::read(&bytes, config)
        .with_context(|| format!("cannot import {}", path.display()))?;
    let step = if options.keep_step { step } else { 0 };
    let checkpoint = Checkpoint::beginning(config, step, theta);
    write_whole(&options.out, &checkpoint.to_bytes())
}

fn export_weights(config: &ConfigOptions, checkpoint: Option<&Path>, out: &Path) -> Result<()> {
    let weights = match checkpoint {
        Some(path) => {
            let bytes =
                fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
            weights_of(&bytes)?
        }
        None => {
            let config = config::checked(config)?;
            Weights {
                theta: model::initial(&config),
                config,
                step: 0,
            }
        }
    };
    write_weights(&weights, &built_from(), out)
}

/// The weights in a checkpoint.
pub fn weights_of(checkpoint: &[u8]) -> Result<Weights> {
    let Checkpoint {
        config,
        step,
        theta,
        ..
    } = Checkpoint::read(checkpoint)?;
    Ok(Weights {
        config,
        step,
        theta,
    })
}

/// Writes weights with the names of TransformerLens.
pub fn write_weights(weights: &Weights, provenance: &Provenance, out: &Path) -> Result<()> {
    write_whole(out, &weights::write(weights, provenance)?)
}

fn write_text(out: Option<&Path>, text: &str) -> Result<()> {
    match out {
        Some(path) => write_whole(path, text.as_bytes()),
        None => Ok(stdout().write_all(text.as_bytes())?),
    }
}

/// Symbols, tensors in the order of a checkpoint, both parts of the table, and the pairs `[a, b, c]` of every step.
fn batches(config: &Valid<RunConfig>, steps: u32) -> Result<Value> {
    let (device, _) = device::open(DeviceChoice::Cpu)?;
    let table = Table::new(config);
    let part = |split| -> Vec<[u32; 3]> {
        let pair = |row: usize| &table.pairs[row];
        let numbers = |row| [pair(row).a, pair(row).b, pair(row).c];
        table.rows(split).into_iter().map(numbers).collect()
    };
    let tensor = |spec: model::layout::ParamSpec| json!({"name": spec.name, "shape": spec.shape});
    let tensors: Vec<Value> = model::layout(config).0.into_iter().map(tensor).collect();
    let train_rows = table.rows(Split::Train);
    let seed = config.seeds.batch_seed;
    let mut batches = Batches::new(table.clone(), train_rows, &config.train, seed, &device);
    let batches = (0..steps).map(|step| pairs(batches.at(step)));
    Ok(json!({
        "n_symbols": table.p,
        "tensors": tensors,
        "train": part(Split::Train),
        "test": part(Split::Test),
        "batches": batches.collect::<Result<Vec<_>>>()?,
    }))
}

fn pairs(rows: Rows) -> Result<Vec<[i64; 3]>> {
    let mut pairs = vec![[0; 3]; rows.len()];
    for (column, values) in rows.columns().into_iter().enumerate() {
        let values = block_on(values.into_data_async())?;
        for (pair, value) in pairs.iter_mut().zip(values.iter::<i64>()) {
            pair[column] = value;
        }
    }
    Ok(pairs)
}
