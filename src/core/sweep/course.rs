//! One run of a sweep on its way: a session, what has been observed of it, and how it is kept meanwhile. Who drives it
//! decides the pace; the result is the same.

use burn::tensor::Device;
use serde::{Deserialize, Serialize};

use super::{
    job::Job,
    record::{Provenance, Record, RunResult},
};
use crate::{
    error::Error,
    probe,
    protocol::{Command, Event},
    session::Session,
    train::{checkpoint::Checkpoint, metrics::first_evaluation_after},
};

/// What is kept of a run beside its checkpoint.
#[derive(Serialize, Deserialize)]
struct Beside {
    record: Record,
    seconds: f64,
}

/// A run that is going on.
pub struct Course {
    job: Job,
    session: Session,
    record: Record,
    failure: Option<String>,
    /// Seconds before it was taken up again.
    earlier: f64,
    device: Device,
}

impl Course {
    /// From where it was kept, if that is of this run; else from its first step.
    pub async fn open(job: Job, device: &Device, kept: Option<&[u8]>) -> Self {
        let mut course = Self::fresh(job, device);
        let restored = match kept {
            Some(bytes) => course.restore(bytes).await.is_some(),
            None => false,
        };
        if !restored {
            course = Self::fresh(course.job, device);
            let config = serde_json::to_value(&*course.job.config)
                .expect("a config is representable as JSON");
            course.session.send(Command::Open { run_id: 1, config });
        }
        course.session.send(Command::Start);
        course.take().await;
        course
    }

    fn fresh(job: Job, device: &Device) -> Self {
        Self {
            session: Session::new(device.clone()),
            record: Record::new(job.stop),
            job,
            failure: None,
            earlier: 0.0,
            device: device.clone(),
        }
    }

    /// Length of the first part, the first part, a checkpoint.
    async fn restore(&mut self, bytes: &[u8]) -> Option<()> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (beside, checkpoint) = rest.split_at_checked(u64::from_le_bytes(*length) as usize)?;
        let beside: Beside = serde_json::from_slice(beside).ok()?;
        self.session.restore(1, checkpoint).ok()?;
        let ours = self.session.drain().await.into_iter().any(
            |event| matches!(event, Event::Opened { config, .. } if *config == *self.job.config),
        );
        (ours && beside.record.stop() == self.job.stop).then(|| {
            self.record = beside.record;
            self.earlier = beside.seconds;
        })
    }

    /// The run as it is now; `seconds` are those since it was opened.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn keep(&mut self, seconds: f64) -> Result<Vec<u8>, Error> {
        let beside = serde_json::to_vec(&Beside {
            record: self.record.clone(),
            seconds: self.earlier + seconds,
        })
        .expect("a record is representable as JSON");
        let mut bytes = (beside.len() as u64).to_le_bytes().to_vec();
        bytes.extend(beside);
        bytes.extend(self.session.save().await?);
        Ok(bytes)
    }

    /// Whether there is more to do.
    #[must_use]
    pub fn going(&self) -> bool {
        self.session.running() && !self.record.done()
    }

    /// Updates done.
    #[must_use]
    pub fn step_count(&self) -> u32 {
        self.session.step_count()
    }

    /// Does at most this many updates, and none beyond the next evaluation, so that the run ends at the evaluation that
    /// ends it.
    pub async fn advance(&mut self, most: u32) {
        let step = self.session.step_count();
        let next = first_evaluation_after(step, self.job.config.train.eval_spacing);
        self.session.advance(most.min(next - step));
        self.take().await;
    }

    async fn take(&mut self) {
        for event in self.session.drain().await {
            match event {
                Event::Metrics { rows, .. } => rows.iter().for_each(|row| self.record.observe(row)),
                Event::Failed { problem, .. } => self.failure = Some(problem.message),
                _ => {}
            }
        }
    }

    /// The result, at the end. The provenance's seconds are those since the run was opened.
    ///
    /// # Errors
    /// If something is to be measured on the weights, and the device cannot be read.
    pub async fn finish(&mut self, mut provenance: Provenance) -> Result<RunResult, Error> {
        provenance.seconds += self.earlier;
        let failure = self.failure.clone();
        let mut result = self.record.finish(&self.job.config, failure, provenance);
        if !self.job.probes.is_empty() && self.failure.is_none() {
            let checkpoint = Checkpoint::read(&self.session.save().await?)?;
            let looked_at = probe::Probe::new(self.job.config.clone(), self.device.clone());
            let snapshot = looked_at.checkpoint(checkpoint);
            for probe in self.job.probes {
                result.measure(*probe, &snapshot);
            }
        }
        Ok(result)
    }
}
