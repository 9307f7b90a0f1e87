//! The one state machine: a [`Command`] in, [`Event`]s out. It has no loop and no clock. Whoever drives it calls
//! [`Session::advance`] for some steps and [`Session::drain`] for what they brought, so a run is the same in a test, a
//! terminal and a browser tab.

mod shared;

use burn::tensor::Device;
use serde_json::Value;

use crate::{
    config::{RunConfig, Valid},
    error::{Error, Problem},
    lens::answer_table::answer_table,
    protocol::{Command, Event, RunState},
    run::Run,
    task::Table,
    train::{
        Trainer,
        checkpoint::{self, Checkpoint},
        metrics::Milestones,
    },
};

/// The live object: at most one run on one device.
pub struct Session {
    device: Device,
    run: Option<Run>,
    state: RunState,
    events: Vec<Event>,
}

impl Session {
    /// A session without a run.
    #[must_use]
    pub fn new(device: Device) -> Self {
        Self {
            device,
            run: None,
            state: RunState::Empty,
            events: Vec::new(),
        }
    }

    /// Carries out a command. What goes wrong becomes a `failed` event.
    pub fn send(&mut self, command: Command) {
        let done = match command {
            Command::Open { run_id, config } => self.open(run_id, &config),
            Command::Start => self.train_until(None),
            Command::Step { steps } => self.train_until(Some(steps)),
            Command::Pause => {
                self.pause();
                Ok(())
            }
            Command::Change { path, value } => self.change(path, &value),
            Command::Reset => self.reset(),
        };
        if let Err((run_id, error)) = done {
            self.report(run_id, &error);
        }
    }

    /// Whether there is training to be done.
    #[must_use]
    pub fn running(&self) -> bool {
        self.state == RunState::Running
    }

    /// What the session is doing.
    #[must_use]
    pub fn state(&self) -> RunState {
        self.state
    }

    /// Updates done by the present run.
    #[must_use]
    pub fn step_count(&self) -> u32 {
        self.run.as_ref().map_or(0, |run| run.trainer.step_count())
    }

    /// Does at most this many updates, if the run is going, and says how many. Nothing is read back.
    pub fn advance(&mut self, steps: u32) -> u32 {
        if !self.running() {
            return 0;
        }
        let run = self
            .run
            .as_mut()
            .expect("a session without a run is not running");
        let from = run.trainer.step_count();
        let to = run.until.min(from.saturating_add(steps));
        while run.trainer.step_count() < to {
            run.trainer.step();
            run.examine_if_due();
        }
        self.stop_where_due();
        to - from
    }

    fn stop_where_due(&mut self) {
        let Some(run) = &self.run else { return };
        let step = run.trainer.step_count();
        if step == run.config.train.max_steps {
            self.enter(RunState::Finished);
        } else if step >= run.until {
            self.enter(RunState::Paused);
        }
    }

    /// Reads back what has been examined and hands out everything that has happened: the only wait, one for all.
    pub async fn drain(&mut self) -> Vec<Event> {
        if let Err(error) = self.read_pending().await
            && let Some(run) = &self.run
        {
            let run_id = run.id;
            self.enter(RunState::Failed);
            self.report(run_id, &error);
        }
        std::mem::take(&mut self.events)
    }

