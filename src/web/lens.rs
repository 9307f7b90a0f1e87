//! Lenses in a worker of their own: weights come in, drawings go out.

use std::collections::BTreeMap;

use burn::tensor::Device;
use grokscope::{
    config::{RunConfig, Valid},
    lens::{
        self, answer_table,
        info::OptionInfo,
        over_run::{Moment, over_run},
    },
    probe::Probe,
    snapshot::Snapshot,
    train::checkpoint::Checkpoint,
};
use js_sys::{Float32Array, Uint16Array};
use wasm_bindgen::prelude::*;

use super::to_js;

/// What lenses look at: a run's config, and its network at one step.
#[wasm_bindgen]
pub struct Microscope {
    probe: Probe,
    snapshot: Snapshot,
    /// Its online keys at the steps that were looked at: a key stays one until it has clearly ceased to be.
    online: BTreeMap<u32, Vec<usize>>,
}

#[wasm_bindgen]
impl Microscope {
    /// A microscope for runs of this config, with its initial weights on the stage.
    ///
    /// # Errors
    /// If the config cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(config: JsValue) -> Result<Microscope, JsError> {
        let json: serde_json::Value = serde_wasm_bindgen::from_value(config)?;
        let config = RunConfig::from_json(&json)?;
        let theta = grokscope::model::initial(&config);
        Ok(Self::showing(config.clone(), |probe| {
            probe.checkpoint(Checkpoint::beginning(config, 0, theta))
        }))
    }

    fn showing(config: Valid<RunConfig>, first: impl FnOnce(&Probe) -> Snapshot) -> Self {
        let probe = Probe::new(config, Device::flex());
        let snapshot = first(&probe);
        Self {
            probe,
            snapshot,
            online: BTreeMap::new(),
        }
    }

    /// Puts the network after `step` updates on the stage, with the weights of a Float32Array.
    ///
    /// # Errors
    /// If there are not as many as the config's network has.
    pub fn place(&mut self, step: u32, theta: Float32Array) -> Result<(), JsError> {
        let (given, wanted) = (theta.length() as usize, self.probe.n_params());
        if given != wanted {
            let problem =
                format!("{given} weights; allowed: {wanted}, as the config's network has");
            return Err(JsError::new(&problem));
        }
        self.online.remove(&step);
        let before = self.online.range(..step).next_back();
        let held = before.map(|(_, keys)| keys.clone()).unwrap_or_default();
        self.snapshot = self.probe.weights(step, theta.to_vec()).holding(held);
        Ok(())
    }

    /// Puts the network of a checkpoint of this run on the stage, and with it what the optimiser remembers.
    ///
    /// # Errors
    /// If the bytes are not a usable checkpoint.
    pub fn place_checkpoint(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        let checkpoint = Checkpoint::read(bytes)?;
        *self = Self::showing(checkpoint.config.clone(), |probe| {
            probe.checkpoint(checkpoint)
        });
        Ok(())
    }

    /// Updates done by what is on the stage.
    pub fn step(&self) -> u32 {
        self.snapshot.step
    }

    /// Its answers as a grid, as the answer table has them: a Uint16Array.
    pub fn predictions(&self) -> Uint16Array {
        Uint16Array::from(&answer_table::predictions(&self.snapshot)[..])
    }

    /// What a lens shows of it, asked with an object `{option: value}` or null.
    ///
    /// # Errors
    /// If there is no such lens, or an option does not exist or cannot have that value.
    pub fn look(&mut self, id: &str, asked: JsValue) -> Result<JsValue, JsError> {
        let asked: serde_json::Value = serde_wasm_bindgen::from_value(asked)?;
        let lens = lens::find(id).ok_or_else(|| JsError::new(&lens::unknown(id)))?;
        let sight = lens.sight(&self.snapshot, &asked);
        if lens.info.options.iter().any(OptionInfo::is_list) {
            self.note_keys();
        }
        to_js(&sight.map_err(|problem| JsError::new(&problem))?)
    }

    fn note_keys(&mut self) {
        let snapshot = &self.snapshot;
        let keys = || lens::online_keys(snapshot).unwrap_or_default();
        self.online.entry(snapshot.step).or_insert_with(keys);
    }

    /// What the measures of a lens say over a run, or null: an array of moments goes in.
    ///
    /// # Errors
    /// If they are not moments.
    pub fn over_run(&self, id: &str, moments: JsValue) -> Result<JsValue, JsError> {
        let moments: Vec<Moment> = serde_wasm_bindgen::from_value(moments)?;
        to_js(&over_run(id, &moments))
    }
}
