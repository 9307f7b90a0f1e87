//! Runs for other tools: weights with the names of TransformerLens, and experiments as PyTorch scripts.

pub mod hooked;
pub mod provenance;
pub mod pytorch;
pub mod weights;

pub use provenance::Provenance;
