//! A run on a device: the weights, the optimiser's memory, and one step of training.

use burn::tensor::{Device, Int, Tensor, TensorData};

use super::{
    batches::{Batches, Rows},
    evaluate::{self, Piece},
    loss::cross_entropy_gradient,
};
use crate::{
    config::{RunConfig, Valid},
    error::Error,
    kernels::{self, Family, Sizes, shards},
    model::{
        layout::{Layout, flatten, upload},
        transformer::Transformer,
    },
    optim::adamw::{self, AdamState},
    task::{Split, Table},
};

/// Pairs examined in one go: on the CPU few enough to be shared among workers, elsewhere to fit into memory.
const PIECE_CPU: usize = 2048;
const PIECE_PLAIN: usize = 4096;

/// Everything a run is, on a device: (config, step, weights, optimiser state). Random numbers need no state: they are
/// functions of the seeds and the step.
pub struct Trainer {
    config: Valid<RunConfig>,
    layout: Layout,
    step: u32,
    theta: Tensor<1>,
    state: AdamState,
    batches: Batches,
    parts: [Rows; 2],
    /// Whether fused kernels do the work; otherwise burn's own operations do.
    fused: bool,
}

/// One evaluation of the whole table, still on the device.
#[derive(Clone)]
pub struct TableEvaluation {
    /// Updates done.
    pub step: u32,
    /// Train loss, train accuracy, test loss, test accuracy: `[4]`.
    pub scalars: Tensor<1>,
    /// Answers for the training rows and then the test rows, `[n_pairs]`.
    pub predictions: Tensor<1, Int>,
}

impl Trainer {
    /// A run before its first step.
    #[must_use]
    pub fn new(config: Valid<RunConfig>, table: &Table, device: &Device) -> Self {
        let layout = Transformer::layout(&config);
        let theta = upload(layout.init(config.seeds.init_seed), device); // [n_params]
        let state = AdamState::zeros(&theta);
        Self::resume(config, table, device, 0, theta, state)
    }

    /// A run after `step` updates.
    #[must_use]
    pub fn resume(
        config: Valid<RunConfig>,
        table: &Table,
        device: &Device,
        step: u32,
        theta: Tensor<1>,
        state: AdamState,
    ) -> Self {
        let train_rows = table.rows(Split::Train);
        let part = |split| Rows::new(table, &table.rows(split), device);
        Self {
            fused: kernels::available(&theta),
            layout: Transformer::layout(&config),
            parts: [part(Split::Train), part(Split::Test)],
            batches: Batches::new(
                table.clone(),
                train_rows,
                &config.train,
                config.seeds.batch_seed,
                device,
            ),
            config,
            step,
            theta,
            state,
        }
    }

    /// Updates done.
    #[must_use]
    pub fn step_count(&self) -> u32 {
        self.step
    }

    /// Number of parameters.
    #[must_use]
    pub fn n_params(&self) -> usize {
        self.layout.n_params()
    }

    /// The weights and what the optimiser remembers, each `[n_params]`.
    #[must_use]
    pub fn weights(&self) -> (&Tensor<1>, &AdamState) {
        (&self.theta, &self.state)
    }

