//! Many runs at a time, one thread each, one file per result. A run that is interrupted goes on from its last checkpoint
//! when the same command is given again; one that is done is not done again.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow};
use burn::tensor::Device;
use grokscope::{
    protocol::{Command, Event},
    session::Session,
    sweep::{Ended, Job, Record, RunResult, record::Provenance},
    train::{checkpoint::Checkpoint, metrics::first_evaluation_after},
};
use indicatif::{ProgressBar, ProgressStyle};
use pollster::block_on;
use serde::{Deserialize, Serialize};

use crate::output::write_whole;

/// A long run is kept this often.
const KEEP_EVERY: Duration = Duration::from_secs(300);

/// Most steps between looks at the results.
const SLICE: u32 = 50;

/// What computes the runs.
const DEVICE: &str = "CPU, one thread";

/// Where results are kept, and how many runs go on at a time.
pub struct Pool {
    folder: PathBuf,
    threads: usize,
    bar: ProgressBar,
}

/// Number of threads: as asked for, or as many as there are cores.
pub fn threads(asked: Option<u32>) -> usize {
    let cores = || thread::available_parallelism().map_or(1, usize::from);
    asked.map_or_else(cores, |n| n as usize)
}

impl Pool {
    /// Makes the folder, if there is none.
    pub fn new(folder: &Path, threads: usize, quiet: bool) -> Result<Self> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let bar = if quiet {
            ProgressBar::hidden()
        } else {
            ProgressBar::new(0)
        };
        bar.set_style(ProgressStyle::with_template(
            "{bar:30} {pos}/{len} GFLOP, {per_sec}, {elapsed} gone, at most {eta} left  {msg}",
        )?);
        Ok(Self {
            folder: folder.to_owned(),
            threads,
            bar,
        })
    }

    /// Results of all jobs, in their order: read where they are there already, computed where not.
    pub fn results(&self, jobs: &[Job]) -> Result<Vec<RunResult>> {
        let slots: Vec<Mutex<Option<RunResult>>> =
            jobs.iter().map(|job| Mutex::new(self.read(job))).collect();
        let open = |index: &usize| lock(&slots[*index]).is_none();
        let todo: Vec<usize> = (0..jobs.len()).filter(open).collect();
        self.say(&format!(
            "{} runs, {} of them done before",
            jobs.len(),
            jobs.len() - todo.len()
        ));
        self.bar
            .set_length(todo.iter().map(|&i| gflop(jobs[i].flop())).sum());
        self.bar.reset_eta();
        self.work(jobs, &todo, &slots)?;
        self.bar.finish_and_clear();
        let results = slots
            .into_iter()
            .map(|slot| slot.into_inner().ok().flatten());
        results
            .collect::<Option<_>>()
            .ok_or_else(|| anyhow!("a run has no result"))
    }

    fn work(&self, jobs: &[Job], todo: &[usize], slots: &[Mutex<Option<RunResult>>]) -> Result<()> {
        let (next, stop, error) = (
            AtomicUsize::new(0),
            AtomicBool::new(false),
            Mutex::new(None),
        );
        let worker = || {
            while let Some(&index) = todo
                .get(next.fetch_add(1, Relaxed))
                .filter(|_| !stop.load(Relaxed))
            {
                match self.compute(&jobs[index]) {
                    Ok(result) => *lock(&slots[index]) = Some(result),
                    Err(problem) => {
                        stop.store(true, Relaxed);
                        lock(&error).get_or_insert(problem);
                    }
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..self.threads.min(todo.len()) {
                scope.spawn(worker);
            }
        });
        lock(&error).take().map_or(Ok(()), Err)
    }

    fn file(&self, job: &Job) -> PathBuf {
        self.folder.join(format!("{}.json", job.key()))
    }

    /// The result of a job, if there is a whole one. Anything else in its place is told of and replaced.
    fn read(&self, job: &Job) -> Option<RunResult> {
        let path = self.file(job);
        let bytes = fs::read(&path).ok()?;
        let why = match serde_json::from_slice::<RunResult>(&bytes) {
            Ok(result) if result.answers(job) => return Some(result),
            Ok(_) => "it is of another run".to_owned(),
            Err(error) => error.to_string(),
        };
        self.say(&format!(
            "{}: not a result of this run ({why}); running it again",
            path.display()
        ));
        None
    }

    fn compute(&self, job: &Job) -> Result<RunResult> {
        let mut run = Run::open(job, self.file(job).with_extension("kept"));
        self.bar.inc(gflop(job.flop() * run.share()));
        while run.going() {
            let before = gflop(job.flop() * run.share());
            run.advance()?;
            self.bar.inc(gflop(job.flop() * run.share()) - before);
        }
        self.bar
            .inc(gflop(job.flop()) - gflop(job.flop() * run.share()));
        let result = run.finish()?;
        write_whole(&self.file(job), &serde_json::to_vec(&result)?)?;
        let _ = fs::remove_file(&run.kept);
        self.say(&told(job, &result));
        Ok(result)
    }

    /// One line above the progress bar.
    #[expect(
        clippy::print_stderr,
        reason = "a command-line tool speaks to its terminal"
    )]
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }
}

