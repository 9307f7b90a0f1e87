//! The one door: from strangers' JSON to a [`Valid`] config, or to what is wrong with it.

use serde_json::Value;

use super::{RunConfig, Valid};
use crate::{
    error::ConfigError,
    fields::{self, FieldKind},
    model::{self, memory_bytes},
    optim::choices::Filter,
    task,
};

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
        self.check_ranges()?;
        task::check(&self)?;
        model::check(&self)?;
        self.check_batch()?;
        self.check_window()?;
        Ok(Valid(self))
    }

    /// Grokfast's window keeps as many vectors as it is long, each as long as the weights.
    fn check_window(&self) -> Result<(), ConfigError> {
        let length = self.optimizer.filter_window;
        let bytes = model::layout(self).n_params() * size_of::<f32>();
        let most = (MEMORY_LIMIT / bytes) as u32;
        if self.optimizer.filter != Filter::GrokfastMa || length <= most {
            return Ok(());
        }
        let allowed = format!(
            "1 to {most} (a window may use 1 GB, at {bytes} bytes a step with this network)"
        );
        Err(ConfigError::new("optimizer.filter_window", length, allowed))
    }

    fn check_ranges(&self) -> Result<(), ConfigError> {
        let json = self.as_json();
        for field in fields::FIELDS {
            let value = json.pointer(&field.pointer()).unwrap_or(&Value::Null);
            field.check(value)?;
        }
        Ok(())
    }

    fn as_json(&self) -> Value {
        serde_json::to_value(self).expect("a config is representable as JSON")
    }

    /// A config, or what is wrong with it, and which of its settings have no effect. The latter can be said, and is, where
    /// settings are each in their range but do not go together: a form hides what does not matter while it is being filled
    /// in. `None` where it cannot.
    pub fn judge(json: &Value) -> (Result<Valid<Self>, ConfigError>, Option<Vec<&'static str>>) {
        let judged = Self::from_json(json);
        let readable = serde_json::from_value::<Self>(json.clone()).ok();
        let ranged = readable.filter(|config| config.check_ranges().is_ok());
        (judged, ranged.map(|config| fields::idle(&config)))
    }

    /// A step larger than memory would end the tab. (A batch larger than the training part is a full batch.)
    fn check_batch(&self) -> Result<(), ConfigError> {
        let n_train = self.n_train();
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
}

impl Valid<RunConfig> {
    /// The config with one setting changed while a run goes on, and the value as the config has it.
    ///
    /// # Errors
    /// If the setting does not exist or cannot change in a run, or the value is not allowed.
    pub fn changed(&self, path: &str, value: &Value) -> Result<(Self, Value), ConfigError> {
        let field = fields::find(path).filter(|field| field.live);
        let field = field.ok_or_else(|| not_live(path, value))?;
        let mut json = self.as_json();
        if let Some(place) = json.pointer_mut(&field.pointer()) {
            *place = value.clone();
        }
        let changed = RunConfig::from_json(&json)?;
        let value = changed.as_json().pointer(&field.pointer()).cloned();
        Ok((changed, value.unwrap_or_default()))
    }
}

fn not_live(path: &str, value: &Value) -> ConfigError {
    let live = fields::FIELDS.iter().filter(|field| field.live);
    let live: Vec<&str> = live.map(|field| field.path).collect();
    let allowed = format!("while a run goes on only {} can change", live.join(", "));
    ConfigError::new(path, shown(Some(value)), allowed)
}

/// A step's activations, or an optimiser's memory, may take this many bytes: a quarter of what a 32-bit WebAssembly module can address.
const MEMORY_LIMIT: usize = 1 << 30;

/// Turns a deserialisation error into ours: which setting, what was given, what its range is.
fn misread(json: &Value, error: &serde_path_to_error::Error<serde_json::Error>) -> ConfigError {
    let path = error.path().to_string();
    let given = json.pointer(&fields::pointer(&path));
    match fields::find(&path) {
        Some(field) => ConfigError::new(path, shown(given), field.allowed()),
        None => ConfigError::new(path, shown(given), error.inner().to_string()),
    }
}

/// A JSON value as a person would write it, cut short: it may come from a hostile link.
fn shown(value: Option<&Value>) -> String {
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
            FieldKind::Choice { options } => value
                .as_str()
                .is_some_and(|id| options.iter().any(|option| option.id == id)),
            FieldKind::Toggle => value.is_boolean(),
            FieldKind::Text { max_length } | FieldKind::Table { max_length } => value
                .as_str()
                .is_some_and(|text| text.chars().count() <= *max_length),
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
