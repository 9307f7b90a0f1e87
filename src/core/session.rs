//! The one state machine: a [`Command`] in, [`Event`]s out. It has no loop and no clock. Whoever drives it calls
//! [`Session::advance`] for some steps and [`Session::drain`] for what they brought, so a run is the same in a test, a
//! terminal and a browser tab.

use burn::tensor::{DType, Device, Tensor};

use crate::{
    config::{RunConfig, Valid},
    error::{Error, Problem},
    lens::answer_table::{OUTSIDE, answer_table},
    protocol::{Command, Event, RunFacts, RunState},
    snapshot::Snapshot,
    task::{Split, Table, operations},
    train::{
        Trainer,
        checkpoint::{self, Checkpoint},
        metrics::{MetricsRow, Milestones, first_evaluation_after, next_evaluation},
        trainer::TableEvaluation,
    },
};

/// A run and what has been found out about it.
struct Run {
    id: u32,
    config: Valid<RunConfig>,
    table: Table,
    trainer: Trainer,
    milestones: Milestones,
    /// The next step at which the table is examined.
    next_eval: u32,
    /// Train until here: the last step, or a `step` command's.
    until: u32,
    /// Examined but not yet read back, oldest first.
    pending: Vec<TableEvaluation>,
    /// The latest examination, kept for the answer table.
    latest: Option<TableEvaluation>,
}

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
        if to == run.until {
            let state = if to == run.config.train.max_steps {
                RunState::Finished
            } else {
                RunState::Paused
            };
            self.enter(state);
        }
        to - from
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
        let predictions = latest.predictions.clone().into_data_async().await;
        let predictions = predictions.map_err(|e| Error::Device(e.to_string()))?;
        let snapshot = Snapshot {
            step: latest.step,
            table: &run.table,
            predictions: run.in_table_order(predictions.iter::<i64>().map(|token| token as u16)),
        };
        let table = answer_table(&snapshot);
        Ok(Some(Event::Table {
            run_id: run.id,
            step: table.step,
            predictions: table.predictions,
        }))
    }

    /// The present run as a checkpoint.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn save(&mut self) -> Result<Vec<u8>, Error> {
        self.read_pending().await?;
        let run = self.run.as_ref().ok_or(Error::NoRun)?;
        checkpoint::save(&run.trainer, &run.config, &run.milestones).await
    }

    /// Continues a run from its checkpoint, paused.
    ///
    /// # Errors
    /// If the bytes are not a usable checkpoint; the present run is then untouched.
    pub fn restore(&mut self, run_id: u32, bytes: &[u8]) -> Result<(), Error> {
        let checkpoint = Checkpoint::read(bytes)?;
        let (config, milestones) = (checkpoint.config.clone(), checkpoint.milestones);
        let table = Table::new(&config);
        let trainer = checkpoint.restore(&table, &self.device);
        self.install(Run::new(run_id, config, table, trainer, milestones));
        Ok(())
    }

    fn open(&mut self, run_id: u32, config: &serde_json::Value) -> Result<(), (u32, Error)> {
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
            // Nothing to read, but a GPU may still be at work: without waiting, steps would pile up in its queue.
            return run.trainer.settle().await;
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

impl Run {
    fn new(
        id: u32,
        config: Valid<RunConfig>,
        table: Table,
        trainer: Trainer,
        milestones: Milestones,
    ) -> Self {
        let step = trainer.step_count();
        Self {
            id,
            next_eval: first_evaluation_after(step, config.train.eval_spacing),
            until: step,
            config,
            table,
            trainer,
            milestones,
            pending: Vec::new(),
            latest: None,
        }
    }

    fn examine_if_due(&mut self) {
        if self.trainer.step_count() >= self.next_eval {
            self.next_eval = next_evaluation(self.next_eval, self.config.train.eval_spacing);
            self.examine();
        }
    }

    fn examine(&mut self) {
        let evaluation = self.trainer.evaluate();
        self.latest = Some(TableEvaluation {
            step: evaluation.step,
            scalars: evaluation.scalars.clone(),
            predictions: evaluation.predictions.clone(),
        });
        self.pending.push(evaluation);
    }

    /// One read-back for all pending examinations.
    async fn read_pending(&mut self) -> Result<Vec<MetricsRow>, Error> {
        let pending = std::mem::take(&mut self.pending);
        if pending.is_empty() {
            return Ok(Vec::new());
        }
        let steps: Vec<u32> = pending.iter().map(|evaluation| evaluation.step).collect();
        let scalars = pending
            .into_iter()
            .map(|evaluation| evaluation.scalars)
            .collect();
        let all = Tensor::<1>::cat(scalars, 0).cast(DType::F32); // [4 · evaluations]
        let data = all
            .into_data_async()
            .await
            .map_err(|e| Error::Device(e.to_string()))?;
        let values: Vec<f32> = data.iter::<f32>().collect();
        let row = |(&step, values): (&u32, &[f32])| MetricsRow {
            step,
            train_loss: values[0],
            train_accuracy: values[1],
            test_loss: values[2],
            test_accuracy: values[3],
        };
        Ok(steps.iter().zip(values.chunks_exact(4)).map(row).collect())
    }

    fn divergence(&self, row: &MetricsRow) -> Option<Error> {
        let losses = [row.train_loss, row.test_loss];
        let bad = losses.into_iter().find(|loss| !loss.is_finite())?;
        Some(Error::Diverged {
            loss: bad,
            step: row.step,
            lr_peak: self.config.optimizer.lr_peak,
        })
    }

    /// Puts answers for the training rows and then the test rows into the table's order.
    fn in_table_order(&self, answers: impl Iterator<Item = u16>) -> Vec<u16> {
        let mut ordered = vec![OUTSIDE; self.table.pairs.len()];
        let rows = [Split::Train, Split::Test]
            .into_iter()
            .flat_map(|split| self.table.rows(split));
        for (row, answer) in rows.zip(answers) {
            ordered[row] = answer;
        }
        ordered
    }

    fn opened(&self) -> Event {
        Event::Opened {
            run_id: self.id,
            config: Box::new((*self.config).clone()),
            facts: self.facts(),
            answers: self.table.grid(OUTSIDE, |_, pair| pair.c as u16),
            split: self
                .table
                .grid(2, |_, pair| u8::from(pair.split == Split::Train)),
        }
    }

    fn facts(&self) -> RunFacts {
        let RunConfig { task, model, .. } = &*self.config;
        let operation = operations::find(&task.operation).expect("validated: the operation exists");
        RunFacts {
            n_params: self.trainer.n_params() as u32,
            n_train: self.table.rows(Split::Train).len() as u32,
            n_test: self.table.rows(Split::Test).len() as u32,
            uniform_loss: f64::from(task.p + 1).ln(),
            sentence: format!(
                "{} modulo {}, learnt by a one-layer {} of width {} with {} heads and {} neurons",
                operation.formula,
                task.p,
                model.architecture,
                model.d_model,
                model.n_heads,
                model.d_mlp
            ),
        }
    }
}
