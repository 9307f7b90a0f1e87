//! Networks of every kind.

use grokscope::{
    config::{RunConfig, Valid},
    model::choices::{ACTIVATIONS, BIASES, NORMS, POSITIONS, TOKENS},
    registry::NamedInfo,
};
use serde_json::Value;

use super::common::{set, valid_with};

type Change = (&'static str, Value);

/// Every option of every registry, and the combinations that meet in reference codes.
pub fn networks() -> Vec<Valid<RunConfig>> {
    let each = |path: &'static str, registry: &[NamedInfo]| -> Vec<Vec<Change>> {
        registry.iter().map(|row| vec![set(path, row.id)]).collect()
    };
    let mut changes = [
        each("model.tokens", TOKENS),
        each("model.norm", NORMS),
        each("model.positions", POSITIONS),
        each("model.biases", BIASES),
        each("model.activation", ACTIVATIONS),
    ]
    .concat();
    let both = |a: &[Change], b: &[Change]| [a, b].concat();
    let deep: Vec<Change> = vec![set("model.n_layers", 2)];
    changes = changes
        .iter()
        .flat_map(|one| [one.clone(), both(one, &deep)])
        .collect();
    let answers = set("model.logits", "answers");
    let tied = set("model.tied", true);
    let all = set("model.biases", "all");
    changes.extend([
        vec![set("model.n_layers", 4), set("model.norm", "post")],
        vec![set("model.n_layers", 2), set("model.causal", false)],
        vec![
            set("model.final_norm", true),
            set("model.norm", "pre"),
            all.clone(),
        ],
        vec![
            set("model.n_layers", 3),
            set("model.final_norm", true),
            set("model.norm", "rms"),
            set("model.positions", "rotary"),
            set("model.activation", "swiglu"),
            all.clone(),
        ],
        vec![
            set("model.tokens", "eos_a_op_b_eq"),
            set("model.n_layers", 2),
            set("model.positions", "rotary"),
        ],
        vec![answers.clone()],
        vec![tied.clone()],
        vec![tied.clone(), answers, all.clone()],
        vec![
            tied,
            set("model.tokens", "eos_a_op_b_eq"),
            set("model.n_layers", 2),
        ],
    ]);
    let mlp = set("model.architecture", "mlp");
    changes.extend([
        vec![mlp.clone()],
        vec![mlp.clone(), set("model.n_layers", 3), all],
        vec![
            mlp.clone(),
            set("model.activation", "quadratic"),
            set("model.biases", "none"),
        ],
        vec![
            mlp,
            set("model.n_layers", 2),
            set("model.activation", "swiglu"),
        ],
    ]);
    let small = [
        set("task.p", 5),
        set("task.operation", "sub"),
        set("model.d_model", 12),
        set("model.n_heads", 3),
        set("model.d_mlp", 10),
    ];
    changes
        .iter()
        .map(|change| valid_with("tiny", &both(&small, change)))
        .collect()
}
