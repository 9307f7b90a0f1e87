//! `grokscope sweep`.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, anyhow};
use grokscope::sweep::{
    Axis, Cell, CellSummary, Job, Limits, Plan, RunResult, Stop, plan, report, summarize,
};
use serde_json::Value;

use crate::{
    args::SweepOptions,
    config::{base, read},
    output::write_whole,
    pool::{self, Pool},
};

/// Trains every cell with every seed and summarises them.
pub fn run(options: &SweepOptions) -> Result<()> {
    let (axes, cells) = cells(options)?;
    let stop = Stop {
        at: options.stop_at,
        after: if options.stop_at.is_some() {
            options.stop_after
        } else {
            0
        },
    };
    let jobs = plan::jobs(&cells, options.seeds, stop)?;
    let threads = pool::threads(options.jobs);
    say(&cost(&jobs, threads))?;
    let Some(out) = options.out.as_deref().filter(|_| !options.dry_run) else {
        return say(&listing(&cells));
    };
    let results = Pool::new(&out.join("runs"), threads, options.quiet)?.results(&jobs)?;
    let results: Vec<(usize, RunResult)> = jobs.iter().map(|job| job.cell).zip(results).collect();
    let limits = Limits {
        accuracy: options.accuracy,
        delay: options.delay,
    };
    let summaries = summarize(&cells, &results, limits);
    write(out, &axes, &summaries, &results)?;
    say(&report::diagram(&axes, &summaries))?;
    say(&format!(
        "written: {0}/runs.jsonl, {0}/summary.csv, {0}/phases.txt",
        out.display()
    ))
}

fn cells(options: &SweepOptions) -> Result<(Vec<Axis>, Vec<Cell>)> {
    if let Some(path) = &options.configs {
        let configs = read(path)?;
        let configs = configs
            .as_array()
            .filter(|configs| !configs.is_empty())
            .ok_or_else(|| anyhow!("{}: needs a JSON array of configs", path.display()))?;
        let limited = |config: &Value| plan::limited(config.clone(), options.max_steps);
        let configs: Vec<Value> = configs.iter().map(limited).collect();
        return Ok((Vec::new(), plan::listed(&configs)?));
    }
    let base = base(options.config.as_deref(), &options.preset, &options.set)?;
    let path = |setting: &String| setting.split('=').next().unwrap_or_default().to_owned();
    let plan = Plan {
        base: plan::limited(base, options.max_steps),
        set: options.set.iter().map(path).collect(),
        axes: options
            .axis
            .iter()
            .map(|axis| Axis::parse(axis))
            .collect::<Result<_, _>>()?,
        seeds: options.seeds,
        stop: Stop::default(),
    };
    let cells = plan.cells()?;
    Ok((plan.axes, cells))
}

/// What jobs cost at most, in operations and, by a speed measured for a moment on one of them, in time.
pub fn cost(jobs: &[Job], threads: usize) -> String {
    let flop: f64 = jobs.iter().map(Job::flop).sum();
    let middle = jobs.len() / 2;
    let speed = jobs.get(middle).map_or(1.0, pool::speed);
    format!(
        "{} runs, at most {} GFLOP: about {} on {threads} threads at {speed:.1} GFLOP/s each",
        jobs.len(),
        (flop / 1e9).ceil(),
        time(flop / 1e9 / speed / threads.min(jobs.len().max(1)) as f64),
    )
}

fn time(seconds: f64) -> String {
    match seconds {
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 7200.0 => format!("{:.0} min", s / 60.0),
        s => format!("{:.1} h", s / 3600.0),
    }
}

fn listing(cells: &[Cell]) -> String {
    let line = |cell: &Cell| format!("{}: {} steps\n", cell.label, cell.config.train.max_steps);
    cells.iter().map(line).collect()
}

fn write(
    out: &Path,
    axes: &[Axis],
    cells: &[CellSummary],
    results: &[(usize, RunResult)],
) -> Result<()> {
    let mut lines = String::new();
    for (cell, result) in results {
        let mut run = serde_json::to_value(result)?;
        if let Some(run) = run.as_object_mut() {
            run.remove("rows");
            run.insert("cell".to_owned(), Value::from(cells[*cell].label.clone()));
        }
        lines += &format!("{run}\n");
    }
    fs::create_dir_all(out).with_context(|| format!("cannot make {}", out.display()))?;
    write_whole(&out.join("runs.jsonl"), lines.as_bytes())?;
    write_whole(
        &out.join("summary.csv"),
        report::csv(axes, cells).as_bytes(),
    )?;
    write_whole(
        &out.join("phases.txt"),
        report::diagram(axes, cells).as_bytes(),
    )
}

/// One text to standard output.
pub fn say(text: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{}", text.trim_end())?;
    Ok(())
}
