//! The early-warning scoreboard: of every sign that is said to announce the jump of the test accuracy, how many steps it was
//! ahead of it or behind, on one axis, by rules that are declared before any run; and how often it announces a jump that
//! never comes.
//!
//! A flag may depend on nothing that comes after it. So no rule speaks of a share of the total change, which only the end of
//! a run tells, and a sign is compared with its own value when the training pairs had been memorised.

pub mod judge;
pub mod score;
pub mod signals;
pub mod watch;

pub use judge::{Flag, Judged, Outcome, judge};
pub use score::{Score, scores};
pub use signals::{Rule, SIGNALS, Signal};
pub use watch::{Kind, Moment, Watched, spacing};
