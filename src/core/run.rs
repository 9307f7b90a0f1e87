//! One run on a device: its table, its trainer, and what has been found out about it.

use std::{
    future::{Future, poll_fn},
    pin::pin,
};

use serde_json::Value;

use crate::{
    config::{Change, RunConfig, Valid},
    describe,
    error::Error,
    lens::answer_table::{self, OUTSIDE},
    model,
    protocol::{Event, RunFacts},
    task::{Split, Table},
    train::{
        Trainer,
        choices::Loss,
        cost::Work,
        loss::uniform_loss,
        metrics::{MetricsRow, Milestones, first_evaluation_after, next_evaluation},
        trainer::TableEvaluation,
    },
};

/// A run and what has been found out about it.
pub(crate) struct Run {
    pub(crate) id: u32,
    /// The config it was opened with.
    pub(crate) config: Valid<RunConfig>,
    /// What was changed since, oldest first.
    pub(crate) changes: Vec<Change>,
    /// The config with those changes.
    current: Valid<RunConfig>,
    pub(crate) table: Table,
    pub(crate) trainer: Trainer,
    pub(crate) milestones: Milestones,
    /// The next step at which the table is examined.
    pub(crate) next_eval: u32,
    /// Train until here: the last step, or a `step` command's.
    pub(crate) until: u32,
    /// Examined but not yet read back, oldest first.
    pub(crate) pending: Vec<TableEvaluation>,
    /// The latest examination, kept for the answer table.
    pub(crate) latest: Option<TableEvaluation>,
    /// Whether the device may still have to compile what a step needs.
    cold: bool,
}

impl Run {
    pub(crate) fn new(
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
            current: config.clone(),
            config,
            changes: Vec::new(),
            table,
            trainer,
            milestones,
            pending: Vec::new(),
            latest: None,
            cold: true,
        }
    }

    /// Changes a live setting from the next step on.
    pub(crate) fn change(&mut self, path: String, value: &Value) -> Result<Change, Error> {
        let (current, value) = self.current.changed(&path, value)?;
        self.trainer.change(current.clone());
        self.current = current;
        let step = self.trainer.step_count();
        let change = Change { step, path, value };
        self.changes.push(change.clone());
        Ok(change)
    }

    /// The same run with what was changed before it was saved; its trainer knows.
    pub(crate) fn with_changes(self, changes: Vec<Change>, current: Valid<RunConfig>) -> Self {
        Self {
            changes,
            current,
            ..self
        }
    }

    pub(crate) fn examine_if_due(&mut self) {
        if self.skip_if_due() {
            self.examine();
        }
    }

    /// Whether an examination is due; the next one is planned as if it had been done.
    pub(crate) fn skip_if_due(&mut self) -> bool {
        let due = self.trainer.step_count() >= self.next_eval;
        if due {
            self.next_eval = next_evaluation(self.next_eval, self.config.train.eval_spacing);
        }
        due
    }

    pub(crate) fn examine(&mut self) {
        let evaluation = self.trainer.evaluate();
        self.keep(evaluation);
    }

    pub(crate) fn keep(&mut self, evaluation: TableEvaluation) {
        self.latest = Some(evaluation.clone());
        self.pending.push(evaluation);
    }

    /// One read-back for all pending examinations.
    pub(crate) async fn read_pending(&mut self) -> Result<Vec<MetricsRow>, Error> {
        let pending = std::mem::take(&mut self.pending);
        // Where there is nothing new a GPU may still be at work: without waiting, steps would pile up in its queue. What is
        // read comes after all that was asked of it before.
        let wanted = match pending.is_empty() {
            true => self.latest.as_slice(),
            false => &pending,
        };
        let mut reading = pin!(TableEvaluation::rows(wanted));
        let mut cold = std::mem::take(&mut self.cold);
        let rows = poll_fn(|context| {
            let read = reading.as_mut().poll(context);
            if read.is_pending() && std::mem::take(&mut cold) {
                self.trainer.warm_up();
            }
            read
        });
        let rows = rows.await?;
        Ok(if pending.is_empty() { Vec::new() } else { rows })
    }

    pub(crate) fn divergence(&self, row: &MetricsRow) -> Option<Error> {
        let losses = [row.train_loss, row.test_loss];
        let bad = losses.into_iter().find(|loss| !loss.is_finite())?;
        Some(Error::Diverged {
            loss: bad,
            step: row.step,
            lr_peak: self.current.optimizer.lr_peak,
        })
    }

    /// Puts answers for the training rows and then the test rows into the table's order.
    pub(crate) fn in_table_order(&self, answers: Vec<u16>) -> Vec<u16> {
        let mut ordered = vec![OUTSIDE; self.table.pairs.len()];
        let rows = [Split::Train, Split::Test]
            .into_iter()
            .flat_map(|split| self.table.rows(split));
        for (row, answer) in rows.zip(answers) {
            ordered[row] = answer;
        }
        ordered
    }

    pub(crate) fn opened(&self) -> Event {
        Event::Opened {
            run_id: self.id,
            config: Box::new((*self.config).clone()),
            changes: self.changes.clone(),
            facts: self.facts(),
            answers: answer_table::answers(&self.table),
            split: answer_table::parts(&self.table),
        }
    }

    fn facts(&self) -> RunFacts {
        let n_logits = model::n_logits(&self.config);
        RunFacts {
            n_params: self.trainer.n_params() as u32,
            n_train: self.table.rows(Split::Train).len() as u32,
            n_test: self.table.rows(Split::Test).len() as u32,
            n_symbols: self.table.p,
            n_ctx: model::n_ctx(&self.config),
            uniform_loss: uniform_loss(self.config.loss, n_logits),
            chance: 1.0 / n_logits as f64,
            squared_loss: self.config.loss == Loss::Mse,
            work: Work::of(&self.config),
            formula: describe::formula(&self.config),
            sentence: describe::sentence(&self.config),
        }
    }
}
