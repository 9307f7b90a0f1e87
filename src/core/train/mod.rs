//! Training: one step, evaluation of the whole table, and the state that a checkpoint keeps.

pub mod batches;
pub mod checkpoint;
pub mod choices;
pub mod cost;
pub mod evaluate;
pub mod loss;
pub mod metrics;
pub mod trainer;

pub use choices::LOSSES;
pub use trainer::Trainer;