    /// Uses burn's own operations from now on, one kernel each: slower, and what the fused ones are compared with.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.fused = false;
        self
    }

    /// One update.
    pub fn step(&mut self) {
        let batch = self.batches.at(self.step);
        let total = batch.len();
        let grad = self.gradient(batch, total, self.shards()); // [n_params]
        self.apply(grad);
    }

    /// Into how many shards the next step's gradient is divided: more than one only on the CPU, where several workers can
    /// share them. Their number follows from the config alone, so the bits do not depend on who computes them.
    #[must_use]
    pub fn shards(&self) -> usize {
        match kernels::family(&self.theta.device()) {
            Family::Cpu => shards::count(self.batches.rows_at(self.step)),
            _ => 1,
        }
    }

    /// One shard's share of the next step's gradient: all of them, added up in order, are the gradient.
    ///
    /// # Shapes
    /// - output: `[n_params]`
    pub fn shard_gradient(&mut self, shard: usize) -> Tensor<1> {
        let batch = self.batches.at(self.step);
        let total = batch.len();
        let (start, end) = shards::bounds(total, self.shards(), shard);
        self.gradient(batch.slice(start, end), total, 1)
    }

    /// [`Self::shard_gradient`] as numbers, to be sent to others.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn read_shard(&mut self, shard: usize) -> Result<Vec<f32>, Error> {
        let read = self.shard_gradient(shard).into_data_async().await;
        let data = read.map_err(|e| Error::Device(e.to_string()))?;
        Ok(data.iter::<f32>().collect())
    }

    /// Finishes the next step, given all shards of its gradient in order, each `[n_params]`.
    pub fn apply_shards(&mut self, shards: Vec<Vec<f32>>) {
        let device = self.theta.device();
        let grad = shards
            .into_iter()
            .map(|shard| upload(shard, &device))
            .reduce(|sum, next| sum + next);
        if let Some(grad) = grad {
            self.apply(grad);
        }
    }

    /// Finishes the next step, given its gradient `[n_params]`.
    pub fn apply(&mut self, grad: Tensor<1>) {
        let update = if self.fused {
            adamw::update_fused
        } else {
            adamw::update
        };
        // Moved out, not cloned: a tensor that nobody else holds is updated in place.
        let theta = std::mem::replace(&mut self.theta, grad.clone());
        let state = std::mem::replace(&mut self.state, AdamState::placeholder(&grad));
        let (theta, state) = update(&self.config.optimizer, self.step, theta, grad, state);
        self.theta = theta;
        self.state = state;
        self.step += 1;
    }

    /// Waits until the device has done every step so far, by reading one number.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn settle(&self) -> Result<(), Error> {
        let first = self.theta.clone().slice(0..1); // [1]
        let read = first.into_data_async().await;
        read.map(|_| ()).map_err(|e| Error::Device(e.to_string()))
    }

    /// Gradient of the summed loss of some pairs divided by `total`, `[n_params]`; see [`kernels::gradient`].
    #[must_use]
    pub fn gradient(&self, rows: Rows, total: usize, shards: usize) -> Tensor<1> {
        if self.fused {
            let (theta, sizes) = (self.theta.clone(), Sizes::of(&self.config));
            return kernels::gradient(theta, rows.columns(), sizes, total, shards);
        }
        let model = self.model();
        let share = rows.len() as f64 / total as f64;
        let seen = model.forward(rows.a, rows.b);
        let d_logits = cross_entropy_gradient(seen.logits.clone(), rows.labels) * share; // [batch, d_vocab]
        flatten(model.backward(seen, d_logits))
    }

    /// The network with its present weights.
    #[must_use]
    pub fn model(&self) -> Transformer {
        Transformer::new(self.layout.split(&self.theta), &self.config)
    }

    /// Examines the whole table with the present weights.
    #[must_use]
    pub fn evaluate(&self) -> TableEvaluation {
        let pieces = self.pieces();
        let seen = pieces.iter().map(|&piece| self.examine(piece)).collect();
        self.assemble(seen)
    }

    /// Into how many pieces an examination is divided, for drivers that share them.
    #[must_use]
    pub fn n_pieces(&self) -> usize {
        self.pieces().len()
    }

    /// One piece of an examination as numbers, to be sent to others: summed loss, number of right answers, and the answers.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn read_piece(&self, piece: usize) -> Result<Vec<f32>, Error> {
        let unread = |e: burn::tensor::ExecutionError| Error::Device(e.to_string());
        let (sums, predictions) = self.examine(self.pieces()[piece]);
        let sums = sums.into_data_async().await.map_err(unread)?;
        let predictions = predictions.into_data_async().await.map_err(unread)?;
        let tokens = predictions.iter::<i64>().map(|token| token as f32);
        Ok(sums.iter::<f32>().chain(tokens).collect())
    }

    /// The examination that these pieces make up, all of them in order.
    #[must_use]
    pub fn evaluation_of(&self, pieces: Vec<Vec<f32>>) -> TableEvaluation {
        let device = self.theta.device();
        let upload_piece = |numbers: Vec<f32>| {
            let (sums, answers) = numbers.split_at(2);
            let tokens: Vec<i32> = answers.iter().map(|&token| token as i32).collect();
            let tokens = TensorData::new(tokens, [answers.len()]);
            (
                upload(sums.to_vec(), &device),     // [2]
                Tensor::from_data(tokens, &device), // [n]
            )
        };
        self.assemble(pieces.into_iter().map(upload_piece).collect())
    }

    /// Part, first pair, and the one after the last, of every piece of an examination.
    fn pieces(&self) -> Vec<(usize, usize, usize)> {
        let most = match kernels::family(&self.theta.device()) {
            Family::Cpu => PIECE_CPU,
            // A GPU's fused kernel bounds its memory by itself.
            Family::Gpu if self.fused => usize::MAX,
            _ => PIECE_PLAIN,
        };
        let of_part = |part: usize| {
            evaluate::pieces(self.parts[part].len(), most)
                .map(move |(start, end)| (part, start, end))
        };
        (0..self.parts.len()).flat_map(of_part).collect()
    }

    fn examine(&self, (part, start, end): (usize, usize, usize)) -> Piece {
        let rows = match &self.parts[part] {
            whole if (start, end) == (0, whole.len()) => whole.clone(),
            whole => whole.slice(start, end),
        };
        if self.fused {
            return kernels::examine(self.theta.clone(), rows.columns(), Sizes::of(&self.config));
        }
        evaluate::examine(&self.model(), rows)
    }

    fn assemble(&self, mut train: Vec<Piece>) -> TableEvaluation {
        let in_train = self.pieces().iter().filter(|piece| piece.0 == 0).count();
        let test = train.split_off(in_train);
        let [train, test] = [(train, &self.parts[0]), (test, &self.parts[1])]
            .map(|(pieces, part)| evaluate::total(pieces, part.len()));
        TableEvaluation {
            step: self.step,
            scalars: Tensor::cat(vec![train.scalars, test.scalars], 0), // [4]
            predictions: Tensor::cat(vec![train.predictions, test.predictions], 0), // [n_pairs]
        }
    }
}
