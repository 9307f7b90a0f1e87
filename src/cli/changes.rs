//! What `--set` may not do, and what `--at` does.

use anyhow::{Result, anyhow, bail};
use grokscope::{
    config::{Change, RunConfig},
    fields,
    protocol::Command,
    session::Session,
};
use serde_json::Value;

/// `task.p=97` in two parts. A value that is not JSON is taken as text.
pub fn assignment(text: &str) -> Option<(&str, Value)> {
    let (path, value) = text.split_once('=')?;
    let text = || Value::String(value.to_owned());
    Some((path, serde_json::from_str(value).unwrap_or_else(|_| text())))
}

/// Refuses what was set to no effect: somebody would wait for it in vain. A config that cannot be used is left to the
/// session to refuse.
pub fn refuse_idle(config: &Value, settings: &[String]) -> Result<()> {
    let Ok(valid) = RunConfig::from_json(config) else {
        return Ok(());
    };
    let idle = fields::idle(&valid);
    for (path, value) in settings.iter().filter_map(|setting| assignment(setting)) {
        if let Some(field) = fields::find(path).filter(|field| idle.contains(&field.path)) {
            bail!(
                "{path}: {value} has no effect here; it needs {}",
                field.needs
            );
        }
    }
    Ok(())
}

/// What `--at` asks for, in the order in which it happens.
pub struct Plan(Vec<Change>);

impl Plan {
    /// Reads `400:optimizer.lr_peak=0.001`, any number of them.
    pub fn read(texts: &[String]) -> Result<Self> {
        let mut changes = texts
            .iter()
            .map(|text| planned(text))
            .collect::<Result<Vec<_>>>()?;
        changes.sort_by_key(|change| change.step);
        Ok(Self(changes))
    }

    /// Refuses what a run of this config, now at `step`, could not do, before it is trained for hours.
    pub fn check(&self, config: &RunConfig, step: u32) -> Result<()> {
        let mut config = config.clone().validate()?;
        for change in &self.0 {
            (config, _) = config.changed(&change.path, &change.value)?;
            if !(step..config.train.max_steps).contains(&change.step) {
                let last = config.train.max_steps - 1;
                bail!(
                    "--at {}: this run takes changes at steps {step} to {last}",
                    change.step
                );
            }
        }
        Ok(())
    }

    /// Sends what is due at the session's step.
    pub fn apply(&mut self, session: &mut Session) {
        let due = |change: &Change| change.step <= session.step_count();
        let later = self.0.iter().position(|change| !due(change));
        let rest = self.0.split_off(later.unwrap_or(self.0.len()));
        for Change { path, value, .. } in std::mem::replace(&mut self.0, rest) {
            session.send(Command::Change { path, value });
        }
    }

    /// Steps from `step` to the next change.
    pub fn until_next(&self, step: u32) -> Option<u32> {
        self.0.first().map(|change| change.step - step)
    }
}

fn planned(text: &str) -> Result<Change> {
    let read = || {
        let (step, setting) = text.split_once(':')?;
        let (path, value) = assignment(setting)?;
        let path = path.to_owned();
        Some(Change {
            step: step.parse().ok()?,
            path,
            value,
        })
    };
    read().ok_or_else(|| anyhow!("--at {text}: needs the form STEP:SETTING=VALUE"))
}
