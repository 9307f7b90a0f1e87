//! A network as TransformerLens' `HookedTransformer` has it: its settings, and the names and shapes of its tensors.

use serde_json::{Value, json};

use crate::{
    config::RunConfig,
    error::ConfigError,
    model::{
        self,
        choices::{Activation, Architecture, Biases, Norm, Positions},
        rotary,
        tokens::Alphabet,
    },
};

/// A tensor of `HookedTransformer`.
#[derive(Clone, Debug, PartialEq)]
pub struct HookedTensor {
    /// Its name in the state dict.
    pub name: String,
    /// Its shape there.
    pub shape: Vec<usize>,
    /// Where its numbers are in our network.
    pub source: Source,
}

/// Where the numbers of a tensor come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From our weights at this place, in the same order.
    Same {
        /// Its first number.
        start: usize,
    },
    /// From our weights at this place; theirs are `[n_heads, d_model, d_head]`, ours `[d_model, n_heads · d_head]`.
    Heads {
        /// Its first number.
        start: usize,
    },
    /// A bias that our network does not have: zeros.
    Zeros,
    /// Our fixed positions.
    Sinusoids,
    /// The embedding, transposed.
    Embedding,
}

/// Whether a `HookedTransformer` can be this network.
///
/// # Errors
/// The setting that it has no match for.
pub fn check(config: &RunConfig) -> Result<(), ConfigError> {
    let model = &config.model;
    let refuse = |field: &str, value: &str, allowed: &str| {
        let allowed = format!("{allowed}: HookedTransformer has nothing else");
        Err(ConfigError::new(field, value, allowed))
    };
    if model.architecture != Architecture::Transformer {
        return refuse("model.architecture", model.architecture.id(), "transformer");
    }
    if model.norm == Norm::Post {
        return refuse("model.norm", model.norm.id(), "none, pre or rms");
    }
    if model.activation == Activation::Quadratic {
        let allowed = "relu, gelu or swiglu";
        return refuse("model.activation", model.activation.id(), allowed);
    }
    if is_gated(config) && model.biases != Biases::None {
        let allowed = "none where model.activation is swiglu";
        return refuse("model.biases", model.biases.id(), allowed);
    }
    match (model.norm != Norm::None, model.final_norm) {
        (true, false) => refuse(
            "model.final_norm",
            "false",
            "true where model.norm is pre or rms",
        ),
        (false, true) => refuse("model.final_norm", "true", "false where model.norm is none"),
        _ => Ok(()),
    }
}

/// The arguments of `HookedTransformerConfig` for a network that has passed [`check`].
#[must_use]
pub fn cfg(config: &RunConfig) -> Value {
    let model = &config.model;
    let alphabet = Alphabet::of(config);
    let d_head = model.d_model / model.n_heads;
    let mut cfg = json!({
        "n_layers": model.n_layers,
        "d_model": model.d_model,
        "n_ctx": alphabet.n_ctx(),
        "n_heads": model.n_heads,
        "d_head": d_head,
        "d_mlp": model.d_mlp,
        "d_vocab": alphabet.d_vocab,
        "d_vocab_out": alphabet.n_logits,
        "act_fn": if is_gated(config) { "silu" } else { model.activation.id() },
        "gated_mlp": is_gated(config),
        "normalization_type": match model.norm {
            Norm::Rms => Some("RMS"),
            Norm::Pre => Some("LN"),
            _ => None,
        },
        "eps": 1e-5,
        "attention_dir": if alphabet.causal { "causal" } else { "bidirectional" },
        "positional_embedding_type": "standard",
        "use_attn_scale": true,
        "attn_only": false,
        "init_weights": false,
        "device": "cpu",
        "seed": config.seeds.init_seed,
        "model_name": "grokscope",
    });
    if model.positions == Positions::Rotary {
        cfg["positional_embedding_type"] = json!("rotary");
        cfg["rotary_dim"] = json!(d_head);
        cfg["rotary_base"] = json!(rotary::BASE as u32);
        cfg["rotary_adjacent_pairs"] = json!(true);
    }
    cfg
}

