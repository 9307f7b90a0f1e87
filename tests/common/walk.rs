//! A rule at work on a few numbers, in 64 bits.
#![allow(dead_code, reason = "each test binary uses a part")]

use burn::tensor::Tensor;
use grokscope::{
    config::{RunConfig, Valid},
    model::layout::{Layout, ParamSpec, Role, Start},
    optim::{self, memory::Memory},
};
use serde_json::Value;

use super::common::{assert_close, set, valid_with, values, vector};

pub fn matrix<const R: usize, const C: usize>(rows: [[f64; C]; R]) -> Tensor<2> {
    vector(rows.as_flattened()).reshape([R, C])
}

#[track_caller]
pub fn assert_all_close(actual: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(actual.len(), expected.len());
    for (actual, expected) in actual.iter().zip(expected) {
        assert_close(*actual, *expected, tolerance);
    }
}

/// A config without warm-up.
pub fn config(changes: &[(&'static str, Value)]) -> Valid<RunConfig> {
    valid_with(
        "tiny",
        &[&[set("optimizer.warmup_steps", 0)], changes].concat(),
    )
}

/// One tensor of this shape.
pub fn layout(shape: [usize; 2], role: Role) -> Layout {
    let name = "W".to_owned();
    Layout(vec![ParamSpec {
        name,
        shape,
        start: Start::Zeros,
        role,
    }])
}

/// A rule at work on a vector of a few numbers.
pub struct Walk {
    pub config: Valid<RunConfig>,
    pub layout: Layout,
    pub theta: Tensor<1>,
    pub memory: Memory,
    pub step: u32,
}

impl Walk {
    pub fn new(changes: &[(&'static str, Value)], theta: &[f64]) -> Self {
        let (config, theta) = (config(changes), vector(theta));
        Self {
            memory: Memory::new(&config, &theta),
            layout: layout([1, theta.dims()[0]], Role::Bias),
            config,
            theta,
            step: 0,
        }
    }

    pub fn step(&mut self, grad: &[f64]) -> Vec<f64> {
        let context = optim::Context {
            config: &self.config,
            layout: &self.layout,
            step: self.step,
        };
        self.theta = optim::update(context, self.theta.clone(), vector(grad), &mut self.memory);
        self.step += 1;
        values(&self.theta)
    }
}
