//! A run that is going on, with a clock, and a file in which it is kept so that it can be interrupted.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::Result;
use burn::tensor::Device;
use grokscope::{
    interchange::Provenance,
    sweep::{Course, Job, RunResult},
};
use pollster::block_on;

use crate::{
    device,
    output::{built_from, write_whole},
};

/// A long run is kept this often.
const KEEP_EVERY: Duration = Duration::from_secs(300);

/// Most steps between looks at the results.
const SLICE: u32 = 50;

/// A run that is going on.
pub struct Run {
    course: Course,
    max_steps: u32,
    /// Where it is kept while it goes on.
    pub kept: PathBuf,
    /// When this process took it up.
    since: Instant,
    kept_at: Instant,
}

impl Run {
    /// From where it was last kept, or else from its first step.
    pub fn open(job: &Job, kept: PathBuf) -> Self {
        let now = Instant::now();
        let bytes = fs::read(&kept).ok();
        Run {
            course: block_on(Course::open(job.clone(), &Device::flex(), bytes.as_deref())),
            max_steps: job.config.train.max_steps,
            kept,
            since: now,
            kept_at: now,
        }
    }

    fn keep(&mut self) -> Result<()> {
        let bytes = block_on(self.course.keep(self.seconds()))?;
        self.kept_at = Instant::now();
        write_whole(&self.kept, &bytes)
    }

    pub fn going(&self) -> bool {
        self.course.going()
    }

    /// Goes on to the next evaluation, or as far as a slice.
    pub fn advance(&mut self) -> Result<()> {
        block_on(self.course.advance(SLICE));
        if self.kept_at.elapsed() > KEEP_EVERY && self.going() {
            self.keep()?;
        }
        Ok(())
    }

    pub fn share(&self) -> f64 {
        f64::from(self.course.step_count()) / f64::from(self.max_steps)
    }

    /// Seconds since this process took it up.
    fn seconds(&self) -> f64 {
        self.since.elapsed().as_secs_f64()
    }

    pub fn finish(&mut self) -> Result<RunResult> {
        let provenance = Provenance {
            device: Some(device::cpu()),
            wall_clock_seconds: Some(self.seconds()),
            ..built_from()
        };
        Ok(block_on(self.course.finish(provenance.into()))?)
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
        while first.course.step_count() < 25 {
            first.advance().expect("a step");
        }
        first.keep().expect("kept");
        drop(first);
        let second = Run::open(&job, kept.clone());
        assert!(second.course.step_count() >= 25);
        assert_eq!(to_the_end(second).rows, whole.rows);
        // What was kept of another run is not taken up.
        let mut other = job.clone();
        other.stop = Stop::default();
        assert_eq!(Run::open(&other, kept.clone()).course.step_count(), 0);
        fs::write(&kept, b"torn").expect("written");
        assert_eq!(Run::open(&job, kept.clone()).course.step_count(), 0);
        fs::remove_file(&kept).expect("removed");
    }
}
