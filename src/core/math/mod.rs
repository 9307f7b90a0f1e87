//! Mathematics on plain numbers and slices. Nothing here knows of tensors.

pub mod fourier;
pub mod modular;
pub mod pca;
pub mod persistence;
pub mod tsne;
