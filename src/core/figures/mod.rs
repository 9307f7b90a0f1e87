//! Published figures and numbers as checks that can be run: what a paper shows, the runs it takes, what is measured on
//! them, and the rule by which they agree or do not. One row each; drivers run them.

pub mod info;
pub mod plan;
pub mod recorded;
mod rows;
pub mod verdict;

pub use info::{FigureInfo, infos};
pub use plan::{Budget, Figure, Series, find};
pub use rows::figures;
pub use verdict::{Check, Finding, Measure, Outcome, Rule, Verdict};
