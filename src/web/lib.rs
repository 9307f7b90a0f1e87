//! The WebAssembly boundary: translation between JavaScript values and the core's types, and nothing else.
//!
//! Small messages cross by serde; arrays of numbers cross as typed arrays, copied out of wasm memory so that nobody holds
//! a view into it across an `await`.

mod device;
mod events;
#[cfg(feature = "on-cpu")]
mod fused;
#[cfg(feature = "study")]
mod lens;
#[cfg(feature = "study")]
mod study;
#[cfg(feature = "study")]
mod sweep;

use burn::tensor::Device;
#[cfg(feature = "on-cpu")]
use grokscope::{
    catalogue,
    config::RunConfig,
    protocol::{ReadTable, Verdict},
    task::custom,
};
use grokscope::{
    protocol::{Command, DeviceInfo},
    session::Session,
};
use js_sys::{Array, Float32Array, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Runs the module's static constructors once, first thing.
///
/// If nothing refers to `__wasm_call_ctors`, the linker takes the module for a command and runs them again at every
/// exported call: 70 times slower (wasm-bindgen#4446). build.sh checks that it does not.
#[wasm_bindgen(start)]
#[expect(
    unsafe_code,
    reason = "the linker offers the constructors as a foreign function"
)]
pub fn start() {
    unsafe extern "C" {
        fn __wasm_call_ctors();
    }
    // SAFETY: called once, before anything else of this module runs.
    unsafe { __wasm_call_ctors() };
    console_error_panic_hook::set_once();
    #[cfg(feature = "on-cpu")]
    fused::install();
}

/// What training is made of: operations, presets, settings and their ranges. The CPU's bundle, which is there first, tells.
///
/// # Errors
/// Never in practice: the catalogue is plain data.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen(js_name = catalogue)]
pub fn catalogue_of_training() -> Result<JsValue, JsError> {
    to_js(&catalogue::catalogue())
}

/// What the core says of a config: `{problem, idle}`.
///
/// # Errors
/// If the value is not representable as JSON at all.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen]
pub fn validate(config: JsValue) -> Result<JsValue, JsError> {
    let json: serde_json::Value = serde_wasm_bindgen::from_value(config)?;
    to_js(&Verdict::of(&json))
}

/// The table of a config before there is a run: `{n_symbols, formula, answers, split}`; null if the config cannot be used.
///
/// # Errors
/// If the value is not representable as JSON at all.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen]
pub fn preview(config: JsValue) -> Result<JsValue, JsError> {
    let json: serde_json::Value = serde_wasm_bindgen::from_value(config)?;
    match RunConfig::from_json(&json) {
        Ok(config) => events::preview(&config),
        Err(_) => Ok(JsValue::NULL),
    }
}

/// A table of answers that somebody has pasted, as the setting for it takes it: `{table, problem}`, of which one is null.
///
/// # Errors
/// Never in practice.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen]
pub fn table_from_text(text: &str) -> Result<JsValue, JsError> {
    to_js(&ReadTable::of(text))
}

/// The setting for a table of answers as text that people can read; null if it is none.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen]
pub fn text_from_table(table: &str) -> Option<String> {
    custom::text_from_table(table).ok()
}

/// Products `[m, k]·[k, n]` by the engine's own kernel: the benchmark asks how fast a step could be if it were nothing
/// else.
#[cfg(feature = "on-cpu")]
#[wasm_bindgen]
pub fn matmul(m: usize, k: usize, n: usize, repetitions: u32) -> f32 {
    grokscope::kernels::products(m, k, n, repetitions)
}

/// A session on this bundle's device.
#[wasm_bindgen]
pub struct Engine {
    session: Session,
    device: DeviceInfo,
}

#[wasm_bindgen]
impl Engine {
    /// Initialises the device.
    ///
    /// # Errors
    /// If there is none, in the browser's words.
    pub async fn create() -> Result<Engine, JsError> {
        let (device, info): (Device, _) = device::open().await?;
        Ok(Engine {
            session: Session::new(device),
            device: info,
        })
    }

