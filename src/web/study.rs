//! What studies are made of, as data: the page is built with it.

use grokscope::catalogue;
use wasm_bindgen::prelude::*;

use super::to_js;

/// Lenses and figures. Their words weigh as much as all others, so they are a file of the page that is loaded when first
/// wanted.
///
/// # Errors
/// Never in practice: the catalogue is plain data.
#[wasm_bindgen]
pub fn studies() -> Result<JsValue, JsError> {
    to_js(&catalogue::studies())
}
