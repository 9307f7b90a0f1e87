//! A run that is going on, and what is kept of it so that it can be interrupted.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::Result;
use burn::tensor::Device;
use grokscope::{
    protocol::{Command, Event},
    session::Session,
    sweep::{Job, Record, RunResult, record::Provenance},
    train::{checkpoint::Checkpoint, metrics::first_evaluation_after},
};
use pollster::block_on;
use serde::{Deserialize, Serialize};

use crate::output::write_whole;

/// A long run is kept this often.
const KEEP_EVERY: Duration = Duration::from_secs(300);

/// Most steps between looks at the results.
const SLICE: u32 = 50;

/// What computes the runs.
const DEVICE: &str = "CPU, one thread";

/// What is kept of a run beside its checkpoint.
#[derive(Serialize, Deserialize)]
struct Beside {
    record: Record,
    seconds: f64,
}

/// A run that is going on.
pub struct Run<'a> {
    job: &'a Job,
    session: Session,
    record: Record,
    failure: Option<String>,
    /// Where it is kept while it goes on.
    pub kept: PathBuf,
    /// Seconds before this process took it up.
    earlier: f64,
    since: Instant,
    kept_at: Instant,
}

impl<'a> Run<'a> {
    /// From where it was last kept, or else from its first step.
    pub fn open(job: &'a Job, kept: PathBuf) -> Self {
        let now = Instant::now();
        let mut run = Run {
            job,
            session: Session::new(Device::flex()),
            record: Record::new(job.stop),
            failure: None,
            kept,
            earlier: 0.0,
            since: now,
            kept_at: now,
        };
        if run.restore().is_none() {
            run.session = Session::new(Device::flex());
            let config =
                serde_json::to_value(&*job.config).expect("a config is representable as JSON");
            run.session.send(Command::Open { run_id: 1, config });
        }
        run.session.send(Command::Start);
        run.take();
        run
    }

    /// Length of the first part, the first part, a checkpoint.
    fn restore(&mut self) -> Option<()> {
        let bytes = fs::read(&self.kept).ok()?;
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (beside, checkpoint) = rest.split_at_checked(u64::from_le_bytes(*length) as usize)?;
        let beside: Beside = serde_json::from_slice(beside).ok()?;
        self.session.restore(1, checkpoint).ok()?;
        let ours = block_on(self.session.drain()).into_iter().any(
            |event| matches!(event, Event::Opened { config, .. } if *config == *self.job.config),
        );
        (ours && beside.record.stop() == self.job.stop).then(|| {
            self.record = beside.record;
            self.earlier = beside.seconds;
        })
    }

    fn keep(&mut self) -> Result<()> {
        let beside = serde_json::to_vec(&Beside {
            record: self.record.clone(),
            seconds: self.seconds(),
        })?;
        let mut bytes = (beside.len() as u64).to_le_bytes().to_vec();
        bytes.extend(beside);
        bytes.extend(block_on(self.session.save())?);
        self.kept_at = Instant::now();
        write_whole(&self.kept, &bytes)
    }

    pub fn going(&self) -> bool {
        self.session.running() && !self.record.done()
    }

    /// Goes on to the next evaluation, so that the run ends at the evaluation that ends it.
    pub fn advance(&mut self) -> Result<()> {
        let step = self.session.step_count();
        let next = first_evaluation_after(step, self.job.config.train.eval_spacing);
        self.session.advance(SLICE.min(next - step));
        self.take();
        if self.kept_at.elapsed() > KEEP_EVERY && self.going() {
            self.keep()?;
        }
        Ok(())
    }

    fn take(&mut self) {
        for event in block_on(self.session.drain()) {
            match event {
                Event::Metrics { rows, .. } => rows.iter().for_each(|row| self.record.observe(row)),
                Event::Failed { problem, .. } => self.failure = Some(problem.message),
                _ => {}
            }
        }
    }

    pub fn share(&self) -> f64 {
        f64::from(self.session.step_count()) / f64::from(self.job.config.train.max_steps)
    }

    fn seconds(&self) -> f64 {
        self.earlier + self.since.elapsed().as_secs_f64()
    }

    pub fn finish(&mut self) -> Result<RunResult> {
        let provenance = Provenance {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: option_env!("GROKSCOPE_COMMIT")
                .unwrap_or("unknown")
                .to_owned(),
            device: DEVICE.to_owned(),
            seconds: self.seconds(),
        };
        let failure = self.failure.clone();
        let mut result = self.record.finish(&self.job.config, failure, provenance);
        if !self.job.probes.is_empty() && self.failure.is_none() {
            let checkpoint = Checkpoint::read(&block_on(self.session.save())?)?;
            for probe in self.job.probes {
                result.measure(*probe, checkpoint.theta());
            }
        }
        Ok(result)
    }
}

#[cfg(test)]
mod tests {
    use grokscope::{
        presets,
        sweep::{Cell, Stop},
    };

    use super::*;

    fn job() -> Job {
        let mut config = presets::find("tiny").expect("a preset").config();
        config.train.max_steps = 60;
        // Minibatches: what is drawn after an interruption must be what would have been drawn without it.
        config.train.batch_size = Some(8);
        let cell = Cell {
            label: "a cell".to_owned(),
            settings: Vec::new(),
            config: config.validate().expect("a valid config"),
        };
        Job::new(0, &cell, 3, Stop::at(2.0)).expect("a job")
    }

    fn to_the_end(mut run: Run) -> RunResult {
        while run.going() {
            run.advance().expect("a step");
        }
        run.finish().expect("a result")
    }

    #[test]
    fn an_interrupted_run_goes_on_bit_for_bit() {
        let (job, kept) = (
            job(),
            std::env::temp_dir().join(format!("grokscope-{}.kept", std::process::id())),
        );
        let whole = to_the_end(Run::open(&job, kept.clone()));
        let mut first = Run::open(&job, kept.clone());
        while first.session.step_count() < 25 {
            first.advance().expect("a step");
        }
        first.keep().expect("kept");
        drop(first);
        let second = Run::open(&job, kept.clone());
        assert!(second.session.step_count() >= 25);
        assert_eq!(to_the_end(second).rows, whole.rows);
        // What was kept of another run is not taken up.
        let mut other = job.clone();
        other.stop = Stop::default();
        assert_eq!(Run::open(&other, kept.clone()).session.step_count(), 0);
        fs::write(&kept, b"torn").expect("written");
        assert_eq!(Run::open(&job, kept.clone()).session.step_count(), 0);
        fs::remove_file(&kept).expect("removed");
    }
}
