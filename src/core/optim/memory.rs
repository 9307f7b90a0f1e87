//! What an update rule remembers between steps: vectors as long as the weights, each with a name.

use burn::tensor::{Tensor, TensorData};

use super::choices::{Decay, Filter, Method};
use crate::config::RunConfig;

/// Named vectors, each `[n_params]`, in a fixed order.
#[derive(Clone, Default)]
pub struct Memory(Vec<(String, Tensor<1>)>);

impl Memory {
    /// What the rule of a config remembers before its first step: zeros, and the initial weights if it needs them.
    #[must_use]
    pub fn new(config: &RunConfig, theta: &Tensor<1>) -> Self {
        // Uploaded: on a GPU a kernel that fills them would be compiled for that alone.
        let zeros = || {
            let zeros = TensorData::zeros::<f32, _>(theta.dims());
            Tensor::from_data(zeros, (&theta.device(), theta.dtype())) // [n_params]
        };
        let start = |name: String| match name.as_str() {
            INIT => (name, theta.clone()),
            _ => (name, zeros()),
        };
        Self(names(config).into_iter().map(start).collect())
    }

    /// What a rule remembered, from a checkpoint.
    #[must_use]
    pub fn from_parts(parts: Vec<(String, Tensor<1>)>) -> Self {
        Self(parts)
    }

    /// Names and vectors.
    #[must_use]
    pub fn parts(&self) -> &[(String, Tensor<1>)] {
        &self.0
    }

    /// A vector as it is.
    ///
    /// # Panics
    /// If the rule has nothing of that name.
    pub fn get(&mut self, name: &str) -> Tensor<1> {
        self.place(name).clone()
    }

    /// Moves a vector out, so that it can be changed in place; it must be put back.
    ///
    /// # Panics
    /// If the rule has nothing of that name.
    pub fn take(&mut self, name: &str) -> Tensor<1> {
        let place = self.place(name);
        let device = place.device();
        std::mem::replace(place, Tensor::empty([0], (&device, place.dtype())))
    }

    /// Puts a vector where its predecessor was.
    ///
    /// # Panics
    /// If the rule has nothing of that name.
    pub fn put(&mut self, name: &str, value: Tensor<1>) {
        *self.place(name) = value;
    }

    /// Changes a running mean to β·mean + (1 − β)·x, and gives it.
    pub fn mean(&mut self, name: &str, beta: f64, x: Tensor<1>) -> Tensor<1> {
        let mean = self.take(name) * beta + x * (1.0 - beta); // [n_params]
        self.put(name, mean.clone());
        mean
    }

    fn place(&mut self, name: &str) -> &mut Tensor<1> {
        let slot = self.0.iter_mut().find(|(of, _)| of == name);
        &mut slot.expect("the names are those of the config's rule").1
    }
}

/// Running mean of gradients.
pub const M: &str = "adam.m";
/// Running mean of squared gradients.
pub const V: &str = "adam.v";
/// Running mean of squared deviations of gradients from their mean.
pub const S: &str = "adam.s";
/// Running sum of gradients.
pub const MOMENTUM: &str = "momentum";
/// Grokfast's running mean.
pub const SLOW: &str = "filter.mean";
/// Grokfast's sum over its window.
pub const SUM: &str = "filter.sum";

/// The initial weights.
pub const INIT: &str = "decay.init";

/// Grokfast's window: the gradients of the latest steps.
#[must_use]
pub fn window(place: u32) -> String {
    format!("filter.window.{place}")
}

/// Names of what a config's rule remembers.
#[must_use]
pub fn names(config: &RunConfig) -> Vec<String> {
    let optimizer = &config.optimizer;
    let rule: &[&str] = match optimizer.method {
        Method::AdamW | Method::Adam => &[M, V],
        Method::SnrAdam => &[M, V, S],
        Method::Sgd => &[MOMENTUM],
        Method::Lion => &[M],
        Method::Muon => &[M, V, MOMENTUM],
    };
    let mut names: Vec<String> = rule.iter().map(|&name| name.to_owned()).collect();
    if optimizer.decay == Decay::ToInit {
        names.push(INIT.to_owned());
    }
    match optimizer.filter {
        Filter::GrokfastEma => names.push(SLOW.to_owned()),
        Filter::GrokfastMa => {
            names.push(SUM.to_owned());
            names.extend((0..optimizer.filter_window).map(window));
        }
        Filter::None | Filter::Perpendicular => {}
    }
    names
}
