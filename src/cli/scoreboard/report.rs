//! The scoreboard as a table and as a file.

use grokscope::{
    scoreboard::{
        Judged, SIGNALS, Score, Watched,
        judge::{self, HELD, JUMP, judge},
        score::{Alarms, STRICTNESS, scores},
    },
    train::metrics::THRESHOLD,
};
use serde_json::{Map, Value, json};

use super::Task;
use crate::output::built_from;

/// Signs by leads, misses and false alarms.
pub fn table(runs: &[Watched]) -> String {
    let mut lines = format!(
        "{:<40} {:>6} {:>15} {:>7}  false alarms\n",
        "sign", "lead", "lowest, highest", "missed"
    );
    for (signal, score) in SIGNALS.iter().zip(scores(runs, 1.0)) {
        let median = score.median_lead.map(|lead| lead.to_string());
        let missed = format!("{}/{}", score.misses, score.leads.len());
        lines += &format!(
            "{:<40} {:>6} {:>15} {missed:>7}  {}\n",
            signal.label,
            median.unwrap_or_else(|| "–".to_owned()),
            range(&score),
            alarms(&score),
        );
    }
    lines
        + "Leads in steps, the median in the first column; positive: flagged before the test accuracy reached 95 %.\n"
}

fn range(score: &Score) -> String {
    let leads = || score.leads.iter().flatten();
    match (leads().min(), leads().max()) {
        (Some(low), Some(high)) => format!("{low}, {high}"),
        _ => "–".to_owned(),
    }
}

fn alarms(score: &Score) -> String {
    let judged = score.controls.iter().filter(|alarms| alarms.of > 0);
    let one = |Alarms {
                   kind,
                   false_alarms,
                   of,
               }: &Alarms| format!("{false_alarms}/{of} {}", kind.label());
    judged.map(one).collect::<Vec<_>>().join(", ")
}

/// Everything: by which rules, each run and its flags, the scores, and where they come from.
pub fn file(base: &Value, tasks: &[Task], runs: &[Watched], with_series: bool) -> Value {
    let told = tasks.iter().zip(runs);
    let told: Vec<Value> = told
        .map(|(task, run)| {
            let mut story = story(task, run);
            if with_series {
                story["series"] = series(run);
            }
            story
        })
        .collect();
    let scored = STRICTNESS.iter();
    let scored: Vec<Score> = scored.flat_map(|&s| scores(runs, s)).collect();
    json!({
        "program": "grokscope",
        "version": env!("CARGO_PKG_VERSION"),
        "commit": built_from().commit,
        "device": "CPU, one thread a run",
        "config": base,
        "rules": {
            "memorised": rounded(json!(THRESHOLD)),
            "jump": rounded(json!(JUMP)),
            "moments_in_a_row": HELD,
            "signals": SIGNALS,
        },
        "runs": told,
        "scores": rounded(json!(scored)),
    })
}

/// One run: what it was, what became of it, and what every sign said.
fn story(task: &Task, run: &Watched) -> Value {
    let rows = run.rows();
    let step = |at: Option<usize>| at.map(|at| rows[at].step);
    let judged: Vec<Judged> = (0..SIGNALS.len()).map(|i| judge(run, i, 1.0)).collect();
    let jump = judge::jump(&rows);
    json!({
        "kind": run.kind,
        "seed": run.seed,
        "train_fraction": task.job.config.task.train_fraction,
        "labels": task.job.config.task.labels,
        "memorised": step(judge::memorised(&rows)),
        "jump": step(jump),
        "interval_at_jump": jump.filter(|at| *at > 0).map(|at| rows[at].step - rows[at - 1].step),
        "moments": rows.len(),
        "last": rows.last(),
        "signals": rounded(json!(judged)),
    })
}

/// Evaluations and the values of every sign, moment by moment.
fn series(run: &Watched) -> Value {
    let values = SIGNALS.iter().enumerate();
    let values: Map<String, Value> = values
        .map(|(i, signal)| (signal.id.to_owned(), rounded(json!(run.series(i)))))
        .collect();
    json!({ "evaluations": rounded(json!(run.rows())), "values": values })
}

/// Numbers in five digits: more are noise between platforms, and half of the file.
fn rounded(mut value: Value) -> Value {
    match &mut value {
        Value::Array(all) => all.iter_mut().for_each(|one| *one = rounded(one.take())),
        Value::Object(all) => all.values_mut().for_each(|one| *one = rounded(one.take())),
        Value::Number(number) if number.is_f64() => {
            let short = format!("{:.4e}", number.as_f64().unwrap_or_default());
            value = json!(short.parse::<f64>().unwrap_or_default());
        }
        _ => {}
    }
    value
}
