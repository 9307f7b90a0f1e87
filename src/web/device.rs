//! The one place of the web bundles that names a backend.

use burn::tensor::Device;
use grokscope::protocol::{DeviceInfo, DeviceKind};
use wasm_bindgen::JsError;

#[cfg(all(feature = "on-cpu", feature = "gpu"))]
compile_error!("a bundle has exactly one backend: enable either `cpu` or `gpu`");

/// The CPU, one thread, SIMD; relaxed SIMD where the browser has it.
#[cfg(feature = "on-cpu")]
pub async fn open() -> Result<(Device, DeviceInfo), JsError> {
    let info = DeviceInfo {
        kind: DeviceKind::Cpu,
        name: name(),
        no_fma: !grokscope::kernels::fma::fused(),
    };
    Ok((Device::flex(), info))
}

/// What files say of the CPU.
#[cfg(feature = "on-cpu")]
pub fn name() -> String {
    let rounding = grokscope::kernels::fma::in_words();
    format!("CPU (WebAssembly SIMD, one thread, {rounding})")
}

/// Kernels per submission, at most: those of thirteen steps. More would only let the GPU wait longer for its first one.
#[cfg(feature = "gpu")]
const KERNELS_PER_SUBMISSION: usize = 96;

/// The browser's GPU through WebGPU.
#[cfg(feature = "gpu")]
pub async fn open() -> Result<(Device, DeviceInfo), JsError> {
    let (device, setup) = Device::wgpu_options()
        .tasks_max(KERNELS_PER_SUBMISSION)
        .init_with_setup_async()
        .await?;
    let info = DeviceInfo {
        kind: DeviceKind::Webgpu,
        name: setup.adapter.get_info().name,
        // Each GPU has rules of its own.
        no_fma: false,
    };
    Ok((device, info))
}
