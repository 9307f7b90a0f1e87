//! Makes snapshots of runs, and lets lenses ask the network itself. Always on the CPU, where a device answers at once;
//! training goes on elsewhere, undisturbed.

use std::{
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Waker},
};

use burn::tensor::{Device, Tensor};

use crate::{
    config::{RunConfig, Valid},
    model::{
        self, Network,
        dropout::Dropout,
        layout::{Layout, upload},
        tape::{Seen, Tape},
    },
    optim::{self, choices::Method, schedule::learning_rate},
    snapshot::{Rows, Scores, Shape, Snapshot, Specimen, Trace, Update},
    task::{Split, Table},
    train::{Trainer, batches, checkpoint::Checkpoint, loss::Objective},
};

/// Pairs that go through a network at once.
const PIECE: usize = 2048;

/// A run whose snapshots can be looked at.
pub struct Probe {
    config: Valid<RunConfig>,
    table: Arc<Table>,
    shapes: Arc<Vec<Shape>>,
    device: Device,
}

impl Probe {
    /// For snapshots of runs of this config; the device must be a CPU.
    #[must_use]
    pub fn new(config: Valid<RunConfig>, device: Device) -> Self {
        let shape = |spec: &model::layout::ParamSpec| Shape {
            name: spec.name.clone(),
            rows: spec.shape[0],
            columns: spec.shape[1],
        };
        Self {
            table: Arc::new(Table::new(&config)),
            shapes: Arc::new(model::layout(&config).0.iter().map(shape).collect()),
            config,
            device,
        }
    }

    /// Number of weights that a snapshot needs.
    #[must_use]
    pub fn n_params(&self) -> usize {
        self.shapes
            .iter()
            .map(|shape| shape.rows * shape.columns)
            .sum()
    }

    /// The network after `step` updates with these weights, `[n_params]`.
    ///
    /// # Panics
    /// If there are not as many weights as the config's network has.
    #[must_use]
    pub fn weights(&self, step: u32, theta: Vec<f32>) -> Snapshot {
        self.snapshot(step, theta, None)
    }

    /// The network of a checkpoint, which knows what the optimiser remembers.
    #[must_use]
    pub fn checkpoint(&self, checkpoint: Checkpoint) -> Snapshot {
        let theta = checkpoint.theta.clone();
        self.snapshot(checkpoint.step, theta, Some(checkpoint))
    }

    fn snapshot(&self, step: u32, theta: Vec<f32>, checkpoint: Option<Checkpoint>) -> Snapshot {
        let specimen = LiveNetwork {
            layout: model::layout(&self.config),
            config: self.config.clone(),
            table: self.table.clone(),
            device: self.device.clone(),
            checkpoint,
        };
        Snapshot::new(
            step,
            (*self.config).clone(),
            self.table.clone(),
            theta,
            self.shapes.clone(),
            Arc::new(specimen),
        )
    }
}

/// A network that can be asked.
struct LiveNetwork {
    config: Valid<RunConfig>,
    layout: Layout,
    table: Arc<Table>,
    device: Device,
    checkpoint: Option<Checkpoint>,
}

impl LiveNetwork {
    fn network(&self) -> Network<'_> {
        Network::new(&self.config, &self.layout)
    }

    fn pairs(&self, rows: &[usize]) -> batches::Rows {
        batches::Rows::new(&self.table, rows, &self.device)
    }

    fn upload(&self, theta: &[f32]) -> Tensor<1> {
        upload(theta.to_vec(), &self.device) // [n_params]
    }

    /// Summed loss and number of right answers of some rows.
    fn sums(&self, theta: &Tensor<1>, rows: &[usize]) -> [f64; 2] {
        let mut sums = [0.0; 2];
        for piece in rows.chunks(PIECE) {
            let objective = Objective::of(&self.config);
            let pairs = self.pairs(piece);
            let (seen, _) =
                crate::train::evaluate::examine(&self.network(), theta, pairs, objective);
            for (sum, part) in sums.iter_mut().zip(read(seen)) {
                *sum += f64::from(part);
            }
        }
        sums
    }

    /// Gradient of what `d_logits` says with respect to the weights, `[n_params]`.
    fn backward(
        &self,
        theta: &[f32],
        rows: &[usize],
        d_logits: impl FnOnce(&Network, Tensor<2>, &batches::Rows) -> Tensor<2>,
    ) -> Vec<f32> {
        let (network, pairs) = (self.network(), self.pairs(rows));
        let mut tape = Tape::recording();
        let theta = self.upload(theta); // [n_params]
        let logits = network.forward(&mut tape, &theta, &pairs, &mut Dropout::Off); // [batch · scored, n_logits]
        let d_logits = d_logits(&network, logits.value.clone(), &pairs); // [batch · scored, n_logits]
        read(network.backward(tape, &theta, &logits, d_logits))
    }
}

