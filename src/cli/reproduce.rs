//! `grokscope reproduce`.

use std::{fs, path::Path};

use anyhow::{Context, Result, anyhow};
use grokscope::{
    figures::{
        self, Budget, Figure, Finding, Verdict, figures,
        recorded::{Recorded, findings, page},
    },
    sweep::RunResult,
};
use time::OffsetDateTime;

use crate::{
    args::{BudgetChoice, ReproduceOptions},
    output::write_whole,
    pool::{self, Pool},
    sweep::{cost, say},
};

/// Reproduces a figure, lists all, or writes the page of those recorded.
pub fn run(options: &ReproduceOptions) -> Result<()> {
    if options.list {
        return list(options);
    }
    if options.report {
        return report(options);
    }
    let id = options.id.as_deref().unwrap_or_default();
    reproduce(find(id)?, options)
}

fn find(id: &str) -> Result<&'static Figure> {
    let known = || {
        figures()
            .map(|figure| figure.id)
            .collect::<Vec<_>>()
            .join(", ")
    };
    figures::find(id).ok_or_else(|| anyhow!("\"{id}\" is not allowed; allowed: one of {}", known()))
}

fn budget(choice: BudgetChoice) -> Budget {
    match choice {
        BudgetChoice::Quick => Budget::Quick,
        BudgetChoice::Full => Budget::Full,
    }
}

fn list(options: &ReproduceOptions) -> Result<()> {
    let recorded = read_records(&options.records)?;
    for figure in figures() {
        let cost = |budget| format!("{:.1} TFLOP", figure.flop(budget, options.seeds) / 1e12);
        let records = recorded.iter().filter(|record| record.id == figure.id);
        let records: Vec<String> = records
            .map(|record| format!("{} ({})", record.verdict.words(), record.budget.words()))
            .collect();
        say(&format!(
            "{}: {}\n    {}\n    expected: {}\n    quick at most {}, full at most {}; {}",
            figure.id,
            figure.title,
            figure.source,
            figure.expected,
            cost(Budget::Quick),
            cost(Budget::Full),
            if records.is_empty() {
                "not recorded".to_owned()
            } else {
                records.join(", ")
            },
        ))?;
    }
    Ok(())
}

fn reproduce(figure: &'static Figure, options: &ReproduceOptions) -> Result<()> {
    let budget = budget(options.budget);
    let jobs = figure.jobs(budget, options.seeds)?;
    let threads = pool::threads(options.jobs);
    say(&format!(
        "{}: {}\n{}",
        figure.id, figure.title, figure.source
    ))?;
    say(&format!("expected: {}", figure.expected))?;
    if budget == Budget::Quick {
        say(&format!("quick: {}", figure.quick))?;
    }
    say(&cost(&jobs, threads))?;
    if options.dry_run {
        return Ok(());
    }
    let results = Pool::new(&options.out, threads, options.quiet)?.results(&jobs)?;
    let results: Vec<(usize, RunResult)> = jobs.iter().map(|job| job.cell).zip(results).collect();
    conclude(&findings(figure, budget, &results))?;
    if options.record {
        record(figure, budget, options, &results)?;
    }
    Ok(())
}

fn conclude(findings: &[Finding]) -> Result<()> {
    for finding in findings {
        say(&format!(
            "{}: {}, {}: {} (runs: {}); expected {}",
            finding.outcome.words(),
            finding.series,
            finding.measure,
            finding.measured,
            finding.runs.join(", "),
            finding.expected,
        ))?;
    }
    say(&format!("verdict: {}", Verdict::of(findings).words()))
}

fn record(
    figure: &Figure,
    budget: Budget,
    options: &ReproduceOptions,
    results: &[(usize, RunResult)],
) -> Result<()> {
    let recorded = Recorded::new(figure, budget, options.seeds, today(), results)
        .ok_or_else(|| anyhow!("{}: there are no results to record", figure.id))?;
    let name = match budget {
        Budget::Full => format!("{}.json", figure.id),
        Budget::Quick => format!("{}.quick.json", figure.id),
    };
    fs::create_dir_all(&options.records)
        .with_context(|| format!("cannot make {}", options.records.display()))?;
    let path = options.records.join(name);
    write_whole(&path, &serde_json::to_vec(&recorded)?)?;
    say(&format!("recorded: {}", path.display()))
}

fn report(options: &ReproduceOptions) -> Result<()> {
    let recorded = read_records(&options.records)?;
    write_whole(&options.page, page(&recorded).as_bytes())?;
    say(&format!(
        "written: {}, from {} records",
        options.page.display(),
        recorded.len()
    ))
}

/// All records, by name.
fn read_records(folder: &Path) -> Result<Vec<Recorded>> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not a record", path.display()))
    };
    paths.iter().map(read).collect()
}

/// The date in Greenwich, as year-month-day.
fn today() -> String {
    OffsetDateTime::now_utc().date().to_string()
}
