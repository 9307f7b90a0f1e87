//! Many runs at a time, one thread each, one file per result. A run that is interrupted goes on from its last checkpoint
//! when the same command is given again; one that is done is not done again.

mod run;

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
    protocol::Command,
    session::Session,
    sweep::{Ended, Job, RunResult},
};
use indicatif::{ProgressBar, ProgressStyle};
use pollster::block_on;

use crate::output::write_whole;
use run::Run;

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
