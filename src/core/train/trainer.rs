//! A run on a device: the weights, the optimiser's memory, and one step of training.

mod examination;

pub use examination::TableEvaluation;

use burn::tensor::{Device, Tensor};

use super::{
    batches::{Batches, Rows},
    loss::Objective,
};
use crate::{
    config::{RunConfig, Valid},
    error::Error,
    kernels::{self, Family, Shards, shards},
    model::{
        self, Network,
        dropout::Dropout,
        layout::{Layout, upload},
        tape::Tape,
    },
    optim::{
        self, adam, filter,
        memory::{M, Memory, V},
        noise,
    },
    rng::{Chance, Rng, Stream},
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
    memory: Memory,
    batches: Batches,
    parts: [Rows; 2],
    /// Whether fused kernels do the work; otherwise burn's own operations do.
    fused: bool,
}

impl Trainer {
    /// A run before its first step.
    #[must_use]
    pub fn new(config: Valid<RunConfig>, table: &Table, device: &Device) -> Self {
        let theta = upload(model::initial(&config), device); // [n_params]
        let memory = Memory::new(&config, &theta);
        Self::resume(config, table, device, 0, theta, memory)
    }

    /// A run after `step` updates.
    #[must_use]
    pub fn resume(
        config: Valid<RunConfig>,
        table: &Table,
        device: &Device,
        step: u32,
        theta: Tensor<1>,
        memory: Memory,
    ) -> Self {
        let train_rows = table.rows(Split::Train);
        let part = |split| Rows::new(table, &table.rows(split), device);
        Self {
            fused: kernels::available(&theta),
            layout: model::layout(&config),
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
            memory,
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

    /// The weights, `[n_params]`, and what the optimiser remembers.
    #[must_use]
    pub fn weights(&self) -> (&Tensor<1>, &Memory) {
        (&self.theta, &self.memory)
    }

    /// Where each tensor lies in the weights.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Uses burn's own operations from now on, one kernel each: slower, and what the fused ones are compared with.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.fused = false;
        self
    }

    /// Goes on with another config, which may differ in live settings alone (`FieldInfo::live`).
    pub fn change(&mut self, config: Valid<RunConfig>) {
        self.config = config;
    }

    /// One update.
    pub fn step(&mut self) {
        let batch = self.batches.at(self.step);
        let total = batch.len();
        let grad = self.gradient(&batch, total, Shards::all(self.shards())); // [n_params]
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

    /// What shards `from..to` give to the next step's gradient, `[n_params]`, as numbers to be sent to others.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn read_shards(&mut self, from: usize, to: usize) -> Result<Vec<f32>, Error> {
        let of = self.shards();
        let batch = self.batches.at(self.step);
        let grad = self.gradient(&batch, batch.len(), Shards { from, to, of }); // [n_params]
        let read = grad.into_data_async().await;
        let numbers = read.map_err(|e| e.to_string());
        let numbers =
            numbers.and_then(|data| data.try_into_vec::<f32>().map_err(|e| e.to_string()));
        numbers.map_err(Error::Device)
    }

    /// Finishes the next step, given what all its shards give, each sum `[n_params]` in the place of its first shard.
    pub fn apply_shards(&mut self, sums: Vec<Option<Vec<f32>>>) {
        let device = self.theta.device();
        let mut sums: Vec<_> = sums
            .into_iter()
            .map(|sum| sum.map(|sum| upload(sum, &device)))
            .collect();
        let grad = Shards::all(sums.len()).sum_of_sums(&mut sums, &|sum, next| sum + next);
        if let Some(grad) = grad {
            self.apply(grad);
        }
    }

    /// Finishes the next step, given its gradient `[n_params]`.
    pub fn apply(&mut self, grad: Tensor<1>) {
        // Moved out, not cloned: a tensor that nobody else holds is updated in place.
        let theta = std::mem::replace(&mut self.theta, grad.clone()); // [n_params]
        let mut memory = std::mem::take(&mut self.memory);
        let context = self.context();
        self.theta = if self.fused && adam::is_fusable(&self.config) {
            let grad = filter::filtered(context, &theta, grad, &mut memory); // [n_params]
            adam::update_fused(context, theta, grad, &mut memory)
        } else {
            optim::update(context, theta, grad, &mut memory)
        };
        self.memory = memory;
        self.step += 1;
    }

    /// Compiles on a GPU what a step will need, by a step of a single pair whose result nobody takes: for who has asked the
    /// GPU for something else, and waits.
    pub fn warm_up(&self) {
        let on_gpu = kernels::family(&self.theta.device()) == Family::Gpu;
        if !on_gpu || !self.fused || !kernels::suit(&self.config) || !adam::is_fusable(&self.config)
        {
            return;
        }
        let device = self.theta.device();
        let token = || Tensor::from_data([0], &device); // [1]
        let pair = Rows {
            a: token(),
            b: token(),
            labels: token(),
        };
        let grad = self.gradient(&pair, 1, Shards::all(1)); // [n_params]
        let zeros = || upload(vec![0.0; self.n_params()], &device); // [n_params]
        let mut memory = Memory::from_parts([M, V].map(|name| (name.to_owned(), zeros())).into());
        let _ = adam::update_fused(self.context(), zeros(), grad, &mut memory);
    }

    /// What the next update depends on besides the numbers.
    fn context(&self) -> optim::Context<'_> {
        optim::Context {
            config: &self.config,
            layout: &self.layout,
            step: self.step,
        }
    }

