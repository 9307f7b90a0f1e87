//! `grokscope lens`: the numbers behind the page's pictures, from a checkpoint.

use std::{
    fs,
    io::{Write, stdout},
};

use anyhow::{Context, Result, anyhow, bail};
use grokscope::{
    config::RunConfig,
    lens::{
        self, LENSES,
        info::{Cost, Lens, Sight},
    },
    probe::Probe,
    snapshot::Snapshot,
    train::checkpoint::Checkpoint,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    args::{DeviceChoice, LensOptions},
    device,
};

/// Looks at a checkpoint and prints what is seen.
pub fn run(options: &LensOptions) -> Result<()> {
    let lenses = wanted(options)?;
    let asked = asked(&options.set)?;
    if let (Some(_), [_, _, ..]) = (options.set.first(), &lenses[..]) {
        bail!("--set is for one lens: name it with --lens");
    }
    let snapshot = snapshot(options)?;
    let mut sights = Vec::new();
    for lens in lenses {
        let sight = lens.sight(&snapshot, &asked);
        sights.push(sight.map_err(|problem| anyhow!(problem))?);
    }
    let text = match options.json {
        true => json(&snapshot, &sights)?,
        false => sights.iter().map(text).collect(),
    };
    Ok(stdout().write_all(text.as_bytes())?)
}

/// The lenses that were named; all, or all that cost no more than a pass over the table.
fn wanted(options: &LensOptions) -> Result<Vec<&'static Lens>> {
    let cheap = |lens: &&Lens| matches!(lens.info.cost, Cost::Weights | Cost::Table);
    if options.lens.is_empty() {
        let all = LENSES.iter();
        return Ok(match options.all {
            true => all.collect(),
            false => all.filter(cheap).collect(),
        });
    }
    let find = |id: &String| lens::find(id).ok_or_else(|| anyhow!(lens::unknown(id)));
    options.lens.iter().map(find).collect()
}

/// `option=value` pairs as an object; what is not a number is text.
fn asked(pairs: &[String]) -> Result<Value> {
    let mut options = Map::new();
    for pair in pairs {
        let (id, value) = pair
            .split_once('=')
            .with_context(|| format!("--set {pair}: not of the form OPTION=VALUE"))?;
        let number = value.parse::<f64>().ok().filter(|_| !is_list(id));
        options.insert(id.to_owned(), number.map_or(json!(value), |x| json!(x)));
    }
    Ok(Value::Object(options))
}

/// A single frequency is a list too, though it looks like a number.
fn is_list(id: &str) -> bool {
    let options = LENSES.iter().flat_map(|lens| lens.info.options);
    options
        .filter(|option| option.is_list())
        .any(|option| option.id == id)
}

fn snapshot(options: &LensOptions) -> Result<Snapshot> {
    let path = &options.checkpoint;
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let checkpoint =
        Checkpoint::read(&bytes).with_context(|| format!("cannot look at {}", path.display()))?;
    let (device, _) = device::open(DeviceChoice::Cpu)?;
    Ok(Probe::new(checkpoint.config.clone(), device).checkpoint(checkpoint))
}

fn json(snapshot: &Snapshot, sights: &[Sight]) -> Result<String> {
    let all = Seen {
        version: env!("CARGO_PKG_VERSION"),
        config: &snapshot.config,
        step: snapshot.step,
        lenses: sights,
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&all)?))
}

/// What `--json` prints.
#[derive(Serialize)]
struct Seen<'a> {
    version: &'static str,
    config: &'a RunConfig,
    step: u32,
    lenses: &'a [Sight],
}

/// What is seen, in words, and the numbers that can be followed over a run.
fn text(sight: &Sight) -> String {
    let Some(drawing) = &sight.drawing else {
        let reason = sight.nothing.as_deref().unwrap_or_default();
        return format!("{} at step {}\n  {reason}\n\n", sight.lens, sight.step);
    };
    let line = |measure: &lens::drawing::Measure| {
        format!(
            "  {:<44} {:>14.6} {}\n",
            measure.label, measure.value, measure.unit
        )
    };
    let measures: String = drawing.measures.iter().map(line).collect();
    format!(
        "{} at step {}\n  {}\n{measures}\n",
        sight.lens, sight.step, drawing.says
    )
}
