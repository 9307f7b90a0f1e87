//! Sweeps and figures over the boundary. Results cross as the very lines of JSON that the command line writes, so that
//! what is kept, exported and compared is the same text everywhere.

use burn::tensor::Device;
use grokscope::{
    config::RunConfig,
    figures::{self, Budget, Figure, Finding, Verdict, recorded::findings},
    interchange::Provenance,
    sweep::{
        Axis, Cell, CellSummary, Course, Job, Limits, Phase, Plan, RunResult, gather, plan, report,
        summarize,
    },
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{device, to_js};

/// The values of an axis as typed, in the words of `--axis`: `{path, values}`.
///
/// # Errors
/// If it cannot be read; the message says what could.
#[wasm_bindgen]
pub fn axis(text: &str) -> Result<JsValue, JsError> {
    to_js(&Axis::parse(text)?)
}

/// Runs to be done, or done by somebody, and where they belong.
#[wasm_bindgen]
pub struct Sweep {
    axes: Vec<Axis>,
    cells: Vec<Cell>,
    jobs: Vec<Job>,
    figure: Option<(&'static Figure, Budget)>,
    /// Results that it was made of, by cell.
    gathered: Vec<(usize, RunResult)>,
}

/// A run as the page lists it.
#[derive(Serialize)]
struct JobInfo {
    cell: usize,
    label: String,
    seed: u32,
    key: String,
    flop: f64,
    max_steps: u32,
}

/// A cell as the page draws it.
#[derive(Serialize)]
struct CellInfo {
    #[serde(flatten)]
    summary: CellSummary,
    phase: Option<Phase>,
    letter: Option<char>,
}

/// What a figure's runs say.
#[derive(Serialize)]
struct Conclusion {
    findings: Vec<Finding>,
    verdict: Verdict,
}

#[wasm_bindgen]
impl Sweep {
    /// From a plan as JSON; `max_steps`, if given, is the last step of every run.
    ///
    /// # Errors
    /// What is wrong with the plan.
    pub fn of_plan(json: &str, max_steps: Option<u32>) -> Result<Sweep, JsError> {
        let mut plan: Plan = serde_json::from_str(json)?;
        plan.base = plan::limited(plan.base, max_steps);
        let cells = plan.cells()?;
        Ok(Self {
            jobs: plan::jobs(&cells, plan.seeds, plan.stop)?,
            axes: plan.axes,
            cells,
            figure: None,
            gathered: Vec::new(),
        })
    }

    /// The runs of a figure; `quick` or the full budget.
    ///
    /// # Errors
    /// If there is no such figure.
    pub fn of_figure(id: &str, quick: bool, seeds: u32) -> Result<Sweep, JsError> {
        let figure =
            figures::find(id).ok_or_else(|| JsError::new(&format!("there is no figure {id}")))?;
        let budget = if quick { Budget::Quick } else { Budget::Full };
        Ok(Self {
            axes: Vec::new(),
            cells: Vec::new(),
            jobs: figure.jobs(budget, seeds)?,
            figure: Some((figure, budget)),
            gathered: Vec::new(),
        })
    }

    /// From somebody's results, a JSON object a line.
    ///
    /// # Errors
    /// The line that is no result.
    pub fn of_results(lines: &str) -> Result<Sweep, JsError> {
        let results = gather::read(lines).map_err(|why| JsError::new(&why))?;
        let gathered = gather::gather(results)?;
        Ok(Self {
            axes: gathered.axes,
            cells: gathered.cells,
            jobs: Vec::new(),
            figure: None,
            gathered: gathered.results,
        })
    }

    /// Path and values of each axis.
    ///
    /// # Errors
    /// Never in practice.
    pub fn axes(&self) -> Result<JsValue, JsError> {
        to_js(&self.axes)
    }

    /// Every run: `{cell, label, seed, key, flop, max_steps}`.
    ///
    /// # Errors
    /// Never in practice.
    pub fn jobs(&self) -> Result<JsValue, JsError> {
        let info = |job: &Job| JobInfo {
            cell: job.cell,
            label: job.label.clone(),
            seed: job.seed,
            key: job.key(),
            flop: job.flop(),
            max_steps: job.config.train.max_steps,
        };
        to_js(&self.jobs.iter().map(info).collect::<Vec<_>>())
    }

    /// A series' or cell's config, for the page to open.
    ///
    /// # Errors
    /// If there is no such run.
    pub fn config(&self, job: usize) -> Result<JsValue, JsError> {
        let config: &RunConfig = &self.job(job)?.config;
        to_js(config)
    }

    /// Whether a line is the result of that run.
    pub fn answers(&self, job: usize, line: &str) -> bool {
        let result = serde_json::from_str::<RunResult>(line);
        result.is_ok_and(|result| self.jobs.get(job).is_some_and(|job| result.answers(job)))
    }

    /// Begins a run, or goes on with it from what [`SweepRun::keep`] gave.
    ///
    /// # Errors
    /// If there is no such run.
    pub async fn open(&self, job: usize, kept: Option<Vec<u8>>) -> Result<SweepRun, JsError> {
        let job = self.job(job)?.clone();
        let (device, _): (Device, _) = device::open().await?;
        Ok(SweepRun {
            course: Course::open(job, &device, kept.as_deref()).await,
        })
    }

    /// All cells, given a line or undefined for each run; results that the sweep was made of count besides.
    ///
    /// # Errors
    /// If a line is no result, or the limits are none.
    pub fn summarize(&self, lines: Vec<JsValue>, limits: JsValue) -> Result<JsValue, JsError> {
        let info = |summary: CellSummary| CellInfo {
            phase: summary.phase(),
            letter: summary.phase().map(Phase::letter),
            summary,
        };
        let summaries = self.summaries(&lines, limits)?;
        to_js(&summaries.into_iter().map(info).collect::<Vec<_>>())
    }

    /// The same as a table for a spreadsheet.
    ///
    /// # Errors
    /// As [`Sweep::summarize`].
    pub fn csv(&self, lines: Vec<JsValue>, limits: JsValue) -> Result<String, JsError> {
        Ok(report::csv(&self.axes, &self.summaries(&lines, limits)?))
    }

    /// What the runs of a figure say: `{findings, verdict}`.
    ///
    /// # Errors
    /// If this is no figure.
    pub fn conclude(&self, lines: Vec<JsValue>) -> Result<JsValue, JsError> {
        let (figure, budget) = self
            .figure
            .ok_or_else(|| JsError::new("this is no figure"))?;
        let findings = findings(figure, budget, &self.results(&lines)?);
        to_js(&Conclusion {
            verdict: Verdict::of(&findings),
            findings,
        })
    }
}

impl Sweep {
    fn job(&self, index: usize) -> Result<&Job, JsError> {
        self.jobs
            .get(index)
            .ok_or_else(|| JsError::new(&format!("there is no run {index}")))
    }

    fn results(&self, lines: &[JsValue]) -> Result<Vec<(usize, RunResult)>, JsError> {
        let mut results = self.gathered.clone();
        for (job, line) in self.jobs.iter().zip(lines) {
            if let Some(line) = line.as_string() {
                results.push((job.cell, serde_json::from_str(&line)?));
            }
        }
        Ok(results)
    }

    fn summaries(&self, lines: &[JsValue], limits: JsValue) -> Result<Vec<CellSummary>, JsError> {
        let limits: Limits = serde_wasm_bindgen::from_value(limits)?;
        Ok(summarize(&self.cells, &self.results(lines)?, limits))
    }
}

/// A run of a sweep that is going on.
#[wasm_bindgen]
pub struct SweepRun {
    course: Course,
}

#[wasm_bindgen]
impl SweepRun {
    /// Whether there is more to do.
    pub fn going(&self) -> bool {
        self.course.going()
    }

    /// Updates done.
    pub fn step_count(&self) -> u32 {
        self.course.step_count()
    }

    /// Does at most this many updates.
    pub async fn advance(&mut self, most: u32) {
        self.course.advance(most).await;
    }

    /// The run as it is now, to go on with later.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn keep(&mut self, seconds: f64) -> Result<Vec<u8>, JsError> {
        Ok(self.course.keep(seconds).await?)
    }

    /// The result as a line of JSON; `seconds` are those since it was opened.
    ///
    /// # Errors
    /// Never in practice.
    pub async fn finish(&mut self, seconds: f64) -> Result<String, JsError> {
        let provenance = Provenance {
            device: Some(device::name()),
            wall_clock_seconds: Some(seconds),
            ..Provenance::built_from(option_env!("GROKSCOPE_COMMIT"))
        };
        let result = self.course.finish(provenance.into()).await?;
        Ok(serde_json::to_string(&result)?)
    }
}