    /// Gradient of the summed loss of some shards of a batch divided by `total`, `[n_params]`; see [`kernels::gradient`].
    #[must_use]
    pub fn gradient(&self, rows: &Rows, total: usize, shards: Shards) -> Tensor<1> {
        let theta = self.noisy_weights(); // [n_params]
        if self.fused && kernels::suit(&self.config) {
            let sizes = kernels::sizes(&self.config);
            return kernels::gradient(theta, rows.clone().columns(), sizes, total, shards);
        }
        let mut shard = |i: usize| {
            let (start, end) = shards.bounds(rows.len(), i);
            let rows = if shards.of == 1 {
                rows.clone()
            } else {
                rows.slice(start, end)
            };
            self.plain_gradient(&theta, &rows, total, start)
        };
        shards.sum(&mut shard, &|sum, next| sum + next)
    }

    /// Gradient of the summed loss of some pairs divided by `total`. The first is number `from` of its batch: dropout depends on
    /// it.
    fn plain_gradient(
        &self,
        theta: &Tensor<1>,
        rows: &Rows,
        total: usize,
        from: usize,
    ) -> Tensor<1> {
        let network = self.network();
        let mut tape = Tape::recording();
        let logits = network.forward(&mut tape, theta, rows, &mut self.dropout(from)); // [batch · scored, n_logits]
        let targets = network.targets(rows); // [batch · scored]
        let share = rows.len() as f64 / targets.dims()[0] as f64 / total as f64;
        let objective = Objective::of(&self.config);
        let d_logits =
            objective.share_of_gradient(logits.value.clone(), targets, share, tape.is_fused()); // [batch · scored, n_logits]
        network.backward(tape, theta, &logits, d_logits)
    }

    /// The weights that a gradient is computed with, `[n_params]`.
    fn noisy_weights(&self) -> Tensor<1> {
        let deviation = self.config.optimizer.weight_noise;
        noise::add(
            self.context(),
            Chance::WeightNoise,
            self.theta.clone(),
            deviation,
        )
    }

    fn dropout(&self, from: usize) -> Dropout {
        if self.config.model.dropout == 0.0 {
            return Dropout::Off;
        }
        let what = Chance::Dropout { from: from as u32 };
        let step = self.step;
        Dropout::On {
            rate: self.config.model.dropout,
            rng: Rng::new(self.config.seeds.batch_seed, Stream::Step { what, step }),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> Network<'_> {
        let network = Network::new(&self.config, &self.layout);
        match self.fused {
            true => network.fused(&self.theta),
            false => network,
        }
    }
}
