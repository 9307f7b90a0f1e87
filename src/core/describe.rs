//! A config in words.

use crate::{
    config::RunConfig,
    model::choices::{Architecture, Norm},
    task::operations::{self, Rule},
};

/// Task and network in one sentence, without a full stop.
#[must_use]
pub fn sentence(config: &RunConfig) -> String {
    format!("{}, learnt by {}", task(config), network(config))
}

/// The question that a pair asks, with letters a and b: `a + b mod 7`.
#[must_use]
pub fn formula(config: &RunConfig) -> String {
    let task = &config.task;
    let operation = operations::find(&task.operation).expect("validated: the operation exists");
    match operation.rule {
        Rule::Expression => format!("({}) mod {}", task.expression, task.p),
        _ if operation.uses_p() => format!("{} mod {}", operation.formula, task.p),
        _ => operation.formula.to_owned(),
    }
}

fn task(config: &RunConfig) -> String {
    let task = &config.task;
    let operation = operations::find(&task.operation).expect("validated: the operation exists");
    match operation.rule {
        Rule::Expression => format!("{} modulo {}", task.expression, task.p),
        Rule::Table => format!("a table of {} symbols", task.n_symbols()),
        Rule::Function { .. } if operation.uses_p() => {
            format!("{} modulo {}", operation.formula, task.p)
        }
        Rule::Function { .. } => operation.formula.to_owned(),
    }
}

fn network(config: &RunConfig) -> String {
    let model = &config.model;
    let layers = ["", "one", "two", "three", "four"][model.n_layers as usize];
    if model.architecture == Architecture::Mlp {
        let plural = if model.n_layers == 1 { "" } else { "s" };
        return format!(
            "an MLP with {layers} hidden layer{plural} of {} neurons",
            model.d_mlp
        );
    }
    let norm = match model.norm {
        Norm::None => "",
        Norm::Pre => " with pre-LN",
        Norm::Post => " with post-LN",
        Norm::Rms => " with RMSNorm",
    };
    let heads = match model.n_heads {
        1 => "one head".to_owned(),
        n => format!("{n} heads"),
    };
    format!(
        "a {layers}-layer transformer{norm} of width {} with {heads} and {} neurons",
        model.d_model, model.d_mlp
    )
}