fn is_gated(config: &RunConfig) -> bool {
    config.model.activation.gate().is_some()
}

/// The tensors of a `HookedTransformer` that is this network, which has passed [`check`].
#[must_use]
pub fn tensors(config: &RunConfig) -> Vec<HookedTensor> {
    let model = &config.model;
    let alphabet = Alphabet::of(config);
    let (width, neurons) = (model.d_model as usize, model.d_mlp as usize);
    let n_heads = model.n_heads as usize;
    let mut list = List::of(config);
    list.add("embed.W_E", &[alphabet.d_vocab, width]);
    if model.positions != Positions::Rotary {
        list.add("pos_embed.W_pos", &[alphabet.n_ctx(), width]);
    }
    for layer in 0..model.n_layers {
        let block = format!("blocks.{layer}");
        for letter in ["Q", "K", "V"] {
            let per_head = [n_heads, width / n_heads];
            list.add(
                &format!("{block}.attn.W_{letter}"),
                &[n_heads, width, per_head[1]],
            );
            list.add(&format!("{block}.attn.b_{letter}"), &per_head);
        }
        list.add(
            &format!("{block}.attn.W_O"),
            &[n_heads, width / n_heads, width],
        );
        list.add(&format!("{block}.attn.b_O"), &[width]);
        for letter in model.activation.inputs() {
            list.add(&format!("{block}.mlp.W_{letter}"), &[width, neurons]);
        }
        list.add(&format!("{block}.mlp.b_in"), &[neurons]);
        list.add(&format!("{block}.mlp.W_out"), &[neurons, width]);
        list.add(&format!("{block}.mlp.b_out"), &[width]);
        if model.norm != Norm::None {
            list.norm(&format!("{block}.ln1"), width);
            list.norm(&format!("{block}.ln2"), width);
        }
    }
    if model.final_norm {
        list.norm("ln_final", width);
    }
    list.add("unembed.W_U", &[width, alphabet.n_logits]);
    list.add("unembed.b_U", &[alphabet.n_logits]);
    list.found
}

/// Tensors in the making.
struct List {
    /// Name and first number of each of our tensors.
    ours: Vec<(String, usize)>,
    sinusoidal: bool,
    /// What a normalisation is made of.
    norms: &'static [&'static str],
    found: Vec<HookedTensor>,
}

impl List {
    fn of(config: &RunConfig) -> Self {
        let place = |start: &mut usize, spec: &model::layout::ParamSpec| {
            let at = *start;
            *start += spec.len();
            Some((spec.name.clone(), at))
        };
        Self {
            ours: model::layout(config).0.iter().scan(0, place).collect(),
            sinusoidal: config.model.positions == Positions::Sinusoidal,
            norms: match config.model.norm {
                Norm::Rms => &["w"],
                _ => &["w", "b"],
            },
            found: Vec::new(),
        }
    }

    fn add(&mut self, name: &str, shape: &[usize]) {
        let ours = self.ours.iter().find(|(own, _)| own == name);
        let source = match (ours, name) {
            (Some(&(_, start)), _) if shape.len() == 3 && !name.ends_with("W_O") => {
                Source::Heads { start }
            }
            (Some(&(_, start)), _) => Source::Same { start },
            (None, "pos_embed.W_pos") if self.sinusoidal => Source::Sinusoids,
            (None, "unembed.W_U") => Source::Embedding,
            (None, _) => Source::Zeros,
        };
        self.found.push(HookedTensor {
            name: name.to_owned(),
            shape: shape.to_vec(),
            source,
        });
    }

    fn norm(&mut self, part: &str, width: usize) {
        for letter in self.norms {
            self.add(&format!("{part}.{letter}"), &[width]);
        }
    }
}
