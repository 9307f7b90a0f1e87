//! Lends the engine a matrix product with fused multiply-add (fused/kernel.rs), where the browser knows relaxed SIMD. It
//! becomes a function of this module's own table, so that a call of it is as good as any other.

use grokscope::kernels::fma::{self, Kernel};
use js_sys::{
    Array, Function, Object, Reflect, Uint8Array,
    WebAssembly::{Instance, Module, Table},
};
use wasm_bindgen::prelude::*;

const KERNEL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/kernel.wasm"));

/// Products are fused from now on, unless the browser refuses the kernel or the processor rounds twice.
pub fn install() {
    if let Ok(kernel) = load() {
        fma::lend(kernel);
    }
}

fn load() -> Result<Kernel, JsValue> {
    let module = Module::new(&Uint8Array::from(KERNEL))?;
    let around = entries("memory", &wasm_bindgen::memory())?;
    let instance = Instance::new(&module, &entries("env", &around)?)?;
    let function: Function =
        Reflect::get(&instance.exports(), &"multiply_add".into())?.dyn_into()?;
    let table: Table = wasm_bindgen::function_table().dyn_into()?;
    let index = table.grow(1)?;
    table.set(index, &function)?;
    Ok(function_at(index))
}

/// An object with one entry.
fn entries(name: &str, value: &JsValue) -> Result<Object, JsValue> {
    Object::from_entries(&Array::of1(&Array::of2(&name.into(), value)))
}

#[expect(
    unsafe_code,
    reason = "in WebAssembly a function's address is its place in the table"
)]
fn function_at(index: u32) -> Kernel {
    // SAFETY: a function of that signature has just been put there, and nobody takes it out.
    unsafe { std::mem::transmute::<usize, Kernel>(index as usize) }
}
