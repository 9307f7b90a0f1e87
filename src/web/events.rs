//! Events as JavaScript objects.

use grokscope::protocol::Event;
#[cfg(feature = "on-cpu")]
use grokscope::{
    config::{RunConfig, Valid},
    describe,
    lens::answer_table,
    task::Table,
};
use js_sys::{Reflect, Uint8Array, Uint16Array};
use wasm_bindgen::prelude::*;

/// The event's small fields by serde, its arrays as typed arrays of their own.
pub fn to_js(event: Event) -> Result<JsValue, JsError> {
    let object = super::to_js(&event)?;
    match event {
        Event::Opened { answers, split, .. } => {
            set(&object, "answers", Uint16Array::from(&answers[..]).into());
            set(&object, "split", Uint8Array::from(&split[..]).into());
        }
        Event::Table { predictions, .. } => {
            set(
                &object,
                "predictions",
                Uint16Array::from(&predictions[..]).into(),
            );
        }
        _ => {}
    }
    Ok(object)
}

/// The table of a config before there is a run.
#[cfg(feature = "on-cpu")]
pub fn preview(config: &Valid<RunConfig>) -> Result<JsValue, JsError> {
    let table = Table::new(config);
    let object = js_sys::Object::new().into();
    set(&object, "n_symbols", table.p.into());
    set(&object, "formula", describe::formula(config).into());
    let answers = answer_table::answers(&table);
    set(&object, "answers", Uint16Array::from(&answers[..]).into());
    let split = answer_table::parts(&table);
    set(&object, "split", Uint8Array::from(&split[..]).into());
    Ok(object)
}

fn set(object: &JsValue, key: &str, value: JsValue) {
    Reflect::set(object, &key.into(), &value).expect("a fresh object takes new keys");
}
