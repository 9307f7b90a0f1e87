//! A network at one step, as plain numbers: all that a lens gets to see.

use std::{cell::OnceCell, sync::Arc};

use crate::{config::RunConfig, task::Table};

/// A network at one step, and the table that it learns.
pub struct Snapshot {
    /// Updates done.
    pub step: u32,
    /// The config of its run.
    pub config: RunConfig,
    /// The task's pairs.
    pub table: Arc<Table>,
    /// The weights, `[n_params]`.
    pub theta: Vec<f32>,
    shapes: Arc<Vec<Shape>>,
    specimen: Arc<dyn Specimen>,
    trace: OnceCell<Trace>,
    held: Vec<usize>,
}

/// Name and size of one tensor of weights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// As in TransformerLens, such as `blocks.0.attn.W_Q`.
    pub name: String,
    /// Number of rows; 1 for a vector.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
}

/// One tensor of weights.
#[derive(Clone, Copy, Debug)]
pub struct Matrix<'a> {
    /// Its name.
    pub name: &'a str,
    /// Number of rows; 1 for a vector.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
    /// Row after row, `[rows · columns]`.
    pub values: &'a [f32],
}

impl<'a> Matrix<'a> {
    /// One row, `[columns]`.
    #[must_use]
    pub fn row(&self, row: usize) -> &'a [f32] {
        &self.values[row * self.columns..][..self.columns]
    }
}

/// A number of equally long rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Length of a row.
    pub width: usize,
    /// Row after row, `[n · width]`.
    pub values: Vec<f32>,
}

impl Rows {
    /// One row, `[width]`.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.width..][..self.width]
    }
}

/// What a network thinks of every pair of the table, in the table's order, where its answer is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// `[n_pairs, n_logits]`; the symbols come first.
    pub logits: Rows,
    /// What the unembedding reads, `[n_pairs, d_model]`.
    pub hidden: Rows,
    /// The last layer's neurons after their activation, `[n_pairs, d_mlp]`.
    pub neurons: Rows,
    /// Whom the last layer's heads attend to, `[n_pairs, n_heads · n_ctx]`, head after head; width 0 without attention.
    pub attention: Rows,
    /// Number of heads; 0 without attention.
    pub n_heads: usize,
}

/// Loss, in [`Snapshot::loss_unit`], and accuracy (0–1) on either part of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// Mean loss on the training pairs.
    pub train_loss: f64,
    /// Share of the training pairs answered right.
    pub train_accuracy: f64,
    /// Mean loss on the held-out pairs.
    pub test_loss: f64,
    /// Share of the held-out pairs answered right.
    pub test_accuracy: f64,
}

/// An update as an optimiser would do it, without weight decay.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// How the weights change, `[n_params]`.
    pub change: Vec<f32>,
    /// The learning rate; `None` if it is not one for all weights.
    pub rate: Option<f64>,
    /// The weight decay that was left out.
    pub weight_decay: f64,
}

/// The network itself, for lenses that must ask it something: plain numbers in, plain numbers out, and the same answer
/// every time.
pub trait Specimen {
    /// What the network thinks of every pair with weights `theta`, `[n_params]`.
    fn trace(&self, theta: &[f32]) -> Trace;

    /// How well it does with weights `theta`, `[n_params]`.
    fn scores(&self, theta: &[f32]) -> Scores;

    /// Gradient of the mean loss of some rows of the table, `[n_params]`, without dropout or noise.
    fn gradient(&self, theta: &[f32], rows: &[usize]) -> Vec<f32>;

    /// Gradient of the losses of some rows of the table with respect to their logits, in the loss and the precision that the
    /// run trains with.
    ///
    /// # Shapes
    /// - `logits`, output: `[rows, n_logits]`
    fn loss_gradient(&self, logits: &Rows, rows: &[usize]) -> Rows;

    /// Gradient of the sum of all logits of one row of the table where its answer is read, `[n_params]`.
    fn logit_gradient(&self, theta: &[f32], row: usize) -> Vec<f32>;

    /// The weights now and after each of the next steps of training, each `[n_params]`; `None` if the optimiser's memory
    /// is not known.
    fn course(&self, steps: u32) -> Option<Vec<Vec<f32>>>;

    /// What the next update would be with this gradient, `[n_params]`, and no weight decay; `None` if the optimiser's memory
    /// is not known. Noise on gradients and updates is the next step's own.
    fn update(&self, gradient: &[f32]) -> Option<Update>;
}

impl Snapshot {
    /// A network at one step.
    ///
    /// # Panics
    /// If the weights are not as many as the shapes say.
    #[must_use]
    pub fn new(
        step: u32,
        config: RunConfig,
        table: Arc<Table>,
        theta: Vec<f32>,
        shapes: Arc<Vec<Shape>>,
        specimen: Arc<dyn Specimen>,
    ) -> Self {
        let n: usize = shapes.iter().map(|shape| shape.rows * shape.columns).sum();
        assert_eq!(theta.len(), n, "weights and shapes belong together");
        Self {
            step,
            config,
            table,
            theta,
            shapes,
            specimen,
            trace: OnceCell::new(),
            held: Vec::new(),
        }
    }

    /// The same, for a run in which these frequencies were its online keys just before.
    #[must_use]
    pub fn holding(mut self, keys: Vec<usize>) -> Self {
        self.held = keys;
        self
    }

    /// The frequencies that were online keys just before, if anybody has followed the run.
    #[must_use]
    pub fn held(&self) -> &[usize] {
        &self.held
    }

    /// What the run's own loss is measured in.
    #[must_use]
    pub fn loss_unit(&self) -> &'static str {
        match self.config.loss.id() {
            "mse" => "squared logits",
            _ => "nats",
        }
    }

    /// The tensors of weights, in storage order.
    pub fn matrices(&self) -> impl Iterator<Item = Matrix<'_>> {
        let mut rest = self.theta.as_slice();
        self.shapes.iter().map(move |shape| {
            let (values, after) = rest.split_at(shape.rows * shape.columns);
            rest = after;
            Matrix {
                name: &shape.name,
                rows: shape.rows,
                columns: shape.columns,
                values,
            }
        })
    }

    /// The tensor of that name, if this network has it.
    #[must_use]
    pub fn matrix(&self, name: &str) -> Option<Matrix<'_>> {
        self.matrices().find(|matrix| matrix.name == name)
    }

    /// Where a tensor begins in the weights, if this network has it.
    #[must_use]
    pub fn offset(&self, name: &str) -> Option<usize> {
        let at = self.shapes.iter().position(|shape| shape.name == name)?;
        let before = self.shapes[..at].iter();
        Some(before.map(|shape| shape.rows * shape.columns).sum())
    }

    /// What the network thinks of every pair: asked once, however many lenses look.
    #[must_use]
    pub fn trace(&self) -> &Trace {
        self.trace.get_or_init(|| self.specimen.trace(&self.theta))
    }

    /// The network itself.
    #[must_use]
    pub fn specimen(&self) -> &dyn Specimen {
        &*self.specimen
    }

    /// Number of symbols.
    #[must_use]
    pub fn n_symbols(&self) -> usize {
        self.table.p as usize
    }
}
