//! The rows of the registry of figures.

mod early;
mod late;
mod methods;
mod power;
mod sharpness;

use super::plan::Figure;

/// Every figure: first those of papers, in the papers' order, then single published numbers.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    [
        power::ROWS,
        sharpness::ROWS,
        methods::ROWS,
        early::ROWS,
        late::ROWS,
    ]
    .into_iter()
    .flatten()
}
