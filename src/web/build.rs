//! Compiles fused/kernel.rs, the matrix product for browsers with relaxed SIMD, into a module of its own.

use std::{env, fs, path::PathBuf, process::Command};

const SOURCES: [&str; 2] = ["fused/kernel.rs", "../arithmetic/tiles.rs"];
/// Types, imports, functions, globals, exports, code, and custom ones: sections of a module that leaves the memory alone
/// which it is given. Data would be written over the engine's, a start function or a table would be in its way.
const HARMLESS: [u8; 7] = [0, 1, 2, 3, 6, 7, 10];

fn main() {
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() != Ok("wasm32") {
        return;
    }
    // Room in the engine's table of functions for the kernel.
    println!("cargo:rustc-link-arg=--growable-table");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names it")).join("kernel.wasm");
    let rustc = env::var_os("RUSTC").expect("cargo names it");
    let done = Command::new(rustc)
        .args(["--edition=2024", "--target=wasm32-unknown-unknown"])
        .args(["--crate-type=cdylib", "-Copt-level=3", "-Cpanic=abort"])
        .args(["-Ctarget-feature=+simd128,+relaxed-simd", "-Cstrip=symbols"])
        .args(["-Clink-arg=--import-memory", SOURCES[0], "-o"])
        .arg(&out)
        .status()
        .expect("the compiler that compiles us");
    assert!(done.success(), "fused/kernel.rs does not compile");
    let module = fs::read(&out).expect("what was just written");
    for id in sections(&module) {
        assert!(HARMLESS.contains(&id), "the kernel has a section {id}");
    }
}

/// The ids of a module's sections: each begins with its id and its length, after the module's eight bytes of greeting.
fn sections(module: &[u8]) -> Vec<u8> {
    let (mut at, mut ids) = (8, Vec::new());
    while at < module.len() {
        ids.push(module[at]);
        let (length, digits) = number(&module[at + 1..]);
        at += 1 + digits + length;
    }
    ids
}

/// A number in groups of seven bits, the lowest first, and how many groups there are.
fn number(bytes: &[u8]) -> (usize, usize) {
    let digits = 1 + bytes.iter().take_while(|&byte| byte & 0x80 != 0).count();
    let value = (0..digits)
        .rev()
        .fold(0, |value, i| value << 7 | usize::from(bytes[i] & 0x7f));
    (value, digits)
}