fn gflop(flop: f64) -> u64 {
    (flop / 1e9) as u64
}

fn told(job: &Job, result: &RunResult) -> String {
    let step = |step: Option<u32>| step.map_or("never".to_owned(), |step| step.to_string());
    let why = match &result.ended {
        Ended::Failed { message } => format!("; {message}"),
        Ended::Finished | Ended::StoppedEarly => String::new(),
    };
    format!(
        "{} (seed {}): memorised {}, generalised {} (99 %); best test {:.1} %; {} steps, {:.0} s{why}",
        job.label,
        job.seed,
        step(result.train_step(0.99)),
        step(result.test_step(0.99)),
        100.0 * result.best_test_accuracy,
        result.step,
        result.provenance.seconds,
    )
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// What is kept of a run beside its checkpoint.
#[derive(Serialize, Deserialize)]
struct Beside {
    record: Record,
    seconds: f64,
}

/// A run that is going on.
struct Run<'a> {
    job: &'a Job,
    session: Session,
    record: Record,
    failure: Option<String>,
    kept: PathBuf,
    /// Seconds before this process took it up.
    earlier: f64,
    since: Instant,
    kept_at: Instant,
}

impl<'a> Run<'a> {
    /// From where it was last kept, or else from its first step.
    fn open(job: &'a Job, kept: PathBuf) -> Self {
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

    fn going(&self) -> bool {
        self.session.running() && !self.record.done()
    }

    /// Goes on to the next evaluation, so that the run ends at the evaluation that ends it.
    fn advance(&mut self) -> Result<()> {
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

    fn share(&self) -> f64 {
        f64::from(self.session.step_count()) / f64::from(self.job.config.train.max_steps)
    }

    fn seconds(&self) -> f64 {
        self.earlier + self.since.elapsed().as_secs_f64()
    }

    fn finish(&mut self) -> Result<RunResult> {
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

/// What is known of the speed of a thread: GFLOP per second of a config, measured for a moment.
pub fn speed(job: &Job) -> f64 {
    let mut config = (*job.config).clone();
    config.train.eval_spacing = 1.0;
    let mut session = Session::new(Device::flex());
    let json = serde_json::to_value(&config).expect("a config is representable as JSON");
    session.send(Command::Open {
        run_id: 1,
        config: json,
    });
    session.send(Command::Start);
    session.advance(1);
    block_on(session.drain());
    let (from, since) = (session.step_count(), Instant::now());
    while session.running() && since.elapsed() < Duration::from_millis(500) {
        session.advance(1);
        block_on(session.drain());
    }
    let steps = session.step_count() - from;
    let flop = grokscope::train::cost::of_step(&config) * f64::from(steps);
    flop / since.elapsed().as_secs_f64() / 1e9
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
