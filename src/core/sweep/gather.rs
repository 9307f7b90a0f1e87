//! Results of whoever made them as a sweep again: what differs between them are its axes.

use serde_json::Value;

use super::{
    axis::Axis,
    plan::{self, Cell, SweepError},
    record::{FORMAT, RunResult},
};
use crate::fields::{FIELDS, FieldInfo, FieldKind, pointer};

/// Results and the cells they belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The settings that differ, in the order of the registry.
    pub axes: Vec<Axis>,
    /// The combinations that occur.
    pub cells: Vec<Cell>,
    /// Index of the cell and result, in the given order.
    pub results: Vec<(usize, RunResult)>,
}

/// Reads results, one JSON object a line, as `grokscope sweep` writes them. A run that occurs twice is taken once.
///
/// # Errors
/// The first line that is none, and why.
pub fn read(text: &str) -> Result<Vec<RunResult>, String> {
    let lines = text.lines().enumerate();
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    let mut results: Vec<RunResult> = Vec::new();
    for (index, line) in filled {
        let result = read_line(line).map_err(|why| format!("line {}: {why}", index + 1))?;
        let twice = |other: &RunResult| other.config == result.config && other.stop == result.stop;
        if !results.iter().any(twice) {
            results.push(result);
        }
    }
    Ok(results)
}

/// The command line leaves curves out of its collection: they are in its files of single runs.
fn read_line(line: &str) -> Result<RunResult, String> {
    let mut json: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if let Some(object) = json.as_object_mut() {
        object
            .entry("rows")
            .or_insert_with(|| Value::Array(Vec::new()));
    }
    if json["format"] != FORMAT {
        return Err(format!("is not a result ({FORMAT})"));
    }
    let result: RunResult = serde_json::from_value(json).map_err(|error| error.to_string())?;
    let valid = result.config.clone().validate();
    valid.map_err(|error| error.to_string())?;
    Ok(result)
}

/// Finds axes and cells.
///
/// # Errors
/// If a config cannot be used.
pub fn gather(results: Vec<RunResult>) -> Result<Gathered, SweepError> {
    let configs: Vec<Value> = results
        .iter()
        .map(|result| {
            serde_json::to_value(&result.config).expect("a config is representable as JSON")
        })
        .collect();
    let axes: Vec<Axis> = FIELDS
        .iter()
        .filter(|field| !matches!(field.kind, FieldKind::Seed { .. }))
        .filter_map(|field| differing(field, &configs))
        .collect();
    let mut cells: Vec<Cell> = Vec::new();
    let mut placed = Vec::new();
    for (result, config) in results.into_iter().zip(&configs) {
        let settings: Vec<(String, Value)> = axes
            .iter()
            .map(|axis| (axis.path.clone(), at(config, &axis.path)))
            .collect();
        let known = cells.iter().position(|cell| cell.settings == settings);
        let index = match known {
            Some(index) => index,
            None => {
                cells.push(cell(settings, &result)?);
                cells.len() - 1
            }
        };
        placed.push((index, result));
    }
    Ok(Gathered {
        axes,
        cells,
        results: placed,
    })
}

fn cell(settings: Vec<(String, Value)>, result: &RunResult) -> Result<Cell, SweepError> {
    let label = plan::label(&settings);
    let config = result.config.clone().validate();
    Ok(Cell {
        config: config.map_err(|error| plan::at(&label, error))?,
        label,
        settings,
    })
}

fn at(config: &Value, path: &str) -> Value {
    let value = config.pointer(&pointer(path));
    value.cloned().unwrap_or_default()
}

/// A setting and the values it takes, numbers in ascending order; `None` if it has one only.
fn differing(field: &FieldInfo, configs: &[Value]) -> Option<Axis> {
    let mut values: Vec<Value> = Vec::new();
    for config in configs {
        let value = at(config, field.path);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values.sort_by(|a, b| match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    (values.len() > 1).then(|| Axis {
        path: field.path.to_owned(),
        values,
    })
}
