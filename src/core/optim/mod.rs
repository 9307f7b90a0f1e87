//! The rules that change the weights. Each works on the flat vector of all parameters and is a pure function of
//! (parameters, gradient, memory, step), so it can be tested with a two-element vector.

pub mod adam;
pub mod choices;
pub mod filter;
pub mod lion;
pub mod memory;
pub mod muon;
pub mod noise;
pub mod schedule;
pub mod sgd;

pub use choices::OPTIMIZERS;

use burn::tensor::Tensor;

use crate::{config::RunConfig, model::layout::Layout, rng::Chance};
use choices::{Decay, Method};
use memory::Memory;

/// What an update depends on besides the numbers.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The run's config.
    pub config: &'a RunConfig,
    /// Where each tensor lies.
    pub layout: &'a Layout,
    /// Number of the update, counted from 0.
    pub step: u32,
}

/// One update: what is done to the gradient, weight decay, the rule.
///
/// # Shapes
/// - `theta`, `grad`, output: `[n_params]`
#[must_use]
pub fn update(
    context: Context,
    theta: Tensor<1>,
    grad: Tensor<1>,
    memory: &mut Memory,
) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    let lr = schedule::learning_rate(context.config, context.step);
    let grad = filter::filtered(context, &theta, grad, memory); // [n_params]
    let grad = match couples(context.config) {
        true => grad + theta.clone() * optimizer.weight_decay,
        false => grad,
    }; // [n_params]
    let rates = Rates::of(context, lr, &theta);
    // Decay first, from the weights before the step.
    let theta = decayed(context, theta, &rates, memory); // [n_params]
    let direction = match optimizer.method {
        Method::AdamW | Method::Adam => adam::direction(context, grad, memory),
        Method::SnrAdam => adam::masked_direction(context, grad, memory),
        Method::Sgd => sgd::direction(context, grad, memory),
        Method::Lion => lion::direction(context, grad, memory),
        Method::Muon => muon::direction(context, grad, memory),
    }; // [n_params]
    let direction = noise::add(
        context,
        Chance::UpdateNoise,
        direction,
        optimizer.update_noise,
    );
    theta - rates.times(direction)
}

/// Whether weight decay passes through the gradient.
fn couples(config: &RunConfig) -> bool {
    let optimizer = &config.optimizer;
    optimizer.weight_decay > 0.0
        && (optimizer.method == Method::Adam || optimizer.decay == Decay::Coupled)
}

/// θ after decoupled weight decay.
fn decayed(context: Context, theta: Tensor<1>, rates: &Rates, memory: &mut Memory) -> Tensor<1> {
    let optimizer = &context.config.optimizer;
    if optimizer.weight_decay == 0.0 || couples(context.config) {
        return theta;
    }
    let towards = match optimizer.decay {
        Decay::ToInit => theta.clone() - memory.get(memory::INIT), // [n_params]
        _ => theta.clone(),
    };
    theta - rates.times(towards * optimizer.weight_decay)
}

/// The learning rate: one for all, or Muon's, which has another for what it orthogonalises.
enum Rates {
    One(f64),
    Each(Box<Tensor<1>>),
}

impl Rates {
    fn of(context: Context, lr: f64, theta: &Tensor<1>) -> Self {
        let optimizer = &context.config.optimizer;
        if optimizer.method != Method::Muon {
            return Self::One(lr);
        }
        let own = lr / optimizer.lr_peak * optimizer.muon_lr;
        let each = muon::each(context.layout, own, lr, theta);
        Self::Each(Box::new(each))
    }

    fn times(&self, x: Tensor<1>) -> Tensor<1> {
        match self {
            Self::One(lr) => x * *lr,
            Self::Each(rates) => x * *rates.clone(),
        }
    }
}