    /// What the session runs on: `{kind, name}`.
    ///
    /// # Errors
    /// Never in practice.
    pub fn device(&self) -> Result<JsValue, JsError> {
        to_js(&self.device)
    }

    /// Carries out a command. What goes wrong becomes a `failed` event.
    ///
    /// # Errors
    /// If the value is not a command: a mistake of the page, not of its user.
    pub fn send(&mut self, command: JsValue) -> Result<(), JsError> {
        let command: Command = serde_wasm_bindgen::from_value(command)?;
        self.session.send(command);
        Ok(())
    }

    /// Whether there is training to be done.
    pub fn running(&self) -> bool {
        self.session.running()
    }

    /// Does at most this many updates and says how many.
    pub fn advance(&mut self, steps: u32) -> u32 {
        self.session.advance(steps)
    }

    /// Updates done by the present run.
    pub fn step_count(&self) -> u32 {
        self.session.step_count()
    }

    /// Into how many shards the next step is divided; 0 when there is nothing to do.
    pub fn shards(&self) -> usize {
        self.session.shards()
    }

    /// Writes what shards `from..to` give to the next step's gradient into a Float32Array of `n_params` numbers.
    ///
    /// # Errors
    /// If there is no run.
    pub async fn shards_gradient(
        &mut self,
        from: usize,
        to: usize,
        into: Float32Array,
    ) -> Result<(), JsError> {
        into.copy_from(&self.session.shards_gradient(from, to).await?);
        Ok(())
    }

    /// Does the next step, given what all its shards give (an entry for each: a Float32Array, or undefined where the sum
    /// before contains it), and says into how many pieces the examination that is then due is divided; 0 when none is due.
    pub fn apply_shards(&mut self, sums: Vec<JsValue>) -> usize {
        let sum = |entry: JsValue| Some(entry.dyn_ref::<Float32Array>()?.to_vec());
        self.session
            .apply_shards(sums.into_iter().map(sum).collect())
    }

    /// One piece of an examination of the present weights: a Float32Array.
    ///
    /// # Errors
    /// If there is no run.
    pub async fn examine_piece(&mut self, piece: usize) -> Result<Float32Array, JsError> {
        let numbers = self.session.examine_piece(piece).await?;
        Ok(Float32Array::from(&numbers[..]))
    }

    /// Takes an examination of the present weights from all its pieces in order.
    pub fn take_examination(&mut self, pieces: Vec<Float32Array>) {
        self.session.take_examination(to_vecs(pieces));
    }

    /// The present weights: a Float32Array.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn weights(&mut self) -> Result<Float32Array, JsError> {
        Ok(Float32Array::from(&self.session.weights().await?[..]))
    }

    /// The present run as a checkpoint: a Uint8Array.
    ///
    /// # Errors
    /// If there is no run, or the device cannot be read.
    pub async fn save(&mut self) -> Result<Uint8Array, JsError> {
        Ok(Uint8Array::from(&self.session.save().await?[..]))
    }

    /// Continues a run from a checkpoint, paused.
    ///
    /// # Errors
    /// If the bytes are not a usable checkpoint; the present run is then untouched.
    pub fn restore(&mut self, run_id: u32, checkpoint: &[u8]) -> Result<(), JsError> {
        Ok(self.session.restore(run_id, checkpoint)?)
    }

    /// What has happened since the last call: an array of events.
    ///
    /// # Errors
    /// Never in practice: errors of a run are events.
    pub async fn drain(&mut self) -> Result<Array, JsError> {
        self.session
            .drain()
            .await
            .into_iter()
            .map(events::to_js)
            .collect()
    }

    /// The answer table of the latest evaluation, or undefined without a run.
    ///
    /// # Errors
    /// If the device cannot be read.
    pub async fn table(&mut self) -> Result<JsValue, JsError> {
        match self.session.table().await? {
            Some(event) => events::to_js(event),
            None => Ok(JsValue::UNDEFINED),
        }
    }
}

fn to_vecs(arrays: Vec<Float32Array>) -> Vec<Vec<f32>> {
    arrays.iter().map(Float32Array::to_vec).collect()
}

fn to_js(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
