//! What a run is made from. Configs come from strangers (a link, a file), so there is one door:
//! [`RunConfig::from_json`] and [`RunConfig::validate`] turn them into a [`Valid`] one or say what is wrong.

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    error::ConfigError,
    fields::{self, FieldKind},
    math::modular::{is_prime, neighbouring_primes},
    model::memory_bytes,
    task::{operations, train_count},
};

/// Everything that determines a run, apart from the device it runs on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RunConfig {
    /// What is to be learnt.
    pub task: TaskConfig,
    /// The network.
    pub model: ModelConfig,
    /// How its weights change.
    pub optimizer: OptimizerConfig,
    /// Name of the loss in the catalogue.
    pub loss: String,
    /// How long, in what portions, and how often it is examined.
    pub train: TrainConfig,
    /// Where the random numbers come from.
    pub seeds: SeedsConfig,
}

/// An operation, its modulus, and how much of its table is shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TaskConfig {
    /// Name of the operation in the catalogue.
    pub operation: String,
    /// The modulus.
    pub p: u32,
    /// Share of the in-domain pairs used for training, in (0, 1).
    pub train_fraction: f64,
}

/// The sizes of the network. See [`crate::model::transformer`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ModelConfig {
    /// Name of the architecture in the catalogue.
    pub architecture: String,
    /// Size of the residual stream.
    pub d_model: u32,
    /// Number of attention heads; divides `d_model`.
    pub n_heads: u32,
    /// Number of neurons of the MLP.
    pub d_mlp: u32,
}

/// AdamW with every number named: burn's own defaults (ε = 1e-5, β₂ = 0.999) are a different experiment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct OptimizerConfig {
    /// Name of the rule in the catalogue.
    pub method: String,
    /// Learning rate after the warm-up.
    pub lr_peak: f64,
    /// Decoupled weight decay λ: θ ← θ(1 − lr·λ), on every parameter.
    pub weight_decay: f64,
    /// Decay of the running mean of gradients.
    pub beta1: f64,
    /// Decay of the running mean of squared gradients.
    pub beta2: f64,
    /// Added to the denominator of the update.
    pub eps: f64,
    /// Steps over which the learning rate rises linearly from 0; the first update changes nothing.
    pub warmup_steps: u32,
}

/// The training loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TrainConfig {
    /// Pairs per step, at most, drawn without replacement pass by pass; `None` = full batch.
    pub batch_size: Option<u32>,
    /// The run stops here.
    pub max_steps: u32,
    /// Evaluations are this far apart on a logarithmic step axis: after step s comes max(s + 1, ⌈s·(1 + spacing)⌉).
    pub eval_spacing: f64,
}

impl TrainConfig {
    /// Pairs in a step when there are `n_train` training pairs.
    #[must_use]
    pub fn batch_rows(&self, n_train: usize) -> usize {
        self.batch_size
            .map_or(n_train, |size| n_train.min(size as usize))
    }
}

/// Three independent seeds, so that each source of chance can be varied alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SeedsConfig {
    /// Which pairs are trained on.
    pub split_seed: u32,
    /// Initial weights.
    pub init_seed: u32,
    /// Order of the training pairs.
    pub batch_seed: u32,
}

/// A value that has passed `validate()`. Only this module makes one; everything behind it has no checks left to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Valid<T>(T);

impl<T> Valid<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl RunConfig {
    /// Reads a config from JSON.
    ///
    /// # Errors
    /// A setting that is missing, unknown, of the wrong type or out of range, with its path.
    pub fn from_json(json: &Value) -> Result<Valid<Self>, ConfigError> {
        serde_path_to_error::deserialize::<_, Self>(json)
            .map_err(|error| misread(json, &error))?
            .validate()
    }

    /// Checks every setting against its range in [`fields::FIELDS`], then what settings demand of each other.
    ///
    /// # Errors
    /// The first setting that cannot be used, its value, and what is allowed.
    pub fn validate(self) -> Result<Valid<Self>, ConfigError> {
        let json = serde_json::to_value(&self).expect("a config is representable as JSON");
        for field in fields::FIELDS {
            let value = json.pointer(&field.pointer()).unwrap_or(&Value::Null);
            field.check(value)?;
        }
        self.check_operation()?;
        self.check_split()?;
        self.check_heads()?;
        self.check_batch()?;
        Ok(Valid(self))
    }

