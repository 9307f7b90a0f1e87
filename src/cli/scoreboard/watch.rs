//! Trains a network and looks at it at every evaluation.

use anyhow::{Context, Result, anyhow};
use burn::tensor::Device;
use grokscope::{
    probe::Probe,
    protocol::{Command, Event},
    scoreboard::{
        Kind, Watched,
        watch::{Moment, moment},
    },
    session::Session,
    sweep::Job,
    train::metrics::{MetricsRow, first_evaluation_after},
};
use pollster::block_on;

/// Trains one run to its last step, watching it.
pub fn watch(kind: Kind, job: &Job) -> Result<Watched> {
    let name = || format!("{}, seed {}", kind.label(), job.seed);
    Ok(Watched {
        kind,
        seed: job.seed,
        moments: moments(job).with_context(name)?,
    })
}

fn moments(job: &Job) -> Result<Vec<Moment>> {
    let mut session = Session::new(Device::flex());
    session.send(Command::Open {
        run_id: 1,
        config: serde_json::to_value(&*job.config)?,
    });
    session.send(Command::Start);
    let probe = Probe::new(job.config.clone(), Device::flex());
    let mut moments = Vec::new();
    loop {
        let step = session.step_count();
        for row in rows(&mut session)? {
            let theta = block_on(session.weights())?;
            moments.push(moment(&probe.weights(step, theta), row));
        }
        if !session.running() {
            return Ok(moments);
        }
        session.advance(first_evaluation_after(step, job.config.train.eval_spacing) - step);
    }
}

/// The evaluation of the present step, if there was one: no more than one is made between two drains.
fn rows(session: &mut Session) -> Result<Vec<MetricsRow>> {
    let mut rows = Vec::new();
    for event in block_on(session.drain()) {
        match event {
            Event::Metrics { rows: new, .. } => rows.extend(new),
            Event::Failed { problem, .. } => return Err(anyhow!(problem.message)),
            _ => {}
        }
    }
    Ok(rows)
}
