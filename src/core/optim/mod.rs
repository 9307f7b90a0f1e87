//! The rules that change the weights. Each works on the flat vector of all parameters and is a pure function of
//! (parameters, gradient, state, step), so it can be tested with a two-element vector.

pub mod adamw;
pub mod schedule;

use crate::registry::NamedInfo;

/// The optimisers, in display order.
pub const OPTIMIZERS: &[NamedInfo] = &[NamedInfo {
    id: "adamw",
    label: "AdamW",
    help: "Adam with weight decay that does not pass through the gradient (Loshchilov and Hutter 2019).",
}];
