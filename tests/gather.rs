//! Runs of a sweep on their way, and results of somebody else as a sweep again.

use burn::tensor::Device;
use grokscope::{
    presets,
    sweep::{
        Axis, Course, Job, Limits, Plan, RunResult, Stop, gather, record::Provenance, summarize,
    },
};
use pollster::block_on;
use serde_json::{Value, json};

fn tiny() -> Plan {
    let mut base = serde_json::to_value(presets::find("tiny").expect("a preset").config())
        .expect("a config is representable as JSON");
    base["train"]["max_steps"] = json!(40);
    let axis = |text| Axis::parse(text).expect("an axis");
    Plan {
        base,
        set: Vec::new(),
        axes: vec![
            axis("task.train_fraction=0.5,0.8"),
            axis("optimizer.weight_decay=1,0"),
        ],
        seeds: 2,
        stop: Stop::at(0.99),
    }
}

fn provenance(seconds: f64) -> Provenance {
    Provenance {
        version: "0".to_owned(),
        commit: "unknown".to_owned(),
        device: "a test".to_owned(),
        seconds,
    }
}

/// Does a run in slices of so many steps; kept and taken up again after every so many slices.
fn run(job: &Job, slice: u32, keep_every: u32) -> RunResult {
    let device = Device::flex();
    let mut course = block_on(Course::open(job.clone(), &device, None));
    let mut slices = 0;
    while course.going() {
        block_on(course.advance(slice));
        slices += 1;
        if slices % keep_every == 0 {
            let kept = block_on(course.keep(1.0)).expect("a run to keep");
            course = block_on(Course::open(job.clone(), &device, Some(&kept)));
        }
    }
    block_on(course.finish(provenance(0.0))).expect("a result")
}

#[test]
fn a_run_is_the_same_however_it_is_portioned_and_interrupted() {
    for job in tiny().jobs().expect("a plan").iter().take(3) {
        let whole = run(job, 1000, u32::MAX);
        let mut kept = run(job, 7, 2);
        assert!(kept.provenance.seconds > 0.0);
        kept.provenance = whole.provenance.clone();
        assert_eq!(kept, whole);
        assert!(whole.answers(job));
    }
}

#[test]
fn what_was_kept_of_another_run_is_no_beginning() {
    let jobs = tiny().jobs().expect("a plan");
    let device = Device::flex();
    let mut other = block_on(Course::open(jobs[0].clone(), &device, None));
    block_on(other.advance(5));
    let kept = block_on(other.keep(0.0)).expect("a run to keep");
    for bytes in [&kept[..], &kept[..20], b"", b"nonsense that is longer"] {
        let course = block_on(Course::open(jobs[1].clone(), &device, Some(bytes)));
        assert_eq!(course.step_count(), 0);
        assert!(course.going());
    }
    let same = block_on(Course::open(jobs[0].clone(), &device, Some(&kept)));
    assert_eq!(same.step_count(), other.step_count());
    assert!(same.step_count() > 0);
}

#[test]
fn results_become_the_sweep_that_they_came_from() {
    let plan = tiny();
    let (cells, jobs) = (plan.cells().expect("cells"), plan.jobs().expect("jobs"));
    let results: Vec<RunResult> = jobs.iter().map(|job| run(job, 1000, u32::MAX)).collect();
    let placed: Vec<_> = jobs
        .iter()
        .map(|job| job.cell)
        .zip(results.clone())
        .collect();
    let mut lines = String::new();
    // As the command line writes them, and in another order.
    for result in results.iter().rev() {
        let mut line = serde_json::to_value(result).expect("JSON");
        line.as_object_mut().expect("an object").remove("rows");
        line["cell"] = json!("whatever");
        lines += &format!("{line}\n\n");
    }
    let read = gather::read(&(lines.clone() + &lines)).expect("results");
    assert_eq!(read.len(), jobs.len());
    let gathered = gather(read).expect("a sweep");
    let paths: Vec<&str> = gathered.axes.iter().map(|a| a.path.as_str()).collect();
    assert_eq!(paths, ["task.train_fraction", "optimizer.weight_decay"]);
    assert_eq!(gathered.axes[1].values, [json!(0.0), json!(1.0)]);
    let phases = |cells: &[_], results: &[_]| {
        let summaries = summarize(cells, results, Limits::default());
        let of =
            |s: &grokscope::sweep::CellSummary| (format!("{:?}", s.settings), s.phase(), s.runs);
        let mut all: Vec<_> = summaries.iter().map(of).map(|s| format!("{s:?}")).collect();
        all.sort();
        all.iter()
            .map(|s| s.replace(".0)", ")"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        phases(&gathered.cells, &gathered.results),
        phases(&cells, &placed)
    );
}

#[test]
fn what_is_no_result_is_refused_with_its_line() {
    let result = run(&tiny().jobs().expect("jobs")[0], 1000, u32::MAX);
    let good = serde_json::to_value(&result).expect("JSON");
    let changed = |change: fn(&mut Value)| {
        let mut bad = good.clone();
        change(&mut bad);
        format!("{good}\n{bad}")
    };
    for text in [
        changed(|bad| bad["format"] = json!("other")),
        changed(|bad| bad["config"]["task"]["p"] = json!(0)),
        changed(|bad| *bad = json!([])),
        format!("{good}\nnonsense"),
    ] {
        let error = gather::read(&text).expect_err("no result");
        assert!(error.starts_with("line 2: "), "{error}");
    }
    assert_eq!(gather::read("\n\n"), Ok(Vec::new()));
}
