// Fails the build when a bundle would be slow for a reason that nobody sees:
// static constructors that run at every call (70 times slower), or an optimisation flag that is silently off.
import { readFileSync } from "node:fs";

const WANTED = {
  "web-cpu": ["lto=fat", "opt-level=3", "target-feature=+simd128"],
  "web-gpu": ["opt-level=s", "target-feature=+simd128"],
  "web-dev": ["opt-level=3", "target-feature=+simd128"],
};

const [profile, wasmPath, flagsPath] = process.argv.slice(2);

/** Every name in the module: exports and the debug name section. */
function names(bytes) {
  const module = new WebAssembly.Module(bytes);
  const exported = WebAssembly.Module.exports(module).map((entry) => entry.name);
  const debug = WebAssembly.Module.customSections(module, "name");
  if (debug.length === 0) fail(`${wasmPath} has no name section to look into`);
  return exported.join("\n") + debug.map((section) => Buffer.from(section).toString("latin1")).join("\n");
}

function fail(message) {
  console.error(`guard: ${message}`);
  process.exit(1);
}

if (names(readFileSync(wasmPath)).includes(".command_export")) {
  fail(`the ${profile} bundle runs its static constructors at every exported call; see start() in src/web/lib.rs`);
}
const flags = readFileSync(flagsPath, "utf8").split("\n");
for (const wanted of WANTED[profile]) {
  if (!flags.includes(wanted)) {
    fail(`the ${profile} bundle was compiled without "${wanted}"; see the profiles in Cargo.toml and .cargo/config.toml`);
  }
}
