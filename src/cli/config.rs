//! Which config a command is about.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use grokscope::{
    config::{RunConfig, Valid},
    error::ConfigError,
    presets,
};
use serde_json::Value;

use crate::{
    args::ConfigOptions,
    changes::{assignment, refuse_idle},
};

/// The config that was asked for, not yet checked.
pub fn asked(options: &ConfigOptions) -> Result<Value> {
    let mut config = match &options.config {
        Some(path) => read(path)?,
        None => preset(options.preset.as_deref().unwrap_or(presets::DEFAULT))?,
    };
    for setting in &options.set {
        change(&mut config, setting)?;
    }
    refuse_idle(&config, &options.set)?;
    Ok(config)
}

/// The config that was asked for, checked.
pub fn checked(options: &ConfigOptions) -> Result<Valid<RunConfig>> {
    Ok(RunConfig::from_json(&asked(options)?)?)
}

/// A preset's config.
pub fn preset(id: &str) -> Result<Value> {
    let known = || {
        presets::PRESETS
            .iter()
            .map(|preset| preset.id)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let preset = presets::find(id).ok_or_else(|| {
        anyhow!(
            "preset: \"{id}\" is not allowed; allowed: one of {}",
            known()
        )
    })?;
    Ok(serde_json::to_value(preset.config())?)
}

/// A config file.
pub fn read(path: &Path) -> Result<Value> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Applies `task.p=97`. A value that is not JSON is taken as text.
pub fn change(config: &mut Value, setting: &str) -> Result<()> {
    let (path, value) = assignment(setting)
        .ok_or_else(|| anyhow!("--set {setting}: needs the form SETTING=VALUE"))?;
    match config.pointer_mut(&format!("/{}", path.replace('.', "/"))) {
        Some(place) => *place = value,
        None => bail!(unknown_setting(path, &value)),
    }
    Ok(())
}

fn unknown_setting(path: &str, value: &Value) -> ConfigError {
    let known: Vec<&str> = grokscope::fields::FIELDS
        .iter()
        .map(|field| field.path)
        .collect();
    ConfigError {
        field: path.to_owned(),
        value: value.to_string(),
        allowed: format!("the settings {}", known.join(", ")),
    }
}
