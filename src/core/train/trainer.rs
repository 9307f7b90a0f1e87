//! A run on a device: the weights, the optimiser's memory, and one step of training.

use burn::tensor::{Device, Int, Tensor};

use super::{
    batches::{Batches, Rows},
    evaluate::evaluate,
    loss::cross_entropy_gradient,
};
use crate::{
    config::{RunConfig, Valid},
    error::Error,
    model::{
        layout::{Layout, flatten, upload},
        transformer::Transformer,
    },
    optim::adamw::{self, AdamState},
    task::{Split, Table},
};

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

    /// One update.
    pub fn step(&mut self) {
        let batch = self.batches.at(self.step);
        let grad = self.gradient(batch); // [n_params]
        let (theta, state) = adamw::update(
            &self.config.optimizer,
            self.step,
            self.theta.clone(),
            grad,
            self.state.clone(),
        );
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

    /// Gradient of the mean loss of a batch, `[n_params]`.
    #[must_use]
    pub fn gradient(&self, batch: Rows) -> Tensor<1> {
        let model = self.model();
        let seen = model.forward(batch.a, batch.b);
        let d_logits = cross_entropy_gradient(seen.logits.clone(), batch.labels); // [batch, d_vocab]
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
        let model = self.model();
        let [train, test] = self.parts.each_ref().map(|part| evaluate(&model, part));
        TableEvaluation {
            step: self.step,
            scalars: Tensor::cat(vec![train.scalars, test.scalars], 0), // [4]
            predictions: Tensor::cat(vec![train.predictions, test.predictions], 0), // [n_pairs]
        }
    }
}
