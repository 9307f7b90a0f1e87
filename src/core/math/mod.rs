//! Mathematics on plain numbers and slices. Nothing here knows of tensors.

pub mod modular;
