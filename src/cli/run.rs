//! `grokscope run`.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};
use grokscope::{
    config::{Change, RunConfig},
    protocol::{Command, Event, RunState},
    session::Session,
    train::metrics::{MetricsRow, Milestone, is_scheduled},
};
use indicatif::{ProgressBar, ProgressStyle};
use pollster::block_on;

use crate::{
    args::{ConfigOptions, RunOptions},
    changes::Plan,
    config, device,
    export::{weights_of, write_weights},
    output::{MetricsFile, write_whole},
    record::Record,
};

/// Steps between read-backs.
const SLICE: u32 = 20;

/// Trains a network to its last step.
pub fn run(options: &RunOptions) -> Result<()> {
    let plan = Plan::read(&options.at)?;
    let (device, device_name) = device::open(options.device)?;
    let mut session = Session::new(device);
    match &options.resume {
        Some(path) => resume(&mut session, path)?,
        None => open(&mut session, &options.config)?,
    }
    let (out, from_step) = (options.out.as_deref(), session.step_count());
    let metrics = MetricsFile::open(out, from_step)?;
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
        record: Record::begin(out, from_step, &device_name),
        bar,
        config: None,
    };
    report.take(block_on(session.drain()))?;
    if let Some(config) = &report.config {
        plan.check(config, from_step)?;
    }
    report.record(from_step)?;
    report.say(&format!("computing on: {device_name}"));
    train(&mut session, options, plan, &mut report)?;
    report.record(session.step_count())?;
    if let Some(path) = &options.checkpoint {
        save(&mut session, path)?;
    }
    if let Some(path) = &options.weights {
        let weights = weights_of(&block_on(session.save())?)?;
        write_weights(&weights, &report.record.provenance(), path)?;
    }
    report.bar.finish();
    Ok(())
}

fn train(
    session: &mut Session,
    options: &RunOptions,
    mut plan: Plan,
    report: &mut Report,
) -> Result<()> {
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
        plan.apply(session);
        let step = session.step_count();
        let steps = until_next_multiple(step, options.checkpoint_every);
        session.advance(plan.until_next(step).map_or(steps, |next| next.min(steps)));
        report.take(block_on(session.drain()))?;
        report.bar.set_position(u64::from(session.step_count()));
        if let (Some(path), Some(every)) = (&options.checkpoint, options.checkpoint_every)
            && session.step_count().is_multiple_of(every)
        {
            save(session, path)?;
            report.record(session.step_count())?;
        }
    }
    report.take(block_on(session.drain()))
}

/// Steps to the next multiple of [`SLICE`] or of the checkpoint period, whichever comes first.
fn until_next_multiple(step: u32, checkpoint_every: Option<u32>) -> u32 {
    let to_multiple = |period: u32| period - step % period;
    to_multiple(SLICE).min(checkpoint_every.map_or(SLICE, to_multiple))
}

fn open(session: &mut Session, options: &ConfigOptions) -> Result<()> {
    let config = config::asked(options)?;
    session.send(Command::Open { run_id: 1, config });
    Ok(())
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

fn changed(Change { step, path, value }: &Change) -> String {
    format!("from step {step} on: {path} = {value}")
}

/// Where a run's events go: rows to a file, milestones to the terminal.
struct Report {
    metrics: MetricsFile,
    record: Record,
    bar: ProgressBar,
    /// The run's config, once it is open.
    config: Option<RunConfig>,
}

impl Report {
    fn take(&mut self, events: Vec<Event>) -> Result<()> {
        for event in events {
            match event {
                Event::Opened { config, facts, .. } => {
                    self.bar.set_length(u64::from(config.train.max_steps));
                    self.say(&format!(
                        "{} ({} parameters); {} pairs to train on, {} held out",
                        facts.sentence, facts.n_params, facts.n_train, facts.n_test
                    ));
                    self.config = Some(*config);
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
                Event::Changed { change, .. } => self.say(&changed(&change)),
                Event::Failed { problem, .. } | Event::Refused { problem, .. } => {
                    bail!(problem.message)
                }
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

    /// Writes down where the metrics up to this step come from.
    fn record(&self, step: u32) -> Result<()> {
        self.config
            .as_ref()
            .map_or(Ok(()), |config| self.record.write(config, step))
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
        self.config
            .as_ref()
            .map(|config| &config.train)
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