    /// The answer table of the latest examination; `None` without a run.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn table(&mut self) -> Result<Option<Event>, Error> {
        let Some(run) = &self.run else {
            return Ok(None);
        };
        let Some(latest) = &run.latest else {
            return Ok(None);
        };
        let answers = latest.answers().await?;
        let table = answer_table(latest.step, &run.table, &run.in_table_order(answers));
        Ok(Some(Event::Table {
            run_id: run.id,
            step: table.step,
            predictions: table.predictions,
        }))
    }

    /// The present weights, `[n_params]`.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn weights(&mut self) -> Result<Vec<f32>, Error> {
        let run = self.run.as_ref().ok_or(Error::NoRun)?;
        let (theta, _) = run.trainer.weights();
        let data = theta.clone().into_data_async().await;
        let data = data.map_err(|e| Error::Device(e.to_string()))?;
        Ok(data.iter::<f32>().collect())
    }

    /// The present run as a checkpoint.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn save(&mut self) -> Result<Vec<u8>, Error> {
        self.read_pending().await?;
        let run = self.run.as_ref().ok_or(Error::NoRun)?;
        checkpoint::save(&run.trainer, &run.config, &run.changes, &run.milestones).await
    }

    /// Continues a run from its checkpoint, paused.
    ///
    /// # Errors
    /// If the bytes are not a usable checkpoint; the present run is then untouched.
    pub fn restore(&mut self, run_id: u32, bytes: &[u8]) -> Result<(), Error> {
        let checkpoint = Checkpoint::read(bytes)?;
        let (config, milestones) = (checkpoint.config.clone(), checkpoint.milestones);
        let (changes, current) = (checkpoint.changes.clone(), checkpoint.current.clone());
        let table = Table::new(&config);
        let trainer = checkpoint.restore(&table, &self.device);
        let run = Run::new(run_id, config, table, trainer, milestones);
        self.install(run.with_changes(changes, current));
        Ok(())
    }

    fn open(&mut self, run_id: u32, config: &Value) -> Result<(), (u32, Error)> {
        let config = RunConfig::from_json(config).map_err(|error| (run_id, error.into()))?;
        self.begin(run_id, config);
        Ok(())
    }

    fn begin(&mut self, run_id: u32, config: Valid<RunConfig>) {
        let table = Table::new(&config);
        let trainer = Trainer::new(config.clone(), &table, &self.device);
        self.install(Run::new(
            run_id,
            config,
            table,
            trainer,
            Milestones::default(),
        ));
    }

    fn install(&mut self, mut run: Run) {
        self.events.push(run.opened());
        // The weights of a checkpoint have been examined, or lie between two examinations: only step 0 is new.
        if run.trainer.step_count() == 0 {
            run.examine();
        } else {
            run.latest = Some(run.trainer.evaluate());
        }
        let ended = run.trainer.step_count() >= run.config.train.max_steps;
        self.run = Some(run);
        self.enter(if ended {
            RunState::Finished
        } else {
            RunState::Paused
        });
    }

    fn train_until(&mut self, steps: Option<u32>) -> Result<(), (u32, Error)> {
        let run = self.run.as_mut().ok_or((0, Error::NoRun))?;
        let last = run.config.train.max_steps;
        run.until = steps.map_or(last, |n| {
            last.min(run.trainer.step_count().saturating_add(n))
        });
        let work_left = run.until > run.trainer.step_count();
        if work_left && matches!(self.state, RunState::Paused | RunState::Running) {
            self.enter(RunState::Running);
        }
        Ok(())
    }

    fn pause(&mut self) {
        if self.running() {
            self.enter(RunState::Paused);
        }
    }

    /// A change that is not allowed leaves the run as it is.
    fn change(&mut self, path: String, value: &Value) -> Result<(), (u32, Error)> {
        let run = self.run.as_mut().ok_or((0, Error::NoRun))?;
        let run_id = run.id;
        self.events.push(match run.change(path, value) {
            Ok(change) => Event::Changed { run_id, change },
            Err(error) => Event::Refused {
                run_id,
                problem: Problem::from(&error),
            },
        });
        Ok(())
    }

    fn reset(&mut self) -> Result<(), (u32, Error)> {
        let run = self.run.as_ref().ok_or((0, Error::NoRun))?;
        let (id, config) = (run.id, run.config.clone());
        self.begin(id, config);
        Ok(())
    }

    /// Changes state. Whenever training stops, the table is examined where it stopped, so that what is shown is true.
    fn enter(&mut self, state: RunState) {
        self.state = state;
        if let Some(run) = self.run.as_mut() {
            let step = run.trainer.step_count();
            if matches!(state, RunState::Paused | RunState::Finished)
                && run.latest.as_ref().is_none_or(|l| l.step != step)
            {
                run.examine();
            }
            self.events.push(Event::State {
                run_id: run.id,
                state,
                step,
            });
        }
    }

    fn report(&mut self, run_id: u32, error: &Error) {
        self.events.push(Event::Failed {
            run_id,
            problem: Problem::from(error),
        });
    }

    async fn read_pending(&mut self) -> Result<(), Error> {
        let Some(run) = self.run.as_mut() else {
            return Ok(());
        };
        let rows = run.read_pending().await?;
        if rows.is_empty() {
            return Ok(());
        }
        let run_id = run.id;
        let reached: Vec<_> = rows
            .iter()
            .flat_map(|row| {
                run.milestones
                    .observe(row)
                    .into_iter()
                    .map(|m| (m, row.step))
            })
            .collect();
        let diverged = rows.iter().find_map(|row| run.divergence(row));
        self.events.push(Event::Metrics { run_id, rows });
        self.events.extend(
            reached
                .into_iter()
                .map(|(milestone, step)| Event::Milestone {
                    run_id,
                    milestone,
                    step,
                }),
        );
        diverged.map_or(Ok(()), Err)
    }
}