    fn check_operation(&self) -> Result<(), ConfigError> {
        let TaskConfig { operation, p, .. } = &self.task;
        let operation = operations::find(operation).expect("checked against the registry");
        if !operation.needs_prime || is_prime(*p) {
            return Ok(());
        }
        let near = match neighbouring_primes(*p) {
            (Some(below), above) => format!("{below} or {above}"),
            (None, above) => above.to_string(),
        };
        let allowed = format!(
            "a prime for {}, because every divisor needs an inverse; the nearest: {near}",
            operation.label
        );
        Err(ConfigError::new("task.p", p, allowed))
    }

    fn check_split(&self) -> Result<(), ConfigError> {
        let n_pairs = self.n_pairs();
        let n_train = train_count(n_pairs, self.task.train_fraction);
        if (1..n_pairs).contains(&n_train) {
            return Ok(());
        }
        let allowed =
            format!("a fraction that leaves at least one of the {n_pairs} pairs on either side");
        Err(ConfigError::new(
            "task.train_fraction",
            self.task.train_fraction,
            allowed,
        ))
    }

    fn check_heads(&self) -> Result<(), ConfigError> {
        let ModelConfig {
            d_model, n_heads, ..
        } = self.model;
        if d_model.is_multiple_of(n_heads) {
            return Ok(());
        }
        let allowed = format!("a multiple of the number of heads (model.n_heads = {n_heads})");
        Err(ConfigError::new("model.d_model", d_model, allowed))
    }

    /// A step larger than memory would end the tab. (A batch larger than the training part is a full batch.)
    fn check_batch(&self) -> Result<(), ConfigError> {
        let n_train = train_count(self.n_pairs(), self.task.train_fraction);
        let per_row = memory_bytes(self, 1);
        let most = MEMORY_LIMIT / per_row;
        if self.train.batch_rows(n_train) <= most {
            return Ok(());
        }
        let value = match self.train.batch_size {
            Some(size) => size.to_string(),
            None => format!("full batch ({n_train} pairs)"),
        };
        let allowed = format!("1 to {most} pairs (a step may use 1 GB, at {per_row} bytes a pair)");
        Err(ConfigError::new("train.batch_size", value, allowed))
    }

    fn n_pairs(&self) -> usize {
        let operation =
            operations::find(&self.task.operation).expect("checked against the registry");
        let p = u64::from(self.task.p);
        (0..p)
            .map(|b| (0..p).filter(|&a| (operation.in_domain)(a, b)).count())
            .sum()
    }
}

/// A step's activations may take this many bytes: a quarter of what a 32-bit WebAssembly module can address.
const MEMORY_LIMIT: usize = 1 << 30;

/// Turns a deserialisation error into ours: which setting, what was given, what its range is.
fn misread(json: &Value, error: &serde_path_to_error::Error<serde_json::Error>) -> ConfigError {
    let path = error.path().to_string();
    let given = json.pointer(&format!("/{}", path.replace('.', "/")));
    match fields::find(&path) {
        Some(field) => ConfigError::new(path, shown(given), field.allowed()),
        None => ConfigError::new(path, shown(given), error.inner().to_string()),
    }
}

/// A JSON value as a person would write it, cut short: it may come from a hostile link.
pub(crate) fn shown(value: Option<&Value>) -> String {
    let text = match value {
        None => "nothing".to_owned(),
        Some(Value::String(text)) => format!("\"{text}\""),
        Some(Value::Number(number)) if number.is_f64() => {
            number.as_f64().unwrap_or_default().to_string()
        }
        Some(other) => other.to_string(),
    };
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

impl fields::FieldInfo {
    fn pointer(&self) -> String {
        format!("/{}", self.path.replace('.', "/"))
    }

    /// Checks one value against this field's range.
    fn check(&self, value: &Value) -> Result<(), ConfigError> {
        let ok = match &self.kind {
            FieldKind::Number {
                min,
                max,
                null_label,
                ..
            } => match value.as_f64() {
                Some(number) => (*min..=*max).contains(&number),
                // NaN and infinities are not JSON: serde_json writes them as null.
                None => value.is_null() && null_label.is_some(),
            },
            FieldKind::Choice { registry } => value
                .as_str()
                .is_some_and(|id| registry.ids().contains(&id)),
            FieldKind::Seed { max } => value.as_u64().is_some_and(|seed| seed <= u64::from(*max)),
        };
        if ok {
            return Ok(());
        }
        let given = if value.is_null() {
            "not a number".to_owned()
        } else {
            shown(Some(value))
        };
        Err(ConfigError::new(self.path, given, self.allowed()))
    }
}
