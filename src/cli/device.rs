//! The one place of the command-line tool that names a backend.

use anyhow::Result;
use burn::tensor::Device;
use grokscope::kernels::fma;

use crate::args::DeviceChoice;

/// What files say of the processor.
pub fn cpu() -> String {
    format!("CPU, one thread, {}", fma::in_words())
}

/// Opens a device and names it.
pub fn open(choice: DeviceChoice) -> Result<(Device, String)> {
    match choice {
        DeviceChoice::Cpu => Ok((Device::flex(), cpu())),
        DeviceChoice::Webgpu => gpu(),
    }
}

#[cfg(feature = "gpu")]
fn gpu() -> Result<(Device, String)> {
    let (device, setup) = Device::wgpu_options().init_with_setup()?;
    Ok((device, setup.adapter.get_info().name))
}

#[cfg(not(feature = "gpu"))]
fn gpu() -> Result<(Device, String)> {
    anyhow::bail!(
        "--device webgpu: this grokscope was built without it; allowed: cpu, or a build with `--features gpu`"
    )
}
