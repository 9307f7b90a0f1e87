//! Many runs from one plan, and what they show together: the cells of a grid of settings, the seeds of each, when a run
//! may end early, and medians in which "not yet" stays "not yet". Nothing here runs anything: drivers do.

pub mod axis;
pub mod course;
pub mod gather;
pub mod job;
pub mod phase;
pub mod plan;
pub mod probe;
pub mod record;
pub mod report;
pub mod spread;
pub mod summary;

pub use axis::Axis;
pub use course::Course;
pub use gather::{Gathered, gather};
pub use job::Job;
pub use phase::{Limits, Phase};
pub use plan::{Cell, Plan, Stop, SweepError};
pub use probe::Probe;
pub use record::{Ended, Record, RunResult};
pub use spread::{Reached, Spread};
pub use summary::{CellSummary, summarize};
