//! A network that is what a test says it is: weights, hidden states, losses and courses from functions of one's own.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::sync::Arc;

use grokscope::{
    config::{RunConfig, Valid},
    lens::{
        self,
        drawing::{Drawing, Picture},
        info::View,
    },
    snapshot::{Rows, Scores, Shape, Snapshot, Specimen, Trace, Update},
    task::Table,
};
use serde_json::Value;

use super::common::valid_with;

/// A vector from weights.
pub type OfWeights = Box<dyn Fn(&[f32]) -> Vec<f32> + Send + Sync>;
/// A vector from weights and rows of the table.
pub type OfRows = Box<dyn Fn(&[f32], &[usize]) -> Vec<f32> + Send + Sync>;
/// A number from weights.
pub type Number = Box<dyn Fn(&[f32]) -> f64 + Send + Sync>;
/// A vector from weights and one row of the table.
pub type OfRow = Box<dyn Fn(&[f32], usize) -> Vec<f32> + Send + Sync>;

/// What a toy answers.
pub struct Toy {
    /// Hidden states, `[n_pairs · width]`.
    pub hidden: OfWeights,
    /// Loss of the training pairs.
    pub loss: Number,
    /// Its gradient.
    pub gradient: OfRows,
    /// Gradient of the summed logits of a row.
    pub logits: OfRow,
    /// The weights now and after each of the next steps.
    pub course: Option<Vec<Vec<f32>>>,
    n_pairs: usize,
}

impl Toy {
    /// A network without loss, gradient and course.
    pub fn new(hidden: OfWeights) -> Self {
        Self {
            hidden,
            loss: Box::new(|_| 0.0),
            gradient: Box::new(|theta, _| vec![0.0; theta.len()]),
            logits: Box::new(|theta, _| vec![0.0; theta.len()]),
            course: None,
            n_pairs: 0,
        }
    }

    /// The toy as a snapshot of the default preset's task, changed, with one attention matrix of `theta`.
    pub fn snapshot(self, changes: &[(&str, Value)], theta: Vec<f32>) -> Snapshot {
        let columns = theta.len();
        let config = valid_with("minute", changes);
        self.shaped(&config, "blocks.0.attn.W_Q", columns, theta)
    }

    /// The toy as a snapshot of a config, with one matrix of that name.
    pub fn shaped(
        mut self,
        config: &Valid<RunConfig>,
        name: &str,
        columns: usize,
        theta: Vec<f32>,
    ) -> Snapshot {
        let table = Arc::new(Table::new(config));
        self.n_pairs = table.pairs.len();
        let shape = Shape {
            name: name.to_owned(),
            rows: theta.len() / columns,
            columns,
        };
        let (config, shapes) = ((**config).clone(), Arc::new(vec![shape]));
        Snapshot::new(0, config, table, theta, shapes, Arc::new(self))
    }
}

impl Specimen for Toy {
    fn trace(&self, theta: &[f32]) -> Trace {
        let values = (self.hidden)(theta);
        Trace {
            hidden: Rows {
                width: values.len() / self.n_pairs,
                values,
            },
            ..Trace::default()
        }
    }
    fn scores(&self, theta: &[f32]) -> Scores {
        let loss = (self.loss)(theta);
        Scores {
            train_loss: loss,
            train_accuracy: 0.0,
            test_loss: loss,
            test_accuracy: 0.0,
        }
    }
    fn gradient(&self, theta: &[f32], rows: &[usize]) -> Vec<f32> {
        (self.gradient)(theta, rows)
    }
    fn logit_gradient(&self, theta: &[f32], row: usize) -> Vec<f32> {
        (self.logits)(theta, row)
    }
    fn loss_gradient(&self, logits: &Rows, _: &[usize]) -> Rows {
        Rows {
            width: logits.width,
            values: vec![0.0; logits.values.len()],
        }
    }
    fn course(&self, steps: u32) -> Option<Vec<Vec<f32>>> {
        let course = self.course.as_ref()?;
        Some(course[..=steps as usize].to_vec())
    }
    fn update(&self, _: &[f32]) -> Option<Update> {
        None
    }
}

/// What a lens shows, or why it shows nothing.
pub fn look(id: &str, snapshot: &Snapshot, asked: Value) -> Result<Drawing, String> {
    let lens = lens::find(id).expect("a lens");
    (lens.look)(snapshot, &View::of(&lens.info, &asked).expect("options"))
}

/// A measure of a drawing.
#[track_caller]
pub fn measure(drawing: &Drawing, id: &str) -> f64 {
    let found = drawing.measures.iter().find(|measure| measure.id == id);
    found.unwrap_or_else(|| panic!("no measure {id}")).value
}

/// The bars of the picture whose title begins so.
#[track_caller]
pub fn bars(drawing: &Drawing, begins: &str) -> Vec<f32> {
    let of = |picture: &Picture| match picture {
        Picture::Bars { title, series, .. } if title.starts_with(begins) => {
            Some(series[0].values.clone())
        }
        _ => None,
    };
    let found = drawing.pictures.iter().find_map(of);
    found.unwrap_or_else(|| panic!("no bars {begins}"))
}

/// Asserts that two numbers differ by at most a share of the second.
#[track_caller]
pub fn close(value: f64, expected: f64, share: f64) {
    assert!(
        (value - expected).abs() <= share * expected.abs(),
        "{value}, not {expected}"
    );
}
