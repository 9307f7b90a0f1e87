//! Which config a command is about.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use grokscope::{
    config::{RunConfig, Valid},
    presets,
    sweep::plan,
};
use serde_json::Value;

use crate::{
    args::ConfigOptions,
    changes::{assignment, refuse_idle},
};

/// The config that was asked for, not yet checked.
pub fn asked(options: &ConfigOptions) -> Result<Value> {
    let preset = options.preset.as_deref().unwrap_or(presets::DEFAULT);
    let config = base(options.config.as_deref(), preset, &options.set)?;
    refuse_idle(&config, &options.set)?;
    Ok(config)
}

/// The config that was asked for, checked.
pub fn checked(options: &ConfigOptions) -> Result<Valid<RunConfig>> {
    Ok(RunConfig::from_json(&asked(options)?)?)
}

/// A file's config, or else a preset's, with changes.
pub fn base(file: Option<&Path>, id: &str, changes: &[String]) -> Result<Value> {
    let mut config = match file {
        Some(path) => read(path)?,
        None => preset(id)?,
    };
    for setting in changes {
        change(&mut config, setting)?;
    }
    Ok(config)
}

/// A preset's config.
fn preset(id: &str) -> Result<Value> {
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
fn change(config: &mut Value, setting: &str) -> Result<()> {
    let (path, value) = assignment(setting)
        .ok_or_else(|| anyhow!("--set {setting}: needs the form SETTING=VALUE"))?;
    Ok(plan::change(config, path, &value)?)
}
