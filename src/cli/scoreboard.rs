//! `grokscope scoreboard`: which signs announce the jump.

mod report;
mod watch;

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::Instant,
};

use anyhow::{Context, Result, anyhow};
use grokscope::{
    config::RunConfig,
    scoreboard::{Kind, Watched, judge, spacing},
    sweep::{Axis, Job, Plan, Stop},
};
use serde_json::{Value, json};

use crate::{args::ScoreboardOptions, config, output::write_whole, pool, sweep::say};

/// One run to be watched.
struct Task {
    kind: Kind,
    job: Job,
}

/// Trains runs and controls, judges every sign, prints the table and writes the file.
pub fn run(options: &ScoreboardOptions) -> Result<()> {
    let mut base = config::asked(&options.config)?;
    let tasks = tasks(options, &mut base)?;
    let began = Instant::now();
    let runs = watch_all(&tasks, pool::threads(options.jobs))?;
    if let Some(path) = &options.out {
        let mut file = report::file(&base, &tasks, &runs, !options.no_series);
        file["wall_clock_seconds"] = began.elapsed().as_secs_f64().into();
        write_whole(path, format!("{file}\n").as_bytes())?;
    }
    say(&report::table(&runs))
}

/// The runs, and the controls of either kind. All are evaluated at the same steps, which changes no update.
fn tasks(options: &ScoreboardOptions, base: &mut Value) -> Result<Vec<Task>> {
    let checked = RunConfig::from_json(base)?;
    base["train"]["eval_spacing"] = json!(spacing(checked.train.max_steps));
    let half = checked.task.train_fraction / 2.0;
    let fraction = options.control_fraction.unwrap_or(half);
    let axis = |path: &str, value: Value| Axis {
        path: path.to_owned(),
        values: vec![value],
    };
    let plans = [
        (Kind::Run, vec![], options.seeds),
        (
            Kind::RandomLabels,
            vec![axis("task.labels", json!("random"))],
            options.controls,
        ),
        (
            Kind::LittleData,
            vec![axis("task.train_fraction", json!(fraction))],
            options.controls,
        ),
    ];
    let mut tasks = Vec::new();
    for (kind, axes, seeds) in plans.into_iter().filter(|(_, _, seeds)| *seeds > 0) {
        let plan = Plan {
            base: base.clone(),
            set: Vec::new(),
            axes,
            seeds,
            stop: Stop::default(),
        };
        let jobs = plan
            .jobs()
            .with_context(|| format!("cannot plan the {}", kind.label()))?;
        tasks.extend(jobs.into_iter().map(|job| Task { kind, job }));
    }
    Ok(tasks)
}

/// Watches all runs, one thread each, and returns them in order.
fn watch_all(tasks: &[Task], threads: usize) -> Result<Vec<Watched>> {
    let slots: Vec<Mutex<Option<Result<Watched>>>> =
        tasks.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some((index, task)) = {
            let index = next.fetch_add(1, Relaxed);
            tasks.get(index).map(|task| (index, task))
        } {
            let watched = watch::watch(task.kind, &task.job);
            if let Ok(run) = &watched {
                tell(run);
            }
            *slots[index].lock().unwrap_or_else(PoisonError::into_inner) = Some(watched);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads.min(tasks.len()) {
            scope.spawn(worker);
        }
    });
    let of = |slot: Mutex<Option<Result<Watched>>>| {
        let watched = slot.into_inner().unwrap_or_else(PoisonError::into_inner);
        watched.unwrap_or_else(|| Err(anyhow!("a run was not done")))
    };
    slots.into_iter().map(of).collect()
}

/// One line on standard error: standard output carries the table.
#[expect(
    clippy::print_stderr,
    reason = "a command-line tool speaks to its terminal"
)]
fn tell(run: &Watched) {
    let rows = run.rows();
    let step = |at: Option<usize>| at.map_or("never".to_owned(), |at| rows[at].step.to_string());
    eprintln!(
        "{}, seed {}: memorised {}, jumped {}; {} moments to step {}",
        run.kind.label(),
        run.seed,
        step(judge::memorised(&rows)),
        step(judge::jump(&rows)),
        rows.len(),
        rows.last().map_or(0, |row| row.step),
    );
}
