//! grokscope's core: small networks that learn modular arithmetic, and the means to watch them go from memorising to
//! understanding.
//!
//! A [`session::Session`] takes [`protocol::Command`]s and gives [`protocol::Event`]s. It has no loop, no clock and no
//! files: the command-line tool and the page's worker bring those, and the device.
//!
//! ```
//! use burn::tensor::Device;
//! use grokscope::{presets, protocol::{Command, Event}, session::Session};
//!
//! # fn main() {
//! # pollster::block_on(async {
//! let mut session = Session::new(Device::flex());
//! let config = serde_json::to_value(presets::find("tiny").expect("a preset").config()).expect("JSON");
//! session.send(Command::Open { run_id: 1, config });
//! session.send(Command::Step { steps: 10 });
//! while session.running() {
//!     session.advance(5);
//! }
//! let events = session.drain().await;
//! assert!(events.iter().any(|event| matches!(event, Event::Metrics { rows, .. } if rows.len() == 11)));
//! # });
//! # }
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`config`], [`fields`] | what a run is made from; the one door for configs |
//! | [`presets`], [`questions`], [`catalogue`] | named configs; what to try next; everything there is, as data |
//! | [`task`] | operations, their tables, the split |
//! | [`model`], [`optim`], [`train`] | the network, the update rule, the loop's body |
//! | [`probe`], [`snapshot`], [`lens`] | a run as plain numbers, and pictures from them |
//! | [`interchange`] | weights and experiments for other tools |
//! | [`session`], [`protocol`] | the state machine and its language |
//! | [`figures`] | published figures and numbers as checks that can be run |
//! | [`sweep`] | plans of many runs, and what they show together |
//! | [`scoreboard`] | which signs announce the jump, how early, and how often falsely |
//! | [`math`], [`rng`], [`error`], [`registry`] | leaves |

pub mod catalogue;
pub mod config;
pub mod describe;
pub mod error;
pub mod fields;
pub mod figures;
pub mod interchange;
pub mod kernels;
pub mod lens;
pub mod math;
pub mod model;
pub mod optim;
pub mod presets;
pub mod probe;
pub mod protocol;
pub mod questions;
pub mod registry;
pub mod rng;
mod run;
pub mod scoreboard;
pub mod session;
pub mod snapshot;
pub mod sweep;
pub mod task;
mod tensor_file;
pub mod train;
