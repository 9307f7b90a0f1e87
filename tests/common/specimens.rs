//! Networks for lenses to look at: random, memorised, generalised, solved in closed form, and planted.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::sync::{Arc, OnceLock};

use burn::tensor::Device;
use grokscope::{
    config::{RunConfig, Valid},
    lens::drawing::Drawing,
    model::layout::ParamSpec,
    probe::Probe,
    protocol::Command,
    snapshot::{Matrix, Rows, Scores, Shape, Snapshot, Specimen, Trace, Update},
    task::{Pair, Table},
    train::checkpoint::Checkpoint,
};
use pollster::block_on;

use super::common::{open, valid_with};

/// A number of a drawing by its name.
#[track_caller]
pub fn measure(drawing: &Drawing, id: &str) -> f64 {
    let found = drawing.measures.iter().find(|measure| measure.id == id);
    found.unwrap_or_else(|| panic!("no measure {id}")).value
}

/// What the tests look at, by name: one of each kind.
pub const KINDS: &[&str] = &["random", "memorised", "generalised", "analytic", "planted"];

/// A network of that kind.
pub fn specimen(kind: &str) -> Snapshot {
    match kind {
        "random" => trained(0),
        "memorised" => trained(160),
        "generalised" => trained(1200),
        "analytic" => analytic(),
        "planted" => planted(&[14, 35, 41, 42, 52], 1.0),
        other => panic!("there is no specimen {other}"),
    }
}

/// The default preset after some steps of training, as a checkpoint; 0, 160 or 1200.
pub fn trained(step: u32) -> Snapshot {
    static BYTES: OnceLock<Vec<(u32, Vec<u8>)>> = OnceLock::new();
    let kept = BYTES.get_or_init(|| {
        let mut session = open(&serde_json::to_value(&*valid_with("minute", &[])).expect("JSON"));
        let mut done = 0;
        let mut save = |to: u32| {
            session.send(Command::Step { steps: to - done });
            while session.running() {
                session.advance(50);
                block_on(session.drain());
            }
            done = to;
            (to, block_on(session.save()).expect("a checkpoint"))
        };
        vec![save(0), save(160), save(1200)]
    });
    let (_, bytes) = kept
        .iter()
        .find(|(at, _)| *at == step)
        .expect("a kept step");
    of_checkpoint(bytes)
}

/// A checkpoint under the lens.
pub fn of_checkpoint(bytes: &[u8]) -> Snapshot {
    let checkpoint = Checkpoint::read(bytes).expect("a checkpoint");
    Probe::new(checkpoint.config.clone(), Device::flex()).checkpoint(checkpoint)
}

/// A config's network before its first step.
pub fn fresh(config: Valid<RunConfig>) -> Snapshot {
    fresh_with(config, |_, _| ())
}

/// The same with its weights changed by hand, `[n_params]` in the order of the layout.
pub fn fresh_with(
    config: Valid<RunConfig>,
    change: impl FnOnce(&[ParamSpec], &mut [f32]),
) -> Snapshot {
    let mut theta = grokscope::model::initial(&config);
    change(&grokscope::model::layout(&config).0, &mut theta);
    let checkpoint = Checkpoint::beginning(config.clone(), 0, theta);
    Probe::new(config, Device::flex()).checkpoint(checkpoint)
}

/// Gromov's solution of a + b mod 59 with 1,024 neurons.
pub fn analytic() -> Snapshot {
    fresh(valid_with(
        "gromov",
        &[
            ("task.p", 59.into()),
            ("model.d_mlp", 1024.into()),
            ("model.init", "analytic".into()),
        ],
    ))
}

/// Logits amplitude · Σ cos(2πk(a + b − c)/113), and nothing else that is of interest: science knows every number of it.
pub fn planted(keys: &[usize], amplitude: f64) -> Snapshot {
    let config = valid_with("nanda", &[]);
    let table = Table::new(&config);
    let p = table.p as usize;
    let logit = |s: usize, c: usize| {
        let wave =
            |&k: &usize| (std::f64::consts::TAU * ((k * (s + p - c)) % p) as f64 / p as f64).cos();
        (amplitude * keys.iter().map(wave).sum::<f64>()) as f32
    };
    let logits = table
        .pairs
        .iter()
        .flat_map(|pair| {
            let s = (pair.a + pair.b) as usize % p;
            (0..p).map(move |c| logit(s, c))
        })
        .collect();
    with_trace(&config, |rest| Trace {
        logits: Rows {
            width: p,
            values: logits,
        },
        ..rest
    })
}

/// Nanda's network with hidden states of one's own: `[d_model]` for each pair.
pub fn with_hidden(mut hidden: impl FnMut(&Pair, usize) -> Vec<f32>) -> Snapshot {
    let config = valid_with("nanda", &[]);
    let width = config.model.d_model as usize;
    let pairs = Table::new(&config).pairs;
    let values = pairs.iter().flat_map(|pair| hidden(pair, width)).collect();
    with_trace(&config, |rest| Trace {
        hidden: Rows { width, values },
        ..rest
    })
}

/// A random network with parts of its trace planted.
pub fn with_trace(config: &Valid<RunConfig>, parts: impl FnOnce(Trace) -> Trace) -> Snapshot {
    plant(fresh(config.clone()), parts)
}

/// A network with parts of its trace planted; all else is its own.
#[allow(
    clippy::arc_with_non_send_sync,
    reason = "a snapshot shares its network within one thread"
)]
pub fn plant(network: Snapshot, parts: impl FnOnce(Trace) -> Trace) -> Snapshot {
    let shape = |matrix: Matrix| Shape {
        name: matrix.name.to_owned(),
        rows: matrix.rows,
        columns: matrix.columns,
    };
    let shapes = network.matrices().map(shape).collect();
    let trace = parts(network.trace().clone());
    Snapshot::new(
        network.step,
        network.config.clone(),
        network.table.clone(),
        network.theta.clone(),
        Arc::new(shapes),
        Arc::new(Planted(trace, network)),
    )
}

/// A trace of one's own; all else as a random network has it.
struct Planted(Trace, Snapshot);

impl Specimen for Planted {
    fn trace(&self, _: &[f32]) -> Trace {
        self.0.clone()
    }
    fn scores(&self, theta: &[f32]) -> Scores {
        self.1.specimen().scores(theta)
    }
    fn gradient(&self, theta: &[f32], rows: &[usize]) -> Vec<f32> {
        self.1.specimen().gradient(theta, rows)
    }
    fn loss_gradient(&self, logits: &Rows, rows: &[usize]) -> Rows {
        self.1.specimen().loss_gradient(logits, rows)
    }
    fn logit_gradient(&self, theta: &[f32], row: usize) -> Vec<f32> {
        self.1.specimen().logit_gradient(theta, row)
    }
    fn course(&self, steps: u32) -> Option<Vec<Vec<f32>>> {
        self.1.specimen().course(steps)
    }
    fn update(&self, gradient: &[f32]) -> Option<Update> {
        self.1.specimen().update(gradient)
    }
}