impl Specimen for LiveNetwork {
    fn trace(&self, theta: &[f32]) -> Trace {
        let theta = self.upload(theta); // [n_params]
        let scored = model::n_scored(&self.config);
        let all: Vec<usize> = (0..self.table.pairs.len()).collect();
        let mut trace = Trace::default();
        for piece in all.chunks(PIECE) {
            let mut tape = Tape::watching();
            let pairs = self.pairs(piece);
            let logits = self
                .network()
                .forward(&mut tape, &theta, &pairs, &mut Dropout::Off); // [batch · scored, n_logits]
            let Seen {
                hidden,
                neurons,
                attention,
            } = tape.seen();
            append(&mut trace.logits, Some(logits.value), scored);
            append(&mut trace.hidden, hidden, scored);
            append(&mut trace.neurons, neurons, scored);
            if let Some(pattern) = attention {
                let [batch, heads, _, keys] = pattern.dims();
                let answer = pattern.slice([0..batch, 0..heads, 0..1, 0..keys]); // [batch, heads, 1, keys]
                trace.n_heads = heads;
                append(
                    &mut trace.attention,
                    Some(answer.reshape([batch, heads * keys])),
                    1,
                );
            }
        }
        trace
    }

    fn scores(&self, theta: &[f32]) -> Scores {
        let theta = self.upload(theta); // [n_params]
        let mean = |split| {
            let rows = self.table.rows(split);
            self.sums(&theta, &rows).map(|sum| sum / rows.len() as f64)
        };
        let ([train_loss, train_accuracy], [test_loss, test_accuracy]) =
            (mean(Split::Train), mean(Split::Test));
        Scores {
            train_loss,
            train_accuracy,
            test_loss,
            test_accuracy,
        }
    }

    fn gradient(&self, theta: &[f32], rows: &[usize]) -> Vec<f32> {
        let mut sum = vec![0.0; theta.len()];
        for piece in rows.chunks(PIECE) {
            let part = self.backward(theta, piece, |network, logits, pairs| {
                let targets = network.targets(pairs); // [batch · scored]
                let share = rows.len() as f64 * targets.dims()[0] as f64 / pairs.len() as f64;
                Objective::of(&self.config).gradient(logits, targets) / share // [batch · scored, n_logits]
            });
            sum.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
        }
        sum
    }

    fn loss_gradient(&self, logits: &Rows, rows: &[usize]) -> Rows {
        let of = |(piece, rows): (&[f32], &[usize])| {
            let shape = [rows.len(), logits.width];
            let logits = upload(piece.to_vec(), &self.device).reshape(shape); // [rows, n_logits]
            let gradient = Objective::of(&self.config).gradient(logits, self.pairs(rows).labels); // [rows, n_logits]
            read(gradient.reshape([-1]))
        };
        let pieces = logits.values.chunks(PIECE * logits.width);
        Rows {
            width: logits.width,
            values: pieces.zip(rows.chunks(PIECE)).flat_map(of).collect(),
        }
    }

    fn logit_gradient(&self, theta: &[f32], row: usize) -> Vec<f32> {
        self.backward(theta, &[row], |_, logits, _| {
            let n = logits.dims()[1];
            let ones = logits.clone().slice([0..1, 0..n]).ones_like(); // [1, n_logits]
            logits.zeros_like().slice_assign([0..1, 0..n], ones) // [scored, n_logits]
        })
    }

    fn course(&self, steps: u32) -> Option<Vec<Vec<f32>>> {
        let mut trainer: Trainer = self.checkpoint.clone()?.restore(&self.table, &self.device);
        let weights = |trainer: &Trainer| read(trainer.weights().0.clone());
        let mut course = vec![weights(&trainer)];
        for _ in 0..steps {
            trainer.step();
            course.push(weights(&trainer));
        }
        Some(course)
    }

    fn update(&self, gradient: &[f32]) -> Option<Update> {
        let checkpoint = self.checkpoint.clone()?;
        let mut config = (*checkpoint.current).clone();
        let (step, weight_decay) = (checkpoint.step, config.optimizer.weight_decay);
        config.optimizer.weight_decay = 0.0;
        let trainer = checkpoint.restore(&self.table, &self.device);
        let (theta, memory) = trainer.weights();
        let context = optim::Context {
            config: &config,
            layout: &self.layout,
            step,
        };
        let after = optim::update(
            context,
            theta.clone(),
            self.upload(gradient),
            &mut memory.clone(),
        ); // [n_params]
        let rate = learning_rate(&config, step);
        Some(Update {
            change: read(after - theta.clone()),
            rate: (config.optimizer.method != Method::Muon).then_some(rate),
            weight_decay,
        })
    }
}

/// Adds the first of each pair's scored positions to the rows.
fn append(rows: &mut Rows, part: Option<Tensor<2>>, scored: usize) {
    let Some(part) = part else { return };
    let [n, width] = part.dims();
    let first = part
        .reshape([n / scored, scored, width])
        .slice([0..n / scored, 0..1, 0..width]); // [batch, 1, width]
    rows.width = width;
    rows.values
        .extend(read(first.reshape([n / scored * width])));
}

/// Reads a tensor back from the CPU, which has it at once.
fn read(tensor: Tensor<1>) -> Vec<f32> {
    let reading = pin!(tensor.into_data_async());
    match reading.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(data)) => data.iter::<f32>().collect(),
        Poll::Ready(Err(error)) => panic!("the CPU cannot be read: {error}"),
        Poll::Pending => panic!("lenses look at networks on the CPU only"),
    }
}
