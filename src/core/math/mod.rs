//! Mathematics on plain numbers and slices. Nothing here knows of tensors.

pub mod ascent;
pub mod clusters;
pub mod edge;
pub mod eigen;
pub mod fourier;
pub mod lanczos;
pub mod linear;
pub mod modular;
pub mod pca;
pub mod persistence;
pub mod prune;
pub mod spectrum;
pub mod tsne;
pub mod vectors;
