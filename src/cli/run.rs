//! `grokscope run`.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};
use grokscope::{
    config::TrainConfig,
    error::ConfigError,
    presets,
    protocol::{Command, Event, RunState},
    session::Session,
    train::metrics::{MetricsRow, Milestone, is_scheduled},
};
use indicatif::{ProgressBar, ProgressStyle};
use pollster::block_on;
use serde_json::Value;

use crate::{
    args::RunOptions,
    device,
    output::{MetricsFile, write_whole},
};

/// Steps between read-backs.
const SLICE: u32 = 20;

/// Trains a network to its last step.
pub fn run(options: &RunOptions) -> Result<()> {
    let (device, device_name) = device::open(options.device)?;
    let mut session = Session::new(device);
    match &options.resume {
        Some(path) => resume(&mut session, path)?,
        None => open(&mut session, options)?,
    }
    let metrics = MetricsFile::open(options.out.as_deref(), session.step_count())?;
    let bar = if options.quiet {
        ProgressBar::hidden()
    } else {
        ProgressBar::new(0)
    };
    bar.set_style(ProgressStyle::with_template(
        "{bar:30} {pos}/{len} steps, {per_sec}, {eta} left  {msg}",
    )?);
    let mut report = Report {
        metrics,
        bar,
        train: None,
    };
    report.take(block_on(session.drain()))?;
    report.say(&format!("computing on: {device_name}"));
    train(&mut session, options, &mut report)?;
    if let Some(path) = &options.checkpoint {
        save(&mut session, path)?;
    }
    report.bar.finish();
    Ok(())
}

fn train(session: &mut Session, options: &RunOptions, report: &mut Report) -> Result<()> {
    match options.until {
        Some(step) => session.send(Command::Step {
            steps: step.saturating_sub(session.step_count()),
        }),
        None => session.send(Command::Start),
    }
    let from = session.step_count();
    report.bar.set_position(u64::from(from));
    report.bar.reset_eta();
    while session.running() {
        session.advance(until_next_multiple(
            session.step_count(),
            options.checkpoint_every,
        ));
        report.take(block_on(session.drain()))?;
        report.bar.set_position(u64::from(session.step_count()));
        if let (Some(path), Some(every)) = (&options.checkpoint, options.checkpoint_every)
            && session.step_count().is_multiple_of(every)
        {
            save(session, path)?;
        }
    }
    report.take(block_on(session.drain()))
}

/// Steps to the next multiple of [`SLICE`] or of the checkpoint period, whichever comes first.
fn until_next_multiple(step: u32, checkpoint_every: Option<u32>) -> u32 {
    let to_multiple = |period: u32| period - step % period;
    to_multiple(SLICE).min(checkpoint_every.map_or(SLICE, to_multiple))
}

fn open(session: &mut Session, options: &RunOptions) -> Result<()> {
    let mut config = match &options.config {
        Some(path) => read_config(path)?,
        None => preset(&options.preset)?,
    };
    for setting in &options.set {
        change(&mut config, setting)?;
    }
    session.send(Command::Open { run_id: 1, config });
    Ok(())
}

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

pub fn read_config(path: &Path) -> Result<Value> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Applies `task.p=97`. A value that is not JSON is taken as text.
pub fn change(config: &mut Value, setting: &str) -> Result<()> {
    let (path, value) = setting
        .split_once('=')
        .ok_or_else(|| anyhow!("--set {setting}: needs the form SETTING=VALUE"))?;
    let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
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

fn resume(session: &mut Session, path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    session
        .restore(1, &bytes)
        .with_context(|| format!("cannot resume from {}", path.display()))
}

fn save(session: &mut Session, path: &Path) -> Result<()> {
    write_whole(path, &block_on(session.save())?)
}

/// Where a run's events go: rows to a file, milestones to the terminal.
struct Report {
    metrics: MetricsFile,
    bar: ProgressBar,
    /// The run's evaluation schedule, once it is open.
    train: Option<TrainConfig>,
}

impl Report {
    fn take(&mut self, events: Vec<Event>) -> Result<()> {
        for event in events {
            match event {
                Event::Opened { config, facts, .. } => {
                    self.bar.set_length(u64::from(config.train.max_steps));
                    self.train = Some(config.train);
                    self.say(&format!(
                        "{} ({} parameters); {} pairs to train on, {} held out",
                        facts.sentence, facts.n_params, facts.n_train, facts.n_test
                    ));
                }
                Event::Metrics { rows, .. } => self.rows(&rows)?,
                Event::Milestone {
                    milestone, step, ..
                } => self.say(&match milestone {
                    Milestone::Memorised => {
                        format!("memorised at step {step}: train accuracy reached 99 %")
                    }
                    Milestone::Generalised => {
                        format!("generalised at step {step}: test accuracy reached 99 %")
                    }
                }),
                Event::Failed { problem, .. } => bail!(problem.message),
                Event::State {
                    state: RunState::Finished,
                    step,
                    ..
                } => self.say(&format!("finished at step {step}")),
                Event::State { .. } | Event::Table { .. } => {}
            }
        }
        Ok(())
    }

    fn rows(&mut self, rows: &[MetricsRow]) -> Result<()> {
        if let Some(row) = rows.last() {
            self.bar.set_message(format!(
                "train {:.0} %, test {:.0} %",
                100.0 * row.train_accuracy,
                100.0 * row.test_accuracy
            ));
        }
        let rows: Vec<MetricsRow> = rows
            .iter()
            .filter(|row| self.is_due(row.step))
            .copied()
            .collect();
        self.metrics.write(&rows)
    }

    /// Whether a row belongs in the file. A pause evaluates once more than the schedule: left out, so that a run in two
    /// parts writes the same file as a run in one.
    fn is_due(&self, step: u32) -> bool {
        self.train
            .as_ref()
            .is_some_and(|train| step == train.max_steps || is_scheduled(step, train.eval_spacing))
    }

    /// One line above the progress bar, on standard error: standard output may be carrying metrics.
    #[expect(
        clippy::print_stderr,
        reason = "a command-line tool speaks to its terminal"
    )]
    fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }
}
