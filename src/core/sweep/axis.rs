//! One setting and the values it takes in a sweep.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::plan::SweepError;
use crate::fields::{self, FieldKind};

/// One setting and its values, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Axis {
    /// Dotted path of the setting.
    pub path: String,
    /// What it is set to, one after another.
    #[cfg_attr(
        feature = "types",
        ts(type = "Array<number | string | boolean | null>")
    )]
    pub values: Vec<Value>,
}

impl Axis {
    /// Reads `task.p=59,97`, `task.train_fraction=0.2..0.5:lin:4` or `optimizer.weight_decay=0.1..3:log:5`. Values with
    /// commas are written as a JSON array.
    ///
    /// # Errors
    /// If the setting is unknown, or the text has none of these forms.
    pub fn parse(text: &str) -> Result<Self, SweepError> {
        let (path, spec) = text
            .split_once('=')
            .ok_or_else(|| malformed(text, "the form SETTING=VALUES"))?;
        let field =
            fields::find(path).ok_or_else(|| SweepError::UnknownSetting(path.to_owned()))?;
        let values = match spec.split_once("..") {
            Some(_) if spec.split(':').count() == 3 => range(text, spec, integer(&field.kind))?,
            _ if spec.starts_with('[') => serde_json::from_str(spec)
                .map_err(|error| malformed(text, &format!("a JSON array ({error})")))?,
            _ => spec.split(',').map(value).collect(),
        };
        if values.is_empty() || spec.is_empty() {
            return Err(malformed(text, "at least one value"));
        }
        Ok(Self {
            path: path.to_owned(),
            values,
        })
    }
}

/// A value as typed: JSON, or else text.
#[must_use]
pub fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

fn integer(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Number { integer: true, .. })
}

fn malformed(text: &str, allowed: &str) -> SweepError {
    SweepError::Axis {
        text: text.to_owned(),
        allowed: allowed.to_owned(),
    }
}

/// `from..to:lin|log:n`: n values, both ends included. Whole numbers are rounded, and each is taken once.
fn range(text: &str, spec: &str, integer: bool) -> Result<Vec<Value>, SweepError> {
    let wrong = || {
        malformed(
            text,
            "FROM..TO:lin:N or FROM..TO:log:N with N ≥ 2, and FROM > 0 for log",
        )
    };
    let parts: Vec<&str> = spec.split(':').collect();
    let (from, to) = parts[0].split_once("..").ok_or_else(wrong)?;
    let [from, to]: [f64; 2] = [
        number(from).ok_or_else(wrong)?,
        number(to).ok_or_else(wrong)?,
    ];
    let n: u32 = parts[2].parse().map_err(|_| wrong())?;
    let log = match parts[1] {
        "lin" => false,
        "log" if from > 0.0 && to > 0.0 => true,
        _ => return Err(wrong()),
    };
    if !(2..=1000).contains(&n) {
        return Err(wrong());
    }
    let mut values: Vec<Value> = (0..n)
        .map(|i| between(from, to, f64::from(i) / f64::from(n - 1), log))
        .map(|x| {
            if integer {
                Value::from(x.round() as i64)
            } else {
                Value::from(rounded(x))
            }
        })
        .collect();
    values.dedup();
    Ok(values)
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|x: &f64| x.is_finite())
}

fn between(from: f64, to: f64, share: f64, log: bool) -> f64 {
    if log {
        libm::exp(libm::log(from) + share * (libm::log(to) - libm::log(from)))
    } else {
        from + share * (to - from)
    }
}

/// Six significant digits: a value that people can read, and the same on every platform.
fn rounded(x: f64) -> f64 {
    format!("{x:.5e}").parse().unwrap_or(x)
}
